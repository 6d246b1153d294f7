#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a full-screen program costs, seen from outside through a pseudo-terminal.

    screen.py [--size 80x24] [--window 20] [--starts 10] [--pause ' '] [--quit qy] -- COMMAND...

Prints medians: milliseconds from exec to the first frame, CPU, wakeups and bytes a second while it
plays and while it stands paused, memory (PSS), key to screen, quit to prompt. Python 3, Linux.
It runs with a history of its own, in which the safety questions are answered.
As root on a busy machine: chrt -r 1 python3 tests/bench/screen.py ...
"""
import argparse, fcntl, os, pty, select, signal, statistics, struct, subprocess, sys, tempfile, termios, time

QUIET_S = 0.010  # this long without output ends a frame
TICKS = os.sysconf("SC_CLK_TCK")


class Program:
    def __init__(self, command, cols, rows, env):
        self.started = time.monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(env)
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
        os.set_blocking(self.fd, False)
        self.bytes = 0
        self.ended = None

    def read(self, seconds):
        """Takes in output for so long; returns the instants at which some came."""
        instants, until = [], time.monotonic() + seconds
        while self.ended is None:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.fd], [], [], left)[0]:
                break
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                data = b""
            if not data:
                self.ended = time.monotonic()
                os.waitpid(self.pid, 0)
                break
            instants.append(time.monotonic())
            self.bytes += len(data)
        return instants

    def wait_for_output(self, seconds):
        """The instant at which the next output came, or None."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return None
        instants = self.read(0.0005)
        return instants[0] if instants else None

    def first_frame_ms(self):
        last, now = None, self.wait_for_output(5)
        while now:
            last = now
            now = self.wait_for_output(QUIET_S)
        return (last - self.started) * 1000 if last else float("nan")

    def key_ms(self, key):
        self.read(0.03)
        pressed = time.monotonic()
        os.write(self.fd, key.encode())
        seen = self.wait_for_output(1)
        return (seen - pressed) * 1000 if seen else float("nan")

    def quit_ms(self, keys):
        pressed = time.monotonic()
        for key in keys:
            os.write(self.fd, key.encode())
            self.read(0.001)
        while self.ended is None and time.monotonic() - pressed < 5:
            self.read(0.5)
        if self.ended is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            return float("nan")
        return (self.ended - pressed) * 1000

    def counters(self):
        """CPU seconds and voluntary context switches of this process."""
        with open(f"/proc/{self.pid}/stat") as f:
            fields = f.read().rsplit(")", 1)[1].split()
        with open(f"/proc/{self.pid}/schedstat") as f:
            cpu = int(f.read().split()[0]) / 1e9
        with open(f"/proc/{self.pid}/status") as f:
            switches = next(int(l.split()[1]) for l in f if l.startswith("voluntary"))
        return cpu or (int(fields[11]) + int(fields[12])) / TICKS, switches, self.bytes

    def pss_mb(self):
        with open(f"/proc/{self.pid}/smaps_rollup") as f:
            return next(int(l.split()[1]) for l in f if l.startswith("Pss:")) / 1024

    def window(self, seconds):
        before, begun = self.counters(), time.monotonic()
        frames = self.read(seconds)
        while self.ended is None and time.monotonic() - begun < seconds:
            frames += self.read(seconds - (time.monotonic() - begun))
        took = time.monotonic() - begun
        cpu, wakeups, sent = (b - a for a, b in zip(before, self.counters()))
        return cpu / took * 100, wakeups / took, sent / took


def median(values):
    return statistics.median(values)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    p.add_argument("--size", default="80x24")
    p.add_argument("--window", type=float, default=20)
    p.add_argument("--starts", type=int, default=10)
    p.add_argument("--settle", type=float, default=9, help="seconds before the window: past the preparation")
    p.add_argument("--pause", default=" ")
    p.add_argument("--quit", default="qy")
    p.add_argument("command", nargs="+")
    a = p.parse_args()
    cols, rows = map(int, a.size.split("x"))
    home = tempfile.TemporaryDirectory()
    env = {"TERM": os.environ.get("BENCH_TERM", "xterm-256color"), "LC_ALL": "C.UTF-8",
           "XDG_CONFIG_HOME": home.name, "XDG_DATA_HOME": home.name, "XDG_STATE_HOME": home.name}
    subprocess.run([a.command[0], "screen", "--none"], env={**os.environ, **env},
                   stdout=subprocess.DEVNULL, check=True)

    first, quits = [], []
    for _ in range(a.starts):
        program = Program(a.command, cols, rows, env)
        first.append(program.first_frame_ms())
        quits.append(program.quit_ms(a.quit))

    program = Program(a.command, cols, rows, env)
    program.first_frame_ms()
    program.read(a.settle)
    cpu, wakeups, sent = program.window(a.window)
    pss = program.pss_mb()
    keys = [program.key_ms(a.pause)]
    program.read(0.5)
    paused = program.window(8)
    for _ in range(9):
        keys.append(program.key_ms("m"))
    program.quit_ms(a.quit)

    print(f"first frame {median(first):.1f} ms ({min(first):.1f}-{max(first):.1f}), "
          f"quit {median(quits):.1f} ms, key {median(keys):.2f} ms")
    print(f"playing: cpu {cpu:.2f} %, {wakeups:.1f} wakeups/s, {sent:.0f} bytes/s, PSS {pss:.2f} MB")
    print(f"paused:  cpu {paused[0]:.2f} %, {paused[1]:.1f} wakeups/s, {paused[2]:.0f} bytes/s")


if __name__ == "__main__":
    sys.exit(main())
