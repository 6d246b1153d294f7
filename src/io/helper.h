/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_HELPER_H
#define LIMBER_IO_HELPER_H

#include "base/mem.h"

#include <spawn.h>
#include <stdbool.h>
#include <sys/types.h>

/*
 * Starting the programs that work for limber in a process of their own:
 * limber-audio, limber-awake.
 */

/* Where a helper is: as the environment variable says, else beside the running program (a build
 * tree), else in the libexec folder. Lives in a. */
const char *helper_path(struct arena *a, const char *variable, const char *name);
/* Starts it with no signal blocked or ignored. own_group: keys of the terminal do not reach it.
 * 0 and *pid, or an errno value. */
int helper_spawn(const char *path, char *const argv[], const posix_spawn_file_actions_t *actions,
                 bool own_group, pid_t *pid);
/* Lets go of one that ends by itself soon: a thread takes note of it, so that nothing of it stays
 * in the list of processes. */
void helper_see_off(pid_t pid);

/* A program on the PATH, in its folder; NULL: there is none. Lives in a. */
const char *helper_on_path(struct arena *a, const char *name);

#endif
