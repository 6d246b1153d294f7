/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/awake.h"

#include "base/mem.h"
#include "io/helper.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

static bool start(struct awake *a)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    struct arena arena = {0};
    const char *path = helper_path(&arena, "LIMBER_AWAKE", "limber-awake");
    char *argv[] = {arena_strdup(&arena, "limber-awake"), NULL};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    bool ok = access(path, X_OK) == 0 && helper_spawn(path, argv, &actions, true, &a->pid) == 0;
    posix_spawn_file_actions_destroy(&actions);
    arena_release(&arena);
    close(ends[0]);
    if (!ok)
        close(ends[1]);
    a->pipe_fd = ok ? ends[1] + 1 : 0;
    return ok;
}

void awake_set(struct awake *a, bool hold)
{
    if (hold == (a->pipe_fd > 0))
        return;
    if (hold)
        start(a);
    else
        awake_release(a);
}

void awake_release(struct awake *a)
{
    if (a->pipe_fd <= 0)
        return;
    close(a->pipe_fd - 1);
    kill(a->pid, SIGTERM); /* it may be waiting for a bus */
    waitpid(a->pid, NULL, 0);
    *a = (struct awake){0};
}
