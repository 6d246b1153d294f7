/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/out.h"

/* Built --without-audio: there never is a device. `limber render` works all the same. */

bool out_init(void)
{
    return false;
}

bool out_start(struct out *o)
{
    (void) o;
    return false;
}

bool out_is_playing(const struct out *o)
{
    (void) o;
    return false;
}

void out_describe(FILE *to)
{
    (void) to;
}
