/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "unit/folder.h"

#include "base/mem.h"
#include "unit/unit.h"

#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

char *folder_new(void)
{
    const char *builddir = getenv("builddir");
    char path[PATH_MAX + 16], whole[PATH_MAX];
    assert_non_null(realpath(builddir ? builddir : ".", whole));
    snprintf(path, sizeof path, "%s/test-XXXXXX", whole);
    assert_non_null(mkdtemp(path));
    return xstrdup(path);
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *walk)
{
    (void) st;
    (void) type;
    (void) walk;
    return remove(path);
}

void folder_remove(char *path)
{
    nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(path);
}
