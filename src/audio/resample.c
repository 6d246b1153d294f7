/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/resample.h"

#include "base/base.h"

#include <samplerate.h>

/* Errors below -97 dB, 15 ms for five seconds: more than a cue needs. */
enum { QUALITY = SRC_SINC_FASTEST, SPARE_FRAMES = 64 };

bool resample(struct pcm *p, int rate_hz, struct err *err)
{
    if (p->rate_hz == rate_hz)
        return true;
    double ratio = (double) rate_hz / p->rate_hz;
    size_t room = (size_t) ((double) p->frames * ratio) + SPARE_FRAMES;
    float *out = xreallocarray(NULL, room * (size_t) p->channels, sizeof *out);
    SRC_DATA job = {.data_in = p->samples,
                    .data_out = out,
                    .input_frames = (long) p->frames,
                    .output_frames = (long) room,
                    .src_ratio = ratio};
    int failed = src_simple(&job, QUALITY, p->channels);
    struct pcm was = *p;
    *p = (struct pcm){out, (size_t) MAX(job.output_frames_gen, 0), p->channels, rate_hz};
    pcm_release(&was);
    return failed == 0 ||
           err_set(err, "it cannot be brought to %d Hz: %s", rate_hz, src_strerror(failed));
}
