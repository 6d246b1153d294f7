/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/mirror.h"

#include "base/base.h"

#include <stddef.h>

static const struct {
    uint32_t left, right;
} pairs[] = {
    {'/', '\\'},      {'(', ')'},       {'<', '>'},       {'[', ']'},       {'{', '}'},
    {'b', 'd'},       {'p', 'q'},       {'`', '\''},      {'J', 'L'},       {0xab, 0xbb},
    {0x2018, 0x2019}, {0x201c, 0x201d}, {0x2039, 0x203a}, /* quotation marks */
    {0x2190, 0x2192}, {0x2196, 0x2197}, {0x2198, 0x2199}, /* arrows */
    {0x21b0, 0x21b1}, {0x21b6, 0x21b7}, {0x21ba, 0x21bb}, {0x21d0, 0x21d2}, {0x250c, 0x2510},
    {0x2514, 0x2518}, {0x251c, 0x2524}, /* lines */
    {0x250f, 0x2513}, {0x2517, 0x251b}, {0x2523, 0x252b}, {0x2554, 0x2557}, {0x255a, 0x255d},
    {0x2560, 0x2563}, {0x256d, 0x256e}, {0x2570, 0x256f}, {0x2571, 0x2572}, {0x2574, 0x2576},
    {0x258c, 0x2590}, {0x258f, 0x2595}, {0x2596, 0x2597}, {0x2598, 0x259d}, {0x2599, 0x259f},
    {0x259b, 0x259c}, {0x259a, 0x259e}, /* quarters of a block */
    {0x25b6, 0x25c0}, {0x25b7, 0x25c1}, {0x25ba, 0x25c4}, {0x25b8, 0x25c2}, {0x25d0, 0x25d1},
    {0x25d6, 0x25d7}, {0x25dc, 0x25dd}, {0x25df, 0x25de}, {0x25e2, 0x25e3}, {0x25e4, 0x25e5},
    {0x27e8, 0x27e9},
};

enum { BRAILLE = 0x2800, BRAILLE_END = 0x2900 };

/* Dots 1 2 3 7 change places with 4 5 6 8. */
static uint32_t mirror_braille(uint32_t dots)
{
    return (dots & 0x07) << 3 | (dots & 0x38) >> 3 | (dots & 0x40) << 1 | (dots & 0x80) >> 1;
}

uint32_t mirror_cp(uint32_t cp)
{
    if (cp >= BRAILLE && cp < BRAILLE_END)
        return BRAILLE + mirror_braille(cp - BRAILLE);
    for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
        if (cp == pairs[i].left)
            return pairs[i].right;
        if (cp == pairs[i].right)
            return pairs[i].left;
    }
    return cp;
}
