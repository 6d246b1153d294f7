/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/civil.h"
#include "core/record_json.h"
#include "view/plan.h"

/* ---- for people ---- */

enum { INDENT = 2, DAY_CELLS = 22, MINUTE_MS = 60000 };

static void put_entry(struct strbuf *out, const struct report_style *style,
                      const struct plan_entry_row *e)
{
    struct strbuf text = {0};
    strbuf_printf(&text, "%s (limber run %s)", e->name, e->id);
    if (e->level)
        strbuf_printf(&text, ", level %d", e->level);
    strbuf_printf(&text, ", %lld min%s", (long long) ((e->ms + MINUTE_MS / 2) / MINUTE_MS),
                  e->waits && !e->done ? ", not now" : "");
    report_item(out, style, INDENT + 4, e->done ? "  [x] " : "  [ ] ", strbuf_text(&text));
    strbuf_release(&text);
}

static void put_today(struct strbuf *out, const struct report_style *style,
                      const struct plan_model *m)
{
    const struct plan_day_row *now = plan_model_today(m);
    const char *nothing = plan_nothing_today(m);
    report_heading(out, style, "Today");
    if (m->notice)
        report_paragraph(out, style, INDENT, m->notice);
    for (size_t i = 0; !nothing && i < now->n; i++)
        put_entry(out, style, &now->entries[i]);
    if (nothing)
        report_paragraph(out, style, INDENT, nothing);
    strbuf_putc(out, '\n');
}

static void put_day(struct strbuf *out, const struct report_style *style,
                    const struct plan_day_row *day)
{
    static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    struct strbuf label = {0}, text = {0};
    enum plan_mark mark = day->mark == MARK_SLID ? MARK_REST : day->mark; /* nobody is behind */
    strbuf_printf(&label, "  %s ", names[civil_weekday(day->date) - 1]);
    report_short_date(&label, day->date);
    while (label.length < 14)
        strbuf_putc(&label, ' ');
    strbuf_puts(&label, plan_mark_names[mark]);
    for (size_t i = 0; i < day->n; i++)
        strbuf_printf(&text, "%s%s", i ? ", " : "", day->entries[i].name);
    report_item(out, style, DAY_CELLS, strbuf_text(&label), strbuf_text(&text));
    strbuf_release(&label);
    strbuf_release(&text);
}

static void put_strand(struct strbuf *out, const struct report_style *style, enum strand strand,
                       const struct plan_strand_row *row)
{
    struct strbuf text = {0};
    strbuf_printf(&text, "%s, ", strand_titles[strand]);
    plan_say_rung(&text, row->rung);
    strbuf_puts(&text, ": ");
    plan_say(&text, strand, &row->latest);
    report_paragraph(out, style, INDENT, strbuf_text(&text));
    strbuf_release(&text);
}

void report_plan(struct strbuf *out, const struct report_style *style, const struct plan_model *m)
{
    struct strbuf title = {0};
    strbuf_printf(&title, "%s. ", m->name);
    plan_heading(m, &title);
    report_heading(out, style, strbuf_text(&title));
    strbuf_release(&title);
    if (m->aim)
        report_paragraph(out, style, 0, m->aim);
    if (m->effort) {
        struct strbuf effort = {0};
        strbuf_printf(&effort, "Strength: %s.", m->effort);
        report_paragraph(out, style, 0, strbuf_text(&effort));
        strbuf_release(&effort);
    }
    strbuf_putc(out, '\n');
    if (m->current)
        put_today(out, style, m);
    report_heading(out, style, m->current ? "This week" : "The week");
    for (int i = 0; i < WEEK_DAYS; i++)
        put_day(out, style, &m->days[i]);
    strbuf_putc(out, '\n');
    report_heading(out, style, "Levels, and why");
    for (int s = 0; s < N_STRANDS; s++)
        put_strand(out, style, (enum strand) s, &m->strands[s]);
}

/* ---- for programs ---- */

static void json_day(struct strbuf *out, const struct plan_day_row *day)
{
    strbuf_puts(out, "{ \"day\": ");
    record_json_day(out, day->date);
    record_json_text(out, "mark", plan_mark_names[day->mark]);
    strbuf_puts(out, ", \"routines\": [");
    for (size_t i = 0; i < day->n; i++) {
        const struct plan_entry_row *e = &day->entries[i];
        strbuf_puts(out, i ? ", { \"routine\": " : " { \"routine\": ");
        strbuf_json(out, e->id);
        record_json_text(out, "name", e->name);
        strbuf_printf(out, ", \"level\": %d, \"ms\": %lld, \"done\": %s, \"waits\": %s }", e->level,
                      (long long) e->ms, e->done ? "true" : "false", e->waits ? "true" : "false");
    }
    strbuf_puts(out, day->n ? " ] }" : "] }");
}

static void json_strand(struct strbuf *out, enum strand strand, const struct plan_strand_row *row)
{
    struct strbuf said = {0};
    strbuf_puts(out, "{ \"track\": ");
    strbuf_json(out, strand_names[strand]);
    strbuf_printf(out, ", \"level\": %d, \"rung\": %d", plan_level_of_rung(row->rung), row->rung);
    record_json_text(out, "decision", plan_move_names[row->latest.step]);
    record_json_text(out, "reason", plan_why_name(row->latest.why));
    strbuf_puts(out, ", \"since\": ");
    record_json_day(out, row->latest_day);
    plan_say(&said, strand, &row->latest);
    record_json_text(out, "text", strbuf_text(&said));
    strbuf_puts(out, " }");
    strbuf_release(&said);
}

void report_plan_json(struct strbuf *out, const struct plan_model *m)
{
    strbuf_printf(out, "{ \"version\": %d, \"active\": %s", RECORD_JSON_VERSION,
                  m ? "true" : "false");
    if (!m) {
        strbuf_puts(out, " }\n");
        return;
    }
    record_json_text(out, "programme", m->id);
    strbuf_puts(out, ", \"start\": ");
    record_json_day(out, m->start_day);
    strbuf_puts(out, ", \"today\": ");
    record_json_day(out, m->today);
    strbuf_printf(out, ", \"paused\": %s, \"week\": %d, \"weeks\": %d, \"week_ms\": %lld",
                  m->paused ? "true" : "false", m->week, m->n_weeks, (long long) m->week_ms);
    record_json_text(out, "phase", m->phase);
    strbuf_puts(out, ",\n  \"days\": [");
    for (int i = 0; i < WEEK_DAYS; i++) {
        strbuf_puts(out, i ? ",\n    " : "\n    ");
        json_day(out, &m->days[i]);
    }
    strbuf_puts(out, " ],\n  \"tracks\": [");
    for (int s = 0; s < N_STRANDS; s++) {
        strbuf_puts(out, s ? ",\n    " : "\n    ");
        json_strand(out, (enum strand) s, &m->strands[s]);
    }
    strbuf_puts(out, " ] }\n");
}
