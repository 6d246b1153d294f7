/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The safety questions on a full screen. */
#include "config.h"

#include "app/dialog.h"
#include "app/safety.h"
#include "app/visit.h"
#include "view/report.h"

#include <stdio.h>

enum { ROWS_MAX = 40 };

/* ---- pages of questions ---- */

/* Where the answer of a row belongs. */
struct row_of {
    enum question_id question;
    int choice; /* -1: the question itself */
};

/* Kept while the person goes back and forth: what was answered is still there. */
struct asked_page {
    struct ask_row rows[ROWS_MAX];
    struct row_of of[ROWS_MAX];
    int n;
    bool none; /* "none of these" was said */
};

struct asking {
    struct ui *ui;
    struct context *ctx;
    struct safety_task task;
    struct strbuf c1; /* its text, which depends on the country */
    struct asked_page pages[N_SCREENING_PARTS];
};

static void add_row(struct asked_page *page, struct ask_row row, enum question_id q, int choice)
{
    if (page->n == ROWS_MAX)
        return;
    row.value = -1;
    page->rows[page->n] = row;
    page->of[page->n] = (struct row_of){q, choice};
    page->n++;
}

static void add_question(const struct asking *a, struct asked_page *page, enum question_id q)
{
    const struct question *question = &questions[q];
    struct ask_row row = {.text = q == Q_C1 ? strbuf_text(&a->c1) : question->text,
                          .explain = question->explain,
                          .explain_from = QUESTION_SCALE_LIMIT};
    if (question->n_choices == 0) {
        row.kind = question->kind == QUESTION_SCALE ? ASK_SCALE : ASK_TICK;
        add_row(page, row, q, -1);
        return;
    }
    row.kind = ASK_HEAD;
    add_row(page, row, q, -1);
    for (size_t i = 0; i < question->n_choices; i++)
        add_row(page,
                (struct ask_row){
                    .kind = question->kind == QUESTION_CHOICE ? ASK_RADIO : ASK_TICK,
                    .text = question->choices[i].text,
                    .explain = question->explain,
                    .group = (int) q + 1,
                },
                q, (int) i);
}

static void take_rows(struct asking *a, const struct asked_page *page)
{
    struct screening_answers *answers = &a->task.answers;
    for (int i = 0; i < page->n; i++) {
        enum question_id q = page->of[i].question;
        const struct ask_row *row = &page->rows[i];
        int choice = page->of[i].choice;
        if (row->kind == ASK_HEAD) { /* of a choice none is an answer before it is chosen */
            bool must_choose = questions[q].kind == QUESTION_CHOICE;
            answers->value[q] = must_choose ? ANSWER_UNASKED : ANSWER_NO;
            answers->chosen[q] = 0;
        } else if (choice < 0)
            answers->value[q] = (signed char) row->value;
        else if (row->kind == ASK_RADIO && row->value == 1)
            answers->value[q] = (signed char) choice;
        else if (row->kind == ASK_TICK && row->value == 1) {
            answers->value[q] = ANSWER_YES;
            answers->chosen[q] |= (unsigned char) (1U << choice);
        }
    }
}

static bool any_yes(const struct asking *a, const struct asked_page *page)
{
    for (int i = 0; i < page->n; i++)
        if (answer_is_yes(&a->task.answers, page->of[i].question))
            return true;
    return false;
}

/* A yes locks or swaps; a slip of the finger should not. */
static bool confirmed(struct asking *a, enum screening_part part)
{
    const struct asked_page *page = &a->pages[part];
    if (part == PART_D || !any_yes(a, page))
        return true;
    struct strbuf text = {0};
    strbuf_puts(&text, "You answered yes to:\n\n");
    for (int i = 0; i < page->n; i++)
        if (page->rows[i].value > 0 && answer_is_yes(&a->task.answers, page->of[i].question))
            strbuf_printf(&text, "%s\n\n", page->rows[i].text);
    static const char *const items[] = {"Yes, that is right", "No, let me change it"};
    struct choice_model m = {.title = "Is that right?",
                             .text = strbuf_text(&text),
                             .items = items,
                             .n = ARRAY_LEN(items)};
    enum action action = dialog_choice(a->ui, &m);
    strbuf_release(&text);
    return action == ACTION_GO_ON && m.menu.cursor == 0;
}

/* One part on one page. ACTION_GO_ON when it is answered. */
static enum action ask_part(struct asking *a, enum screening_part part)
{
    char title[80];
    snprintf(title, sizeof title, "Safety questions %d of 4: %s", (int) part - PART_A + 1,
             screening_parts[part].title);
    struct asked_page *page = &a->pages[part];
    if (page->n == 0)
        for (int q = (int) screening_parts[part].first; q <= (int) screening_parts[part].last; q++)
            add_question(a, page, (enum question_id) q);
    struct ask_model m = {
        .title = title,
        .intro = "Space ticks what applies to you; n when none of it does. Your answers stay on "
                 "this computer.",
        .rows = page->rows,
        .n = page->n,
        .none = page->none,
    };
    enum action action;
    while ((action = dialog_ask(a->ui, &m)) == ACTION_GO_ON) {
        take_rows(a, page);
        if (confirmed(a, part) || a->ui->quit)
            break;
        screening_forget(&a->task.answers, part); /* a slip judges nothing */
    }
    page->none = m.none;
    return a->ui->quit ? ACTION_QUIT : action;
}

static enum action ask_age(struct asking *a)
{
    static const char *const items[] = {"18 to 64", "65 or over", "Under 18"};
    static const enum age ages[] = {AGE_18_64, AGE_65, AGE_UNDER_18};
    struct choice_model m = {.title = screening_age_question,
                             .text = screening_age_band_question,
                             .items = items,
                             .n = ARRAY_LEN(items),
                             .menu = {.cursor = MENU_NOWHERE}};
    for (int i = 0; i < m.n; i++)
        if (ages[i] == a->task.answers.age)
            m.menu.cursor = i; /* they come back to it */
    enum action action = dialog_choice(a->ui, &m);
    if (action == ACTION_GO_ON)
        a->task.answers.age = ages[m.menu.cursor];
    return action;
}

/* An emergency needs no more questions. */
static bool is_enough(const struct asking *a)
{
    struct screening_result r = screening_judge(&a->task.answers);
    return r.closed || r.verdict == VERDICT_E;
}

enum { WEEKS_GUESS = 12 };

/* Of whom says she is pregnant: from week 16 on there is more to leave out. */
static enum action ask_weeks(struct asking *a)
{
    struct dial_model m = {
        .title = "Safety questions: pregnancy",
        .question = "How many weeks pregnant are you?",
        .unit = "weeks",
        .min = 1,
        .max = PREGNANCY_WEEKS_MAX,
        .value = a->task.answers.weeks ? a->task.answers.weeks : WEEKS_GUESS,
    };
    enum action action = dialog_dial(a->ui, &m);
    if (action == ACTION_GO_ON)
        a->task.answers.weeks = m.value;
    return action;
}

static enum action ask_one(struct asking *a, enum screening_part part)
{
    if (part == PART_AGE)
        return a->task.asks_age ? ask_age(a) : ACTION_GO_ON;
    enum action action = ask_part(a, part);
    if (part == PART_D && action == ACTION_GO_ON && answer_is_yes(&a->task.answers, Q_D2))
        return ask_weeks(a) == ACTION_GO_ON ? ACTION_GO_ON : ACTION_PREVIOUS;
    return action;
}

/* Page by page, and back again. SCREENED_OPEN: everything needed was answered. */
static enum screened ask_all(struct asking *a)
{
    int part = PART_AGE;
    int first = a->task.asks_age ? PART_AGE : PART_A;
    while (part <= (int) a->task.last && (part == PART_AGE || !is_enough(a))) {
        enum action action = ask_one(a, (enum screening_part) part);
        bool back = action == ACTION_PREVIOUS || action == ACTION_CANCEL;
        if (action == ACTION_LOOK_AROUND)
            a->ui->look_around = true;
        if (back && part == first)
            return SCREENED_BACK;
        if (!back && action != ACTION_GO_ON)
            return SCREENED_SHUT;
        bool stays = back && part == PART_D && answer_is_yes(&a->task.answers, Q_D2) &&
                     !a->task.answers.weeks;
        part += stays ? 0 : back ? -1 : 1;
    }
    return SCREENED_OPEN;
}

/* ---- what an assessment covers ---- */

/* Every yes that was there when the person was assessed: is it new, or worse, since then? */
static enum screened ask_since(struct asking *a)
{
    uint64_t asked = safety_to_cover(&a->task), worse = 0;
    struct strbuf title = {0};
    struct asked_page page = {.n = 0};
    if (asked == 0)
        return SCREENED_OPEN;
    for (int q = 0; q < N_QUESTIONS; q++)
        if (asked & UINT64_C(1) << q)
            add_row(&page,
                    (struct ask_row){.kind = ASK_TICK,
                                     .text = questions[q].text,
                                     .explain = questions[q].explain},
                    (enum question_id) q, -1);
    strbuf_puts(&title, "Since your assessment on ");
    report_date(&title, a->task.answers.assessed_day);
    struct ask_model m = {
        .title = strbuf_text(&title),
        .intro = "Tick what is new, or worse, since that day; n when none of it is.",
        .rows = page.rows,
        .n = page.n,
    };
    enum action action = dialog_ask(a->ui, &m);
    strbuf_release(&title);
    if (action != ACTION_GO_ON)
        return SCREENED_SHUT;
    for (int i = 0; i < page.n; i++)
        if (page.rows[i].value == 1)
            worse |= UINT64_C(1) << page.of[i].question;
    screening_cover(&a->task.answers, asked, worse);
    return SCREENED_OPEN;
}

/* ---- the verdict ---- */

static bool tell_verdict(struct asking *a, const struct screening_result *r)
{
    struct strbuf text = {0};
    if (r->closed)
        strbuf_puts(&text, closed_wording);
    else
        safety_say(a->ctx, r->verdict, &text);
    if (r->advise_doctor)
        strbuf_printf(&text, "\n\n%s", doctor_wording);
    if (r->closed || r->locked)
        dialog_blocked(a->ui, r->closed ? "For adults" : "Not now", strbuf_text(&text));
    else
        dialog_tell(a->ui, "Thank you", strbuf_text(&text));
    strbuf_release(&text);
    return !r->closed && !r->locked && !a->ui->quit;
}

static enum screened ask_and_keep(struct asking *a)
{
    enum screened asked = ask_all(a);
    if (asked == SCREENED_OPEN)
        asked = ask_since(a);
    if (asked != SCREENED_OPEN)
        return asked;
    struct screening_result result = screening_judge(&a->task.answers);
    struct err err = {""};
    if (!result.closed &&
        !safety_keep(a->ctx, &a->ui->loop.clock, &a->task.answers, "terminal", &result, &err))
        dialog_tell(a->ui, "Your answers could not be kept", err.text);
    return tell_verdict(a, &result) ? SCREENED_OPEN : SCREENED_SHUT;
}

enum screened questions_ask(struct ui *ui, struct context *ctx, enum safety_scope scope,
                            int32_t assessed_day)
{
    struct asking a = {.ui = ui, .ctx = ctx};
    safety_begin(ctx, &a.task, scope, assessed_day);
    safety_say_c1(ctx, &a.c1);
    enum screened screened = ask_and_keep(&a);
    strbuf_release(&a.c1);
    return screened;
}

/* Pain of 4 to 6 before a session: which kind? */
enum screened questions_ask_c1(struct ui *ui, struct context *ctx)
{
    const struct question *c1 = &questions[Q_C1];
    const char *const items[] = {c1->choices[0].text, c1->choices[1].text};
    struct strbuf text = {0};
    struct err err = {""};
    safety_say_c1(ctx, &text);
    struct choice_model m = {.title = "Before you start",
                             .text = strbuf_text(&text),
                             .items = items,
                             .n = 2,
                             .menu = {.cursor = MENU_NOWHERE}};
    enum action action = dialog_choice(ui, &m);
    strbuf_release(&text);
    if (action == ACTION_CANCEL)
        return SCREENED_BACK;
    if (action != ACTION_GO_ON)
        return SCREENED_SHUT;
    if (m.menu.cursor == 0)
        return SCREENED_OPEN;
    struct strbuf said = {0};
    safety_lock(ctx, &ui->loop.clock, VERDICT_P, Q_C1, c1->id, &err);
    safety_say(ctx, VERDICT_P, &said);
    dialog_blocked(ui, "Have this checked first", strbuf_text(&said));
    strbuf_release(&said);
    return SCREENED_SHUT;
}
