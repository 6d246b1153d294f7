/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/audition.h"
#include "audio/cues.h"
#include "audio/spawn.h"
#include "base/strbuf.h"
#include "cli/doctor.h"
#include "io/settings.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
    NS_PER_MS = 1000000,
    SOUND_EVERY_MS = 1500,
    SHAPED_MS = 1200,
};

/* ---- which devices there are ---- */

enum probed { PROBED, PROBE_NOT_STARTED, PROBE_HUNG, PROBE_NO_DEVICE };

/* One line a device: API, name and latency with tabs between, the default first. */
static enum probed probe(struct strbuf *out)
{
    int ends[2];
    pid_t pid;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return PROBE_NOT_STARTED;
    const struct spawn s = {.mode = "--probe",
                            .stdin_fd = -1,
                            .stdout_fd = ends[1],
                            .stderr_fd = -1,
                            .share_fd = -1,
                            .own_group = true};
    int failed = spawn_helper(&s, &pid);
    close(ends[1]);
    if (failed) {
        close(ends[0]);
        errno = failed;
        return PROBE_NOT_STARTED;
    }
    switch (answer_of(pid, ends[0], out)) {
    case ANSWER_NONE:
        return PROBE_HUNG;
    case ANSWER_WELL:
        return out->length ? PROBED : PROBE_NO_DEVICE;
    case ANSWER_FAILED:
        break;
    }
    return PROBE_NO_DEVICE;
}

static void describe_devices(struct findings *f, const char *lines)
{
    size_t count = 0;
    for (const char *p = lines; (p = strchr(p, '\n')); p++)
        count++;
    size_t api = strcspn(lines, "\t\n");
    const char *name = lines[api] == '\t' ? lines + api + 1 : "";
    find_add(f, FOUND_OK, "sound", NULL, "%.*s, through %.*s (%zu to choose from)",
             (int) strcspn(name, "\t\n"), name, (int) api, lines, count);
}

void find_sound(struct findings *f)
{
    struct strbuf out = {0};
    switch (probe(&out)) {
    case PROBED:
        describe_devices(f, strbuf_text(&out));
        break;
    case PROBE_NOT_STARTED:
        find_add(f, FOUND_WRONG, "sound", "Install limber again.",
                 "limber-audio cannot be started: %s", strerror(errno));
        break;
    case PROBE_HUNG:
        find_add(f, FOUND_WRONG, "sound",
                 "Start the sound server again; until then sessions are silent.",
                 "the sound system did not answer within %d s", PROBE_MS / 1000);
        break;
    case PROBE_NO_DEVICE:
        find_add(f, FOUND_NOTE, "sound",
                 "Sessions go on in silence; everything that is heard is seen as well. "
                 "With PulseAudio or PipeWire, the package libasound2-plugins may be missing.",
                 "there is no device to play on");
        break;
    }
    strbuf_release(&out);
}

/* ---- playing ---- */

static void say_name(const void *context, size_t index)
{
    (void) context;
    fprintf(stderr, "%s\n", sound_names[index]);
}

bool play_test(struct findings *f)
{
    const struct settings *s = context_settings(f->ctx);
    const struct engine_options options = {
        .sounds = context_sounds(f->ctx),
        .volume_db = s->values[SETTING_VOLUME].integer,
        .offset_ms = s->values[SETTING_OFFSET_MS].integer,
    };
    struct sound_cue cues[N_SOUNDS];
    for (int i = 0; i < N_SOUNDS; i++)
        cues[i] =
            sound_alone((enum sound_id) i, (int64_t) i * SOUND_EVERY_MS * NS_PER_MS, SHAPED_MS);
    const struct audition audition = {.cues = cues,
                                      .count = N_SOUNDS,
                                      .total_ms = (int64_t) N_SOUNDS * SOUND_EVERY_MS,
                                      .begins = say_name};
    struct engine_stats stats;
    enum engine_status status = audition_play(&audition, &options, &stats);
    if (status == ENGINE_ON)
        find_add(f, FOUND_OK, "test", NULL,
                 "%d sounds played, %.0f ms from the mixer to the ear, %u late, %u gaps", N_SOUNDS,
                 stats.latency_ms, stats.late, stats.underruns);
    else
        find_add(f, FOUND_WRONG, "test", NULL, "nothing could be played: %s",
                 engine_status_names[status]);
    return status == ENGINE_ON;
}
