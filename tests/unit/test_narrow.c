/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On a terminal of 40x12 every text of the screens is seen whole, by moving down: those that a
 * person's safety rests on word for word. */
#include "core/screening.h"
#include "core/settings.h"
#include "core/stop.h"
#include "io/cards.h"
#include "unit/seen.h"
#include "unit/shipped.h"
#include "unit/unit.h"
#include "view/ask.h"
#include "view/home.h"
#include "view/learn.h"
#include "view/plan.h"
#include "view/play.h"
#include "view/preview.h"
#include "view/screens.h"
#include "view/setup.h"
#include "view/tally.h"

#include <stdlib.h>
#include <string.h>

enum { COLS = 40, ROWS = 12, MOVES_MAX = 300 };

struct fixture {
    struct shipped *shipped;
    struct frame frame;
    struct seen seen;
};

static int make(void **state)
{
    struct fixture *f = xcalloc(1, sizeof *f);
    shipped_setup((void **) &f->shipped);
    *state = f;
    return 0;
}

static int drop(void **state)
{
    struct fixture *f = *state;
    shipped_teardown((void **) &f->shipped);
    frame_release(&f->frame);
    free(f);
    return 0;
}

/* ---- moving down a screen ---- */

static void begin(struct fixture *f)
{
    static const struct view_caps caps = {.utf8 = true, .colours = 256};
    frame_begin(&f->frame, COLS, ROWS, &caps);
}

static void read_frame(struct fixture *f, const char *where)
{
    if (seen_is_cut(&f->frame, 0, ROWS - 1)) {
        seen_forget(&f->seen);
        seen_read(&f->seen, &f->frame, 0, ROWS);
        fail_msg("%s: a text is cut: %s", where, f->seen.text);
    }
    seen_read(&f->seen, &f->frame, 0, ROWS - 1);
}

typedef void draw_fn(struct frame *f, void *model);
typedef enum action key_fn(void *model, struct input in);

/* Everything from the top to where moving down changes nothing any more. */
static void see(struct fixture *f, draw_fn *draw, key_fn *key, void *model, const char *where)
{
    struct strbuf before = {0}, now = {0};
    seen_forget(&f->seen);
    for (int i = 0; i < MOVES_MAX; i++) {
        begin(f);
        draw(&f->frame, model);
        read_frame(f, where);
        strbuf_reset(&now);
        frame_dump(&f->frame, &now);
        if (i > 0 && strcmp(strbuf_text(&before), strbuf_text(&now)) == 0)
            break;
        strbuf_reset(&before);
        strbuf_puts(&before, strbuf_text(&now));
        if (key)
            key(model, (struct input){INPUT_DOWN, 0});
    }
    strbuf_release(&before);
    strbuf_release(&now);
}

#define UNTYPED(name)                                           \
    static void draw_##name(struct frame *f, void *model)       \
    {                                                           \
        view_##name(f, model);                                  \
    }                                                           \
    static enum action key_##name(void *model, struct input in) \
    {                                                           \
        return name##_key(model, in);                           \
    }

UNTYPED(ask)
UNTYPED(page)
UNTYPED(choice)
UNTYPED(scale)
UNTYPED(check)
UNTYPED(tally)
UNTYPED(look)
UNTYPED(walk)
UNTYPED(summary)
UNTYPED(setup)
UNTYPED(entry)
UNTYPED(dial)
UNTYPED(rest)
UNTYPED(learn)
UNTYPED(home)
UNTYPED(plan)

static void must_show(struct fixture *f, const char *text, const char *where)
{
    seen_must_show(&f->seen, text, where);
}

/* ---- the safety questions ---- */

enum { ASK_ROWS_MAX = 40 };

static int ask_rows(enum screening_part part, struct ask_row *rows)
{
    int n = 0;
    for (int q = (int) screening_parts[part].first; q <= (int) screening_parts[part].last; q++) {
        const struct question *ask = &questions[q];
        rows[n++] = (struct ask_row){.kind = ask->n_choices                ? ASK_HEAD
                                             : ask->kind == QUESTION_SCALE ? ASK_SCALE
                                                                           : ASK_TICK,
                                     .text = ask->text,
                                     .explain = ask->explain,
                                     .explain_from = QUESTION_SCALE_LIMIT,
                                     .value = ask->kind == QUESTION_SCALE ? SCALE_MAX : -1};
        for (size_t i = 0; i < ask->n_choices; i++)
            rows[n++] =
                (struct ask_row){.kind = ask->kind == QUESTION_CHOICE ? ASK_RADIO : ASK_TICK,
                                 .text = ask->choices[i].text,
                                 .group = q + 1,
                                 .value = -1};
    }
    return n;
}

static void narrow__shows__every_safety_question(void **state)
{
    struct fixture *f = *state;
    static const char intro[] = "Space ticks what applies to you; n when none of it does. Your "
                                "answers stay on this computer.";
    for (int part = PART_A; part <= PART_D; part++) {
        struct ask_row rows[ASK_ROWS_MAX];
        struct strbuf title = {0};
        strbuf_printf(&title, "Safety questions %d of 4: %s", part, screening_parts[part].title);
        struct ask_model m = {.title = strbuf_text(&title),
                              .intro = intro,
                              .rows = rows,
                              .n = ask_rows((enum screening_part) part, rows)};
        see(f, draw_ask, key_ask, &m, m.title);
        must_show(f, m.title, "title");
        must_show(f, intro, "intro");
        for (int i = 0; i < m.n; i++) {
            must_show(f, rows[i].text, "question");
            must_show(f, rows[i].explain, "explanation");
        }
        must_show(f, "None of these", "none");
        for (int i = 0; i < m.n; i++) /* a number that is missing is wanted, too */
            rows[i].value = rows[i].kind == ASK_SCALE ? -1 : rows[i].value;
        ask_key(&m, (struct input){INPUT_HOME, 0});
        ask_key(&m, (struct input){INPUT_ENTER, 0});
        see(f, draw_ask, NULL, &m, "what is wanted");
        must_show(f, m.wants, "what is wanted");
        strbuf_release(&title);
    }
}

static void see_page(struct fixture *f, enum screen screen, const char *text, bool alarm)
{
    struct page_model m = {
        .screen = screen, .title = "The safety questions again", .text = text, .alarm = alarm};
    see(f, draw_page, key_page, &m, m.title);
    must_show(f, m.title, "title");
    must_show(f, text, "page");
}

static void see_choice(struct fixture *f, struct choice_model m)
{
    see(f, draw_choice, key_choice, &m, m.title);
    must_show(f, m.title, "title");
    must_show(f, m.text, "text of a choice");
    for (int i = 0; i < m.n; i++)
        must_show(f, m.items[i], "line of a choice");
}

static void narrow__shows__every_verdict(void **state)
{
    struct fixture *f = *state;
    static const char *const items[] = {"Yes, that is right", "No, let me change it"};
    for (int v = 0; v < N_VERDICTS; v++) {
        struct strbuf text = {0};
        screening_say((enum verdict) v, "GB", &text);
        strbuf_printf(&text, "\n\n%s", doctor_wording);
        see_page(f, SCREEN_BLOCKED, strbuf_text(&text), true);
        see_page(f, SCREEN_PAGE, strbuf_text(&text), false);
        see_choice(f, (struct choice_model){.title = "Pain of 10 right now. Is that right?",
                                            .text = strbuf_text(&text),
                                            .items = items,
                                            .n = ARRAY_LEN(items)});
        strbuf_release(&text);
    }
    see_page(f, SCREEN_ACCEPT, disclaimer_wording.lines[0], false);
}

/* ---- before, during and after a session ---- */

static void narrow__shows__the_check_before_a_session(void **state)
{
    struct fixture *f = *state;
    struct check_model m = {
        .routine = "Needs to pop: five-minute relief",
        .questions = {check_questions[0], check_questions[1], check_questions[2]},
        .changes = "'Hinged reverse fly' instead of 'Band row', because there is no 'band'\n"
                   "'Seated cat-cow' instead of 'Cat-cow', because of 'knee'",
        .foot = footer_wording,
        .pain = -1};
    see(f, draw_check, key_check, &m, "check");
    for (int i = 0; i < CHECK_LINES; i++)
        must_show(f, m.questions[i], "check");
    must_show(f, "Enter: none of these, no pain, well enough", "check");
    must_show(f, "n: something is new 0-9, t: pain now", "check");
    must_show(f, "c: new illness, injury, operation, pregnancy, diagnosis or medicine", "check");
    must_show(f, m.changes, "check");
    must_show(f, m.foot, "check");
}

static void narrow__shows__what_can_have_happened(void **state)
{
    struct fixture *f = *state;
    const char *items[STOP_EVENTS];
    for (int i = 0; i < STOP_EVENTS; i++)
        items[i] = stop_events[i].text;
    see_choice(f, (struct choice_model){.title = "Stopped. What happened?",
                                        .items = items,
                                        .n = STOP_EVENTS,
                                        .alarm = true});
    see_choice(f, (struct choice_model){.title = "Dizzy or light-headed",
                                        .text = stop_also_question,
                                        .items = stop_also_texts,
                                        .n = N_STOP_ALSO,
                                        .alarm = true});
    for (int i = 0; i < STOP_EVENTS; i++) {
        struct rest_model m = {.title = "Rest", .text = stop_events[i].say, .total_ms = 120000};
        see(f, draw_rest, key_rest, &m, "rest");
        must_show(f, m.text, "rest");
    }
}

static void narrow__shows__what_a_number_means(void **state)
{
    struct fixture *f = *state;
    struct scale_model m = {.title = "Before you start",
                            .question = "Right now, how stiff does your upper back feel?",
                            .low = "not at all",
                            .high = "as stiff as you can imagine",
                            .skip = "skips it",
                            .value = -1};
    see(f, draw_scale, key_scale, &m, "scale");
    must_show(f, m.question, "scale");
    must_show(f, "0: not at all", "scale");
    must_show(f, "10: as stiff as you can imagine", "scale");
    must_show(f, "Enter skips it.", "scale");
    struct dial_model d = {.title = "Safety questions: pregnancy",
                           .question = "On which day were you assessed by a health professional?",
                           .is_day = true,
                           .value = 20770,
                           .max = 20779};
    see(f, draw_dial, key_dial, &d, "dial");
    must_show(f, d.question, "dial");
    const char *names[] = {"Band row", "Prone cobra lift", "Wall push-up plus"};
    struct tally_model t = {.title = "After the session",
                            .question = "How many more could you have done, after the last set?",
                            .names = names,
                            .n = ARRAY_LEN(names),
                            .most = 5,
                            .open_end = true,
                            .values = {-1, -1, -1}};
    see(f, draw_tally, key_tally, &t, "tally");
    must_show(f, t.question, "tally");
    must_show(f, names[2], "tally");
}

static void narrow__shows__the_summary(void **state)
{
    struct fixture *f = *state;
    struct summary_model m = {.title = "Ended early",
                              .routine = "Needs to pop: five-minute relief",
                              .before = 5,
                              .after = 3,
                              .areas = "upper back, chest, shoulders, spine, ribs",
                              .text = "Three sessions this week, two to go.",
                              .foot = progress_wording};
    see(f, draw_summary, key_summary, &m, "summary");
    must_show(f, m.areas, "summary");
    must_show(f, m.text, "summary");
    must_show(f, m.foot, "summary");
}

/* ---- exercises ---- */

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

static const struct timeline *timeline_of(struct fixture *f, const char *path)
{
    const struct timeline_options o = {.level = 2, .breath_pace = 100};
    struct exercise_source source = library_source(&f->shipped->library);
    struct library_item item;
    assert_true(library_open(&f->shipped->library, path, &item, &f->shipped->diags));
    return timeline_compile(item.routine, &o, &source, &f->shipped->arena, &f->shipped->diags);
}

static void see_walk(struct fixture *f, const struct exercise *e)
{
    struct walk_model m = {.exercise = e,
                           .number = 1,
                           .count = 4,
                           .dose = "5 repetitions a side",
                           .picture = &picture};
    see(f, draw_walk, key_walk, &m, e->id);
    must_show(f, e->name, e->id);
    for (size_t i = 0; i < e->n_how; i++)
        must_show(f, e->how[i], e->id);
    for (size_t i = 0; i < e->n_cues; i++)
        must_show(f, e->cues[i], e->id);
    for (size_t i = 0; i < e->n_mistakes; i++)
        must_show(f, e->mistakes[i], e->id);
}

/* The player's own row apart, which has the name of the routine. */
static void see_phase(struct fixture *f, const struct timeline *t, const struct phase *p)
{
    const struct exercise *e = t->steps[p->step].exercise;
    struct play_model m = {
        .timeline = t, .position_ms = p->at_ms + 10, .state = SESSION_RUNNING, .picture = &picture};
    seen_forget(&f->seen);
    for (m.scroll = 0; m.scroll < 24; m.scroll++) {
        begin(f);
        view_play(&f->frame, &m);
        seen_read(&f->seen, &f->frame, 1, ROWS - 1);
    }
    if (seen_is_cut(&f->frame, 1, ROWS - 1))
        fail_msg("%s: a text is cut in '%s': %s", e->id, phase_name(t, p), f->seen.text);
    must_show(f, e->name, e->id);
    for (size_t i = 0; p->kind == PHASE_PREPARE && i < MIN(e->n_how, 2U); i++)
        must_show(f, e->how[i], e->id);
}

static void narrow__shows__every_exercise(void **state)
{
    struct fixture *f = *state;
    static const enum library_kind kinds[] = {LIBRARY_EXERCISE, LIBRARY_BREATH};
    for (size_t k = 0; k < ARRAY_LEN(kinds); k++) {
        const struct library_entry *entries;
        size_t count = library_list(&f->shipped->library, kinds[k], &entries);
        assert_true(count > 10);
        for (size_t i = 0; i < count; i++) {
            const struct timeline *t = timeline_of(f, entries[i].path);
            see_walk(f, t->steps[0].exercise);
            for (int p = 0; p < MIN(t->n_phases, 12); p++)
                see_phase(f, t, &t->phases[p]);
        }
    }
}

static void narrow__shows__what_the_looks_are_about(void **state)
{
    struct fixture *f = *state;
    const struct timeline *t = timeline_of(f, f->shipped->routines[0].path);
    struct look_model m = {.names = {"blocks", "braille", "ascii"},
                           .pictures = {&picture, &picture, &picture},
                           .n = 3,
                           .exercise = t->steps[0].exercise};
    see(f, draw_look, key_look, &m, "look");
    must_show(f, "Which look do you like best? f changes it any time", "look");
    must_show(f, "1 blocks", "look");
}

/* ---- home, learn, plan, settings ---- */

static void narrow__shows__every_learn_card(void **state)
{
    struct fixture *f = *state;
    const char *srcdir = getenv("srcdir");
    const struct paths paths = {.config = "/nonexistent", .shared = srcdir ? srcdir : "."};
    struct cards cards = {0};
    cards_load(&cards, &paths, &f->shipped->diags);
    assert_true(cards.count >= 10);
    for (size_t i = 0; i < cards.count; i++) {
        struct learn_model m = {
            .cards = cards.items, .n = cards.count, .menu.cursor = (int) i, .reading = true};
        see(f, draw_learn, key_learn, &m, cards.items[i]->id);
        must_show(f, cards.items[i]->title, cards.items[i]->id);
    }
    cards_release(&cards);
}

static void narrow__shows__what_stands_out_at_home(void **state)
{
    struct fixture *f = *state;
    static const struct home_row rows[] = {
        {.text = "How stiff was today?",
         .detail = "0 to 10",
         .note = "Your average over the last 24 hours. One number a day makes a trend, and a trend "
                 "says when it is time to see someone."},
        {.text = "Needs to pop: five-minute relief", .detail = "5 min", .note = "Your plan."}};
    static const struct home_section section = {.name = "Today", .rows = rows, .n = 2};
    struct home_model m = {.notice = "Exercise is locked until this has been checked: Enter says "
                                     "why. The learn cards are open.",
                           .sections = &section,
                           .n_sections = 1};
    see(f, draw_home, key_home, &m, "home");
    must_show(f, m.notice, "home");
    must_show(f, rows[0].note, "home");
    must_show(f, rows[1].text, "home");
}

static void narrow__shows__why_a_plan_waits(void **state)
{
    struct fixture *f = *state;
    struct plan_model m = {
        .id = "six-weeks",
        .name = "Six weeks, step by step",
        .today = 20782,
        .start_day = 20780,
        .week = 1,
        .n_weeks = 6,
        .current = true,
        .phase = "Build",
        .notice = "Your stiffness has gone up by 2 points or more since you started (4.0 -> 6.1). "
                  "Please book a physiotherapist or GP. Strength sessions are paused until you "
                  "have been seen."};
    for (int i = 0; i < 7; i++)
        m.days[i].date = 20780 + i;
    see(f, draw_plan, key_plan, &m, "plan");
    must_show(f, m.notice, "plan");
}

static void narrow__shows__what_every_setting_is_about(void **state)
{
    struct fixture *f = *state;
    struct setup_row rows[N_SETTINGS];
    for (int i = 0; i < N_SETTINGS; i++)
        rows[i] = (struct setup_row){.group = i % 4 ? NULL : "Picture",
                                     .label = setting_table[i].key,
                                     .value = "-12 dB",
                                     .help = setting_table[i].help,
                                     .origin = "chosen here; d goes back"};
    struct setup_model m = {.rows = rows, .n = N_SETTINGS};
    see(f, draw_setup, key_setup, &m, "settings");
    for (int i = 0; i < N_SETTINGS; i++)
        must_show(f, rows[i].help, rows[i].label);
    for (int i = 0; i < N_SETTINGS; i++) {
        struct entry_model e = {.title = rows[i].label,
                                .text = rows[i].help,
                                .wrong = "a whole number from 2 to 60 frames a second, or auto"};
        see(f, draw_entry, key_entry, &e, rows[i].label);
        must_show(f, e.text, e.title);
        must_show(f, e.wrong, e.title);
    }
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, make, drop)
    const struct CMUnitTest tests[] = {
        TEST(narrow__shows__every_safety_question),
        TEST(narrow__shows__every_verdict),
        TEST(narrow__shows__the_check_before_a_session),
        TEST(narrow__shows__what_can_have_happened),
        TEST(narrow__shows__what_a_number_means),
        TEST(narrow__shows__the_summary),
        TEST(narrow__shows__every_exercise),
        TEST(narrow__shows__what_the_looks_are_about),
        TEST(narrow__shows__every_learn_card),
        TEST(narrow__shows__what_stands_out_at_home),
        TEST(narrow__shows__why_a_plan_waits),
        TEST(narrow__shows__what_every_setting_is_about),
    };
    return cmocka_run_group_tests_name("narrow", tests, NULL, NULL);
}
