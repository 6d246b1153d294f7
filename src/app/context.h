/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_CONTEXT_H
#define LIMBER_APP_CONTEXT_H

#include "base/mem.h"
#include "core/settings.h"
#include "io/cards.h"
#include "io/library.h"
#include "io/paths.h"

#include <stdbool.h>

struct sounds_from;
struct store;

/*
 * What a command may need of the world, found when it is first asked for: a
 * command that asks for nothing opens nothing. Owned by the command line's
 * frame and handed down; a zeroed struct has nothing open. What the functions
 * return lives until context_release().
 */
struct context {
    struct arena arena;
    bool has_paths, has_settings;
    struct paths paths;
    struct settings settings;
    bool has_library;
    struct library library;
    bool has_cards;
    struct cards cards;
    bool tried_store;
    struct store *store;
};

const struct paths *context_paths(struct context *ctx);
/* What is wrong with limber.cfg is said on stderr, once; what is right counts. */
struct settings *context_settings(struct context *ctx);
/* The routines and exercises there are; files are read when first asked for. */
struct library *context_library(struct context *ctx);
/* The learn cards; what is wrong with one is said on stderr, once, and it is left out. */
const struct cards *context_cards(struct context *ctx);
/* The history; NULL, which every store function takes, where there is none: said on stderr, once.
 */
struct store *context_store(struct context *ctx);
/* Where sounds come from, as the settings say. */
struct sounds_from context_sounds(struct context *ctx);
/* Answers to the safety questions that lock are copied beside the history (io/lock_copy): after
 * whatever may have changed them. */
void context_copy_lock(struct context *ctx);
void context_release(struct context *ctx);

#endif
