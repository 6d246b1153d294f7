/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/resample.h"

/* Built without libsamplerate. */

bool resample(struct pcm *p, int rate_hz, struct err *err)
{
    return p->rate_hz == rate_hz ||
           err_set(err, "limber was built without libsamplerate: it cannot bring %d Hz to %d Hz",
                   p->rate_hz, rate_hz);
}
