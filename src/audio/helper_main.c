/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/helper.h"
#include "audio/out.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/*
 * limber-audio: the sound system in a process of its own. limber starts it;
 * nobody else needs to.
 */
static const char usage[] =
    "Usage: limber-audio --play | --render | --decode | --speak | --probe [OPTION]...\n"
    "Plays or renders limber's sounds. It is started by limber, not by hand.\n\n"
    "  --play             play what arrives through the shared memory at descriptor 3\n"
    "  --render           read cues from standard input, write a WAV file to standard output\n"
    "  --decode           turn the sound file on standard input into samples on standard output\n"
    "  --speak            render the phrases that are wanted in the shared memory at descriptor 4\n"
    "  --probe            list the devices there are to play on, the default one first\n"
    "  --sounds DIR       the sound recipes\n"
    "  --user-sounds DIR  recipes that replace those of the same name\n"
    "  --profile NAME     which of them, and how loud\n"
    "  --voice-cache DIR  where spoken phrases are kept\n"
    "  --help, --version\n";

enum {
    OPTION_PLAY = 1,
    OPTION_RENDER,
    OPTION_DECODE,
    OPTION_SPEAK,
    OPTION_PROBE,
    OPTION_SOUNDS,
    OPTION_USER,
    OPTION_PROFILE,
    OPTION_VOICE_CACHE,
    OPTION_HELP,
    OPTION_VERSION
};

static const struct option options[] = {
    {"play", no_argument, NULL, OPTION_PLAY},
    {"render", no_argument, NULL, OPTION_RENDER},
    {"decode", no_argument, NULL, OPTION_DECODE},
    {"speak", no_argument, NULL, OPTION_SPEAK},
    {"probe", no_argument, NULL, OPTION_PROBE},
    {"sounds", required_argument, NULL, OPTION_SOUNDS},
    {"user-sounds", required_argument, NULL, OPTION_USER},
    {"profile", required_argument, NULL, OPTION_PROFILE},
    {"voice-cache", required_argument, NULL, OPTION_VOICE_CACHE},
    {"help", no_argument, NULL, OPTION_HELP},
    {"version", no_argument, NULL, OPTION_VERSION},
    {0},
};

const struct phrasebook *helper_book(void)
{
    const struct phrasebook *b =
        mmap(NULL, sizeof *b, PROT_READ, MAP_SHARED | MAP_NORESERVE, BOOK_FD, 0);
    return b != MAP_FAILED && b->layout == PHRASEBOOK_LAYOUT ? b : NULL;
}

static enum helper_exit helper_probe(void)
{
    if (!out_init())
        return HELPER_NO_DEVICE;
    out_describe(stdout);
    return fflush(stdout) == 0 ? HELPER_DONE : HELPER_FAILED;
}

static enum helper_exit run(int mode, const struct helper_options *o)
{
    switch (mode) {
    case OPTION_PLAY:
        return helper_play(o);
    case OPTION_RENDER:
        return helper_render(o);
    case OPTION_DECODE:
        return helper_decode();
    case OPTION_SPEAK:
        return helper_speak(o);
    case OPTION_PROBE:
        return helper_probe();
    case OPTION_HELP:
        fputs(usage, stdout);
        return HELPER_DONE;
    case OPTION_VERSION:
        fputs("limber-audio (limber) " VERSION "\n", stdout);
        return HELPER_DONE;
    default:
        fputs(usage, stderr);
        return HELPER_USAGE;
    }
}

int main(int argc, char **argv)
{
    struct helper_options o = {0};
    int mode = 0, option;
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == OPTION_SOUNDS)
            o.sounds.system_folder = optarg;
        else if (option == OPTION_USER)
            o.sounds.user_folder = optarg;
        else if (option == OPTION_PROFILE)
            o.sounds.profile = optarg;
        else if (option == OPTION_VOICE_CACHE)
            o.voice_cache = optarg;
        else
            mode = option;
        if (option == '?')
            break;
    }
    /* A library may have threads that hang, and handlers that wait for them: none of that. */
    int status = (int) run(optind < argc ? 0 : mode, &o);
    fflush(stdout);
    _exit(status);
}
