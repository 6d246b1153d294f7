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
/* A single answer moves the clock no more than an error of this size would. */
static const double WIDE_TRUST_NS = 1e6, NARROW_TRUST_NS = 0.3e6;

static void begin(struct clock *c, int64_t heard_ns)
{
    c->jumps += c->relied_on && c->blocks > 0;
    c->blocks = c->off = 0;
    c->next_ns = heard_ns;
    c->next_fraction = 0;
    c->frame_ns = FRAME_NS;
}

static void advance(struct clock *c, double ns)
{
    double whole = floor(c->next_fraction + ns);
    c->next_fraction += ns - whole;
    c->next_ns += (int64_t) whole;
}

static void correct(struct clock *c, double error_ns, size_t frames)
{
    bool wide = c->blocks < WIDE_BLOCKS;
    double bandwidth_hz = wide ? WIDE_HZ : NARROW_HZ;
    double trust_ns = wide ? WIDE_TRUST_NS : NARROW_TRUST_NS;
    error_ns = CLAMP(error_ns, -trust_ns, trust_ns);
    double w = 2 * WAVE_PI * bandwidth_hz * (double) frames / SOUND_RATE_HZ;
    advance(c, sqrt(2) * w * error_ns);
    c->frame_ns += w * w * error_ns / (double) frames;
    if (fabs(c->frame_ns / FRAME_NS - 1) > DRIFT_MAX)
        c->frame_ns = FRAME_NS;
}

/* True where enough answers agree that the device is that far off. */
static bool steps(struct clock *c, double error_ns)
{
    if (fabs(error_ns) < CLOCK_STEP_NS) {
        c->off = 0;
        return false;
    }
    if (c->off == 0 || error_ns < c->off_ns - CLOCK_AGREE_NS) {
        c->off = 1;
        c->off_ns = error_ns;
    } else if (error_ns <= c->off_ns + CLOCK_AGREE_NS) {
        c->off++;
        c->off_ns = MIN(c->off_ns, error_ns);
    }
    return c->off >= (c->relied_on ? CLOCK_STEP_BLOCKS : CLOCK_FIRST_BLOCKS);
}

struct mixer_block clock_block(struct clock *c, int64_t heard_ns, size_t frames)
{
    double error_ns = (double) (heard_ns - c->next_ns) - c->next_fraction;
    if (c->frame_ns <= 0 || fabs(error_ns) > CLOCK_JUMP_NS)
        begin(c, heard_ns);
    else if (steps(c, error_ns))
        begin(c, c->next_ns + (int64_t) c->off_ns);
    else
        correct(c, error_ns, frames);
    c->blocks++;
    struct mixer_block block = {c->next_ns, c->frame_ns};
    advance(c, (double) frames * c->frame_ns);
    return block;
}

bool clock_settled(const struct clock *c)
{
    return c->blocks >= CLOCK_SETTLED_BLOCKS && c->off == 0;
}

void clock_rely(struct clock *c)
{
    c->relied_on = true;
}
