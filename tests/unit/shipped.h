/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_SHIPPED_H
#define LIMBER_TESTS_SHIPPED_H

#include "io/library.h"

/* The library as we ship it, without anybody's own files. */
void shipped_library(struct library *l);

#endif
