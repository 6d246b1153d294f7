#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tap_along.py MS ANSWER COMMAND...: runs it in a pseudo-terminal, listens to the test's sink
and presses the space bar so many milliseconds after each click; answers its question with
ANSWER and a line end. Prints what it showed and exits as it does."""
import os
import pty
import select
import struct
import subprocess
import sys
import threading
import time

LOUD, APART_S, GIVE_UP_S = 300, 0.4, 40

late_s, answer, command = float(sys.argv[1]) / 1000, sys.argv[2], sys.argv[3:]
pid, keyboard = pty.fork()
if pid == 0:
    os.execv(command[0], command)
ear = subprocess.Popen(
    ["parec", "-d", "cap.monitor", "--rate=48000", "--format=s16le", "--channels=1", "--raw",
     "--latency-msec=5"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def tap():
    time.sleep(late_s)
    os.write(keyboard, b" ")


def listen():
    last = 0
    while heard := os.read(ear.stdout.fileno(), 480):
        frames = struct.unpack(f"<{len(heard) // 2}h", heard[:len(heard) // 2 * 2])
        if max(map(abs, frames), default=0) > LOUD and time.monotonic() - last > APART_S:
            last = time.monotonic()
            threading.Thread(target=tap, daemon=True).start()


threading.Thread(target=listen, daemon=True).start()
shown, answered, until = "", False, time.monotonic() + GIVE_UP_S
while time.monotonic() < until:
    if not select.select([keyboard], [], [], 1)[0]:
        continue
    try:
        shown += os.read(keyboard, 4096).decode()
    except OSError:
        break
    if "Enter keeps it" in shown and not answered:
        answered = True
        os.write(keyboard, answer.encode() + b"\n")
ear.kill()
print(shown.replace("\r", ""))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
