/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/narrator.h"

#include <stdlib.h>

static const int64_t NS_PER_MS = 1000000;

enum {
    SAME_LINE_MS = 5000, /* a line whose place moved while it was fitted is not said again */
    ANSWER_LATE_MS = 400,
    AFTER_ANSWER_MS = 120, /* a name may have to follow soon */
    FIRST_WORDS_MS = 400,
};

void narrator_init(struct narrator *n, const struct narrator_options *options, struct voice *voice,
                   bool on)
{
    *n = (struct narrator){.options = *options, .voice = voice, .on = on && voice};
    n->latest.line = -1;
}

void narrator_release(struct narrator *n)
{
    voice_free(n->voice);
    arena_release(&n->arena);
    arena_release(&n->fit_arena);
    *n = (struct narrator){0};
}

/* ---- what is said ---- */

/* Lengths as far as they are known. What was said before is forgotten with its arena. */
static void fit(struct narrator *n, struct session *s)
{
    session_set_speech(s, NULL);
    arena_release(&n->fit_arena);
    n->fitted = voice_settled(n->voice);
    int32_t *ms = arena_array(&n->fit_arena, n->script->n_phrases, sizeof *ms);
    for (size_t i = 0; i < n->script->n_phrases; i++)
        ms[i] = voice_ms(n->voice, n->slots[i]);
    n->speech = speech_fit(n->script, ms, &n->fit_arena);
    session_set_speech(s, &n->speech);
}

static const bool *find_new(struct narrator *n, const struct timeline *t)
{
    if (!n->options.is_new)
        return NULL;
    bool *is_new = arena_array(&n->arena, (size_t) t->n_steps, sizeof *is_new);
    for (int i = 0; i < t->n_steps; i++) {
        const struct exercise *e = t->steps[i].exercise;
        is_new[i] = e && n->options.is_new(n->options.context, e);
        for (int k = 0; k < i; k++) /* told once is enough */
            is_new[i] = is_new[i] && t->steps[k].exercise != e;
    }
    return is_new;
}

static void want_all(struct narrator *n)
{
    n->slots = arena_array(&n->arena, n->script->n_phrases, sizeof *n->slots);
    for (size_t i = 0; i < n->script->n_phrases; i++)
        n->slots[i] = voice_want(n->voice, &n->script->phrases[i]);
    voice_poll(n->voice);
}

static void begin(struct narrator *n, struct session *s)
{
    if (!n->slots)
        want_all(n);
    fit(n, s);
}

void narrator_take(struct narrator *n, const struct timeline *t, const struct cues *cues,
                   struct session *s)
{
    if (!n->voice)
        return;
    session_set_speech(s, NULL);
    arena_release(&n->arena);
    n->slots = NULL;
    n->latest.line = -1;
    struct script_options o = {.verbosity = n->options.verbosity,
                               .is_new = find_new(n, t),
                               .seed = n->options.seed,
                               .source = n->options.source};
    n->script = script_of_timeline(t, cues, &o, &n->arena);
    if (n->on)
        begin(n, s);
}

void narrator_set(struct narrator *n, bool on, struct session *s)
{
    n->on = on && n->voice && n->script;
    if (n->on)
        begin(n, s);
    else
        session_set_speech(s, NULL);
}

void narrator_turn(struct narrator *n, struct session *s)
{
    if (!n->on)
        return;
    voice_poll(n->voice);
    if (voice_settled(n->voice) != n->fitted)
        fit(n, s);
}

void narrator_wait_first(struct narrator *n)
{
    if (n->on && n->speech.count > 0)
        voice_wait(n->voice, n->slots[n->speech.items[0].phrase] + 1, FIRST_WORDS_MS);
}

bool narrator_wait(struct narrator *n, struct session *s, int timeout_ms)
{
    if (!n->on)
        return false;
    int slots = 0;
    for (size_t i = 0; i < n->script->n_phrases; i++)
        slots = MAX(slots, n->slots[i] + 1);
    bool all = voice_wait(n->voice, slots, timeout_ms);
    fit(n, s);
    return all;
}

/* ---- saying it ---- */

static void show(struct narrator *n, const char *text, int64_t from_ns, int32_t ms)
{
    n->caption = text;
    n->caption_from_ns = from_ns;
    n->caption_until_ns = from_ns + ms * NS_PER_MS;
}

struct sound_cue narrator_cue(const struct narrator *n, size_t index, int64_t at_ns)
{
    const struct utterance *u = &n->speech.items[index];
    int64_t slack_ms = MIN(u->until_ms - u->at_ms - u->ms, INT16_MAX);
    return voice_cue(n->slots[u->phrase], n->script->phrases[u->phrase].depth, at_ns,
                     n->options.gain_db, (int32_t) slack_ms);
}

/* After an answer to a key it may begin a little later, still in its window. False: it may not. */
static bool wait_for_answer(const struct narrator *n, const struct utterance *u, int64_t *at_ns)
{
    int64_t latest_ms = MIN(n->script->lines[u->line].latest_ms, u->until_ms - u->ms);
    int64_t latest_ns = *at_ns + (latest_ms - u->at_ms) * NS_PER_MS;
    *at_ns = MAX(*at_ns, n->busy_until_ns);
    return *at_ns <= latest_ns;
}

void narrator_say(struct narrator *n, struct engine *e, const struct effect *effect)
{
    const struct utterance *u = &n->speech.items[effect->arg];
    const struct phrase *p = &n->script->phrases[u->phrase];
    int64_t at_ns = effect->at_ns;
    bool again =
        u->line == n->latest.line && llabs(at_ns - n->latest_ns) < SAME_LINE_MS * NS_PER_MS;
    if (!n->on || again || voice_ms(n->voice, n->slots[u->phrase]) <= 0 ||
        !wait_for_answer(n, u, &at_ns))
        return;
    struct sound_cue cue = narrator_cue(n, (size_t) effect->arg, at_ns);
    n->latest = *u;
    n->latest_ns = at_ns;
    show(n, p->text, at_ns, u->ms);
    if (e)
        engine_play(e, &cue);
}

void narrator_hush(struct narrator *n)
{
    n->busy_until_ns = n->caption_until_ns = 0;
}

int64_t narrator_quiet_ns(const struct narrator *n)
{
    return n->caption_until_ns;
}

/* Says it then, where it is ready. */
static bool answer_at(struct narrator *n, struct engine *e, int64_t at_ns, enum speech_live live,
                      const char *name)
{
    struct phrase p = {.text = speech_live_text(live, name, &n->arena)};
    int slot = voice_want(n->voice, &p);
    int32_t ms = voice_ms(n->voice, slot);
    if (ms <= 0) {
        voice_poll(n->voice); /* it will be there the next time */
        return false;
    }
    struct sound_cue cue = voice_cue(slot, 0, at_ns, n->options.gain_db, ANSWER_LATE_MS);
    n->busy_until_ns = at_ns + (ms + AFTER_ANSWER_MS) * NS_PER_MS;
    show(n, p.text, at_ns, ms);
    return !e || engine_play(e, &cue);
}

void narrator_answer(struct narrator *n, struct engine *e, int64_t now_ns, enum speech_live live,
                     const char *name)
{
    if (!n->on)
        return;
    if (e)
        engine_flush(e, SOUND_GROUP_VOICE, ENGINE_FADE_MS);
    answer_at(n, e, now_ns, live, name);
}

void narrator_follow(struct narrator *n, struct engine *e, int64_t now_ns, enum speech_live live,
                     const char *name)
{
    if (n->on)
        answer_at(n, e, MAX(now_ns, narrator_quiet_ns(n) + SPEECH_GAP_MS * NS_PER_MS), live, name);
}

bool narrator_replaces(const struct narrator *n, const struct timeline *t, const struct cue *cue)
{
    return n->on && n->speech.count > 0 && speech_replaces(&n->speech, t, cue);
}

const char *narrator_caption(const struct narrator *n, int64_t now_ns)
{
    bool sounds = now_ns >= n->caption_from_ns && now_ns < n->caption_until_ns;
    return n->on && sounds ? n->caption : NULL;
}
