/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_WORDS_H
#define LIMBER_CORE_WORDS_H

#include "base/reader.h"
#include "base/strbuf.h"

#include <stddef.h>

/*
 * The fixed vocabularies of exercise and routine files. The enums index the
 * words; limber-routine(5) lists them and a test holds the two together.
 */
enum breath { BREATH_FREE, BREATH_IN, BREATH_OUT, BREATH_HOLD, BREATH_REST, N_BREATHS };

enum goal {
    GOAL_POSTURE,
    GOAL_MOBILITY,
    GOAL_STRETCH,
    GOAL_STRENGTH,
    GOAL_BREATH,
    GOAL_RELAX,
    GOAL_RELIEF,
    GOAL_CALM,
    GOAL_FOCUS,
    GOAL_SLEEP,
    GOAL_MOOD,
    GOAL_MINDFULNESS,
    GOAL_HABIT,
    GOAL_ERGONOMICS,
    GOAL_MEASURE,
    N_GOALS
};

enum area {
    AREA_NECK,
    AREA_SHOULDERS,
    AREA_CHEST,
    AREA_UPPER_BACK,
    AREA_MID_BACK,
    AREA_LOW_BACK,
    AREA_SPINE,
    AREA_RIBS,
    AREA_CORE,
    AREA_HIPS,
    AREA_LEGS,
    AREA_ARMS,
    AREA_WHOLE_BODY,
    N_AREAS
};

enum position {
    POSITION_SEATED,
    POSITION_STANDING,
    POSITION_WALL,
    POSITION_DOORWAY,
    POSITION_QUADRUPED,
    POSITION_PRONE,
    POSITION_SUPINE,
    POSITION_SIDE_LYING,
    N_POSITIONS
};

enum equipment {
    EQUIPMENT_CHAIR,
    EQUIPMENT_WALL,
    EQUIPMENT_DOORWAY,
    EQUIPMENT_DESK,
    EQUIPMENT_MAT,
    EQUIPMENT_TOWEL,
    EQUIPMENT_BAND,
    EQUIPMENT_ROLLER,
    N_EQUIPMENT
};

enum sides { SIDES_NONE, SIDES_BLOCK, SIDES_ALTERNATE, N_SIDES };

/* What level 3 may lengthen: four-seven-eight grows nothing, for its holds are long enough, and
 * body-scan no hold. */
enum grow { GROW_ALL, GROW_NONE, GROW_NOT_HOLD, N_GROW };

/* Contraindication tags, as the safety questions of part D set them. Bits 1 << tag make a set of
 * cautions. */
enum caution_tag {
    CAUTION_OSTEOPOROSIS,
    CAUTION_PREGNANCY,
    CAUTION_HYPERTENSION,
    CAUTION_HEART,
    CAUTION_HYPOTENSION,
    CAUTION_GLAUCOMA,
    CAUTION_RESPIRATORY,
    CAUTION_EPILEPSY,
    CAUTION_BREATH_ANXIETY,
    CAUTION_TRAUMA,
    CAUTION_SHOULDER,
    CAUTION_NECK,
    CAUTION_ARM_SYMPTOMS,
    CAUTION_LOW_BACK,
    CAUTION_KNEE,
    CAUTION_WRIST,
    CAUTION_RIB,
    CAUTION_BALANCE,
    CAUTION_VERTIGO,
    CAUTION_HERNIA,
    CAUTION_HYPERMOBILITY,
    CAUTION_SPINAL_FUSION,
    CAUTION_REFLUX,
    CAUTION_LATEX,
    CAUTION_SKIN_OR_CLOT,
    CAUTION_FLUID_LIMIT,
    N_CAUTIONS
};

/* Who must not hold the breath (cautious practice, no trials). */
extern const unsigned caution_no_hold_set;

extern const struct read_words breath_words, goal_words, area_words, position_words,
    equipment_words, sides_words, grow_words, caution_words;

/* A set of words (bits 1 << index) as text, separated by spaces, and back. A word that is not
 * known is left out: text may be older or newer than the program. */
void words_of_set(const struct read_words *words, unsigned set, struct strbuf *out);
unsigned words_to_set(const struct read_words *words, const char *text);

#endif
