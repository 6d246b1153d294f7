/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/civil.h"
#include "view/report.h"
#include "view/text.h"

#include <stdio.h>

/* Columns from the left; the name takes what is left over, the bar comes where there is room. */
enum {
    INDENT = 2,
    CLOCK = 5,
    GAP = 2,
    SPAN = 7,
    BAR = 10,
    NOTE = 19,
    SCORES = 9,
    NOTES_FROM = 64,
    BAR_FROM = 92,
    ID_SHOWN = 8,
};

static const char *const weekday_names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                            "Friday", "Saturday", "Sunday"};

static int name_width(const struct report_style *style)
{
    int rest = INDENT + CLOCK + GAP + GAP + SPAN;
    if (style->width >= NOTES_FROM)
        rest += GAP + NOTE + SCORES;
    if (style->width >= BAR_FROM)
        rest += GAP + BAR;
    return style->width - rest;
}

static void put_gap(struct strbuf *out)
{
    strbuf_puts(out, "  ");
}

static void put_day(struct strbuf *out, const struct report_style *style, int32_t today,
                    int32_t day)
{
    report_tone(out, style, TONE_HEADING);
    if (day == today)
        strbuf_puts(out, "Today, ");
    else if (day == today - 1)
        strbuf_puts(out, "Yesterday, ");
    strbuf_printf(out, "%s ", weekday_names[civil_weekday(day) - 1]);
    report_date(out, day);
    report_plain(out, style);
    strbuf_putc(out, '\n');
}

/* "done", "58 % ended early", "58 % stopped: dizzy". */
static void put_note(struct strbuf *out, const struct session_record *r)
{
    struct strbuf note = {0};
    if (r->state != RECORD_DONE)
        strbuf_printf(&note, "%d %% ", (int) (session_completion(r) * 100));
    strbuf_puts(&note, report_state_words[r->state]);
    if (r->reason && r->state == RECORD_STOPPED)
        strbuf_printf(&note, ": %s", r->reason);
    report_left(out, strbuf_text(&note), NOTE);
    strbuf_release(&note);
}

static void put_score(struct strbuf *out, int value)
{
    if (value < 0)
        strbuf_putc(out, '-');
    else
        strbuf_printf(out, "%d", value);
}

static void put_scores(struct strbuf *out, const struct session_record *r)
{
    struct strbuf text = {0};
    if (r->stiffness_before >= 0 || r->stiffness_after >= 0) {
        put_score(&text, r->stiffness_before);
        strbuf_puts(&text, " → ");
        put_score(&text, r->stiffness_after);
    }
    report_right(out, strbuf_text(&text), SCORES);
    strbuf_release(&text);
}

static void put_session(struct strbuf *out, const struct report_style *style,
                        const struct session_record *r)
{
    char clock[16], span[TEXT_TIME_BYTES];
    int64_t local_s = r->started_s + r->offset_s;
    int minute = (int) ((local_s % 86400 + 86400) % 86400 / 60);
    snprintf(clock, sizeof clock, "%02d:%02d", minute / 60, minute % 60);
    put_gap(out);
    report_left(out, clock, CLOCK);
    put_gap(out);
    report_left(out, r->routine_name, name_width(style));
    put_gap(out);
    report_right(out, text_time(span, r->done_ms), SPAN);
    if (style->width >= BAR_FROM) {
        put_gap(out);
        report_bar(out, style, session_completion(r), 1, BAR);
    }
    if (style->width >= NOTES_FROM) {
        put_gap(out);
        put_note(out, r);
        put_scores(out, r);
    }
    report_end(out);
}

static void put_step(struct strbuf *out, const struct report_style *style,
                     const struct step_record *step)
{
    char span[TEXT_TIME_BYTES], reps[48] = "";
    if (step->kind != STEP_EXERCISE)
        return;
    if (step->reps_planned > 0)
        snprintf(reps, sizeof reps, "%d of %d", step->reps_done, step->reps_planned);
    report_tone(out, style, TONE_QUIET);
    report_left(out, "", INDENT + CLOCK + GAP);
    report_left(out, step->exercise ? step->exercise : "", name_width(style));
    put_gap(out);
    report_right(out, text_time(span, step->done_ms), SPAN);
    if (style->width >= NOTES_FROM) {
        put_gap(out);
        report_left(out, reps, NOTE);
        report_left(out, step->state == STEP_DONE ? "" : step_state_words.words[step->state],
                    SCORES);
    }
    report_plain(out, style);
    report_end(out);
}

/* A quiet line below a session. */
static void put_below(struct strbuf *out, const struct report_style *style, const char *text)
{
    report_tone(out, style, TONE_QUIET);
    report_left(out, "", INDENT + CLOCK + GAP);
    report_left(out, text, style->width - INDENT - CLOCK - GAP);
    report_plain(out, style);
    report_end(out);
}

/* What names the session elsewhere. */
static void put_id(struct strbuf *out, const struct report_style *style,
                   const struct session_record *r)
{
    struct strbuf line = {0};
    strbuf_printf(&line, "id %.*s", ID_SHOWN, r->uuid);
    put_below(out, style, strbuf_text(&line));
    strbuf_release(&line);
}

static void put_event(struct strbuf *out, const struct report_style *style,
                      const struct event_record *event)
{
    char at[TEXT_TIME_BYTES];
    struct strbuf line = {0};
    strbuf_printf(&line, "%s %s%s%s", text_time(at, event->position_ms), event->kind,
                  event->detail ? ": " : "", event->detail ? event->detail : "");
    put_below(out, style, strbuf_text(&line));
    strbuf_release(&line);
}

static void put_header(struct strbuf *out, const struct report_style *style)
{
    report_tone(out, style, TONE_QUIET);
    put_gap(out);
    report_left(out, "at", CLOCK);
    put_gap(out);
    report_left(out, "routine", name_width(style));
    put_gap(out);
    report_right(out, "done", SPAN);
    if (style->width >= BAR_FROM)
        report_left(out, "", GAP + BAR);
    if (style->width >= NOTES_FROM) {
        put_gap(out);
        report_left(out, "", NOTE);
        report_right(out, "stiffness", SCORES);
    }
    report_plain(out, style);
    report_end(out);
}

void report_history(struct strbuf *out, const struct report_style *style, int32_t today,
                    const struct report_session *sessions, size_t count, int64_t total)
{
    if (!count) {
        strbuf_puts(out, "No sessions yet. 'limber run needs-to-pop-5' is a good beginning.\n");
        return;
    }
    put_header(out, style);
    for (size_t i = 0; i < count; i++) {
        const struct report_session *s = &sessions[i];
        if (i == 0 || s->session->day != sessions[i - 1].session->day)
            put_day(out, style, today, s->session->day);
        put_session(out, style, s->session);
        for (size_t j = 0; j < s->n_steps; j++)
            put_step(out, style, &s->steps[j]);
        for (size_t j = 0; j < s->n_events; j++)
            put_event(out, style, &s->events[j]);
        if (s->with_id)
            put_id(out, style, s->session);
    }
    if (total > (int64_t) count) {
        report_tone(out, style, TONE_QUIET);
        strbuf_printf(out, "and %lld before: 'limber history --all'",
                      (long long) total - (int) count);
        report_plain(out, style);
        strbuf_putc(out, '\n');
    }
}
