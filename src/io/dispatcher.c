/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/dispatcher.h"

#include "base/base.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "io/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A connection has one priority, so that what is urgent has one of its own. "message" waits for
 * nobody's chatter and cuts no message of a screen reader short; "important" comes before both. */
enum connection { ORDINARY, URGENT, N_CONNECTIONS };
static const char *const priorities[N_CONNECTIONS] = {"message", "important"};

/* Each minute of a breathing exercise, lower and quieter: of -100 to 100. */
static const struct depth {
    const char *pitch;
    int percent; /* of the usual volume */
} depths[] = {{NULL, 0}, {"-16", 70}, {"-32", 50}};

enum {
    USUAL_WPM = 170,
    SLOWEST_WPM = 80,
    FASTEST_WPM = 390,
    LOOK_NS = 1000000,
};

struct running {
    pid_t pid; /* 0: none */
    int fd;    /* its standard input */
    int depth; /* of what it said last */
};

struct dispatcher {
    struct dispatcher_options options;
    struct running running[N_CONNECTIONS];
    pid_t leaving; /* at the end of its input; 0: none */
    bool failed;
};

bool dispatcher_is_there(void)
{
    struct arena a = {0};
    bool found = helper_on_path(&a, "spd-say") != NULL;
    arena_release(&a);
    return found;
}

struct dispatcher *dispatcher_new(const struct dispatcher_options *options)
{
    struct dispatcher *d = xcalloc(1, sizeof *d);
    d->options = *options;
    return d;
}

/* ---- the program ---- */

int dispatcher_rate(int rate_wpm)
{
    int away = rate_wpm - USUAL_WPM;
    int most = away < 0 ? USUAL_WPM - SLOWEST_WPM : FASTEST_WPM - USUAL_WPM;
    return CLAMP(100 * away / most, -100, 100);
}

/* Full at 0 dB, nothing at -100. */
static int volume_of(int gain_db)
{
    return CLAMP((int) lround(200 * pow(10, gain_db / 20.0)) - 100, -100, 100);
}

/* "en-gb+f3" is "en-gb"; "mb-en1" is the name of a voice, in English as our texts are. */
static const char *language_of(const char *voice, struct arena *a)
{
    size_t length = strcspn(voice, "+");
    bool is_code =
        strcspn(voice, "-+") == 2 && strspn(voice, "abcdefghijklmnopqrstuvwxyz-") == length;
    return is_code ? arena_strndup(a, voice, length) : "en";
}

enum { ARGUMENTS_MAX = 16 };

static void build_arguments(const struct dispatcher *d, enum connection c, struct arena *a,
                            char *argv[ARGUMENTS_MAX])
{
    const char *usual[] = {"spd-say",
                           "--pipe-mode",
                           "--priority",
                           priorities[c],
                           "--language",
                           language_of(d->options.voice, a),
                           "--application-name",
                           "limber"};
    size_t n = 0;
    for (; n < ARRAY_LEN(usual); n++)
        argv[n] = arena_strdup(a, usual[n]);
    if (d->options.rate_wpm > 0) {
        argv[n++] = arena_strdup(a, "--rate");
        argv[n++] = arena_printf(a, "%d", dispatcher_rate(d->options.rate_wpm));
    }
    if (d->options.gain_db != 0) {
        argv[n++] = arena_strdup(a, "--volume");
        argv[n++] = arena_printf(a, "%d", volume_of(d->options.gain_db));
    }
    argv[n] = NULL;
}

/* What it says of itself would be seen on the screen. in, out: -1 for nothing. 0: it cannot be. */
static pid_t spawn(char *const argv[], int in, int out)
{
    struct arena a = {0};
    pid_t pid = 0;
    const char *path = helper_on_path(&a, argv[0]);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (in >= 0)
        posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    if (out >= 0)
        posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    if (!path || helper_spawn(path, argv, &actions, true, &pid) != 0)
        pid = 0;
    posix_spawn_file_actions_destroy(&actions);
    arena_release(&a);
    return pid;
}

pid_t dispatcher_ask(int *fd)
{
    struct arena a = {0};
    char *const argv[] = {arena_strdup(&a, "spd-say"), arena_strdup(&a, "--list-output-modules"),
                          NULL};
    int ends[2];
    pid_t pid = 0;
    if (pipe2(ends, O_CLOEXEC) == 0) {
        pid = spawn(argv, -1, ends[1]);
        close(ends[1]);
        *fd = ends[0];
        if (pid == 0)
            close(ends[0]);
    }
    arena_release(&a);
    return pid;
}

static pid_t start_connection(const struct dispatcher *d, enum connection c, int in)
{
    struct arena a = {0};
    char *argv[ARGUMENTS_MAX];
    build_arguments(d, c, &a, argv);
    pid_t pid = spawn(argv, in, -1);
    arena_release(&a);
    return pid;
}

static void start(struct dispatcher *d, enum connection c)
{
    int ends[2];
    if (d->failed || d->running[c].pid != 0)
        return;
    d->failed = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0;
    if (d->failed)
        return;
    pid_t pid = start_connection(d, c, ends[0]);
    d->failed = pid == 0;
    close(ends[0]);
    if (d->failed)
        close(ends[1]);
    else
        d->running[c] = (struct running){.pid = pid, .fd = ends[1]};
}

static void look(struct dispatcher *d, enum connection c)
{
    struct running *r = &d->running[c];
    if (r->pid == 0 || waitpid(r->pid, NULL, WNOHANG) == 0)
        return;
    close(r->fd);
    *r = (struct running){0};
    d->failed = true;
}

void dispatcher_open(struct dispatcher *d)
{
    d->failed = false;
    start(d, ORDINARY);
}

bool dispatcher_has_failed(struct dispatcher *d)
{
    if (d->leaving != 0 && waitpid(d->leaving, NULL, WNOHANG) != 0)
        d->leaving = 0;
    for (int c = 0; c < N_CONNECTIONS; c++)
        look(d, (enum connection) c);
    return d->failed;
}

/* At the end of its input it leaves; one that hangs on its server is not waited for long. */
static void wait_for(pid_t pid, int most_ms)
{
    for (int ms = 0; pid != 0 && waitpid(pid, NULL, WNOHANG) == 0; ms++) {
        if (ms == most_ms)
            kill(pid, SIGKILL);
        nanosleep(&(struct timespec){0, LOOK_NS}, NULL);
    }
}

static pid_t let_go(struct running *r)
{
    pid_t pid = r->pid;
    if (pid != 0)
        close(r->fd);
    *r = (struct running){0};
    return pid;
}

void dispatcher_free(struct dispatcher *d)
{
    if (!d)
        return;
    dispatcher_hush(d);
    wait_for(d->leaving, 0);
    for (int c = 0; c < N_CONNECTIONS; c++)
        wait_for(let_go(&d->running[c]), DISPATCHER_STOP_MS / N_CONNECTIONS);
    free(d);
}

/* ---- what it is told ---- */

/* It takes a line as it is, and one that begins with COMMAND as a request to its server. */
#define COMMAND "!-!"
static const char cancel[] = COMMAND "CANCEL SELF\n";

/* One that does not read on is told nothing more. */
static void tell(const struct running *r, const struct strbuf *lines)
{
    if (r->pid != 0)
        send(r->fd, lines->text, lines->length, MSG_DONTWAIT | MSG_NOSIGNAL);
}

void dispatcher_hush(struct dispatcher *d)
{
    struct strbuf lines = {0};
    strbuf_puts(&lines, cancel);
    for (int c = 0; c < N_CONNECTIONS; c++)
        tell(&d->running[c], &lines);
    strbuf_release(&lines);
}

/* A text out of somebody's file is a line, and no request. */
static void put_text(struct strbuf *out, const char *text)
{
    text += strspn(text, "!-\r\n ");
    for (; *text; text++)
        strbuf_putc(out, *text == '\n' || *text == '\r' ? ' ' : *text);
    strbuf_putc(out, '\n');
}

/* What is lowered cannot be raised to what it was, which only its server knows: a new one can. */
static void set_depth(struct dispatcher *d, enum connection c, int depth, struct strbuf *out)
{
    struct running *r = &d->running[c];
    depth = CLAMP(depth, 0, (int) ARRAY_LEN(depths) - 1);
    if (depth < r->depth) {
        wait_for(d->leaving, 0);
        d->leaving = let_go(r);
        start(d, c);
    }
    if (depth > r->depth) {
        int usual = volume_of(d->options.gain_db) + 100;
        strbuf_printf(out, COMMAND "SET SELF PITCH %s\n" COMMAND "SET SELF VOLUME %d\n",
                      depths[depth].pitch, usual * depths[depth].percent / 100 - 100);
    }
    r->depth = depth;
}

void dispatcher_say(struct dispatcher *d, const char *text, bool urgent, int depth)
{
    enum connection c = urgent ? URGENT : ORDINARY;
    struct strbuf lines = {0};
    dispatcher_hush(d);
    start(d, c);
    set_depth(d, c, depth, &lines);
    put_text(&lines, text);
    tell(&d->running[c], &lines);
    strbuf_release(&lines);
}
