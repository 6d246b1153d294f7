/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/cfg.h"
#include "io/programmes.h"
#include "unit/unit.h"

#include <stdlib.h>
#include <string.h>

/* ---- the one that is installed ---- */

struct shipped {
    struct arena arena;
    struct library library;
    const struct programme *programme;
};

static int open_shipped(void **state)
{
    static struct shipped s;
    struct diags d = {0};
    const char *srcdir = getenv("srcdir");
    struct paths paths = {.config = "/nonexistent", .shared = srcdir ? srcdir : "."};
    s = (struct shipped){0};
    library_init(&s.library, &paths);
    s.programme = programmes_open(&s.library, "six-weeks", &s.arena, &d);
    assert_non_null(s.programme);
    assert_int_equal(d.count, 0);
    diags_release(&d);
    *state = &s;
    return 0;
}

static int close_shipped(void **state)
{
    struct shipped *s = *state;
    library_release(&s->library);
    arena_release(&s->arena);
    return 0;
}

static int64_t day_ms(struct shipped *s, const struct programme_day *day)
{
    struct programme_source source = programmes_source(&s->library);
    struct diags d = {0};
    int64_t ms = 0;
    for (size_t i = 0; i < day->n_entries; i++) {
        struct programme_routine r;
        assert_true(
            source.find(source.context, day->entries[i].routine, day->entries[i].loc, &r, &d));
        ms += r.ms[day->entries[i].level - 1];
    }
    diags_release(&d);
    return ms;
}

/* The minutes of the table as they were written, days and weeks. */
static void shipped__minutes__are_those_of_the_table(void **state)
{
    static const int days[6][WEEK_DAYS] = {
        {12, 11, 10, 8, 6, 8, 10},    {14, 10, 10, 9, 8, 13, 10},  {13, 15, 10, 15, 11, 8, 12},
        {12, 15, 10, 15, 11, 15, 10}, {13, 18, 13, 18, 13, 15, 8}, {13, 18, 13, 18, 11, 18, 17},
    };
    static const int weeks[6] = {65, 73, 83, 87, 97, 108};
    struct shipped *s = *state;
    assert_int_equal(s->programme->n_weeks, 6);
    for (int w = 0; w < 6; w++) {
        int64_t sum_ms = 0;
        for (int day = 0; day < WEEK_DAYS; day++) {
            int64_t ms = day_ms(s, &s->programme->weeks[w].days[day]);
            assert_int_equal((ms + 30000) / 60000, days[w][day]);
            sum_ms += ms;
        }
        assert_int_equal((sum_ms + 30000) / 60000, weeks[w]);
    }
}

static void shipped__caps__are_those_of_the_calendar(void **state)
{
    static const int caps[6][N_STRANDS] = {{1, 1, 1, 2}, {2, 2, 1, 2}, {2, 2, 2, 2},
                                           {2, 2, 2, 2}, {3, 3, 3, 2}, {3, 3, 3, 2}};
    struct shipped *s = *state;
    for (int w = 1; w <= 6; w++) {
        int got[N_STRANDS];
        struct programme_source source = programmes_source(&s->library);
        struct diags d = {0};
        programme_caps(s->programme, w, &source, got, &d);
        assert_int_equal(d.count, 0);
        for (int t = 0; t < N_STRANDS; t++)
            if (got[t] != caps[w - 1][t])
                fail_msg("week %d, %s: %d", w, strand_names[t], got[t]);
        diags_release(&d);
    }
}

static void shipped__check__has_nothing_to_say(void **state)
{
    struct shipped *s = *state;
    struct diags d = {0};
    assert_true(programmes_check_file(&s->library, s->programme->path, &d));
    assert_int_equal(d.count, 0);
    diags_release(&d);
}

static void shipped__phases_and_after(void **state)
{
    struct shipped *s = *state;
    const struct programme *p = s->programme;
    assert_string_equal(programme_phase(p, 2)->name, "Settle");
    assert_string_equal(programme_phase(p, 3)->name, "Build");
    assert_string_equal(programme_phase(p, 6)->name, "Keep");
    assert_null(programme_phase(p, 7));
    assert_null(programme_week(p, 0));
    assert_ptr_equal(programme_week(p, 7), &p->maintenance);
    assert_ptr_equal(programme_week(p, 700), &p->maintenance);
    const struct programme_entry *check = &p->maintenance.days[0].entries[0];
    assert_string_equal(check->routine, "weekly-check-8");
    for (int week = 7; week < 20; week++) /* monthly */
        assert_int_equal(programme_entry_is_due(p, check, week), (week - 6) % 4 == 0);
}

/* ---- others ---- */

static bool find_made_up(void *context, const char *id, struct src_loc used_at,
                         struct programme_routine *out, struct diags *d)
{
    (void) context;
    *out = (struct programme_routine){.first_goal = GOAL_MOBILITY, .ms = {400000, 600000, 900000}};
    if (strncmp(id, "strong", 6) == 0)
        out->first_goal = GOAL_STRENGTH;
    if (strcmp(id, "strong-short") == 0)
        out->ms[1] = 200000;
    if (strcmp(id, "gone") == 0)
        diag_add(d, DIAG_ERROR, used_at, "no-routine", "gone");
    return strcmp(id, "gone") != 0;
}

/* What is found in the weeks of this text: ids, each with its line. */
static void expect(const char *weeks, const char *wanted)
{
    struct arena a = {0};
    struct diags d = {0};
    struct strbuf got = {0};
    struct programme_source source = {find_made_up, NULL};
    const char *text = arena_printf(&a, "name = \"Mine\";\n%s", weeks);
    const struct node *root = cfg_parse("mine.cfg", text, strlen(text), &a, &d);
    assert_non_null(root);
    programme_build(root, "mine", "mine.cfg", &source, &a, &d);
    for (size_t i = 0; i < d.count; i++)
        strbuf_printf(&got, "%s%d %s", i ? ", " : "", d.items[i].loc.line, d.items[i].id);
    assert_string_equal(strbuf_text(&got), wanted);
    strbuf_release(&got);
    diags_release(&d);
    arena_release(&a);
}

static void check__finds__what_is_wrong(void **state)
{
    (void) state;
    expect("weeks = (\n{ mon = ( { routine = \"a\"; } ); } );", "");
    expect("weeks = ( );", "2 empty");
    expect("phases = ( );", "1 missing-key");
    expect("weeks = (\n{ mon = ( { routine = \"gone\"; } ); } );", "3 no-routine");
    expect("weeks = (\n{ mon = ( { routine = \"a\"; level = 4; } ); } );", "3 out-of-range");
    expect("weeks = (\n{ mon = ( { routine = \"a\"; leveel = 2; } ); } );", "3 unknown-key");
    expect("weeks = (\n{ moonday = ( { routine = \"a\"; } ); } );", "3 unknown-key");
    expect("weeks = (\n{ mon = ( \"a\" ); } );", "3 wrong-type");
    expect("weeks = (\n{ mon = ( { level = 2; } ); } );", "3 missing-key");
    expect("weeks = (\n{ mon = ( { routine = \"../x\"; } ); } );", "3 bad-id");
    expect("weeks = ( { } );\nphases = ( { name = \"x\"; from = 1;\nto = 2; } );",
           "4 out-of-range");
}

static void check__strength_on_days_in_a_row__warns(void **state)
{
    (void) state;
    expect("weeks = ( {\nmon = ( { routine = \"strong\"; } );\ntue = ( { routine = \"strong\"; } );"
           "\n} );",
           "4 strength-days");
    expect("weeks = ( {\nmon = ( { routine = \"strong\"; } );\nwed = ( { routine = \"strong\"; } );"
           "\n} );",
           "");
    expect("weeks = ( {\nmon = ( { routine = \"strong\"; } );\ntue = ( { routine = "
           "\"strong-short\"; } );\n} );",
           "");
    expect("weeks = ( {\nsun = ( { routine = \"strong\"; } ); }, {\nmon = ( { routine = "
           "\"strong\"; } );\n} );",
           "4 strength-days");
}

/* 10 minutes at level 2, 15 at level 3. */
static void check__steep_week__warns(void **state)
{
    (void) state;
    expect("weeks = (\n{ mon = ( { routine = \"a\"; level = 2; } ); },\n"
           "{ mon = ( { routine = \"a\"; level = 3; } ); } );",
           "4 steep-week");
    expect("weeks = (\n{ mon = ( { routine = \"a\"; level = 3; } ); },\n"
           "{ mon = ( { routine = \"a\"; level = 2; } ); } );",
           "");
}

static void strands__by_what_a_routine_is_for(void **state)
{
    (void) state;
    assert_int_equal(strand_of_goal(GOAL_MOBILITY), STRAND_MOBILITY);
    assert_int_equal(strand_of_goal(GOAL_STRETCH), STRAND_POSTURE);
    assert_int_equal(strand_of_goal(GOAL_POSTURE), STRAND_POSTURE);
    assert_int_equal(strand_of_goal(GOAL_STRENGTH), STRAND_STRENGTH);
    assert_int_equal(strand_of_goal(GOAL_RELAX), STRAND_BREATH);
    assert_int_equal(strand_of_goal(GOAL_MEASURE), N_STRANDS);
    assert_int_equal(strand_of_goal(GOAL_ERGONOMICS), N_STRANDS);
    assert_int_equal(strand_of_goal(N_GOALS), N_STRANDS);
}

int main(void)
{
#define SHIPPED(f) cmocka_unit_test_setup_teardown(f, open_shipped, close_shipped)
    const struct CMUnitTest tests[] = {
        SHIPPED(shipped__minutes__are_those_of_the_table),
        SHIPPED(shipped__caps__are_those_of_the_calendar),
        SHIPPED(shipped__check__has_nothing_to_say),
        SHIPPED(shipped__phases_and_after),
        cmocka_unit_test(check__finds__what_is_wrong),
        cmocka_unit_test(check__strength_on_days_in_a_row__warns),
        cmocka_unit_test(check__steep_week__warns),
        cmocka_unit_test(strands__by_what_a_routine_is_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
