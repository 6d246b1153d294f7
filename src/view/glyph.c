/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/glyph.h"

#include "base/base.h"

#include <stddef.h>

struct twin {
    uint32_t cp;
    char ascii;
};

/* Sorted by code point. */
static const struct twin twins[] = {
    {0x00a0, ' '},  /* no-break space */
    {0x00ab, '"'},  /* « */
    {0x00b0, 'o'},  /* ° */
    {0x00b1, '~'},  /* ± */
    {0x00b7, '-'},  /* · between words */
    {0x00bb, '"'},  /* » */
    {0x00d7, 'x'},  /* × */
    {0x2010, '-'},  /* ‐ */
    {0x2011, '-'},  /* non-breaking hyphen */
    {0x2013, '-'},  /* – */
    {0x2014, '-'},  /* — */
    {0x2018, '\''}, /* ‘ */
    {0x2019, '\''}, /* ’ */
    {0x201c, '"'},  /* “ */
    {0x201d, '"'},  /* ” */
    {0x2022, '*'},  /* • */
    {0x2026, '~'},  /* …, where text was cut */
    {0x2190, '<'},  /* ← */
    {0x2191, '^'},  /* ↑ */
    {0x2192, '>'},  /* → */
    {0x2193, 'v'},  /* ↓ */
    {0x2264, '<'},  /* ≤ */
    {0x2265, '>'},  /* ≥ */
    {0x23f8, '"'},  /* pause */
    {0x2500, '-'},  /* ─ */
    {0x2501, '='},  /* ━ */
    {0x2502, '|'},  /* │ */
    {0x2503, '|'},  /* ┃ */
    {0x250c, '+'},  /* ┌ */
    {0x2510, '+'},  /* ┐ */
    {0x2514, '+'},  /* └ */
    {0x2518, '+'},  /* ┘ */
    {0x251c, '+'},  /* ├ */
    {0x2524, '+'},  /* ┤ */
    {0x252c, '+'},  /* ┬ */
    {0x2534, '+'},  /* ┴ */
    {0x253c, '+'},  /* ┼ */
    {0x256d, '.'},  /* ╭ */
    {0x256e, '.'},  /* ╮ */
    {0x256f, '\''}, /* ╯ */
    {0x2570, '`'},  /* ╰ */
    {0x2574, '-'},  /* ╴ */
    {0x2578, '>'},  /* ╸, the tip of the progress bar */
    {0x257a, '-'},  /* ╺ */
    {0x2580, '"'},  /* ▀ */
    {0x2581, '_'},  /* ▁ */
    {0x2584, '_'},  /* ▄ */
    {0x2588, '#'},  /* █ */
    {0x2589, '#'},  /* ▉ the eighth blocks of the breath gauge */
    {0x258a, '+'},  /* ▊ */
    {0x258b, '+'},  /* ▋ */
    {0x258c, '='},  /* ▌ */
    {0x258d, '-'},  /* ▍ */
    {0x258e, ':'},  /* ▎ */
    {0x258f, '.'},  /* ▏ */
    {0x2590, '|'},  /* ▐ */
    {0x2591, '.'},  /* ░ */
    {0x2592, ':'},  /* ▒ */
    {0x2593, '#'},  /* ▓ */
    {0x2594, '"'},  /* ▔ */
    {0x2595, '['},  /* ▕ the gauge's left wall */
    {0x25a0, '#'},  /* ■ */
    {0x25b2, '^'},  /* ▲ */
    {0x25b6, '>'},  /* ▶ */
    {0x25b8, '>'},  /* ▸ */
    {0x25bc, 'v'},  /* ▼ */
    {0x25cb, 'o'},  /* ○ */
    {0x25cf, '*'},  /* ● */
    {0x2713, 'x'},  /* ✓ */
    {0x2717, 'X'},  /* ✗ */
};

/* U+00C0 to U+017F without their marks; '?' where no one letter says it. */
static const char latin[] = "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTs"
                            "aaaaaaaceeeeiiiidnooooo/ouuuuyty"
                            "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGg"
                            "GgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
                            "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSs"
                            "SsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

char glyph_ascii(uint32_t cp)
{
    if (cp >= 0x20 && cp < 0x7f)
        return (char) cp;
    size_t low = 0, high = ARRAY_LEN(twins);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (twins[middle].cp == cp)
            return twins[middle].ascii;
        if (twins[middle].cp < cp)
            low = middle + 1;
        else
            high = middle;
    }
    return cp >= 0xc0 && cp <= 0x17f ? latin[cp - 0xc0] : '?';
}

/* Sorted by code point. */
static const struct {
    uint32_t cp, sign;
} console_signs[] = {
    {0x00d7, 'x'},    /* × */
    {0x2501, 0x2550}, /* ━ as ═ */
    {0x2503, 0x2551}, /* ┃ as ║ */
    {0x256d, 0x250c}, /* round corners as square ones */
    {0x256e, 0x2510}, {0x256f, 0x2518}, {0x2570, 0x2514}, {0x2571, '/'},
    {0x2572, '\\'},   {0x2578, 0x2550}, /* ╸ */
    {0x2581, '_'},    {0x2589, 0x2588}, /* eighths of a block as halves */
    {0x258a, 0x2588}, {0x258b, 0x258c}, {0x258d, 0x258c}, {0x258e, 0x2502},
    {0x258f, 0x2502}, {0x2594, 0x2500}, {0x2595, 0x2502}, /* ▔ ▕ */
    {0x25b6, 0x25ba}, {0x25b8, 0x25ba},                   /* ▸ as ► */
    {0x25cf, 0x2022},                                     /* ● as • */
    {0x2713, 0x221a},                                     /* ✓ as √ */
    {0x2717, 'x'},
};

uint32_t glyph_console(uint32_t cp)
{
    for (size_t i = 0; i < ARRAY_LEN(console_signs) && console_signs[i].cp <= cp; i++)
        if (console_signs[i].cp == cp)
            return console_signs[i].sign;
    return cp;
}
