/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/ask_plain.h"

#include "app/practice.h"
#include "app/say.h"
#include "base/civil.h"
#include "base/parse.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
    say_paragraph(question);
    for (;;) {
        for (const char *w = wanted; *w; w++)
            printf("%c%c", w == wanted ? '(' : '/', *w);
        printf("%s) ", explain ? ", ? explains" : "");
        if (!read_answer(answer))
            return '\0';
        if (answer[0] == '?' && explain)
            say(explain);
        else if (answer[0] && strchr(wanted, answer[0]))
            return answer[0];
    }
}

bool ask_plain_yes(const char *question)
{
    return ask_letter(question, "yn", NULL) == 'y';
}

static bool ask_number(const char *question, int min, int max, signed char *value)
{
    char answer[ANSWER_BYTES];
    say_paragraph(question);
    for (;;) {
        printf("(%d to %d) ", min, max);
        if (!read_answer(answer))
            return false;
        char *end;
        long number = strtol(answer, &end, 10);
        if (answer[0] && !*end && number >= min && number <= max) {
            *value = (signed char) number;
            return true;
        }
    }
}

int ask_plain_scale(const char *question, int min, int max)
{
    char answer[ANSWER_BYTES];
    if (*question)
        printf("\n%s\n", question);
    for (;;) {
        printf("(%d to %d, Enter skips) ", min, max);
        if (!read_answer(answer) || !answer[0])
            return -1;
        int number;
        if (parse_int(answer, min, max, &number))
            return number;
    }
}

static bool ask_choice(struct screening_answers *a, enum question_id q, const char *text)
{
    const struct question *question = &questions[q];
    char wanted[ANSWER_BYTES] = "";
    say_paragraph(text);
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

static bool ask_question(struct screening_answers *a, enum question_id q, const char *c1)
{
    const struct question *question = &questions[q];
    if (question->kind == QUESTION_SCALE)
        return ask_number(question->text, 0, SCALE_MAX, &a->value[q]);
    if (question->kind == QUESTION_CHOICE)
        return ask_choice(a, q, c1);
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

static bool ask_weeks(struct screening_answers *a)
{
    signed char weeks = 0;
    if (!ask_number("How many weeks pregnant are you?", 1, PREGNANCY_WEEKS_MAX, &weeks))
        return false;
    a->weeks = weeks;
    return true;
}

static bool ask_all(struct safety_task *task, const char *c1)
{
    struct screening_answers *a = &task->answers;
    if (task->asks_age && !ask_age(a))
        return false;
    for (int part = PART_A; part <= (int) task->last && a->age != AGE_UNDER_18; part++) {
        say_paragraph(screening_parts[part].title);
        for (int q = (int) screening_parts[part].first; q <= (int) screening_parts[part].last;
             q++) {
            if (!ask_question(a, (enum question_id) q, c1))
                return false;
            if (q == Q_D2 && answer_is_yes(a, Q_D2) && !ask_weeks(a))
                return false;
            if (screening_judge(a).verdict == VERDICT_E)
                return true; /* an emergency needs no more questions */
        }
    }
    return true;
}

/* Every yes that was there when the person was assessed. */
static bool ask_since(struct safety_task *task)
{
    uint64_t asked = safety_to_cover(task), worse = 0;
    if (asked)
        printf("\nIs it new, or worse, since you were assessed?\n");
    for (int q = 0; q < N_QUESTIONS; q++) {
        if (!(asked & UINT64_C(1) << q))
            continue;
        char letter = ask_letter(questions[q].text, "yn", questions[q].explain);
        if (letter == '\0')
            return false;
        if (letter == 'y')
            worse |= UINT64_C(1) << q;
    }
    screening_cover(&task->answers, asked, worse);
    return true;
}

static bool accepted(void)
{
    for (size_t i = 0; i < disclaimer_wording.count; i++)
        say(disclaimer_wording.lines[i]);
    return ask_letter("Do you understand and agree?", "yn", NULL) == 'y';
}

static bool ask_task(struct context *ctx, const struct clock *clock, struct safety_task *task)
{
    struct screening_result result;
    struct strbuf text = {0};
    struct err err = {""};
    safety_say_c1(ctx, &text);
    bool answered = ask_all(task, strbuf_text(&text)) && ask_since(task);
    strbuf_release(&text);
    if (!answered)
        return false;
    result = screening_judge(&task->answers);
    if (result.closed)
        strbuf_puts(&text, closed_wording);
    else if (!safety_keep(ctx, clock, &task->answers, "terminal", &result, &err))
        printf("\nYour answers could not be kept: %s\n", err.text);
    if (!result.closed)
        safety_say(ctx, result.verdict, &text);
    say_paragraph(strbuf_text(&text));
    if (result.advise_doctor)
        say(doctor_wording);
    strbuf_release(&text);
    return !result.closed && !result.locked;
}

bool ask_plain(struct context *ctx, const struct clock *clock, enum safety_scope scope,
               bool disclaimer)
{
    struct safety_task task;
    if (disclaimer && !accepted())
        return false;
    safety_begin(ctx, &task, scope, 0);
    return ask_task(ctx, clock, &task);
}

/* ---- the way out of a lock ---- */

static bool ask_day(int32_t from, int32_t today, int32_t *day)
{
    char answer[ANSWER_BYTES];
    struct civil date;
    printf("\nOn which day were you assessed by a health professional?\n");
    for (;;) {
        printf("(YYYY-MM-DD) ");
        if (!read_answer(answer) || !answer[0])
            return false;
        if (!civil_parse(answer, &date))
            continue;
        *day = civil_to_days(date);
        if (*day >= from && *day <= today)
            return true;
        printf("%s\n", *day > today ? "That day is still to come."
                                    : "Exercise was locked after that day. Only an assessment "
                                      "since then can open it.");
    }
}

bool ask_plain_unlock(struct context *ctx, const struct clock *clock, enum verdict lock)
{
    struct arena arena = {0};
    struct safety_task task;
    struct screening_record latest = practice_screening(ctx, &arena);
    const char *reasons = latest.lock && latest.reasons ? latest.reasons : "";
    int32_t from = screening_assessed_from(lock, reasons, latest.day);
    bool may_answer_again = lock != VERDICT_OK && screening_may_answer_again(lock, reasons);
    int32_t day;
    arena_release(&arena);
    if (ask_letter("Have you been assessed by a health professional and told you can exercise?",
                   "yn", NULL) != 'y')
        return may_answer_again && ask_letter("Have your answers changed?", "yn", NULL) == 'y' &&
               ask_plain(ctx, clock, SAFETY_ALL, false);
    if (!ask_day(from, safety_today(clock), &day))
        return false;
    safety_begin(ctx, &task, SAFETY_ALL, day);
    return ask_task(ctx, clock, &task);
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
    safety_lock(ctx, clock, VERDICT_U, -1, "pain", &err);
    safety_say(ctx, VERDICT_U, &text);
    say_paragraph(strbuf_text(&text));
    strbuf_release(&text);
    return true;
}

/* Pain of 4 to 6: which kind? */
static bool ask_c1(struct context *ctx, const struct clock *clock)
{
    struct screening_answers answers;
    struct strbuf text = {0};
    struct err err = {""};
    screening_answers_init(&answers);
    safety_say_c1(ctx, &text);
    bool answered = ask_choice(&answers, Q_C1, strbuf_text(&text));
    strbuf_reset(&text);
    if (answered && answer_is_yes(&answers, Q_C1)) {
        safety_lock(ctx, clock, VERDICT_P, Q_C1, questions[Q_C1].id, &err);
        safety_say(ctx, VERDICT_P, &text);
        say_paragraph(strbuf_text(&text));
        answered = false;
    }
    strbuf_release(&text);
    return answered;
}

bool ask_plain_check(struct context *ctx, const struct clock *clock, int *pain)
{
    struct check_answers answers = {0};
    signed char number = 0;
    char letter = ask_letter(check_questions[0], "ync",
                             "y: the questions about it follow. c: a new illness, injury, "
                             "operation, pregnancy, diagnosis or medicine; all the questions "
                             "follow.");
    if (letter == '\0')
        return false;
    if (letter != 'n' &&
        !ask_plain(ctx, clock, letter == 'c' ? SAFETY_ALL : SAFETY_RED_FLAGS, false))
        return false;
    do {
        if (!ask_number(check_questions[1], 0, SCALE_MAX, &number))
            return false;
        if (number >= QUESTION_SCALE_LIMIT && lock_for_pain(ctx, clock, number))
            return false;
    } while (number >= QUESTION_SCALE_LIMIT);
    *pain = answers.pain = number;
    answers.well_enough = ask_letter(check_questions[2], "yn", NULL) == 'y';
    if (!answers.well_enough)
        say_paragraph(check_rest_text);
    if (check_judge(&answers) == CHECK_GENTLE)
        return ask_c1(ctx, clock);
    return answers.well_enough;
}

/* Two minutes, or until Enter. */
static void rest_awhile(void)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    char answer[ANSWER_BYTES];
    printf("(two minutes, or Enter when it is over)\n");
    fflush(stdout);
    if (poll(&input, 1, STOP_REST_MS) > 0)
        read_answer(answer);
}

const struct stop_event *ask_plain_event(void)
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

static enum stop_also ask_also(void)
{
    say_paragraph(stop_also_question);
    for (int i = STOP_ALSO_STROKE; i < N_STOP_ALSO; i++) {
        if (ask_letter(stop_also_texts[i], "yn", NULL) == 'y')
            return (enum stop_also) i;
    }
    return STOP_ALSO_NOTHING;
}

void ask_plain_about(struct stop_answers *answers)
{
    signed char pain;
    answers->pain = SCALE_NONE;
    if (answers->event->asks_also)
        answers->also = ask_also();
    if (answers->event->rests && answers->also == STOP_ALSO_NOTHING) {
        say(answers->event->say);
        rest_awhile();
    }
    if (answers->event->asks_pain && ask_number("Pain right now?", 0, SCALE_MAX, &pain))
        answers->pain = pain;
}

bool ask_plain_goes_on(void)
{
    return ask_letter("Go on with the session?", "yn", NULL) == 'y';
}
