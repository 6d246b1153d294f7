/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/checklist.h"

#include "base/parse.h"
#include "core/field.h"
#include "core/selftest.h"

#include <string.h>

void checklist_begin(struct checklist *c, const struct step *step)
{
    *c = (struct checklist){.step = step};
}

static const struct check_item *here(const struct checklist *c)
{
    return c->step && c->cursor < c->step->n_items ? &c->step->items[c->cursor] : NULL;
}

static void stop_typing(struct checklist *c)
{
    c->typed[0] = '\0';
    c->refused = false;
}

void checklist_move(struct checklist *c, int by)
{
    if (!c->step || c->step->n_items == 0)
        return;
    stop_typing(c);
    int last = (int) c->step->n_items - 1;
    c->cursor = (size_t) CLAMP((int) c->cursor + by, 0, last);
}

bool checklist_answer(struct checklist *c, enum check_answer answer)
{
    const struct check_item *item = here(c);
    if (!item || (item->measure && answer != CHECK_NOT_APPLICABLE))
        return false;
    c->items[c->cursor] = (struct checklist_item){.answer = answer};
    checklist_move(c, 1);
    return true;
}

/* ---- numbers ---- */

bool checklist_wants_number(const struct checklist *c)
{
    const struct check_item *item = here(c);
    return item && item->measure;
}

bool checklist_type(struct checklist *c, char character)
{
    const struct check_item *item = here(c);
    size_t length = strlen(c->typed);
    bool digit = character >= '0' && character <= '9';
    bool point = character == '.' && length > 0 && !strchr(c->typed, '.');
    if (!item || !item->measure || !(digit || point))
        return false;
    if (c->refused)
        stop_typing(c);
    length = strlen(c->typed);
    if (length + 1 < sizeof c->typed) {
        c->typed[length] = character;
        c->typed[length + 1] = '\0';
    }
    return true;
}

void checklist_erase(struct checklist *c)
{
    if (!here(c))
        return;
    struct checklist_item *at = &c->items[c->cursor];
    size_t length = strlen(c->typed);
    c->refused = false;
    if (length > 0)
        c->typed[length - 1] = '\0';
    else if (at->n_tries > 0)
        at->n_tries--;
    else
        at->answer = CHECK_OPEN;
}

static bool take_number(struct checklist *c, const struct check_measure *m)
{
    struct checklist_item *at = &c->items[c->cursor];
    double value;
    c->refused = !parse_number(c->typed, m->min, m->max, &value);
    if (c->refused)
        return true;
    if (at->n_tries == m->tries) /* typed again: anew */
        at->n_tries = 0;
    at->answer = CHECK_YES;
    at->tries[at->n_tries++] = value;
    c->typed[0] = '\0';
    if (at->n_tries == m->tries)
        checklist_move(c, 1);
    return true;
}

bool checklist_enter(struct checklist *c)
{
    const struct check_item *item = here(c);
    if (!item || !item->measure)
        return false;
    if (c->typed[0])
        return take_number(c, item->measure);
    bool goes_on = c->items[c->cursor].n_tries > 0 && c->cursor + 1 < c->step->n_items;
    if (goes_on)
        checklist_move(c, 1);
    return goes_on;
}

bool checklist_value(const struct checklist *c, size_t item, double *value)
{
    const struct checklist_item *at = &c->items[item];
    const struct check_measure *m = c->step->items[item].measure;
    if (!m || at->n_tries == 0)
        return false;
    double best = at->tries[0], sum = 0;
    for (int i = 0; i < at->n_tries; i++) {
        best = at->tries[i] > best ? at->tries[i] : best;
        sum += at->tries[i];
    }
    *value = m->mean ? sum / at->n_tries : best;
    return true;
}

/* ---- one measure, taken in one of several ways ---- */

static bool is_same_measure(const struct step *s, size_t i, size_t k)
{
    const struct check_measure *a = s->items[i].measure, *b = s->items[k].measure;
    return i != k && a && b && a->id && b->id && strcmp(a->id, b->id) == 0;
}

static bool is_one_of_several(const struct step *s, size_t i)
{
    for (size_t k = 0; k < s->n_items; k++)
        if (is_same_measure(s, i, k))
            return true;
    return false;
}

static bool was_taken_otherwise(const struct checklist *c, size_t i)
{
    for (size_t k = 0; k < c->step->n_items; k++)
        if (is_same_measure(c->step, i, k) && c->items[k].n_tries > 0)
            return true;
    return false;
}

/* ---- all of it ---- */

static bool is_open(const struct checklist *c, size_t i)
{
    const struct check_measure *m = c->step->items[i].measure;
    const struct checklist_item *at = &c->items[i];
    if (at->answer == CHECK_NOT_APPLICABLE || was_taken_otherwise(c, i))
        return false;
    return m ? at->n_tries < m->tries : at->answer == CHECK_OPEN;
}

bool checklist_done(const struct checklist *c)
{
    for (size_t i = 0; c->step && i < c->step->n_items; i++)
        if (is_open(c, i))
            return false;
    return c->step && c->step->n_items > 0;
}

bool checklist_alarms(const struct checklist *c)
{
    for (size_t i = 0; c->step && c->step->safety && i < c->step->n_items; i++)
        if (c->items[i].answer == CHECK_NOT_YET)
            return true;
    return false;
}

/* ---- what is kept ---- */

static const char *kind_of(const char *routine, const struct check_item *item, struct arena *a)
{
    if (item->measure && item->measure->id)
        return item->measure->id;
    return arena_printf(a, "%s.%s", routine, ident_make(item->text, strlen(item->text), a));
}

static double value_of(enum check_answer answer)
{
    static const double values[] = {
        [CHECK_OPEN] = 0, [CHECK_YES] = 1, [CHECK_NOT_YET] = 0, [CHECK_NOT_APPLICABLE] = -1};
    return values[answer];
}

/* A list that is a score counts its ticks, once all of it is answered. */
static bool score_of(const struct checklist *c, struct measure_record *row)
{
    double score = 0;
    if (!c->step->score || !checklist_done(c))
        return false;
    for (size_t i = 0; i < c->step->n_items; i++)
        score += c->items[i].answer == CHECK_YES;
    *row = (struct measure_record){.kind = c->step->score, .value = score};
    return true;
}

/* What there is to do about later, which way a number was taken, or what it is about. */
static const char *detail_of(const struct checklist *c, size_t i)
{
    const struct check_item *item = &c->step->items[i];
    bool named = item->measure && item->measure->id && activity_of(item->measure->id) >= 0;
    if (item->measure)
        return named || is_one_of_several(c->step, i) ? item->text : NULL;
    return c->step->safety || c->step->score ? NULL : item->text;
}

size_t checklist_records(const struct checklist *c, const char *routine,
                         struct measure_record rows[CHECK_RECORDS_MAX], struct arena *a)
{
    size_t n = 0;
    for (size_t i = 0; c->step && i < c->step->n_items; i++) {
        const struct check_item *item = &c->step->items[i];
        double value = value_of(c->items[i].answer);
        if (item->measure ? !checklist_value(c, i, &value) : c->items[i].answer == CHECK_OPEN)
            continue;
        rows[n++] = (struct measure_record){
            .kind = kind_of(routine, item, a),
            .value = value,
            .detail = detail_of(c, i),
        };
    }
    if (c->step && score_of(c, &rows[n]))
        n++;
    return n;
}

static bool is_of(const struct measure_record *row, const char *routine)
{
    const char *point = strchr(row->kind, '.');
    if (!point || !row->detail)
        return false;
    size_t length = (size_t) (point - row->kind);
    return !routine || (strncmp(routine, row->kind, length) == 0 && !routine[length]);
}

size_t checklist_todos(const struct measure_record *rows, size_t count, const char *routine,
                       const struct measure_record **out)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_of(&rows[i], routine))
            continue;
        bool newest = true;
        for (size_t k = i + 1; k < count && newest; k++)
            newest = strcmp(rows[k].kind, rows[i].kind) != 0 || rows[k].day < rows[i].day;
        if (newest && rows[i].value > -0.5 && rows[i].value < 0.5)
            out[n++] = &rows[i];
    }
    return n;
}
