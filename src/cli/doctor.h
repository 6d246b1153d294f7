/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CLI_DOCTOR_H
#define LIMBER_CLI_DOCTOR_H

#include "app/context.h"
#include "base/base.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/*
 * What `limber doctor` finds. Each check adds its findings; none of them changes
 * anything, asks anything or needs a terminal, but for find_tapping().
 */
enum found {
    FOUND_OK,
    FOUND_NOTE, /* works, but less well than it could; the advice says how */
    FOUND_WRONG
};

struct finding {
    enum found found;
    const char *topic;  /* one word */
    const char *text;   /* what was found */
    const char *advice; /* what to change; NULL: nothing */
};

enum { FINDINGS_MAX = 48 };

struct findings {
    struct context *ctx; /* texts live in its arena */
    struct finding items[FINDINGS_MAX];
    size_t count;
};

/* advice: a constant, or NULL. Beyond FINDINGS_MAX nothing is added. */
void find_add(struct findings *f, enum found found, const char *topic, const char *advice,
              const char *fmt, ...) PRINTF_LIKE(5, 6);

/* What a program wrote that was started, and leads a group of its own: it is waited for, or killed
 * after PROBE_MS. Closes fd. */
enum answer { ANSWER_WELL, ANSWER_FAILED, ANSWER_NONE };
enum answer answer_of(pid_t pid, int fd, struct strbuf *out);

/* Program, shared files, settings, routines, history. */
void find_files(struct findings *f);
/* Locale, terminal, colours, size. */
void find_terminal(struct findings *f);
/* limber-audio and the devices it sees. Takes up to PROBE_MS where the sound system hangs. */
enum { PROBE_MS = 3000 };
void find_sound(struct findings *f);
/* Has espeak-ng say something, or asks Speech Dispatcher what it speaks through. */
void find_voice(struct findings *f);
/* Plays each sound once, saying its name on stderr. False with a finding where nothing sounds. */
bool play_test(struct findings *f);

/* Clicks, has the person tap along and finds how late the device is heard. Wants a terminal.
 * True: it can be told, and kept. */
bool find_tapping(struct findings *f, int *offset_ms);
/* Enter keeps it as offset_ms. False: it could not be written, said on stderr. */
bool offer_offset(struct context *ctx, int offset_ms);

#endif
