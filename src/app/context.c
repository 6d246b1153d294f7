/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"

void context_release(struct context *ctx)
{
    *ctx = (struct context){0};
}
