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
    FIRST_SIGHT_MS = 600, /* the device has opened, and a page has been seen */
};

void narrator_init(struct narrator *n, const struct narrator_options *options,
                   const struct speaker *speaker, bool on)
{
    *n = (struct narrator){.options = *options, .speaker = *speaker};
    n->on = on && speaker_is_there(&n->speaker);
    n->news = on && !n->on ? options->missing : NULL;
    n->latest.line = -1;
}

void narrator_release(struct narrator *n)
{
    speaker_release(&n->speaker);
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
    n->fitted = speaker_settled(&n->speaker);
    int32_t *ms = arena_array(&n->fit_arena, n->script->n_phrases, sizeof *ms);
    for (size_t i = 0; i < n->script->n_phrases; i++)
        ms[i] = speaker_ms(&n->speaker, n->slots[i], &n->script->phrases[i]);
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
        n->slots[i] = speaker_want(&n->speaker, &n->script->phrases[i]);
    speaker_prepare(&n->speaker);
}

static void begin(struct narrator *n, struct session *s)
{
    speaker_open(&n->speaker);
    if (!n->slots)
        want_all(n);
    fit(n, s);
}

void narrator_take(struct narrator *n, const struct timeline *t, const struct cues *cues,
                   struct session *s)
{
    if (!speaker_is_there(&n->speaker))
        return;
    session_set_speech(s, NULL);
    n->caption = NULL; /* it may be one of the texts that go */
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
    n->on = on && n->script;
    if (n->on) {
        begin(n, s);
        return;
    }
    session_set_speech(s, NULL);
    n->caption = NULL;
}

void narrator_mute(struct narrator *n, bool muted)
{
    speaker_mute(&n->speaker, muted);
}

void narrator_turn(struct narrator *n, struct session *s)
{
    if (!n->on)
        return;
    speaker_prepare(&n->speaker);
    if (speaker_has_failed(&n->speaker)) {
        narrator_set(n, false, s);
        n->news = speaker_failed_text;
    } else if (speaker_settled(&n->speaker) != n->fitted) {
        fit(n, s);
    }
}

void narrator_introduce(struct narrator *n, int64_t now_ns)
{
    if (n->on)
        n->introduce_ns = now_ns + FIRST_SIGHT_MS * NS_PER_MS;
}

static void introduce(struct narrator *n, struct engine *e, int64_t now_ns)
{
    int phrase = n->on ? script_first(n->script, SPEECH_INTRO) : -1;
    if (phrase < 0)
        return;
    const struct speaker_line line = {.phrase = &n->script->phrases[phrase],
                                      .slot = n->slots[phrase],
                                      .at_ns = now_ns,
                                      .slack_ms = ANSWER_LATE_MS};
    n->introduced = speaker_ms(&n->speaker, line.slot, line.phrase) > 0;
    if (n->introduced)
        speaker_say(&n->speaker, e, &line);
}

int64_t narrator_poll(struct narrator *n, struct engine *e, int64_t now_ns)
{
    int64_t wake_ns = INT64_MAX;
    if (n->introduce_ns > now_ns) {
        wake_ns = n->introduce_ns;
    } else if (n->introduce_ns > 0) {
        n->introduce_ns = 0;
        introduce(n, e, now_ns);
    }
    return MIN(wake_ns, speaker_poll(&n->speaker, now_ns));
}

const char *narrator_news(struct narrator *n)
{
    const char *news = n->news;
    n->news = NULL;
    return news;
}

void narrator_wait_first(struct narrator *n)
{
    if (n->on && n->speech.count > 0)
        speaker_wait(&n->speaker, n->slots[n->speech.items[0].phrase] + 1, FIRST_WORDS_MS);
}

bool narrator_wait(struct narrator *n, struct session *s, int timeout_ms)
{
    if (!n->on)
        return false;
    int slots = 0;
    for (size_t i = 0; i < n->script->n_phrases; i++)
        slots = MAX(slots, n->slots[i] + 1);
    bool all = speaker_wait(&n->speaker, slots, timeout_ms);
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

static struct speaker_line line_of(const struct narrator *n, const struct utterance *u,
                                   int64_t at_ns)
{
    return (struct speaker_line){.phrase = &n->script->phrases[u->phrase],
                                 .slot = n->slots[u->phrase],
                                 .at_ns = at_ns,
                                 .slack_ms =
                                     (int32_t) MIN(u->until_ms - u->at_ms - u->ms, INT16_MAX),
                                 .urgent = speech_rules[u->kind].priority >= SPEECH_PAUSE};
}

struct sound_cue narrator_cue(const struct narrator *n, size_t index, int64_t at_ns)
{
    const struct speaker_line line = line_of(n, &n->speech.items[index], at_ns);
    return speaker_cue(&n->speaker, &line);
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
    int64_t at_ns = effect->at_ns;
    bool again =
        u->line == n->latest.line && llabs(at_ns - n->latest_ns) < SAME_LINE_MS * NS_PER_MS;
    again |= u->kind == SPEECH_INTRO && n->introduced;
    if (!n->on || again || !wait_for_answer(n, u, &at_ns))
        return;
    const struct speaker_line line = line_of(n, u, at_ns);
    if (speaker_ms(&n->speaker, line.slot, line.phrase) <= 0)
        return;
    n->latest = *u;
    n->latest_ns = at_ns;
    show(n, line.phrase->text, at_ns, u->ms);
    speaker_say(&n->speaker, e, &line);
}

void narrator_hush(struct narrator *n, struct engine *e)
{
    n->busy_until_ns = n->caption_until_ns = n->introduce_ns = 0;
    speaker_hush(&n->speaker, e);
}

int64_t narrator_quiet_ns(const struct narrator *n)
{
    return n->caption_until_ns;
}

/* Says it then, where it is ready. */
static void answer_at(struct narrator *n, struct engine *e, int64_t at_ns, enum speech_live live,
                      const char *name)
{
    struct phrase p = {.text = speech_live_text(live, name, &n->arena)};
    const struct speaker_line line = {.phrase = &p,
                                      .slot = speaker_want(&n->speaker, &p),
                                      .at_ns = at_ns,
                                      .slack_ms = ANSWER_LATE_MS,
                                      .urgent = live == LIVE_STOPPING || live == LIVE_PAUSED};
    int32_t ms = speaker_ms(&n->speaker, line.slot, &p);
    if (ms <= 0) {
        speaker_prepare(&n->speaker); /* it will be there the next time */
        return;
    }
    n->busy_until_ns = at_ns + (ms + AFTER_ANSWER_MS) * NS_PER_MS;
    show(n, p.text, at_ns, ms);
    speaker_say(&n->speaker, e, &line);
}

void narrator_answer(struct narrator *n, struct engine *e, int64_t now_ns, enum speech_live live,
                     const char *name)
{
    if (!n->on)
        return;
    speaker_hush(&n->speaker, e);
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
