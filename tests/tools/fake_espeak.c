/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stands in for espeak-ng in tests: put it on the PATH by that name. Says each text as
 * a tone of 3000 Hz, 60 ms a letter, with silence round it. What it does instead is in
 * FAKE_ESPEAK; where FAKE_ESPEAK_LOG names a file, its arguments and the text go there.
 */
#include "config.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RATE_HZ = 22050, TONE_HZ = 3000, LETTER_MS = 60, TEXT_BYTES = 4096 };

static void put(uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        putchar((int) (value >> 8 * i & 0xff));
}

/* As espeak-ng does it on a pipe: sizes it cannot know yet are nearly 2 GB. */
static void put_header(void)
{
    fputs("RIFF", stdout);
    put(0x7ffff024, 4);
    fputs("WAVEfmt ", stdout);
    put(16, 4);
    put(1, 2);
    put(1, 2);
    put(RATE_HZ, 4);
    put(RATE_HZ * 2, 4);
    put(2, 2);
    put(16, 2);
    fputs("data", stdout);
    put(0x7ffff000, 4);
}

static void put_silence(int ms)
{
    for (int i = 0; i < ms * RATE_HZ / 1000; i++)
        put(0, 2);
}

static void put_tone(long ms)
{
    for (long i = 0; i < ms * RATE_HZ / 1000; i++)
        put((uint16_t) lrint(12000 * sin(2 * 3.14159265358979 * TONE_HZ * (double) i / RATE_HZ)),
            2);
}

static void keep_log(int argc, char **argv, const char *text)
{
    const char *path = getenv("FAKE_ESPEAK_LOG");
    FILE *log = path ? fopen(path, "a") : NULL;
    if (!log)
        return;
    for (int i = 1; i < argc; i++)
        fprintf(log, "%s ", argv[i]);
    fprintf(log, "| %s", text);
    fclose(log);
}

int main(int argc, char **argv)
{
    const char *mode = getenv("FAKE_ESPEAK");
    char text[TEXT_BYTES] = "";
    size_t length = fread(text, 1, sizeof text - 1, stdin);
    text[length] = '\0';
    keep_log(argc, argv, text);
    mode = mode ? mode : "";
    if (strcmp(mode, "fail") == 0)
        return 1;
    if (strcmp(mode, "crash") == 0)
        abort();
    if (strcmp(mode, "hang") == 0)
        pause();
    if (strcmp(mode, "slow") == 0)
        usleep(300000);
    if (strcmp(mode, "garbage") == 0)
        return puts("this is no sound at all") < 0;
    if (strcmp(mode, "empty") == 0)
        return 0;
    put_header();
    if (strcmp(mode, "silent") == 0)
        put_silence(500);
    while (strcmp(mode, "endless") == 0)
        put_tone(1000);
    if (strcmp(mode, "silent") == 0)
        return 0;
    put_silence(30);
    put_tone((long) length * LETTER_MS);
    put_silence(200);
    return fflush(stdout) != 0;
}
