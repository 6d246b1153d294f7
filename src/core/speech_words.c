/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/speech_words.h"

#include "base/strbuf.h"

#include <string.h>

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Of a letter; names in other scripts stay as they are. */
static char upper(char c)
{
    return is_lower(c) ? (char) (c - 'a' + 'A') : c;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
}

/*
 * {name} an exercise, {position} a line of its file, {side} left or right, {n} a number. Where
 * there are several, one is picked, never the same twice running.
 */
static const char *const wordings[N_SPEECH_KINDS][4] = {
    [SPEECH_INTRO] = {"{name}. About {n} minutes. Stop any time.",
                      "Let us begin. {name}, {n} minutes."},
    [SPEECH_PREPARE] = {"Next, {name}. {position}", "Get ready for {name}. {side}"},
    [SPEECH_HOW_TO] = {"{position}"},
    [SPEECH_COUNT_IN] = {"Three, two, one."},
    [SPEECH_START] = {"And begin.", "Off we go, nice and easy."},
    [SPEECH_PHASE] = {"{position}"},
    [SPEECH_BREATH] = {"{position}"},
    [SPEECH_COACH] = {"{position}"},
    [SPEECH_HALFWAY] = {"Halfway.", "Half done. {position}"},
    [SPEECH_LAST_REP] = {"Last one.", "One more, slowly."},
    [SPEECH_LAST_BREATH] = {"Last one, then let it go."},
    [SPEECH_LAST_FIVE] = {"Five.", "Last five seconds."},
    [SPEECH_HOLD_CHECK] = {"Keep breathing."},
    [SPEECH_SWITCH] = {"Switch sides. {side}"},
    [SPEECH_REST] = {"Rest. {n} seconds.", "Shake it out."},
    [SPEECH_NEXT_SET] = {"Ready for set {n}."},
    [SPEECH_NEXT] = {"Lovely. Coming up, {name}.", "Smooth work. Coming up, {name}.",
                     "Nicely done. Coming up, {name}."},
    [SPEECH_MID_CHECK] = {"Quick check. Any sharp pain? Press exclamation to stop."},
    [SPEECH_IN_RESERVE] = {"How many more could you have done?"},
    [SPEECH_CARD] = {"{name}."},
    [SPEECH_CARD_TEXT] = {"{position}"},
    [SPEECH_DONE] = {"Done. {n} minutes of looking after your back.",
                     "Nice work. Stand up slowly."},
};

/* The part of it that must be heard. */
static const char *const shorter[N_SPEECH_KINDS][4] = {
    [SPEECH_PREPARE] = {"Next, {name}.", "{side}"},
    [SPEECH_HALFWAY] = {NULL, "Halfway."},
    [SPEECH_LAST_REP] = {NULL, "Last one."},
    [SPEECH_LAST_BREATH] = {"Last one."},
    [SPEECH_SWITCH] = {"{side}"},
    [SPEECH_REST] = {"Rest."},
    [SPEECH_NEXT] = {"Coming up, {name}.", "Coming up, {name}.", "Coming up, {name}."},
};

static const char *const live_wordings[N_SPEECH_LIVE] = {
    [LIVE_PAUSED] = "Paused.",
    [LIVE_BACK] = "Welcome back. {name}.",
    [LIVE_SKIPPED] = "Skipped.",
    [LIVE_EASIER] = "Good call. Switching to {name}.",
    [LIVE_HARDER] = "Switching to {name}.",
    [LIVE_POPPED] = "That is fine. No need to repeat it.",
    [LIVE_SMALLER] = "Let us make that smaller.",
    [LIVE_MORE_REST] = "A little more rest. Breathe freely.",
    [LIVE_STOPPING] = "Stopping now.",
    [LIVE_SCORE] = "How stiff now, zero to ten?",
    [LIVE_VOICE_ON] = "The voice is on.",
};

int speech_wordings(enum speech_kind kind)
{
    int n = 0;
    while (n < 4 && wordings[kind][n])
        n++;
    return n;
}

/* "1 minutes" is what nobody says. */
static void put_number(struct strbuf *out, int number, const char **rest)
{
    static const char unit[] = " minutes";
    strbuf_printf(out, "%d", number);
    if (number == 1 && strncmp(*rest, unit, sizeof unit - 1) == 0) {
        strbuf_puts(out, " minute");
        *rest += sizeof unit - 1;
    }
}

/* A blank that begins a sentence has its capital. */
static void put_name(struct strbuf *out, const char *name)
{
    size_t at = out->length;
    bool begins = at == 0 || (at > 1 && out->text[at - 2] == '.');
    strbuf_puts(out, name);
    if (begins)
        out->text[at] = upper(out->text[at]);
}

static const char *fill(const char *wording, const struct speech_blanks *b, struct arena *a)
{
    static const char *const sides[] = {
        [SIDE_NONE] = "", [SIDE_LEFT] = "Left side.", [SIDE_RIGHT] = "Right side."};
    struct strbuf out = {0};
    for (const char *at = wording; *at;) {
        size_t plain = strcspn(at, "{");
        strbuf_printf(&out, "%.*s", (int) plain, at);
        at += plain;
        if (!*at)
            break;
        const char *blank = at + 1, *end = strchr(at, '}');
        at = end + 1;
        if (strncmp(blank, "name", 4) == 0 && b->name)
            put_name(&out, b->name);
        else if (strncmp(blank, "position", 8) == 0 && b->position)
            strbuf_puts(&out, b->position);
        else if (strncmp(blank, "side", 4) == 0)
            strbuf_puts(&out, sides[b->side]);
        else if (*blank == 'n' && blank[1] == '}')
            put_number(&out, b->number, &at);
    }
    const char *text = strbuf_text(&out);
    size_t length = out.length;
    while (length > 0 && text[length - 1] == ' ') /* before a blank that stayed empty */
        length--;
    const char *kept = arena_strndup(a, text, length);
    strbuf_release(&out);
    return kept;
}

const char *speech_wording(enum speech_kind kind, int which, const struct speech_blanks *b,
                           struct arena *a)
{
    return fill(wordings[kind][which], b, a);
}

const char *speech_shorter(enum speech_kind kind, int which, const struct speech_blanks *b,
                           struct arena *a)
{
    const char *text = shorter[kind][which] ? fill(shorter[kind][which], b, a) : NULL;
    return text && *text ? text : NULL;
}

const char *speech_live_text(enum speech_live live, const char *name, struct arena *a)
{
    struct speech_blanks b = {.name = name ? spoken_name(name, a) : NULL};
    if (live == LIVE_BACK && !name)
        return "Welcome back.";
    return fill(live_wordings[live], &b, a);
}

/* ---- names ---- */

const char *spoken_name(const char *name, struct arena *a)
{
    char *spoken = arena_strdup(a, name);
    char *last = strrchr(spoken, ' ');
    if (last && is_digit(last[1]))
        *last = '\0';
    if (spoken[0] && is_lower(spoken[1]))
        spoken[0] = lower(spoken[0]);
    for (char *p = spoken; *p; p++) /* "4-7-8" is three numbers, not a sum */
        if (*p == '-' && p > spoken && is_digit(p[-1]) && is_digit(p[1]))
            *p = ' ';
    return spoken;
}

/* ---- phases ---- */

static const char *without(const char *text, const char *beginning)
{
    size_t length = strlen(beginning);
    return strncmp(text, beginning, length) == 0 && text[length] ? text + length : text;
}

/* "In, back to centre" the second time: "back to centre"; "In, and return": "return". */
static const char *shortened(const char *label)
{
    const char *rest = without(without(label, "In, "), "Out, ");
    return rest == label ? label : without(rest, "and ");
}

static bool ends_sentence(const char *text)
{
    size_t length = strlen(text);
    return length > 0 && strchr(".!?", text[length - 1]);
}

const char *spoken_phase(const struct exercise *e, const struct phase *p, bool again,
                         struct arena *a)
{
    const struct exercise_phase *cycle = &e->phases[p->cycle];
    const char *label = cycle->say ? cycle->say : cycle->name;
    if (again && p->cycle > 0)
        label = shortened(label);
    const char *side = "";
    if (e->sides == SIDES_ALTERNATE && p->cycle == 0 && p->side != SIDE_NONE)
        side = p->side == SIDE_LEFT ? " left" : " right";
    char *text = arena_printf(a, "%s%s%s", label, side, ends_sentence(label) ? "" : ".");
    text[0] = upper(text[0]);
    return text;
}

const char *spoken_breath(enum breath breath)
{
    static const char *const words[N_BREATHS] = {
        [BREATH_IN] = "In", [BREATH_OUT] = "Out", [BREATH_HOLD] = "Rest", [BREATH_REST] = "Rest"};
    return words[breath];
}
