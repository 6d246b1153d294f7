/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_AUDIO_SPAWN_H
#define LIMBER_AUDIO_SPAWN_H

#include "audio/sounds.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/*
 * Starting limber-audio. It is found at $LIMBER_AUDIO, else beside the running
 * program (a build tree), else in the libexec folder.
 */
struct spawn {
    const char *mode; /* "--play", "--render", "--probe" */
    struct sounds_from sounds;
    const char *voice_cache;            /* folder; NULL: none */
    int stdin_fd, stdout_fd, stderr_fd; /* -1: /dev/null */
    int share_fd;                       /* becomes SHARE_FD; -1: none */
    int book_fd;                        /* becomes BOOK_FD; 0 or below: none */
    bool own_group;                     /* keys of the terminal do not reach it */
};

/* 0 and *pid, or an errno value. */
int spawn_helper(const struct spawn *s, pid_t *pid);
/* Starts it and waits until it has ended; standard error is looked at here. False: err is what it
 * said there, or why it could not be started, or that it crashed. */
bool spawn_run(const struct spawn *s, struct err *err);

#endif
