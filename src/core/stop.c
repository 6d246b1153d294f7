/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/stop.h"

#include <string.h>

/* ---- what can have happened ---- */

const struct stop_event stop_events[STOP_EVENTS] = {
    {.id = "emergency",
     .text = "Chest pain or pressure, fainting, severe breathlessness, stroke signs, sudden "
             "tearing back pain, bladder or bowel change, leg weakness",
     .say = "",
     .lock = VERDICT_E,
     .question = -1},
    {.id = "nerve",
     .text = "New numbness, tingling, weakness, or pain shooting to arm, leg or round the chest",
     .say = "",
     .lock = VERDICT_U,
     .question = -1},
    {.id = "sharp",
     .text = "Sharp or catching pain, or pain 6+/10, or a rise of 3+ from the start",
     .say = "Stop this one. Rest for two minutes and breathe as you like.",
     .rests = true,
     .asks_pain = true,
     .question = -1},
    {.id = "pain",
     .text = "Pain 4-5",
     .say = "Half the range, or the easier one. Still 4-5: press ! again and we leave it out "
            "today.",
     .question = -1},
    {.id = "pop",
     .text = "A pop with no pain",
     .say = "That is fine. Carry on, no need to repeat it.",
     .question = -1},
    {.id = "pop-pain",
     .text = "A pop with pain, or discomfort lasting more than a few minutes",
     .say = "",
     .lock = VERDICT_P,
     .question = Q_C3},
    {.id = "dizzy",
     .text = "Dizzy or light-headed",
     .say = "Sit or lie down and breathe normally for two minutes.",
     .asks_also = true,
     .rests = true,
     .question = -1},
    {.id = "panic",
     .text = "Palpitations, panic rising",
     .say = "Eyes open, feet on the floor, breathe as it comes. You can end here.",
     .question = -1},
    {.id = "unwell",
     .text = "Nausea, or just \"not right\"",
     .say = "We end here. That is enough for today.",
     .question = -1},
};

const struct stop_event *stop_event_find(const char *id)
{
    for (size_t i = 0; i < ARRAY_LEN(stop_events); i++) {
        if (strcmp(stop_events[i].id, id) == 0)
            return &stop_events[i];
    }
    return NULL;
}

bool stop_event_matters(const char *id)
{
    return strcmp(id, "pop") != 0;
}

const char *const stop_also_question = "Did anything come with it?";
const char *const stop_also_texts[N_STOP_ALSO] = {
    [STOP_ALSO_NOTHING] = "No, only dizzy or light-headed",
    [STOP_ALSO_STROKE] = "Headache, double vision or a change in speech",
    [STOP_ALSO_FAINT] = "I fainted",
};

/* ---- what it leads to ---- */

static struct stop_outcome go(enum stop_next next, const char *say)
{
    return (struct stop_outcome){.next = next, .lock = VERDICT_OK, .question = -1, .say = say};
}

static struct stop_outcome lock(enum verdict v, int question)
{
    return (struct stop_outcome){
        .next = STOP_NEXT_LOCK, .lock = v, .question = question, .say = ""};
}

static struct stop_outcome sharp(const struct stop_answers *a)
{
    if (a->pain >= 0 && a->pain <= STOP_SETTLED_PAIN_MAX)
        return go(STOP_NEXT_BREATHE,
                  "Good that it settled. Nothing more to stretch today: finish with breathing.");
    return go(STOP_NEXT_ADVICE,
              "Please leave it for today. If it is still there tomorrow, or comes back with the "
              "same movement, have it checked by a GP or physiotherapist.");
}

static struct stop_outcome pain(const struct stop_answers *a)
{
    if (a->eased)
        return go(STOP_NEXT_SKIP, "Still 4-5: we leave this one out today.");
    return go(STOP_NEXT_EASE, a->event->say);
}

/* A faint is on the list of emergencies, too: the graver of the two rows counts. */
static struct stop_outcome dizzy(const struct stop_answers *a)
{
    if (a->also != STOP_ALSO_NOTHING)
        return lock(VERDICT_E, -1);
    if (a->dizzy_this_week)
        return lock(VERDICT_P, Q_C4);
    if (a->breathing)
        return go(STOP_NEXT_END, "We end this one here. Next time there are no holds, and the "
                                 "counts are shorter.");
    return go(STOP_NEXT_OFFER_END, "Go on only if it has passed. Rise slowly.");
}

struct stop_outcome stop_judge(const struct stop_answers *a)
{
    static const struct {
        const char *id;
        struct stop_outcome (*judge)(const struct stop_answers *a);
    } judges[] = {{"sharp", sharp}, {"pain", pain}, {"dizzy", dizzy}};
    if (a->event->lock != VERDICT_OK)
        return lock(a->event->lock, a->event->question);
    for (size_t i = 0; i < ARRAY_LEN(judges); i++) {
        if (strcmp(judges[i].id, a->event->id) == 0)
            return judges[i].judge(a);
    }
    if (strcmp(a->event->id, "pop") == 0)
        return go(STOP_NEXT_GO_ON, a->event->say);
    if (strcmp(a->event->id, "panic") == 0)
        return go(STOP_NEXT_OFFER_END, a->event->say);
    return go(STOP_NEXT_END, a->event->say);
}

/* ---- "All good?" ---- */

const char *const stop_mid_check_text = "All good? Enter / !";

int64_t stop_mid_check_ms(const struct timeline *t)
{
    if (!(t->routine->goals & 1U << GOAL_STRENGTH))
        return -1;
    for (int i = timeline_phase_at(t, t->total_ms / 2); i < t->n_phases; i++) {
        const struct phase *p = &t->phases[i];
        bool calm = p->kind == PHASE_PREPARE || p->kind == PHASE_REST;
        if (calm && p->at_ms >= t->total_ms / 2)
            return p->at_ms;
    }
    return -1;
}

/* ---- ended early ---- */

const struct end_reason end_reasons[END_REASONS] = {
    {"time", "Out of time"},
    {"too-hard", "It was too hard"},
    {"symptoms", "Something hurt or felt wrong"},
    {"other", "Another reason"},
};

const char *end_reason_text(const char *word)
{
    const struct stop_event *event = stop_event_find(word);
    if (event)
        return event->text;
    for (int i = 0; i < END_REASONS; i++)
        if (strcmp(word, end_reasons[i].word) == 0)
            return end_reasons[i].text;
    return word;
}
