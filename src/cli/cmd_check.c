/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "audio/sounds.h"
#include "cli/check.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "io/programmes.h"

enum { OPTION_JSON, OPTION_ALL };
static const struct cli_option options[] = {
    [OPTION_JSON] = {.name = "json", .help = "print one JSON array"},
    [OPTION_ALL] = {.name = "all", .help = "check every file there is, of every kind"},
};

/* The sources a card names, and those of an exercise. */
static void check_card_sources(const struct cards *cards, const struct card *card, struct diags *d)
{
    if (card && card != cards_sources(cards))
        cards_check_sources(cards, card->text, (struct src_loc){card->path, 0}, d);
}

static void check_item(struct context *ctx, const char *name, struct diags *d)
{
    struct library *l = context_library(ctx);
    struct library_item item;
    struct diags said = {0};
    library_check(l, name, d);
    if (library_open(l, name, &item, &said) && item.kind == LIBRARY_EXERCISE)
        for (size_t i = 0; i < item.exercise->n_sources; i++)
            cards_check_sources(context_cards(ctx), item.exercise->sources[i],
                                node_member(item.root, "sources")->loc, d);
    diags_release(&said);
}

void check_file(struct context *ctx, const char *name, struct diags *d)
{
    if (cards_is_path(name))
        check_card_sources(context_cards(ctx), cards_read(name, &ctx->arena, d), d);
    else if (!sounds_check_file(name, d) && !programmes_check_file(context_library(ctx), name, d))
        check_item(ctx, name, d);
}

/* A person's own files, and all that our profiles name. */
static void check_sounds(struct context *ctx, struct diags *d)
{
    struct sounds_from from = context_sounds(ctx);
    struct sounds_survey survey = {0};
    const char *const *profiles;
    sounds_check_folder(from.user_folder, d);
    from.user_folder = NULL;
    size_t count = sounds_profiles(&from, &profiles, &ctx->arena);
    for (size_t i = 0; i < count; i++) {
        from.profile = profiles[i];
        sounds_survey(&survey, &from, &ctx->arena, d);
    }
}

static void check_all(struct context *ctx, struct diags *d)
{
    struct library *l = context_library(ctx);
    struct cards cards = {0};
    for (int kind = 0; kind < N_LIBRARY_KINDS; kind++) {
        const struct library_entry *entries;
        size_t count = library_list(l, (enum library_kind) kind, &entries);
        library_check_names(l, (enum library_kind) kind, d);
        for (size_t i = 0; i < count; i++)
            check_item(ctx, entries[i].path, d);
    }
    cards_load(&cards, context_paths(ctx), d);
    for (size_t i = 0; i < cards.count; i++)
        check_card_sources(&cards, cards.items[i], d);
    cards_release(&cards);
    const struct library_entry *programmes;
    size_t count = programmes_list(l, &programmes);
    for (size_t i = 0; i < count; i++)
        if (!programmes_check_file(l, programmes[i].path, d))
            library_check(l, programmes[i].path, d); /* says what it lacks */
    check_sounds(ctx, d);
}

int check_report(struct diags *d, bool json)
{
    struct strbuf out = {0};
    diags_sort(d);
    if (json)
        diags_format_json(d, &out);
    else
        diags_format(d, &out);
    cli_puts(&out);
    int status = d->errors ? CLI_FAILED : CLI_DONE;
    strbuf_release(&out);
    diags_release(d);
    return status;
}

static int check_run(struct context *ctx, const struct cli_args *args)
{
    bool all = args->values[OPTION_ALL].given;
    if (!all && args->n_operands == 0)
        return cli_usage(&cmd_check, "name a file, or say --all");
    struct diags d = {0};
    if (all)
        check_all(ctx, &d);
    for (int i = 0; i < args->n_operands; i++)
        check_file(ctx, args->operands[i], &d);
    return check_report(&d, args->values[OPTION_JSON].given);
}

const struct command cmd_check = {
    .name = "check",
    .summary = "find what is wrong with routine, programme, sound and card files",
    .synopsis = "[FILE|ID]...",
    .more = "Prints nothing where nothing is wrong. limber-routine(5) explains what it finds,\n"
            "limber-sound(5) the sounds.\n",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .max_operands = -1,
    .group = GROUP_FILES,
    .run = check_run,
};
