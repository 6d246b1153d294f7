/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/core_fixture.h"
#include "unit/unit.h"
#include "view/narrate.h"

#include <string.h>

static const char *const how[] = {"Kneel.", "Breathe."};

static void narrate__session__has_a_line_for_every_phase_at_its_time(void **state)
{
    (void) state;
    struct arena arena = {0};
    struct diags diags = {0};
    struct exercise cat = fixture_cat;
    cat.how = how;
    cat.n_how = 2;
    const struct step steps[] = {fixture_step(&cat, 1, 2, -1),
                                 fixture_step(&fixture_stretch, 1, 1, 12000),
                                 {.kind = STEP_CARD, .title = "Card", .text = "Sip.", .ms = 5000}};
    struct routine r = fixture_routine(steps, ARRAY_LEN(steps));
    struct timeline_options o = fixture_options(2);
    const struct timeline *t = timeline_compile(&r, &o, &fixture_source, &arena, &diags);
    struct cues cues = cues_of_timeline(t, &arena);
    struct session s;
    struct effects e = {0};
    session_init(&s, t, &cues, false);
    session_step(&s, 0, SESSION_INPUT_START, &e);
    session_step(&s, t->total_ms * 1000000, SESSION_INPUT_NONE, &e);
    struct strbuf out = {0};
    for (size_t i = 0; i < e.count; i++)
        narrate_effect(&out, t, &e.items[i], true);
    assert_string_equal(strbuf_text(&out), "00:00.000\tprepare\tGet ready: Cat, 2 times\n"
                                           "00:00.000\thow\tKneel.\n"
                                           "00:00.000\thow\tBreathe.\n"
                                           "00:08.000\tmove\tcow (1 of 2)\n"
                                           "00:12.000\tmove\tcat\n"
                                           "00:18.000\tmove\tcow (2 of 2)\n"
                                           "00:22.000\tmove\tcat\n"
                                           "00:28.000\tprepare\tGet ready: Stretch, hold 12 s\n"
                                           "00:36.000\tmove\tease in (left)\n"
                                           "00:39.000\thold\tstretch, 12 s\n"
                                           "00:51.000\tmove\treturn\n"
                                           "00:54.000\tswitch\tSwitch sides: right\n"
                                           "00:58.000\tmove\tease in (right)\n"
                                           "01:01.000\thold\tstretch, 12 s\n"
                                           "01:13.000\tmove\treturn\n"
                                           "01:16.000\tcard\tCard. Sip.\n"
                                           "01:21.000\tend\tDone. Stand up slowly.\n");
    strbuf_release(&out);
    session_release(&s);
    effects_release(&e);
    diags_release(&diags);
    arena_release(&arena);
}

static void narrate__time__goes_past_an_hour(void **state)
{
    (void) state;
    struct strbuf out = {0};
    narrate_time(&out, 61 * 60000 + 1005);
    assert_string_equal(strbuf_text(&out), "61:01.005");
    strbuf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(narrate__session__has_a_line_for_every_phase_at_its_time),
        cmocka_unit_test(narrate__time__goes_past_an_hour),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
