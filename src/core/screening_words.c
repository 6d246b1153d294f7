/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/screening.h"

#include <string.h>

/* Content pack, sections 4.1 to 4.3 and 4.5, word for word where it gives words. */

static const char *const say_e[] = {
    "Stop here. Your answer can be a sign of something serious.",
    ("Call your local emergency number now (UK 999, EU 112, US/Canada 911, Australia 000, NZ 111) "
     "or go to an emergency department. Do not drive yourself."),
    "Do not exercise, stretch, crack or massage your back.",
    "This app will stay locked until a health professional has checked you.",
};
static const char *const say_u[] = {
    "Please speak to a health professional today before you exercise. In the UK call NHS 111 or "
    "ask your GP for an urgent appointment.",
    "If you get bladder or bowel changes, numbness between the legs, leg weakness or chest pain, "
    "call your emergency number.",
};
static const char *const say_p[] = {
    "It is sensible to have this checked first. A GP, physiotherapist or physical therapist can "
    "tell you which exercises suit you.",
    "You can still use the desk set-up checklist, the learn cards and gentle breathing. When you "
    "have been seen, record the date and what you were told.",
};
static const char *const say_c[] = {
    "Good to go, with changes. We have swapped some moves to suit you. You can see them in "
    "Settings "
    "> My cautions.",
};
static const char *const say_ok[] = {
    "You are good to go. Move gently, breathe, and stop if anything feels sharp, spreads or "
    "worries "
    "you.",
};

const struct wording verdict_wording[N_VERDICTS] = {
    [VERDICT_OK] = {say_ok, ARRAY_LEN(say_ok)}, [VERDICT_C] = {say_c, ARRAY_LEN(say_c)},
    [VERDICT_P] = {say_p, ARRAY_LEN(say_p)},    [VERDICT_U] = {say_u, ARRAY_LEN(say_u)},
    [VERDICT_E] = {say_e, ARRAY_LEN(say_e)},
};

static const char *const disclaimer[] = {
    "This app gives general exercise and breathing guidance for adults with everyday upper-back "
    "stiffness. It does not diagnose or treat any condition and does not replace advice from a "
    "health professional who knows you. Moves are chosen to be gentle, but no exercise is "
    "risk-free. Work in your own comfortable range and stop if anything feels wrong. If you have a "
    "health condition, are pregnant or are unsure, ask a professional first. In an emergency, call "
    "your local emergency number. Your answers stay on this computer.",
};
const struct wording disclaimer_wording = {disclaimer, ARRAY_LEN(disclaimer)};

static const char *const safety_card[] = {
    "Do not start if any of this is new: bladder or bowel change, chest pain, or new weakness. "
    "That "
    "is an emergency: call your local emergency number now (UK 999, EU 112, US/Canada 911, "
    "Australia 000, NZ 111).",
    "Numbness, tingling, arm pain, fever, weight loss, an accident, or pain that hurts after a pop "
    "needs a professional first.",
};
const struct wording safety_card_wording = {safety_card, ARRAY_LEN(safety_card)};

const char *const closed_wording =
    "This app is designed for adults. Please ask a parent, carer or health professional.";
const char *const footer_wording =
    "General guidance, not medical advice. Stop if it is sharp, spreads or worries you.";
const char *const pop_wording =
    "We never aim for a pop. Do not force, thrust or crack your own neck or back.";
const char *const breathing_wording =
    "Sit or lie down. Not while driving or in water. If you feel dizzy, breathe normally.";
const char *const progress_wording =
    "Scores show your own trend. They are not a medical assessment.";
const char *const unlock_wording = "I have been assessed by a health professional on [date] and "
                                   "told I can exercise";
const char *const uk_pain_wording = "NHS-based pages say to get urgent GP or 111 advice for back "
                                    "pain from between the shoulders.";
const char *const doctor_wording =
    "What you describe is worth a doctor's visit. You can go on exercising meanwhile.";
const char *const none_wording = "18 or over, none of these, no pain";

/* ---- emergency numbers ---- */

/* Where the number is one that the countries below share. */
struct emergency {
    const char *number;
    const char *countries; /* ISO 3166 codes, separated by spaces */
};

static const struct emergency emergencies[] = {
    {"999", "GB"},
    {"112", "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"},
    {"911", "US CA"},
    {"000", "AU"},
    {"111", "NZ"},
};

const char *emergency_number(const char *country)
{
    if (strlen(country) != 2)
        return NULL;
    for (size_t i = 0; i < ARRAY_LEN(emergencies); i++) {
        if (strstr(emergencies[i].countries, country))
            return emergencies[i].number;
    }
    return NULL;
}

/* The list of numbers gives way to the one that is needed. */
static void say_line(const char *line, const char *number, struct strbuf *out)
{
    const char *from = number ? strstr(line, "(UK 999") : NULL;
    const char *to = from ? strchr(from, ')') : NULL;
    if (!to) {
        strbuf_puts(out, line);
        return;
    }
    strbuf_add(out, line, (size_t) (from - line));
    strbuf_printf(out, "(%s)%s", number, to + 1);
}

void screening_say(enum verdict v, const char *country, struct strbuf *out)
{
    const struct wording *w = &verdict_wording[v];
    const char *number = country ? emergency_number(country) : NULL;
    for (size_t i = 0; i < w->count; i++) {
        say_line(w->lines[i], number, out);
        strbuf_putc(out, '\n');
    }
}

/* ---- the check before a session ---- */

const char *const check_questions[CHECK_QUESTIONS] = {
    ("Anything new: chest pain, numbness or weakness, bladder or bowel change, an accident, a "
     "fever?"),
    "Pain right now, 0-10?",
    "Well enough to exercise today?",
};
const char *const check_rest_text =
    "Rest today. It counts as a rest day, and nothing is lost. Come back when you feel well.";

/* ---- `!` ---- */

const struct stop_event stop_events[STOP_EVENTS] = {
    {"emergency",
     "Chest pain or pressure, fainting, severe breathlessness, stroke signs, sudden tearing back "
     "pain, bladder or bowel change, leg weakness",
     "", STOP_LOCK, VERDICT_E},
    {"nerve", "New numbness, tingling, weakness, or pain shooting to arm, leg or round the chest",
     "", STOP_LOCK, VERDICT_U},
    {"sharp", "Sharp or catching pain, or pain 6+/10, or a rise of 3+ from the start",
     "Stop this one. Rest for two minutes and breathe as you like.", STOP_SETTLE, VERDICT_OK},
    {"pain", "Pain 4-5", "Half the range, or the easier one. Still 4-5: leave it out today.",
     STOP_EASE, VERDICT_OK},
    {"pop", "A pop with no pain", "That is fine. Carry on, no need to repeat it.", STOP_CARRY_ON,
     VERDICT_OK},
    {"pop-pain", "A pop with pain, or discomfort lasting more than a few minutes", "",
     STOP_AFTER_POP, VERDICT_P},
    {"dizzy", "Dizzy or light-headed", "Sit or lie down and breathe normally for two minutes.",
     STOP_SIT, VERDICT_OK},
    {"panic", "Palpitations, panic rising",
     "Eyes open, feet on the floor, breathe as it comes. You can end here.", STOP_CALM, VERDICT_OK},
    {"unwell", "Nausea, or just \"not right\"", "We end here. That is enough for today.", STOP_END,
     VERDICT_OK},
};

const struct stop_event *stop_event_find(const char *id)
{
    for (size_t i = 0; i < ARRAY_LEN(stop_events); i++) {
        if (strcmp(stop_events[i].id, id) == 0)
            return &stop_events[i];
    }
    return NULL;
}
