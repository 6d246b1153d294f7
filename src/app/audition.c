/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/audition.h"

#include "base/base.h"

#include <poll.h>
#include <time.h>

enum { OPEN_MS = 6000, LOOK_MS = 50, AHEAD_MS = 600 };
static const int64_t NS_PER_MS = 1000000;

static int64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t) t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Looks after the engine until then. */
static void look_after(struct engine *e, int64_t until_ns)
{
    for (int64_t now = now_ns(); now < until_ns; now = now_ns()) {
        int64_t wake = MIN(engine_poll(e, now), until_ns);
        poll(NULL, 0, (int) CLAMP((wake - now) / NS_PER_MS, 1, LOOK_MS));
    }
}

static bool opens(struct engine *e)
{
    int64_t until_ns = now_ns() + OPEN_MS * NS_PER_MS;
    engine_set_active(e, true, now_ns());
    while (engine_status(e) != ENGINE_ON && engine_status(e) != ENGINE_NO_DEVICE &&
           now_ns() < until_ns)
        look_after(e, now_ns() + LOOK_MS * NS_PER_MS);
    return engine_status(e) == ENGINE_ON;
}

/* Asks for each cue a little before its time, and says so when it is there. */
static void play(struct engine *e, const struct audition *a)
{
    int64_t zero_ns = now_ns() + AHEAD_MS * NS_PER_MS, ahead_ns = AHEAD_MS * NS_PER_MS;
    for (size_t asked = 0, said = 0; said < a->count;) {
        int64_t say_ns = zero_ns + a->cues[said].at_ns;
        int64_t ask_ns = asked < a->count ? zero_ns + a->cues[asked].at_ns - ahead_ns : INT64_MAX;
        look_after(e, MIN(ask_ns, say_ns));
        if (ask_ns <= say_ns) {
            struct sound_cue cue = a->cues[asked++];
            cue.at_ns += zero_ns;
            engine_play(e, &cue);
            continue;
        }
        if (a->begins)
            a->begins(a->context, said);
        said++;
    }
    look_after(e, zero_ns + a->total_ms * NS_PER_MS);
}

enum engine_status audition_play(const struct audition *a, const struct engine_options *options,
                                 struct engine_stats *stats)
{
    struct engine *e = engine_new(options);
    if (opens(e))
        play(e, a);
    enum engine_status status = engine_status(e);
    if (stats)
        *stats = engine_stats(e);
    engine_free(e);
    return status;
}
