/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_LIBRARY_H
#define LIMBER_IO_LIBRARY_H

#include "base/diag.h"
#include "base/mem.h"
#include "core/routine.h"
#include "core/track.h"
#include "figure/figure.h"
#include "io/paths.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The routines, exercises, breath patterns, tracks and poses there are: the user's folder, which
 * comes first, and ours. A file is read when it is first asked for, and once. Everything returned
 * lives until library_release().
 *
 * Where a name is looked for: beside the file that uses it, if that is none of the two
 * folders; then in the user's; then in ours. So a user's file replaces ours of that name.
 */
enum library_kind {
    LIBRARY_ROUTINE,
    LIBRARY_EXERCISE,
    LIBRARY_BREATH,
    LIBRARY_TRACK,
    N_LIBRARY_KINDS
};
extern const char *const library_kind_names[N_LIBRARY_KINDS]; /* "routine", … */
extern const char *const library_subfolders[N_LIBRARY_KINDS]; /* "", "/exercises", … */

struct library_file;

enum { LIBRARY_BUCKETS = 512 };

struct library {
    struct arena arena;
    const char *user, *shared; /* …/routines */
    struct library_file *buckets[LIBRARY_BUCKETS];
    struct figure_bases bases;
    bool has_bases;
};

void library_init(struct library *l, const struct paths *paths);
/* Accepts a zeroed struct. */
void library_release(struct library *l);

/* Exercises for routine_build() and timeline_compile(). l must outlive it. */
struct exercise_source library_source(struct library *l);

/* What the user named: `routine` is always there, of the one exercise where that was named. */
struct library_item {
    enum library_kind kind;
    const char *path;
    const struct routine *routine;
    const struct exercise *exercise; /* LIBRARY_EXERCISE; LIBRARY_BREATH, as one */
    const struct node *root;
};

/*
 * Opens the routine or exercise of that name or path. A name with a '/' or ending in
 * .cfg is a path, and used as it is; its keys say what it is (`phases`: an exercise).
 * One ending in .frames means the exercise they are drawn for.
 * False where it cannot be used, as a track; d says why in any case, with quoted lines.
 */
bool library_open(struct library *l, const char *name, struct library_item *item, struct diags *d);
/* … where a breath pattern comes before an exercise of that name. */
bool library_open_breath(struct library *l, const char *name, struct library_item *item,
                         struct diags *d);
/* The path of that name, for editing: NULL and [no-file] where there is none. ID.frames that
 * nobody has drawn yet are the person's to be. */
const char *library_path(struct library *l, const char *name, enum library_kind *kind,
                         struct diags *d);

/* The track of that name or path, or NULL: there is none, or it has errors; d says what. */
const struct track *library_track(struct library *l, const char *name, struct diags *d);

/*
 * The figure of an exercise of this library: posed in its file, drawn by hand in frames
 * (ID.frames: the user's folder first where the exercise is ours, else beside its file),
 * or, where it has none that can be used, one that only breathes. What is wrong was added
 * to d when it was first asked for.
 */
const struct figure *library_figure(struct library *l, const struct exercise *e, struct diags *d);

/* A file of frames to begin drawing from, for the exercise that frames of that path are for.
 * False where there is none. */
bool library_draft(struct library *l, const char *path, struct strbuf *out, struct diags *d);

/*
 * Everything that can be said about a routine or exercise without doing it: what
 * library_open() says, whether the session is too long, where an exercise's links and
 * swaps lead to (nowhere [no-exercise], in a circle [cycle]) and what is wrong with its
 * figure. Reads the files it leads to. True where no error was added.
 */
bool library_check(struct library *l, const char *name, struct diags *d);

/* Every file that was read so far, or was tried to. */
void library_files(const struct library *l, void (*each)(void *context, const char *path),
                   void *context);

/* One file of the folders; sorted by id. What a user's file replaces is not listed. */
struct library_entry {
    const char *id, *path;
    bool mine; /* the user's */
};
size_t library_list(struct library *l, enum library_kind kind,
                    const struct library_entry **entries);
/* Warns of the user's files that are never found, because their names are no ids [bad-id]. */
void library_check_names(struct library *l, enum library_kind kind, struct diags *d);

#endif
