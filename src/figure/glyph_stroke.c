/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/glyph.h"

/* Where a line runs inside a cell: its mean, direction and bend, from the samples it covers. */
struct stroke {
    float weight, mean_y;
    float angle;               /* degrees off the horizontal, 0 to 90 */
    bool rising;               /* towards the right */
    float extent;              /* of the samples it covers, in samples */
    float top, middle, bottom; /* mean x in the upper, middle and lower third; NAN: not there */
};

/* The middle of a sample, in samples from the cell's top left. */
static float sample_x(int i)
{
    return (float) (i % TEX_COLUMNS) + 0.5f;
}

static float sample_y(int i)
{
    int row = i / TEX_COLUMNS;
    return (float) row + 0.5f;
}

static void stroke_thirds(const float c[TEX_SAMPLES], struct stroke *s)
{
    float x[3] = {0}, w[3] = {0};
    for (int i = 0; i < TEX_SAMPLES; i++) {
        float y = sample_y(i);
        int third = y < 2.7f ? 0 : y < 5.4f ? 1 : 2;
        if (c[i] <= 0.3f)
            continue;
        x[third] += c[i] * sample_x(i);
        w[third] += c[i];
    }
    s->top = w[0] > 0 ? x[0] / w[0] : NAN;
    s->middle = w[1] > 0 ? x[1] / w[1] : NAN;
    s->bottom = w[2] > 0 ? x[2] / w[2] : NAN;
}

/* Principal axis of the covered samples. */
static struct stroke measure(const float c[TEX_SAMPLES])
{
    struct stroke s = {0};
    float mx = 0, my = 0, xx = 0, yy = 0, xy = 0, x0 = 4, x1 = 0, y0 = 8, y1 = 0;
    for (int i = 0; i < TEX_SAMPLES; i++) {
        s.weight += c[i];
        mx += c[i] * sample_x(i);
        my += c[i] * sample_y(i);
    }
    if (s.weight <= 0)
        return s;
    mx /= s.weight;
    my /= s.weight;
    for (int i = 0; i < TEX_SAMPLES; i++) {
        float x = sample_x(i), y = sample_y(i);
        if (c[i] <= 0.3f)
            continue;
        xx += c[i] * (x - mx) * (x - mx);
        yy += c[i] * (y - my) * (y - my);
        xy += c[i] * (x - mx) * (y - my);
        x0 = fminf(x0, x);
        x1 = fmaxf(x1, x);
        y0 = fminf(y0, y);
        y1 = fmaxf(y1, y);
    }
    float axis = 0.5f * atan2f(2 * xy, xx - yy);
    s.mean_y = my;
    s.angle = fabsf(axis) * RAD_TO_DEG;
    s.rising = axis < 0; /* rows grow downwards */
    s.extent = hypotf(x1 - x0 + 1, y1 - y0 + 1);
    stroke_thirds(c, &s);
    return s;
}

static char flat_stroke(const struct stroke *s)
{
    return s->mean_y > 5.3f ? '_' : s->mean_y > 2.9f ? '-' : '"';
}

static char slanted_stroke(const struct stroke *s)
{
    if (s->mean_y > 5.6f)
        return s->extent < 3.2f ? (s->rising ? '.' : ',') : '_';
    if (s->mean_y > 3.0f)
        return '-';
    return s->rising ? '\'' : '`';
}

static char upright_stroke(const struct stroke *s)
{
    if (!isnan(s->top) && !isnan(s->middle) && !isnan(s->bottom)) {
        float ends = (s->top + s->bottom) / 2;
        if (s->middle < ends - 0.45f)
            return '(';
        if (s->middle > ends + 0.45f)
            return ')';
    }
    return '|';
}

static char stroke_glyph(const struct stroke *s)
{
    if (s->angle < 17)
        return flat_stroke(s);
    if (s->angle < 43)
        return slanted_stroke(s);
    if (s->extent < 3.6f && s->mean_y > 5)
        return '.';
    if (s->extent < 3.6f && s->mean_y < 3)
        return s->rising ? '\'' : '`';
    if (s->angle < 73)
        return s->rising ? '/' : '\\';
    return upright_stroke(s);
}

uint32_t glyph_stroke(const float coverage[TEX_SAMPLES])
{
    struct stroke s = measure(coverage);
    return s.weight <= 0 ? ' ' : (uint32_t) stroke_glyph(&s);
}
