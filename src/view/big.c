/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/big.h"

#include "base/utf8.h"
#include "view/glyph.h"

#include <string.h>

enum { FONT_ROWS = 5, FONT_COLS = 5 };

/* Five rows of up to five pixels, a space a pixel that is off; the width is that of row 1. */
struct letter {
    char c;
    char rows[FONT_ROWS][FONT_COLS + 1];
};

static const struct letter font[] = {
    {'0', {"###", "# #", "# #", "# #", "###"}},
    {'1', {" # ", "## ", " # ", " # ", "###"}},
    {'2', {"###", "  #", "###", "#  ", "###"}},
    {'3', {"###", "  #", "###", "  #", "###"}},
    {'4', {"# #", "# #", "###", "  #", "  #"}},
    {'5', {"###", "#  ", "###", "  #", "###"}},
    {'6', {"###", "#  ", "###", "# #", "###"}},
    {'7', {"###", "  #", "  #", "  #", "  #"}},
    {'8', {"###", "# #", "###", "# #", "###"}},
    {'9', {"###", "# #", "###", "  #", "###"}},
    {':', {" ", "#", " ", "#", " "}},
    {' ', {"  ", "  ", "  ", "  ", "  "}},
    {'-', {"   ", "   ", "###", "   ", "   "}},
    {'.', {" ", " ", " ", " ", "#"}},
    {',', {"  ", "  ", "  ", " #", "# "}},
    {'\'', {"#", "#", " ", " ", " "}},
    {'/', {"  #", "  #", " # ", "#  ", "#  "}},
    {'A', {"###", "# #", "###", "# #", "# #"}},
    {'B', {"## ", "# #", "## ", "# #", "## "}},
    {'C', {"###", "#  ", "#  ", "#  ", "###"}},
    {'D', {"## ", "# #", "# #", "# #", "## "}},
    {'E', {"###", "#  ", "## ", "#  ", "###"}},
    {'F', {"###", "#  ", "## ", "#  ", "#  "}},
    {'G', {"####", "#   ", "# ##", "#  #", "####"}},
    {'H', {"# #", "# #", "###", "# #", "# #"}},
    {'I', {"#", "#", "#", "#", "#"}},
    {'J', {"  #", "  #", "  #", "# #", "###"}},
    {'K', {"# #", "# #", "## ", "# #", "# #"}},
    {'L', {"#  ", "#  ", "#  ", "#  ", "###"}},
    {'M', {"#   #", "## ##", "# # #", "#   #", "#   #"}},
    {'N', {"#  #", "## #", "# ##", "#  #", "#  #"}},
    {'O', {"###", "# #", "# #", "# #", "###"}},
    {'P', {"###", "# #", "###", "#  ", "#  "}},
    {'Q', {"### ", "# # ", "# # ", "### ", "  ##"}},
    {'R', {"## ", "# #", "## ", "# #", "# #"}},
    {'S', {"###", "#  ", "###", "  #", "###"}},
    {'T', {"###", " # ", " # ", " # ", " # "}},
    {'U', {"# #", "# #", "# #", "# #", "###"}},
    {'V', {"# #", "# #", "# #", "# #", " # "}},
    {'W', {"#   #", "#   #", "# # #", "## ##", "#   #"}},
    {'X', {"# #", "# #", " # ", "# #", "# #"}},
    {'Y', {"# #", "# #", " # ", " # ", " # "}},
    {'Z', {"###", "  #", " # ", "#  ", "###"}},
};

/* Digits in ASCII at three rows, as a calculator draws them. */
static const char strokes[10][3][4] = {
    {" _ ", "| |", "|_|"}, {"   ", "  |", "  |"}, {" _ ", " _|", "|_ "}, {" _ ", " _|", " _|"},
    {"   ", "|_|", "  |"}, {" _ ", "|_ ", " _|"}, {" _ ", "|_ ", "|_|"}, {" _ ", "  |", "  |"},
    {" _ ", "|_|", "|_|"}, {" _ ", "|_|", " _|"},
};

/* The sign for the four pixels of a cell: bit 0 top left, 1 top right, 2 bottom left, 3. */
static const uint16_t quarters[16] = {
    ' ',    0x2598, 0x259d, 0x2580, 0x2596, 0x258c, 0x259e, 0x259b,
    0x2597, 0x259a, 0x2590, 0x259c, 0x2584, 0x2599, 0x259f, 0x2588,
};

static const struct letter *find_letter(uint32_t cp)
{
    char c = glyph_ascii(cp);
    if (c >= 'a' && c <= 'z')
        c = (char) (c - 'a' + 'A');
    for (size_t i = 0; i < ARRAY_LEN(font); i++)
        if (font[i].c == c)
            return &font[i];
    return NULL;
}

/* The next letter of text, or NULL at its end or where the font lacks it. */
static const struct letter *next_letter(const char **text)
{
    uint32_t cp;
    int bytes = utf8_decode(*text, strlen(*text), &cp);
    if (bytes <= 0)
        return NULL;
    *text += bytes;
    return find_letter(cp);
}

static int letter_pixels(const struct letter *l)
{
    return (int) strlen(l->rows[0]);
}

static bool pixel(const struct letter *l, int x, int y)
{
    return y < FONT_ROWS && x < letter_pixels(l) && l->rows[y][x] == '#';
}

int big_rows(enum big_size size)
{
    static const int rows[] = {[BIG_PLAIN] = 1, [BIG_SMALL] = 3, [BIG_MEDIUM] = 3, [BIG_TALL] = 5};
    return rows[size];
}

/* Cells a letter takes, with the gap after it. */
static int letter_cells(enum big_size size, const struct letter *l)
{
    int pixels = letter_pixels(l) + 1;
    return size == BIG_TALL ? 2 * pixels : size == BIG_MEDIUM ? pixels : (pixels + 1) / 2;
}

static bool has_size(const struct view_caps *caps, enum big_size size, const struct letter *l)
{
    if (caps->utf8 || size == BIG_TALL)
        return true;
    return size == BIG_MEDIUM && ((l->c >= '0' && l->c <= '9') || l->c == ':' || l->c == ' ');
}

int big_width(const struct view_caps *caps, enum big_size size, const char *text)
{
    if (size == BIG_PLAIN)
        return utf8_width(text);
    int cells = 0;
    const struct letter *last = NULL;
    while (*text) {
        last = next_letter(&text);
        if (!last || !has_size(caps, size, last))
            return -1;
        cells += letter_cells(size, last);
    }
    if (!last)
        return 0;
    /* Nothing needs the gap after the last letter, unless half a cell of it is used. */
    return cells - (size == BIG_TALL ? 2 : size == BIG_MEDIUM || letter_pixels(last) % 2 == 0);
}

enum big_size big_fit(const struct view_caps *caps, enum big_size most, const char *text, int w,
                      int h)
{
    for (int size = (int) most; size > BIG_PLAIN; size--) {
        int width = big_width(caps, (enum big_size) size, text);
        if (width >= 0 && width <= w && big_rows((enum big_size) size) <= h)
            return (enum big_size) size;
    }
    return BIG_PLAIN;
}

static void draw_strokes(struct frame *f, struct rect r, int x, int y, enum style style,
                         const struct letter *l)
{
    if (l->c == ':') {
        frame_put(f, r, x, y + 1, style, '.');
        frame_put(f, r, x, y + 2, style, '.');
        return;
    }
    for (int row = 0; l->c != ' ' && row < 3; row++)
        for (int col = 0; col < 3; col++)
            if (strokes[l->c - '0'][row][col] != ' ')
                frame_put(f, r, x + col, y + row, style,
                          (unsigned char) strokes[l->c - '0'][row][col]);
}

static void draw_tall(struct frame *f, struct rect r, int x, int y, enum style style,
                      const struct letter *l)
{
    for (int row = 0; row < FONT_ROWS; row++)
        for (int col = 0; col < 2 * letter_pixels(l); col++)
            if (pixel(l, col / 2, row))
                frame_put(f, r, x + col, y + row, style, 0x2588);
}

/* Three rows; wide: pixels per cell across, 1 or 2. */
static void draw_blocks(struct frame *f, struct rect r, int x, int y, enum style style,
                        const struct letter *l, int wide)
{
    int cells = (letter_pixels(l) + wide - 1) / wide;
    for (int row = 0; row < 3; row++) {
        for (int col = 0; col < cells; col++) {
            int left = col * wide, right = left + wide - 1;
            unsigned bits = (unsigned) pixel(l, left, 2 * row) |
                            (unsigned) pixel(l, right, 2 * row) << 1 |
                            (unsigned) pixel(l, left, 2 * row + 1) << 2 |
                            (unsigned) pixel(l, right, 2 * row + 1) << 3;
            if (bits)
                frame_put(f, r, x + col, y + row, style, quarters[bits]);
        }
    }
}

int big_text(struct frame *f, struct rect r, int x, int y, enum big_size size, enum style style,
             const char *text)
{
    if (size == BIG_PLAIN)
        return frame_text(f, r, x, y, style, text);
    int start = x;
    while (*text) {
        const struct letter *l = next_letter(&text);
        if (!l)
            break;
        if (size == BIG_TALL)
            draw_tall(f, r, x, y, style, l);
        else if (size == BIG_MEDIUM && !f->caps.utf8)
            draw_strokes(f, r, x, y, style, l);
        else
            draw_blocks(f, r, x, y, style, l, size == BIG_SMALL ? 2 : 1);
        x += letter_cells(size, l);
    }
    return x - start;
}
