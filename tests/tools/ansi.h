/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_ANSI_H
#define LIMBER_TESTS_ANSI_H

#include "base/cell.h"
#include "base/strbuf.h"

/* Cells as lines of UTF-8 with SGR escapes where there is a colour or an attribute. */
void ansi_put(struct strbuf *out, const struct cell *cells, int cols, int rows);

#endif
