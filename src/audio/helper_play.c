/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/helper.h"
#include "audio/live.h"
#include "audio/out.h"
#include "audio/sounds.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

/*
 * The control thread: opens the stream, then mostly sleeps and looks whether it
 * still plays. Whatever goes wrong ends the process, because nothing that can go
 * wrong with a sound system can be mended from inside its process.
 */
enum {
    LOOK_MS = 250,        /* how often; less when something posts `wake` */
    SILENT_MS = 1500,     /* no block for this long: the stream is dead */
    HEARTBEAT_MS = 60000, /* the screen is stopped or lost its mind: let the card go */
    FORGET_LOOKS = 16,    /* so many looks apart, phrases that were spoken are let go */
    LEAVE_MARGIN_MS = 60, /* on top of fade and latency */
    LEAVE_MAX_S = 1,      /* leaving takes at most this long */
};

static const int64_t NS_PER_MS = 1000000, NS_PER_S = 1000000000;

static int64_t monotonic_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t) t.tv_sec * NS_PER_S + t.tv_nsec;
}

static struct share *map_share(void)
{
    struct share *s = mmap(NULL, sizeof *s, PROT_READ | PROT_WRITE, MAP_SHARED, SHARE_FD, 0);
    if (s == MAP_FAILED || s->layout != SHARE_LAYOUT)
        return NULL;
    return s;
}

/* Dies with the screen, even where that was killed; keeps nothing it was not given. */
static bool settle_in(const struct share *s)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    close_range(BOOK_FD + 1, ~0U, 0);
    setenv("JACK_NO_START_SERVER", "1", 1); /* probing must not start a sound server */
    setenv("PULSE_PROP_application.name", "limber", 1);
    setenv("PULSE_PROP_application.icon_name", "limber", 1);
    return getppid() == s->screen_pid;
}

/* The library's threads inherit the mask: no signal may ever land in them. */
static void block_signals(void)
{
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
}

/* libjack leaves SIGPIPE blocked in whoever probes it; what ends us must come through. */
static void unblock_signals(void)
{
    sigset_t none;
    sigemptyset(&none);
    signal(SIGPIPE, SIG_IGN);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* What the audio thread is given; it lives until the process ends. */
struct stage {
    struct live live;
    struct out out;
    _Atomic bool finished;
    struct bank bank;
    struct arena arena;
};

static void fill(void *context, float *out, size_t frames, int64_t now_ns, int64_t delay_ns)
{
    struct stage *g = context;
    live_block(&g->live, out, frames, now_ns, delay_ns);
}

static void finished(void *context)
{
    struct stage *g = context;
    atomic_store(&g->finished, true);
    sem_post(&g->live.share->wake);
}

/* A call into the sound system, marked so that the screen sees how long it takes. */
static bool timed(struct share *s, bool (*call)(struct out *), struct out *o)
{
    atomic_store(&s->call_since_ns, monotonic_ns());
    bool done = call(o);
    atomic_store(&s->call_since_ns, 0);
    return done;
}

static bool find_device(struct out *o)
{
    (void) o;
    return out_init();
}

static bool is_playing(struct out *o)
{
    return out_is_playing(o);
}

static void wait_for_news(struct share *s, int ms)
{
    int64_t until = monotonic_ns() + ms * NS_PER_MS;
    struct timespec t = {until / NS_PER_S, until % NS_PER_S};
    while (sem_clockwait(&s->wake, CLOCK_MONOTONIC, &t) != 0 && monotonic_ns() < until)
        continue; /* interrupted */
}

/*
 * The screen has flushed; what the card still holds must be heard out, or its
 * end would be a click. The screen may be gone by now: this needs nobody.
 */
static enum helper_exit leave(struct share *s)
{
    prctl(PR_SET_PDEATHSIG, 0);
    alarm(LEAVE_MAX_S);
    atomic_store(&s->leaving, true);
    while (monotonic_ns() < atomic_load(&s->heard_until_ns) + LEAVE_MARGIN_MS * NS_PER_MS)
        nanosleep(&(struct timespec){0, 5 * NS_PER_MS}, NULL);
    return HELPER_DONE;
}

/*
 * A phrase that was spoken is rarely spoken again soon: its pages stay in the phrasebook, but
 * are no longer ours. One that is being mixed comes back at its next page, in a microsecond.
 */
static void forget_spoken(const struct phrasebook *book, unsigned look)
{
    if (book && look % FORGET_LOOKS == 0)
        madvise((void *) (uintptr_t) book, sizeof *book, MADV_DONTNEED);
}

static enum helper_exit watch(struct stage *g)
{
    struct share *s = g->live.share;
    for (unsigned look = 1;; look++) {
        wait_for_news(s, LOOK_MS);
        forget_spoken(g->bank.book, look);
        if (atomic_load(&s->leave))
            return leave(s);
        int64_t now_ns = monotonic_ns();
        if (atomic_load(&g->finished) || !timed(s, is_playing, &g->out) ||
            now_ns - atomic_load(&s->block_ns) > SILENT_MS * NS_PER_MS)
            return HELPER_LOST;
        if (atomic_load(&s->swallows))
            return HELPER_NO_DEVICE;
        if (now_ns - atomic_load(&s->heartbeat_ns) > HEARTBEAT_MS * NS_PER_MS)
            return HELPER_DONE;
    }
}

/* Recipes that are wrong are told by `limber check`; here ours take their place. */
static void load_sounds(struct stage *g, const struct helper_options *options)
{
    struct diags ignored = {0};
    sounds_load(&g->bank, &options->sounds, &g->arena, &ignored);
    diags_release(&ignored);
}

enum helper_exit helper_play(const struct helper_options *options)
{
    struct share *s = map_share();
    if (!s || !settle_in(s))
        return HELPER_MISMATCH;
    block_signals();
    struct arena arena = {0};
    struct stage *g = arena_alloc(&arena, sizeof *g);
    g->out = (struct out){.fill = fill, .finished = finished, .context = g};
    if (!timed(s, find_device, &g->out))
        return HELPER_NO_DEVICE;
    load_sounds(g, options);
    g->bank.book = helper_book();
    live_init(&g->live, s, &g->bank);
    atomic_store(&s->block_ns, monotonic_ns());
    if (!timed(s, out_start, &g->out))
        return HELPER_NO_DEVICE;
    unblock_signals();
    return watch(g);
}
