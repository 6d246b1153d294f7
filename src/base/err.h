/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_BASE_ERR_H
#define LIMBER_BASE_ERR_H

#include "base/base.h"

#include <stdbool.h>

/*
 * One failure of the environment (a file, the store, the terminal), with its
 * context, shown once at the edge. Functions that can fail take a struct err *
 * last, leave it alone on success and return err_set()'s false on failure.
 * A zeroed struct is "no error".
 */
enum { ERR_BYTES = 512 };

struct err {
    char text[ERR_BYTES]; /* "cannot open '/x': permission denied" */
};

/* Both return false, so that callers can write: return err_set(err, …). */
bool err_set(struct err *err, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Puts "context: " before what is there. */
bool err_wrap(struct err *err, const char *fmt, ...) PRINTF_LIKE(2, 3);

#endif
