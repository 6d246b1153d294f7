/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/shipped.h"

#include <stdlib.h>

void shipped_library(struct library *l)
{
    const char *srcdir = getenv("srcdir");
    const struct paths paths = {.config = "/nonexistent", .shared = srcdir ? srcdir : "."};
    library_init(l, &paths);
}
