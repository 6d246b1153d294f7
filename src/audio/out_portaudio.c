/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/out.h"
#include "base/base.h"
#include "dsp/sound.h"

#include <dlfcn.h>
#include <errno.h>
#include <portaudio.h>
#include <string.h>
#include <time.h>

/*
 * Measured: 0.2 s survives a busy machine where the library's own "low" and
 * "high" lose sound without a word, and every cue is asked for earlier than that.
 * 1024 frames halve the wake-ups of 512.
 */
static const double LATENCY_S = 0.2;
enum { BLOCK_FRAMES = 1024 };
static const double DELAY_MAX_S = 5;

/*
 * PortAudio's JACK half is told here that there is no server, in libjack's stead: this program's
 * symbol is found first. The real call opens a database in /dev/shm that all programs share, and
 * whoever is killed in the middle leaves its lock taken, so that every later start of every such
 * program hangs. The default device is ALSA's in any case, also where JACK or PipeWire run.
 */
void *jack_client_open(const char *name, int options, int *status, ...);

__attribute__((visibility("default"))) void *jack_client_open(const char *name, int options,
                                                              int *status, ...)
{
    enum { FAILURE = 0x01, SERVER_FAILED = 0x10 }; /* of JackStatus in <jack/types.h> */
    (void) name;
    (void) options;
    if (status)
        *status = FAILURE | SERVER_FAILED;
    return NULL;
}

/*
 * PortAudio opens every device of ALSA's settings to see what it is. Debian's have a dozen that
 * only change sound on its way somewhere else, and one of them brings a video encoder's ninety
 * libraries. The default one is opened, and what may take its place: a card itself, a sound server.
 */
int snd_pcm_open(void **pcm, const char *name, int stream, int mode);

static bool is_destination(const char *name)
{
    static const char *const destinations[] = {"default", "hw:", "plughw:", "pulse", "pipewire"};
    for (size_t i = 0; i < ARRAY_LEN(destinations); i++)
        if (strncmp(name, destinations[i], strlen(destinations[i])) == 0)
            return true;
    return false;
}

__attribute__((visibility("default"))) int snd_pcm_open(void **pcm, const char *name, int stream,
                                                        int mode)
{
    int (*open)(void **, const char *, int, int);
    *(void **) &open = dlsym(RTLD_NEXT, "snd_pcm_open");
    return open && is_destination(name) ? open(pcm, name, stream, mode) : -ENOENT;
}

static int64_t monotonic_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t) t.tv_sec * 1000000000 + t.tv_nsec;
}

/*
 * Only the difference of the two times means something: their epoch is another
 * for each sound system and version. The first block says 0; a broken one, anything.
 */
static int64_t delay_ns(const struct out *o, const PaStreamCallbackTimeInfo *t)
{
    double delay_s = t->outputBufferDacTime - t->currentTime;
    return delay_s >= 0 && delay_s < DELAY_MAX_S ? (int64_t) (delay_s * 1e9) : o->usual_delay_ns;
}

static int on_block(const void *input, void *output, unsigned long frames,
                    const PaStreamCallbackTimeInfo *t, PaStreamCallbackFlags flags, void *context)
{
    (void) input;
    (void) flags;
    struct out *o = context;
    o->fill(o->context, output, frames, monotonic_ns(), delay_ns(o, t));
    return paContinue;
}

static void on_finished(void *context)
{
    struct out *o = context;
    o->finished(o->context);
}

bool out_init(void)
{
    return Pa_Initialize() == paNoError && Pa_GetDefaultOutputDevice() != paNoDevice;
}

bool out_start(struct out *o)
{
    PaStreamParameters p = {.device = Pa_GetDefaultOutputDevice(),
                            .channelCount = SOUND_CHANNELS,
                            .sampleFormat = paFloat32,
                            .suggestedLatency = LATENCY_S};
    PaStream *stream = NULL;
    if (Pa_OpenStream(&stream, NULL, &p, SOUND_RATE_HZ, BLOCK_FRAMES, paNoFlag, on_block, o) !=
        paNoError)
        return false;
    const PaStreamInfo *info = Pa_GetStreamInfo(stream);
    o->stream = stream;
    o->usual_delay_ns = info ? (int64_t) (info->outputLatency * 1e9) : 0;
    Pa_SetStreamFinishedCallback(stream, on_finished);
    return Pa_StartStream(stream) == paNoError;
}

bool out_is_playing(const struct out *o)
{
    return Pa_IsStreamActive(o->stream) == 1;
}

void out_describe(FILE *to)
{
    PaDeviceIndex first = Pa_GetDefaultOutputDevice(), count = Pa_GetDeviceCount();
    for (PaDeviceIndex i = -1; i < count; i++) {
        PaDeviceIndex index = i < 0 ? first : i;
        const PaDeviceInfo *d = index < 0 || i == first ? NULL : Pa_GetDeviceInfo(index);
        if (!d || d->maxOutputChannels < SOUND_CHANNELS)
            continue;
        const PaHostApiInfo *api = Pa_GetHostApiInfo(d->hostApi);
        fprintf(to, "%s\t%s\t%.0f\n", api ? api->name : "?", d->name,
                d->defaultHighOutputLatency * 1e3);
    }
}
