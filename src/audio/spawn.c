/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/spawn.h"

#include "audio/share.h"
#include "base/base.h"
#include "base/mem.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *beside_this_program(struct arena *a)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return NULL;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    if (!slash)
        return NULL;
    *slash = '\0';
    const char *helper = arena_printf(a, "%s/limber-audio", path);
    return access(helper, X_OK) == 0 ? helper : NULL;
}

static const char *helper_path(struct arena *a)
{
    const char *named = getenv("LIMBER_AUDIO");
    if (named && *named)
        return named;
    const char *beside = beside_this_program(a);
    return beside ? beside : LIMBER_LIBEXECDIR "/limber-audio";
}

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

/* The screen blocks signals to read them from a descriptor; limber-audio starts afresh. */
static void set_attributes(posix_spawnattr_t *attributes, const struct spawn *s)
{
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(attributes);
    short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &all);
    if (s->own_group)
        flags |= POSIX_SPAWN_SETPGROUP;
    posix_spawnattr_setflags(attributes, flags);
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
    posix_spawnattr_t attributes;
    set_files(&actions, s);
    set_attributes(&attributes, s);
    int failed = posix_spawn(pid, helper_path(&a), &actions, &attributes, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    arena_release(&a);
    return failed;
}
