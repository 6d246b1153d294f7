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

/* In ASCII there are no half cells, and strokes only for digits; a console has no quarters. */
static bool has_size(const struct view_caps *caps, enum big_size size, const char *text)
{
    if (caps->utf8 || size == BIG_TALL)
        return !caps->console || size != BIG_SMALL;
    return size == BIG_MEDIUM && text[strspn(text, "0123456789: ")] == '\0';
}

/* A text as columns of pixels: bit n of a column is row n. */
enum { STRIP_COLUMNS = 400 };
struct strip {
    unsigned char columns[STRIP_COLUMNS];
    int n; /* -1: a letter is not in the font, or the text too long */
};

static void add_letter(struct strip *s, const struct letter *l)
{
    int pixels = letter_pixels(l);
    if (s->n + pixels + 1 > STRIP_COLUMNS) {
        s->n = -1;
        return;
    }
    for (int x = 0; x <= pixels; x++) { /* with the gap after it */
        unsigned column = 0;
        for (int y = 0; x < pixels && y < FONT_ROWS; y++)
            column |= (unsigned) (l->rows[y][x] == '#') << y;
        s->columns[s->n++] = (unsigned char) column;
    }
}

static void make_strip(struct strip *s, enum big_size size, const char *text)
{
    s->n = 0;
    while (*text && s->n >= 0) {
        const struct letter *l = next_letter(size, &text);
        if (l)
            add_letter(s, l);
        else
            s->n = -1;
    }
    if (s->n > 0)
        s->n--; /* nothing needs the last gap */
}

/* Columns of the strip of a text, -1 where it has none. */
static int strip_columns(enum big_size size, const char *text)
{
    int n = 0;
    while (*text) {
        const struct letter *l = next_letter(size, &text);
        n += l ? letter_pixels(l) + 1 : 0;
        if (!l || n > STRIP_COLUMNS)
            return -1;
    }
    return n > 0 ? n - 1 : 0; /* nothing needs the last gap */
}

int big_width(const struct view_caps *caps, enum big_size size, const char *text)
{
    if (size == BIG_PLAIN)
        return utf8_width(text);
    int n = has_size(caps, size, text) ? strip_columns(size, text) : -1;
    if (n < 0 || size == BIG_MEDIUM)
        return n;
    return size == BIG_TALL ? 2 * n : (n + 1) / 2;
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

static bool pixel(const struct strip *s, int x, int y)
{
    return x < s->n && s->columns[x] >> y & 1;
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
static uint32_t block_at(const struct strip *s, enum big_size size, int x, int y)
{
    if (size == BIG_TALL)
        return pixel(s, x / 2, y) ? 0x2588 : ' ';
    int wide = size == BIG_SMALL ? 2 : 1;
    int left = wide * x, right = left + wide - 1;
    unsigned bits = (unsigned) pixel(s, left, 2 * y) | (unsigned) pixel(s, right, 2 * y) << 1 |
                    (unsigned) pixel(s, left, 2 * y + 1) << 2 |
                    (unsigned) pixel(s, right, 2 * y + 1) << 3;
    return quarters[bits];
}

int big_text(struct frame *f, struct rect r, int x, int y, enum big_size size, enum style style,
             const char *text)
{
    if (size == BIG_PLAIN)
        return frame_text(f, r, x, y, style, text);
    int width = MAX(big_width(&f->caps, size, text), 0);
    bool in_strokes = size == BIG_MEDIUM && !f->caps.utf8;
    struct strip s;
    make_strip(&s, size, text);
    for (int row = 0; row < big_rows(size); row++) {
        for (int col = 0; col < width; col++) {
            uint32_t cp = in_strokes ? stroke_at(text, col, row) : block_at(&s, size, col, row);
            if (cp != ' ')
                frame_put(f, r, x + col, y + row, style, cp);
        }
    }
    return width;
}
