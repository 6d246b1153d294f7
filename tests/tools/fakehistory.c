/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/store.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* For tests from outside: fakehistory FILE VERDICT answers the safety questions with a verdict. */
int main(int argc, char **argv)
{
    struct err err = {0};
    if (argc != 3) {
        fputs("usage: fakehistory FILE VERDICT\n", stderr);
        return 2;
    }
    struct store *s = store_open(argv[1], &err);
    struct screening_record r = {.version = 1,
                                 .taken_s = (int64_t) time(NULL),
                                 .origin = "terminal",
                                 .answers = "age=18-64 A4=yes",
                                 .verdict = argv[2],
                                 .lock = strchr("EUP", argv[2][0]) ? argv[2] : NULL,
                                 .reasons = "A4"};
    bool ok = s && store_screening_write(s, &r, &err);
    if (!ok)
        fprintf(stderr, "%s\n", err.text);
    store_close(s);
    return !ok;
}
