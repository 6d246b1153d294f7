/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/sample_file.h"

/* Built without libsndfile. */

bool sample_decode(const void *bytes, size_t length, struct pcm *out, struct err *err)
{
    (void) bytes;
    (void) length;
    *out = (struct pcm){0};
    return err_set(err, "limber was built without libsndfile: it cannot read sound files");
}
