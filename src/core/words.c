/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/words.h"

#include <string.h>

static const char *const breaths[] = {"free", "in", "out", "hold", "rest"};
static const char *const goals[] = {
    "posture", "mobility", "stretch", "strength",    "breath", "relax",      "relief",  "calm",
    "focus",   "sleep",    "mood",    "mindfulness", "habit",  "ergonomics", "measure",
};
static const char *const areas[] = {
    "neck", "shoulders", "chest", "upper-back", "mid-back", "low-back",   "spine",
    "ribs", "core",      "hips",  "legs",       "arms",     "whole-body",
};
static const char *const positions[] = {
    "seated", "standing", "wall", "doorway", "quadruped", "prone", "supine", "side-lying",
};
static const char *const equipments[] = {
    "chair", "wall", "doorway", "desk", "mat", "towel", "band", "foam-roller",
};
static const char *const sides[] = {"none", "block", "alternate"};
static const char *const grows[] = {"all", "none", "not-hold"};
static const char *const cautions[] = {
    "osteoporosis", "pregnancy",   "hypertension",   "heart",         "hypotension", "glaucoma",
    "respiratory",  "epilepsy",    "breath-anxiety", "trauma",        "shoulder",    "neck",
    "arm-symptoms", "low-back",    "knee",           "wrist",         "rib",         "balance",
    "vertigo",      "hernia",      "hypermobility",  "spinal-fusion", "reflux",      "latex",
    "skin-or-clot", "fluid-limit",
};

_Static_assert(ARRAY_LEN(breaths) == N_BREATHS, "breath words");
_Static_assert(ARRAY_LEN(goals) == N_GOALS, "goal words");
_Static_assert(ARRAY_LEN(areas) == N_AREAS, "area words");
_Static_assert(ARRAY_LEN(positions) == N_POSITIONS, "position words");
_Static_assert(ARRAY_LEN(equipments) == N_EQUIPMENT, "equipment words");
_Static_assert(ARRAY_LEN(sides) == N_SIDES, "sides words");
_Static_assert(ARRAY_LEN(grows) == N_GROW, "grow words");
_Static_assert(ARRAY_LEN(cautions) == N_CAUTIONS, "caution words");

const struct read_words breath_words = {breaths, N_BREATHS, "a breath"};
const struct read_words goal_words = {goals, N_GOALS, "a goal"};
const struct read_words area_words = {areas, N_AREAS, "a body area"};
const struct read_words position_words = {positions, N_POSITIONS, "a position"};
const struct read_words equipment_words = {equipments, N_EQUIPMENT, "a piece of equipment"};
const struct read_words sides_words = {sides, N_SIDES, "a way to take sides"};
const struct read_words grow_words = {grows, N_GROW, "what level 3 may lengthen"};
const struct read_words caution_words = {cautions, N_CAUTIONS, "a caution tag"};

const unsigned caution_no_hold_set = 1U << CAUTION_PREGNANCY | 1U << CAUTION_HYPERTENSION |
                                     1U << CAUTION_HEART | 1U << CAUTION_RESPIRATORY |
                                     1U << CAUTION_GLAUCOMA | 1U << CAUTION_EPILEPSY |
                                     1U << CAUTION_BREATH_ANXIETY;

void words_of_set(const struct read_words *words, unsigned set, struct strbuf *out)
{
    const char *gap = "";
    for (size_t i = 0; i < words->count; i++) {
        if (!(set & 1U << i))
            continue;
        strbuf_puts(out, gap);
        strbuf_puts(out, words->words[i]);
        gap = " ";
    }
}

unsigned words_to_set(const struct read_words *words, const char *text)
{
    unsigned set = 0;
    while (*text) {
        size_t length = strcspn(text, " ");
        for (size_t i = 0; i < words->count; i++) {
            if (strncmp(words->words[i], text, length) == 0 && !words->words[i][length])
                set |= 1U << i;
        }
        text += length;
        text += strspn(text, " ");
    }
    return set;
}
