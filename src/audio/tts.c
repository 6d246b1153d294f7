/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/tts.h"

#include "audio/sample_file.h"
#include "base/base.h"
#include "base/mem.h"
#include "dsp/sound.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { NOT_STARTED = 127, LOOK_NS = 500000 };

/* ---- the program ---- */

/* In espeak-ng [[ ]] are phonemes, and < > and & may be markup: they become spaces. */
static int text_file(const char *text)
{
    struct arena a = {0};
    char *words = arena_strdup(&a, text);
    for (char *p = words; (p = strpbrk(p, "[]<>&|")) != NULL; p++)
        *p = ' ';
    size_t length = strlen(words);
    int fd = memfd_create("limber-words", MFD_CLOEXEC);
    bool written = fd >= 0 && write(fd, words, length) == (ssize_t) length &&
                   write(fd, "\n", 1) == 1 && lseek(fd, 0, SEEK_SET) == 0;
    arena_release(&a);
    if (!written && fd >= 0)
        close(fd);
    return written ? fd : -1;
}

/* In the new process: its limits, its streams, and then it is espeak-ng. */
static void become(char *const argv[], int in, int out)
{
    const struct rlimit none = {0, 0};
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setrlimit(RLIMIT_CORE, &none);
    if (dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0 &&
        dup2(null, STDERR_FILENO) >= 0)
        execvp(argv[0], argv);
    _exit(NOT_STARTED);
}

/*
 * fork and not posix_spawn: the child must die with us even where we are killed, and
 * only it can ask for that. There is one thread here, so nothing is left half done in it.
 */
static pid_t start(const struct tts *t, int in, int out)
{
    struct arena a = {0};
    char *const argv[] = {arena_strdup(&a, "espeak-ng"),
                          arena_strdup(&a, "-b"),
                          arena_strdup(&a, "1"), /* UTF-8 */
                          arena_strdup(&a, "-v"),
                          arena_strdup(&a, t->voice),
                          arena_strdup(&a, "-s"),
                          arena_printf(&a, "%d", t->rate_wpm),
                          arena_strdup(&a, "-p"),
                          arena_printf(&a, "%d", t->pitch),
                          arena_strdup(&a, "-z"), /* no pause after the last sentence */
                          arena_strdup(&a, "--stdin"),
                          arena_strdup(&a, "--stdout"),
                          NULL};
    pid_t pid = fork();
    if (pid == 0)
        become(argv, in, out);
    arena_release(&a);
    return pid;
}

/* ---- its output ---- */

struct answer {
    unsigned char *bytes;
    size_t length, room;
};

static int64_t monotonic_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t) t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Until its end, the limit or the deadline. True: to its end. */
static bool read_answer(int fd, int64_t until_ms, struct answer *a)
{
    for (;;) {
        struct pollfd p = {.fd = fd, .events = POLLIN};
        int64_t left_ms = until_ms - monotonic_ms();
        if (left_ms <= 0 || a->length >= TTS_BYTES_MAX)
            return false;
        if (poll(&p, 1, (int) left_ms) <= 0)
            continue;
        if (a->length == a->room) {
            a->room = MAX(2 * a->room, (size_t) 256 << 10);
            a->bytes = xreallocarray(a->bytes, a->room, 1);
        }
        ssize_t got = read(fd, a->bytes + a->length, a->room - a->length);
        if (got == 0)
            return true;
        a->length += got > 0 ? (size_t) got : 0;
        if (got < 0 && errno != EINTR)
            return false;
    }
}

static bool has_ended(pid_t pid, int64_t until_ms, int *status)
{
    while (waitpid(pid, status, WNOHANG) == 0) {
        if (monotonic_ms() >= until_ms)
            return false;
        nanosleep(&(struct timespec){0, LOOK_NS}, NULL);
    }
    return true;
}

static enum tts_result judge(int status, struct err *err)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_STARTED) {
        err_set(err, "there is no espeak-ng");
        return TTS_MISSING;
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return TTS_SAID;
    err_set(err, "espeak-ng failed");
    return TTS_FAILED;
}

/* What does not end by itself in time is killed, with what it may have started. */
static enum tts_result listen_to(pid_t pid, int fd, struct answer *a, struct err *err)
{
    int64_t until_ms = monotonic_ms() + TTS_LIMIT_MS;
    int status = 0;
    bool whole = read_answer(fd, until_ms, a);
    if (whole && has_ended(pid, until_ms, &status))
        return judge(status, err);
    kill(-pid, SIGKILL);
    kill(pid, SIGKILL);
    waitpid(pid, &status, 0);
    if (!whole && a->length >= TTS_BYTES_MAX) {
        err_set(err, "espeak-ng gave more than %d MB", TTS_BYTES_MAX >> 20);
        return TTS_FAILED;
    }
    err_set(err, "espeak-ng did not end within %d s", TTS_LIMIT_MS / 1000);
    return TTS_HUNG;
}

static enum tts_result run(const struct tts *t, int in, struct answer *a, struct err *err)
{
    int ends[2];
    pid_t pid = -1;
    enum tts_result result = TTS_FAILED;
    if (pipe2(ends, O_CLOEXEC) == 0) {
        pid = start(t, in, ends[1]);
        close(ends[1]);
        if (pid > 0)
            result = listen_to(pid, ends[0], a, err);
        close(ends[0]);
    }
    if (pid < 0)
        err_set(err, "espeak-ng cannot be started: %s", strerror(errno));
    return result;
}

static void mix_down(struct pcm *p)
{
    if (p->channels == 1)
        return;
    for (size_t i = 0; i < p->frames; i++)
        p->samples[i] = (p->samples[2 * i] + p->samples[2 * i + 1]) / 2;
    p->channels = 1;
}

static bool take(const struct answer *a, struct pcm *out, struct err *err)
{
    if (!sample_decode(a->bytes, a->length, out, err))
        return false;
    mix_down(out);
    if (out->frames <= (size_t) TTS_SECONDS_MAX * SOUND_RATE_HZ)
        return true;
    pcm_release(out);
    return err_set(err, "espeak-ng spoke longer than %d s", TTS_SECONDS_MAX);
}

enum tts_result tts_say(const struct tts *t, const char *text, struct pcm *out, struct err *err)
{
    *out = (struct pcm){0};
    struct answer a = {0};
    int in = text_file(text);
    enum tts_result result = in >= 0 ? run(t, in, &a, err) : TTS_FAILED;
    if (result == TTS_SAID && !take(&a, out, err))
        result = TTS_FAILED;
    free(a.bytes);
    if (in >= 0)
        close(in);
    return result;
}
