/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/speech_maker.h"

#include "base/mem.h"
#include "core/stop.h"

#include <stdlib.h>
#include <string.h>

/* ---- words ---- */

static uint64_t mix(uint64_t x)
{
    /* splitmix64, Steele, Lea and Flood, 2014 */
    x += 0x9e3779b97f4a7c15U;
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9U;
    x = (x ^ x >> 27) * 0x94d049bb133111ebU;
    return x ^ x >> 31;
}

int maker_pick(struct maker *m, enum speech_kind kind)
{
    int n = speech_wordings(kind), k = m->said[kind]++;
    uint64_t luck = m->o.seed ? mix(m->o.seed ^ (uint64_t) kind << 32 ^ (uint64_t) k) : 0;
    if (n == 1)
        return 0;
    if (k == 0)
        m->picked[kind] = (int) (luck % (uint64_t) n);
    else
        m->picked[kind] = (m->picked[kind] + 1 + (int) (luck % (uint64_t) (n - 1))) % n;
    return m->picked[kind];
}

int maker_phrase(struct maker *m, const struct phrase *wanted)
{
    for (size_t i = 0; i < m->n_phrases; i++)
        if (m->phrases[i].depth == wanted->depth && m->phrases[i].counted == wanted->counted &&
            strcmp(m->phrases[i].text, wanted->text) == 0)
            return (int) i;
    if (m->n_phrases == m->phrases_room) {
        m->phrases_room = m->phrases_room ? 2 * m->phrases_room : 64;
        m->phrases = xreallocarray(m->phrases, m->phrases_room, sizeof *m->phrases);
    }
    m->phrases[m->n_phrases] = *wanted;
    return (int) m->n_phrases++;
}

int maker_phrase_of_text(struct maker *m, const char *text)
{
    return text && *text ? maker_phrase(m, &(struct phrase){.text = text}) : -1;
}

const char *maker_cue(struct maker *m, const struct exercise *e)
{
    if (e->n_cues == 0)
        return NULL;
    if (m->cue < 0)
        m->cue = (int) (m->o.seed % e->n_cues);
    else
        m->cue++;
    return e->cues[(size_t) m->cue % e->n_cues];
}

bool maker_wants(const struct maker *m, enum speech_kind kind)
{
    return m->o.verbosity >= speech_rules[kind].least;
}

/* ---- lines ---- */

int64_t maker_phase_end(const struct phase *p)
{
    return p->at_ms + p->ms;
}

/* When it must be quiet for the next tone after a moment. */
static int64_t quiet_from(const struct maker *m, int64_t after_ms)
{
    for (size_t i = 0; i < m->n_tones; i++)
        if (m->tones[i] > after_ms)
            return m->tones[i] - SPEECH_QUIET_MS;
    return INT64_MAX;
}

int maker_add(struct maker *m, struct speech_line line)
{
    line.until_ms = MIN(line.until_ms, quiet_from(m, line.from_ms));
    if (line.phrase < 0 || line.until_ms <= line.from_ms)
        return -1;
    if (m->n_lines == m->lines_room) {
        m->lines_room = m->lines_room ? 2 * m->lines_room : 128;
        m->lines = xreallocarray(m->lines, m->lines_room, sizeof *m->lines);
    }
    m->lines[m->n_lines] = line;
    return (int) m->n_lines++;
}

struct speech_line maker_line(const struct maker *m, enum speech_kind kind, int phase,
                              int64_t from_ms, int64_t within_ms)
{
    return (struct speech_line){.kind = kind,
                                .from_ms = from_ms,
                                .latest_ms = from_ms + within_ms,
                                .until_ms = maker_phase_end(&m->t->phases[phase]),
                                .phrase = -1,
                                .shorter = -1,
                                .after = -1,
                                .phase = phase};
}

struct speech_line maker_word(struct maker *m, struct speech_line line, int which,
                              const struct speech_blanks *b)
{
    line.phrase = maker_phrase_of_text(m, speech_wording(line.kind, which, b, m->a));
    line.shorter = maker_phrase_of_text(m, speech_shorter(line.kind, which, b, m->a));
    return line;
}

void maker_say(struct maker *m, struct speech_line line, const struct speech_blanks *b)
{
    if (maker_wants(m, line.kind))
        maker_add(m, maker_word(m, line, maker_pick(m, line.kind), b));
}

/* ---- the whole ---- */

/* Ticks count and signs inside a phase begin nothing: speech may run up to them. */
static void find_tones(struct maker *m)
{
    m->tones = arena_array(m->a, m->cues->count, sizeof *m->tones);
    for (size_t i = 0; i < m->cues->count; i++) {
        const struct cue *c = &m->cues->items[i];
        bool begins = c->at_ms == m->t->phases[c->phase].at_ms || c->kind == CUE_SESSION_DONE;
        if (c->kind != CUE_LAST_THREE && begins)
            m->tones[m->n_tones++] = c->at_ms;
    }
}

/* Where the screen asks whether all is good, -1: nowhere. */
static int mid_check_phase(const struct timeline *t)
{
    int64_t at_ms = stop_mid_check_ms(t);
    return at_ms < 0 ? -1 : timeline_phase_at(t, at_ms);
}

static void add_done(struct maker *m)
{
    int last = m->t->n_phases - 1;
    struct speech_line line = maker_line(m, SPEECH_DONE, last, m->t->total_ms + DONE_AFTER, HURRY);
    int minutes = (int) ((m->t->total_ms + MINUTE / 2) / MINUTE);
    line.until_ms = m->t->total_ms + DONE_MAX;
    maker_say(m, line, &(struct speech_blanks){.number = MAX(minutes, 1)});
}

static const char *name_of(const struct maker *m, const char *id, struct src_loc used_at)
{
    struct diags ignored = {0};
    const struct exercise *e =
        id ? m->o.source->find(m->o.source->context, id, used_at, &ignored) : NULL;
    diags_release(&ignored);
    return e ? e->name : NULL;
}

static void add_live(struct maker *m, enum speech_live live, const char *name)
{
    maker_phrase_of_text(m, speech_live_text(live, name, m->a));
}

/* What keys may bring about: rendered last, as nobody may press them. */
static void add_live_phrases(struct maker *m)
{
    static const enum speech_live nameless[] = {LIVE_PAUSED,   LIVE_BACK,     LIVE_SKIPPED,
                                                LIVE_POPPED,   LIVE_STOPPING, LIVE_SMALLER,
                                                LIVE_VOICE_ON, LIVE_SCORE,    LIVE_MORE_REST};
    for (size_t i = 0; i < ARRAY_LEN(nameless); i++)
        add_live(m, nameless[i], NULL);
    for (int i = 0; i < m->t->n_steps; i++) {
        const struct exercise *e = m->t->steps[i].exercise;
        if (!e)
            continue;
        add_live(m, LIVE_BACK, e->name);
        if (!m->o.source)
            continue;
        const char *easier = name_of(m, e->easier, m->t->steps[i].step->loc);
        const char *harder = name_of(m, e->harder, m->t->steps[i].step->loc);
        if (easier)
            add_live(m, LIVE_EASIER, easier);
        if (harder)
            add_live(m, LIVE_HARDER, harder);
    }
}

static const struct script *finish(struct maker *m)
{
    struct script *s = arena_alloc(m->a, sizeof *s);
    struct speech_line *lines = arena_array(m->a, m->n_lines, sizeof *lines);
    struct phrase *phrases = arena_array(m->a, m->n_phrases, sizeof *phrases);
    if (m->n_lines > 0)
        memcpy(lines, m->lines, m->n_lines * sizeof *lines);
    if (m->n_phrases > 0)
        memcpy(phrases, m->phrases, m->n_phrases * sizeof *phrases);
    free(m->lines);
    free(m->phrases);
    *s = (struct script){m->t, lines, m->n_lines, phrases, m->n_phrases, m->tones, m->n_tones};
    return s;
}

const struct script *script_of_timeline(const struct timeline *t, const struct cues *cues,
                                        const struct script_options *options, struct arena *a)
{
    struct maker m = {.t = t, .cues = cues, .o = *options, .a = a, .cue = -1};
    m.mid_check = mid_check_phase(t);
    find_tones(&m);
    for (int i = 0; i < t->n_phases; i++) {
        if (phase_is_work(&t->phases[i]))
            maker_add_work(&m, i);
        else
            maker_add_gap(&m, i);
    }
    add_done(&m);
    add_live_phrases(&m);
    return finish(&m);
}
