/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_CONTEXT_H
#define LIMBER_APP_CONTEXT_H

/*
 * What a command may need of the world, opened when it is first asked for: a
 * command that asks for nothing opens nothing. Owned by the command line's
 * frame and handed down; a zeroed struct has nothing open.
 */
struct context {
    int nothing_yet;
};

void context_release(struct context *ctx);

#endif
