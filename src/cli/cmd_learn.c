/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "app/learn.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/show.h"
#include "view/find.h"
#include "view/layout.h"
#include "view/text.h"

#include <stdlib.h>
#include <unistd.h>

enum { OPTION_PLAIN, OPTION_JSON };
static const struct cli_option options[] = {
    [OPTION_PLAIN] = {.name = "plain", .help = "print lines instead of drawing"},
    [OPTION_JSON] = {.name = "json", .help = "print one JSON array"},
};

/* ---- output ---- */

static void add_card(struct strbuf *out, const struct card *card)
{
    struct text_flow w = {.rest = card->text,
                          .cells = MIN(output_width(), (int) LAYOUT_TEXT_CELLS)};
    strbuf_printf(out, "%s\n\n", card->title);
    while (text_next(&w))
        strbuf_printf(out, "%*s%.*s%s\n", w.bytes ? w.indent : 0, "", (int) w.bytes, w.line,
                      w.heading ? ":" : "");
}

static bool is_meant(const struct card *card, const char *letters)
{
    return !letters || find_matches(card->title, letters) || find_matches(card->text, letters);
}

static void add_list(struct strbuf *out, const struct cards *cards, const char *letters)
{
    int widest = 0;
    for (size_t i = 0; i < cards->count; i++)
        widest = MAX(widest, utf8_width(cards->items[i]->id));
    for (size_t i = 0; i < cards->count; i++) {
        if (!is_meant(cards->items[i], letters))
            continue;
        show_padded(out, cards->items[i]->id, widest + 2);
        strbuf_printf(out, "%s%s\n", cards->items[i]->title,
                      cards->items[i]->mine ? "  (yours)" : "");
    }
}

static void add_json(struct strbuf *out, const struct cards *cards, const struct card *only,
                     const char *letters)
{
    const char *before = "[\n";
    for (size_t i = 0; i < cards->count; i++) {
        const struct card *c = cards->items[i];
        if ((only && c != only) || !is_meant(c, letters))
            continue;
        strbuf_printf(out, "%s  { \"id\": ", before);
        strbuf_json(out, c->id);
        strbuf_puts(out, ", \"title\": ");
        strbuf_json(out, c->title);
        strbuf_printf(out, ", \"mine\": %s, \"path\": ", c->mine ? "true" : "false");
        strbuf_json(out, c->path);
        strbuf_puts(out, ",\n    \"text\": ");
        strbuf_json(out, c->text);
        strbuf_puts(out, " }");
        before = ",\n";
    }
    strbuf_puts(out, "\n]\n");
}

/* ---- the command ---- */

static bool any_has(const struct cards *cards, const char *letters)
{
    for (size_t i = 0; i < cards->count; i++)
        if (is_meant(cards->items[i], letters))
            return true;
    return false;
}

static int nothing_about(const struct cards *cards, const char *topic)
{
    const char **ids = xreallocarray(NULL, cards->count + 1, sizeof *ids);
    for (size_t i = 0; i < cards->count; i++)
        ids[i] = cards->items[i]->id;
    const char *near = suggest(topic, ids, cards->count);
    int status = near ? cli_fail("no card is about '%s'; did you mean '%s'?", topic, near)
                      : cli_fail("no card is about '%s'; 'limber learn --plain' lists them", topic);
    free(ids);
    return status;
}

/* A topic is the id of a card; else it is looked for in all of them. */
static int learn_about(struct context *ctx, const struct cli_value *v, const char *topic)
{
    const struct cards *cards = context_cards(ctx);
    const struct card *card = topic ? cards_find(cards, topic) : NULL;
    const char *letters = card ? NULL : topic;
    if (letters && !any_has(cards, letters))
        return nothing_about(cards, topic);
    struct err err = {""};
    bool screen = !v[OPTION_PLAIN].given && !v[OPTION_JSON].given && isatty(STDIN_FILENO) &&
                  isatty(STDOUT_FILENO);
    if (screen && learn_run(ctx, card ? card->id : NULL, letters, &err))
        return CLI_DONE;
    struct strbuf out = {0};
    if (v[OPTION_JSON].given)
        add_json(&out, cards, card, letters);
    else if (card)
        add_card(&out, card);
    else
        add_list(&out, cards, letters);
    output_report(&out, v[OPTION_JSON].given);
    strbuf_release(&out);
    return CLI_DONE;
}

static int learn_command(struct context *ctx, const struct cli_args *args)
{
    return learn_about(ctx, args->values, args->n_operands > 0 ? args->operands[0] : NULL);
}

const struct command cmd_learn = {
    .name = "learn",
    .summary = "short cards: the pop, stiffness, the desk, when to get help",
    .synopsis = "[TOPIC]",
    .more = "TOPIC is the name of a card, or letters to look for in all of them.\n"
            "Open to anyone, also while exercise is locked.\n",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .max_operands = 1,
    .group = GROUP_FILES,
    .run = learn_command,
};
