/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_VIEW_FIXTURE_PROGRESS_H
#define LIMBER_TESTS_VIEW_FIXTURE_PROGRESS_H

#include "core/progress.h"

/* Made-up histories, as of 22 November 2026. */
enum fixture_story {
    STORY_BETTER, /* seven weeks that went well, with self-tests and a week of illness */
    STORY_WORSE,  /* six weeks that did not */
    STORY_BACK,   /* today is the first session after a long gap */
    STORY_NEW,    /* nothing yet */
};
enum { FIXTURE_TODAY = 20779 };

struct progress fixture_progress(enum fixture_story story, struct arena *a);

#endif
