/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_PATHS_H
#define LIMBER_IO_PATHS_H

#include "base/mem.h"

/*
 * Where limber's files are. Nothing is opened or made here; every path is
 * absolute. Personal files follow the XDG base directory specification.
 */
struct paths {
    const char *config; /* $XDG_CONFIG_HOME/limber: limber.cfg, routines/, sounds/ */
    const char *data;   /* $XDG_DATA_HOME/limber: the history */
    const char *cache;  /* $XDG_CACHE_HOME/limber: what can be made again */
    const char *state;  /* $XDG_STATE_HOME/limber: what was chosen inside the program */
    const char *shared; /* ours: holds routines/ and sounds/ */
    const char *config_file, *state_file, *history_file;
    const char *lock_file; /* io/lock_copy */
};

/* What the paths are made from. NULL where the environment does not say. */
struct paths_from {
    const char *home, *config_home, *data_home, *state_home, *cache_home;
    const char *datadir;    /* $LIMBER_DATADIR */
    const char *exe_folder; /* where the running program is, for an uninstalled one */
};

/* From the environment of this process. Everything lives in a. */
void paths_find(struct paths *p, struct arena *a);
/*
 * A variable that is no absolute path counts as not set, as XDG says (LIMBER_DATADIR may be
 * relative). The shared folder is datadir, else what `uninstalled-datadir` in exe_folder
 * names, else where limber was installed to.
 */
void paths_make(struct paths *p, const struct paths_from *from, struct arena *a);

#endif
