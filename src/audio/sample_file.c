/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/sample_file.h"

#include "audio/resample.h"
#include "base/base.h"
#include "dsp/sound.h"

#include <math.h>
#include <sndfile.h>
#include <string.h>

enum { CHANNELS_MAX = 2, RATE_MIN_HZ = 4000, RATE_MAX_HZ = 192000, BLOCK_FRAMES = 4096 };

/* ---- memory as a file ---- */

struct bytes {
    const unsigned char *at;
    sf_count_t length, position;
};

static sf_count_t bytes_length(void *user)
{
    return ((const struct bytes *) user)->length;
}

static sf_count_t bytes_seek(sf_count_t offset, int whence, void *user)
{
    struct bytes *b = user;
    sf_count_t base = whence == SEEK_CUR ? b->position : whence == SEEK_END ? b->length : 0;
    if (offset > b->length || offset < -b->length)
        return -1;
    b->position = CLAMP(base + offset, 0, b->length);
    return b->position;
}

static sf_count_t bytes_read(void *to, sf_count_t count, void *user)
{
    struct bytes *b = user;
    sf_count_t taken = CLAMP(count, 0, b->length - b->position);
    memcpy(to, b->at + b->position, (size_t) taken);
    b->position += taken;
    return taken;
}

static sf_count_t bytes_write(const void *from, sf_count_t count, void *user)
{
    (void) from;
    (void) count;
    (void) user;
    return 0;
}

static sf_count_t bytes_tell(void *user)
{
    return ((const struct bytes *) user)->position;
}

/* ---- what is let in ---- */

static bool begins(const struct bytes *b, sf_count_t at, const char name[4])
{
    return b->length >= at + 4 && memcmp(b->at + at, name, 4) == 0;
}

/* The library knows twenty more formats, some of them from 1989: it is not asked about those. */
static bool is_known_kind(const struct bytes *b)
{
    return (begins(b, 0, "RIFF") && begins(b, 8, "WAVE")) || begins(b, 0, "fLaC") ||
           begins(b, 0, "OggS");
}

static bool check_info(const SF_INFO *info, struct err *err)
{
    if (info->channels < 1 || info->channels > CHANNELS_MAX)
        return err_set(err, "it has %d channels, it must have 1 or 2", info->channels);
    if (info->samplerate < RATE_MIN_HZ || info->samplerate > RATE_MAX_HZ)
        return err_set(err, "its rate is %d Hz, it must be %d to %d Hz", info->samplerate,
                       RATE_MIN_HZ, RATE_MAX_HZ);
    return true;
}

static bool too_long(struct err *err)
{
    return err_set(err, "it lasts longer than %d s", SAMPLE_SECONDS_MAX);
}

/* ---- decoding ---- */

/* What the file says of its length may be wrong: it is read to its end, or to the limit. */
static bool read_frames(SNDFILE *file, const SF_INFO *info, struct pcm *out, struct err *err)
{
    size_t limit = (size_t) SAMPLE_SECONDS_MAX * (size_t) info->samplerate, room = 0;
    size_t channels = (size_t) info->channels;
    *out = (struct pcm){.channels = info->channels, .rate_hz = info->samplerate};
    for (;;) {
        if (out->frames + BLOCK_FRAMES > room) {
            room = MAX(2 * room, (size_t) 4 * BLOCK_FRAMES);
            out->samples = xreallocarray(out->samples, room * channels, sizeof *out->samples);
        }
        sf_count_t got = sf_readf_float(file, out->samples + out->frames * channels, BLOCK_FRAMES);
        if (got <= 0)
            break;
        out->frames += (size_t) got;
        if (out->frames > limit)
            return too_long(err);
    }
    if (out->frames == 0)
        return err_set(err, "there is no sound in it");
    return true;
}

static bool only_numbers(const struct pcm *p, struct err *err)
{
    for (size_t i = 0; i < p->frames * (size_t) p->channels; i++)
        if (!isfinite(p->samples[i]))
            return err_set(err, "it holds values that are no numbers");
    return true;
}

static bool decode(struct bytes *b, struct pcm *out, struct err *err)
{
    static SF_VIRTUAL_IO io = {bytes_length, bytes_seek, bytes_read, bytes_write, bytes_tell};
    SF_INFO info = {0};
    SNDFILE *file = sf_open_virtual(&io, SFM_READ, &info, b);
    if (!file)
        return err_set(err, "it is broken: %s", sf_strerror(NULL));
    bool read =
        check_info(&info, err) && read_frames(file, &info, out, err) && only_numbers(out, err);
    sf_close(file);
    return read;
}

bool sample_decode(const void *bytes, size_t length, struct pcm *out, struct err *err)
{
    struct bytes b = {.at = bytes, .length = (sf_count_t) length};
    *out = (struct pcm){0};
    if (length > SAMPLE_FILE_BYTES_MAX)
        return err_set(err, "it has more than %d MB", SAMPLE_FILE_BYTES_MAX >> 20);
    if (!is_known_kind(&b))
        return err_set(err, "it is no WAV, FLAC or Ogg file");
    if (decode(&b, out, err) && resample(out, SOUND_RATE_HZ, err) && only_numbers(out, err))
        return true;
    pcm_release(out);
    return false;
}
