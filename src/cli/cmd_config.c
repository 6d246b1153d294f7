/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/context.h"
#include "audio/sounds.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "io/settings.h"

enum { OPTION_JSON, OPTION_UNSET, OPTION_PATHS };
static const struct cli_option options[] = {
    [OPTION_JSON] = {.name = "json", .help = "print one JSON object"},
    [OPTION_UNSET] = {.name = "unset", .help = "forget what was chosen for KEY"},
    [OPTION_PATHS] = {.name = "paths", .help = "print where the files are"},
};

static int show_all(const struct settings *s)
{
    struct strbuf out = {0}, value = {0};
    for (int i = 0; i < N_SETTINGS; i++) {
        strbuf_reset(&value);
        setting_format(s, (enum setting) i, &value);
        strbuf_printf(&out, "%-14s %-10s %-8s %s\n", setting_table[i].key, strbuf_text(&value),
                      setting_origin_names[s->values[i].origin], setting_table[i].help);
    }
    cli_puts(&out);
    strbuf_release(&value);
    strbuf_release(&out);
    return CLI_DONE;
}

static int show_json(const struct settings *s, int first, int last)
{
    struct strbuf out = {0};
    strbuf_puts(&out, "{\n");
    for (int i = first; i <= last; i++) {
        strbuf_printf(&out, "  \"%s\": { \"value\": ", setting_table[i].key);
        setting_write(s, (enum setting) i, &out);
        strbuf_printf(&out, ", \"origin\": \"%s\" }%s\n", setting_origin_names[s->values[i].origin],
                      i < last ? "," : "");
    }
    strbuf_puts(&out, "}\n");
    cli_puts(&out);
    strbuf_release(&out);
    return CLI_DONE;
}

static int show_one(const struct settings *s, enum setting key)
{
    struct strbuf out = {0};
    setting_format(s, key, &out);
    strbuf_putc(&out, '\n');
    cli_puts(&out);
    strbuf_release(&out);
    return CLI_DONE;
}

static int show_paths(const struct paths *p)
{
    struct strbuf out = {0};
    strbuf_printf(&out, "settings  %s\nchosen    %s\nhistory   %s\nown files %s\nshared    %s\n",
                  p->config_file, p->state_file, p->history_file, p->config, p->shared);
    cli_puts(&out);
    strbuf_release(&out);
    return CLI_DONE;
}

/* A name may be any; this one must be that of a file. Says so where it is not. */
static bool is_there(struct context *ctx, enum setting key, const char *text)
{
    struct sounds_from from = context_sounds(ctx);
    const char *near = NULL;
    from.profile = text;
    if (key != SETTING_PROFILE || sounds_has_profile(&from, &near, &ctx->arena))
        return true;
    cli_usage(&cmd_config, "there is no sound profile '%s'%s%s%s", text,
              near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
    return false;
}

static int choose(struct context *ctx, enum setting key, const char *text)
{
    const struct paths *paths = context_paths(ctx);
    struct settings s;
    struct err err = {0};
    settings_init(&s);
    if (text) {
        struct strbuf why = {0};
        bool right = setting_parse(&s, key, SETTING_FROM_STATE, text, &why);
        if (!right)
            cli_usage(&cmd_config, "'%s' is no value for %s: it takes %s", text,
                      setting_table[key].key, strbuf_text(&why));
        strbuf_release(&why);
        if (!right || !is_there(ctx, key, text))
            return CLI_USAGE;
    }
    if (!settings_choose(paths->state_file, key, text ? &s.values[key] : NULL, &err))
        return cli_fail("%s", err.text);
    return CLI_DONE;
}

static int config_run(struct context *ctx, const struct cli_args *args)
{
    bool json = args->values[OPTION_JSON].given, unset = args->values[OPTION_UNSET].given;
    if (args->values[OPTION_PATHS].given)
        return show_paths(context_paths(ctx));
    if (args->n_operands == 0) {
        if (unset)
            return cli_usage(&cmd_config, "--unset wants a KEY");
        const struct settings *s = context_settings(ctx);
        return json ? show_json(s, 0, N_SETTINGS - 1) : show_all(s);
    }

    const char *name = args->operands[0];
    int key = setting_find(name);
    if (key < 0) {
        const char *near = setting_suggest(name);
        return cli_usage(&cmd_config, "no setting '%s'%s%s%s", name, near ? "; did you mean '" : "",
                         near ? near : "", near ? "'?" : "");
    }
    if (unset && args->n_operands == 2)
        return cli_usage(&cmd_config, "--unset takes no VALUE");
    if (unset || args->n_operands == 2)
        return choose(ctx, (enum setting) key, unset ? NULL : args->operands[1]);
    const struct settings *s = context_settings(ctx);
    return json ? show_json(s, key, key) : show_one(s, (enum setting) key);
}

const struct command cmd_config = {
    .name = "config",
    .summary = "show the settings, or choose one",
    .synopsis = "[KEY [VALUE]]",
    .more = "A value chosen here is kept in state.cfg and wins over limber.cfg, which is\n"
            "yours and never written. limber.conf(5) tells what each setting does.\n",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .max_operands = 2,
    .options_first = true,
    .group = GROUP_PROGRAM,
    .run = config_run,
};
