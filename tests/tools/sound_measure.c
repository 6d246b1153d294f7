/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What there is to measure of every sound of a profile, for people and for doc/SOUND.md:
 *
 *   sound_measure [PROFILE]...
 *
 * Decibels are dBFS; "rise" is from nothing to nine tenths of the first stroke; "centre" is where
 * the spectrum balances; "low" and "high" are the power below 200 Hz and above 6 kHz against all.
 */
#include "config.h"

#include "audio/cues.h"
#include "audio/sounds.h"
#include "base/base.h"
#include "unit/sound_spectrum.h"

#include <stdio.h>
#include <stdlib.h>

enum { BREATH_MS = 5000 };

static void measure(const struct bank *bank, const struct sounds_survey *survey, enum sound_id id)
{
    const struct sounds_choice *choice = &survey->choices[id];
    if (choice->kind == SOUNDS_SILENT) {
        printf("%-18s silent\n", sound_names[id]);
        return;
    }
    struct heard h = hear_alone(bank, id, BREATH_MS);
    struct spectrum s = spectrum_of(h.side, h.frames);
    printf("%-18s %5.2f s  peak %6.1f  rms %6.1f  rise %5.1f ms  -20 dB %5.2f s  centre %5.0f Hz  "
           "low %6.1f  high %6.1f  corner %.4f\n",
           sound_names[id], (double) h.frames / SOUND_RATE_HZ,
           sound_db(sound_peak(h.side, h.frames, 1)), sound_db(loudest_rms(h.side, h.frames)),
           rise_ms(h.side, h.frames), fall_s(h.side, h.frames, -20), s.centre_hz, s.low_db,
           s.high_db, sound_corner(h.side, h.frames, 1));
    free(h.side);
}

static int measure_profile(const char *folder, const char *profile)
{
    struct arena a = {0};
    struct diags d = {0};
    struct bank bank = {0};
    struct sounds_survey survey;
    struct sounds_from from = {.system_folder = folder, .profile = profile};
    bool loaded = sounds_load(&bank, &from, &a, &d) && sounds_survey(&survey, &from, &a, &d);
    printf("%s\n", profile);
    for (enum sound_id id = 0; loaded && id < N_SOUNDS; id++)
        measure(&bank, &survey, id);
    struct strbuf report = {0};
    diags_format(&d, &report);
    fputs(strbuf_text(&report), stderr);
    strbuf_release(&report);
    diags_release(&d);
    arena_release(&a);
    return loaded ? 0 : 1;
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    const char *data = getenv("LIMBER_DATADIR");
    const char *folder = arena_printf(&a, "%s/sounds", data ? data : ".");
    int status = 0;
    for (int i = 1; i < argc; i++)
        status |= measure_profile(folder, argv[i]);
    if (argc == 1)
        status = measure_profile(folder, SOUNDS_PROFILE);
    arena_release(&a);
    return status;
}
