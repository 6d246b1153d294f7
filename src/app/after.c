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
        .effort = r->effort,
        .areas = areas.length ? strbuf_text(&areas) : NULL,
        .text = *trouble ? trouble : NULL,
        .foot = progress_wording,
    };
    dialog_summary(v->ui, &m);
    strbuf_release(&areas);
}

void after_session(struct visit *v)
{
    struct session_record *r = &v->practice->recorder.session;
    bool asks = !v->options->go && v->practice->coach.session.end != SESSION_END_STOPPED;
    if (asks && r->stiffness_before != SCALE_NONE)
        ask(v, "How stiff now?", "not at all", "as stiff as you can imagine", &r->stiffness_after);
    if (asks)
        ask(v, "How hard was it?", "no effort at all", "as hard as you can", &r->effort);
    recorder_write(&v->practice->recorder, &v->practice->coach);
    if (!v->options->go && !v->ui->quit)
        summarise(v);
}
