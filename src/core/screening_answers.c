/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/screening.h"

#include <stdlib.h>
#include <string.h>

/* How answers are kept: "age=18-64 A1=no B11=3 C1=a D2=yes:20 D8=yes:neck,wrist seen=20779:B6". */

enum { TOKEN_BYTES = 128, DAY_LIMIT = 200000 };

/* ---- out ---- */

static void format_chosen(const struct question *q, unsigned chosen, struct strbuf *out)
{
    const char *gap = ":";
    for (size_t i = 0; i < q->n_choices; i++) {
        if (!(chosen & 1U << i))
            continue;
        strbuf_printf(out, "%s%s", gap, q->choices[i].id);
        gap = ",";
    }
}

static void format_answer(const struct screening_answers *a, enum question_id id,
                          struct strbuf *out)
{
    const struct question *q = &questions[id];
    signed char value = a->value[id];
    if (value == ANSWER_UNASKED)
        return;
    strbuf_printf(out, " %s=", q->id);
    switch (q->kind) {
    case QUESTION_SCALE:
        strbuf_printf(out, "%d", value);
        return;
    case QUESTION_CHOICE:
        strbuf_puts(out, q->choices[value].id);
        return;
    case QUESTION_YES_NO:
        break;
    }
    strbuf_puts(out, value == ANSWER_YES ? "yes" : "no");
    if (value != ANSWER_YES)
        return;
    format_chosen(q, a->chosen[id], out);
    if (id == Q_D2 && a->weeks)
        strbuf_printf(out, ":%d", a->weeks);
}

void screening_format(const struct screening_answers *a, struct strbuf *out)
{
    strbuf_printf(out, "age=%s", age_names[a->age]);
    for (int q = 0; q < N_QUESTIONS; q++)
        format_answer(a, (enum question_id) q, out);
    if (a->asked_day)
        strbuf_printf(out, " asked=%d", a->asked_day);
    if (!a->assessed_day)
        return;
    strbuf_printf(out, " seen=%d", a->assessed_day);
    const char *gap = ":";
    for (int q = 0; q < N_QUESTIONS; q++) {
        if (!(a->covered & UINT64_C(1) << q))
            continue;
        strbuf_printf(out, "%s%s", gap, questions[q].id);
        gap = ",";
    }
}

/* ---- in ---- */

/* Takes the text up to one of `ends` off *text; false where it does not fit. */
static bool take(const char **text, const char *ends, char out[TOKEN_BYTES])
{
    size_t length = strcspn(*text, ends);
    if (length >= TOKEN_BYTES)
        return false;
    memcpy(out, *text, length);
    out[length] = '\0';
    *text += length;
    return true;
}

static bool parse_number(const char *text, int min, int max, int *value)
{
    char *end;
    long number = strtol(text, &end, 10);
    if (end == text || *end || number < min || number > max)
        return false;
    *value = (int) number;
    return true;
}

static int find_question(const char *id)
{
    for (int q = 0; q < N_QUESTIONS; q++) {
        if (strcmp(questions[q].id, id) == 0)
            return q;
    }
    return -1;
}

static int find_choice(const struct question *q, const char *id)
{
    for (size_t i = 0; i < q->n_choices; i++) {
        if (strcmp(q->choices[i].id, id) == 0)
            return (int) i;
    }
    return -1;
}

/* What follows "yes:". */
static bool parse_details(struct screening_answers *a, enum question_id id, const char *text)
{
    if (id == Q_D2)
        return parse_number(text, 1, PREGNANCY_WEEKS_MAX, &a->weeks);
    char name[TOKEN_BYTES];
    while (take(&text, ",", name)) {
        int choice = find_choice(&questions[id], name);
        if (choice < 0)
            return false;
        a->chosen[id] |= (unsigned char) (1U << choice);
        if (!*text)
            return true;
        text++;
    }
    return false;
}

static bool parse_answer(struct screening_answers *a, enum question_id id, const char *text)
{
    const struct question *q = &questions[id];
    int value = ANSWER_UNASKED;
    char word[TOKEN_BYTES];
    switch (q->kind) {
    case QUESTION_SCALE:
        if (!parse_number(text, 0, 10, &value))
            return false;
        break;
    case QUESTION_CHOICE:
        value = find_choice(q, text);
        if (value < 0)
            return false;
        break;
    case QUESTION_YES_NO:
        if (!take(&text, ":", word) || (strcmp(word, "yes") != 0 && strcmp(word, "no") != 0))
            return false;
        value = word[0] == 'y' ? ANSWER_YES : ANSWER_NO;
        if (*text && (value != ANSWER_YES || !parse_details(a, id, text + 1)))
            return false;
        break;
    }
    a->value[id] = (signed char) value;
    return true;
}

static bool parse_age(struct screening_answers *a, const char *text)
{
    for (int age = 0; age < N_AGES; age++) {
        if (strcmp(age_names[age], text) == 0) {
            a->age = (enum age) age;
            return true;
        }
    }
    return false;
}

static bool parse_assessment(struct screening_answers *a, const char *text)
{
    char word[TOKEN_BYTES];
    int day;
    if (!take(&text, ":", word) || !parse_number(word, -DAY_LIMIT, DAY_LIMIT, &day))
        return false;
    a->assessed_day = day;
    while (*text) {
        text++;
        if (!take(&text, ",", word) || find_question(word) < 0)
            return false;
        a->covered |= UINT64_C(1) << find_question(word);
    }
    return true;
}

static bool parse_token(struct screening_answers *a, const char *key, const char *value)
{
    if (strcmp(key, "age") == 0)
        return parse_age(a, value);
    if (strcmp(key, "asked") == 0)
        return parse_number(value, -DAY_LIMIT, DAY_LIMIT, &a->asked_day);
    if (strcmp(key, "seen") == 0)
        return parse_assessment(a, value);
    int q = find_question(key);
    return q < 0 || parse_answer(a, (enum question_id) q, value);
}

bool screening_parse(struct screening_answers *a, const char *text)
{
    char key[TOKEN_BYTES], value[TOKEN_BYTES];
    screening_answers_init(a);
    while (*text) {
        if (!take(&text, "= ", key) || *text++ != '=' || !take(&text, " ", value) ||
            !parse_token(a, key, value)) {
            screening_answers_init(a);
            return false;
        }
        text += strspn(text, " ");
    }
    return true;
}
