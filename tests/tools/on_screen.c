/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sits at a full-screen program and tells whether it ever kept anyone waiting.
 *
 *   on_screen SECONDS COMMAND [ARGUMENT]...
 *
 * Runs the command on a terminal of 80x24 in real time, opens and closes the help with a key twice
 * a second, and leaves with q and y. Follows every turn of the loop (LIMBER_TEST_TURNS, see
 * app/loop.h) and prints at the end: how many turns had a deadline; how long after it the latest of
 * them was done, picture and all, and at which second; keys pressed and answered, and the slowest
 * answer; how long leaving took and the exit status (-1: it had to be killed).
 */
#include "config.h"

#include "app/loop.h"
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define MS ((int64_t) 1000000)
enum { KEY_MS = 500, FIRST_KEY_MS = 2000, LEAVE_MS = 5000, TURNS_FD = 9 };

struct watch {
    int terminal_fd, turns_fd;
    FILE *turns;
    pid_t pid;
    int64_t start_ns, pressed_ns; /* pressed_ns: 0: no key waits for its answer */
    unsigned due, pressed, answered;
    int64_t worst_ns, worst_at_ns, slowest_ns;
};

static int64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t) t.tv_sec * 1000000000 + t.tv_nsec;
}

static void become(char **command, int terminal, int turns_fd)
{
    int fd = open(ptsname(terminal), O_RDWR);
    struct winsize size = {.ws_col = 80, .ws_row = 24};
    ioctl(fd, TIOCSWINSZ, &size);
    dup2(fd, STDIN_FILENO);
    dup2(fd, STDOUT_FILENO);
    dup2(turns_fd, TURNS_FD);
    char number[8];
    snprintf(number, sizeof number, "%d", TURNS_FD);
    setenv("LIMBER_TEST_TURNS", number, 1);
    execvp(command[0], command);
    perror(command[0]);
    _exit(127);
}

static void begin(struct watch *w, char **command)
{
    int turns[2];
    w->terminal_fd = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (w->terminal_fd < 0 || grantpt(w->terminal_fd) != 0 || unlockpt(w->terminal_fd) != 0 ||
        pipe2(turns, O_CLOEXEC) != 0) {
        perror("a terminal");
        exit(2);
    }
    w->start_ns = now_ns();
    w->pid = fork();
    if (w->pid == 0) {
        setsid();
        become(command, w->terminal_fd, turns[1]);
    }
    close(turns[1]);
    w->turns_fd = turns[0];
    fcntl(w->turns_fd, F_SETFL, O_NONBLOCK);
    w->turns = fdopen(w->turns_fd, "r");
}

static void note_turn(struct watch *w, const char *line)
{
    long long due, came, done;
    unsigned events;
    if (sscanf(line, "%lld %lld %lld %u", &due, &came, &done, &events) != 4)
        return;
    int64_t late_ns = done - (due > 0 ? MIN(due, came) : came);
    w->due += due > 0;
    if (late_ns > w->worst_ns) {
        w->worst_ns = late_ns;
        w->worst_at_ns = came - w->start_ns;
    }
    if (w->pressed_ns > 0 && events & LOOP_INPUT && came >= w->pressed_ns) {
        w->answered++;
        w->slowest_ns = MAX(w->slowest_ns, done - w->pressed_ns);
        w->pressed_ns = 0;
    }
}

/* Takes what the program says until then, or until it has ended: false. */
static bool follow(struct watch *w, int64_t until_ns)
{
    char bytes[4096];
    for (int64_t now = now_ns(); now < until_ns; now = now_ns()) {
        struct pollfd fds[] = {{.fd = w->terminal_fd, .events = POLLIN},
                               {.fd = w->turns_fd, .events = POLLIN}};
        poll(fds, ARRAY_LEN(fds), (int) ((until_ns - now) / MS) + 1);
        if (fds[0].revents & POLLIN && read(w->terminal_fd, bytes, sizeof bytes) < 0)
            return false;
        if (fds[1].revents & POLLIN)
            while (fgets(bytes, sizeof bytes, w->turns))
                note_turn(w, bytes);
        clearerr(w->turns);
        if (fds[1].revents & POLLHUP)
            return false;
    }
    return true;
}

static void press(struct watch *w, char key)
{
    w->pressed_ns = now_ns();
    w->pressed++;
    if (write(w->terminal_fd, &key, 1) != 1)
        perror("a key");
}

/* Its exit status once it has left, -1 where it does not. */
static int leave(struct watch *w)
{
    int status = 0;
    press(w, 'q');
    follow(w, now_ns() + KEY_MS * MS);
    int64_t asked_ns = now_ns();
    if (write(w->terminal_fd, "y", 1) == 1)
        follow(w, asked_ns + LEAVE_MS * MS);
    bool left = false;
    for (; !left && now_ns() < asked_ns + LEAVE_MS * MS; nanosleep(&(struct timespec){0, MS}, NULL))
        left = waitpid(w->pid, &status, WNOHANG) == w->pid;
    printf("quit_ms %.1f ", (double) (now_ns() - asked_ns) / 1e6);
    if (left && WIFEXITED(status))
        return WEXITSTATUS(status);
    kill(w->pid, SIGKILL);
    return -1;
}

int main(int argc, char **argv)
{
    struct watch w = {0};
    if (argc < 3)
        return 2;
    begin(&w, argv + 2);
    int64_t end_ns = w.start_ns + strtoll(argv[1], NULL, 10) * 1000 * MS;
    bool runs = follow(&w, w.start_ns + FIRST_KEY_MS * MS);
    for (; runs && (now_ns() < end_ns || w.pressed % 2); runs = follow(&w, now_ns() + KEY_MS * MS))
        press(&w, '?');
    int status = leave(&w);
    printf("turns_due %u worst_ms %.1f worst_at_ms %.0f pressed %u answered %u slowest_ms %.1f "
           "status %d\n",
           w.due, (double) w.worst_ns / 1e6, (double) w.worst_at_ns / 1e6, w.pressed, w.answered,
           (double) w.slowest_ns / 1e6, status);
    return 0;
}
