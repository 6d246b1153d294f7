/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * viewdemo [SCREEN] [--light] [--ascii] [--colours N] [--no-mouse]
 *
 * The fixture screens on the real terminal: → and ← leaf through them, q quits,
 * z suspends, c crashes. To be looked at, and for the terminal's own tests.
 */
#include "config.h"

#include "tui/term.h"
#include "view/fixture_screens.h"

#include <errno.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

static int block_signals(void)
{
    static const int signals[] = {SIGWINCH, SIGINT, SIGTERM, SIGHUP, SIGTSTP};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < ARRAY_LEN(signals); i++)
        sigaddset(&set, signals[i]);
    sigprocmask(SIG_BLOCK, &set, NULL);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void draw(struct term *t, struct frame *f, size_t i)
{
    int cols, rows;
    term_size(t, &cols, &rows);
    frame_begin(f, cols, rows, term_caps(t));
    fixture_screens[i].draw(f);
    term_present(t, f);
}

/* False: quit. */
static bool take_signals(struct term *t, int fd)
{
    struct signalfd_siginfo info;
    while (read(fd, &info, sizeof info) == (ssize_t) sizeof info) {
        if (info.ssi_signo == SIGWINCH) {
            term_resize(t);
        } else if (info.ssi_signo == SIGTSTP) {
            term_suspend(t);
            raise(SIGSTOP);
            term_resume(t);
        } else {
            return false;
        }
    }
    return true;
}

static bool take_keys(struct term *t, size_t *i)
{
    struct input in;
    while (term_read(t, &in)) {
        if (in.key == INPUT_RIGHT)
            *i = (*i + 1) % n_fixture_screens;
        else if (in.key == INPUT_LEFT)
            *i = (*i + n_fixture_screens - 1) % n_fixture_screens;
        else if (in.key == INPUT_WHEEL_DOWN)
            *i = (*i + 1) % n_fixture_screens;
        else if (in.key == INPUT_REDRAW)
            term_redraw(t);
        else if (in.key == INPUT_CHAR && in.cp == 'z')
            kill(getpid(), SIGTSTP);
        else if (in.key == INPUT_CHAR && in.cp == 'c')
            abort();
        else if (in.key == INPUT_CHAR && in.cp == 'q')
            return false;
    }
    return !term_gone(t);
}

int main(int argc, char **argv)
{
    setlocale(LC_CTYPE, "");
    struct term_options o = {.mouse = true};
    size_t screen = 0;
    for (int a = 1; a < argc; a++) {
        if (strcmp(argv[a], "--light") == 0)
            o.background = TERM_BACKGROUND_LIGHT;
        else if (strcmp(argv[a], "--ascii") == 0)
            o.ascii = true;
        else if (strcmp(argv[a], "--no-mouse") == 0)
            o.mouse = false;
        else if (strcmp(argv[a], "--colours") == 0 && a + 1 < argc)
            o.colours = (int) strtol(argv[++a], NULL, 10);
        for (size_t i = 0; i < n_fixture_screens; i++)
            if (strcmp(argv[a], fixture_screens[i].name) == 0)
                screen = i;
    }
    int signals = block_signals();
    struct err err = {0};
    struct term *t = term_open(&o, &err);
    if (!t) {
        fprintf(stderr, "viewdemo: %s\n", err.text);
        return 1;
    }
    struct frame f = {0};
    bool go_on = true;
    while (go_on) {
        draw(t, &f, screen);
        struct pollfd p[] = {{term_fd(t), POLLIN, 0}, {signals, POLLIN, 0}};
        if (poll(p, 2, -1) < 0 && errno != EINTR)
            break;
        go_on = take_signals(t, signals) && take_keys(t, &screen);
    }
    term_close(t);
    frame_release(&f);
    return 0;
}
