/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dsp/wav.h"

#include "base/base.h"
#include "dsp/sound.h"

#include <math.h>
#include <string.h>

enum { PCM = 1, SAMPLE_BITS = 16, FORMAT_BYTES = 16, FULL_SCALE = 32767 };

static uint8_t *put(uint8_t *at, uint32_t value, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        *at++ = (uint8_t) (value >> (8 * i));
    return at;
}

static uint8_t *put_name(uint8_t *at, const char name[4])
{
    memcpy(at, name, 4);
    return at + 4;
}

void wav_header(uint8_t out[WAV_HEADER_BYTES], uint32_t frames)
{
    uint32_t data_bytes = frames * WAV_FRAME_BYTES;
    uint8_t *at = put_name(out, "RIFF");
    at = put(at, data_bytes + WAV_HEADER_BYTES - 8, 4);
    at = put_name(at, "WAVE");
    at = put_name(at, "fmt ");
    at = put(at, FORMAT_BYTES, 4);
    at = put(at, PCM, 2);
    at = put(at, SOUND_CHANNELS, 2);
    at = put(at, SOUND_RATE_HZ, 4);
    at = put(at, SOUND_RATE_HZ * WAV_FRAME_BYTES, 4);
    at = put(at, WAV_FRAME_BYTES, 2);
    at = put(at, SAMPLE_BITS, 2);
    at = put_name(at, "data");
    put(at, data_bytes, 4);
}

void wav_samples(uint8_t *out, const float *samples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        float x = CLAMP(samples[i], -1.0F, 1.0F) * FULL_SCALE;
        put(out + 2 * i, (uint32_t) (int32_t) lrintf(x), 2);
    }
}
