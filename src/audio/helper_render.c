/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/helper.h"
#include "audio/sounds.h"
#include "base/base.h"
#include "base/strbuf.h"
#include "dsp/mixer.h"
#include "dsp/wav.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    BLOCK_FRAMES = 4096,
    FADE_MS = 40,
    FRAMES_PER_MS = SOUND_RATE_HZ / 1000,
    AHEAD_FRAMES = MIXER_DUCK_MS * FRAMES_PER_MS, /* breaths make way before a phrase begins */
    CUES_MAX = 1000000
};

struct rendering {
    struct render_job job;
    struct sound_cue *cues;
    size_t next; /* first cue the mixer does not know yet */
    struct bank bank;
    struct arena arena;
    struct mixer mixer;
};

static bool load_bank(struct rendering *r, const struct helper_options *options)
{
    struct diags diags = {0};
    bool loaded = sounds_load(&r->bank, &options->sounds, &r->arena, &diags);
    r->bank.book = helper_book();
    struct strbuf report = {0};
    diags_format(&diags, &report);
    fputs(strbuf_text(&report), stderr);
    if (!loaded)
        fputs("limber-audio: the sounds are not complete\n", stderr);
    strbuf_release(&report);
    diags_release(&diags);
    return loaded;
}

static bool read_job(struct rendering *r)
{
    struct render_job *job = &r->job;
    bool sound = fread(job, sizeof *job, 1, stdin) == 1 && job->layout == RENDER_LAYOUT &&
                 job->count <= CUES_MAX && job->total_ms >= 0 && job->tail_max_ms >= 0 &&
                 job->total_ms + job->tail_max_ms < WAV_FRAMES_MAX / FRAMES_PER_MS;
    if (sound) {
        r->cues = arena_array(&r->arena, job->count, sizeof *r->cues);
        sound = fread(r->cues, sizeof *r->cues, job->count, stdin) == job->count;
    }
    if (!sound)
        fputs("limber-audio: what is to be rendered is not complete or too long\n", stderr);
    return sound;
}

/* The timeline, and after it what still rings, up to the limit. */
static int64_t length_frames(const struct rendering *r)
{
    int64_t total = r->job.total_ms * FRAMES_PER_MS;
    int64_t end = total;
    for (size_t i = 0; i < r->job.count; i++) {
        int64_t at = sound_frames_of_ns(r->cues[i].at_ns);
        end = MAX(end, at + (int64_t) bank_length(&r->bank, &r->cues[i]));
    }
    return MIN(end, total + r->job.tail_max_ms * FRAMES_PER_MS);
}

/* Gives the mixer what begins before a frame; on the frame grid, so that no block size matters. */
static void ask_for_cues(struct rendering *r, int64_t end_frame)
{
    for (; r->next < r->job.count; r->next++) {
        struct sound_cue cue = r->cues[r->next];
        int64_t frame = sound_frames_of_ns(cue.at_ns);
        if (frame >= end_frame)
            return;
        cue.at_ns = sound_ns_of_frames(frame);
        mixer_play(&r->mixer, &cue);
    }
}

static bool write_frames(struct rendering *r, int64_t from, size_t frames)
{
    float mix[BLOCK_FRAMES * SOUND_CHANNELS];
    uint8_t bytes[BLOCK_FRAMES * WAV_FRAME_BYTES];
    ask_for_cues(r, from + (int64_t) frames + AHEAD_FRAMES);
    struct mixer_block block = {sound_ns_of_frames(from), 1e9 / SOUND_RATE_HZ};
    mixer_render(&r->mixer, mix, frames, block);
    wav_samples(bytes, mix, frames * SOUND_CHANNELS);
    return fwrite(bytes, WAV_FRAME_BYTES, frames, stdout) == frames;
}

static bool write_wav(struct rendering *r)
{
    int64_t length = length_frames(r), fade = MAX(length - FADE_MS * FRAMES_PER_MS, 0);
    uint8_t header[WAV_HEADER_BYTES];
    wav_header(header, (uint32_t) length);
    bool written = fwrite(header, sizeof header, 1, stdout) == 1;
    for (int64_t at = 0; at < length && written;) {
        if (at == fade) /* only what the limit cuts off still sounds here */
            mixer_flush(&r->mixer, SOUND_GROUP_ALL, FADE_MS);
        int64_t stop = at < fade ? fade : length;
        size_t frames = (size_t) MIN(stop - at, BLOCK_FRAMES);
        written = write_frames(r, at, frames);
        at += (int64_t) frames;
    }
    if (written && fflush(stdout) == 0)
        return true;
    fprintf(stderr, "limber-audio: cannot write: %s\n", strerror(errno));
    return false;
}

enum helper_exit helper_render(const struct helper_options *options)
{
    struct rendering *r = xcalloc(1, sizeof *r);
    mixer_init(&r->mixer, &r->bank);
    bool done = load_bank(r, options) && read_job(r) && write_wav(r);
    arena_release(&r->arena);
    free(r);
    return done ? HELPER_DONE : HELPER_FAILED;
}
