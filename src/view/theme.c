/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/theme.h"

#include "base/cell.h"

enum palette { MONO, DARK_8, LIGHT_8, DARK_16, LIGHT_16, DARK_256, LIGHT_256, N_PALETTES };

struct row {
    int16_t fg[N_PALETTES];
    uint8_t attr[N_PALETTES];
};

/* Short names, so that a row of the table is a line. */
enum { N = CELL_COLOUR_DEFAULT, B = CELL_BOLD, D = CELL_DIM, R = CELL_REVERSE, U = CELL_UNDERLINE };

/*
 * One row a meaning, one column a palette. The eight-colour columns leave grey
 * to the dim attribute; the light ones avoid cyan, green and yellow, which
 * vanish on white. Colours 16-255 are those of xterm's cube and grey ramp; the dark
 * ones are of middle brightness, because a light background is not always known.
 */
static const struct row rows[N_STYLES] = {
    [STYLE_TEXT] = {{N, N, N, N, N, N, N}, {0, 0, 0, 0, 0, 0, 0}},
    [STYLE_QUIET] = {{N, N, N, 8, 8, 245, 241}, {0, D, D, 0, 0, 0, 0}},
    [STYLE_STRONG] = {{N, N, N, N, N, N, N}, {B, B, B, B, B, B, B}},
    [STYLE_TITLE] = {{N, 6, 4, 14, 4, 74, 24}, {B, B, B, B, B, B, B}},
    [STYLE_ACCENT] = {{N, 6, 4, 14, 4, 37, 30}, {B, B, B, 0, 0, 0, 0}},
    [STYLE_KEY] = {{N, N, N, N, N, N, N}, {B, B, B, B, B, B, B}},
    [STYLE_LINE] = {{N, N, N, 8, 7, 239, 250}, {0, D, D, 0, 0, 0, 0}},
    [STYLE_IN] = {{N, 6, 4, 12, 4, 75, 25}, {B, B, B, B, B, B, B}},
    [STYLE_OUT] = {{N, 2, 5, 10, 5, 107, 64}, {B, B, B, B, B, B, B}},
    [STYLE_HELD] = {{N, 3, 1, 11, 1, 179, 130}, {B, B, B, B, B, B, B}},
    [STYLE_FREE] = {{N, N, N, 7, N, 250, 238}, {0, 0, 0, 0, 0, 0, 0}},
    [STYLE_SIDE] = {{N, 5, 5, 13, 5, 140, 91}, {B | R, B, B, B, B, B, B}},
    [STYLE_DONE] = {{N, 6, 4, 6, 4, 73, 31}, {B, 0, 0, 0, 0, 0, 0}},
    [STYLE_LEFT_OVER] = {{N, N, N, 8, 7, 240, 249}, {0, D, D, 0, 0, 0, 0}},
    [STYLE_GOOD] = {{N, 2, 2, 10, 2, 71, 28}, {0, 0, B, 0, 0, 0, 0}},
    [STYLE_WARN] = {{N, 3, 1, 11, 1, 178, 130}, {B, B, 0, 0, 0, 0, 0}},
    [STYLE_ALERT] = {{N, 1, 1, 9, 1, 203, 160}, {B, B, B, B, B, B, B}},
    [STYLE_SELECTED] = {{N, N, N, N, N, 255, 232}, {R, R, R, R, R, B, B}},
    [STYLE_HERE] = {{N, 6, 4, 14, 4, 37, 30}, {B | U, B | U, B | U, B | U, B | U, B | U, B | U}},
    [STYLE_FOUND] = {{N, N, N, N, N, 178, 130}, {R, R, R, R, R, R, R}},
};

struct look theme_look(const struct view_caps *caps, enum style style)
{
    enum palette p = MONO;
    if (caps->colours >= 8) {
        p = caps->colours < 16 ? DARK_8 : caps->colours < 256 ? DARK_16 : DARK_256;
        p += caps->light ? 1 : 0;
    }
    struct look look = {rows[style].fg[p], CELL_COLOUR_DEFAULT, rows[style].attr[p]};
    /* The only background: a bar under the cursor, where there is a grey to draw it with. */
    if (style == STYLE_SELECTED && p >= DARK_256)
        look.bg = caps->light ? 253 : 237;
    return look;
}
