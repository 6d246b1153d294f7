/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/fixture_screens.h"

#include "base/mem.h"
#include "core/screening.h"
#include "view/ask.h"
#include "view/fixture.h"
#include "view/fixture_home.h"
#include "view/fixture_progress.h"
#include "view/home.h"
#include "view/learn.h"
#include "view/plan.h"
#include "view/play.h"
#include "view/preview.h"
#include "view/progress.h"
#include "view/screens.h"
#include "view/setup.h"
#include "view/tally.h"

#include <stdlib.h>

/* ---- the player ---- */

static void draw_play(struct frame *f, int64_t position_ms, enum session_state state,
                      struct play_model more)
{
    struct arena a = {0};
    more.timeline = fixture_timeline(&a);
    more.position_ms = position_ms;
    more.state = state;
    more.picture = &fixture_picture;
    view_play(f, &more);
    arena_release(&a);
}

static void play_card(struct frame *f)
{
    draw_play(f, 5000, SESSION_RUNNING, (struct play_model){0});
}

static void play_prepare(struct frame *f)
{
    draw_play(f, 22300, SESSION_RUNNING, (struct play_model){0});
}

static void play_in(struct frame *f)
{
    draw_play(f, 39500, SESSION_RUNNING, (struct play_model){0});
}

static void play_out(struct frame *f)
{
    draw_play(f, 43000, SESSION_RUNNING, (struct play_model){.sound = SOUND_MARK_NO_DEVICE});
}

static void play_voice(struct frame *f)
{
    draw_play(f, 43000, SESSION_RUNNING,
              (struct play_model){.voice = true, .caption = "Out, and round up."});
}

static void play_right(struct frame *f)
{
    draw_play(f, 93000, SESSION_RUNNING, (struct play_model){.note = "volume 60 %"});
}

static void play_rest(struct frame *f)
{
    draw_play(f, 131000, SESSION_RUNNING, (struct play_model){0});
}

static void play_hold(struct frame *f)
{
    draw_play(f, 160000, SESSION_RUNNING, (struct play_model){.sound = SOUND_MARK_MUTED});
}

static void play_switch(struct frame *f)
{
    draw_play(f, 183000, SESSION_RUNNING, (struct play_model){0});
}

static void play_between_sets(struct frame *f)
{
    draw_play(f, 223000, SESSION_RUNNING, (struct play_model){0});
}

static void play_paused(struct frame *f)
{
    draw_play(f, 43000, SESSION_PAUSED, (struct play_model){0});
}

static void play_count_in(struct frame *f)
{
    draw_play(f, 38000, SESSION_COUNT_IN, (struct play_model){.count_in_s = 2});
}

/* Answered so far: yes, not yet, does not apply; and two of three numbers. */
static struct checklist half_answered(const struct timeline *t)
{
    struct checklist c;
    checklist_begin(&c, t->steps[t->n_steps - 1].step);
    checklist_answer(&c, CHECK_YES);
    checklist_answer(&c, CHECK_NOT_YET);
    checklist_answer(&c, CHECK_NOT_APPLICABLE);
    for (const char *p = "38\n41\n4"; *p; p++) {
        if (*p == '\n')
            checklist_enter(&c);
        else
            checklist_type(&c, *p);
    }
    return c;
}

static void play_checklist(struct frame *f)
{
    struct arena a = {0};
    struct checklist c = half_answered(fixture_timeline(&a));
    draw_play(f, 313000, SESSION_WAITING, (struct play_model){.checklist = &c});
    arena_release(&a);
}

static void play_asks_end(struct frame *f)
{
    draw_play(f, 43000, SESSION_RUNNING, (struct play_model){.asks_end = true});
}

/* ---- home ---- */

static void draw_home(struct frame *f, struct home_model more)
{
    struct arena a = {0};
    struct home_model m = fixture_home(&a);
    more.date = m.date;
    more.filter.own_level = m.filter.own_level;
    more.sections = m.sections;
    more.n_sections = m.n_sections;
    more.picture = &fixture_picture;
    more.elapsed_ms = 2000;
    view_home(f, &more);
    arena_release(&a);
}

static void home(struct frame *f)
{
    draw_home(f, (struct home_model){0});
}

static void home_welcome(struct frame *f)
{
    draw_home(f, (struct home_model){.welcome = "Welcome. Enter starts the first five minutes, "
                                                "after a few safety questions. Tab leads to all "
                                                "routines."});
}

static void home_find(struct frame *f)
{
    draw_home(f, (struct home_model){.find = {"min", true}, .menu.cursor = 1});
}

static void home_filters(struct frame *f)
{
    draw_home(f, (struct home_model){.filter.values = {[HOME_FILTER_TIME] = 2,
                                                       [HOME_FILTER_AREA] = 1 + AREA_UPPER_BACK,
                                                       [HOME_FILTER_LEVEL] = 1},
                                     .menu.cursor = 3});
}

static void home_learn(struct frame *f)
{
    draw_home(f, (struct home_model){.menu.cursor = 8});
}

static void home_locked(struct frame *f)
{
    draw_home(f, (struct home_model){.notice = "Exercise is locked until a health professional has "
                                               "checked you. limber screen says more.",
                                     .menu.cursor = 5});
}

/* ---- learn cards ---- */

static void draw_learn(struct frame *f, struct learn_model more)
{
    static const struct card cards[] = {
        {.title = "What is the pop?",
         .text = "Joints hold a slippery fluid. That is the pop (S1)."},
        {.title = "Five common contributors",
         .text = "1. Staying still too long. Change position often.\n2. Posture. No single posture "
                 "has been shown to be correct or to prevent pain (S4). Long, fixed, head-forward "
                 "positions can still feel sore. Aim for variety and support, not for perfect."
                 "\n\n# When to get help\nNumbness, tingling, arm pain or fever: a professional."},
        {.title = "Water", .text = "A healthy habit and a reason to stand up."},
    };
    static const struct card *const list[] = {&cards[0], &cards[1], &cards[2]};
    more.cards = list;
    more.n = ARRAY_LEN(list);
    view_learn(f, &more);
}

static void learn(struct frame *f)
{
    draw_learn(f, (struct learn_model){.menu.cursor = 1});
}

static void learn_reads(struct frame *f)
{
    draw_learn(f, (struct learn_model){.menu.cursor = 1, .reading = true, .find = {"pos", false}});
}

static void learn_finds_nothing(struct frame *f)
{
    draw_learn(f, (struct learn_model){.find = {"xyz", true}});
}

/* ---- preview ---- */

static void draw_preview(struct frame *f, struct preview_model more)
{
    struct arena a = {0};
    more.timeline = fixture_timeline(&a);
    more.path = "routines/my-five.cfg";
    more.picture = &fixture_picture;
    view_preview(f, &more);
    arena_release(&a);
}

static void preview(struct frame *f)
{
    draw_preview(f, (struct preview_model){.position_ms = 43000, .turn = -30});
}

/* Phases that are called what they are breathed. */
static void preview_breath(struct frame *f)
{
    static const struct exercise_phase phases[] = {
        {.name = "in", .ms = 2000, .breath = BREATH_IN},
        {.name = "top-up", .ms = 1000, .breath = BREATH_IN},
        {.name = "breathe out", .ms = 6000, .breath = BREATH_OUT},
    };
    static const struct exercise sigh = {.id = "sigh",
                                         .path = "sigh.cfg",
                                         .name = "Sigh",
                                         .phases = phases,
                                         .n_phases = ARRAY_LEN(phases),
                                         .levels = {{1, 3, 0}, {1, 3, 0}, {1, 3, 0}}};
    const struct timeline_options options = {.level = 2, .breath_pace = 100};
    struct arena a = {0};
    struct diags d = {0};
    struct preview_model m = {.path = "sigh.cfg", .picture = &fixture_picture};
    m.timeline = timeline_compile(routine_of_exercise(&sigh, &a), &options, NULL, &a, &d);
    view_preview(f, &m);
    diags_release(&d);
    arena_release(&a);
}

static void preview_errors(struct frame *f)
{
    draw_preview(f,
                 (struct preview_model){
                     .position_ms = 93000,
                     .errors = 1,
                     .warnings = 1,
                     .report = "my-five.cfg:4: error: there is no exercise 'shulder-rolls' "
                               "[no-exercise]\n    { exercise = \"shulder-rolls\"; }\n  hint: "
                               "did you mean 'shoulder-rolls'?\nmy-five.cfg:9: warning: two texts "
                               "follow each other without a space [joined-strings]"});
}

static void preview_nothing_yet(struct frame *f)
{
    struct preview_model m = {.path = "routines/my-five.cfg",
                              .errors = 1,
                              .report = "my-five.cfg: error: there is no such file [no-file]"};
    view_preview(f, &m);
}

/* ---- settings ---- */

static void setup(struct frame *f)
{
    static const struct setup_row rows[] = {
        {"Picture", "Figure", "auto", "how the figure is drawn", NULL},
        {NULL, "Mouse", "on", "clicks and the wheel are for limber, not for the terminal", NULL},
        {"Sound", "Volume", "-12 dB", "loudness of everything that sounds",
         "chosen here; d goes back"},
        {NULL, "Mute", "off", "no sound", NULL},
        {"Exercise", "Weekly target", "3 sessions", "sessions a week to aim for", NULL},
        {NULL, "Country", "GB", "two letters (GB, DE, US): whose emergency number to show",
         "from limber.cfg"},
    };
    struct setup_model m = {.rows = rows, .n = ARRAY_LEN(rows), .menu.cursor = 2};
    view_setup(f, &m);
}

static void entry(struct frame *f)
{
    struct entry_model m = {.title = "Frame rate",
                            .text = "pictures a second while the figure moves",
                            .wrong = "a whole number from 2 to 60 frames a second, or auto",
                            .typed.text = "77"};
    view_entry(f, &m);
}

/* ---- pages ---- */

static const char stop_text[] =
    "Stop here. Your answer can be a sign of something serious.\n\n"
    "Call your local emergency number now (UK 999, EU 112, US/Canada 911, Australia 000, NZ 111) "
    "or go to an emergency department. Do not drive yourself.\n\n"
    "Do not exercise, stretch, crack or massage your back.\n\n"
    "This app will stay locked until a health professional has checked you.";

static const char disclaimer_text[] =
    "This app gives general exercise and breathing guidance for adults with everyday upper-back "
    "stiffness. It does not diagnose or treat any condition and does not replace advice from a "
    "health professional who knows you. Moves are chosen to be gentle, but no exercise is "
    "risk-free. Work in your own comfortable range and stop if anything feels wrong. If you have a "
    "health condition, are pregnant or are unsure, ask a professional first. In an emergency, call "
    "your local emergency number. Your answers stay on this computer.";

static void page_stop(struct frame *f)
{
    view_page(f, &(struct page_model){
                     .screen = SCREEN_BLOCKED, .title = "Stop", .text = stop_text, .alarm = true});
}

static void page_disclaimer(struct frame *f)
{
    view_page(f, &(struct page_model){.screen = SCREEN_ACCEPT,
                                      .title = "Before the first session",
                                      .text = disclaimer_text});
}

static const char unwell_text[] =
    "Please speak to a health professional today before you exercise. In the UK call NHS 111 or "
    "ask your GP for an urgent appointment.\n\n"
    "If you get bladder or bowel changes, numbness between the legs, leg weakness or chest pain, "
    "call your emergency number.";

static void page_locked(struct frame *f)
{
    view_page(f,
              &(struct page_model){
                  .screen = SCREEN_LOCKED, .title = "Not now", .text = unwell_text, .alarm = true});
}

static void dial_day(struct frame *f)
{
    view_dial(f, &(struct dial_model){
                     .title = "Your assessment",
                     .question = "On which day were you assessed by a health professional?",
                     .is_day = true,
                     .min = 20700,
                     .max = 20779,
                     .value = 20777});
}

static void dial_weeks(struct frame *f)
{
    view_dial(f, &(struct dial_model){.title = "Safety questions: pregnancy",
                                      .question = "How many weeks pregnant are you?",
                                      .unit = "weeks",
                                      .min = 1,
                                      .max = 42,
                                      .value = 42});
}

static void draw_plan(struct frame *f, bool paused, const char *notice)
{
    static const struct plan_entry_row check[] = {
        {"weekly-check-8", "Weekly check-in", 0, 463000, true, false},
        {"needs-to-pop-5", "Needs to pop: five-minute relief", 2, 297000, true, false}};
    const struct plan_entry_row a[] = {
        {"strength-a-15", "Strength A: pull and core", 2, 896000, false, notice != NULL}};
    static const struct plan_entry_row mobility[] = {
        {"thoracic-mobility-10", "Thoracic mobility", 2, 594000, false, false},
        {"breath-sigh-1", "Quick sighs", 2, 56000, false, false}};
    struct plan_model m = {
        .id = "six-weeks",
        .name = "Six weeks",
        .start_day = 20766,
        .today = 20782,
        .week = 3,
        .n_weeks = 6,
        .current = true,
        .paused = paused,
        .phase = "Build",
        .aim = "Regular mobility, strength three times a week by week 4",
        .effort = "3-4 reps in reserve",
        .week_ms = 4999000,
        .notice = notice,
        .days = {{20780, MARK_DONE, check, 2},
                 {20781, MARK_SLID, NULL, 0},
                 {20782, MARK_TODAY, a, 1},
                 {20783, MARK_TO_COME, mobility, 2},
                 {20784, MARK_TO_COME, a, 1},
                 {20785, MARK_TO_COME, mobility, 2},
                 {20786, MARK_REST, NULL, 0}},
        .strands = {{2, {PLAN_UP, WHY_SOLID, 2}, 20780},
                    {2, {PLAN_HOLD, WHY_TWO_CHANGES, 2}, 20780},
                    {1, {PLAN_DOWN, WHY_HARD, 1}, 20780},
                    {2, {PLAN_HOLD, WHY_STEADY, 2}, 20780}},
    };
    view_plan(f, &m);
}

static void plan(struct frame *f)
{
    draw_plan(f, false, NULL);
}

static void plan_paused(struct frame *f)
{
    draw_plan(f, true, NULL);
}

static void plan_waits(struct frame *f)
{
    draw_plan(f, false,
              "Your stiffness has gone up by 2 points or more since you started (4.0 -> 6.1). "
              "Please book a physiotherapist or GP. Strength sessions are paused until you have "
              "been seen.");
}

static void resting(struct frame *f)
{
    view_rest(f, &(struct rest_model){
                     .title = "Rest",
                     .text = "Stop this one. Rest for two minutes and breathe as you like.",
                     .total_ms = 120000,
                     .elapsed_ms = 46000});
}

static void choice_stop(struct frame *f)
{
    static const char *const items[] = {
        ("Chest pain or pressure, fainting, severe breathlessness, stroke signs, sudden tearing "
         "back pain, bladder or bowel change, leg weakness"),
        "New numbness, tingling, weakness, or pain shooting to arm, leg or round the chest",
        "Sharp or catching pain, or pain 6+/10, or a rise of 3+ from the start",
        "Pain 4-5",
        "A pop with no pain",
        "A pop with pain, or discomfort lasting more than a few minutes",
        "Dizzy or light-headed",
        "Palpitations, panic rising",
        "Nausea, or just \"not right\"",
    };
    view_choice(f, &(struct choice_model){.title = "Stopped. What happened?",
                                          .text = "The clock stands. Esc goes back to the session.",
                                          .items = items,
                                          .n = ARRAY_LEN(items),
                                          .alarm = true,
                                          .menu.cursor = 2});
}

static void choice_resume(struct frame *f)
{
    static const char *const items[] = {"Go on from step 4, Doorway stretch", "Begin again",
                                        "Leave it"};
    view_choice(f,
                &(struct choice_model){.title = "Go on where you left off?",
                                       .text = "Needs to pop: five-minute relief was interrupted "
                                               "today at 15:02, after 2:31 of 5:32.",
                                       .items = items,
                                       .n = ARRAY_LEN(items)});
}

static void ask_ticks(struct frame *f)
{
    struct ask_row rows[Q_A8 - Q_A1 + 1];
    for (int i = 0; i < (int) ARRAY_LEN(rows); i++)
        rows[i] = (struct ask_row){.kind = ASK_TICK,
                                   .text = questions[Q_A1 + i].text,
                                   .explain = questions[Q_A1 + i].explain,
                                   .value = i == 3 ? 1 : -1};
    view_ask(f, &(struct ask_model){.title = "Safety 1 of 4",
                                    .intro = screening_parts[PART_A].title,
                                    .rows = rows,
                                    .n = ARRAY_LEN(rows),
                                    .menu.cursor = 4});
}

static void ask_kinds(struct frame *f)
{
    struct ask_row rows[] = {
        {.kind = ASK_HEAD, .text = questions[Q_C1].text},
        {.kind = ASK_RADIO, .text = questions[Q_C1].choices[0].text, .value = 1},
        {.kind = ASK_RADIO, .text = questions[Q_C1].choices[1].text, .value = -1},
        {.kind = ASK_SCALE, .text = questions[Q_B11].text, .value = 3},
        {.kind = ASK_TICK, .text = questions[Q_C2].text, .value = -1},
    };
    view_ask(f, &(struct ask_model){.title = "Safety 3 of 4",
                                    .rows = rows,
                                    .n = ARRAY_LEN(rows),
                                    .wants = "Tick what applies, or press n: none of these.",
                                    .menu.cursor = 3});
}

static void tally(struct frame *f)
{
    static const char *const names[] = {"Band row", "Prone cobra lift", "Wall push-up plus",
                                        "Sit-to-stand"};
    view_tally(f, &(struct tally_model){
                      .title = "After the session",
                      .question = "How many more could you have done, after the last set?",
                      .names = names,
                      .n = ARRAY_LEN(names),
                      .most = 5,
                      .open_end = true,
                      .values = {3, 5, -1, -1},
                      .menu = {.cursor = 2}});
}

static void scale(struct frame *f)
{
    view_scale(f, &(struct scale_model){.title = "Stiffness",
                                        .question = "How stiff is your upper back right now?",
                                        .low = "not at all",
                                        .high = "as stiff as can be",
                                        .skip = "skips it",
                                        .value = 4});
}

static void check(struct frame *f)
{
    view_check(f, &(struct check_model){
                      .routine = "Needs to pop: five-minute relief",
                      .questions = {"Anything new: chest pain, numbness or weakness, bladder or "
                                    "bowel change, an accident, a fever?",
                                    "Pain right now, 0-10?", "Well enough to exercise today?"},
                      .foot = "General guidance, not medical advice. Stop if it is sharp, spreads "
                              "or worries you.",
                      .pain = -1});
}

static void check_changed(struct frame *f)
{
    view_check(f, &(struct check_model){
                      .routine = "Strength A: pull and core",
                      .questions = {"Anything new: chest pain, numbness or weakness, bladder or "
                                    "bowel change, an accident, a fever?",
                                    "Pain right now, 0-10?", "Well enough to exercise today?"},
                      .changes = "'Hinged reverse fly' instead of 'Band row', because there is no "
                                 "'band'\n'Seated cat-cow' instead of 'Cat-cow', because of 'knee'",
                      .foot = "General guidance, not medical advice.",
                      .pain = -1});
}

static void look(struct frame *f)
{
    struct arena a = {0};
    view_look(f, &(struct look_model){
                     .names = {"blocks", "braille", "ascii"},
                     .notes = {"colour, the finest picture", "fine dots", "letters and strokes"},
                     .pictures = {&fixture_picture, &fixture_picture, &fixture_picture},
                     .n = 3,
                     .exercise = fixture_timeline(&a)->steps[1].exercise,
                     .chosen = 1});
    arena_release(&a);
}

static void walk(struct frame *f)
{
    struct arena a = {0};
    view_walk(f, &(struct walk_model){.exercise = fixture_timeline(&a)->steps[1].exercise,
                                      .number = 1,
                                      .count = 4,
                                      .dose = "5 repetitions",
                                      .advice = "Half range today.",
                                      .easier = "Shoulder rolls",
                                      .picture = &fixture_picture,
                                      .elapsed_ms = 3000});
    arena_release(&a);
}

static void summary(struct frame *f)
{
    view_summary(f, &(struct summary_model){
                        .title = "Well done",
                        .routine = "Needs to pop: five-minute relief",
                        .done_ms = 332000,
                        .planned_ms = 332000,
                        .steps_done = 5,
                        .steps = 5,
                        .before = 5,
                        .after = 3,
                        .pain = 2,
                        .effort = 2,
                        .areas = "upper back, chest",
                        .text = "Three sessions this week, two to go.",
                        .foot = "Scores show your own trend. They are not a medical assessment."});
}

static void help(struct frame *f)
{
    int top = 0;
    play_out(f);
    keys_help(f, SCREEN_PLAY, &top);
}

/* ---- progress ---- */

static void draw_progress(struct frame *f, enum fixture_story story, enum progress_page page,
                          enum progress_unit unit, int days_ago)
{
    struct arena a = {0};
    struct progress p = fixture_progress(story, &a);
    view_progress(f, &(struct progress_model){
                         .p = &p, .page = page, .unit = unit, .day = FIXTURE_TODAY - days_ago});
    arena_release(&a);
}

static void progress_overview_page(struct frame *f)
{
    draw_progress(f, STORY_BETTER, PAGE_OVERVIEW, PROGRESS_WEEK, 0);
}

static void progress_overview_worse_page(struct frame *f)
{
    draw_progress(f, STORY_WORSE, PAGE_OVERVIEW, PROGRESS_WEEK, 0);
}

static void progress_overview_back_page(struct frame *f)
{
    draw_progress(f, STORY_BACK, PAGE_OVERVIEW, PROGRESS_WEEK, 0);
}

static void progress_overview_new_page(struct frame *f)
{
    draw_progress(f, STORY_NEW, PAGE_OVERVIEW, PROGRESS_WEEK, 0);
}

static void progress_stiffness_page(struct frame *f)
{
    draw_progress(f, STORY_BETTER, PAGE_STIFFNESS, PROGRESS_WEEK, 7);
}

static void progress_stiffness_month_page(struct frame *f)
{
    draw_progress(f, STORY_WORSE, PAGE_STIFFNESS, PROGRESS_MONTH, 0);
}

static void progress_calendar_page(struct frame *f)
{
    draw_progress(f, STORY_BETTER, PAGE_CALENDAR, PROGRESS_WEEK, 30);
}

static void progress_body_page(struct frame *f)
{
    draw_progress(f, STORY_BETTER, PAGE_BODY, PROGRESS_WEEK, 0);
}

static void progress_exercises_page(struct frame *f)
{
    draw_progress(f, STORY_BETTER, PAGE_EXERCISES, PROGRESS_MONTH, 0);
}

static void progress_tests_page(struct frame *f)
{
    draw_progress(f, STORY_BETTER, PAGE_TESTS, PROGRESS_WEEK, 0);
}

static void progress_tests_none_page(struct frame *f)
{
    draw_progress(f, STORY_NEW, PAGE_TESTS, PROGRESS_WEEK, 0);
}

static void progress_sessions_page(struct frame *f)
{
    draw_progress(f, STORY_BETTER, PAGE_SESSIONS, PROGRESS_WEEK, 0);
}

const struct fixture_screen fixture_screens[] = {
    {"progress-overview", progress_overview_page},
    {"progress-overview-worse", progress_overview_worse_page},
    {"progress-overview-back", progress_overview_back_page},
    {"progress-overview-new", progress_overview_new_page},
    {"progress-stiffness", progress_stiffness_page},
    {"progress-stiffness-month", progress_stiffness_month_page},
    {"progress-calendar", progress_calendar_page},
    {"progress-body", progress_body_page},
    {"progress-exercises", progress_exercises_page},
    {"progress-tests", progress_tests_page},
    {"progress-tests-none", progress_tests_none_page},
    {"progress-sessions", progress_sessions_page},
    {"page-locked", page_locked},
    {"dial-day", dial_day},
    {"dial-weeks", dial_weeks},
    {"resting", resting},
    {"plan", plan},
    {"plan-paused", plan_paused},
    {"plan-waits", plan_waits},
    {"play-card", play_card},
    {"play-prepare", play_prepare},
    {"play-in", play_in},
    {"play-out", play_out},
    {"play-voice", play_voice},
    {"play-right", play_right},
    {"play-rest", play_rest},
    {"play-hold", play_hold},
    {"play-switch", play_switch},
    {"play-between-sets", play_between_sets},
    {"play-paused", play_paused},
    {"play-count-in", play_count_in},
    {"play-checklist", play_checklist},
    {"play-asks-end", play_asks_end},
    {"help", help},
    {"home", home},
    {"home-find", home_find},
    {"home-welcome", home_welcome},
    {"home-filters", home_filters},
    {"home-learn", home_learn},
    {"home-locked", home_locked},
    {"preview", preview},
    {"preview-breath", preview_breath},
    {"preview-errors", preview_errors},
    {"preview-nothing-yet", preview_nothing_yet},
    {"setup", setup},
    {"entry", entry},
    {"learn", learn},
    {"learn-reads", learn_reads},
    {"learn-finds-nothing", learn_finds_nothing},
    {"page-disclaimer", page_disclaimer},
    {"page-stop", page_stop},
    {"ask-ticks", ask_ticks},
    {"ask-kinds", ask_kinds},
    {"check", check},
    {"check-changed", check_changed},
    {"scale", scale},
    {"tally", tally},
    {"look", look},
    {"walk", walk},
    {"choice-stop", choice_stop},
    {"choice-resume", choice_resume},
    {"summary", summary},
};
const size_t n_fixture_screens = sizeof fixture_screens / sizeof fixture_screens[0];
