/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/confirm.h"
#include "cli/doctor.h"

#include <stdarg.h>
#include <string.h>

enum { OPTION_SOUND, OPTION_TAP, OPTION_JSON };
static const struct cli_option options[] = {
    [OPTION_SOUND] = {.name = "sound", .help = "play each sound once"},
    [OPTION_TAP] = {.name = "tap", .help = "tap along to find how late the sound is (offset_ms)"},
    [OPTION_JSON] = {.name = "json", .help = "print a JSON array"},
};

static const char *const found_names[] = {"ok", "note", "wrong"};

void find_add(struct findings *f, enum found found, const char *topic, const char *advice,
              const char *fmt, ...)
{
    if (f->count == FINDINGS_MAX)
        return;
    struct strbuf text = {0};
    va_list ap;
    va_start(ap, fmt);
    strbuf_vprintf(&text, fmt, ap);
    va_end(ap);
    f->items[f->count++] =
        (struct finding){found, topic, arena_strdup(&f->ctx->arena, strbuf_text(&text)), advice};
    strbuf_release(&text);
}

enum { INDENT = 17, LINE_MAX_CELLS = 79 };

/* Words side by side as far as the line goes; the first line begins where the caller stands. */
static void put_wrapped(struct strbuf *out, const char *text)
{
    int column = INDENT;
    for (const char *p = text; *p;) {
        size_t length = strcspn(p, " ");
        if (column > INDENT && column + 1 + (int) length > LINE_MAX_CELLS) {
            strbuf_printf(out, "\n%*s", INDENT, "");
            column = INDENT;
        } else if (column > INDENT) {
            strbuf_putc(out, ' ');
            column++;
        }
        strbuf_add(out, p, length);
        column += (int) length;
        p += length + strspn(p + length, " ");
    }
    strbuf_putc(out, '\n');
}

static void format(const struct findings *f, struct strbuf *out)
{
    for (size_t i = 0; i < f->count; i++) {
        const struct finding *item = &f->items[i];
        strbuf_printf(out, "%-6s %-9s ", found_names[item->found], item->topic);
        put_wrapped(out, item->text);
        if (item->advice) {
            strbuf_printf(out, "%*s", INDENT, "");
            put_wrapped(out, item->advice);
        }
    }
}

static void format_json(const struct findings *f, struct strbuf *out)
{
    strbuf_puts(out, "[");
    for (size_t i = 0; i < f->count; i++) {
        const struct finding *item = &f->items[i];
        strbuf_printf(out,
                      "%s\n  { \"verdict\": \"%s\", \"topic\": \"%s\", \"text\": ", i ? "," : "",
                      found_names[item->found], item->topic);
        strbuf_json(out, item->text);
        strbuf_puts(out, ", \"advice\": ");
        if (item->advice)
            strbuf_json(out, item->advice);
        else
            strbuf_puts(out, "null");
        strbuf_puts(out, " }");
    }
    strbuf_puts(out, "\n]\n");
}

static void find_all(struct findings *f)
{
    find_add(f, FOUND_OK, "program", NULL, "%s %s", PACKAGE_NAME, PACKAGE_VERSION);
    find_files(f);
    find_terminal(f);
    find_sound(f);
    find_voice(f);
}

static int doctor_run(struct context *ctx, const struct cli_args *args)
{
    struct findings f = {.ctx = ctx};
    bool tap = args->values[OPTION_TAP].given;
    if (tap && !confirm_possible())
        return cli_fail("tapping along wants a terminal to type at");
    if (!tap)
        find_all(&f);
    if (args->values[OPTION_SOUND].given)
        play_test(&f);
    int offset_ms;
    bool tapped = tap && find_tapping(&f, &offset_ms);

    struct strbuf out = {0};
    if (args->values[OPTION_JSON].given)
        format_json(&f, &out);
    else
        format(&f, &out);
    cli_puts(&out);
    strbuf_release(&out);
    if (tapped && !args->values[OPTION_JSON].given && !offer_offset(ctx, offset_ms))
        return CLI_FAILED;
    for (size_t i = 0; i < f.count; i++)
        if (f.items[i].found == FOUND_WRONG)
            return CLI_FAILED;
    return CLI_DONE;
}

const struct command cmd_doctor = {
    .name = "doctor",
    .summary = "check terminal, sound, files and history, and say what to change",
    .synopsis = "",
    .options = options,
    .n_options = ARRAY_LEN(options),
    .group = GROUP_PROGRAM,
    .run = doctor_run,
};
