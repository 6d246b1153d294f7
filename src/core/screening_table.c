/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/screening.h"

/* Content pack, section 4.1, word for word; `explain` is ours. */

#define TAG(t) (1U << CAUTION_##t)

const char *const verdict_names[N_VERDICTS] = {"OK", "C", "P", "U", "E"};
const char *const age_names[N_AGES] = {"unasked", "under-18", "18+", "18-64", "65+"};

const char *const screening_age_question = "Are you 18 or over?";
const char *const screening_age_band_question = "Which age band are you in?";

const struct screening_part_info screening_parts[N_SCREENING_PARTS] = {
    [PART_AGE] = {"Your age", N_QUESTIONS, N_QUESTIONS},
    [PART_A] = {"Right now, or new in the last few weeks", Q_A1, Q_A8},
    [PART_B] = {"Same-day advice", Q_B1, Q_B11},
    [PART_C] = {"Professional first", Q_C1, Q_C8},
    [PART_D] = {"Cautions", Q_D1, Q_D16},
};

static const struct question_choice pain_kinds[] = {
    {"a", "Stiffness or a mild ache, 0-3/10, linked to sitting and easier when I move.", -1},
    {"b", "Pain of 4-6 between the shoulder blades, or pain I cannot link to how I sit or move.",
     -1},
};
static const struct question_choice pressures[] = {
    {"high", "treated high blood pressure", CAUTION_HYPERTENSION},
    {"low", "low blood pressure/faint easily", CAUTION_HYPOTENSION},
};
static const struct question_choice joints[] = {
    {"shoulder", "shoulder", CAUTION_SHOULDER}, {"neck", "neck", CAUTION_NECK},
    {"low-back", "low back", CAUTION_LOW_BACK}, {"knee", "knee", CAUTION_KNEE},
    {"wrist", "wrist", CAUTION_WRIST},          {"rib", "ribs", CAUTION_RIB},
};

#define ASK(q, p, v, t, why) \
    [Q_##q] = {.id = #q, .part = PART_##p, .verdict = VERDICT_##v, .text = (t), .explain = (why)}
#define TAGGED(q, p, v, tags, t, why)  \
    [Q_##q] = {.id = #q,               \
               .part = PART_##p,       \
               .verdict = VERDICT_##v, \
               .text = (t),            \
               .explain = (why),       \
               .cautions = (tags)}
#define CHOOSE(q, p, v, k, list, t, why) \
    [Q_##q] = {.id = #q,                 \
               .part = PART_##p,         \
               .kind = QUESTION_##k,     \
               .verdict = VERDICT_##v,   \
               .text = (t),              \
               .explain = (why),         \
               .choices = (list),        \
               .n_choices = ARRAY_LEN(list)}

/* clang-format off */
const struct question questions[N_QUESTIONS] = {
    ASK(A1, A, E,
        "Have you lost control of your bladder or bowels, or is it newly hard to pee, or can you no "
        "longer feel when you need to go?",
        "The nerves at the base of the spine may be squeezed. That is treated within hours."),
    ASK(A2, A, E,
        "Do you have numbness or tingling around your genitals, inner thighs, buttocks or back "
        "passage, or new loss of sexual feeling?",
        "The nerves at the base of the spine may be squeezed. That is treated within hours."),
    ASK(A3, A, E,
        "Do you have new or worsening weakness, heaviness or numbness in both legs, or are you newly "
        "unsteady on your feet?",
        "Both legs at once points to the spinal cord rather than to a muscle."),
    ASK(A4, A, E,
        "Do you have chest pain, tightness or pressure; sudden severe or tearing pain in your chest "
        "or upper back; or pain spreading to your chest, jaw or arm with sweating, sickness, "
        "faintness or breathlessness?",
        "The heart or the main artery can be felt as pain in the chest or the upper back."),
    ASK(A5, A, E,
        "Have you had a sudden drooping face, slurred speech, one-sided weakness, double vision, a "
        "sudden worst-ever headache, or severe new neck pain with dizziness?",
        "These can be signs of a stroke or of a torn artery in the neck."),
    ASK(A6, A, E,
        "Did this start after a serious accident, fall or blow (such as a car crash) in the last 6 "
        "weeks that no professional has checked?",
        "A bone may be broken. It has to be looked at before it is moved."),
    ASK(A7, A, E,
        "Are you breathless at rest, coughing up blood, or getting sharp chest pain when you breathe "
        "in?",
        "The lungs can be felt as pain in the upper back."),
    ASK(A8, A, E,
        "Do you have a stiff neck with a fever, a severe headache, a rash, or light hurting your "
        "eyes?",
        "This can be meningitis."),

    ASK(B1, B, U,
        "Do you get sharp or shooting pain from your neck or back into an arm or hand, or round your "
        "ribs, that is new or getting worse?",
        "Pain that travels like this comes from a nerve, not from a stiff muscle."),
    TAGGED(B2, B, U, 0,
        "Do you have numbness, tingling or weakness in an arm, hand or leg that is new, getting "
        "worse, or has not been assessed?",
        "A nerve may be pressed. Someone should test it before you exercise."),
    ASK(B3, B, U, "Are your hands clumsy (buttons, handwriting, dropping things)?",
        "Clumsy hands can come from pressure on the spinal cord in the neck."),
    ASK(B4, B, U,
        "Do you have a fever, chills, night sweats, or feel very unwell, with no clear cause?",
        "Back pain with a fever can be an infection."),
    ASK(B5, B, U, "Have you lost a noticeable amount of weight without trying?",
        "Weight loss nobody can explain should be looked into."),
    ASK(B6, B, U, "Have you ever had cancer, and is this pain new or unexplained?",
        "New pain after cancer is always worth a check."),
    ASK(B7, B, U,
        "Is the pain constant whatever position you try, much worse at night, or stopping you "
        "sleeping? Or made worse by coughing, sneezing or straining?",
        "Pain from stiffness changes with position and eases at rest."),
    ASK(B8, B, U,
        "Has your back changed shape, is there a lump or swelling, or did sudden back pain follow a "
        "small bump, lift or cough and you have (or may have) thin bones or take long-term steroids?",
        "Thin bones can break from very little."),
    ASK(B9, B, U,
        "Do you have a weakened immune system, inject drugs, or have had a serious infection or a "
        "spinal injection or operation recently, with new back pain?",
        "These make an infection of the spine more likely."),
    ASK(B10, B, U, "Is there a painful or blistering rash in a band on one side?",
        "This can be shingles: treatment works best when it starts early. A pharmacist or a doctor "
        "can help."),
    [Q_B11] = {.id = "B11", .part = PART_B, .kind = QUESTION_SCALE, .verdict = VERDICT_U,
        .text = "How strong is the pain at its worst today, 0-10?",
        .explain = "Very severe pain is not for an exercise program."},

    CHOOSE(C1, C, P, CHOICE, pain_kinds, "Which fits best?",
        "Stiffness from sitting is what these exercises are for. Pain between the shoulder blades is "
        "worth a look first."),
    ASK(C2, C, P,
        "Has the pain been getting steadily worse, or lasted 6 weeks or more without improving and "
        "without being checked? (Long-standing mild stiffness that is not changing: answer No.)",
        "Most back trouble settles within about six weeks."),
    ASK(C3, C, P,
        "After your back has popped, have you had significant discomfort, or discomfort lasting more "
        "than a few minutes?",
        "A pop should not hurt."),
    TAGGED(C4, C, P, TAG(HYPERTENSION) | TAG(HEART),
        "Do you have a heart condition, faint or get dizzy with activity, have high blood pressure "
        "that is not controlled, or been told to exercise only with medical advice?",
        "Someone who knows you should say what is safe."),
    ASK(C5, C, P,
        "Surgery, or a broken bone, in your spine, chest, ribs, shoulder or abdomen in the last 12 "
        "weeks, or not yet cleared to exercise?",
        "Healing tissue has rules of its own."),
    ASK(C6, C, P,
        "Do you have a spinal fracture, rheumatoid arthritis affecting the neck, Down syndrome, "
        "Marfan or Ehlers-Danlos syndrome, or a known aneurysm?",
        "Joints or vessels may give way more easily."),
    ASK(C7, C, P,
        "Pregnant with complications or told to limit exercise, or gave birth in the last 6 weeks?",
        "Your midwife or doctor can tell you which moves suit you."),
    ASK(C8, C, OK,
        "Started before age 45, lasted over 3 months, worse in the morning for 30+ min or wakes you "
        "in the second half of the night, and eases with movement?",
        "This pattern can be an inflammation of the spine, which has its own treatment."),

    TAGGED(D1, D, C, TAG(OSTEOPOROSIS),
        "osteoporosis, osteopenia, past low-trauma fracture, long-term steroids, height loss of 4 "
        "cm+",
        "Bending forward and twisting under load are left out."),
    TAGGED(D2, D, C, TAG(PREGNANCY), "pregnant",
        "From week 16 on there is no lying flat on the back for long; no lying face down and no "
        "breath holds."),
    CHOOSE(D3, D, C, YES_NO, pressures,
        "treated high blood pressure, or low blood pressure/faint easily",
        "No breath holds and no straining, or no fast rising."),
    TAGGED(D4, D, C, TAG(GLAUCOMA), "glaucoma, retinal problem or recent eye surgery",
        "The head stays above the heart and nobody holds their breath."),
    TAGGED(D5, D, C, TAG(RESPIRATORY), "asthma, COPD or other lung disease",
        "No breath holds; you breathe at your own count."),
    TAGGED(D6, D, C, TAG(EPILEPSY), "epilepsy", "No breath holds and no fast breathing."),
    TAGGED(D7, D, C, TAG(BREATH_ANXIETY) | TAG(TRAUMA),
        "panic, trauma or anxiety made worse by focusing on breathing or the body",
        "Eyes open, shorter counts, and stopping is always offered."),
    CHOOSE(D8, D, C, YES_NO, joints,
        "problems with shoulder, neck, low back, knee, wrist, ribs",
        "Moves that load the place are swapped for others."),
    TAGGED(D9, D, C, TAG(BALANCE) | TAG(VERTIGO), "falls, poor balance, vertigo",
        "Seated or supported, and no quick turns of the head."),
    TAGGED(D10, D, C, TAG(HERNIA), "hernia or abdominal separation", "No straining."),
    TAGGED(D11, D, C, TAG(HYPERMOBILITY), "very flexible joints or dislocations",
        "The middle of the range, and more strength than stretch."),
    TAGGED(D12, D, C, TAG(SPINAL_FUSION), "spinal fusion (cleared)",
        "No turning to the end of the range."),
    TAGGED(D13, D, C, TAG(REFLUX), "reflux", "No lying down within two hours of a meal."),
    TAGGED(D14, D, C, TAG(LATEX), "latex allergy", "Bands without latex, or moves without a band."),
    TAGGED(D15, D, C, TAG(SKIN_OR_CLOT), "blood thinners, clot, skin wounds", "No foam roller."),
    TAGGED(D16, D, C, TAG(FLUID_LIMIT),
        "told to limit fluids (heart, kidney or liver disease)", "No reminders to drink."),
};
/* clang-format on */
