/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/play_words.h"

#include <string.h>

/* Another cue line after this long in one phase. */
enum { CUE_TURN_MS = 15000 };

/* Text of bounded length, built without stdio. */
struct line {
    char *text;
    size_t length;
};

static void add(struct line *l, const char *text)
{
    for (; *text && l->length + 1 < PLAY_TEXT_BYTES; text++)
        l->text[l->length++] = *text;
    l->text[l->length] = '\0';
}

static void add_number(struct line *l, int64_t value)
{
    char digits[24];
    size_t at = sizeof digits - 1;
    digits[at] = '\0';
    do
        digits[--at] = (char) ('0' + value % 10);
    while ((value /= 10) > 0 && at > 0);
    add(l, digits + at);
}

static void add_of(struct line *l, const char *what, int i, int n)
{
    add(l, l->length > 0 ? " · " : "");
    add(l, what);
    add_number(l, i);
    add(l, " of ");
    add_number(l, n);
}

static void put_count(struct play_words *w)
{
    struct line l = {w->count, 0};
    const struct phase *p = w->phase;
    w->count[0] = '\0';
    if (p->rep > 0 && p->reps > 1)
        add_of(&l, "", p->rep, p->reps);
    if (p->set > 0 && w->step->dose.sets > 1)
        add_of(&l, "set ", p->set, w->step->dose.sets);
}

/* "×5" or "20 s", as the dose of a step is said. */
static void add_dose(struct line *l, const struct plan_step *s)
{
    if (s->dose.reps > 1) {
        add(l, " ×");
        add_number(l, s->dose.reps);
    } else if (s->dose.hold_ms > 0) {
        add(l, " ");
        add_number(l, s->dose.hold_ms / 1000);
        add(l, " s");
    }
}

static const char *step_name(const struct plan_step *s)
{
    if (s->exercise)
        return s->exercise->name;
    return s->kind == STEP_REST || !s->step->title ? "Rest" : s->step->title;
}

static void put_next(const struct timeline *t, struct play_words *w)
{
    struct line l = {w->next, 0};
    w->next[0] = '\0';
    int next = w->phase->step + 1;
    if (next >= t->n_steps)
        return;
    add(&l, step_name(&t->steps[next]));
    if (t->steps[next].exercise)
        add_dose(&l, &t->steps[next]);
}

enum style play_breath_style(enum breath breath)
{
    static const enum style styles[N_BREATHS] = {
        [BREATH_FREE] = STYLE_FREE, [BREATH_IN] = STYLE_IN,     [BREATH_OUT] = STYLE_OUT,
        [BREATH_HOLD] = STYLE_HELD, [BREATH_REST] = STYLE_FREE,
    };
    return styles[breath];
}

/* What is left of a spoken phrase beside "breathe IN": of "In, and open the chest" the end, of
 * "In" nothing. */
static const char *without_breath(const char *say)
{
    for (size_t i = 0; i < breath_words.count; i++) {
        const char *word = breath_words.words[i];
        size_t n = strlen(word), same = 0;
        while (same < n && (say[same] | 0x20) == word[same])
            same++;
        if (same == n && (say[n] == '\0' || strcmp(say + n, ".") == 0))
            return "";
        if (same == n && strncmp(say + n, ", ", 2) == 0)
            return say + n + (strncmp(say + n, ", and ", 6) == 0 ? 6 : 2);
    }
    return say;
}

/* A name of one plain word in capitals, to be shown big; else the name. */
static const char *loud_name(struct play_words *w, const char *name)
{
    size_t n = strlen(name);
    if (n == 0 || n >= sizeof w->loud)
        return name;
    for (size_t i = 0; i <= n; i++) {
        char c = name[i];
        bool small = c >= 'a' && c <= 'z';
        if (c != '\0' && !small && (c < 'A' || c > 'Z'))
            return name;
        w->loud[i] = small ? (char) (c - 'a' + 'A') : c;
    }
    return w->loud;
}

/* What to do in a phase of the repetition: the breath leads where it is paced. */
static void say_cycle(const struct timeline *t, struct play_words *w)
{
    static const char *const breaths[N_BREATHS] = {
        [BREATH_IN] = "breathe IN",
        [BREATH_OUT] = "breathe OUT",
        [BREATH_HOLD] = "HOLD",
        [BREATH_REST] = "rest",
    };
    const struct exercise *e = w->step->exercise;
    const char *name = phase_name(t, w->phase);
    const char *say = e && w->phase->cycle >= 0 ? e->phases[w->phase->cycle].say : NULL;
    if (w->phase->breath == BREATH_FREE) {
        w->doing = loud_name(w, name);
        w->detail = say ? say : "breathe freely";
    } else {
        w->doing = breaths[w->phase->breath];
        w->doing_style = play_breath_style(w->phase->breath);
        w->detail = without_breath(say ? say : name);
    }
}

static const char *switch_to(const struct timeline *t, const struct phase *p)
{
    const struct phase *after = p + 1;
    enum side side = after < t->phases + t->n_phases ? after->side : SIDE_NONE;
    return side == SIDE_LEFT    ? "switch to LEFT"
           : side == SIDE_RIGHT ? "switch to RIGHT"
                                : "switch sides";
}

static void say_phase(const struct timeline *t, struct play_words *w)
{
    const char *guidance = phase_guidance(t, w->phase);
    w->doing_style = STYLE_STRONG;
    w->detail = "";
    switch (w->phase->kind) {
    case PHASE_MOVE:
    case PHASE_HOLD:
        say_cycle(t, w);
        break;
    case PHASE_PREPARE:
        w->doing = "get ready";
        w->detail = guidance ? guidance : "";
        break;
    case PHASE_SWITCH:
        w->doing = switch_to(t, w->phase);
        w->doing_style = STYLE_SIDE;
        break;
    case PHASE_REST:
        w->doing = "REST";
        w->detail = "breathe freely";
        break;
    case PHASE_FINISH:
        w->doing = "come out of it";
        w->detail = guidance ? guidance : "slowly";
        break;
    case PHASE_CARD:
    case PHASE_CHECKLIST:
    case N_PHASE_KINDS:
        w->doing = "";
        break;
    }
}

/* What stands above what the phase says while the clock stands. */
static void say_state(const struct play_model *m, struct play_words *w)
{
    if (m->state == SESSION_RUNNING || m->state == SESSION_WAITING)
        return;
    w->detail = "";
    w->doing_style = STYLE_STRONG;
    if (m->state == SESSION_COUNT_IN) {
        w->doing = "get ready";
        text_countdown(w->digits, (int64_t) m->count_in_s * 1000);
    } else if (m->state == SESSION_PAUSED) {
        w->doing = "PAUSED";
        w->detail = "space goes on";
    } else {
        w->doing = m->state == SESSION_ENDED     ? "done"
                   : m->state == SESSION_STOPPED ? "STOPPED"
                                                 : "ready";
    }
}

/* What a card that takes no time says: it is shown while one gets ready for what follows it. */
static const char *card_before(const struct timeline *t, int step)
{
    const struct plan_step *before = &t->steps[step] - 1;
    bool is_card = step > 0 && before->kind == STEP_CARD && before->step->ms == 0;
    return is_card ? before->step->text : NULL;
}

/* Steps one and two, and what to take care of; or the card that stands before. */
static void put_instructions(const struct play_model *m, struct play_words *w)
{
    const struct exercise *e = w->step->exercise;
    const char *card = card_before(m->timeline, w->phase->step);
    int n = 0;
    if (card) {
        w->lines[0] = card;
        return;
    }
    for (; n < MIN((int) e->n_how, 2); n++)
        w->lines[n] = e->how[n];
    w->numbered = n;
    w->lines[n] = w->step->advice;
}

/* Instructions while getting ready, after that one cue line at a time. */
static void put_lines(const struct play_model *m, struct play_words *w)
{
    const struct exercise *e = w->step->exercise;
    if (!e)
        return;
    if (m->rest && w->phase->kind == PHASE_REST) {
        w->lines[0] = m->rest;
        return;
    }
    if (w->phase->kind == PHASE_PREPARE) {
        put_instructions(m, w);
        return;
    }
    if (w->phase->ramp != RAMP_NONE && phase_guidance(m->timeline, w->phase)) {
        w->lines[0] = phase_guidance(m->timeline, w->phase);
        return;
    }
    if (e->n_cues == 0 || w->phase->kind == PHASE_FINISH)
        return;
    int64_t turn = (m->position_ms - w->phase->at_ms) / CUE_TURN_MS + MAX(w->phase->rep - 1, 0);
    w->lines[0] = e->cues[(size_t) MAX(turn, 0) % e->n_cues];
}

/* Of the step's phases: the room for the countdown must not change within a step. */
static int64_t longest_ms(const struct timeline *t, const struct plan_step *s)
{
    int64_t ms = 0;
    for (int i = s->first_phase; i < s->first_phase + s->n_phases; i++)
        ms = MAX(ms, t->phases[i].ms);
    return ms;
}

void play_words(const struct play_model *m, struct play_words *out)
{
    static const char *const sides[] = {NULL, "LEFT side", "RIGHT side"};
    const struct timeline *t = m->timeline;
    *out = (struct play_words){.phase = &t->phases[timeline_phase_at(t, m->position_ms)]};
    out->step = &t->steps[out->phase->step];
    out->name = step_name(out->step);
    out->side = sides[out->phase->side];
    put_count(out);
    text_countdown(out->widest, longest_ms(t, out->step));
    text_countdown(out->digits, out->phase->at_ms + out->phase->ms - m->position_ms);
    say_phase(t, out);
    say_state(m, out);
    put_lines(m, out);
    put_next(t, out);
}
