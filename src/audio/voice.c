/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/voice.h"

#include "audio/spawn.h"
#include "base/base.h"
#include "base/mem.h"
#include "io/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    DEATHS_MAX = 3, /* of the speaker, over phrases it does not survive */
    WAIT_STEP_MS = 2,
    DEPTH_DB = -3,
    LATE_MIN_MS = 40,
    LATE_MAX_MS = 400,
};

struct voice {
    struct voice_options options;
    struct phrasebook *book;
    int fd;
    pid_t pid;               /* of the speaker; 0: none */
    uint32_t settled_before; /* when it was started */
    int deaths;
};

/* ---- life ---- */

bool voice_is_there(void)
{
    struct arena a = {0};
    bool found = helper_on_path(&a, "espeak-ng") != NULL;
    arena_release(&a);
    return found;
}

static struct phrasebook *make_book(int fd)
{
    if (fd < 0 || ftruncate(fd, sizeof(struct phrasebook)) != 0)
        return NULL;
    void *memory = mmap(NULL, sizeof(struct phrasebook), PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_NORESERVE, fd, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

/* A high number: none of those that limber-audio's descriptors are to have. */
static int make_file(void)
{
    int low = memfd_create("limber-voice", MFD_CLOEXEC);
    int fd = low < 0 ? -1 : fcntl(low, F_DUPFD_CLOEXEC, 16);
    if (low >= 0)
        close(low);
    return fd;
}

struct voice *voice_new(const struct voice_options *options)
{
    int fd = make_file();
    struct phrasebook *book = make_book(fd);
    if (!book) {
        if (fd >= 0)
            close(fd);
        return NULL;
    }
    struct voice *v = xcalloc(1, sizeof *v);
    *v = (struct voice){.options = *options, .book = book, .fd = fd};
    book->layout = PHRASEBOOK_LAYOUT;
    snprintf(book->voice, sizeof book->voice, "%s", options->name ? options->name : VOICE_NAME);
    book->rate_wpm = CLAMP(options->rate_wpm, VOICE_RATE_MIN_WPM, VOICE_RATE_MAX_WPM);
    return v;
}

void voice_free(struct voice *v)
{
    if (!v)
        return;
    if (v->pid > 0) {
        kill(v->pid, SIGKILL); /* its espeak-ng goes with it */
        while (waitpid(v->pid, NULL, 0) < 0 && errno == EINTR)
            continue;
    }
    munmap(v->book, sizeof *v->book);
    close(v->fd);
    free(v);
}

int voice_fd(const struct voice *v)
{
    return v->fd;
}

/* ---- the speaker ---- */

static void fail_all(struct voice *v)
{
    for (int slot; (slot = phrasebook_next(v->book)) >= 0;)
        phrasebook_fail(v->book, slot);
}

static void start(struct voice *v)
{
    struct spawn s = {.mode = "--speak",
                      .voice_cache = v->options.cache,
                      .stdin_fd = -1,
                      .stdout_fd = -1,
                      .stderr_fd = -1,
                      .share_fd = -1,
                      .book_fd = v->fd,
                      .own_group = true};
    v->settled_before = voice_settled(v);
    if (spawn_helper(&s, &v->pid) != 0) {
        v->pid = 0;
        fail_all(v);
    }
}

/* One that settled nothing, or was killed, did not survive the phrase it was at. */
static void reap(struct voice *v)
{
    int status = 0;
    if (v->pid == 0 || waitpid(v->pid, &status, WNOHANG) == 0)
        return;
    v->pid = 0;
    int slot = phrasebook_next(v->book);
    if (slot < 0 || (!WIFSIGNALED(status) && voice_settled(v) != v->settled_before))
        return;
    phrasebook_fail(v->book, slot);
    if (++v->deaths >= DEATHS_MAX)
        fail_all(v);
}

void voice_poll(struct voice *v)
{
    reap(v);
    if (v->pid == 0 && phrasebook_next(v->book) >= 0)
        start(v);
}

/* ---- phrases ---- */

int voice_want(struct voice *v, const struct phrase *p)
{
    return phrasebook_add(v->book, p->text, p->depth, p->counted);
}

uint32_t voice_settled(const struct voice *v)
{
    return atomic_load_explicit(&v->book->settled, memory_order_acquire);
}

int32_t voice_ms(const struct voice *v, int slot)
{
    return phrasebook_ms(v->book, slot);
}

static bool are_settled(const struct voice *v, int slots)
{
    for (int i = 0; i < slots; i++)
        if (phrasebook_ms(v->book, i) == 0)
            return false;
    return true;
}

bool voice_wait(struct voice *v, int slots, int timeout_ms)
{
    for (int ms = 0; !are_settled(v, slots); ms += WAIT_STEP_MS) {
        if (ms >= timeout_ms)
            return false;
        voice_poll(v);
        nanosleep(&(struct timespec){0, WAIT_STEP_MS * 1000000}, NULL);
    }
    return true;
}

struct sound_cue voice_cue(int slot, int depth, int64_t at_ns, int gain_db, int32_t slack_ms)
{
    return (struct sound_cue){.at_ns = at_ns,
                              .max_late_ms = CLAMP(slack_ms, LATE_MIN_MS, LATE_MAX_MS),
                              .gain_db = (float) (gain_db + depth * DEPTH_DB),
                              .sound = (uint16_t) (SOUND_PHRASE | slot),
                              .group = SOUND_GROUP_VOICE};
}
