/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/home.h"

#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void name_folders(struct tui_home *h, const char *folder)
{
    snprintf(h->folder, sizeof h->folder, "%s", folder);
    snprintf(h->data, sizeof h->data, "XDG_DATA_HOME=%s/data", folder);
    snprintf(h->config, sizeof h->config, "XDG_CONFIG_HOME=%s/config", folder);
    snprintf(h->chosen, sizeof h->chosen, "XDG_STATE_HOME=%s/state", folder);
    snprintf(h->path, sizeof h->path, "PATH=%s/bin", folder);
    h->env[0] = h->data;
    h->env[1] = h->config;
    h->env[2] = h->chosen;
    h->env[3] = h->path;
    h->env[4] = h->env[5] = NULL;
}

int tui_home_setup(void **state)
{
    static struct tui_home home;
    char name[] = "visit-XXXXXX", cwd[TUI_PATH_BYTES / 2], folder[TUI_PATH_BYTES / 2 + 32];
    assert_non_null(mkdtemp(name));
    assert_non_null(getcwd(cwd, sizeof cwd));
    snprintf(folder, sizeof folder, "%s/%s", cwd, name);
    name_folders(&home, folder);
    *state = &home;
    return 0;
}

int tui_home_teardown(void **state)
{
    const struct tui_home *h = *state;
    pid_t child = fork();
    if (child == 0) {
        execlp("rm", "rm", "-r", h->folder, (char *) NULL);
        _exit(127);
    }
    waitpid(child, NULL, 0);
    return 0;
}

struct tui *tui_home_start(struct tui_home *h, int cols, int rows, const char *const argv[])
{
    return tui_start(
        &(struct tui_options){.cols = cols, .rows = rows, .clock = true, .env = h->env}, argv);
}

void tui_home_speaks(struct tui_home *h)
{
    const char *builddir = getenv("builddir");
    char folder[TUI_PATH_BYTES + 32], fake[TUI_PATH_BYTES], link[TUI_PATH_BYTES + 64];
    snprintf(fake, sizeof fake, "%s/tests/tools/fake_espeak", builddir ? builddir : ".");
    char *absolute = realpath(fake, NULL);
    assert_non_null(absolute);
    snprintf(folder, sizeof folder, "%s/bin", h->folder);
    snprintf(link, sizeof link, "%s/espeak-ng", folder);
    mkdir(h->folder, 0700);
    assert_int_equal(mkdir(folder, 0700), 0);
    assert_int_equal(symlink(absolute, link), 0);
    free(absolute);
}

/* Phrases are rendered as ever. */
void tui_home_sounds(struct tui_home *h, const char *script)
{
    const char *builddir = getenv("builddir");
    char *build = realpath(builddir ? builddir : ".", NULL);
    assert_non_null(build);
    mkdir(h->folder, 0700);
    snprintf(h->audio, sizeof h->audio, "LIMBER_AUDIO=%s/limber-audio", h->folder);
    const char *path = strchr(h->audio, '=') + 1;
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fprintf(f, "#!/bin/sh\n[ \"$1\" = --play ] || exec '%s/limber-audio' \"$@\"\ncd '%s'\n%s\n",
            build, h->folder, script);
    fclose(f);
    free(build);
    assert_int_equal(chmod(path, 0700), 0);
    h->env[4] = h->audio;
}

void tui_home_screened(struct tui_home *h)
{
    static const char *const argv[] = {"limber", "screen", "--none", NULL};
    assert_int_equal(tui_finish(tui_home_start(h, 0, 0, argv)), 0);
}

void tui_home_get_ready(struct tui *t)
{
    assert_true(tui_wait(t, "Pain right now"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "how stiff does your upper back feel?"));
    tui_press(t, TUI_ENTER);
    assert_true(tui_wait(t, "new to you"));
    tui_type(t, "s");
    assert_true(tui_wait(t, "get ready"));
}
