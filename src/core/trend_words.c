/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/trend.h"

const char *const trend_verdict_names[N_TREND_VERDICTS] = {
    [TREND_OK] = "ok",
    [TREND_NODATA] = "nodata",
    [TREND_REVIEW] = "review",
    [TREND_REFER] = "refer",
};

const char *const trend_rule_names[N_TREND_RULES] = {
    [TREND_RULE_NONE] = "",
    [TREND_RULE_SEVERE] = "severe",
    [TREND_RULE_HIGH_START] = "high-start",
    [TREND_RULE_WORSE_2] = "worse-2",
    [TREND_RULE_RISING_21] = "rising-21",
    [TREND_RULE_RISING_14] = "rising-14",
    [TREND_RULE_NOT_IMPROVED_6WK] = "not-improved-6wk",
    [TREND_RULE_NOT_IMPROVED_4WK] = "not-improved-4wk",
    [TREND_RULE_NOT_IMPROVED_3WK_HIGH] = "not-improved-3wk-high",
    [TREND_RULE_SYMPTOMS] = "symptoms",
};

/* The pack has one text for each verdict; its first sentence is true of one rule only, so each rule
 * has its own. The rest is the pack's, word for word. */
static const char *const reasons[N_TREND_RULES] = {
    [TREND_RULE_SEVERE] = "Your stiffness has been 8 or more on two of the last three days",
    [TREND_RULE_HIGH_START] = "Your stiffness is high to begin with",
    [TREND_RULE_WORSE_2] = "Your stiffness has gone up by 2 points or more since you started",
    [TREND_RULE_RISING_21] = "Your stiffness has been rising for three weeks",
    [TREND_RULE_RISING_14] = "Your stiffness has been rising for two weeks",
    [TREND_RULE_NOT_IMPROVED_6WK] =
        "Your weekly average has not eased by a clear amount in six weeks",
    [TREND_RULE_NOT_IMPROVED_4WK] = "Your weekly average has not eased by a clear amount yet",
    [TREND_RULE_NOT_IMPROVED_3WK_HIGH] = "Your weekly average has not eased by a clear amount yet",
    [TREND_RULE_SYMPTOMS] = "You told the safety questions of something that should be seen first",
};

static const char *const consequences[N_TREND_VERDICTS] = {
    [TREND_REVIEW] =
        " That is worth a chat with a physiotherapist or GP. We will keep things steady for now.",
    [TREND_REFER] = " Please book a physiotherapist or GP. Strength sessions are paused until you "
                    "have been seen.",
};

void trend_say(struct strbuf *out, struct trend_finding f, double baseline, double m7)
{
    if (f.verdict == TREND_NODATA)
        strbuf_puts(out, "Not enough scores for a trend yet: it takes four in a week.");
    if (!reasons[f.rule])
        return;
    strbuf_puts(out, reasons[f.rule]);
    if (baseline >= 0 && m7 >= 0 && f.rule != TREND_RULE_SYMPTOMS)
        strbuf_printf(out, " (%.1f -> %.1f)", baseline, m7);
    strbuf_putc(out, '.');
    strbuf_puts(out, consequences[f.verdict]);
}
