/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_ROUTINE_INTERNAL_H
#define LIMBER_CORE_ROUTINE_INTERNAL_H

#include "core/routine.h"

/* What the builders of a routine share among themselves; nobody else includes this. */
struct routine_builder {
    struct reader r;
    const struct exercise_source *source;
    int depth; /* of repeats */
};

void routine_build_steps(struct routine_builder *b, const struct node *group,
                         const struct step **steps, size_t *count);
/* `alternatives` of a step, each of whose steps is built by `build`. */
void routine_build_alternatives(struct routine_builder *b, const struct node *group, struct step *s,
                                void (*build)(struct routine_builder *b, const struct node *group,
                                              struct step *s));
/* `items` of a checklist. */
void routine_build_items(const struct reader *r, const struct node *group, struct step *s);
/* `cautions` of a card, a checklist or an item: what they say instead, at most so wide. */
void routine_build_cautions(const struct reader *r, const struct node *group, int max_cells,
                            const struct caution **cautions, size_t *count);
/* `instead` of a routine. */
void routine_build_instead(const struct routine_builder *b, const struct node *root,
                           struct routine *routine);

#endif
