/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/dialog.h"
#include "app/safety.h"
#include "app/visit.h"
#include "io/settings.h"

#include <stdio.h>
#include <string.h>

enum { ROWS_MAX = 40 };

/* ---- pages of questions ---- */

/* Where the answer of a row belongs. */
struct row_of {
    enum question_id question;
    int choice; /* -1: the question itself */
};

struct asking {
    struct ui *ui;
    struct context *ctx;
    struct screening_answers answers;
    struct ask_row rows[ROWS_MAX];
    struct row_of of[ROWS_MAX];
    int n;
};

static void add_row(struct asking *a, struct ask_row row, enum question_id q, int choice)
{
    if (a->n == ROWS_MAX)
        return;
    row.value = -1;
    a->rows[a->n] = row;
    a->of[a->n] = (struct row_of){q, choice};
    a->n++;
}

static void add_question(struct asking *a, enum question_id q)
{
    const struct question *question = &questions[q];
    struct ask_row row = {.text = question->text, .explain = question->explain};
    if (question->n_choices == 0) {
        row.kind = question->kind == QUESTION_SCALE ? ASK_SCALE : ASK_TICK;
        add_row(a, row, q, -1);
        return;
    }
    row.kind = ASK_HEAD;
    add_row(a, row, q, -1);
    for (size_t i = 0; i < question->n_choices; i++)
        add_row(a,
                (struct ask_row){
                    .kind = question->kind == QUESTION_CHOICE ? ASK_RADIO : ASK_TICK,
                    .text = question->choices[i].text,
                    .explain = question->explain,
                    .group = (int) q + 1,
                },
                q, (int) i);
}

static void take_rows(struct asking *a)
{
    for (int i = 0; i < a->n; i++) {
        enum question_id q = a->of[i].question;
        const struct ask_row *row = &a->rows[i];
        if (row->kind == ASK_HEAD) {
            a->answers.value[q] = ANSWER_NO;
            a->answers.chosen[q] = 0;
        } else if (a->of[i].choice < 0)
            a->answers.value[q] = (signed char) row->value;
        else if (row->kind == ASK_RADIO && row->value == 1)
            a->answers.value[q] = (signed char) a->of[i].choice;
        else if (row->kind == ASK_TICK && row->value == 1) {
            a->answers.value[q] = ANSWER_YES;
            a->answers.chosen[q] |= (unsigned char) (1U << a->of[i].choice);
        }
    }
}

static bool any_yes(const struct asking *a)
{
    for (int i = 0; i < a->n; i++)
        if (answer_is_yes(&a->answers, a->of[i].question))
            return true;
    return false;
}

/* A yes locks or swaps; a slip of the finger should not. */
static bool confirmed(struct asking *a, enum screening_part part)
{
    if (part == PART_D || !any_yes(a))
        return true;
    struct strbuf text = {0};
    strbuf_puts(&text, "You answered yes to:\n\n");
    for (int i = 0; i < a->n; i++)
        if (a->rows[i].value > 0 && answer_is_yes(&a->answers, a->of[i].question))
            strbuf_printf(&text, "%s\n\n", a->rows[i].text);
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
    a->n = 0;
    for (int q = (int) screening_parts[part].first; q <= (int) screening_parts[part].last; q++)
        add_question(a, (enum question_id) q);
    struct ask_model m = {
        .title = title,
        .intro = "Space ticks what applies to you; n when none of it does. Your answers stay on "
                 "this computer.",
        .rows = a->rows,
        .n = a->n,
    };
    enum action action;
    do {
        action = dialog_ask(a->ui, &m);
        if (action == ACTION_GO_ON)
            take_rows(a);
    } while (action == ACTION_GO_ON && !confirmed(a, part) && !a->ui->quit);
    return a->ui->quit ? ACTION_QUIT : action;
}

static enum action ask_age(struct asking *a)
{
    static const char *const items[] = {"18 to 64", "65 or over", "Under 18"};
    static const enum age ages[] = {AGE_18_64, AGE_65, AGE_UNDER_18};
    struct choice_model m = {.title = screening_age_question,
                             .text = screening_age_band_question,
                             .items = items,
                             .n = ARRAY_LEN(items)};
    enum action action = dialog_choice(a->ui, &m);
    if (action == ACTION_GO_ON)
        a->answers.age = ages[m.menu.cursor];
    return action;
}

/* An emergency needs no more questions. */
static bool is_enough(const struct asking *a)
{
    struct screening_result r = screening_judge(&a->answers);
    return r.closed || r.verdict == VERDICT_E;
}

/* Page by page, and back again. SCREENED_OPEN: everything needed was answered. */
static enum screened ask_all(struct asking *a)
{
    for (int part = PART_AGE; part <= PART_D && (part == PART_AGE || !is_enough(a));) {
        enum action action =
            part == PART_AGE ? ask_age(a) : ask_part(a, (enum screening_part) part);
        bool back = action == ACTION_PREVIOUS || action == ACTION_CANCEL;
        if (action == ACTION_LOOK_AROUND)
            a->ui->look_around = true;
        if (back && part == PART_AGE)
            return SCREENED_BACK;
        if (!back && action != ACTION_GO_ON)
            return SCREENED_SHUT;
        part += back ? -1 : 1;
    }
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

enum screened first_start_screening(struct ui *ui, struct context *ctx)
{
    struct asking a = {.ui = ui, .ctx = ctx};
    screening_answers_init(&a.answers);
    enum screened asked = ask_all(&a);
    if (asked != SCREENED_OPEN)
        return asked;
    struct screening_result result = screening_judge(&a.answers);
    struct err err = {""};
    if (!result.closed && !safety_keep(ctx, &ui->loop.clock, &a.answers, "terminal", &result, &err))
        dialog_tell(ui, "Your answers could not be kept", err.text);
    return tell_verdict(&a, &result) ? SCREENED_OPEN : SCREENED_SHUT;
}

/* ---- the look ---- */

enum { LOOKS = 3 };

static void choose_look(struct ui *ui, struct context *ctx, struct pictures *pictures)
{
    static const char *const names[] = {"blocks", "braille", "ascii"};
    static const char *const notes[] = {"coloured blocks", "fine dots", "letters"};
    const struct view_caps *caps = term_caps(ui->term);
    struct library_item item;
    struct diags diags = {0};
    bool shown = library_open(pictures->library, "cat-cow", &item, &diags) && item.exercise;
    diags_release(&diags);
    if (!caps->utf8 || !shown)
        return; /* there is nothing to choose, or nothing to choose by */
    struct pictures looks[LOOKS];
    struct look_model m = {.n = LOOKS, .exercise = item.exercise};
    for (int i = 0; i < LOOKS; i++) {
        pictures_init(&looks[i], pictures->library, &pictures->style);
        looks[i].style.glyphs = (enum figure_glyphs) i;
        looks[i].caps = caps;
        m.names[i] = names[i];
        m.notes[i] = notes[i];
        m.pictures[i] = &looks[i].picture;
    }
    m.chosen = (int) pictures->style.glyphs;
    if (dialog_look(ui, &m) == ACTION_GO_ON) {
        pictures->style.glyphs = (enum figure_glyphs) m.chosen;
        struct setting_value value = {.integer = m.chosen + FIGURE_SETTING_BLOCKS};
        struct err err = {""};
        if (!settings_choose(context_paths(ctx)->state_file, SETTING_FIGURE, &value, &err))
            dialog_tell(ui, "Your choice could not be kept", err.text);
    }
    for (int i = 0; i < LOOKS; i++)
        pictures_release(&looks[i]);
}

static bool accept_disclaimer(struct ui *ui)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < disclaimer_wording.count; i++)
        strbuf_printf(&text, "%s%s", i ? "\n\n" : "", disclaimer_wording.lines[i]);
    struct page_model m = {
        .screen = SCREEN_ACCEPT, .title = "Before your first session", .text = strbuf_text(&text)};
    enum action action = dialog_page(ui, &m);
    strbuf_release(&text);
    ui->look_around = action == ACTION_LOOK_AROUND;
    return action == ACTION_GO_ON;
}

bool first_start(struct ui *ui, struct context *ctx, struct pictures *pictures)
{
    enum screened screened;
    do {
        if (!accept_disclaimer(ui))
            return false;
        screened = first_start_screening(ui, ctx);
    } while (screened == SCREENED_BACK && !ui->quit);
    if (screened != SCREENED_OPEN)
        return false;
    if (context_settings(ctx)->values[SETTING_FIGURE].origin == SETTING_FROM_DEFAULT)
        choose_look(ui, ctx, pictures);
    return !ui->quit;
}
