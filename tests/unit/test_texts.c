/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/checklist.h"
#include "io/library.h"
#include "unit/seen.h"
#include "unit/shipped.h"
#include "unit/unit.h"
#include "view/play.h"
#include "view/screens.h"

#include <stdlib.h>
#include <string.h>

/* Every text we ship is seen whole: at 80x24 as it is, at 40x12 by moving it. */
enum { ROWS_MOVED_MAX = 60 };

struct fixture {
    struct library library;
    struct frame frame;
    struct arena arena;
    struct seen seen;
};

static int make(void **state)
{
    struct fixture *f = xcalloc(1, sizeof *f);
    shipped_library(&f->library);
    *state = f;
    return 0;
}

static int drop(void **state)
{
    struct fixture *f = *state;
    library_release(&f->library);
    frame_release(&f->frame);
    arena_release(&f->arena);
    free(f);
    return 0;
}

static const struct cell *no_picture(void *context, const struct exercise *e,
                                     const struct figure_moment *m, int cols, int rows)
{
    (void) context;
    (void) e;
    (void) m;
    (void) cols;
    (void) rows;
    return NULL;
}
static const struct picture picture = {.draw = no_picture};

static void read_screen(struct fixture *f)
{
    seen_read(&f->seen, &f->frame, 1, f->frame.rows - 1);
}

static bool is_cut(const struct fixture *f)
{
    return seen_is_cut(&f->frame, 1, f->frame.rows - 1);
}

static void draw(struct fixture *f, struct play_model *m, int cols, int rows)
{
    static const struct view_caps caps = {.utf8 = true, .colours = 256};
    m->picture = &picture;
    frame_begin(&f->frame, cols, rows, &caps);
    view_play(&f->frame, m);
}

static const struct timeline *compile(struct fixture *f, const struct routine *r)
{
    const struct timeline_options o = {.level = 2, .breath_pace = 100};
    struct exercise_source source = library_source(&f->library);
    struct diags d = {0};
    const struct timeline *t = timeline_compile(r, &o, &source, &f->arena, &d);
    assert_non_null(t);
    assert_int_equal(d.count, 0);
    return t;
}

static const struct routine *open(struct fixture *f, const char *path)
{
    struct library_item item;
    struct diags d = {0};
    assert_true(library_open(&f->library, path, &item, &d));
    return item.routine;
}

/* ---- exercises in the player ---- */

/* At every phase of a repetition, and at every cue line of it. */
static void check_exercise(struct fixture *f, const struct timeline *t)
{
    const struct plan_step *step = &t->steps[0];
    const char *id = step->exercise->id;
    for (int i = 0; i < t->n_phases && i < 40; i++) {
        const struct phase *p = &t->phases[i];
        struct play_model m = {
            .timeline = t, .position_ms = p->at_ms + 10, .state = SESSION_RUNNING};
        draw(f, &m, 80, 24);
        if (is_cut(f)) {
            seen_forget(&f->seen);
            read_screen(f);
            print_error("%s: a text is cut in '%s': %s\n", id, phase_name(t, p), f->seen.text);
        }
        assert_false(is_cut(f));
        if (p->kind != PHASE_PREPARE)
            continue;
        seen_forget(&f->seen);
        read_screen(f);
        seen_must_show(&f->seen, step->exercise->how[0], id);
        seen_must_show(&f->seen, step->exercise->n_how > 1 ? step->exercise->how[1] : NULL, id);
    }
}

static void texts__of_every_exercise__fit_the_player(void **state)
{
    struct fixture *f = *state;
    static const enum library_kind kinds[] = {LIBRARY_EXERCISE, LIBRARY_BREATH};
    for (size_t k = 0; k < ARRAY_LEN(kinds); k++) {
        const struct library_entry *entries;
        size_t count = library_list(&f->library, kinds[k], &entries);
        assert_true(count > 10);
        for (size_t i = 0; i < count; i++)
            check_exercise(f, compile(f, open(f, entries[i].path)));
    }
}

/* ---- cards and checklists ---- */

static struct play_model at_step(const struct timeline *t, int step)
{
    return (struct play_model){.timeline = t,
                               .position_ms = t->phases[t->steps[step].first_phase].at_ms,
                               .state = SESSION_RUNNING};
}

static void must_show_step(const struct fixture *f, const struct step *s, const char *where)
{
    seen_must_show(&f->seen, s->title, where);
    seen_must_show(&f->seen, s->text, where);
    for (size_t i = 0; i < s->n_items; i++)
        seen_must_show(&f->seen, s->items[i].text, where);
}

/* Every row of it in turn: moved by hand, and with the cursor on each line. */
static void move_through(struct fixture *f, const struct timeline *t, int step, int cols, int rows)
{
    struct checklist c;
    struct play_model m = at_step(t, step);
    checklist_begin(&c, t->steps[step].step);
    m.checklist = c.step->n_items ? &c : NULL;
    seen_forget(&f->seen);
    for (m.scroll = -ROWS_MOVED_MAX; m.scroll < ROWS_MOVED_MAX; m.scroll++) {
        draw(f, &m, cols, rows); /* its last row may say that there is more */
        read_screen(f);
        if (f->seen.length > SEEN_BYTES / 2)
            return;
    }
}

static bool fits(struct fixture *f, const struct timeline *t, int step)
{
    struct play_model m = at_step(t, step);
    const struct step *s = t->steps[step].step;
    draw(f, &m, 80, 24);
    seen_forget(&f->seen);
    read_screen(f);
    bool all = !is_cut(f) && (!s->text || seen_shows(&f->seen, s->text));
    for (size_t i = 0; i < s->n_items; i++)
        all &= seen_shows(&f->seen, s->items[i].text);
    return all;
}

static void texts__of_every_card__are_seen_whole(void **state)
{
    struct fixture *f = *state;
    const struct library_entry *entries;
    size_t count = library_list(&f->library, LIBRARY_ROUTINE, &entries);
    int cards = 0;
    for (size_t i = 0; i < count; i++) {
        const struct timeline *t = compile(f, open(f, entries[i].path));
        for (int s = 0; s < t->n_steps; s++) {
            if (t->steps[s].exercise || t->steps[s].kind == STEP_REST)
                continue;
            cards++;
            if (!fits(f, t, s))
                print_error("%s: '%s' does not fit 80x24: %s\n", entries[i].id,
                            t->steps[s].step->title, f->seen.text);
            assert_true(fits(f, t, s));
            if (t->steps[s].step->ms == 0)
                continue; /* it stands beside the exercise that follows, where there is room */
            move_through(f, t, s, 40, 12);
            must_show_step(f, t->steps[s].step, entries[i].id);
        }
    }
    assert_true(cards > 15);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, make, drop)
    const struct CMUnitTest tests[] = {
        TEST(texts__of_every_exercise__fit_the_player),
        TEST(texts__of_every_card__are_seen_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
