#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Milliseconds from spawning a command to its end, stdout to /dev/null: median and best of 100.

    start.py LIMBER          measures what opens nothing and what opens little
"""
import os, statistics, sys, time

RUNS = 100


def measure(command):
    quiet = [(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)]
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        os.waitpid(os.posix_spawn(command[0], command, os.environ, file_actions=quiet), 0)
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times), min(times)


def main():
    limber = sys.argv[1]
    for command in (["/bin/true"], [limber, "--help"], [limber, "--version"], [limber, "config"],
                    [limber, "show", "cat-cow"], [limber, "check", "cat-cow"], [limber, "list"]):
        print("%-28s %6.2f ms (best %.2f)" % (" ".join(command[-2:]), *measure(command)))


if __name__ == "__main__":
    main()
