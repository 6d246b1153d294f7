/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_FACTS_H
#define LIMBER_CORE_FACTS_H

#include "core/routine.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * What a routine comes to with everything it names, and which of them a person
 * asks for: for lists, on the command line and on the home screen. Sets are bits.
 */
struct facts {
    unsigned goals, areas, positions, equipment;
    int64_t total_ms; /* at one level; from whoever compiled it */
};

/* All but the time. */
struct facts facts_of(const struct routine *r);

struct facts_filter {
    unsigned areas, goals; /* at least one of these; 0: any */
    unsigned positions;    /* done wholly in one of these; 0: any */
    bool by_equipment;
    unsigned equipment; /* needs no more than these */
    int64_t max_ms;     /* takes no longer; 0: any */
};

bool facts_pass(const struct facts *facts, const struct facts_filter *f);

#endif
