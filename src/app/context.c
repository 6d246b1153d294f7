/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"

#include "io/settings.h"

#include <stdio.h>

const struct paths *context_paths(struct context *ctx)
{
    if (!ctx->has_paths)
        paths_find(&ctx->paths, &ctx->arena);
    ctx->has_paths = true;
    return &ctx->paths;
}

struct settings *context_settings(struct context *ctx)
{
    if (ctx->has_settings)
        return &ctx->settings;
    const struct paths *paths = context_paths(ctx);
    struct diags diags = {0};
    settings_load(&ctx->settings, paths->config_file, paths->state_file, &ctx->arena, &diags);
    ctx->has_settings = true;

    struct strbuf report = {0};
    diags_format(&diags, &report);
    fwrite(strbuf_text(&report), 1, report.length, stderr);
    strbuf_release(&report);
    diags_release(&diags);
    return &ctx->settings;
}

void context_release(struct context *ctx)
{
    arena_release(&ctx->arena);
    *ctx = (struct context){0};
}
