/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Drives the sound as a screen would, for tests.
 *
 *   sound_driver render OUT.wav TOTAL_MS      cues on standard input, through render_wav()
 *   sound_driver live SECONDS TURN_MS         … through the engine, on the monotonic clock
 *   sound_driver idle SECONDS TURN_MS IDLE_MS pauses until limber-audio is let go, and goes on
 *   sound_driver cycles COUNT TURN_MS         begins and ends so often; says what has piled up
 *
 * A cue is a line "AT_MS SOUND [DURATION_MS]". LIMBER_DATADIR holds sounds/.
 * live prints "MS status NAME pid PID" whenever that changes, and at the end the
 * monotonic instant of cue time 0 in ns, the longest turn, the longest time spent in the engine
 * during one, sounds that were refused, those of them that limber-audio had no room for (full), and
 * what engine_stats() says.
 */
#include "config.h"

#include "audio/cues.h"
#include "audio/engine.h"
#include "audio/render.h"
#include "base/base.h"
#include "base/mem.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#define MS ((int64_t) 1000000)
enum { CUES_MAX = 4096, LOOKAHEAD_MS = 600, LEAD_MS = 1500 };

struct score {
    struct sound_cue cues[CUES_MAX];
    size_t count;
};

static int sound_by_name(const char *name)
{
    for (int i = 0; i < N_SOUNDS; i++)
        if (strcmp(sound_names[i], name) == 0)
            return i;
    fprintf(stderr, "no sound '%s'\n", name);
    exit(2);
}

static void read_score(struct score *s)
{
    char line[128];
    while (s->count < CUES_MAX && fgets(line, sizeof line, stdin)) {
        char *save = NULL, *at = strtok_r(line, " \n", &save);
        char *name = strtok_r(NULL, " \n", &save), *duration = strtok_r(NULL, " \n", &save);
        if (!at || !name)
            continue;
        s->cues[s->count++] =
            sound_alone((enum sound_id) sound_by_name(name), strtoll(at, NULL, 10) * MS,
                        duration ? (int32_t) strtol(duration, NULL, 10) : 0);
    }
}

static int render(const struct score *s, const char *out, int64_t total_ms, const char *sounds)
{
    struct err err = {0};
    struct render_options options = {.sounds = {.system_folder = sounds}};
    if (render_wav(s->cues, s->count, total_ms, out, &options, &err))
        return 0;
    fprintf(stderr, "%s\n", err.text);
    return 1;
}

static int64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t) t.tv_sec * 1000000000 + t.tv_nsec;
}

static void tell_changes(struct engine *e, int64_t ms, enum engine_status *status, int *pid)
{
    int now_pid = engine_stats(e).pid;
    if (engine_status(e) == *status && now_pid == *pid)
        return;
    *status = engine_status(e);
    *pid = now_pid;
    printf("%lld status %s pid %d\n", (long long) ms, engine_status_names[*status], now_pid);
    fflush(stdout);
}

static int live(const struct score *s, int seconds, int turn_ms, const char *sounds)
{
    struct engine_options options = {.sounds = {.system_folder = sounds}};
    struct engine *e = engine_new(&options);
    enum engine_status status = ENGINE_OFF;
    int64_t start = now_ns(), zero = start + LEAD_MS * MS, longest = 0, last = start,
            longest_call = 0;
    size_t next = 0, refused = 0, full = 0;
    int pid = 0;
    engine_set_active(e, true, start);
    for (int64_t now = start; now < start + seconds * 1000 * MS; now = now_ns()) {
        longest = MAX(longest, now - last);
        last = now;
        engine_poll(e, now);
        tell_changes(e, (now - start) / MS, &status, &pid);
        for (; next < s->count && zero + s->cues[next].at_ns < now + LOOKAHEAD_MS * MS; next++) {
            struct sound_cue cue = s->cues[next];
            cue.at_ns += zero;
            bool played = engine_play(e, &cue);
            refused += !played;
            full += !played && engine_stats(e).pid > 0;
        }
        longest_call = MAX(longest_call, now_ns() - now);
        nanosleep(&(struct timespec){0, turn_ms * MS}, NULL);
    }
    struct engine_stats stats = engine_stats(e);
    int64_t before = now_ns();
    engine_free(e);
    printf("zero_ns %lld longest_turn_ms %.1f longest_call_ms %.1f refused %zu full %zu late %u "
           "dropped %u underruns %u starts %u latency_ms %.1f stop_ms %.1f\n",
           (long long) zero, (double) longest / 1e6, (double) longest_call / 1e6, refused, full,
           stats.late, stats.dropped, stats.underruns, stats.starts, stats.latency_ms,
           (double) (now_ns() - before) / 1e6);
    return 0;
}

/* Polls until the status is that, for SECONDS; true where it came. */
static bool reaches(struct engine *e, enum engine_status wanted, int seconds, int turn_ms)
{
    for (int64_t until = now_ns() + seconds * 1000 * MS; now_ns() < until;) {
        engine_poll(e, now_ns());
        if (engine_status(e) == wanted && (wanted != ENGINE_OFF || engine_stats(e).pid == 0))
            return true;
        nanosleep(&(struct timespec){0, turn_ms * MS}, NULL);
    }
    return false;
}

static int idle(int seconds, int turn_ms, int idle_ms, const char *sounds)
{
    struct engine_options options = {.sounds = {.system_folder = sounds}, .idle_ms = idle_ms};
    struct engine *e = engine_new(&options);
    engine_set_active(e, true, now_ns());
    bool was_on = reaches(e, ENGINE_ON, seconds, turn_ms);
    int64_t paused = now_ns();
    engine_set_active(e, false, paused);
    int64_t wake = engine_poll(e, paused + 10 * MS);
    bool kept = engine_stats(e).pid > 0;
    bool left = reaches(e, ENGINE_OFF, seconds, turn_ms);
    int64_t left_ms = (now_ns() - paused) / MS;
    engine_set_active(e, true, now_ns());
    bool back = reaches(e, ENGINE_ON, seconds, turn_ms);
    printf("idle on %d kept %d sleeps_ms %lld left %d back %d starts %u left_ms %lld\n", was_on,
           kept, (long long) ((wake - paused) / MS), left, back, engine_stats(e).starts,
           (long long) left_ms);
    engine_free(e);
    return 0;
}

static int open_files(void)
{
    int count = 0;
    DIR *d = opendir("/proc/self/fd");
    while (d && readdir(d))
        count++;
    if (d)
        closedir(d);
    return count;
}

/* Lines of /proc/self/maps with the text in them. */
static int mappings(const char *text)
{
    char line[512];
    int count = 0;
    FILE *f = fopen("/proc/self/maps", "r");
    while (f && fgets(line, sizeof line, f))
        count += strstr(line, text) != NULL;
    if (f)
        fclose(f);
    return count;
}

static long resident_kb(void)
{
    char line[128];
    long kb = 0;
    FILE *f = fopen("/proc/self/status", "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, "VmRSS:", 6) == 0)
            kb = strtol(line + 6, NULL, 10);
    if (f)
        fclose(f);
    return kb;
}

/* Processes that have ended and nobody has asked how; one may ring out for a second. */
static int unreaped(void)
{
    siginfo_t info;
    for (int64_t until = now_ns() + 2000 * MS; now_ns() < until;) {
        if (waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) < 0)
            return 0; /* there are no children at all */
        nanosleep(&(struct timespec){0, 10 * MS}, NULL);
    }
    int count = 0;
    while (waitpid(-1, NULL, WNOHANG) > 0)
        count++;
    return count;
}

static int cycles(int count, int turn_ms, const char *sounds)
{
    struct engine_options options = {.sounds = {.system_folder = sounds}};
    int was_on = 0, files = open_files(), shares = 0;
    int64_t longest_stop = 0;
    long kb = 0;
    for (int i = 0; i < count; i++) {
        struct engine *e = engine_new(&options);
        engine_set_active(e, true, now_ns());
        was_on += reaches(e, ENGINE_ON, 5, turn_ms);
        int64_t before = now_ns();
        engine_free(e);
        longest_stop = MAX(longest_stop, now_ns() - before);
        kb = i == 2 ? resident_kb() : kb;
        shares = MAX(shares, mappings("limber-audio"));
    }
    int left = unreaped();
    printf("cycles %d on %d files %d shares %d kilobytes %ld stop_ms %.1f unreaped %d\n", count,
           was_on, open_files() - files, shares, resident_kb() - kb, (double) longest_stop / 1e6,
           left);
    return 0;
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    const char *data = getenv("LIMBER_DATADIR");
    const char *sounds = arena_printf(&a, "%s/sounds", data ? data : ".");
    struct score *s = xcalloc(1, sizeof *s);
    int result = 2;
    if (argc == 5 && strcmp(argv[1], "idle") == 0) {
        result = idle((int) strtol(argv[2], NULL, 10), (int) strtol(argv[3], NULL, 10),
                      (int) strtol(argv[4], NULL, 10), sounds);
    } else if (argc == 4 && strcmp(argv[1], "cycles") == 0) {
        result = cycles((int) strtol(argv[2], NULL, 10), (int) strtol(argv[3], NULL, 10), sounds);
    } else if (argc == 4) {
        read_score(s);
        if (strcmp(argv[1], "render") == 0)
            result = render(s, argv[2], strtoll(argv[3], NULL, 10), sounds);
        else if (strcmp(argv[1], "live") == 0)
            result =
                live(s, (int) strtol(argv[2], NULL, 10), (int) strtol(argv[3], NULL, 10), sounds);
    }
    free(s);
    arena_release(&a);
    return result;
}
