/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_FIGURE_H
#define LIMBER_FIGURE_FIGURE_H

#include "base/cell.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/node.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The animated figure: poses out of an exercise file, moved, and drawn into
 * cells. Pure: what is drawn depends on the arguments and nothing else.
 *
 *   struct figure_bases bases = {0};         // routines/poses, each file once
 *   figure_bases_add(&bases, tree, &diags);
 *   const struct figure *f = figure_build(group, &bases, phases, n, &arena, &diags);
 *   struct figure_canvas canvas = {0};
 *   figure_draw(&canvas, f, &moment, &style, cells, cols, rows);
 */

/* How a picture is made. Ascii is drawn in ink where there is room, else in textures. */
enum figure_glyphs { FIGURE_BLOCKS, FIGURE_BRAILLE, FIGURE_ASCII };

struct figure_style {
    enum figure_glyphs glyphs;
    int colours;        /* 0, 8, 16 or 256; 0: nothing but CELL_BOLD and CELL_DIM */
    bool light;         /* made for a light background */
    double cell_aspect; /* height of a cell / its width; 0: unknown, taken as 2 */
};

/* What the breath does in a phase: for arrows and for what `on = "in"` means. */
enum figure_breath {
    FIGURE_BREATH_IN,
    FIGURE_BREATH_OUT,
    FIGURE_BREATH_HOLD,
    FIGURE_BREATH_REST,
    FIGURE_BREATH_FREE,
};

/* One phase of the repetition, as the exercise has it. Strings are borrowed for good. */
struct figure_phase {
    const char *name;
    const char *pose; /* reached at the end of the phase; NULL: the one before is kept */
    enum figure_breath breath;
    struct src_loc loc; /* of the pose's name, for messages */
};

/* Base poses shared by all exercises. A zeroed struct is an empty set. */
struct figure_bases {
    struct arena arena;
    struct pose_set *set;
};

/*
 * Adds the poses of one file: each member of root is a pose, which may use
 * those before it and those of files added earlier. The tree is borrowed and
 * must outlive the bases. False where the file has errors.
 */
bool figure_bases_add(struct figure_bases *b, const struct node *root, struct diags *d);
void figure_bases_release(struct figure_bases *b);

struct figure;

/*
 * Builds the figure of an exercise from its `figure` group (borrowed: must live
 * as long as the arena). Returns NULL after errors; warnings (a contact that is
 * missed, a joint in the floor) leave a usable figure. The figure lives in the
 * arena, is never changed and may be drawn from any thread.
 */
const struct figure *figure_build(const struct node *group, const struct figure_bases *bases,
                                  const struct figure_phase *phases, size_t count, struct arena *a,
                                  struct diags *d);

/*
 * The figure with frames drawn by hand, out of the text of their file (path is what messages
 * call it; both are borrowed for good). posed, which may be NULL, is what looks show that the
 * frames leave to it. NULL after errors.
 */
const struct figure *figure_with_frames(const struct figure *posed, const char *path,
                                        const char *text, size_t length,
                                        const struct figure_phase *phases, size_t count,
                                        struct arena *a, struct diags *d);

/* For an exercise that nobody has drawn: a flower that opens and closes with the breath, and the
 * name of the phase. */
const struct figure *figure_stand_in(const struct figure_phase *phases, size_t count,
                                     struct arena *a);

/* Frames to begin a drawing from: the figure in characters, a few moments of each phase under
 * their rulers. */
void figure_draft(const struct figure *f, struct strbuf *out);
/* The same figure, seen from so many degrees further round. Lives in a, and no longer than f. */
const struct figure *figure_turn(const struct figure *f, float degrees, struct arena *a);

/* A moment of the movement. */
struct figure_moment {
    int phase; /* index into the phases; -1: getting ready, the pose the first phase starts from */
    double progress;  /* 0..1 inside the phase */
    double seconds;   /* how long the phase is; 0: unknown, poses with steps stand still */
    bool mirror_from; /* the right side (files are written for the left): where the phase comes from
                       */
    bool mirror_to;   /* and where it goes to; they differ across a change of sides */
    double breath;    /* lungs: 0 empty .. 1 full */
    double shallow;   /* how much less far than the poses the body moves; 0: all the way */
    bool still;       /* a hold or a pause: words but no arrows, only breath and steps move */
};

/* Buffers that drawing reuses, so that a frame allocates nothing. A zeroed struct is ready. */
struct figure_canvas {
    struct figure_buffers *buffers;
};

void figure_canvas_release(struct figure_canvas *c);

/* Draws into cells (cols x rows, row by row); every cell is written. */
void figure_draw(struct figure_canvas *c, const struct figure *f, const struct figure_moment *m,
                 const struct figure_style *s, struct cell *cells, int cols, int rows);

/*
 * True when the two moments would look the same at that size: nothing moves by
 * a third of a sample. Far cheaper than drawing. `a` is the moment last drawn.
 */
bool figure_same(const struct figure *f, const struct figure_moment *a,
                 const struct figure_moment *b, const struct figure_style *s, int cols, int rows);

#endif
