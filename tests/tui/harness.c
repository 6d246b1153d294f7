/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/harness.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

enum { WAIT_MS = 5000, CLOCK_FD = 9, ACK_FD = 10 };
static const int64_t first_ns = INT64_C(1000000000000);

struct tui {
    pid_t pid;
    int fd; /* the terminal's own end; -1: hung up */
    int clock_fd, ack_fd;
    int64_t now_ns;
    int cols, rows;
    VTerm *vt;
    VTermScreen *screen;
    struct termios modes; /* before the program began */
    bool ended, alternate, cursor_visible;
    struct strbuf output;
    size_t high_bytes;
};

/* ---- the terminal ---- */

static void on_output(const char *bytes, size_t length, void *user)
{
    struct tui *t = user;
    while (length > 0) {
        ssize_t n = write(t->fd, bytes, length);
        if (n <= 0)
            return;
        bytes += n;
        length -= (size_t) n;
    }
}

static int on_property(VTermProp prop, VTermValue *value, void *user)
{
    struct tui *t = user;
    if (prop == VTERM_PROP_CURSORVISIBLE)
        t->cursor_visible = value->boolean;
    if (prop == VTERM_PROP_ALTSCREEN)
        t->alternate = value->boolean;
    return 1;
}

static void make_screen(struct tui *t)
{
    static const VTermScreenCallbacks callbacks = {.settermprop = on_property};
    t->vt = vterm_new(t->rows, t->cols);
    vterm_set_utf8(t->vt, 1);
    t->screen = vterm_obtain_screen(t->vt);
    vterm_screen_set_callbacks(t->screen, &callbacks, t);
    vterm_screen_enable_altscreen(t->screen, 1);
    vterm_screen_reset(t->screen, 1);
    vterm_output_set_callback(t->vt, on_output, t);
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Takes in what the program wrote, waiting up to wait_ms for it. True where anything came. */
static bool take_in(struct tui *t, int wait_ms)
{
    bool came = false;
    struct pollfd p = {t->fd, POLLIN, 0};
    while (!t->ended && t->fd >= 0 && poll(&p, 1, wait_ms) > 0) {
        char bytes[8192];
        ssize_t n = read(t->fd, bytes, sizeof bytes);
        if (n <= 0) {
            t->ended = true;
            break;
        }
        for (ssize_t i = 0; i < n; i++)
            t->high_bytes += (unsigned char) bytes[i] >= 0x80;
        strbuf_add(&t->output, bytes, (size_t) n);
        vterm_input_write(t->vt, bytes, (size_t) n);
        came = true;
        wait_ms = 0;
    }
    return came;
}

/* ---- the program ---- */

static void set_environment(const struct tui_options *o)
{
    const char *builddir = getenv("builddir"), *srcdir = getenv("srcdir");
    char *build = xstrdup(builddir ? builddir : "."), *source = xstrdup(srcdir ? srcdir : ".");
    const char *lsan = getenv("LSAN_OPTIONS");
    char *sanitizer = lsan ? xstrdup(lsan) : NULL;
    clearenv();
    setenv("PATH", "/usr/local/bin:/usr/bin:/bin", 1);
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("TZ", "UTC0", 1);
    setenv("HOME", "/nonexistent", 1);
    setenv("builddir", build, 1);
    setenv("srcdir", source, 1);
    setenv("LIMBER_DATADIR", source, 1);
    if (sanitizer)
        setenv("LSAN_OPTIONS", sanitizer, 1);
    if (o->clock) {
        char fds[32];
        snprintf(fds, sizeof fds, "%d:%d", CLOCK_FD, ACK_FD);
        setenv("LIMBER_TEST_CLOCK", fds, 1);
    }
    for (size_t i = 0; o->env && o->env[i]; i++) {
        char *copy = xstrdup(o->env[i]), *equals = strchr(copy, '=');
        if (equals) {
            *equals = '\0';
            setenv(copy, equals + 1, 1);
        } else {
            unsetenv(copy);
        }
        free(copy);
    }
}

static NORETURN void run_child(const struct tui_options *o, const char *const argv[],
                               const int clock[2], const int ack[2])
{
    if (o->clock) {
        dup2(clock[0], CLOCK_FD);
        dup2(ack[1], ACK_FD);
        close(clock[0]);
        close(clock[1]);
        close(ack[0]);
        close(ack[1]);
    }
    signal(SIGPIPE, SIG_DFL);
    set_environment(o);
    char path[4096];
    bool named = strchr(argv[0], '/') && argv[0][0] == '/';
    snprintf(path, sizeof path, "%s%s%s", named ? "" : getenv("builddir"), named ? "" : "/",
             argv[0]);
    char **copy = xcalloc(64, sizeof *copy);
    for (size_t i = 0; i < 63 && argv[i]; i++)
        copy[i] = xstrdup(argv[i]);
    execv(path, copy);
    fprintf(stderr, "cannot run %s\n", path);
    _exit(127);
}

/* Ends above what the child puts its own at, so that neither dup2 overwrites the other. */
static void make_pipe(int ends[2])
{
    int low[2];
    if (pipe(low) != 0)
        abort();
    for (int i = 0; i < 2; i++) {
        ends[i] = fcntl(low[i], F_DUPFD_CLOEXEC, 20);
        close(low[i]);
    }
}

struct tui *tui_start(const struct tui_options *o, const char *const argv[])
{
    struct tui *t = xcalloc(1, sizeof *t);
    t->cols = o->cols ? o->cols : 80;
    t->rows = o->rows ? o->rows : 24;
    t->clock_fd = t->ack_fd = -1;
    t->now_ns = first_ns;
    t->cursor_visible = true;
    make_screen(t);
    int clock[2] = {-1, -1}, ack[2] = {-1, -1};
    if (o->clock) {
        make_pipe(clock);
        make_pipe(ack);
    }
    int master, slave;
    struct winsize size = {.ws_row = (unsigned short) t->rows, .ws_col = (unsigned short) t->cols};
    if (openpty(&master, &slave, NULL, NULL, &size) != 0)
        abort();
    tcgetattr(slave, &t->modes);
    t->fd = fcntl(master, F_DUPFD_CLOEXEC, 20);
    close(master);
    signal(SIGPIPE, SIG_IGN);
    t->pid = fork();
    if (t->pid < 0)
        abort();
    if (t->pid == 0) {
        login_tty(slave);
        run_child(o, argv, clock, ack);
    }
    close(slave);
    if (o->clock) {
        close(clock[0]);
        close(ack[1]);
        t->clock_fd = clock[1];
        t->ack_fd = ack[0];
    }
    return t;
}

int tui_finish(struct tui *t)
{
    int status = 0;
    int64_t until = now_ms() + WAIT_MS;
    pid_t done = 0;
    while ((done = waitpid(t->pid, &status, WNOHANG)) == 0 && now_ms() < until)
        take_in(t, 5);
    if (done == 0) {
        kill(t->pid, SIGKILL);
        waitpid(t->pid, &status, 0);
    }
    take_in(t, 0);
    if (t->fd >= 0)
        close(t->fd);
    if (t->clock_fd >= 0) {
        close(t->clock_fd);
        close(t->ack_fd);
    }
    vterm_free(t->vt);
    strbuf_release(&t->output);
    free(t);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/* ---- doing ---- */

void tui_press(struct tui *t, enum tui_key key)
{
    static const VTermKey keys[] = {
        [TUI_ENTER] = VTERM_KEY_ENTER,
        [TUI_ESC] = VTERM_KEY_ESCAPE,
        [TUI_UP] = VTERM_KEY_UP,
        [TUI_DOWN] = VTERM_KEY_DOWN,
        [TUI_LEFT] = VTERM_KEY_LEFT,
        [TUI_RIGHT] = VTERM_KEY_RIGHT,
        [TUI_BACKSPACE] = VTERM_KEY_BACKSPACE,
        [TUI_PAGE_UP] = VTERM_KEY_PAGEUP,
        [TUI_PAGE_DOWN] = VTERM_KEY_PAGEDOWN,
    };
    vterm_keyboard_key(t->vt, keys[key], VTERM_MOD_NONE);
}

void tui_type(struct tui *t, const char *text)
{
    uint32_t cp;
    for (int n; (n = utf8_decode(text, strlen(text), &cp)) > 0; text += n)
        vterm_keyboard_unichar(t->vt, cp, VTERM_MOD_NONE);
}

void tui_send(struct tui *t, const char *bytes)
{
    on_output(bytes, strlen(bytes), t);
}

void tui_resize(struct tui *t, int cols, int rows)
{
    struct winsize size = {.ws_row = (unsigned short) rows, .ws_col = (unsigned short) cols};
    t->cols = cols;
    t->rows = rows;
    vterm_set_size(t->vt, rows, cols);
    ioctl(t->fd, TIOCSWINSZ, &size); /* the kernel sends SIGWINCH */
}

void tui_signal(struct tui *t, int sig)
{
    kill(t->pid, sig);
}

void tui_hang_up(struct tui *t)
{
    close(t->fd);
    t->fd = -1;
}

/* The program writes before it acknowledges, and a terminal keeps its order: after the
 * acknowledgement every byte of that time is there to be read. */
static bool wait_ack(struct tui *t)
{
    int64_t until = now_ms() + WAIT_MS;
    while (!t->ended && now_ms() < until) {
        struct pollfd p[] = {{t->ack_fd, POLLIN, 0}, {t->fd, POLLIN, 0}};
        if (poll(p, 2, 100) <= 0)
            continue;
        if (p[1].revents)
            take_in(t, 0);
        char ack;
        if (p[0].revents & POLLIN) {
            bool ok = read(t->ack_fd, &ack, 1) == 1;
            take_in(t, 0);
            return ok;
        }
        if (p[0].revents)
            return false;
    }
    return false;
}

bool tui_advance_ms(struct tui *t, int64_t ms)
{
    t->now_ns += ms * 1000000;
    if (write(t->clock_fd, &t->now_ns, sizeof t->now_ns) != (ssize_t) sizeof t->now_ns)
        return false;
    return wait_ack(t);
}

bool tui_play_ms(struct tui *t, int64_t ms, int step_ms)
{
    for (int64_t at = 0; at < ms; at += step_ms)
        if (!tui_advance_ms(t, MIN(step_ms, ms - at)))
            return false;
    return true;
}

/* ---- seeing ---- */

static void dump_row(struct tui *t, int y, struct strbuf *out)
{
    size_t end = out->length;
    for (int x = 0; x < t->cols;) {
        VTermScreenCell cell;
        vterm_screen_get_cell(t->screen, (VTermPos){y, x}, &cell);
        if (!cell.chars[0])
            strbuf_putc(out, ' ');
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++) {
            char bytes[4];
            strbuf_add(out, bytes, (size_t) utf8_encode(cell.chars[i], bytes));
            if (cell.chars[i] != ' ')
                end = out->length;
        }
        x += cell.width > 0 ? cell.width : 1;
    }
    out->length = end;
    out->text[end] = '\0';
}

void tui_dump(struct tui *t, struct strbuf *out)
{
    for (int y = 0; y < t->rows; y++) {
        dump_row(t, y, out);
        strbuf_putc(out, '\n');
    }
}

static bool find(struct tui *t, const char *text, int *x, int *y)
{
    struct strbuf row = {0};
    bool found = false;
    for (*y = 0; *y < t->rows && !found; ++*y) {
        strbuf_reset(&row);
        dump_row(t, *y, &row);
        const char *at = strstr(strbuf_text(&row), text);
        found = at != NULL;
        if (found) {
            row.text[at - row.text] = '\0';
            *x = utf8_width(row.text);
            break;
        }
    }
    strbuf_release(&row);
    return found;
}

bool tui_shows(struct tui *t, const char *text)
{
    int x, y;
    return find(t, text, &x, &y);
}

int tui_row_of(struct tui *t, const char *text)
{
    int x, y;
    return find(t, text, &x, &y) ? y : -1;
}

int tui_column_of(struct tui *t, const char *text)
{
    int x, y;
    return find(t, text, &x, &y) ? x : -1;
}

static bool wait_for(struct tui *t, const char *text, bool there)
{
    for (int64_t until = now_ms() + WAIT_MS; now_ms() < until; take_in(t, 20)) {
        if (tui_shows(t, text) == there)
            return true;
        if (t->ended)
            break;
    }
    struct strbuf screen = {0};
    tui_dump(t, &screen);
    fprintf(stderr, "'%s' %s:\n%s", text, there ? "did not come" : "did not go",
            strbuf_text(&screen));
    strbuf_release(&screen);
    return false;
}

bool tui_wait(struct tui *t, const char *text)
{
    return wait_for(t, text, true);
}

bool tui_wait_gone(struct tui *t, const char *text)
{
    return wait_for(t, text, false);
}

bool tui_wait_stopped(struct tui *t)
{
    for (int64_t until = now_ms() + WAIT_MS; now_ms() < until;) {
        int status;
        take_in(t, 10);
        if (waitpid(t->pid, &status, WNOHANG | WUNTRACED) == t->pid) {
            take_in(t, 0);
            return WIFSTOPPED(status);
        }
    }
    return false;
}

void tui_settle(struct tui *t, int quiet_ms)
{
    while (take_in(t, quiet_ms))
        continue;
}

static int colour_index(const VTermColor *c, bool is_default)
{
    return is_default || !VTERM_COLOR_IS_INDEXED(c) ? -1 : c->indexed.idx;
}

struct tui_cell tui_cell_at(struct tui *t, int x, int y)
{
    VTermScreenCell cell;
    vterm_screen_get_cell(t->screen, (VTermPos){y, x}, &cell);
    return (struct tui_cell){
        .fg = colour_index(&cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg)),
        .bg = colour_index(&cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg)),
        .bold = cell.attrs.bold,
        .reverse = cell.attrs.reverse,
        .underline = cell.attrs.underline != 0,
    };
}

bool tui_alternate_screen(const struct tui *t)
{
    return t->alternate;
}

bool tui_cursor_visible(const struct tui *t)
{
    return t->cursor_visible;
}

bool tui_modes_restored(const struct tui *t)
{
    struct termios now; /* the terminal's own end answers for the line */
    return tcgetattr(t->fd, &now) == 0 && now.c_iflag == t->modes.c_iflag &&
           now.c_oflag == t->modes.c_oflag && now.c_lflag == t->modes.c_lflag;
}

const char *tui_output(const struct tui *t)
{
    return strbuf_text(&t->output);
}

size_t tui_output_bytes(const struct tui *t)
{
    return t->output.length;
}

size_t tui_high_bytes(const struct tui *t)
{
    return t->high_bytes;
}

pid_t tui_pid(const struct tui *t)
{
    return t->pid;
}
