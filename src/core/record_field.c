/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/record_field.h"

#include "base/civil.h"
#include "base/csv.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LEVEL_MAX = 99, COUNT_MAX = 1000000000 };

/* ---- the tables ---- */

#define SESSION(member)   offsetof(struct session_record, member)
#define STEP(member)      offsetof(struct step_record, member)
#define EVENT(member)     offsetof(struct event_record, member)
#define SCORE(member)     offsetof(struct score_record, member)
#define MEASURE(member)   offsetof(struct measure_record, member)
#define PAUSE(member)     offsetof(struct pause_record, member)
#define DECISION(member)  offsetof(struct decision_record, member)
#define SCREENING(member) offsetof(struct screening_record, member)
#define DELETED(member)   offsetof(struct deleted_record, member)

static const struct record_field session_fields[] = {
    {"uuid", FIELD_UUID, SESSION(uuid), NULL, 0, 0},
    {"routine", FIELD_TEXT, SESSION(routine), NULL, 0, 0},
    {"name", FIELD_ANY_TEXT, SESSION(routine_name), NULL, 0, 0},
    {"goals", FIELD_SET, SESSION(goals), &goal_words, 0, 0},
    {"level", FIELD_INT, SESSION(level), NULL, 1, EXERCISE_LEVELS},
    {"day", FIELD_DAY, SESSION(day), NULL, 0, 0},
    {"started", FIELD_MOMENT, SESSION(started_s), NULL, 0, 0},
    {"ended", FIELD_OR_NEVER, SESSION(ended_s), NULL, 0, 0},
    {"state", FIELD_WORD, SESSION(state), &record_state_words, 0, 0},
    {"check", FIELD_WORD, SESSION(check), &record_check_words, 0, 0},
    {"reason", FIELD_OPTIONAL, SESSION(reason), NULL, 0, 0},
    {"stiffness_before", FIELD_SCALE, SESSION(stiffness_before), NULL, 0, SCALE_MAX},
    {"stiffness_after", FIELD_SCALE, SESSION(stiffness_after), NULL, 0, SCALE_MAX},
    {"pain_before", FIELD_SCALE, SESSION(pain_before), NULL, 0, SCALE_MAX},
    {"pain_worst", FIELD_SCALE, SESSION(pain_worst), NULL, 0, SCALE_MAX},
    {"effort", FIELD_SCALE, SESSION(effort), NULL, 0, SCALE_MAX},
    {"planned_ms", FIELD_LONG, SESSION(planned_ms), NULL, 0, 0},
    {"done_ms", FIELD_LONG, SESSION(done_ms), NULL, 0, 0},
    {"steps_planned", FIELD_INT, SESSION(steps_planned), NULL, 0, COUNT_MAX},
    {"steps_done", FIELD_INT, SESSION(steps_done), NULL, 0, COUNT_MAX},
    {"resume_ms", FIELD_LONG, SESSION(resume_ms), NULL, 0, 0},
    {"resume_step", FIELD_ORDINAL, SESSION(resume_step), NULL, 0, COUNT_MAX},
    {"written", FIELD_UTC, SESSION(written_s), NULL, 0, 0},
};

static const struct record_field step_fields[] = {
    {"step", FIELD_ORDINAL, STEP(ordinal), NULL, 0, COUNT_MAX},
    {"kind", FIELD_WORD, STEP(kind), &step_kind_words, 0, 0},
    {"state", FIELD_WORD, STEP(state), &step_state_words, 0, 0},
    {"exercise", FIELD_OPTIONAL, STEP(exercise), NULL, 0, 0},
    {"wanted", FIELD_OPTIONAL, STEP(wanted), NULL, 0, 0},
    {"level", FIELD_INT, STEP(level), NULL, 1, EXERCISE_LEVELS},
    {"areas", FIELD_SET, STEP(areas), &area_words, 0, 0},
    {"goals", FIELD_SET, STEP(goals), &goal_words, 0, 0},
    {"sets_planned", FIELD_INT, STEP(sets_planned), NULL, 0, COUNT_MAX},
    {"sets_done", FIELD_INT, STEP(sets_done), NULL, 0, COUNT_MAX},
    {"reps_planned", FIELD_INT, STEP(reps_planned), NULL, 0, COUNT_MAX},
    {"reps_done", FIELD_INT, STEP(reps_done), NULL, 0, COUNT_MAX},
    {"hold_ms", FIELD_INT, STEP(hold_ms), NULL, 0, COUNT_MAX},
    {"planned_ms", FIELD_LONG, STEP(planned_ms), NULL, 0, 0},
    {"done_ms", FIELD_LONG, STEP(done_ms), NULL, 0, 0},
    {"in_reserve", FIELD_SCALE, STEP(in_reserve), NULL, 0, SCALE_MAX},
};

static const struct record_field event_fields[] = {
    {"at", FIELD_INSTANT, EVENT(at_s), NULL, 0, 0},
    {"position_ms", FIELD_LONG, EVENT(position_ms), NULL, 0, 0},
    {"step", FIELD_ORDINAL, EVENT(step), NULL, -1, COUNT_MAX},
    {"kind", FIELD_TEXT, EVENT(kind), NULL, 0, 0},
    {"detail", FIELD_OPTIONAL, EVENT(detail), NULL, 0, 0},
};

static const struct record_field score_fields[] = {
    {"day", FIELD_DAY, SCORE(day), NULL, 0, 0},
    {"kind", FIELD_WORD, SCORE(kind), &score_words, 0, 0},
    {"value", FIELD_INT, SCORE(value), NULL, 0, SCALE_MAX},
    {"taken", FIELD_MOMENT, SCORE(taken_s), NULL, 0, 0},
};

static const struct record_field measure_fields[] = {
    {"day", FIELD_DAY, MEASURE(day), NULL, 0, 0},
    {"kind", FIELD_TEXT, MEASURE(kind), NULL, 0, 0},
    {"value", FIELD_NUMBER, MEASURE(value), NULL, 0, 0},
    {"detail", FIELD_OPTIONAL, MEASURE(detail), NULL, 0, 0},
    {"taken", FIELD_MOMENT, MEASURE(taken_s), NULL, 0, 0},
};

static const struct record_field pause_fields[] = {
    {"from", FIELD_DAY, PAUSE(from_day), NULL, 0, 0},
    {"to", FIELD_OPEN_DAY, PAUSE(to_day), NULL, 0, 0},
    {"reason", FIELD_ANY_TEXT, PAUSE(reason), NULL, 0, 0},
    {"written", FIELD_UTC, PAUSE(written_s), NULL, 0, 0},
};

static const struct record_field decision_fields[] = {
    {"day", FIELD_DAY, DECISION(day), NULL, 0, 0},
    {"track", FIELD_TEXT, DECISION(track), NULL, 0, 0},
    {"level", FIELD_INT, DECISION(level), NULL, 0, LEVEL_MAX},
    {"decision", FIELD_TEXT, DECISION(decision), NULL, 0, 0},
    {"reason", FIELD_ANY_TEXT, DECISION(reason), NULL, 0, 0},
    {"written", FIELD_UTC, DECISION(written_s), NULL, 0, 0},
};

static const struct record_field screening_fields[] = {
    {"uuid", FIELD_UUID, SCREENING(uuid), NULL, 0, 0},
    {"turn", FIELD_LONG, SCREENING(turn), NULL, 0, 0},
    {"version", FIELD_INT, SCREENING(version), NULL, 0, COUNT_MAX},
    {"day", FIELD_DAY, SCREENING(day), NULL, 0, 0},
    {"taken", FIELD_MOMENT, SCREENING(taken_s), NULL, 0, 0},
    {"origin", FIELD_TEXT, SCREENING(origin), NULL, 0, 0},
    {"answers", FIELD_ANY_TEXT, SCREENING(answers), NULL, 0, 0},
    {"verdict", FIELD_TEXT, SCREENING(verdict), NULL, 0, 0},
    {"lock", FIELD_OPTIONAL, SCREENING(lock), NULL, 0, 0},
    {"reasons", FIELD_ANY_TEXT, SCREENING(reasons), NULL, 0, 0},
    {"cautions", FIELD_SET, SCREENING(cautions), &caution_words, 0, 0},
};

static const struct record_field deleted_fields[] = {
    {"uuid", FIELD_UUID, DELETED(uuid), NULL, 0, 0},
    {"deleted", FIELD_UTC, DELETED(deleted_s), NULL, 0, 0},
};

#define TABLE(name, plural, type, offset_at)                                                   \
    {                                                                                          \
#name, plural, name##_fields, ARRAY_LEN(name##_fields), sizeof(struct type), offset_at \
    }

const struct record_table record_tables[N_RECORD_KINDS] = {
    [RECORD_SESSION] = TABLE(session, "sessions", session_record, SESSION(offset_s)),
    [RECORD_STEP] = TABLE(step, "steps", step_record, 0),
    [RECORD_EVENT] = TABLE(event, "events", event_record, 0),
    [RECORD_SCORE] = TABLE(score, "scores", score_record, SCORE(offset_s)),
    [RECORD_MEASURE] = TABLE(measure, "measures", measure_record, MEASURE(offset_s)),
    [RECORD_PAUSE] = TABLE(pause, "pauses", pause_record, 0),
    [RECORD_DECISION] = TABLE(decision, "decisions", decision_record, 0),
    [RECORD_SCREENING] = TABLE(screening, "screenings", screening_record, SCREENING(offset_s)),
    [RECORD_DELETED] = TABLE(deleted, "deleted", deleted_record, 0),
};

#define GET(type, row, field) (*(type const *) (const void *) ((const char *) (row) + (field)->at))

/* ---- writing ---- */

void record_put_day(struct strbuf *out, int32_t day)
{
    struct civil d = civil_from_days(day);
    strbuf_printf(out, "%04d-%02d-%02d", d.year, d.month, d.day);
}

/* ISO 8601; the offset has seconds only where it is no whole number of minutes. */
static void put_instant(struct strbuf *out, int64_t utc_s, int32_t offset_s)
{
    int second = (int) (((utc_s + offset_s) % 86400 + 86400) % 86400);
    int off = abs(offset_s);
    record_put_day(out, civil_local_day(utc_s, offset_s));
    strbuf_printf(out, "T%02d:%02d:%02d%c%02d:%02d", second / 3600, second / 60 % 60, second % 60,
                  offset_s < 0 ? '-' : '+', off / 3600, off / 60 % 60);
    if (off % 60)
        strbuf_printf(out, ":%02d", off % 60);
}

static void put_utc(struct strbuf *out, int64_t utc_s)
{
    int second = (int) ((utc_s % 86400 + 86400) % 86400);
    record_put_day(out, civil_local_day(utc_s, 0));
    strbuf_printf(out, "T%02d:%02d:%02dZ", second / 3600, second / 60 % 60, second % 60);
}

/* Our own decimals: printf would follow a locale that another library set. */
static void put_number(struct strbuf *out, double value)
{
    long long thousandths = llround(fabs(value) * 1000);
    const char *sign = value < 0 && thousandths ? "-" : "";
    strbuf_printf(out, "%s%lld", sign, thousandths / 1000);
    if (thousandths % 1000 == 0)
        return;
    strbuf_printf(out, ".%03lld", thousandths % 1000);
    while (out->text[out->length - 1] == '0')
        out->text[--out->length] = '\0';
}

/* The value as plain text; false: it is null. */
static bool put_value(struct strbuf *out, const struct record_field *f, const void *row,
                      int32_t offset_s)
{
    const char *text;
    int64_t number;
    switch (f->type) {
    case FIELD_UUID:
        strbuf_puts(out, (const char *) row + f->at);
        return true;
    case FIELD_TEXT:
    case FIELD_ANY_TEXT:
    case FIELD_OPTIONAL:
        text = GET(const char *, row, f);
        strbuf_puts(out, text ? text : "");
        return text || f->type != FIELD_OPTIONAL;
    case FIELD_WORD:
        strbuf_puts(out, f->words->words[GET(unsigned, row, f)]);
        return true;
    case FIELD_SET:
        words_of_set(f->words, GET(unsigned, row, f), out);
        return true;
    case FIELD_INT:
    case FIELD_SCALE:
    case FIELD_ORDINAL:
        number = GET(int, row, f);
        strbuf_printf(out, "%lld", (long long) number + (f->type == FIELD_ORDINAL));
        return number >= 0 || f->type == FIELD_INT;
    case FIELD_LONG:
        strbuf_printf(out, "%lld", (long long) GET(int64_t, row, f));
        return true;
    case FIELD_NUMBER:
        put_number(out, GET(double, row, f));
        return true;
    case FIELD_DAY:
    case FIELD_OPEN_DAY:
        number = GET(int32_t, row, f);
        if (f->type == FIELD_OPEN_DAY && number == DAY_OPEN)
            return false;
        record_put_day(out, (int32_t) number);
        return true;
    case FIELD_INSTANT:
    case FIELD_OR_NEVER:
    case FIELD_MOMENT:
        number = GET(int64_t, row, f);
        put_instant(out, number, offset_s);
        return number != 0 || f->type != FIELD_OR_NEVER;
    case FIELD_UTC:
        put_utc(out, GET(int64_t, row, f));
        return true;
    }
    return false;
}

static bool is_number(enum field_type type)
{
    return type == FIELD_INT || type == FIELD_SCALE || type == FIELD_ORDINAL ||
           type == FIELD_LONG || type == FIELD_NUMBER;
}

/* "a b" as ["a", "b"]. The words are ours: nothing in them needs an escape. */
static void put_list(struct strbuf *out, const char *words)
{
    strbuf_putc(out, '[');
    if (*words)
        strbuf_putc(out, '"');
    for (; *words; words++)
        strbuf_puts(out, *words == ' ' ? "\", \"" : (const char[]){*words, '\0'});
    strbuf_puts(out, out->text[out->length - 1] == '[' ? "]" : "\"]");
}

static int32_t offset_of(const struct record_table *t, const void *row, int32_t offset_s)
{
    return t->offset_at ? *(const int32_t *) (const void *) ((const char *) row + t->offset_at)
                        : offset_s;
}

void record_put_json(struct strbuf *out, enum record_kind kind, const void *row, int32_t offset_s)
{
    const struct record_table *t = &record_tables[kind];
    struct strbuf value = {0};
    for (const struct record_field *f = t->fields; f < t->fields + t->n_fields; f++) {
        strbuf_puts(out, f > t->fields ? ", \"" : "\"");
        strbuf_puts(out, f->name);
        strbuf_puts(out, "\": ");
        strbuf_reset(&value);
        if (!put_value(&value, f, row, offset_of(t, row, offset_s)))
            strbuf_puts(out, "null");
        else if (f->type == FIELD_SET)
            put_list(out, strbuf_text(&value));
        else if (is_number(f->type))
            strbuf_puts(out, strbuf_text(&value));
        else
            strbuf_json(out, strbuf_text(&value));
    }
    strbuf_release(&value);
}

void record_put_cells(struct strbuf *out, enum record_kind kind, const void *row, int32_t offset_s)
{
    const struct record_table *t = &record_tables[kind];
    struct strbuf value = {0};
    for (const struct record_field *f = t->fields; f < t->fields + t->n_fields; f++) {
        if (f > t->fields)
            strbuf_putc(out, ',');
        strbuf_reset(&value);
        if (!put_value(&value, f, row, offset_of(t, row, offset_s)))
            continue;
        if (is_number(f->type))
            strbuf_puts(out, strbuf_text(&value));
        else
            csv_text(out, strbuf_text(&value));
    }
    strbuf_release(&value);
}

void record_put_names(struct strbuf *out, enum record_kind kind)
{
    const struct record_table *t = &record_tables[kind];
    for (const struct record_field *f = t->fields; f < t->fields + t->n_fields; f++)
        strbuf_printf(out, "%s%s", f > t->fields ? "," : "", f->name);
}
