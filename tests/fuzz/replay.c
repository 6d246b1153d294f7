/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/fsutil.h"

#include <stdint.h>
#include <stdio.h>

/* Runs a fuzz target over files, without libFuzzer: replay FILE... */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { INPUT_MAX = 1 << 20 };

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct strbuf bytes = {0};
        if (fs_read(argv[i], INPUT_MAX, &bytes, NULL) != FS_OK) {
            fprintf(stderr, "cannot read %s\n", argv[i]);
            return 1;
        }
        fprintf(stderr, "%s\n", argv[i]);
        LLVMFuzzerTestOneInput((const uint8_t *) strbuf_text(&bytes), bytes.length);
        strbuf_release(&bytes);
    }
    printf("%d\n", argc - 1);
    return 0;
}
