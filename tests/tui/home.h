/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_TUI_HOME_H
#define LIMBER_TESTS_TUI_HOME_H

#include "base/mem.h"
#include "tui/harness.h"

/*
 * A home of its own for each test, so that every one begins as a new person:
 *
 *     cmocka_unit_test_setup_teardown(test, tui_home_setup, tui_home_teardown)
 *
 * gives the test a struct tui_home as its state.
 */
struct tui_home {
    char *folder;
    const char *said;   /* a file: what spd-say was told */
    const char *env[7]; /* for struct tui_options */
    struct arena arena; /* as long as the test */
};

/* A path in it, as long as the test. */
const char *tui_home_path(struct tui_home *h, const char *name);

int tui_home_setup(void **state);
int tui_home_teardown(void **state);

/* A program in that home, on a test's clock; 0 x 0: 80 x 24. */
struct tui *tui_home_start(struct tui_home *h, int cols, int rows, const char *const argv[]);
/* An espeak-ng on its PATH, which has nothing else: tests/tools/fake_espeak. */
void tui_home_speaks(struct tui_home *h);
/* A spd-say on its PATH, which has nothing else, and chosen: tests/tools/fake_spd_say. */
void tui_home_dispatches(struct tui_home *h);
/* spd-say was told a line with that text by now. */
bool tui_home_told_yet(const struct tui_home *h, const char *text);
/* Until spd-say was told a line with that text. */
bool tui_home_was_told(const struct tui_home *h, const char *text);
/* Instead of what plays sound on this machine: a line of shell, run in this home's folder. */
void tui_home_sounds(struct tui_home *h, const char *script);
/* The safety questions answered "none of these" beforehand. */
void tui_home_screened(struct tui_home *h);
/* Waits for a text and types what answers it ("\r": Enter). Where it does not come, the test ends
 * with what is on the screen instead. */
void tui_answer(struct tui *t, const char *text, const char *keys);
/* Page 3 of them, with the one answer that must be chosen: it is none before that. */
void tui_answer_mild_ache(struct tui *t);
/* Every safety question with no, up to the verdict, left with Enter. */
void tui_answer_no_to_all(struct tui *t);
/* From the check on, with no pain and no stiffness given, past the walk-through to the first
 * exercise. */
void tui_home_get_ready(struct tui *t);

#endif
