/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/base.h"
#include "core/tapping.h"
#include "unit/unit.h"

/* Taps along all beats, each so much later than its beat, and a little this way and that. */
static void tap(double taps_ms[TAPPING_BEATS], double late_ms, double unsteady_ms)
{
    static const double sway[] = {0.2, -1, 0.6, -0.4, 1, -0.6};
    for (int i = 0; i < TAPPING_BEATS; i++)
        taps_ms[i] =
            i * TAPPING_EVERY_MS + late_ms + unsteady_ms * sway[(size_t) i % ARRAY_LEN(sway)];
}

static void estimate__a_late_device__is_positive(void **state)
{
    (void) state;
    double taps[TAPPING_BEATS];
    tap(taps, 150, 0);
    struct tapping t = tapping_estimate(taps, TAPPING_BEATS);
    assert_int_equal(t.found, TAPPING_FOUND);
    assert_int_equal(t.offset_ms, 150);
    assert_int_equal(t.spread_ms, 0);
    assert_int_equal(t.used, TAPPING_BEATS - TAPPING_FIRST);
}

static void estimate__an_early_hand__is_negative(void **state)
{
    (void) state;
    double taps[TAPPING_BEATS];
    tap(taps, -35, 15);
    struct tapping t = tapping_estimate(taps, TAPPING_BEATS);
    assert_int_equal(t.found, TAPPING_FOUND);
    assert_in_range(-t.offset_ms, 30, 40);
    assert_in_range(t.spread_ms, 8, 20);
}

static void estimate__the_first_beats__do_not_count(void **state)
{
    (void) state;
    double taps[TAPPING_BEATS];
    tap(taps, 80, 5);
    for (int i = 0; i < TAPPING_FIRST; i++)
        taps[i] += 12;
    struct tapping t = tapping_estimate(taps, TAPPING_BEATS);
    assert_in_range(t.offset_ms, 79, 81);
    assert_int_equal(t.used, TAPPING_BEATS - TAPPING_FIRST);
}

static void estimate__slips_and_double_taps__do_not_count(void **state)
{
    (void) state;
    double taps[TAPPING_BEATS + 1];
    tap(taps, 200, 10);
    taps[6] += 120;
    taps[9] -= 150;
    taps[TAPPING_BEATS] = 10 * TAPPING_EVERY_MS + 330;
    struct tapping t = tapping_estimate(taps, TAPPING_BEATS + 1);
    assert_int_equal(t.found, TAPPING_FOUND);
    assert_in_range(t.offset_ms, 195, 205);
    assert_int_equal(t.used, TAPPING_BEATS - TAPPING_FIRST - 2);
}

static void estimate__taps_after_the_last_beat__do_not_count(void **state)
{
    (void) state;
    double taps[12];
    for (int i = 0; i < 12; i++)
        taps[i] = (TAPPING_BEATS - 7 + i) * TAPPING_EVERY_MS;
    struct tapping t = tapping_estimate(taps, 12);
    assert_int_equal(t.found, TAPPING_TOO_FEW);
    assert_int_equal(t.used, 7);
}

static void estimate__eight_are_enough__seven_are_too_few(void **state)
{
    (void) state;
    double taps[TAPPING_BEATS];
    tap(taps, 60, 0);
    assert_int_equal(tapping_estimate(taps, TAPPING_FIRST + 8).found, TAPPING_FOUND);
    assert_int_equal(tapping_estimate(taps, TAPPING_FIRST + 7).found, TAPPING_TOO_FEW);
    assert_int_equal(tapping_estimate(NULL, 0).found, TAPPING_TOO_FEW);
}

static void estimate__taps_that_do_not_agree__are_refused(void **state)
{
    (void) state;
    double taps[TAPPING_BEATS];
    tap(taps, 60, 150);
    struct tapping t = tapping_estimate(taps, TAPPING_BEATS);
    assert_int_equal(t.found, TAPPING_TOO_SPREAD);
    assert_true(t.spread_ms > TAPPING_SPREAD_MAX_MS);
}

static void estimate__another_rhythm__is_refused(void **state)
{
    (void) state;
    double taps[TAPPING_BEATS];
    for (int i = 0; i < TAPPING_BEATS; i++)
        taps[i] = i * 690.0;
    assert_int_not_equal(tapping_estimate(taps, TAPPING_BEATS).found, TAPPING_FOUND);
}

static void estimate__more_taps_than_are_held__are_left(void **state)
{
    (void) state;
    double taps[TAPPING_TAPS_MAX + 36];
    for (int i = 0; i < (int) ARRAY_LEN(taps); i++)
        taps[i] = (4 + i % 12) * TAPPING_EVERY_MS;
    assert_int_equal(tapping_estimate(taps, ARRAY_LEN(taps)).used, TAPPING_TAPS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(estimate__a_late_device__is_positive),
        cmocka_unit_test(estimate__an_early_hand__is_negative),
        cmocka_unit_test(estimate__the_first_beats__do_not_count),
        cmocka_unit_test(estimate__slips_and_double_taps__do_not_count),
        cmocka_unit_test(estimate__taps_after_the_last_beat__do_not_count),
        cmocka_unit_test(estimate__eight_are_enough__seven_are_too_few),
        cmocka_unit_test(estimate__taps_that_do_not_agree__are_refused),
        cmocka_unit_test(estimate__another_rhythm__is_refused),
        cmocka_unit_test(estimate__more_taps_than_are_held__are_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
