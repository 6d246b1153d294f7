/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dsp/clock.h"

#include "base/base.h"
#include "dsp/wave.h"

#include <math.h>

static const double FRAME_NS = 1e9 / SOUND_RATE_HZ;
/* No device is further off its nominal rate than this. */
static const double DRIFT_MAX = 0.01;
/* Wide at first to find the device's rate, then narrow to ride out its jitter. */
static const unsigned WIDE_BLOCKS = 200;
static const double WIDE_HZ = 0.5, NARROW_HZ = 0.1;

static void begin(struct clock *c, int64_t heard_ns)
{
    c->jumps += clock_settled(c);
    c->blocks = c->off = 0;
    c->next_ns = heard_ns;
    c->next_fraction = 0;
    c->frame_ns = FRAME_NS;
    c->error_ns = 0;
}

static void advance(struct clock *c, double ns)
{
    double whole = floor(c->next_fraction + ns);
    c->next_fraction += ns - whole;
    c->next_ns += (int64_t) whole;
}

/* One odd answer says little: no more than a step's worth of it is believed. */
static void correct(struct clock *c, double error_ns, size_t frames)
{
    c->error_ns = error_ns;
    error_ns = CLAMP(error_ns, (double) -CLOCK_STEP_NS, (double) CLOCK_STEP_NS);
    double bandwidth_hz = c->blocks < WIDE_BLOCKS ? WIDE_HZ : NARROW_HZ;
    double w = 2 * WAVE_PI * bandwidth_hz * (double) frames / SOUND_RATE_HZ;
    advance(c, sqrt(2) * w * error_ns);
    c->frame_ns += w * w * error_ns / (double) frames;
    if (fabs(c->frame_ns / FRAME_NS - 1) > DRIFT_MAX)
        c->frame_ns = FRAME_NS;
}

struct mixer_block clock_block(struct clock *c, int64_t heard_ns, size_t frames)
{
    double error_ns = (double) (heard_ns - c->next_ns) - c->next_fraction;
    c->off = fabs(error_ns) >= CLOCK_STEP_NS ? c->off + 1 : 0;
    if (c->frame_ns <= 0 || fabs(error_ns) > CLOCK_JUMP_NS || c->off >= CLOCK_STEP_BLOCKS)
        begin(c, heard_ns);
    else
        correct(c, error_ns, frames);
    c->blocks++;
    struct mixer_block block = {c->next_ns, c->frame_ns};
    advance(c, (double) frames * c->frame_ns);
    return block;
}

bool clock_settled(const struct clock *c)
{
    return c->blocks >= CLOCK_SETTLED_BLOCKS;
}
