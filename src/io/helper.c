/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/helper.h"

#include "io/thread.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *beside_this_program(struct arena *a, const char *name)
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
    const char *helper = arena_printf(a, "%s/%s", path, name);
    return access(helper, X_OK) == 0 ? helper : NULL;
}

const char *helper_path(struct arena *a, const char *variable, const char *name)
{
    const char *named = getenv(variable);
    if (named && *named)
        return named;
    const char *beside = beside_this_program(a, name);
    return beside ? beside : arena_printf(a, "%s/%s", LIMBER_LIBEXECDIR, name);
}

const char *helper_on_path(struct arena *a, const char *name)
{
    const char *path = getenv("PATH");
    for (const char *at = path ? path : ""; *at;) {
        size_t length = strcspn(at, ":");
        const char *file = arena_printf(a, "%.*s/%s", (int) length, at, name);
        if (length > 0 && access(file, X_OK) == 0)
            return file;
        at += length + (at[length] == ':');
    }
    return NULL;
}

int helper_spawn(const char *path, char *const argv[], const posix_spawn_file_actions_t *actions,
                 bool own_group, pid_t *pid)
{
    /* The screen blocks signals to read them from a descriptor; a helper starts afresh. */
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    if (own_group)
        flags |= POSIX_SPAWN_SETPGROUP;
    posix_spawnattr_setflags(&attributes, flags);
    int failed = posix_spawn(pid, path, actions, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    return failed;
}

static void *await_end(void *context)
{
    pid_t *pid = context;
    while (waitpid(*pid, NULL, 0) < 0 && errno == EINTR)
        continue;
    free(pid);
    return NULL;
}

void helper_see_off(pid_t pid)
{
    pthread_t thread;
    pid_t *leaving = xcalloc(1, sizeof *leaving);
    *leaving = pid;
    if (thread_start(&thread, await_end, leaving))
        pthread_detach(thread);
    else
        free(leaving);
}
