/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/trend.h"

#include <math.h>

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

/* ---- where one is ---- */

/* Means are shown to a tenth, and so is their difference: what is read must add up. */
static double tenth(double value)
{
    return round(value * 10) / 10;
}

double trend_change(double baseline, double mean)
{
    return tenth(mean) - tenth(baseline);
}

static void say_change(struct strbuf *out, double baseline, double m7)
{
    double change = trend_change(baseline, m7);
    if (fabs(change) < 0.05)
        strbuf_puts(out, ", as in week 1.");
    else
        strbuf_printf(out, ", %s %.1f from week 1.", change < 0 ? "down" : "up", fabs(change));
    if (trend_improved(baseline, m7) || trend_worse(baseline, m7))
        strbuf_puts(out, " That is a clear change.");
    else if (fabs(m7 - baseline) <= 1)
        strbuf_puts(out, " That is within the normal wobble.");
    else
        strbuf_puts(out, " That is not a clear change yet.");
}

void trend_sentence(struct strbuf *out, const struct trend_series *s, int32_t today)
{
    if (!s->count) {
        strbuf_puts(out, "No scores yet: one a day, 0 to 10, makes a trend.");
        return;
    }
    int32_t t = today - s->first_day + 1;
    double baseline = trend_baseline(s), m7 = trend_week_mean(s, t);
    strbuf_printf(out, "Week %d: ", (t - 1) / 7 + 1);
    if (m7 < 0)
        strbuf_printf(out,
                      "not enough scores for an average yet, it takes four in a week. The latest "
                      "is %d.",
                      s->scores[s->count - 1].value);
    else if (t <= 7)
        strbuf_printf(out, "average %.1f. Later weeks are compared with this one.", m7);
    else if (baseline < 0)
        strbuf_printf(out, "average %.1f. There is no first week to compare it with.", m7);
    else {
        strbuf_printf(out, "average %.1f", m7);
        say_change(out, baseline, m7);
    }
}
