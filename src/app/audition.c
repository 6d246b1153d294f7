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

struct playing {
    struct engine *engine;
    const struct audition_keys *keys; /* NULL: nobody listens to them */
    int64_t zero_ns;
};

/* Looks after the engine, and the keys, until then. False: a key ended it. */
static bool look_after(const struct playing *p, int64_t until_ns)
{
    for (int64_t now = now_ns(); now < until_ns; now = now_ns()) {
        int64_t wake = MIN(engine_poll(p->engine, now), until_ns);
        struct pollfd key = {.fd = p->keys ? p->keys->fd : -1, .events = POLLIN};
        if (poll(&key, 1, (int) CLAMP((wake - now) / NS_PER_MS, 1, LOOK_MS)) > 0 &&
            !p->keys->pressed(p->keys->context, now_ns() - p->zero_ns))
            return false;
    }
    return true;
}

static bool opens(struct engine *e)
{
    int64_t until_ns = now_ns() + OPEN_MS * NS_PER_MS;
    engine_set_active(e, true, now_ns());
    while (engine_status(e) != ENGINE_ON && engine_status(e) != ENGINE_NO_DEVICE &&
           now_ns() < until_ns)
        look_after(&(struct playing){.engine = e}, now_ns() + LOOK_MS * NS_PER_MS);
    return engine_status(e) == ENGINE_ON;
}

/* Asks for each cue a little before its time, and says so when it is there. */
static void play(struct engine *e, const struct audition *a)
{
    int64_t zero_ns = now_ns() + AHEAD_MS * NS_PER_MS, ahead_ns = AHEAD_MS * NS_PER_MS;
    const struct playing playing = {e, a->keys, zero_ns};
    for (size_t asked = 0, said = 0; said < a->count;) {
        int64_t say_ns = zero_ns + a->cues[said].at_ns;
        int64_t ask_ns = asked < a->count ? zero_ns + a->cues[asked].at_ns - ahead_ns : INT64_MAX;
        if (!look_after(&playing, MIN(ask_ns, say_ns)))
            return;
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
    look_after(&playing, zero_ns + a->total_ms * NS_PER_MS);
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
