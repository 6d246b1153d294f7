/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_UNIT_H
#define LIMBER_TESTS_UNIT_H

/* What every unit test includes first: cmocka wants these four before itself. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#endif
