/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/spawn.h"

#include "audio/share.h"
#include "base/base.h"
#include "base/mem.h"
#include "io/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
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
    if (s->book_fd > 0)
        posix_spawn_file_actions_adddup2(actions, s->book_fd, BOOK_FD);
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
    char *argv[11] = {arena_strdup(&a, "limber-audio"), arena_strdup(&a, s->mode)};
    size_t argc = 2;
    add_option(argv, &argc, "--sounds", s->sounds.system_folder, &a);
    add_option(argv, &argc, "--user-sounds", s->sounds.user_folder, &a);
    add_option(argv, &argc, "--profile", s->sounds.profile, &a);
    add_option(argv, &argc, "--voice-cache", s->voice_cache, &a);
    posix_spawn_file_actions_t actions;
    set_files(&actions, s);
    const char *path = helper_path(&a, "LIMBER_AUDIO", "limber-audio");
    int failed = helper_spawn(path, argv, &actions, s->own_group, pid);
    posix_spawn_file_actions_destroy(&actions);
    arena_release(&a);
    return failed;
}

/* What limber-audio said on standard error, without its name. */
static bool tell(int complaints_fd, struct err *err)
{
    static const char name[] = "limber-audio: ";
    char text[ERR_BYTES / 2] = "";
    ssize_t length = pread(complaints_fd, text, sizeof text - 1, 0);
    text[MAX(length, 0)] = '\0';
    char *said = strncmp(text, name, sizeof name - 1) == 0 ? text + sizeof name - 1 : text;
    said[strcspn(said, "\n")] = '\0';
    return err_set(err, "%s", *said ? said : "limber-audio failed");
}

static bool run(const struct spawn *s, struct err *err)
{
    pid_t pid;
    int status, failed = spawn_helper(s, &pid);
    if (failed)
        return err_set(err, "cannot start limber-audio: %s", strerror(failed));
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return err_set(err, "limber-audio is lost: %s", strerror(errno));
    if (WIFSIGNALED(status))
        return err_set(err, "limber-audio did not survive it (signal %d)", WTERMSIG(status));
    return WEXITSTATUS(status) == HELPER_DONE || tell(s->stderr_fd, err);
}

bool spawn_run(const struct spawn *s, struct err *err)
{
    struct spawn with = *s;
    with.stderr_fd = memfd_create("limber-complaints", MFD_CLOEXEC);
    if (with.stderr_fd < 0)
        return err_set(err, "cannot start limber-audio: %s", strerror(errno));
    bool done = run(&with, err);
    close(with.stderr_fd);
    return done;
}
