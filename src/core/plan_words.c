/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/plan.h"
#include "core/screening.h"

#include <string.h>

const char *const plan_move_names[N_PLAN_MOVES] = {"hold", "up", "down", "refer"};
const char *const strand_titles[N_STRANDS] = {"Mobility", "Posture and stretch", "Strength",
                                              "Breath"};

/* What is said, and behind it why. The four messages are the content pack's. */
static const char up_message[] = "Two solid sessions.";
static const char hold_message[] = "Right on track. Same again.";
static const char down_message[] =
    "Let us make it lighter for a few days. That is part of training.";

static const char starts_higher[] = "There is nothing to strain: it starts here.";

static const struct {
    const char *name, *because;
} whys[N_PLAN_WHYS] = {
    [WHY_NONE] = {"", ""},
    [WHY_START] = {"start", "Everyone starts gently."},
    [WHY_RED_FLAG] = {"red-flag", "A safety question was answered with yes."},
    [WHY_TREND_REFER] = {"trend-refer", "Your stiffness has been going the wrong way for weeks."},
    [WHY_PAIN_STOPS] = {"pain-stops", "Pain stopped two sessions within a week."},
    [WHY_THIRD_DOWN] = {"third-down", "This would be the third step down in a row."},
    [WHY_PAIN_6] = {"pain-6", "There was pain of 6 or more."},
    [WHY_PAIN_4] = {"pain-4", "There was pain of 4 or more in two of the last three sessions."},
    [WHY_STIFFER_AFTER] = {"stiffer-after",
                           "Two of the last three sessions left you stiffer than before."},
    [WHY_STIFFER_NEXT_DAY] = {"stiffer-next-day",
                              "The day after two of the last three sessions was stiffer."},
    [WHY_HARD] = {"hard", "Two of the last three sessions were very hard."},
    [WHY_TOO_MUCH] = {"too-much", "Two of the last three sessions were ended before half way."},
    [WHY_GAP] = {"gap", "It has been two weeks or more."},
    [WHY_LONG_GAP] = {"long-gap", "It has been four weeks or more: back to the beginning."},
    [WHY_FEW_SESSIONS] = {"few-sessions", "Three sessions at this level come first."},
    [WHY_NO_TIME] = {"no-time", "Time was short: take a shorter routine, not a lower level."},
    [WHY_STIFFER_WEEK] = {"stiffer-week", "This week was a little stiffer than the last."},
    [WHY_TREND_REVIEW] = {"trend-review", "Your weekly average has not eased by a clear amount."},
    [WHY_NEW_CAUTION] = {"new-caution", "There is something new to take care of this week."},
    [WHY_SOLID] = {"solid", ""},
    [WHY_CAP] = {"cap", "You could do more; the calendar gives it more time."},
    [WHY_STOP_TODAY] = {"stop-today", "Not on a day with a stop."},
    [WHY_TWO_CHANGES] = {"two-changes", "Ready for more, but two changes a week are enough."},
    [WHY_STRENGTH_WAITS] = {"strength-waits",
                            "Ready for more, but strength goes up every two weeks at most."},
    [WHY_TOO_STEEP] = {"too-steep",
                       "Ready for more, but next week would be a fifth longer than this one."},
    [WHY_STEADY] = {"steady", ""},
};

const char *plan_why_name(enum plan_why why)
{
    return whys[why].name;
}

const char *plan_why_text(enum plan_why why)
{
    return whys[why].because;
}

enum plan_why plan_why_find(const char *name)
{
    int why = 0;
    while (why < N_PLAN_WHYS && strcmp(whys[why].name, name) != 0)
        why++;
    return why < N_PLAN_WHYS ? (enum plan_why) why : WHY_NONE;
}

void plan_say_rung(struct strbuf *out, int rung)
{
    if (rung == RUNG_GENTLE)
        strbuf_puts(out, "the gentle chair session");
    else if (rung == RUNG_EASIER)
        strbuf_puts(out, "level 1, the easier form of each move");
    else if (rung <= RUNG_FULL)
        strbuf_printf(out, "level %d", rung);
    else
        strbuf_printf(out, "level %d and %d small step%s", (int) RUNG_FULL, rung - RUNG_FULL,
                      rung > RUNG_FULL + 1 ? "s" : "");
}

static void add_sentence(struct strbuf *out, const char *sentence)
{
    if (*sentence)
        strbuf_printf(out, "%s%s", out->length ? " " : "", sentence);
}

void plan_say(struct strbuf *out, enum strand strand, const struct plan_decision *d)
{
    struct strbuf said = {0};
    switch (d->step) {
    case PLAN_UP:
        add_sentence(&said, up_message);
        strbuf_printf(&said, " %s goes up to ", strand_titles[strand]);
        plan_say_rung(&said, d->rung);
        strbuf_puts(&said, " this week.");
        break;
    case PLAN_DOWN:
        add_sentence(&said, down_message);
        add_sentence(&said, whys[d->why].because);
        break;
    case PLAN_REFER:
        for (size_t i = 0; i < verdict_wording[VERDICT_P].count; i++)
            add_sentence(&said, verdict_wording[VERDICT_P].lines[i]);
        add_sentence(&said, whys[d->why].because);
        break;
    case PLAN_HOLD:
        if (d->why != WHY_START)
            add_sentence(&said, hold_message);
        add_sentence(&said, d->why == WHY_START && d->rung > RUNG_FIRST ? starts_higher
                                                                        : whys[d->why].because);
        break;
    case N_PLAN_MOVES:
        break;
    }
    strbuf_puts(out, strbuf_text(&said));
    strbuf_release(&said);
}
