/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/log_screen.h"

#include "app/activities.h"
#include "app/dialog.h"
#include "app/visit.h"
#include "base/civil.h"
#include "io/store.h"

#include <stdio.h>

void log_say(const struct standing *s, struct strbuf *out)
{
    trend_sentence(out, &s->series, s->today);
    strbuf_putc(out, '\n');
    if (s->trend.active.verdict != TREND_OK) {
        strbuf_putc(out, '\n');
        standing_say(s, out);
        strbuf_putc(out, '\n');
    }
    if (s->questions_due)
        strbuf_puts(out, "\nThat is a change worth a closer look: the safety questions come before "
                         "your next session ('limber screen' asks them now).\n");
}

/* SCALE_NONE where it was skipped; false: left. */
static bool ask(struct ui *ui, const char *question, const char *high, int *value)
{
    struct scale_model m = {
        .title = "Today",
        .question = question,
        .low = "not at all",
        .high = high,
        .skip = "skips it",
        .value = *value,
    };
    if (dialog_scale(ui, &m) != ACTION_GO_ON)
        return false;
    *value = m.value;
    return true;
}

static int score_of(struct context *ctx, enum score_kind kind, int32_t day)
{
    struct arena arena = {0};
    struct score_record *rows;
    struct err err = {""};
    size_t count = 0;
    int value = SCALE_NONE;
    if (store_scores(context_store(ctx), (struct store_range){day, day, 0}, kind, &arena, &rows,
                     &count, &err) &&
        count)
        value = rows[0].value;
    arena_release(&arena);
    return value;
}

static bool keep(struct ui *ui, struct context *ctx, enum score_kind kind, int32_t day, int value)
{
    if (value == SCALE_NONE)
        return true;
    struct err err = {""};
    struct score_record row = {.day = day, .kind = kind, .value = value};
    row.taken_s = clock_wall_s(&ui->loop.clock, &row.offset_s);
    if (store_score_write(context_store(ctx), &row, &err))
        return true;
    dialog_tell(ui, "It could not be kept", err.text);
    return false;
}

static void tell(struct ui *ui, struct context *ctx, int stiffness, int pain)
{
    struct arena arena = {0};
    struct strbuf text = {0};
    struct standing s;
    int32_t offset_s;
    int64_t now_s = clock_wall_s(&ui->loop.clock, &offset_s);
    standing_read(&s, ctx, civil_local_day(now_s, offset_s), &arena);
    strbuf_printf(&text, "Stiffness %d", stiffness);
    if (pain != SCALE_NONE)
        strbuf_printf(&text, ", pain %d", pain);
    strbuf_puts(&text, ".\n\n");
    log_say(&s, &text);
    dialog_tell(ui, "Noted", strbuf_text(&text));
    strbuf_release(&text);
    arena_release(&arena);
}

void log_ask(struct ui *ui, struct context *ctx, int32_t day)
{
    int stiffness = score_of(ctx, SCORE_STIFFNESS, day), pain = score_of(ctx, SCORE_PAIN, day);
    if (!ask(ui, "Average upper-back stiffness over the last 24 hours?",
             "as stiff as you can imagine", &stiffness) ||
        !keep(ui, ctx, SCORE_STIFFNESS, day, stiffness))
        return;
    if (ask(ui, "And pain, over the last 24 hours?", "as bad as you can imagine", &pain))
        keep(ui, ctx, SCORE_PAIN, day, pain);
    if (!ui->quit && activities_are_due(ctx, day))
        activities_ask(ui, ctx, day);
    if (stiffness != SCALE_NONE && !ui->quit)
        tell(ui, ctx, stiffness, pain);
}

int log_screen(struct context *ctx, int32_t day)
{
    struct ui ui;
    struct pictures pictures;
    struct err err = {""};
    if (!visit_open(&ui, ctx, -1, &pictures, &err)) {
        fprintf(stderr, "limber: %s\n", err.text);
        return 1;
    }
    log_ask(&ui, ctx, day);
    visit_close(&ui, &pictures);
    return 0;
}
