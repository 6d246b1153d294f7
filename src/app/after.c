/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/dialog.h"
#include "app/visit.h"

static void ask(struct visit *v, const char *question, const char *low, const char *high,
                int *value)
{
    if (v->ui->quit)
        return;
    struct scale_model m = {
        .title = "After the session",
        .question = question,
        .low = low,
        .high = high,
        .skip = "skips it",
        .value = SCALE_NONE,
    };
    if (dialog_scale(v->ui, &m) == ACTION_GO_ON)
        *value = m.value;
}

/* "upper back, ribs": what was worked on, in the table's order. */
static void list_areas(const struct coach *c, struct strbuf *out)
{
    unsigned areas = 0;
    for (int i = 0; i < c->timeline->n_steps; i++)
        if (c->timeline->steps[i].exercise && session_step_done(&c->session, i).reps > 0)
            areas |= c->timeline->steps[i].exercise->areas;
    for (int i = 0; i < N_AREAS; i++) {
        if (!(areas >> i & 1U))
            continue;
        strbuf_puts(out, out->length ? ", " : "");
        for (const char *s = area_words.words[i]; *s; s++)
            strbuf_putc(out, *s == '-' ? ' ' : *s);
    }
}

static void summarise(struct visit *v)
{
    static const char *const titles[] = {
        [SESSION_END_DONE] = "Well done",
        [SESSION_END_EARLY] = "Ended early",
        [SESSION_END_STOPPED] = "Stopped",
    };
    const struct coach *c = &v->practice->coach;
    const struct session_record *r = &v->practice->recorder.session;
    struct strbuf areas = {0};
    list_areas(c, &areas);
    const char *trouble = v->practice->recorder.err.text;
    struct summary_model m = {
        .title = titles[c->session.end],
        .routine = c->routine->name,
        .done_ms = r->done_ms,
        .planned_ms = r->planned_ms,
        .steps_done = r->steps_done,
        .steps = r->steps_planned,
        .before = r->stiffness_before,
        .after = r->stiffness_after,
        .pain = r->pain_worst,
        .effort = r->effort,
        .areas = areas.length ? strbuf_text(&areas) : NULL,
        .text = *trouble ? trouble : NULL,
        .foot = progress_wording,
    };
    dialog_summary(v->ui, &m);
    strbuf_release(&areas);
}

/* ---- why it ended early ---- */

static void ask_reason(struct visit *v, const char **word)
{
    const char *items[END_REASONS + 1];
    for (int i = 0; i < END_REASONS; i++)
        items[i] = end_reasons[i].text;
    items[END_REASONS] = "Rather not say";
    struct choice_model m = {
        .title = "What made you end?",
        .items = items,
        .n = ARRAY_LEN(items),
        .at_once = true,
        .menu = {.cursor = END_REASONS}, /* Enter says nothing */
    };
    if (dialog_choice(v->ui, &m) == ACTION_GO_ON && m.menu.cursor < END_REASONS)
        *word = end_reasons[m.menu.cursor].word;
}

/* ---- repetitions in reserve ---- */

/* On one page at the end: nothing is asked of anyone who lies on the mat. */
static void ask_reserve(struct visit *v)
{
    const struct coach *c = &v->practice->coach;
    const char *names[TALLY_LINES];
    int steps[TALLY_LINES];
    struct tally_model m = {
        .title = "After the session",
        .question = "How many more could you have done, after the last set?",
        .names = names,
        .most = 5,
        .open_end = true,
    };
    for (int i = 0; i < c->timeline->n_steps && m.n < TALLY_LINES; i++) {
        if (!coach_has_reserve(c, i))
            continue;
        names[m.n] = c->timeline->steps[i].exercise->name;
        m.values[m.n] = -1;
        steps[m.n++] = i;
    }
    if (m.n == 0 || v->ui->quit || dialog_tally(v->ui, &m) != ACTION_GO_ON)
        return;
    for (int i = 0; i < m.n; i++)
        if (m.values[i] >= 0)
            recorder_reserve(&v->practice->recorder, c, steps[i], m.values[i]);
}

/* ---- all of it ---- */

static void ask_scores(struct visit *v)
{
    struct session_record *r = &v->practice->recorder.session;
    int worst = r->pain_worst;
    if (v->practice->coach.session.end == SESSION_END_EARLY)
        ask_reason(v, &r->reason);
    if (r->stiffness_before != SCALE_NONE) {
        coach_follow(&v->practice->coach, v->ui->loop.now_ns, LIVE_SCORE, NULL);
        ask(v, "How stiff now?", "not at all", "as stiff as you can imagine", &r->stiffness_after);
    }
    ask(v, "Worst pain while you moved?", "none", "as bad as you can imagine", &r->pain_worst);
    r->pain_worst = MAX(r->pain_worst, worst); /* what `!` heard stays */
    ask(v, "How hard was it?", "no effort at all", "as hard as you can", &r->effort);
    ask_reserve(v);
}

void after_session(struct visit *v)
{
    bool quiet = v->options->go || !practice_has_worked(v->practice);
    if (!quiet && v->practice->coach.session.end != SESSION_END_STOPPED)
        ask_scores(v);
    recorder_write(&v->practice->recorder, &v->practice->coach);
    if (!v->options->go && !v->ui->quit)
        summarise(v);
}
