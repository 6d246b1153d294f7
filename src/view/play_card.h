/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_PLAY_CARD_H
#define LIMBER_VIEW_PLAY_CARD_H

#include "view/play_words.h"

/* A card or a checklist, which fills the body of the player. For view_play() only. */
void play_card(struct frame *f, struct rect body, const struct play_model *m,
               const struct play_words *w);
/* So many rows show all of it, in so many cells. */
int play_card_rows(const struct step *step, int cells);

#endif
