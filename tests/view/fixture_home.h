/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_FIXTURE_HOME_H
#define LIMBER_TESTS_FIXTURE_HOME_H

#include "base/mem.h"
#include "view/home.h"

/*
 * A home screen with made-up rows: Today (a routine, a card), Routines (six), Learn
 * (three), Lately (two).
 */
struct home_model fixture_home(struct arena *a);

#endif
