/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/home.h"

#include "unit/folder.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int tui_home_setup(void **state)
{
    struct tui_home *h = xcalloc(1, sizeof *h);
    h->folder = folder_new();
    h->env[0] = arena_printf(&h->arena, "XDG_DATA_HOME=%s/data", h->folder);
    h->env[1] = arena_printf(&h->arena, "XDG_CONFIG_HOME=%s/config", h->folder);
    h->env[2] = arena_printf(&h->arena, "XDG_STATE_HOME=%s/state", h->folder);
    h->env[3] = arena_printf(&h->arena, "PATH=%s/bin", h->folder);
    *state = h;
    return 0;
}

int tui_home_teardown(void **state)
{
    struct tui_home *h = *state;
    folder_remove(h->folder);
    arena_release(&h->arena);
    free(h);
    return 0;
}

const char *tui_home_path(struct tui_home *h, const char *name)
{
    return arena_printf(&h->arena, "%s/%s", h->folder, name);
}

struct tui *tui_home_start(struct tui_home *h, int cols, int rows, const char *const argv[])
{
    return tui_start(
        &(struct tui_options){.cols = cols, .rows = rows, .clock = true, .env = h->env}, argv);
}

/* tests/tools/TOOL on its PATH by that name. */
static void put_on_path(struct tui_home *h, const char *tool, const char *name)
{
    const char *builddir = getenv("builddir");
    const char *fake =
        arena_printf(&h->arena, "%s/tests/tools/%s", builddir ? builddir : ".", tool);
    const char *bin = tui_home_path(h, "bin");
    char *absolute = realpath(fake, NULL);
    assert_non_null(absolute);
    assert_int_equal(mkdir(bin, 0700), 0);
    assert_int_equal(symlink(absolute, arena_printf(&h->arena, "%s/%s", bin, name)), 0);
    free(absolute);
}

void tui_home_speaks(struct tui_home *h)
{
    put_on_path(h, "fake_espeak", "espeak-ng");
}

void tui_home_dispatches(struct tui_home *h)
{
    static const char *const argv[] = {"limber", "config", "voice_engine", "speech-dispatcher",
                                       NULL};
    put_on_path(h, "fake_spd_say", "spd-say");
    h->said = arena_printf(&h->arena, "%s/said", h->folder);
    h->env[4] = arena_printf(&h->arena, "FAKE_SPD_LOG=%s", h->said);
    assert_int_equal(tui_finish(tui_home_start(h, 0, 0, argv)), 0);
}

bool tui_home_told_yet(const struct tui_home *h, const char *text)
{
    FILE *log = fopen(h->said, "r");
    char line[1024];
    bool told = false;
    while (log && !told && fgets(line, sizeof line, log))
        told = strstr(line, text) != NULL;
    if (log)
        fclose(log);
    return told;
}

bool tui_home_was_told(const struct tui_home *h, const char *text)
{
    for (int tries = 0; tries < 1000; tries++) {
        if (tui_home_told_yet(h, text))
            return true;
        usleep(5000);
    }
    return false;
}

/* Phrases are rendered as ever. */
void tui_home_sounds(struct tui_home *h, const char *script)
{
    const char *builddir = getenv("builddir");
    char *build = realpath(builddir ? builddir : ".", NULL);
    assert_non_null(build);
    const char *path = tui_home_path(h, "limber-audio");
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fprintf(f, "#!/bin/sh\n[ \"$1\" = --play ] || exec '%s/limber-audio' \"$@\"\ncd '%s'\n%s\n",
            build, h->folder, script);
    fclose(f);
    free(build);
    assert_int_equal(chmod(path, 0700), 0);
    h->env[4] = arena_printf(&h->arena, "LIMBER_AUDIO=%s", path);
}

void tui_home_screened(struct tui_home *h)
{
    static const char *const argv[] = {"limber", "screen", "--none", NULL};
    assert_int_equal(tui_finish(tui_home_start(h, 0, 0, argv)), 0);
}

void tui_answer(struct tui *t, const char *text, const char *keys)
{
    if (!tui_wait(t, text)) {
        struct strbuf screen = {0};
        tui_dump(t, &screen);
        fail_msg("no \"%s\" in\n%s", text, strbuf_text(&screen));
    }
    tui_type(t, keys);
}

void tui_answer_mild_ache(struct tui *t)
{
    tui_answer(t, "Safety questions 3 of 4", "n\r");
    assert_true(tui_wait(t, "Choose one of these lines with Enter."));
    assert_false(tui_shows(t, "(*)"));
    tui_type(t, "j\r");
    tui_answer(t, "(*) Stiffness or a mild ache", "\r");
}

void tui_answer_no_to_all(struct tui *t)
{
    tui_answer(t, "Are you 18 or over?", "1\r");
    tui_answer(t, "Safety questions 1 of 4", "n\r");
    tui_answer(t, "Safety questions 2 of 4", "n\r0\r"); /* pain at its worst is wanted */
    tui_answer_mild_ache(t);
    tui_answer(t, "Safety questions 4 of 4", "n\r");
    tui_answer(t, "You are good to go.", "\r");
}

void tui_home_get_ready(struct tui *t)
{
    tui_answer(t, "Pain right now", "\r");
    tui_answer(t, "how stiff does your upper back feel?", "\r");
    tui_answer(t, "new to you", "s");
    assert_true(tui_wait(t, "get ready"));
}
