/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"

#include "audio/sounds.h"
#include "io/lock_copy.h"
#include "io/settings.h"
#include "io/store.h"

#include <stdio.h>

const struct paths *context_paths(struct context *ctx)
{
    if (!ctx->has_paths)
        paths_find(&ctx->paths, &ctx->arena);
    ctx->has_paths = true;
    return &ctx->paths;
}

static void say_and_release(struct diags *diags)
{
    struct strbuf report = {0};
    diags_format(diags, &report);
    fwrite(strbuf_text(&report), 1, report.length, stderr);
    strbuf_release(&report);
    diags_release(diags);
}

struct settings *context_settings(struct context *ctx)
{
    if (ctx->has_settings)
        return &ctx->settings;
    const struct paths *paths = context_paths(ctx);
    struct diags diags = {0};
    settings_load(&ctx->settings, paths->config_file, paths->state_file, &ctx->arena, &diags);
    ctx->has_settings = true;

    say_and_release(&diags);
    return &ctx->settings;
}

struct library *context_library(struct context *ctx)
{
    if (!ctx->has_library)
        library_init(&ctx->library, context_paths(ctx));
    ctx->has_library = true;
    return &ctx->library;
}

const struct cards *context_cards(struct context *ctx)
{
    struct diags diags = {0};
    if (!ctx->has_cards)
        cards_load(&ctx->cards, context_paths(ctx), &diags);
    ctx->has_cards = true;
    say_and_release(&diags);
    return &ctx->cards;
}

struct store *context_store(struct context *ctx)
{
    if (ctx->tried_store)
        return ctx->store;
    struct err err = {0};
    ctx->store = store_open(context_paths(ctx)->history_file, &err);
    ctx->tried_store = true;
    struct err lost = {0}; /* that it cannot be written is said when it is */
    if (lock_copy_restore(context_paths(ctx)->lock_file, ctx->store, &lost))
        context_copy_lock(ctx); /* of a limber that kept none, or opened from elsewhere */
    if (!ctx->store)
        fprintf(stderr, "limber: %s\n", err.text);
    return ctx->store;
}

struct sounds_from context_sounds(struct context *ctx)
{
    const struct paths *paths = context_paths(ctx);
    return (struct sounds_from){
        .user_folder = arena_printf(&ctx->arena, "%s/sounds", paths->config),
        .system_folder = arena_printf(&ctx->arena, "%s/sounds", paths->shared),
        .profile = context_settings(ctx)->values[SETTING_PROFILE].name,
    };
}

void context_copy_lock(struct context *ctx)
{
    struct arena a = {0};
    struct screening_record latest;
    struct err ignored = {0};
    bool found;
    if (store_screening_latest(context_store(ctx), &a, &latest, &found, &ignored) && found)
        lock_copy_write(context_paths(ctx)->lock_file, &latest, &ignored);
    arena_release(&a);
}

void context_release(struct context *ctx)
{
    const char *notice = store_notice(ctx->store); /* where no screen has said it */
    if (notice)
        fprintf(stderr, "limber: %s\n", notice);
    store_close(ctx->store);
    cards_release(&ctx->cards);
    library_release(&ctx->library);
    arena_release(&ctx->arena);
    *ctx = (struct context){0};
}
