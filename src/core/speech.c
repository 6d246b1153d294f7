/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/speech.h"

#include "base/mem.h"

#include <string.h>

const struct speech_rule speech_rules[N_SPEECH_KINDS] = {
    [SPEECH_INTRO] = {"intro", SPEECH_COACHING, VERBOSITY_FULL},
    [SPEECH_PREPARE] = {"prepare", SPEECH_CHANGE, VERBOSITY_STANDARD},
    [SPEECH_HOW_TO] = {"how-to", SPEECH_COACHING, VERBOSITY_FULL},
    [SPEECH_COUNT_IN] = {"count-in", SPEECH_COUNTDOWN, VERBOSITY_FULL},
    [SPEECH_START] = {"start", SPEECH_COACHING, VERBOSITY_FULL},
    [SPEECH_PHASE] = {"phase", SPEECH_CHANGE, VERBOSITY_FULL},
    [SPEECH_BREATH] = {"breath", SPEECH_CHANGE, VERBOSITY_FULL},
    [SPEECH_COACH] = {"coach", SPEECH_COACHING, VERBOSITY_FULL},
    [SPEECH_HALFWAY] = {"halfway", SPEECH_COUNTDOWN, VERBOSITY_STANDARD},
    [SPEECH_LAST_REP] = {"last-rep", SPEECH_COUNTDOWN, VERBOSITY_FULL},
    [SPEECH_LAST_BREATH] = {"last-breath", SPEECH_CHANGE, VERBOSITY_FULL},
    [SPEECH_LAST_FIVE] = {"last-five", SPEECH_COUNTDOWN, VERBOSITY_STANDARD},
    [SPEECH_HOLD_CHECK] = {"hold-check", SPEECH_COACHING, VERBOSITY_FULL},
    [SPEECH_SWITCH] = {"switch", SPEECH_CHANGE, VERBOSITY_MINIMAL},
    [SPEECH_REST] = {"rest", SPEECH_CHANGE, VERBOSITY_FULL},
    [SPEECH_NEXT_SET] = {"next-set", SPEECH_COUNTDOWN, VERBOSITY_FULL},
    [SPEECH_NEXT] = {"next", SPEECH_COUNTDOWN, VERBOSITY_STANDARD},
    [SPEECH_MID_CHECK] = {"mid-check", SPEECH_SAFETY, VERBOSITY_MINIMAL},
    [SPEECH_IN_RESERVE] = {"in-reserve", SPEECH_COACHING, VERBOSITY_FULL},
    [SPEECH_CARD] = {"card", SPEECH_CHANGE, VERBOSITY_STANDARD},
    [SPEECH_CARD_TEXT] = {"card-text", SPEECH_COACHING, VERBOSITY_FULL},
    [SPEECH_DONE] = {"done", SPEECH_PRAISE, VERBOSITY_STANDARD},
};

enum { COMPLETIONS_A_STEP = 3, COUNT_MS = 1000, COUNT_LAST_MS = 350 };

enum verbosity verbosity_for(int completions)
{
    int steps_down = MAX(completions, 0) / COMPLETIONS_A_STEP;
    return (enum verbosity) MAX((int) VERBOSITY_FULL - steps_down, (int) VERBOSITY_MINIMAL);
}

static int count_of(const char *text, const char *separators)
{
    int n = 0;
    for (const char *p = text; *p;) {
        p += strspn(p, separators);
        n += *p != '\0';
        p += strcspn(p, separators);
    }
    return n;
}

int32_t speech_estimate_ms(const struct phrase *p)
{
    if (p->counted)
        return (count_of(p->text, ",") - 1) * COUNT_MS + COUNT_LAST_MS;
    return count_of(p->text, " ") * 10000 / 22 + 400;
}

int script_first(const struct script *s, enum speech_kind kind)
{
    for (size_t i = 0; i < s->n_lines; i++)
        if (s->lines[i].kind == kind)
            return s->lines[i].phrase;
    return -1;
}

/* ---- fitting ---- */

struct fitter {
    const struct script *script;
    const int32_t *ms;        /* by phrase; NULL */
    struct utterance *placed; /* sorted by at_ms */
    size_t n;
    int64_t *ends; /* by line: when it has been said; -1: it was not */
};

static int32_t length_of(const struct fitter *f, int phrase)
{
    int32_t ms = f->ms ? f->ms[phrase] : 0;
    return ms != 0 ? ms : speech_estimate_ms(&f->script->phrases[phrase]);
}

static int64_t end_of(const struct utterance *u)
{
    return u->at_ms + u->ms;
}

/* What is said already and lies closer than SPEECH_GAP_MS; NULL: nothing. */
static const struct utterance *in_the_way(const struct fitter *f, int64_t at_ms, int32_t ms)
{
    for (size_t i = 0; i < f->n; i++) {
        const struct utterance *u = &f->placed[i];
        if (u->at_ms < at_ms + ms + SPEECH_GAP_MS && end_of(u) + SPEECH_GAP_MS > at_ms)
            return u;
    }
    return NULL;
}

/* -1: there is no room. */
static int64_t early_start(const struct fitter *f, const struct speech_line *l, int64_t from_ms,
                           int32_t ms)
{
    int64_t latest_ms = MIN(l->latest_ms, l->until_ms - ms);
    for (int64_t at_ms = from_ms; at_ms <= latest_ms;) {
        const struct utterance *u = in_the_way(f, at_ms, ms);
        if (!u)
            return at_ms;
        at_ms = end_of(u) + SPEECH_GAP_MS;
    }
    return -1;
}

static int64_t late_start(const struct fitter *f, const struct speech_line *l, int64_t from_ms,
                          int32_t ms)
{
    for (int64_t at_ms = MIN(l->latest_ms, l->until_ms - ms); at_ms >= from_ms;) {
        const struct utterance *u = in_the_way(f, at_ms, ms);
        if (!u)
            return at_ms;
        at_ms = u->at_ms - SPEECH_GAP_MS - ms;
    }
    return -1;
}

static void insert(struct fitter *f, struct utterance u)
{
    size_t i = f->n++;
    for (; i > 0 && f->placed[i - 1].at_ms > u.at_ms; i--)
        f->placed[i] = f->placed[i - 1];
    f->placed[i] = u;
}

static bool place(struct fitter *f, int line, int phrase)
{
    const struct speech_line *l = &f->script->lines[line];
    int64_t from_ms = l->from_ms;
    if (phrase < 0 || length_of(f, phrase) < 0)
        return false;
    if (l->after >= 0) {
        if (f->ends[l->after] < 0)
            return false;
        from_ms = MAX(from_ms, f->ends[l->after] + l->pause_ms);
    }
    int32_t ms = length_of(f, phrase);
    int64_t at_ms = (l->ends_late ? late_start : early_start)(f, l, from_ms, ms);
    if (at_ms < 0)
        return false;
    insert(f, (struct utterance){at_ms, l->until_ms, ms, l->kind, line, phrase, l->phase});
    f->ends[line] = at_ms + ms;
    return true;
}

struct speech speech_fit(const struct script *s, const int32_t *ms, struct arena *a)
{
    struct fitter f = {.script = s, .ms = ms};
    f.placed = arena_array(a, s->n_lines, sizeof *f.placed);
    f.ends = arena_array(a, s->n_lines, sizeof *f.ends);
    memset(f.ends, -1, s->n_lines * sizeof *f.ends);
    for (int priority = N_SPEECH_PRIORITIES - 1; priority >= 0; priority--)
        for (size_t i = 0; i < s->n_lines; i++)
            if ((int) speech_rules[s->lines[i].kind].priority == priority &&
                !place(&f, (int) i, s->lines[i].phrase))
                place(&f, (int) i, s->lines[i].shorter);
    return (struct speech){s, f.placed, f.n};
}

/* ---- looking up ---- */

size_t speech_from(const struct speech *s, int64_t position_ms)
{
    size_t low = 0, high = s->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (s->items[middle].at_ms < position_ms)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Something is being said at that position. */
static bool speech_covers(const struct speech *s, int64_t position_ms)
{
    size_t next = speech_from(s, position_ms + 1);
    return next > 0 && end_of(&s->items[next - 1]) > position_ms;
}

const char *speech_text(const struct speech *s, size_t index)
{
    return s->script->phrases[s->items[index].phrase].text;
}

static void add_caption_time(struct strbuf *out, int64_t ms)
{
    strbuf_printf(out, "%02d:%02d:%02d.%03d", (int) (ms / 3600000), (int) (ms / 60000 % 60),
                  (int) (ms / 1000 % 60), (int) (ms % 1000));
}

/* In captions & and < begin something else. */
static void add_caption_text(struct strbuf *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '&')
            strbuf_puts(out, "&amp;");
        else if (*text == '<')
            strbuf_puts(out, "&lt;");
        else
            strbuf_putc(out, *text);
    }
}

void speech_captions(const struct speech *s, struct strbuf *out)
{
    strbuf_puts(out, "WEBVTT\n");
    for (size_t i = 0; i < s->count; i++) {
        strbuf_putc(out, '\n');
        add_caption_time(out, s->items[i].at_ms);
        strbuf_puts(out, " --> ");
        add_caption_time(out, end_of(&s->items[i]));
        strbuf_putc(out, '\n');
        add_caption_text(out, speech_text(s, i));
        strbuf_putc(out, '\n');
    }
}

bool speech_replaces(const struct speech *s, const struct timeline *t, const struct cue *cue)
{
    bool sign = cue->kind == CUE_GET_READY || cue->kind == CUE_REST;
    return sign && cue->at_ms > t->phases[cue->phase].at_ms && speech_covers(s, cue->at_ms);
}
