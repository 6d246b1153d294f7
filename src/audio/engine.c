/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/engine.h"

#include "audio/share.h"
#include "audio/spawn.h"
#include "base/base.h"
#include "base/mem.h"
#include "io/helper.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MS ((int64_t) 1000000)

/* When limber-audio is believed dead, and when it is started again. */
static const int64_t STUCK_NS = 5000 * MS;  /* inside one call of the sound system */
static const int64_t SILENT_NS = 4000 * MS; /* it looks after this itself, at 1.5 s */
static const int64_t RETRY_MIN_NS = 250 * MS, RETRY_MAX_NS = 4000 * MS,
                     RETRY_SELDOM_NS = 30000 * MS;
enum { RETRIES_SOON = 10 };                   /* never heard after these: it is tried seldom */
static const int64_t STEADY_NS = 5000 * MS;   /* on for this long: failures are forgotten */
static const int64_t ABSENT_NS = 600000 * MS; /* nothing was asked for */

/* How often the engine wants to look. */
static const int64_t LOOK_STARTING_NS = 50 * MS, LOOK_ON_NS = 1000 * MS;

enum { STOP_STEP_MS = 2 };
enum { SPARE_SLOTS = 8 }; /* of the ring, so that a flush always fits */

const char *const engine_status_names[] = {
    [ENGINE_OFF] = "off",   [ENGINE_OPENING] = "opening",
    [ENGINE_ON] = "on",     [ENGINE_NO_DEVICE] = "no device",
    [ENGINE_LOST] = "lost",
};

struct engine {
    struct engine_options options;
    struct share *share; /* NULL: limber-audio is not running */
    pid_t pid;           /* 0: not running */
    bool active;
    bool was_on;                /* since this limber-audio was started */
    bool heard;                 /* there is something to play on, whatever became of it */
    bool stopped_by_us;         /* asked to leave: its end is no failure */
    bool asked;                 /* for a sound, since the last look */
    enum engine_status trouble; /* NO_DEVICE or LOST since the last failure, else OFF */
    unsigned failures;          /* since it was last steady */
    unsigned starts;
    int64_t on_ns, asked_ns, idle_ns, retry_ns;
};

struct engine *engine_new(const struct engine_options *options)
{
    struct engine *e = xcalloc(1, sizeof *e);
    e->options = *options;
    e->options.volume_db = CLAMP(options->volume_db, ENGINE_VOLUME_MIN_DB, 0);
    e->options.idle_ms = options->idle_ms > 0 ? options->idle_ms : ENGINE_IDLE_MS;
    return e;
}

/* ---- limber-audio's life ---- */

static void unmap_share(struct engine *e)
{
    if (e->share)
        munmap(e->share, sizeof *e->share);
    e->share = NULL;
}

static int make_share(struct engine *e, int64_t now_ns)
{
    int fd = memfd_create("limber-audio", MFD_CLOEXEC);
    if (fd < 0 || ftruncate(fd, sizeof *e->share) != 0)
        return fd;
    void *memory = mmap(NULL, sizeof *e->share, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (memory == MAP_FAILED)
        return fd;
    struct share *s = e->share = memory;
    s->layout = SHARE_LAYOUT;
    s->screen_pid = getpid();
    sem_init(&s->wake, 1, 0);
    atomic_store(&s->heartbeat_ns, now_ns);
    atomic_store(&s->call_since_ns, now_ns); /* until it says otherwise it has not come up */
    atomic_store(&s->volume_db, e->options.volume_db);
    atomic_store(&s->muted, e->options.muted);
    return fd;
}

static int64_t retry_wait_ns(const struct engine *e)
{
    if (!e->heard && e->failures >= RETRIES_SOON)
        return RETRY_SELDOM_NS;
    return MIN(RETRY_MIN_NS << MIN(e->failures, 8U), RETRY_MAX_NS);
}

static void note_failure(struct engine *e, enum engine_status trouble, int64_t now_ns)
{
    /* What was on and went away is lost for a while before it is not there at all. */
    if (e->trouble != ENGINE_LOST || e->failures >= RETRIES_SOON)
        e->trouble = trouble;
    e->retry_ns = now_ns + retry_wait_ns(e);
    e->failures++;
}

static void start(struct engine *e, int64_t now_ns)
{
    int fd = make_share(e, now_ns);
    struct spawn s = {.mode = "--play",
                      .sounds = e->options.sounds,
                      .stdin_fd = -1,
                      .stdout_fd = -1,
                      .stderr_fd = -1,
                      .share_fd = fd,
                      .book_fd = e->options.book_fd,
                      .own_group = true};
    e->starts++;
    e->was_on = e->stopped_by_us = false;
    if (!e->share || spawn_helper(&s, &e->pid) != 0) {
        e->pid = 0;
        unmap_share(e);
        note_failure(e, ENGINE_NO_DEVICE, now_ns);
    }
    if (fd >= 0)
        close(fd);
}

static void ask_to_leave(struct engine *e)
{
    e->stopped_by_us = true;
    atomic_store(&e->share->leave, true);
    sem_post(&e->share->wake);
}

/* Takes note of an end. Never waits. */
static void reap(struct engine *e, int64_t now_ns)
{
    int status = 0;
    if (e->pid == 0 || waitpid(e->pid, &status, WNOHANG) == 0)
        return;
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : HELPER_LOST;
    e->pid = 0;
    unmap_share(e);
    if (code == HELPER_DONE)
        e->retry_ns = now_ns + RETRY_MIN_NS; /* it thought us gone: no failure, but no haste */
    else if (!e->stopped_by_us)
        note_failure(e, code == HELPER_NO_DEVICE ? ENGINE_NO_DEVICE : ENGINE_LOST, now_ns);
}

static bool is_on(const struct engine *e)
{
    return e->pid > 0 && !e->stopped_by_us && atomic_load(&e->share->state) == SHARE_ON;
}

static bool hangs(const struct engine *e, int64_t now_ns)
{
    int64_t call_ns = atomic_load(&e->share->call_since_ns);
    int64_t block_ns = atomic_load(&e->share->block_ns);
    return (call_ns > 0 && now_ns - call_ns > STUCK_NS) ||
           (block_ns > 0 && now_ns - block_ns > SILENT_NS);
}

/* A session screen left open with nobody there: as good as a pause. */
static void notice_absence(struct engine *e, int64_t now_ns)
{
    if (e->asked)
        e->asked_ns = now_ns;
    e->asked = false;
    if (e->active && now_ns - e->asked_ns > ABSENT_NS) {
        e->active = false;
        e->idle_ns = e->asked_ns;
    }
}

static void look_after(struct engine *e, int64_t now_ns)
{
    atomic_store_explicit(&e->share->heartbeat_ns, now_ns, memory_order_relaxed);
    if (is_on(e) && !e->was_on) {
        e->was_on = e->heard = true;
        e->on_ns = now_ns;
        e->trouble = ENGINE_OFF;
    }
    if (e->was_on && now_ns - e->on_ns > STEADY_NS)
        e->failures = 0;
    if (hangs(e, now_ns))
        kill(e->pid, SIGKILL); /* reaped by a later look, as a failure */
    else if (!e->active && !e->stopped_by_us && now_ns - e->idle_ns >= e->options.idle_ms * MS)
        ask_to_leave(e);
}

static int64_t next_look_ns(const struct engine *e, int64_t now_ns)
{
    if (e->pid > 0) {
        int64_t look_ns = now_ns + (is_on(e) ? LOOK_ON_NS : LOOK_STARTING_NS);
        if (e->active || e->stopped_by_us || !is_on(e))
            return look_ns;
        return e->idle_ns + e->options.idle_ms * MS; /* paused: nothing to do until then */
    }
    return e->active && !e->options.off ? e->retry_ns : INT64_MAX;
}

int64_t engine_poll(struct engine *e, int64_t now_ns)
{
    reap(e, now_ns);
    notice_absence(e, now_ns);
    if (e->pid > 0)
        look_after(e, now_ns);
    else if (e->active && !e->options.off && now_ns >= e->retry_ns)
        start(e, now_ns);
    return next_look_ns(e, now_ns);
}

void engine_set_active(struct engine *e, bool active, int64_t now_ns)
{
    bool begins = active && !e->active;
    if (!active && e->active)
        e->idle_ns = now_ns;
    e->active = active;
    if (begins) {
        e->asked_ns = e->retry_ns = now_ns; /* the person is back: try at once */
        engine_poll(e, now_ns);
    }
}

void engine_expect(struct engine *e, int64_t now_ns)
{
    if (e->active)
        return;
    engine_set_active(e, true, now_ns);
    engine_set_active(e, false, now_ns);
}

/* Waits until the condition holds, for half of ENGINE_STOP_MS at most. */
static bool holds_soon(struct engine *e, bool (*holds)(struct engine *))
{
    for (int ms = 0; ms < ENGINE_STOP_MS / 2; ms += STOP_STEP_MS) {
        if (holds(e))
            return true;
        nanosleep(&(struct timespec){0, STOP_STEP_MS * MS}, NULL);
    }
    return false;
}

static bool has_ended(struct engine *e)
{
    if (e->pid > 0 && waitpid(e->pid, NULL, WNOHANG) != 0)
        e->pid = 0;
    return e->pid == 0;
}

static bool ends_by_itself(struct engine *e)
{
    return has_ended(e) || atomic_load(&e->share->leaving);
}

/* What sounds is let ring out by limber-audio itself; one that does not answer is killed. */
void engine_free(struct engine *e)
{
    if (!e)
        return;
    reap(e, 0);
    bool leaves = false;
    if (e->pid > 0 && is_on(e)) {
        engine_flush(e, SOUND_GROUP_ALL, ENGINE_FADE_MS);
        ask_to_leave(e);
        leaves = holds_soon(e, ends_by_itself);
    }
    if (e->pid > 0 && !leaves) {
        kill(e->pid, SIGKILL);
        holds_soon(e, has_ended);
    }
    if (e->pid > 0)
        helper_see_off(e->pid);
    unmap_share(e);
    free(e);
}

/* ---- sounds ---- */

enum engine_status engine_status(const struct engine *e)
{
    if (is_on(e))
        return ENGINE_ON;
    if (e->options.off || !e->active)
        return ENGINE_OFF;
    return e->trouble == ENGINE_OFF ? ENGINE_OPENING : e->trouble;
}

bool engine_in_trouble(const struct engine *e)
{
    return !is_on(e) && e->trouble != ENGINE_OFF;
}

/* While it opens, too: what is not too late by then is heard, the rest drops by itself. */
bool engine_play(struct engine *e, const struct sound_cue *cue)
{
    if (e->pid == 0 || e->stopped_by_us)
        return false;
    e->asked = true;
    struct ring_request r = {.kind = RING_PLAY, .cue = *cue};
    r.cue.at_ns -= e->options.offset_ms * MS;
    return ring_write(&e->share->ring, &r, SPARE_SLOTS);
}

void engine_flush(struct engine *e, unsigned groups, int fade_ms)
{
    struct ring_request r = {.kind = RING_FLUSH, .groups = groups, .fade_ms = fade_ms};
    if (e->pid > 0)
        ring_write(&e->share->ring, &r, 0);
}

void engine_set_volume(struct engine *e, int volume_db)
{
    e->options.volume_db = CLAMP(volume_db, ENGINE_VOLUME_MIN_DB, 0);
    if (e->pid > 0)
        atomic_store(&e->share->volume_db, e->options.volume_db);
}

void engine_set_muted(struct engine *e, bool muted)
{
    e->options.muted = muted;
    if (e->pid > 0)
        atomic_store(&e->share->muted, muted);
}

struct engine_stats engine_stats(const struct engine *e)
{
    struct engine_stats stats = {.starts = e->starts, .pid = (int) e->pid};
    if (e->pid > 0) {
        stats.latency_ms = (double) atomic_load(&e->share->latency_ns) / 1e6;
        stats.late = atomic_load(&e->share->late);
        stats.dropped = atomic_load(&e->share->dropped);
        stats.underruns = atomic_load(&e->share->jumps);
    }
    return stats;
}
