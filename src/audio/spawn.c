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

static void add_option(char **argv, size_t *argc, const char *name, const char *value,
                       struct arena *a)
{
    if (!value)
        return;
    argv[(*argc)++] = arena_strdup(a, name);
    argv[(*argc)++] = arena_strdup(a, value);
}

int spawn_helper(const struct spawn *s, pid_t *pid)
{
    struct arena a = {0};
    char *argv[9] = {arena_strdup(&a, "limber-audio"), arena_strdup(&a, s->mode)};
    size_t argc = 2;
    add_option(argv, &argc, "--sounds", s->sounds.system_folder, &a);
    add_option(argv, &argc, "--user-sounds", s->sounds.user_folder, &a);
    add_option(argv, &argc, "--profile", s->sounds.profile, &a);
    posix_spawn_file_actions_t actions;
    set_files(&actions, s);
    const char *path = helper_path(&a, "LIMBER_AUDIO", "limber-audio");
    int failed = helper_spawn(path, argv, &actions, s->own_group, pid);
    posix_spawn_file_actions_destroy(&actions);
    arena_release(&a);
    return failed;
}
