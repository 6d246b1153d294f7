/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/parse.h"

#include "base/base.h"

#include <limits.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { DURATION_MAX_S = 24 * 60 * 60 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool parse_int(const char *text, int min, int max, int *out)
{
    const char *digits = text + (*text == '-' || *text == '+');
    size_t length = strspn(digits, "0123456789");
    if (length == 0 || digits[length] != '\0' || length > 18)
        return false;
    long long value = strtoll(text, NULL, 10);
    if (value < min || value > max)
        return false;
    *out = (int) value;
    return true;
}

bool parse_number(const char *text, double min, double max, double *out)
{
    const char *p = text + (*text == '-' || *text == '+');
    size_t whole = strspn(p, "0123456789");
    p += whole;
    size_t fraction = *p == '.' ? strspn(p + 1, "0123456789") : 0;
    if (*p == '.')
        p += 1 + fraction;
    if (*p != '\0' || whole + fraction == 0)
        return false;
    double value = strtod(text, NULL);
    if (value < min || value > max)
        return false;
    *out = value;
    return true;
}

bool parse_duration_ms(const char *text, int64_t *out)
{
    static const struct {
        char unit;
        int64_t seconds;
    } units[] = {{'h', 3600}, {'m', 60}, {'s', 1}};

    int64_t total_s = 0;
    size_t next_unit = 0; /* units go from large to small, each at most once */
    const char *p = text;
    if (*p == '\0')
        return false;
    while (*p) {
        int64_t count = 0;
        if (!is_digit(*p))
            return false;
        for (; is_digit(*p); p++) {
            count = count * 10 + (*p - '0');
            if (count > DURATION_MAX_S)
                return false;
        }
        char unit = *p ? *p++ : 'm';
        while (next_unit < ARRAY_LEN(units) && units[next_unit].unit != unit)
            next_unit++;
        if (next_unit == ARRAY_LEN(units))
            return false;
        total_s += count * units[next_unit++].seconds;
    }
    if (total_s < 1 || total_s > DURATION_MAX_S)
        return false;
    *out = total_s * 1000;
    return true;
}
