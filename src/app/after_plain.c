/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/ask_plain.h"
#include "app/run.h"

#include <stdio.h>

/* What is asked after a session on a full screen, a line each; Enter leaves it out. */

static const char *ask_reason(void)
{
    printf("\nWhat made you end?\n");
    for (int i = 0; i < END_REASONS; i++)
        printf("%d %s\n", i + 1, end_reasons[i].text);
    int answer = ask_plain_scale("", 1, END_REASONS);
    return answer < 1 ? NULL : end_reasons[answer - 1].word;
}

static void ask_reserve(struct practice *p)
{
    char question[160];
    for (int i = 0; i < p->coach.timeline->n_steps; i++) {
        if (!coach_has_reserve(&p->coach, i))
            continue;
        snprintf(question, sizeof question, "%s: how many more could you have done? 5 is 5 or more",
                 p->coach.timeline->steps[i].exercise->name);
        int answer = ask_plain_scale(question, 0, 5);
        if (answer >= 0)
            recorder_reserve(&p->recorder, &p->coach, i, answer);
    }
}

void run_plain_after(struct practice *p)
{
    struct session_record *r = &p->recorder.session;
    if (!practice_has_worked(p) || p->coach.session.end == SESSION_END_STOPPED)
        return;
    if (p->coach.session.end == SESSION_END_EARLY)
        r->reason = ask_reason();
    if (r->stiffness_before != SCALE_NONE)
        r->stiffness_after =
            ask_plain_scale("How stiff now? 0 not at all, 10 as stiff as can be", 0, SCALE_MAX);
    int worst =
        ask_plain_scale("Worst pain while you moved? 0 none, 10 as bad as can be", 0, SCALE_MAX);
    r->pain_worst = MAX(r->pain_worst, worst); /* what `!` heard stays */
    r->effort =
        ask_plain_scale("How hard was it? 0 no effort, 10 as hard as you can", 0, SCALE_MAX);
    ask_reserve(p);
    recorder_write(&p->recorder, &p->coach);
}
