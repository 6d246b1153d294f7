/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/dialog.h"
#include "app/safety.h"
#include "app/visit.h"
#include "io/settings.h"

#include <stdio.h>
#include <string.h>

/* A page after which the session may begin: sound opens while the person reads. */
static void expect_sound(struct visit *v)
{
    if (v->practice->engine)
        engine_expect(v->practice->engine, ui_now_ns(v->ui));
}

/* ---- the three questions ---- */

/* It locks: a slip of the finger should not. */
static enum screened lock_for_pain(struct visit *v, int pain)
{
    char title[48];
    snprintf(title, sizeof title, "Pain of %d right now. Is that right?", pain);
    static const char *const items[] = {"Yes, that is right", "No, let me change it"};
    struct choice_model m = {.title = title, .items = items, .n = ARRAY_LEN(items)};
    if (dialog_choice(v->ui, &m) != ACTION_GO_ON || m.menu.cursor != 0)
        return SCREENED_BACK;
    struct err err = {""};
    struct strbuf text = {0};
    safety_lock(v->ctx, &v->ui->loop.clock, VERDICT_U, -1, "pain", &err);
    safety_say(v->ctx, VERDICT_U, &text);
    dialog_blocked(v->ui, "Pain of 7 or more", strbuf_text(&text));
    strbuf_release(&text);
    return SCREENED_SHUT;
}

static enum screened shut_unless(bool open)
{
    return open ? SCREENED_OPEN : SCREENED_SHUT;
}

/* Pain of 4 to 6: C1, then gentle or breathing only. What is not is changed for what is. */
static enum screened only_gentle(struct visit *v, int pain)
{
    static const char *const ids[] = {"gentle-chair-10", "breath-belly-3", "breath-coherent-5"};
    static const char *const items[] = {"Gentle chair session, 10 minutes",
                                        "Belly breath basics, 3 minutes",
                                        "Coherent breathing, 5 minutes", "Not today"};
    enum screened screened = questions_ask_c1(v->ui, v->ctx);
    if (screened != SCREENED_OPEN ||
        standing_allows(&v->practice->standing, pain, v->practice->coach.timeline))
        return screened;
    int first = v->practice->standing.trend.active.verdict == TREND_REFER; /* breathing alone */
    struct choice_model m = {.title = "Gentle today",
                             .text = first ? "With pain of 4 to 6: breathing only today."
                                           : "With pain of 4 to 6: gentle or breathing only today.",
                             .items = items + first,
                             .n = (int) ARRAY_LEN(items) - first};
    int chosen =
        dialog_choice(v->ui, &m) == ACTION_GO_ON ? m.menu.cursor + first : (int) ARRAY_LEN(ids);
    return shut_unless(chosen < (int) ARRAY_LEN(ids) && visit_reopen(v, ids[chosen]));
}

/* New cautions swap exercises: what was compiled before is not what may be played now. Then the
 * three questions come again: pain and being well were not among these. */
static enum screened ask_again(struct visit *v, enum safety_scope scope)
{
    enum screened screened = questions_ask(v->ui, v->ctx, scope, 0);
    if (screened != SCREENED_OPEN)
        return screened;
    return visit_reopen(v, NULL) ? SCREENED_BACK : SCREENED_SHUT;
}

static enum screened act_on_check(struct visit *v, const struct check_answers *answers)
{
    switch (check_judge(answers)) {
    case CHECK_GO:
        return SCREENED_OPEN;
    case CHECK_GENTLE:
        return only_gentle(v, answers->pain);
    case CHECK_REST:
        dialog_tell(v->ui, "Rest today", check_rest_text);
        return SCREENED_SHUT;
    case CHECK_SAME_DAY:
        return lock_for_pain(v, answers->pain);
    case CHECK_ASK_PARTS:
        break;
    }
    return ask_again(v, SAFETY_RED_FLAGS);
}

/* Where one breathes by a pattern, what goes with that, too. */
static const char *foot_of(struct visit *v)
{
    struct practice *p = v->practice;
    return practice_is_breath(p)
               ? arena_printf(&p->arena, "%s %s", breathing_wording, footer_wording)
               : footer_wording;
}

static enum screened check_once(struct visit *v, struct check_answers *answers)
{
    struct check_model m = {
        .routine = v->practice->item.routine->name,
        .questions = {check_questions[0], check_questions[1], check_questions[2]},
        .changes = v->practice->changes,
        .foot = foot_of(v),
        .pain = SCALE_NONE,
    };
    expect_sound(v);
    enum action action = dialog_check(v->ui, &m);
    *answers = (struct check_answers){.pain = MAX(m.pain, 0), .well_enough = true};
    if (action == ACTION_CHANGED)
        return ask_again(v, SAFETY_ALL);
    if (action == ACTION_SOMETHING_NEW)
        answers->anything_new = true;
    else if (action == ACTION_NOT_WELL)
        answers->well_enough = false;
    else if (action != ACTION_GO_ON && action != ACTION_NUMBER)
        return SCREENED_SHUT;
    return act_on_check(v, answers);
}

static bool check(struct visit *v)
{
    struct check_answers answers;
    enum screened screened;
    do
        screened = check_once(v, &answers);
    while (screened == SCREENED_BACK && !v->ui->quit);
    if (screened != SCREENED_OPEN)
        return false;
    practice_checked(v->practice, answers.pain);
    return true;
}

/* ---- stiffness ---- */

static bool ask_stiffness(struct visit *v)
{
    if (practice_rated_today(v->practice))
        return true;
    struct scale_model m = {
        .title = "Before you start",
        .question = practice_stiffness_question,
        .low = "not at all",
        .high = "as stiff as you can imagine",
        .skip = "skips it",
        .value = SCALE_NONE,
    };
    expect_sound(v);
    enum action action = dialog_scale(v->ui, &m);
    v->practice->recorder.session.stiffness_before = m.value;
    return action == ACTION_GO_ON;
}

/* ---- what is new ---- */

static bool is_new(struct visit *v, int step)
{
    const struct timeline *t = v->practice->coach.timeline;
    const struct exercise *e = t->steps[step].exercise;
    if (!e)
        return false;
    for (int i = 0; i < step; i++)
        if (t->steps[i].exercise == e)
            return false;
    bool known = true;
    struct err err = {""};
    return store_knows_exercise(context_store(v->ctx), e->id, &known, &err) && !known;
}

static const char *name_of(struct visit *v, const char *id, const struct exercise *used_by)
{
    if (!id)
        return NULL;
    struct diags diags = {0};
    struct src_loc here = {used_by->path, 0};
    const struct exercise_source *source = &v->practice->source;
    const struct exercise *e = source->find(source->context, id, here, &diags);
    diags_release(&diags);
    return e ? e->name : NULL;
}

static enum action walk(struct visit *v, int step, int number, int count)
{
    const struct plan_step *p = &v->practice->coach.timeline->steps[step];
    char dose[64];
    snprintf(dose, sizeof dose, "%d repetition%s%s", p->dose.reps, p->dose.reps == 1 ? "" : "s",
             p->sides == SIDES_NONE ? "" : " a side");
    struct walk_model m = {
        .exercise = p->exercise,
        .number = number,
        .count = count,
        .dose = dose,
        .advice = p->advice,
        .easier = name_of(v, p->exercise->easier, p->exercise),
        .harder = name_of(v, p->exercise->harder, p->exercise),
        .picture = v->pictures->off ? NULL : &v->pictures->picture,
    };
    enum action action;
    expect_sound(v);
    do
        action = dialog_walk(v->ui, &m);
    while (action == ACTION_FIGURE);
    return action;
}

/* Exercises that are new to the person, one page each, before the clock starts. */
static bool walk_through(struct visit *v)
{
    const struct timeline *t = v->practice->coach.timeline;
    int *steps = arena_array(&v->practice->arena, (size_t) t->n_steps, sizeof *steps);
    int count = 0;
    for (int i = coach_step_index(&v->practice->coach); i < t->n_steps; i++)
        if (is_new(v, i))
            steps[count++] = i;
    for (int i = 0; i < count;) {
        enum action action = walk(v, steps[i], i + 1, count);
        if (action == ACTION_START)
            return true;
        if (action == ACTION_QUIT)
            return false;
        i = action == ACTION_GO_ON ? i + 1 : MAX(i - 1, 0); /* Esc goes back, too */
    }
    return true;
}

/* ---- the voice ---- */

/* By the pages before it sound was expected: a device that is missing is known by then, and only
 * Speech Dispatcher is heard without it. */
static bool could_speak(const struct practice *p)
{
    const struct speaker *s = &p->narrator.speaker;
    return p->engine && speaker_is_there(s) && !p->narrator.on &&
           (s->dispatcher || !engine_in_trouble(p->engine));
}

/* Once, where one could be heard: what is chosen here is not asked again. False: it was left. */
static bool offer_voice(struct visit *v)
{
    struct settings *s = context_settings(v->ctx);
    struct practice *p = v->practice;
    if (!could_speak(p) || s->values[SETTING_VOICE].origin != SETTING_FROM_DEFAULT ||
        s->values[SETTING_MUTE].integer)
        return true;
    static const char *const items[] = {"With a voice", "With sounds alone"};
    struct choice_model m = {
        .title = "A voice can guide you",
        .text = "It says what comes next, which side, how to breathe and when it is nearly over, "
                "so that you need not look. The key v turns it on and off at any time.",
        .items = items,
        .n = ARRAY_LEN(items)};
    if (dialog_choice(v->ui, &m) != ACTION_GO_ON)
        return !v->ui->quit;
    struct setting_value voice = {.integer = m.menu.cursor == 0, .origin = SETTING_FROM_STATE};
    struct err err = {""};
    s->values[SETTING_VOICE] = voice;
    if (!settings_choose(context_paths(v->ctx)->state_file, SETTING_VOICE, &voice, &err))
        dialog_tell(v->ui, "Your choice could not be kept", err.text);
    coach_set_voice(&p->coach, m.menu.cursor == 0);
    narrator_introduce(&p->narrator, v->ui->loop.now_ns);
    return !v->ui->quit;
}

bool before_session(struct visit *v)
{
    if (v->options->go)
        return true;
    narrator_introduce(&v->practice->narrator, v->ui->loop.now_ns);
    return check(v) && ask_stiffness(v) && offer_voice(v) && walk_through(v);
}
