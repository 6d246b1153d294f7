/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/report_screening.h"

#include "core/plan.h"
#include "core/record_json.h"
#include "core/stop.h"

#include <string.h>

enum { ID_CELLS = 6, REASON_CELLS = 4, REASON_BYTES = 32 };

void report_verdict(struct strbuf *out, const struct report_style *style, enum verdict v,
                    const char *country)
{
    struct strbuf said = {0};
    screening_say(v, country, &said);
    for (const char *line = strbuf_text(&said); *line;) {
        size_t length = strcspn(line, "\n");
        struct strbuf one = {0};
        strbuf_add(&one, line, length);
        report_paragraph(out, style, 0, strbuf_text(&one));
        strbuf_release(&one);
        line += length + 1;
    }
    strbuf_release(&said);
}

/* ---- the questions ---- */

static void put_question(struct strbuf *out, const struct report_style *style,
                         const struct question *q)
{
    struct strbuf id = {0};
    strbuf_printf(&id, "  %s", q->id);
    report_item(out, style, ID_CELLS, strbuf_text(&id), q->text);
    for (size_t i = 0; q->kind == QUESTION_CHOICE && i < q->n_choices; i++) {
        strbuf_reset(&id);
        strbuf_printf(&id, "      (%s)", q->choices[i].id);
        report_item(out, style, ID_CELLS + 4, strbuf_text(&id), q->choices[i].text);
    }
    strbuf_release(&id);
}

void report_questions(struct strbuf *out, const struct report_style *style)
{
    for (size_t i = 0; i < disclaimer_wording.count; i++)
        report_paragraph(out, style, 0, disclaimer_wording.lines[i]);
    strbuf_putc(out, '\n');
    report_heading(out, style, screening_age_question);
    for (int part = PART_A; part < N_SCREENING_PARTS; part++) {
        const struct screening_part_info *info = &screening_parts[part];
        strbuf_putc(out, '\n');
        report_heading(out, style, info->title);
        for (int q = (int) info->first; q <= (int) info->last; q++)
            put_question(out, style, &questions[q]);
    }
    strbuf_putc(out, '\n');
}

/* ---- what was answered ---- */

/* Pain of 7 or more before a session: beside the ids of questions, stops and the plan's decisions
 * the one reason that is none of them, though a stop has that name, too. */
static const char pain_now[] = "pain";

/* The first of them says what locked: the others are what it answers. */
static const char *origin_text(const struct screening_record *r)
{
    if (strcmp(r->origin, "terminal") == 0)
        return "answered here";
    if (strcmp(r->origin, "command-line") == 0)
        return "recorded by 'limber screen --none'";
    char first[REASON_BYTES] = "";
    size_t length = strcspn(r->reasons, " ");
    memcpy(first, r->reasons, MIN(length, sizeof first - 1));
    if (plan_why_find(first) != WHY_NONE)
        return "by the plan";
    if (stop_event_find(first) && strcmp(first, pain_now) != 0)
        return "during a session";
    return "in the check before a session";
}

static void put_reason(struct strbuf *out, const struct report_style *style, const char *id)
{
    struct strbuf text = {0};
    const struct stop_event *stop = stop_event_find(id);
    for (int q = 0; q < N_QUESTIONS; q++)
        if (strcmp(questions[q].id, id) == 0)
            strbuf_printf(&text, "%s (%s)", questions[q].text, id);
    if (strcmp(id, pain_now) == 0)
        strbuf_puts(&text, "Pain of 7 or more");
    else if (stop)
        strbuf_puts(&text, stop->text);
    if (text.length == 0)
        strbuf_puts(&text, plan_why_text(plan_why_find(id)));
    if (text.length == 0) /* none of them: as it stands */
        strbuf_puts(&text, id);
    report_item(out, style, REASON_CELLS, "  -", strbuf_text(&text));
    strbuf_release(&text);
}

static void put_reasons(struct strbuf *out, const struct report_style *style, const char *reasons)
{
    while (*reasons) {
        char id[REASON_BYTES];
        size_t length = strcspn(reasons, " ");
        if (length > 0 && length < REASON_BYTES) {
            memcpy(id, reasons, length);
            id[length] = '\0';
            put_reason(out, style, id);
        }
        reasons += length;
        reasons += strspn(reasons, " ");
    }
}

void report_screening(struct strbuf *out, const struct report_style *style,
                      const struct screening_record *latest, const char *country)
{
    if (!latest) {
        report_paragraph(out, style, 0,
                         "The safety questions were never answered. On a terminal 'limber screen' "
                         "asks them; 'limber screen --none' records that none of them applies.");
        return;
    }
    enum verdict lock = screening_lock_of(latest->lock);
    report_tone(out, style, TONE_HEADING);
    strbuf_puts(out, lock == VERDICT_OK ? "Open" : "Locked");
    report_plain(out, style);
    strbuf_puts(out, " since ");
    report_date(out, latest->day);
    strbuf_printf(out, ", %s\n", origin_text(latest));
    if (*latest->reasons)
        put_reasons(out, style, latest->reasons);
    if (latest->cautions) {
        struct strbuf words = {0};
        strbuf_puts(&words, "Cautions: ");
        words_of_set(&caution_words, latest->cautions, &words);
        report_paragraph(out, style, 0, strbuf_text(&words));
        strbuf_release(&words);
    }
    strbuf_putc(out, '\n');
    for (int v = 0; v < N_VERDICTS; v++) {
        if (strcmp(verdict_names[v], latest->verdict) == 0)
            report_verdict(out, style, (enum verdict) v, country);
    }
}

static void json_words(struct strbuf *out, const char *name, const char *words)
{
    const char *gap = "";
    strbuf_printf(out, ", \"%s\": [", name);
    while (*words) {
        size_t length = strcspn(words, " ");
        struct strbuf word = {0};
        strbuf_add(&word, words, length);
        strbuf_puts(out, gap);
        strbuf_json(out, strbuf_text(&word));
        strbuf_release(&word);
        gap = ", ";
        words += length;
        words += strspn(words, " ");
    }
    strbuf_putc(out, ']');
}

void report_screening_json(struct strbuf *out, const struct screening_record *latest)
{
    strbuf_printf(out, "{ \"version\": %d, \"answered\": %s, \"questions_version\": ",
                  RECORD_JSON_VERSION, latest ? "true" : "false");
    if (!latest) {
        strbuf_puts(out,
                    "null, \"day\": null, \"origin\": null, \"verdict\": null, \"lock\": null, "
                    "\"reasons\": [], \"cautions\": [], \"answers\": null }\n");
        return;
    }
    struct strbuf words = {0};
    strbuf_printf(out, "%d, \"day\": ", latest->version);
    record_json_day(out, latest->day);
    record_json_text(out, "origin", latest->origin);
    record_json_text(out, "verdict", latest->verdict);
    record_json_text(out, "lock", latest->lock);
    json_words(out, "reasons", latest->reasons);
    words_of_set(&caution_words, latest->cautions, &words);
    json_words(out, "cautions", strbuf_text(&words));
    record_json_text(out, "answers", latest->answers);
    strbuf_puts(out, " }\n");
    strbuf_release(&words);
}
