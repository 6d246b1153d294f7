/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/ask_plain.h"

#include "app/safety.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ANSWER_BYTES = 64 };

/* The answer without blanks and newline, in lower case. False at the end of the input. */
static bool read_answer(char *answer)
{
    fputs("> ", stdout);
    fflush(stdout);
    char line[ANSWER_BYTES];
    if (!fgets(line, sizeof line, stdin))
        return false;
    size_t n = 0;
    for (const char *s = line; *s; s++)
        if (*s > ' ')
            answer[n++] = *s >= 'A' && *s <= 'Z' ? (char) (*s - 'A' + 'a') : *s;
    answer[n] = '\0';
    return true;
}

/* One of the letters of `wanted`; ? explains and asks again. '\0' at the end of the input. */
static char ask_letter(const char *question, const char *wanted, const char *explain)
{
    char answer[ANSWER_BYTES];
    printf("\n%s\n", question);
    for (;;) {
        for (const char *w = wanted; *w; w++)
            printf("%c%c", w == wanted ? '(' : '/', *w);
        printf("%s) ", explain ? ", ? explains" : "");
        if (!read_answer(answer))
            return '\0';
        if (answer[0] == '?' && explain)
            printf("%s\n", explain);
        else if (answer[0] && strchr(wanted, answer[0]))
            return answer[0];
    }
}

static bool ask_number(const char *question, signed char *value)
{
    char answer[ANSWER_BYTES];
    printf("\n%s\n", question);
    for (;;) {
        fputs("(0 to 10) ", stdout);
        if (!read_answer(answer))
            return false;
        char *end;
        long number = strtol(answer, &end, 10);
        if (answer[0] && !*end && number >= 0 && number <= 10) {
            *value = (signed char) number;
            return true;
        }
    }
}

static bool ask_choice(struct screening_answers *a, enum question_id q)
{
    const struct question *question = &questions[q];
    char wanted[ANSWER_BYTES] = "";
    printf("\n%s\n", question->text);
    for (size_t i = 0; i < question->n_choices; i++) {
        printf("  %c  %s\n", (char) ('a' + (int) i), question->choices[i].text);
        wanted[i] = (char) ('a' + (int) i);
    }
    char letter = ask_letter("Which?", wanted, question->explain);
    a->value[q] = (signed char) (letter - 'a');
    return letter != '\0';
}

static bool ask_which(struct screening_answers *a, enum question_id q)
{
    const struct question *question = &questions[q];
    for (size_t i = 0; i < question->n_choices; i++) {
        char letter = ask_letter(question->choices[i].text, "yn", question->explain);
        if (letter == 'y')
            a->chosen[q] |= (unsigned char) (1U << i);
        if (letter == '\0')
            return false;
    }
    a->value[q] = a->chosen[q] ? ANSWER_YES : ANSWER_NO;
    return true;
}

static bool ask_question(struct screening_answers *a, enum question_id q)
{
    const struct question *question = &questions[q];
    if (question->kind == QUESTION_SCALE)
        return ask_number(question->text, &a->value[q]);
    if (question->kind == QUESTION_CHOICE)
        return ask_choice(a, q);
    char letter = ask_letter(question->text, "yn", question->explain);
    a->value[q] = letter == 'y' ? ANSWER_YES : ANSWER_NO;
    if (letter == 'y' && question->n_choices)
        return ask_which(a, q);
    return letter != '\0';
}

static bool ask_age(struct screening_answers *a)
{
    char letter = ask_letter(screening_age_question, "yn", NULL);
    if (letter == 'n')
        a->age = AGE_UNDER_18;
    if (letter == 'y')
        a->age = ask_letter("Are you 65 or over?", "yn", NULL) == 'y' ? AGE_65 : AGE_18_64;
    return letter != '\0';
}

static bool ask_all(struct screening_answers *a)
{
    if (!ask_age(a))
        return false;
    for (int part = PART_A; part <= PART_D && a->age != AGE_UNDER_18; part++) {
        printf("\n%s\n", screening_parts[part].title);
        for (int q = (int) screening_parts[part].first; q <= (int) screening_parts[part].last;
             q++) {
            if (!ask_question(a, (enum question_id) q))
                return false;
            if (screening_judge(a).verdict == VERDICT_E)
                return true; /* an emergency needs no more questions */
        }
    }
    return true;
}

static bool accepted(void)
{
    for (size_t i = 0; i < disclaimer_wording.count; i++)
        printf("%s\n", disclaimer_wording.lines[i]);
    return ask_letter("Do you understand and agree?", "yn", NULL) == 'y';
}

bool ask_plain(struct context *ctx, const struct clock *clock, bool disclaimer)
{
    struct screening_answers answers;
    struct screening_result result;
    struct strbuf text = {0};
    struct err err = {""};
    screening_answers_init(&answers);
    if ((disclaimer && !accepted()) || !ask_all(&answers))
        return false;
    result = screening_judge(&answers);
    if (result.closed)
        strbuf_puts(&text, closed_wording);
    else if (!safety_keep(ctx, clock, &answers, "terminal", &result, &err))
        printf("\nYour answers could not be kept: %s\n", err.text);
    if (!result.closed)
        safety_say(ctx, result.verdict, &text);
    printf("\n%s\n", strbuf_text(&text));
    if (result.advise_doctor)
        printf("%s\n", doctor_wording);
    strbuf_release(&text);
    return !result.closed && !result.locked;
}

/* ---- the check, and `!` ---- */

static bool lock_for_pain(struct context *ctx, const struct clock *clock, int pain)
{
    char question[64];
    snprintf(question, sizeof question, "Pain of %d right now. Is that right?", pain);
    if (ask_letter(question, "yn", NULL) != 'y')
        return false;
    struct err err = {""};
    struct strbuf text = {0};
    safety_lock(ctx, clock, VERDICT_U, "pain", &err);
    safety_say(ctx, VERDICT_U, &text);
    printf("\n%s\n", strbuf_text(&text));
    strbuf_release(&text);
    return true;
}

bool ask_plain_check(struct context *ctx, const struct clock *clock, int *pain)
{
    struct check_answers answers = {0};
    signed char number = 0;
    char letter = ask_letter(check_questions[0], "yn", NULL);
    answers.anything_new = letter == 'y';
    if (letter == '\0')
        return false;
    if (answers.anything_new)
        return ask_plain(ctx, clock, false);
    do {
        if (!ask_number(check_questions[1], &number))
            return false;
        if (number >= QUESTION_SCALE_LIMIT && lock_for_pain(ctx, clock, number))
            return false;
    } while (number >= QUESTION_SCALE_LIMIT);
    *pain = answers.pain = number;
    answers.well_enough = ask_letter(check_questions[2], "yn", NULL) == 'y';
    if (!answers.well_enough)
        printf("\n%s\n", check_rest_text);
    return answers.well_enough;
}

const struct stop_event *ask_plain_stop(void)
{
    char answer[ANSWER_BYTES];
    printf("\nWhat happened?\n  0  Nothing of this: go on\n");
    for (int i = 0; i < STOP_EVENTS; i++)
        printf("  %d  %s\n", i + 1, stop_events[i].text);
    for (;;) {
        printf("(0 to %d) ", (int) STOP_EVENTS);
        if (!read_answer(answer))
            return stop_event_find("unwell"); /* nobody answers: end */
        int number = answer[0] - '0';
        if (answer[0] && !answer[1] && number >= 0 && number <= STOP_EVENTS)
            return number > 0 ? &stop_events[number - 1] : NULL;
    }
}
