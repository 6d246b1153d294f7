/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/base.h"
#include "base/parse.h"
#include "unit/unit.h"

static void parse_int__takes_the_range__when_whole(void **state)
{
    (void) state;
    int value = 7;
    assert_true(parse_int("-40", -40, 0, &value));
    assert_int_equal(value, -40);
    assert_true(parse_int("+3", 1, 3, &value));
    assert_int_equal(value, 3);
}

static void parse_int__leaves_out_alone__when_wrong(void **state)
{
    (void) state;
    static const char *const wrong[] = {"",   "-",  "4",   "1.0", "1e0",
                                        " 1", "1 ", "0x1", "--1", "99999999999999999999"};
    for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
        int value = 7;
        assert_false(parse_int(wrong[i], 1, 3, &value));
        assert_int_equal(value, 7);
    }
}

static void parse_number__takes_decimals(void **state)
{
    (void) state;
    double value = 0;
    assert_true(parse_number("-12.5", -40, 0, &value));
    assert_float_equal(value, -12.5, 0);
    assert_true(parse_number(".5", 0, 1, &value));
    assert_float_equal(value, 0.5, 0);
    assert_true(parse_number("1.", 0, 1, &value));
    assert_float_equal(value, 1, 0);
}

static void parse_number__refuses__when_not_decimal(void **state)
{
    (void) state;
    static const char *const wrong[] = {"",    ".",   "-",   "1e3", "inf",
                                        "nan", "0x2", "1,5", "2 ",  "41"};
    double value = 7;
    for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
        assert_false(parse_number(wrong[i], -40, 40, &value));
    assert_float_equal(value, 7, 0);
}

static void parse_duration__adds_units(void **state)
{
    (void) state;
    static const struct {
        const char *text;
        int64_t s;
    } cases[] = {{"90s", 90},    {"5m", 300},      {"5", 300},     {"1h30m", 5400},
                 {"2m30s", 150}, {"1h1m1s", 3661}, {"24h", 86400}, {"1h30", 5400}};
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        int64_t ms = 0;
        assert_true(parse_duration_ms(cases[i].text, &ms));
        assert_int_equal(ms, cases[i].s * 1000);
    }
}

static void parse_duration__refuses__when_unclear(void **state)
{
    (void) state;
    static const char *const wrong[] = {"",     "0",  "0s",  "5x",    "m",    "30s5m",
                                        "5m5m", "-5", "25h", "1h 5m", "1.5m", "99999999999999h"};
    int64_t ms = 7;
    for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
        assert_false(parse_duration_ms(wrong[i], &ms));
    assert_int_equal(ms, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parse_int__takes_the_range__when_whole),
        cmocka_unit_test(parse_int__leaves_out_alone__when_wrong),
        cmocka_unit_test(parse_number__takes_decimals),
        cmocka_unit_test(parse_number__refuses__when_not_decimal),
        cmocka_unit_test(parse_duration__adds_units),
        cmocka_unit_test(parse_duration__refuses__when_unclear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
