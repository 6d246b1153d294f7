/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/audition.h"
#include "audio/cues.h"
#include "cli/cli.h"
#include "cli/confirm.h"
#include "cli/doctor.h"
#include "core/tapping.h"
#include "io/settings.h"
#include "tui/rescue.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { LEAD_MS = 1500, RING_MS = 700 };
static const double NS_PER_MS = 1e6;
enum { KEY_INTERRUPT = 3, KEY_END = 4, KEY_ESCAPE = 27 };

/* Nothing is drawn with the clicks: an eye would lead the hand, and the screen is not late. */
static const char how[] =
    "A click comes sixteen times. Tap the space bar with it, where you hear it; the\n"
    "first four are for finding the beat. Esc stops.\n";

/* ---- the taps ---- */

struct taps {
    double ms[TAPPING_TAPS_MAX]; /* since the first beat was to be heard */
    size_t count;
    bool stopped;
};

static bool stops(const char *bytes, ssize_t count)
{
    return count <= 0 || bytes[0] == 'q' || bytes[0] == KEY_INTERRUPT || bytes[0] == KEY_END ||
           (bytes[0] == KEY_ESCAPE && count == 1);
}

static bool pressed(void *context, int64_t at_ns)
{
    struct taps *t = context;
    char bytes[64];
    ssize_t got = read(STDIN_FILENO, bytes, sizeof bytes);
    if (stops(bytes, got)) {
        t->stopped = true;
        return false;
    }
    if (memchr(bytes, ' ', (size_t) got) && t->count < TAPPING_TAPS_MAX) {
        t->ms[t->count++] = (double) at_ns / NS_PER_MS - LEAD_MS;
        fputc('.', stderr);
    }
    return true;
}

/* One key at a time, Ctrl-C as well, so that the terminal is never left like this. */
static bool open_keys(struct termios *before)
{
    if (tcgetattr(STDIN_FILENO, before) != 0)
        return false;
    struct termios raw = *before;
    raw.c_lflag &= ~(tcflag_t) (ICANON | ECHO | ISIG);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    rescue_arm(STDIN_FILENO, before, "", 0);
    if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw) == 0)
        return true;
    rescue_disarm();
    return false;
}

/* A tap too many is no answer to what is asked next. */
static void close_keys(const struct termios *before)
{
    tcsetattr(STDIN_FILENO, TCSAFLUSH, before);
    rescue_disarm();
}

/* With no offset, in a profile whose tick begins at once and is never silent. */
static enum engine_status play_beats(const struct settings *s, struct sounds_from from,
                                     struct taps *taps)
{
    from.profile = "clear";
    const struct engine_options options = {.sounds = from,
                                           .volume_db = s->values[SETTING_VOLUME].integer};
    struct sound_cue cues[TAPPING_BEATS];
    for (int i = 0; i < TAPPING_BEATS; i++)
        cues[i] = sound_alone(SOUND_LAST_THREE,
                              (LEAD_MS + (int64_t) i * TAPPING_EVERY_MS) * (int64_t) NS_PER_MS, 0);
    const struct audition_keys keys = {STDIN_FILENO, pressed, taps};
    const struct audition beats = {.cues = cues,
                                   .count = TAPPING_BEATS,
                                   .total_ms = LEAD_MS + TAPPING_BEATS * TAPPING_EVERY_MS + RING_MS,
                                   .keys = &keys};
    return audition_play(&beats, &options, NULL);
}

/* ---- what they say ---- */

static bool can_be_kept(int offset_ms)
{
    const struct setting_info *info = &setting_table[SETTING_OFFSET_MS];
    return offset_ms >= info->min && offset_ms <= info->max;
}

static bool tell(struct findings *f, const struct taps *taps, int *offset_ms)
{
    struct tapping t = tapping_estimate(taps->ms, taps->count);
    *offset_ms = t.offset_ms;
    if (taps->stopped)
        find_add(f, FOUND_NOTE, "tap", NULL, "stopped; nothing is changed");
    else if (t.found == TAPPING_TOO_FEW)
        find_add(f, FOUND_NOTE, "tap", "Try again: one tap for each click.",
                 "%d taps can be used, too few to tell (it takes %d)", t.used, TAPPING_USED_MIN);
    else if (t.found == TAPPING_TOO_SPREAD)
        find_add(f, FOUND_NOTE, "tap", "Try again, with the beat rather than after it.",
                 "the taps are %d ms apart from each other, too much to tell (at most %d)",
                 t.spread_ms, TAPPING_SPREAD_MAX_MS);
    else if (!can_be_kept(t.offset_ms))
        find_add(f, FOUND_NOTE, "tap", "This is more than offset_ms can make up for.",
                 "heard %d ms later than it says", t.offset_ms);
    else {
        find_add(f, FOUND_OK, "tap",
                 arena_printf(&f->ctx->arena, "limber config offset_ms %d", t.offset_ms),
                 "heard %d ms %s than it says, give or take %d ms (%d taps)",
                 t.offset_ms < 0 ? -t.offset_ms : t.offset_ms,
                 t.offset_ms < 0 ? "earlier" : "later", t.spread_ms, t.used);
        return true;
    }
    return false;
}

bool find_tapping(struct findings *f, int *offset_ms)
{
    struct termios before;
    struct taps taps = {.count = 0};
    const struct settings *s = context_settings(f->ctx);
    struct sounds_from from = context_sounds(f->ctx);
    if (!open_keys(&before)) {
        find_add(f, FOUND_WRONG, "tap", NULL, "the keys of this terminal cannot be read");
        return false;
    }
    fputs(how, stderr);
    enum engine_status status = play_beats(s, from, &taps);
    close_keys(&before);
    if (taps.count)
        fputc('\n', stderr);
    if (status == ENGINE_ON)
        return tell(f, &taps, offset_ms);
    find_add(f, FOUND_WRONG, "tap", NULL, "nothing could be played: %s",
             engine_status_names[status]);
    return false;
}

bool offer_offset(struct context *ctx, int offset_ms)
{
    if (!confirm_enter("Enter keeps it, anything else leaves things as they are:"))
        return true;
    const struct setting_value value = {.origin = SETTING_FROM_STATE, .integer = offset_ms};
    struct err err = {""};
    if (!settings_choose(context_paths(ctx)->state_file, SETTING_OFFSET_MS, &value, &err)) {
        cli_fail("%s", err.text);
        return false;
    }
    fprintf(stderr, "Kept: offset_ms = %d.\n", offset_ms);
    return true;
}
