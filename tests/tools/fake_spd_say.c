/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stands in for spd-say in tests: put it on the PATH by that name. Writes its arguments, then
 * each line it is told, then "end" to the file FAKE_SPD_LOG names, each after the pid and the
 * time in ms. FAKE_SPD says what it does instead: "no-server" fails at once, "hang" reads nothing.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { LINE_BYTES = 1024 };

static void note(const char *what)
{
    const char *path = getenv("FAKE_SPD_LOG");
    FILE *log = path ? fopen(path, "a") : NULL;
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    if (!log)
        return;
    fprintf(log, "%d %lld %s\n", (int) getpid(), (long long) t.tv_sec * 1000 + t.tv_nsec / 1000000,
            what);
    fclose(log);
}

int main(int argc, char **argv)
{
    const char *mode = getenv("FAKE_SPD");
    char line[LINE_BYTES] = "begin";
    for (int i = 1; i < argc; i++) {
        size_t length = strlen(line);
        snprintf(line + length, sizeof line - length, " %s", argv[i]);
    }
    note(line);
    if (mode && strcmp(mode, "no-server") == 0)
        return 1;
    while (mode && strcmp(mode, "hang") == 0)
        pause();
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        note(line);
    }
    note("end");
    return 0;
}
