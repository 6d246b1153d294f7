/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_AUDIO_RESAMPLE_H
#define LIMBER_AUDIO_RESAMPLE_H

#include "base/err.h"
#include "dsp/sample.h"

#include <stdbool.h>

/* Brings sound to another rate, whole, at load (libsamplerate). Only limber-audio links this. */
bool resample(struct pcm *p, int rate_hz, struct err *err);

#endif
