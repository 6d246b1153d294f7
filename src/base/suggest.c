/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/suggest.h"

#include "base/base.h"

#include <string.h>

enum { WORD_MAX = 48 };

static int lower(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static int distance(const char *a, size_t na, const char *b, size_t nb)
{
    int d[WORD_MAX + 1][WORD_MAX + 1];
    for (size_t i = 0; i <= na; i++)
        d[i][0] = (int) i;
    for (size_t j = 0; j <= nb; j++)
        d[0][j] = (int) j;
    for (size_t i = 1; i <= na; i++) {
        for (size_t j = 1; j <= nb; j++) {
            int differs = lower(a[i - 1]) != lower(b[j - 1]);
            int best = MIN(d[i - 1][j] + 1, d[i][j - 1] + 1);
            best = MIN(best, d[i - 1][j - 1] + differs);
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1]))
                best = MIN(best, d[i - 2][j - 2] + 1);
            d[i][j] = best;
        }
    }
    return d[na][nb];
}

const char *suggest(const char *word, const char *const *words, size_t count)
{
    size_t length = strlen(word);
    if (length == 0 || length > WORD_MAX)
        return NULL;
    const char *nearest = NULL;
    int best = (int) MAX(length / 3, (size_t) 1) + 1;
    for (size_t i = 0; i < count; i++) {
        size_t other = strlen(words[i]);
        if (other > WORD_MAX)
            continue;
        int d = distance(word, length, words[i], other);
        if (d < best) {
            best = d;
            nearest = words[i];
        }
    }
    return nearest;
}
