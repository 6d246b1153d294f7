/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_FIGURE_CHECK_H
#define LIMBER_FIGURE_CHECK_H

#include "figure/model.h"

/*
 * Warns [contact-missed] where a nailed contact is off by more than 1 cm and
 * [below-floor] where a joint sinks into the floor, anywhere in the loop. Once
 * for each phase and limb, at the line of the phase that has it.
 */
void figure_check(const struct figure *f, const struct figure_phase *phases, struct diags *d);

/* m: how far the limb's contact is from where it is nailed; 0 where it is not nailed. */
float contact_miss(const struct pose *p, const struct skeleton *s, int limb);

#endif
