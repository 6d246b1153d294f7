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

/* ---- the check before a session ---- */

const char *const check_questions[CHECK_QUESTIONS] = {
    ("Anything new: chest pain, numbness or weakness, bladder or bowel change, an accident, a "
     "fever?"),
    "Pain right now, 0-10?",
    "Well enough to exercise today?",
};
const char *const check_rest_text =
    "Rest today. It counts as a rest day, and nothing is lost. Come back when you feel well.";
