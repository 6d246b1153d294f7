/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CLI_COMMON_OPTIONS_H
#define LIMBER_CLI_COMMON_OPTIONS_H

#include "core/exercise.h"
#include "core/settings.h"

/* Rows for the option tables of commands: what means the same in several of them is said in the
 * same words. */
#define COMMON_LEVEL                                                                         \
    {                                                                                        \
        .name = "level", .argument = "N", .help = "1 start or comeback, 2 standard, 3 full", \
        .type = CLI_INT, .min = 1, .max = EXERCISE_LEVELS                                    \
    }
#define COMMON_FIT                                                                                 \
    {                                                                                              \
        .name = "fit", .argument = "TIME", .help = "as near to this as it can, and no longer: 4m", \
        .type = CLI_DURATION                                                                       \
    }
#define COMMON_FIGURE                                                                              \
    {                                                                                              \
        .name = "figure", .argument = "LOOK", .help = "how the figure is drawn", .type = CLI_WORD, \
        .words = &setting_figure_words                                                             \
    }
#define COMMON_MUTE                        \
    {                                      \
        .name = "mute", .help = "no sound" \
    }
#define COMMON_VOICE                                          \
    {                                                         \
        .name = "voice", .help = "a voice guides the session" \
    }
#define COMMON_PLAIN                                                      \
    {                                                                     \
        .name = "plain", .help = "lines of text instead of a full screen" \
    }
#define COMMON_GO                                                                   \
    {                                                                               \
        .name = "go", .help = "start at once: no check, no scores, no walk-through" \
    }

#endif
