/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/dialog.h"
#include "app/visit.h"
#include "view/report.h"

#include <string.h>

/* The way out of a lock: an assessment that is recorded, and everything asked again. */

/* How far back one turns the dial. */
enum { LONG_AGO_DAYS = 365 };

/* "I have been assessed by a health professional on [date] and told I can exercise" */
static void statement(struct strbuf *out, int32_t day)
{
    static const char slot[] = "[date]";
    const char *at = strstr(unlock_wording, slot);
    strbuf_add(out, unlock_wording, (size_t) (at - unlock_wording));
    report_date(out, day);
    strbuf_puts(out, at + sizeof slot - 1);
}

static bool states_it(struct ui *ui, int32_t day)
{
    static const char *const items[] = {"Yes, that is so", "No"};
    struct strbuf text = {0};
    statement(&text, day);
    strbuf_putc(&text, '.');
    struct choice_model m = {.title = "Please confirm",
                             .text = strbuf_text(&text),
                             .items = items,
                             .n = ARRAY_LEN(items),
                             .menu = {.cursor = MENU_NOWHERE}};
    enum action action = dialog_choice(ui, &m);
    strbuf_release(&text);
    return action == ACTION_GO_ON && m.menu.cursor == 0;
}

static bool ask_day(struct ui *ui, int32_t from, int32_t today, int32_t *day)
{
    struct dial_model m = {
        .title = "Your assessment",
        .question = "On which day were you assessed by a health professional?",
        .is_day = true,
        .min = MAX(from, today - LONG_AGO_DAYS),
        .max = today,
        .value = today,
    };
    enum action action = dialog_dial(ui, &m);
    *day = m.value;
    return action == ACTION_GO_ON;
}

enum screened unlock_assessed(struct ui *ui, struct context *ctx, int32_t day)
{
    struct arena arena = {0};
    struct screening_record latest = practice_screening(ctx, &arena);
    int32_t from = screening_assessed_from(screening_lock_of(latest.lock),
                                           latest.lock ? latest.reasons : "", latest.day);
    arena_release(&arena);
    if (day == 0 && !ask_day(ui, from, safety_today(&ui->loop.clock), &day))
        return SCREENED_BACK;
    if (day < from) {
        dialog_tell(ui, "Please be seen again",
                    "Exercise was locked after that day. Only an assessment since then can open "
                    "it.");
        return SCREENED_BACK;
    }
    if (!states_it(ui, day))
        return SCREENED_BACK;
    return questions_ask(ui, ctx, SAFETY_ALL, day);
}

static bool may_answer_again(struct context *ctx, enum verdict lock)
{
    struct arena arena = {0};
    struct screening_record latest = practice_screening(ctx, &arena);
    bool may = lock != VERDICT_OK &&
               screening_may_answer_again(lock, latest.reasons ? latest.reasons : "");
    arena_release(&arena);
    return may;
}

/* Under P another answer opens, too, where it was an answer that locked. */
static enum screened ask_news(struct ui *ui, struct context *ctx, enum verdict lock)
{
    static const char *const items[] = {
        "I have been assessed by a health professional and told I can exercise",
        "My answers have changed",
    };
    struct choice_model m = {.title = "What has changed?", .items = items, .n = ARRAY_LEN(items)};
    if (!may_answer_again(ctx, lock))
        return unlock_assessed(ui, ctx, 0);
    if (dialog_choice(ui, &m) != ACTION_GO_ON)
        return SCREENED_BACK;
    return m.menu.cursor == 0 ? unlock_assessed(ui, ctx, 0) : questions_ask(ui, ctx, SAFETY_ALL, 0);
}

bool unlock_page(struct ui *ui, struct context *ctx, enum verdict lock, const char *why)
{
    enum screened screened = SCREENED_BACK;
    while (screened == SCREENED_BACK && !ui->quit) {
        struct page_model m = {
            .screen = SCREEN_LOCKED, .title = "Not now", .text = why, .alarm = true};
        if (dialog_page(ui, &m) != ACTION_UNLOCK)
            break;
        screened = ask_news(ui, ctx, lock);
    }
    return screened == SCREENED_OPEN;
}
