/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/spawn.h"

#include "audio/share.h"
#include "base/base.h"
#include "base/mem.h"
#include "io/helper.h"

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

static void add_stream(posix_spawn_file_actions_t *actions, int fd, int target)
{
    if (fd >= 0)
        posix_spawn_file_actions_adddup2(actions, fd, target);
    else
        posix_spawn_file_actions_addopen(actions, target, "/dev/null",
                                         target == STDIN_FILENO ? O_RDONLY : O_WRONLY, 0);
}

static void set_files(posix_spawn_file_actions_t *actions, const struct spawn *s)
{
    posix_spawn_file_actions_init(actions);
    add_stream(actions, s->stdin_fd, STDIN_FILENO);
    add_stream(actions, s->stdout_fd, STDOUT_FILENO);
    add_stream(actions, s->stderr_fd, STDERR_FILENO);
    if (s->share_fd >= 0)
        posix_spawn_file_actions_adddup2(actions, s->share_fd, SHARE_FD);
}

int spawn_helper(const struct spawn *s, pid_t *pid)
{
    struct arena a = {0};
    char *argv[8] = {arena_strdup(&a, "limber-audio"), arena_strdup(&a, s->mode)};
    size_t argc = 2;
    if (s->system_sounds) {
        argv[argc++] = arena_strdup(&a, "--sounds");
        argv[argc++] = arena_strdup(&a, s->system_sounds);
    }
    if (s->user_sounds) {
        argv[argc++] = arena_strdup(&a, "--user-sounds");
        argv[argc++] = arena_strdup(&a, s->user_sounds);
    }
    posix_spawn_file_actions_t actions;
    set_files(&actions, s);
    const char *path = helper_path(&a, "LIMBER_AUDIO", "limber-audio");
    int failed = helper_spawn(path, argv, &actions, s->own_group, pid);
    posix_spawn_file_actions_destroy(&actions);
    arena_release(&a);
    return failed;
}
