/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/palette.h"

enum { STEPS = 5 };

static const uint8_t dark_ramps[MATERIAL_COUNT][STEPS] = {
    [MATERIAL_SKIN] = {95, 137, 173, 180, 223},  [MATERIAL_FACE] = {95, 137, 173, 180, 223},
    [MATERIAL_SHIRT] = {24, 31, 67, 74, 117},    [MATERIAL_TROUSERS] = {60, 61, 103, 104, 147},
    [MATERIAL_HAIR] = {94, 94, 94, 130, 137},    [MATERIAL_EYE] = {233, 233, 234, 234, 234},
    [MATERIAL_SHOE] = {240, 244, 248, 252, 255}, [MATERIAL_FOCUS] = {130, 166, 172, 214, 221},
    [MATERIAL_PROP] = {238, 240, 242, 244, 246}, [MATERIAL_SOFT] = {96, 132, 139, 175, 182},
    [MATERIAL_MAT] = {23, 23, 23, 23, 23},       [MATERIAL_WALL] = {235, 235, 236, 236, 236},
};

static const uint8_t light_ramps[MATERIAL_COUNT][STEPS] = {
    [MATERIAL_SKIN] = {95, 95, 137, 173, 180},   [MATERIAL_FACE] = {95, 95, 137, 173, 180},
    [MATERIAL_SHIRT] = {24, 24, 31, 67, 74},     [MATERIAL_TROUSERS] = {60, 60, 61, 103, 104},
    [MATERIAL_HAIR] = {58, 58, 94, 94, 94},      [MATERIAL_EYE] = {233, 233, 234, 234, 234},
    [MATERIAL_SHOE] = {236, 238, 240, 242, 244}, [MATERIAL_FOCUS] = {130, 130, 166, 172, 208},
    [MATERIAL_PROP] = {238, 240, 242, 244, 246}, [MATERIAL_SOFT] = {96, 96, 132, 139, 175},
    [MATERIAL_MAT] = {152, 152, 152, 152, 152},  [MATERIAL_WALL] = {254, 254, 254, 254, 254},
};

/* Two steps in 16 colours (dark, bright), one in 8. */
static const uint8_t dark_16[MATERIAL_COUNT][2] = {
    [MATERIAL_SKIN] = {7, 15},     [MATERIAL_FACE] = {7, 15},  [MATERIAL_SHIRT] = {6, 14},
    [MATERIAL_TROUSERS] = {4, 12}, [MATERIAL_HAIR] = {1, 1},   [MATERIAL_EYE] = {0, 0},
    [MATERIAL_SHOE] = {7, 15},     [MATERIAL_FOCUS] = {3, 11}, [MATERIAL_PROP] = {8, 8},
    [MATERIAL_SOFT] = {5, 13},     [MATERIAL_MAT] = {2, 2},    [MATERIAL_WALL] = {8, 8},
};
static const uint8_t light_16[MATERIAL_COUNT][2] = {
    [MATERIAL_SKIN] = {0, 8},     [MATERIAL_FACE] = {0, 8},  [MATERIAL_SHIRT] = {6, 6},
    [MATERIAL_TROUSERS] = {4, 4}, [MATERIAL_HAIR] = {0, 0},  [MATERIAL_EYE] = {0, 0},
    [MATERIAL_SHOE] = {0, 8},     [MATERIAL_FOCUS] = {1, 9}, [MATERIAL_PROP] = {8, 8},
    [MATERIAL_SOFT] = {5, 5},     [MATERIAL_MAT] = {2, 2},   [MATERIAL_WALL] = {7, 7},
};
static const uint8_t dark_8[MATERIAL_COUNT] = {
    [MATERIAL_SKIN] = 7, [MATERIAL_FACE] = 7, [MATERIAL_SHIRT] = 6, [MATERIAL_TROUSERS] = 4,
    [MATERIAL_HAIR] = 1, [MATERIAL_EYE] = 0,  [MATERIAL_SHOE] = 7,  [MATERIAL_FOCUS] = 3,
    [MATERIAL_PROP] = 7, [MATERIAL_SOFT] = 5, [MATERIAL_MAT] = 2,   [MATERIAL_WALL] = 7,
};
static const uint8_t light_8[MATERIAL_COUNT] = {
    [MATERIAL_SKIN] = 0, [MATERIAL_FACE] = 0, [MATERIAL_SHIRT] = 6, [MATERIAL_TROUSERS] = 4,
    [MATERIAL_HAIR] = 0, [MATERIAL_EYE] = 0,  [MATERIAL_SHOE] = 0,  [MATERIAL_FOCUS] = 1,
    [MATERIAL_PROP] = 0, [MATERIAL_SOFT] = 5, [MATERIAL_MAT] = 2,   [MATERIAL_WALL] = 7,
};

/* Surfaces that face away are never darker than this: where the ramps begin. */
static const float DARKEST = 0.28f;

int16_t palette_colour(const struct figure_style *s, enum material material, float shade)
{
    float k = clampf((shade - DARKEST) / (1 - DARKEST), 0, 0.999f);
    if (s->colours >= 256)
        return (s->light ? light_ramps : dark_ramps)[material][(int) (k * STEPS)];
    if (s->colours >= 16)
        return (s->light ? light_16 : dark_16)[material][k > 0.5f];
    if (s->colours >= 8)
        return (s->light ? light_8 : dark_8)[material];
    return CELL_COLOUR_DEFAULT;
}

int16_t palette_backdrop(const struct figure_style *s, enum material material)
{
    if (s->colours < 256 || material == MATERIAL_NONE)
        return CELL_COLOUR_DEFAULT;
    return palette_colour(s, material, 0.75f);
}

int16_t palette_cue(const struct figure_style *s)
{
    if (s->colours >= 256)
        return s->light ? 160 : 220;
    return palette_colour(s, MATERIAL_FOCUS, 1);
}
