/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * limber-awake: keeps the screen from blanking while a session runs.
 *
 * A program of its own, so that limber neither links the bus library nor waits
 * for a bus that hangs. It asks whoever is there (the desktop's screen saver on
 * the session bus, logind on the system bus), then holds its connections until
 * stdin ends. limber holds the other end of that pipe: the request is given
 * back on pause and at the end, and also when limber is killed.
 */
#include "config.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <systemd/sd-bus.h>
#include <unistd.h>

static const uint64_t TIMEOUT_US = 2000000;
static const char who[] = "limber", why[] = "a guided session is running";

/* The request lasts as long as the connection, which is never closed. */
static void ask_screen_saver(void)
{
    sd_bus *bus = NULL;
    if (sd_bus_open_user(&bus) < 0)
        return;
    sd_bus_set_method_call_timeout(bus, TIMEOUT_US);
    sd_bus_call_method(bus, "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver",
                       "org.freedesktop.ScreenSaver", "Inhibit", NULL, NULL, "ss", who, why);
}

/* The request lasts as long as the descriptor that comes back: a copy outlives the message. */
static void ask_logind(void)
{
    sd_bus *bus = NULL;
    sd_bus_message *reply = NULL;
    int fd;
    if (sd_bus_open_system(&bus) < 0)
        return;
    sd_bus_set_method_call_timeout(bus, TIMEOUT_US);
    if (sd_bus_call_method(bus, "org.freedesktop.login1", "/org/freedesktop/login1",
                           "org.freedesktop.login1.Manager", "Inhibit", NULL, &reply, "ssss",
                           "idle", who, why, "block") < 0)
        return;
    if (sd_bus_message_read(reply, "h", &fd) > 0)
        fcntl(fd, F_DUPFD_CLOEXEC, 3);
    sd_bus_message_unref(reply);
}

static const char usage[] =
    "Usage: limber-awake\n"
    "\n"
    "Keep the screen from blanking until standard input ends. limber starts it.\n"
    "\n"
    "  --help     show this help\n"
    "  --version  show the version\n";

int main(int argc, char **argv)
{
    char byte;
    if (argc > 1) {
        bool version = strcmp(argv[1], "--version") == 0, help = strcmp(argv[1], "--help") == 0;
        fputs(version ? "limber-awake (limber) " VERSION "\n" : usage,
              version || help ? stdout : stderr);
        return version || help ? EXIT_SUCCESS : 2;
    }
    ask_screen_saver();
    ask_logind();
    while (read(STDIN_FILENO, &byte, 1) > 0)
        continue;
    return EXIT_SUCCESS;
}
