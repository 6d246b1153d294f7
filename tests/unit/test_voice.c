/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audio/voice with limber-audio --speak and a stand-in for espeak-ng; audio/voice_cache. */
#include "config.h"

#include "audio/voice.h"
#include "audio/voice_cache.h"
#include "base/strbuf.h"
#include "io/fsutil.h"
#include "unit/folder.h"
#include "unit/unit.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { WAIT_MS = 20000 };

struct world {
    struct arena arena;
    char *folder;
    const char *cache, *log, *usual_path;
};

static const char *absolute(struct arena *a, const char *folder, const char *name)
{
    char path[PATH_MAX];
    return folder[0] == '/' ? arena_printf(a, "%s/%s", folder, name)
                            : arena_printf(a, "%s/%s/%s", getcwd(path, sizeof path), folder, name);
}

/* A folder whose espeak-ng is ours, first on the PATH. */
static int make(void **state)
{
    struct world *w = xcalloc(1, sizeof *w);
    const char *built = getenv("builddir");
    w->folder = folder_new();
    w->cache = arena_printf(&w->arena, "%s/cache", w->folder);
    w->log = arena_printf(&w->arena, "%s/log", w->folder);
    w->usual_path = arena_strdup(&w->arena, getenv("PATH"));
    const char *bin = arena_printf(&w->arena, "%s/bin", w->folder);
    const char *fake = absolute(&w->arena, built ? built : ".", "tests/tools/fake_espeak");
    assert_int_equal(mkdir(bin, 0700), 0);
    assert_int_equal(symlink(fake, arena_printf(&w->arena, "%s/espeak-ng", bin)), 0);
    setenv("PATH", bin, 1);
    setenv("FAKE_ESPEAK_LOG", w->log, 1);
    setenv("LIMBER_AUDIO", absolute(&w->arena, built ? built : ".", "limber-audio"), 1);
    unsetenv("FAKE_ESPEAK");
    *state = w;
    return 0;
}

static int drop(void **state)
{
    struct world *w = *state;
    setenv("PATH", w->usual_path, 1);
    folder_remove(w->folder);
    arena_release(&w->arena);
    free(w);
    return 0;
}

static struct voice *new_voice(const struct world *w)
{
    return voice_new(&(struct voice_options){.cache = w->cache, .name = "en-gb", .rate_wpm = 160});
}

static int want(struct voice *v, const char *text)
{
    return voice_want(v, &(struct phrase){.text = text});
}

static int spoken(const struct world *w)
{
    struct strbuf log = {0};
    int lines = 0;
    if (fs_read(w->log, 1 << 20, &log, NULL) == FS_OK)
        for (const char *p = log.text; *p; p++)
            lines += *p == '\n';
    strbuf_release(&log);
    return lines;
}

static bool was_said(const struct world *w, const char *line)
{
    struct strbuf log = {0};
    bool found = fs_read(w->log, 1 << 20, &log, NULL) == FS_OK && strstr(strbuf_text(&log), line);
    strbuf_release(&log);
    return found;
}

/* ---- rendering ---- */

static void voice__phrases__are_measured(void **state)
{
    struct world *w = *state;
    assert_true(voice_is_there());
    struct voice *v = new_voice(w);
    int a = want(v, "ninechars"), b = want(v, "Halfway");
    assert_int_equal(want(v, "ninechars"), a);
    assert_int_equal(voice_ms(v, a), 0);
    assert_true(voice_wait(v, b + 1, WAIT_MS));
    /* 60 ms a letter and one for the line's end; what is left of the silence is 10 ms. */
    assert_in_range(voice_ms(v, a), 600, 620);
    assert_in_range(voice_ms(v, b), 480, 500);
    assert_int_equal(voice_settled(v), 2);
    int c = want(v, "more"); /* later ones are rendered, too */
    assert_true(voice_wait(v, c + 1, WAIT_MS));
    assert_in_range(voice_ms(v, c), 300, 320);
    voice_free(v);
}

static void voice__counted__has_a_second_a_word(void **state)
{
    struct world *w = *state;
    struct voice *v = new_voice(w);
    struct phrase p = {.text = "One, two, three.", .counted = true};
    int slot = voice_want(v, &p);
    assert_true(voice_wait(v, slot + 1, WAIT_MS));
    assert_in_range(voice_ms(v, slot), 2000 + 420, 2000 + 440);
    voice_free(v);
}

/* Nothing of a text is an option, markup or phonemes. */
static void voice__text__is_only_words(void **state)
{
    struct world *w = *state;
    struct voice *v = new_voice(w);
    want(v, "--help -w /tmp/x");
    want(v, "[[h@l'oU]] <speak> & $(touch x); `id`");
    struct phrase deep = {.text = "In", .depth = 2};
    int last = voice_want(v, &deep);
    assert_true(voice_wait(v, last + 1, WAIT_MS));
    assert_true(was_said(w, "-b 1 -v en-gb -s 160 -p 50 -z --stdin --stdout | --help -w /tmp/x\n"));
    assert_true(was_said(w, "|   h@l'oU    speak    $(touch x); `id`\n"));
    assert_true(was_said(w, "-s 160 -p 34 -z --stdin --stdout | In\n"));
    voice_free(v);
}

static void voice__kept__is_not_rendered_again(void **state)
{
    struct world *w = *state;
    for (int i = 0; i < 3; i++) {
        struct voice *v = new_voice(w);
        int slot = want(v, "Keep breathing.");
        assert_true(voice_wait(v, slot + 1, WAIT_MS));
        assert_in_range(voice_ms(v, slot), 960, 980);
        assert_int_equal(spoken(w), 1);
        voice_free(v);
    }
    struct voice_options faster = {.cache = w->cache, .name = "en-gb", .rate_wpm = 200};
    struct voice *v = voice_new(&faster);
    assert_true(voice_wait(v, want(v, "Keep breathing.") + 1, WAIT_MS));
    assert_int_equal(spoken(w), 2);
    voice_free(v);
}

static const char *only_file(struct world *w)
{
    DIR *d = opendir(w->cache);
    struct dirent *file;
    const char *path = NULL;
    assert_non_null(d);
    while ((file = readdir(d)) != NULL)
        if (file->d_name[0] != '.')
            path = arena_printf(&w->arena, "%s/%s", w->cache, file->d_name);
    closedir(d);
    assert_non_null(path);
    return path;
}

static void voice__kept_but_broken__is_rendered_again(void **state)
{
    struct world *w = *state;
    static const struct {
        off_t at;
        bool cut;
    } damages[] = {{0, false}, {9, false}, {20, false}, {500, false}, {700, true}, {0, true}};
    int times = 1;
    for (size_t i = 0; i <= ARRAY_LEN(damages); i++) {
        struct voice *v = new_voice(w);
        int slot = want(v, "Keep breathing.");
        assert_true(voice_wait(v, slot + 1, WAIT_MS));
        assert_in_range(voice_ms(v, slot), 960, 980);
        assert_int_equal(spoken(w), times++);
        voice_free(v);
        if (i == ARRAY_LEN(damages))
            break;
        int fd = open(only_file(w), O_WRONLY | O_CLOEXEC);
        if (damages[i].cut)
            assert_int_equal(ftruncate(fd, damages[i].at), 0);
        else
            assert_int_equal(pwrite(fd, "\x7f", 1, damages[i].at), 1);
        close(fd);
    }
}

/* ---- an espeak-ng that does not do its work ---- */

static void fails(struct world *w, const char *mode, int64_t most_ms)
{
    struct timespec before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    setenv("FAKE_ESPEAK", mode, 1);
    struct voice *v = new_voice(w);
    int first = want(v, "one"), last = want(v, "two");
    assert_true(voice_wait(v, last + 1, WAIT_MS));
    assert_true(voice_ms(v, first) < 0 && voice_ms(v, last) < 0);
    voice_free(v);
    clock_gettime(CLOCK_MONOTONIC, &after);
    assert_in_range((after.tv_sec - before.tv_sec) * 1000, 0, most_ms);
}

static void voice__espeak_that_fails__says_nothing(void **state)
{
    static const char *const modes[] = {"fail", "crash", "garbage", "empty", "silent"};
    for (size_t i = 0; i < ARRAY_LEN(modes); i++)
        fails(*state, modes[i], 5000);
}

static void voice__espeak_without_end__is_killed(void **state)
{
    fails(*state, "endless", 9000);
}

/* Once it has hung it is not waited for again. */
static void voice__espeak_that_hangs__is_killed_once(void **state)
{
    struct world *w = *state;
    fails(w, "hang", 7000);
    assert_int_equal(spoken(w), 1);
}

static void voice__no_espeak__is_known_at_once(void **state)
{
    struct world *w = *state;
    setenv("PATH", "/nonexistent", 1);
    assert_false(voice_is_there());
    fails(w, "", 3000);
}

static void voice__slow__nobody_waits(void **state)
{
    struct world *w = *state;
    setenv("FAKE_ESPEAK", "slow", 1);
    struct voice *v = new_voice(w);
    int first = want(v, "one"), last = want(v, "two");
    struct timespec before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    voice_poll(v);
    assert_int_equal(voice_ms(v, first), 0);
    assert_false(voice_wait(v, last + 1, 20));
    clock_gettime(CLOCK_MONOTONIC, &after);
    assert_true((after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1000000 <
                280);
    assert_true(voice_wait(v, first + 1, WAIT_MS)); /* in the order they are wanted */
    assert_int_equal(voice_ms(v, last), 0);
    voice_free(v); /* gives up what is not rendered */
}

static void voice__no_limber_audio__fails_at_once(void **state)
{
    struct world *w = *state;
    setenv("LIMBER_AUDIO", "/nonexistent", 1);
    fails(w, "", 3000);
    setenv("LIMBER_AUDIO", "/bin/false", 1);
    fails(w, "", 3000);
}

/* ---- what is kept ---- */

static struct sample a_second(struct arena *a, int16_t value)
{
    int16_t *pcm = arena_array(a, SOUND_RATE_HZ, sizeof *pcm);
    for (int i = 0; i < SOUND_RATE_HZ; i++)
        pcm[i] = value;
    return (struct sample){pcm, SOUND_RATE_HZ, 1, 1e-5F};
}

static void cache__trim__deletes_the_least_recently_used(void **state)
{
    struct world *w = *state;
    struct voice_cache c = {w->cache};
    struct sample s = a_second(&w->arena, 7), got;
    static const char *const keys[] = {"a", "b", "c", "d"};
    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        voice_cache_write(&c, keys[i], &s);
        usleep(20000); /* files remember when they were used to some milliseconds */
    }
    assert_true(voice_cache_read(&c, "a", &w->arena, &got)); /* makes it the latest */
    assert_int_equal(got.frames, SOUND_RATE_HZ);
    assert_int_equal(got.pcm[100], 7);
    voice_cache_trim(&c, 2 * SOUND_RATE_HZ * 2 + 1000);
    assert_true(voice_cache_read(&c, "a", &w->arena, &got));
    assert_false(voice_cache_read(&c, "b", &w->arena, &got));
    assert_false(voice_cache_read(&c, "c", &w->arena, &got));
    assert_true(voice_cache_read(&c, "d", &w->arena, &got));
}

static void cache__trim__leaves_what_is_not_its_own(void **state)
{
    struct world *w = *state;
    struct voice_cache c = {w->cache};
    struct sample s = a_second(&w->arena, 1);
    struct err err = {""};
    voice_cache_write(&c, "a", &s);
    const char *other = arena_printf(&w->arena, "%s/notes.txt", w->cache);
    assert_true(fs_write_whole(other, "mine", 4, 0600, &err));
    voice_cache_trim(&c, 0);
    assert_true(fs_is_file(other));
    struct sample got;
    assert_false(voice_cache_read(&c, "a", &w->arena, &got));
}

static void cache__no_folder__keeps_nothing(void **state)
{
    struct world *w = *state;
    struct sample s = a_second(&w->arena, 1), got;
    static const char *const folders[] = {NULL, "/proc/nonexistent"};
    for (size_t i = 0; i < ARRAY_LEN(folders); i++) {
        struct voice_cache c = {folders[i]};
        voice_cache_write(&c, "a", &s);
        assert_false(voice_cache_read(&c, "a", &w->arena, &got));
        voice_cache_trim(&c, 0);
    }
}

int main(void)
{
#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, make, drop)
    const struct CMUnitTest tests[] = {
        IN_WORLD(voice__phrases__are_measured),
        IN_WORLD(voice__counted__has_a_second_a_word),
        IN_WORLD(voice__text__is_only_words),
        IN_WORLD(voice__kept__is_not_rendered_again),
        IN_WORLD(voice__kept_but_broken__is_rendered_again),
        IN_WORLD(voice__espeak_that_fails__says_nothing),
        IN_WORLD(voice__espeak_without_end__is_killed),
        IN_WORLD(voice__espeak_that_hangs__is_killed_once),
        IN_WORLD(voice__no_espeak__is_known_at_once),
        IN_WORLD(voice__slow__nobody_waits),
        IN_WORLD(voice__no_limber_audio__fails_at_once),
        IN_WORLD(cache__trim__deletes_the_least_recently_used),
        IN_WORLD(cache__trim__leaves_what_is_not_its_own),
        IN_WORLD(cache__no_folder__keeps_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
