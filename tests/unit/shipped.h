/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_SHIPPED_H
#define LIMBER_TESTS_SHIPPED_H

#include "io/library.h"

/* The library as we ship it, without anybody's own files. */
void shipped_library(struct library *l);

/* That library for every test, and what a test makes out of it. */
struct shipped {
    struct library library;
    const struct library_entry *routines; /* all of them */
    size_t n_routines;
    struct arena arena;
    struct diags diags;
};

int shipped_setup(void **state);
int shipped_teardown(void **state);
#define SHIPPED_TEST(test) cmocka_unit_test_setup_teardown(test, shipped_setup, shipped_teardown)

#endif
