/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/shipped.h"

#include "base/mem.h"

#include <stdlib.h>

void shipped_library(struct library *l)
{
    const char *srcdir = getenv("srcdir");
    const struct paths paths = {.config = "/nonexistent", .shared = srcdir ? srcdir : "."};
    library_init(l, &paths);
}

int shipped_setup(void **state)
{
    struct shipped *s = xcalloc(1, sizeof *s);
    shipped_library(&s->library);
    s->n_routines = library_list(&s->library, LIBRARY_ROUTINE, &s->routines);
    *state = s;
    return s->n_routines > 0 ? 0 : -1; /* a test of every routine must not be one of none */
}

int shipped_teardown(void **state)
{
    struct shipped *s = *state;
    library_release(&s->library);
    arena_release(&s->arena);
    diags_release(&s->diags);
    free(s);
    return 0;
}
