/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wav_diff ONE.wav OTHER.wav: by how many steps of 16 bits they differ most, and in how many. */
#include "tools/wav_in.h"

#include <math.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    struct wav_in in[2];
    float x[2][2 * 4800];
    long most = 0, differ = 0, samples = 0;
    for (int i = 0; i < 2; i++) {
        FILE *f = argc == 3 ? fopen(argv[i + 1], "rb") : NULL;
        if (!f || !wav_in_open(&in[i], f)) {
            fprintf(stderr, "wav_diff: cannot read %s\n", argc == 3 ? argv[i + 1] : "two files");
            return 2;
        }
    }
    for (;;) {
        size_t got = wav_in_read(&in[0], x[0], 4800);
        if (wav_in_read(&in[1], x[1], 4800) != got) {
            puts("99999 of another length");
            return 1;
        }
        if (got == 0)
            break;
        for (size_t i = 0; i < 2 * got; i++) {
            long apart = labs(lroundf(32767 * (x[0][i] - x[1][i])));
            most = apart > most ? apart : most;
            differ += apart > 0;
        }
        samples += (long) (2 * got);
    }
    printf("%ld at most, %ld of %ld samples differ\n", most, differ, samples);
    return 0;
}
