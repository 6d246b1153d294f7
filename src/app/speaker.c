/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/speaker.h"

#include "base/base.h"

#include <stdio.h>
#include <string.h>

static const int64_t NS_PER_MS = 1000000;

enum {
    MEASURED_WPM = 160,
    BEGIN_AND_END_MS = 230,
    LETTER_MS = 54,
    COMMA_MS = 230,
    SENTENCE_MS = 800,
    LATE_MS = 400, /* a line that was kept for so long too long has lost its moment */
};

bool speaker_is_there(const struct speaker *s)
{
    return s->voice || s->dispatcher;
}

void speaker_release(struct speaker *s)
{
    voice_free(s->voice);
    dispatcher_free(s->dispatcher);
    *s = (struct speaker){0};
}

void speaker_open(struct speaker *s)
{
    if (s->dispatcher)
        dispatcher_open(s->dispatcher);
}

const char speaker_failed_text[] =
    "Speech Dispatcher does not answer; is it running? (spd-say hello)";

bool speaker_has_failed(struct speaker *s)
{
    return s->dispatcher && dispatcher_has_failed(s->dispatcher);
}

/* ---- phrases ---- */

int speaker_want(struct speaker *s, const struct phrase *p)
{
    return s->voice ? voice_want(s->voice, p) : 0;
}

void speaker_prepare(struct speaker *s)
{
    if (s->voice)
        voice_poll(s->voice);
}

uint32_t speaker_settled(const struct speaker *s)
{
    return s->voice ? voice_settled(s->voice) : 0;
}

bool speaker_wait(struct speaker *s, int slots, int timeout_ms)
{
    return !s->voice || voice_wait(s->voice, slots, timeout_ms);
}

/*
 * Of what is never measured: as espeak-ng speaks at MEASURED_WPM, and a seventh more. By words
 * alone (speech_estimate_ms) short lines would never fit. A rate that is not known is that of
 * somebody who uses a screen reader: hardly a slow one.
 */
static int32_t estimate_ms(const struct speaker *s, const struct phrase *p)
{
    int64_t ms = BEGIN_AND_END_MS;
    for (const char *at = p->text; *at; at++) {
        bool goes_on = at[1] == ' ';
        ms += LETTER_MS;
        ms += *at == ',' && goes_on ? COMMA_MS : 0;
        ms += strchr(".!?", *at) && goes_on ? SENTENCE_MS : 0;
    }
    return (int32_t) (ms * MEASURED_WPM / (s->rate_wpm > 0 ? s->rate_wpm : MEASURED_WPM));
}

int32_t speaker_ms(const struct speaker *s, int slot, const struct phrase *p)
{
    if (s->voice)
        return voice_ms(s->voice, slot);
    return p->counted ? -1 : estimate_ms(s, p);
}

/* ---- saying them ---- */

/* Lines are apart, so that few are known ahead; one too many is left out. */
static void keep(struct speaker *s, const struct speaker_line *line)
{
    if (s->n_later == SPEAKER_AHEAD)
        return;
    struct speaker_later *l = &s->later[s->n_later++];
    *l = (struct speaker_later){
        .at_ns = line->at_ns, .urgent = line->urgent, .depth = line->phrase->depth};
    snprintf(l->text, sizeof l->text, "%s", line->phrase->text);
}

struct sound_cue speaker_cue(const struct speaker *s, const struct speaker_line *line)
{
    return voice_cue(line->slot, line->phrase->depth, line->at_ns, s->gain_db, line->slack_ms);
}

void speaker_say(struct speaker *s, struct engine *e, const struct speaker_line *line)
{
    if (s->dispatcher)
        keep(s, line);
    if (!s->voice || !e)
        return;
    struct sound_cue cue = speaker_cue(s, line);
    engine_play(e, &cue);
}

void speaker_hush(struct speaker *s, struct engine *e)
{
    s->n_later = 0;
    if (s->dispatcher)
        dispatcher_hush(s->dispatcher);
    if (s->voice && e)
        engine_flush(e, SOUND_GROUP_VOICE, ENGINE_FADE_MS);
}

void speaker_mute(struct speaker *s, bool muted)
{
    s->muted = muted;
    if (muted && s->dispatcher)
        dispatcher_hush(s->dispatcher);
}

static void say(struct speaker *s, const struct speaker_later *l, int64_t now_ns)
{
    if (!s->muted && now_ns - l->at_ns <= LATE_MS * NS_PER_MS)
        dispatcher_say(s->dispatcher, l->text, l->urgent, l->depth);
}

int64_t speaker_poll(struct speaker *s, int64_t now_ns)
{
    int64_t next_ns = INT64_MAX;
    size_t kept = 0;
    for (size_t i = 0; i < s->n_later; i++) {
        if (s->later[i].at_ns <= now_ns) {
            say(s, &s->later[i], now_ns);
            continue;
        }
        next_ns = MIN(next_ns, s->later[i].at_ns);
        s->later[kept++] = s->later[i];
    }
    s->n_later = kept;
    return next_ns;
}
