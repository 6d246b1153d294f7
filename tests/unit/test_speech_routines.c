/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said in every routine that ships, at every level and verbosity, keeps the rules. */
#include "core/speech.h"
#include "io/library.h"
#include "unit/shipped.h"
#include "unit/unit.h"

#include <string.h>

struct said {
    const struct timeline *t;
    const struct script *script;
    struct speech speech;
    bool measured;
};

/* ---- the rules ---- */

static int64_t end_of(const struct utterance *u)
{
    return u->at_ms + u->ms;
}

static void complain(const struct said *s, size_t i, const char *about)
{
    const struct utterance *u = &s->speech.items[i];
    print_error("%s, level %d: '%s' at %d ms, %d ms long: %s\n", s->t->routine->id, s->t->level,
                speech_text(&s->speech, i), (int) u->at_ms, (int) u->ms, about);
    fail();
}

static void nothing_overlaps(const struct said *s)
{
    for (size_t i = 1; i < s->speech.count; i++)
        if (s->speech.items[i].at_ms < end_of(&s->speech.items[i - 1]) + SPEECH_GAP_MS)
            complain(s, i, "too close to what is said before");
}

static void all_ends_in_time(const struct said *s)
{
    for (size_t i = 0; i < s->speech.count; i++) {
        const struct utterance *u = &s->speech.items[i];
        const struct phase *p = &s->t->phases[u->phase];
        if (end_of(u) > u->until_ms)
            complain(s, i, "past its limit");
        if (u->kind != SPEECH_DONE && (u->at_ms < p->at_ms || u->until_ms > p->at_ms + p->ms))
            complain(s, i, "outside its phase");
    }
}

static void it_is_quiet_before_tones(const struct said *s)
{
    for (size_t i = 0; i < s->speech.count; i++)
        for (size_t k = 0; k < s->script->n_tones; k++) {
            int64_t tone_ms = s->script->tones[k];
            const struct utterance *u = &s->speech.items[i];
            if (u->at_ms < tone_ms && end_of(u) > tone_ms - SPEECH_QUIET_MS)
                complain(s, i, "in the quiet before a tone");
        }
}

static bool is_said(const struct said *s, int step, const char *words)
{
    for (size_t i = 0; i < s->speech.count; i++)
        if (s->t->phases[s->speech.items[i].phase].step == step &&
            strstr(speech_text(&s->speech, i), words))
            return true;
    return false;
}

static int said_of_step(const struct said *s, int step, enum speech_kind kind)
{
    int n = 0;
    for (size_t i = 0; i < s->speech.count; i++)
        n += s->speech.items[i].kind == kind && s->t->phases[s->speech.items[i].phase].step == step;
    return n;
}

static int wanted_of_step(const struct said *s, int step, enum speech_kind kind)
{
    int n = 0;
    for (size_t i = 0; i < s->script->n_lines; i++)
        n += s->script->lines[i].kind == kind &&
             s->t->phases[s->script->lines[i].phase].step == step;
    return n;
}

/* Whoever does not look hears each exercise's name and each change of side. */
static void names_and_sides_are_told(const struct said *s, enum verbosity verbosity)
{
    for (int i = 0; i < s->t->n_steps; i++) {
        const struct plan_step *step = &s->t->steps[i];
        bool sided = step->sides == SIDES_BLOCK;
        if (!step->exercise || !s->measured)
            continue;
        const char *name = strrchr(step->exercise->name, ' ');
        if (!name || (name[1] >= '0' && name[1] <= '9'))
            continue;
        if (verbosity > VERBOSITY_MINIMAL && !is_said(s, i, name + 1))
            print_error("%s: nobody says %s\n", s->t->routine->id, step->exercise->name);
        assert_true(verbosity == VERBOSITY_MINIMAL || is_said(s, i, name + 1));
        assert_true(!sided || (is_said(s, i, "Left side.") && is_said(s, i, "Right side.")));
    }
}

/* … and how to get into position, and that the last repetition has come. */
static void position_and_end_are_told(const struct said *s, enum verbosity verbosity)
{
    for (int i = 0; i < s->t->n_steps; i++) {
        const struct plan_step *step = &s->t->steps[i];
        if (!step->exercise || !s->measured || verbosity < VERBOSITY_FULL)
            continue;
        bool prepared = s->t->phases[step->first_phase].kind == PHASE_PREPARE;
        if (prepared && step->exercise->n_how > 0 && !is_said(s, i, step->exercise->how[0])) {
            print_error("%s, level %d: nobody says: %s\n", s->t->routine->id, s->t->level,
                        step->exercise->how[0]);
            fail();
        }
        assert_int_equal(said_of_step(s, i, SPEECH_LAST_REP),
                         wanted_of_step(s, i, SPEECH_LAST_REP));
    }
}

static void only_what_is_wanted(const struct said *s, enum verbosity verbosity)
{
    for (size_t i = 0; i < s->speech.count; i++)
        if (speech_rules[s->speech.items[i].kind].least > verbosity)
            complain(s, i, "too much for this verbosity");
}

/* ---- over everything ---- */

static int32_t usual_ms(const struct phrase *p)
{
    return p->counted ? 2350 : 150 + 62 * (int32_t) strlen(p->text);
}

static void check(struct shipped *f, const struct timeline *t, const struct exercise_source *source,
                  const struct script_options *options)
{
    struct said s = {.t = t};
    struct cues cues = cues_of_timeline(t, &f->arena);
    struct script_options o = *options;
    bool *is_new = arena_array(&f->arena, (size_t) t->n_steps, sizeof *is_new);
    memset(is_new, o.seed % 2 == 1, (size_t) t->n_steps);
    o.is_new = is_new;
    o.source = source;
    s.script = script_of_timeline(t, &cues, &o, &f->arena);
    int32_t *ms = arena_array(&f->arena, s.script->n_phrases, sizeof *ms);
    for (size_t i = 0; i < s.script->n_phrases; i++)
        ms[i] = usual_ms(&s.script->phrases[i]);
    for (int measured = 0; measured <= 1; measured++) {
        s.measured = measured;
        s.speech = speech_fit(s.script, measured ? ms : NULL, &f->arena);
        nothing_overlaps(&s);
        all_ends_in_time(&s);
        it_is_quiet_before_tones(&s);
        only_what_is_wanted(&s, o.verbosity);
        names_and_sides_are_told(&s, o.verbosity);
        position_and_end_are_told(&s, o.verbosity);
    }
}

static void check_routine(struct shipped *f, const char *path, int level)
{
    struct library_item item;
    struct diags d = {0};
    struct exercise_source source = library_source(&f->library);
    const struct timeline_options options = {.level = level, .breath_pace = 100};
    assert_true(library_open(&f->library, path, &item, &d));
    const struct timeline *t = timeline_compile(item.routine, &options, &source, &f->arena, &d);
    assert_non_null(t);
    for (int verbosity = 0; verbosity <= VERBOSITY_FULL; verbosity++)
        for (uint64_t seed = 0; seed < 4; seed++) {
            const struct script_options o = {.verbosity = (enum verbosity) verbosity, .seed = seed};
            check(f, t, &source, &o);
        }
    diags_release(&d);
    arena_release(&f->arena);
}

static void speech__every_routine__keeps_the_rules(void **state)
{
    struct shipped *f = *state;
    assert_true(f->n_routines >= 29);
    for (size_t i = 0; i < f->n_routines; i++)
        for (int level = 1; level <= EXERCISE_LEVELS; level++)
            check_routine(f, f->routines[i].path, level);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(speech__every_routine__keeps_the_rules),
    };
    return cmocka_run_group_tests(tests, shipped_setup, shipped_teardown);
}
