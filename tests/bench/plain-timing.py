#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every line of `limber run --plain` against the time it claims, and against `limber show --timeline`.

    plain-timing.py LIMBER [ROUTINE]

Prints how late the lines came: median, worst, and the drift from the first minute to the last.
"""
import os, statistics, subprocess, sys, time

def seconds(stamp):
    minutes, rest = stamp.split(":")
    return int(minutes) * 60 + float(rest)

def main():
    limber, routine = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "needs-to-pop-5"
    timeline = subprocess.run([limber, "show", "--timeline", routine], capture_output=True, text=True,
                              check=True).stdout.splitlines()
    wanted = [line.split("\t")[0] for line in timeline]
    run = subprocess.Popen([limber, "run", "--plain", "--mute", routine], stdin=subprocess.DEVNULL,
                           stdout=subprocess.PIPE)
    lines = []
    for raw in run.stdout:
        now = time.monotonic()
        fields = raw.decode().rstrip("\n").split("\t")
        if len(fields) == 3:
            lines.append((now, fields[0]))
    run.wait()
    start = min(now - seconds(stamp) for now, stamp in lines)
    late = [(now - start - seconds(stamp)) * 1000 for now, stamp in lines]
    seen = {stamp for _, stamp in lines}
    missing = [stamp for stamp in wanted if stamp not in seen]
    fifth = max(len(late) // 5, 1)
    drift = statistics.median(late[-fifth:]) - statistics.median(late[:fifth])
    print(f"{routine}: {len(lines)} lines, late by median {statistics.median(late):.2f} ms, "
          f"worst {max(late):.2f} ms, drift {drift:+.2f} ms, "
          f"{len(missing)} of {len(wanted)} phases without a line")
    return 1 if missing or max(late) > 20 else 0

sys.exit(main())
