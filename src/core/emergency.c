/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/screening.h"

#include <string.h>

/* Whom to call, by country. */
struct emergency {
    const char *number;
    const char *countries; /* ISO 3166 codes, separated by spaces */
};

static const struct emergency emergencies[] = {
    {"999", "GB GG IM JE"},
    {"112",
     "AD AT BE BG CY CZ DE DK EE ES FI FR GI GL GR HR HU IE IN IS IT LT LU LV MC ME MT NL PL PT "
     "RO RU SE SI SK SM TR UA VA"},
    {"911", "CA MX PH US UY"},
    {"000", "AU"},
    {"111", "NZ"},
    {"113", "NO"},
    {"144", "CH LI"},
    {"119", "JP KR TW"},
    {"120", "CN"},
    {"192", "BR"},
    {"101", "IL"},
    {"995", "SG"},
    {"999", "HK MO MY"},
};

const char *emergency_number(const char *country)
{
    if (strlen(country) != 2)
        return EMERGENCY_FALLBACK;
    for (size_t i = 0; i < ARRAY_LEN(emergencies); i++) {
        if (strstr(emergencies[i].countries, country))
            return emergencies[i].number;
    }
    return EMERGENCY_FALLBACK;
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

void country_of_locale(const char *locale, char country[LOCALE_COUNTRY_BYTES])
{
    const char *at = locale ? strchr(locale, '_') : NULL;
    country[0] = '\0';
    if (!at || !is_capital(at[1]) || !is_capital(at[2]) || (at[3] && !strchr(".@", at[3])))
        return;
    if (strncmp(at + 1, "US", 2) == 0)
        return;
    memcpy(country, at + 1, 2);
    country[2] = '\0';
}

/* The list of numbers gives way to the one that is needed. */
static void say_line(const char *line, const char *number, struct strbuf *out)
{
    const char *from = number ? strstr(line, "(UK 999") : NULL;
    const char *to = from ? strchr(from, ')') : NULL;
    if (!to) {
        strbuf_puts(out, line);
        return;
    }
    strbuf_add(out, line, (size_t) (from - line));
    strbuf_printf(out, "(%s)%s", number, to + 1);
}

void screening_say(enum verdict v, const char *country, struct strbuf *out)
{
    const struct wording *w = &verdict_wording[v];
    const char *number = country ? emergency_number(country) : NULL;
    for (size_t i = 0; i < w->count; i++) {
        say_line(w->lines[i], number, out);
        strbuf_putc(out, '\n');
    }
}
