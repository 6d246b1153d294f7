/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_VIEW_FIXTURE_SCREENS_H
#define LIMBER_TESTS_VIEW_FIXTURE_SCREENS_H

#include "view/frame.h"

#include <stddef.h>

/*
 * Every screen of the program in every state worth looking at, filled with made-up data: what the
 * goldens show, what the property tests draw at every size, and what the demo leafs through.
 */
struct fixture_screen {
    const char *name; /* also of its golden file */
    void (*draw)(struct frame *f);
};

extern const struct fixture_screen fixture_screens[];
extern const size_t n_fixture_screens;

#endif
