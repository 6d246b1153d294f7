/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/big.h"

#include "base/utf8.h"
#include "view/glyph.h"

#include <string.h>

enum { FONT_ROWS = 5, FONT_COLS = 5 };

/* Five rows of up to five pixels, a space a pixel that is off. */
struct letter {
    char c;
    char rows[FONT_ROWS][FONT_COLS + 1];
};

/* For pixels of a cell and more: three wide, so that two digits leave room for words. */
static const struct letter digits[] = {
    {'0', {"###", "# #", "# #", "# #", "###"}}, {'1', {" # ", "## ", " # ", " # ", " # "}},
    {'2', {"###", "  #", "###", "#  ", "###"}}, {'3', {"###", "  #", "###", "  #", "###"}},
    {'4', {"# #", "# #", "###", "  #", "  #"}}, {'5', {"###", "#  ", "###", "  #", "###"}},
    {'6', {"###", "#  ", "###", "# #", "###"}}, {'7', {"###", "  #", "  #", "  #", "  #"}},
    {'8', {"###", "# #", "###", "# #", "###"}}, {'9', {"###", "# #", "###", "  #", "###"}},
    {':', {" ", "#", " ", "#", " "}},           {' ', {"  ", "  ", "  ", "  ", "  "}},
};

/* For pixels of half a cell: four wide, or their insides close up from a distance. */
static const struct letter letters[] = {
    {'A', {" ## ", "#  #", "####", "#  #", "#  #"}},
    {'B', {"### ", "#  #", "### ", "#  #", "### "}},
    {'C', {" ###", "#   ", "#   ", "#   ", " ###"}},
    {'D', {"### ", "#  #", "#  #", "#  #", "### "}},
    {'E', {"####", "#   ", "### ", "#   ", "####"}},
    {'F', {"####", "#   ", "### ", "#   ", "#   "}},
    {'G', {" ###", "#   ", "# ##", "#  #", " ###"}},
    {'H', {"#  #", "#  #", "####", "#  #", "#  #"}},
    {'I', {"#", "#", "#", "#", "#"}},
    {'J', {"   #", "   #", "   #", "#  #", " ## "}},
    {'K', {"#  #", "# # ", "##  ", "# # ", "#  #"}},
    {'L', {"#   ", "#   ", "#   ", "#   ", "####"}},
    {'M', {"#   #", "## ##", "# # #", "#   #", "#   #"}},
    {'N', {"#  #", "## #", "# ##", "#  #", "#  #"}},
    {'O', {" ## ", "#  #", "#  #", "#  #", " ## "}},
    {'P', {"### ", "#  #", "### ", "#   ", "#   "}},
    {'Q', {" ## ", "#  #", "#  #", "# # ", " # #"}},
    {'R', {"### ", "#  #", "### ", "# # ", "#  #"}},
    {'S', {" ###", "#   ", " ## ", "   #", "### "}},
    {'T', {"#####", "  #  ", "  #  ", "  #  ", "  #  "}},
    {'U', {"#  #", "#  #", "#  #", "#  #", " ## "}},
    {'V', {"#   #", "#   #", " # # ", " # # ", "  #  "}},
    {'W', {"#   #", "#   #", "# # #", "## ##", "#   #"}},
    {'X', {"#  #", "#  #", " ## ", "#  #", "#  #"}},
    {'Y', {"#   #", " # # ", "  #  ", "  #  ", "  #  "}},
    {'Z', {"####", "  # ", " #  ", "#   ", "####"}},
    {'0', {" ## ", "#  #", "#  #", "#  #", " ## "}},
    {'1', {" #", "##", " #", " #", " #"}},
    {'2', {"### ", "   #", " ## ", "#   ", "####"}},
    {'3', {"### ", "   #", " ## ", "   #", "### "}},
    {'4', {"#  #", "#  #", "####", "   #", "   #"}},
    {'5', {"####", "#   ", "### ", "   #", "### "}},
    {'6', {" ## ", "#   ", "### ", "#  #", " ## "}},
    {'7', {"####", "   #", "  # ", " #  ", " #  "}},
    {'8', {" ## ", "#  #", " ## ", "#  #", " ## "}},
    {'9', {" ## ", "#  #", " ###", "   #", " ## "}},
    {' ', {"  ", "  ", "  ", "  ", "  "}},
    {'-', {"  ", "  ", "##", "  ", "  "}},
    {'.', {" ", " ", " ", " ", "#"}},
    {',', {"  ", "  ", "  ", " #", "# "}},
    {'\'', {"#", "#", " ", " ", " "}},
    {'/', {"  #", "  #", " # ", "#  ", "#  "}},
    {':', {" ", "#", " ", "#", " "}},
    {'(', {" #", "# ", "# ", "# ", " #"}},
    {')', {"# ", " #", " #", " #", "# "}},
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

static const struct letter *find_in(const struct letter *font, size_t count, char c)
{
    for (size_t i = 0; i < count; i++)
        if (font[i].c == c)
            return &font[i];
    return NULL;
}

static const struct letter *find_letter(enum big_size size, uint32_t cp)
{
    char c = glyph_ascii(cp);
    if (c >= 'a' && c <= 'z')
        c = (char) (c - 'a' + 'A');
    const struct letter *l = size == BIG_SMALL ? NULL : find_in(digits, ARRAY_LEN(digits), c);
    return l ? l : find_in(letters, ARRAY_LEN(letters), c);
}

/* The next letter of text, or NULL at its end or where the font lacks it. */
static const struct letter *next_letter(enum big_size size, const char **text)
{
    uint32_t cp;
    int bytes = utf8_decode(*text, strlen(*text), &cp);
    if (bytes <= 0)
        return NULL;
    *text += bytes;
    return find_letter(size, cp);
}

static int letter_pixels(const struct letter *l)
{
    return (int) strlen(l->rows[0]);
}

int big_rows(enum big_size size)
{
    static const int rows[] = {[BIG_PLAIN] = 1, [BIG_SMALL] = 3, [BIG_MEDIUM] = 3, [BIG_TALL] = 5};
    return rows[size];
}

/* In ASCII there are no half cells, and strokes only for digits. */
static bool has_size(const struct view_caps *caps, enum big_size size, const char *text)
{
    if (caps->utf8 || size == BIG_TALL)
        return true;
    return size == BIG_MEDIUM && text[strspn(text, "0123456789: ")] == '\0';
}

/* Pixels from the left edge to the right edge of a text; -1: not in the font. */
static int text_pixels(enum big_size size, const char *text)
{
    int pixels = 0;
    while (*text) {
        const struct letter *l = next_letter(size, &text);
        if (!l)
            return -1;
        pixels += letter_pixels(l) + 1;
    }
    return MAX(pixels - 1, 0);
}

int big_width(const struct view_caps *caps, enum big_size size, const char *text)
{
    if (size == BIG_PLAIN)
        return utf8_width(text);
    int pixels = has_size(caps, size, text) ? text_pixels(size, text) : -1;
    if (pixels < 0 || size == BIG_MEDIUM)
        return pixels;
    return size == BIG_TALL ? 2 * pixels : (pixels + 1) / 2;
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

/* Whether a pixel of the whole text is on. */
static bool text_pixel(enum big_size size, const char *text, int x, int y)
{
    const struct letter *l;
    while (*text && (l = next_letter(size, &text)) != NULL) {
        int pixels = letter_pixels(l);
        if (x < pixels)
            return x >= 0 && y < FONT_ROWS && l->rows[y][x] == '#';
        x -= pixels + 1;
    }
    return false;
}

static uint32_t stroke_at(const char *text, int x, int y)
{
    const struct letter *l;
    while (*text && (l = next_letter(BIG_MEDIUM, &text)) != NULL) {
        int pixels = letter_pixels(l);
        if (x < 0)
            break; /* between two letters */
        if (x < pixels && l->c >= '0' && l->c <= '9')
            return (unsigned char) strokes[l->c - '0'][y][x];
        if (x < pixels)
            return l->c == ':' && y > 0 ? '.' : ' ';
        x -= pixels + 1;
    }
    return ' ';
}

/* The sign of one cell: its pixels are 1/2 x 1 (tall), 1 x 2 (medium) or 2 x 2 (small). */
static uint32_t cell_sign(const struct frame *f, enum big_size size, const char *text, int x, int y)
{
    if (size == BIG_MEDIUM && !f->caps.utf8)
        return stroke_at(text, x, y);
    if (size == BIG_TALL)
        return text_pixel(size, text, x / 2, y) ? 0x2588 : ' ';
    int wide = size == BIG_SMALL ? 2 : 1;
    int left = wide * x, right = left + wide - 1;
    unsigned bits = (unsigned) text_pixel(size, text, left, 2 * y) |
                    (unsigned) text_pixel(size, text, right, 2 * y) << 1 |
                    (unsigned) text_pixel(size, text, left, 2 * y + 1) << 2 |
                    (unsigned) text_pixel(size, text, right, 2 * y + 1) << 3;
    return quarters[bits];
}

int big_text(struct frame *f, struct rect r, int x, int y, enum big_size size, enum style style,
             const char *text)
{
    if (size == BIG_PLAIN)
        return frame_text(f, r, x, y, style, text);
    int width = MAX(big_width(&f->caps, size, text), 0);
    for (int row = 0; row < big_rows(size); row++) {
        for (int col = 0; col < width; col++) {
            uint32_t cp = cell_sign(f, size, text, col, row);
            if (cp != ' ')
                frame_put(f, r, x + col, y + row, style, cp);
        }
    }
    return width;
}
