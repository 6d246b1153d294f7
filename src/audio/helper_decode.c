/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/helper.h"
#include "audio/sample_file.h"
#include "audio/sample_load.h"
#include "base/base.h"
#include "base/mem.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/*
 * The file comes from anywhere, the decoders are old and large: this process has a
 * few seconds, can open nothing more, and dies with whoever wants the sound.
 */
static void confine(void)
{
    const struct rlimit seconds = {SAMPLE_DECODE_S, SAMPLE_DECODE_S},
                        files = {STDERR_FILENO + 1, STDERR_FILENO + 1}, none = {0, 0};
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    close_range(STDERR_FILENO + 1, ~0U, 0); /* the memory shared with the screen, for one */
    setrlimit(RLIMIT_CPU, &seconds);
    setrlimit(RLIMIT_NOFILE, &files);
    setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__ /* which reserves more than there is */
    const struct rlimit memory = {1UL << 30, 1UL << 30};
    setrlimit(RLIMIT_AS, &memory);
#endif
    alarm(SAMPLE_DECODE_S);
}

static enum helper_exit fail(const char *why)
{
    fprintf(stderr, "%s\n", why);
    return HELPER_FAILED;
}

static bool write_decoded(const struct pcm *p)
{
    struct decoded_header h = {
        .layout = DECODED_LAYOUT, .frames = (int64_t) p->frames, .channels = p->channels};
    size_t count = p->frames * (size_t) p->channels;
    return fwrite(&h, sizeof h, 1, stdout) == 1 &&
           fwrite(p->samples, sizeof *p->samples, count, stdout) == count && fflush(stdout) == 0;
}

/* Grows as bytes come, so that little memory is touched for a little file. */
static size_t read_input(unsigned char **bytes)
{
    size_t length = 0, room = 0;
    *bytes = NULL;
    while (length <= SAMPLE_FILE_BYTES_MAX) {
        if (length == room) {
            room = MAX(2 * room, (size_t) 64 << 10);
            *bytes = xreallocarray(*bytes, room, 1);
        }
        size_t got = fread(*bytes + length, 1, room - length, stdin);
        if (got == 0)
            break;
        length += got;
    }
    return length;
}

enum helper_exit helper_decode(void)
{
    confine();
    unsigned char *bytes;
    size_t length = read_input(&bytes);
    struct pcm pcm;
    struct err err = {""};
    if (ferror(stdin))
        return fail(strerror(errno));
    if (!sample_decode(bytes, length, &pcm, &err))
        return fail(err.text);
    return write_decoded(&pcm) ? HELPER_DONE : fail(strerror(errno));
}
