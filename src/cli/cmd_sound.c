/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "audio/sounds.h"
#include "cli/check.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/sound.h"

#include <string.h>

enum { OPTION_PROFILE, OPTION_OUTPUT, OPTION_JSON };
static const struct cli_option options[] = {
    [OPTION_PROFILE] = {.name = "profile",
                        .argument = "NAME",
                        .help = "list, play: another profile than the one that is set",
                        .type = CLI_TEXT},
    [OPTION_OUTPUT] = {.name = "output",
                       .argument = "FILE",
                       .letter = 'o',
                       .help = "play: write a WAV file instead",
                       .type = CLI_TEXT},
    [OPTION_JSON] = {.name = "json", .help = "list, check: print JSON"},
};

/* ---- list ---- */

static void add_profiles(const struct sounds_from *from, struct strbuf *out, bool json,
                         struct arena *a)
{
    const char *const *names;
    size_t count = sounds_profiles(from, &names, a);
    for (size_t i = 0; i < count; i++) {
        strbuf_puts(out, i ? ", " : "");
        if (json)
            strbuf_json(out, names[i]);
        else
            strbuf_puts(out, names[i]);
    }
}

static void list_text(const struct sounds_survey *s, const struct sounds_from *from,
                      struct strbuf *out, struct arena *a)
{
    if (s->profile_path)
        strbuf_printf(out, "%s: %s\n%s\n\n", s->profile.name, s->profile.summary, s->profile_path);
    for (size_t i = 0; i < N_SOUNDS; i++) {
        const struct sounds_choice *c = &s->choices[i];
        strbuf_printf(out, "%-18s %s", sound_names[i], sounds_kind_names[c->kind]);
        if (c->path)
            strbuf_printf(out, "%*.1f dB  %s%s", 13 - (int) strlen(sounds_kind_names[c->kind]),
                          c->level_db, c->path, c->own ? "  (yours)" : "");
        strbuf_putc(out, '\n');
    }
    strbuf_puts(out, "\nProfiles: ");
    add_profiles(from, out, false, a);
    strbuf_putc(out, '\n');
}

static void add_json_text(struct strbuf *out, const char *key, const char *text)
{
    strbuf_printf(out, "\"%s\": ", key);
    if (text)
        strbuf_json(out, text);
    else
        strbuf_puts(out, "null");
}

static void list_json(const struct sounds_survey *s, const struct sounds_from *from,
                      struct strbuf *out, struct arena *a)
{
    strbuf_puts(out, "{\n  ");
    add_json_text(out, "profile", from->profile);
    strbuf_puts(out, ",\n  ");
    add_json_text(out, "file", s->profile_path);
    strbuf_puts(out, ",\n  \"sounds\": [");
    for (size_t i = 0; i < N_SOUNDS; i++) {
        const struct sounds_choice *c = &s->choices[i];
        strbuf_printf(out, "%s\n    { \"sound\": \"%s\", \"kind\": \"%s\", ", i ? "," : "",
                      sound_names[i], sounds_kind_names[c->kind]);
        add_json_text(out, "file", c->path);
        if (c->path)
            strbuf_printf(out, ", \"own\": %s, \"level_db\": %.1f", c->own ? "true" : "false",
                          c->level_db);
        strbuf_puts(out, " }");
    }
    strbuf_puts(out, "\n  ],\n  \"profiles\": [");
    add_profiles(from, out, true, a);
    strbuf_puts(out, "]\n}\n");
}

static int run_list(struct context *ctx, const struct sounds_from *from,
                    const struct cli_args *args)
{
    struct sounds_survey survey = {0};
    struct diags d = {0};
    struct strbuf out = {0};
    bool whole = sounds_survey(&survey, from, &ctx->arena, &d);
    (args->values[OPTION_JSON].given ? list_json : list_text)(&survey, from, &out, &ctx->arena);
    cli_puts(&out);
    cli_report(&d);
    strbuf_release(&out);
    return whole ? CLI_DONE : CLI_FAILED;
}

/* ---- play ---- */

static int run_play(struct context *ctx, const struct sounds_from *from,
                    const struct cli_args *args)
{
    struct score score = {0};
    for (int i = 1; i < args->n_operands; i++) {
        const char *name = args->operands[i];
        if (score_add(&score, name))
            continue;
        const char *near = score_suggest(name);
        return cli_usage(&cmd_sound, "there is no sound '%s'%s%s%s", name,
                         near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
    }
    if (args->n_operands == 1)
        score_add(&score, "all");
    const char *path = args->values[OPTION_OUTPUT].text;
    return path ? score_write(&score, from, path) : score_play(&score, ctx, from);
}

/* ---- check ---- */

/* The files that are named, else what the person has of their own. */
static int run_check(struct context *ctx, const struct sounds_from *from,
                     const struct cli_args *args)
{
    struct diags d = {0};
    for (int i = 1; i < args->n_operands; i++)
        check_file(ctx, args->operands[i], &d);
    if (args->n_operands == 1)
        sounds_check_folder(from->user_folder, &d);
    return check_report(&d, args->values[OPTION_JSON].given);
}

/* ---- the command ---- */

static const struct verb {
    const char *name;
    bool profile, output, json, operands; /* what it takes */
    int (*run)(struct context *, const struct sounds_from *, const struct cli_args *);
} verbs[] = {
    {"list", true, false, true, false, run_list},
    {"play", true, true, false, true, run_play},
    {"check", false, false, true, true, run_check},
};

static const struct verb *find_verb(const char *name)
{
    for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
        if (strcmp(verbs[i].name, name) == 0)
            return &verbs[i];
    return NULL;
}

/* The first option given that the verb does not take, or NULL. */
static const char *stray_option(const struct verb *v, const struct cli_args *args)
{
    const bool takes[] = {
        [OPTION_PROFILE] = v->profile, [OPTION_OUTPUT] = v->output, [OPTION_JSON] = v->json};
    for (size_t i = 0; i < ARRAY_LEN(takes); i++)
        if (args->values[i].given && !takes[i])
            return options[i].name;
    return NULL;
}

/* Says so where there is no such profile. */
static bool profile_exists(const struct sounds_from *from, struct arena *a)
{
    const char *near = NULL;
    if (sounds_has_profile(from, &near, a))
        return true;
    cli_usage(&cmd_sound, "there is no profile '%s'%s%s%s", from->profile,
              near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
    return false;
}

static int sound_run(struct context *ctx, const struct cli_args *args)
{
    const struct verb *v = find_verb(args->operands[0]);
    if (!v)
        return cli_usage(&cmd_sound, "say list, play or check, not '%s'", args->operands[0]);
    const char *stray = stray_option(v, args);
    if (stray)
        return cli_usage(&cmd_sound, "%s takes no --%s", v->name, stray);
    if (args->n_operands > 1 && !v->operands)
        return cli_usage(&cmd_sound, "unexpected argument '%s'", args->operands[1]);
    struct sounds_from from = context_sounds(ctx);
    if (args->values[OPTION_PROFILE].given) {
        from.profile = args->values[OPTION_PROFILE].text;
        if (!profile_exists(&from, &ctx->arena))
            return CLI_USAGE;
    }
    return v->run(ctx, &from, args);
}

const struct command cmd_sound = {
    .name = "sound",
    .summary = "the sounds: list them, listen to them, check your own",
    .synopsis = "list | play [SOUND]... | check [FILE]...",
    .more = "list shows what plays each sound and where its file is. play lets you hear\n"
            "them: by name, a `breath`, or `all`. check says what is wrong with recipes,\n"
            "profiles and recordings. limber-sound(5) tells how to make your own.\n",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .min_operands = 1,
    .max_operands = -1,
    .group = GROUP_FILES,
    .run = sound_run,
};
