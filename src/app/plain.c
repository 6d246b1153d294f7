/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/plain.h"

#include "app/narrator.h"
#include "app/practice.h"
#include "core/stop.h"
#include "view/narrate.h"

#include <errno.h>
#include <termios.h>
#include <unistd.h>

struct plain {
    struct coach *coach;
    struct loop *loop;
    bool keys, no_reader;
    struct termios before;
    struct strbuf lines;
};

/* Whole lines at once: whoever reads along gets each when it is due. */
static void flush(struct plain *p)
{
    const char *text = strbuf_text(&p->lines);
    size_t left = p->lines.length;
    while (left > 0 && !p->no_reader) {
        ssize_t n = write(STDOUT_FILENO, text, left);
        if (n < 0 && errno != EINTR) {
            p->no_reader = true;
        } else if (n > 0) {
            text += n;
            left -= (size_t) n;
        }
    }
    strbuf_reset(&p->lines);
}

/* The steps of a movement are told once, not at every set of a repeat. */
static bool first_time(const struct plain *p, const struct effect *e)
{
    const struct timeline *t = p->coach->timeline;
    if (e->kind != EFFECT_PHASE)
        return false;
    int step = t->phases[e->arg].step;
    for (int i = 0; i < step; i++)
        if (t->steps[i].exercise == t->steps[step].exercise)
            return false;
    return true;
}

/* Once, halfway through a strength session, where there is somebody to answer. */
static void ask_mid_check(struct plain *p, const struct effect *e)
{
    const struct timeline *t = p->coach->timeline;
    if (!p->keys || e->kind != EFFECT_PHASE || t->phases[e->arg].at_ms != stop_mid_check_ms(t))
        return;
    narrate_time(&p->lines, e->at_ms);
    strbuf_printf(&p->lines, "\tcheck\t%s\n", stop_mid_check_text);
}

/* What is asked in a rest between two sets, and what came of the answer. */
static void tell_rest(struct plain *p, const char *event)
{
    struct strbuf text = {0};
    if (p->keys && coach_say_rest(p->coach, &text)) {
        narrate_time(&p->lines, p->coach->session.position_ms);
        strbuf_printf(&p->lines, "\t%s\t%s\n", event, strbuf_text(&text));
    }
    strbuf_release(&text);
}

static void tell(struct plain *p)
{
    const struct coach *c = p->coach;
    for (size_t i = 0; i < c->effects.count; i++) {
        const struct effect *e = &c->effects.items[i];
        narrate_effect(&p->lines, c->timeline, e, first_time(p, e));
        ask_mid_check(p, e);
        if (e->kind == EFFECT_PHASE && e->arg == c->session.phase)
            tell_rest(p, "ask");
    }
    flush(p);
}

static void step(struct plain *p, enum session_input input)
{
    coach_step(p->coach, p->loop->now_ns, input);
    tell(p);
}

/* ---- keys ---- */

static void raw_keys(struct plain *p)
{
    if (!p->keys || tcgetattr(STDIN_FILENO, &p->before) != 0) {
        p->keys = false;
        return;
    }
    struct termios raw = p->before;
    raw.c_lflag &= ~(tcflag_t) (ICANON | ECHO);
    tcsetattr(STDIN_FILENO, TCSANOW, &raw);
}

static void swapped(struct plain *p, bool harder)
{
    const struct exercise *e = coach_swap(p->coach, p->loop->now_ns, harder);
    if (e)
        strbuf_printf(&p->lines, "Switching to %s.\n", e->name);
    else if (harder && p->coach->no_harder)
        strbuf_puts(&p->lines, "Nothing harder for now.\n");
    if (e)
        coach_answer(p->coach, p->loop->now_ns, harder ? LIVE_HARDER : LIVE_EASIER, e->name);
    tell(p);
}

static void turn_voice(struct plain *p)
{
    const struct narrator *n = p->coach->narrator;
    bool on = !n || !n->on;
    const char *missing = n ? n->options.missing : "The sound is off";
    strbuf_puts(&p->lines, !coach_set_voice(p->coach, on) ? missing
                           : on                           ? "Voice on"
                                                          : "Voice off");
    strbuf_putc(&p->lines, '\n');
    tell(p);
}

/* What a second answer changes is said again. */
static void answer_rest(struct plain *p, char key)
{
    int64_t now_ns = p->loop->now_ns;
    if (key == 'o' ? coach_breathless(p->coach, now_ns)
                   : coach_reserve(p->coach, now_ns, key - '0')) {
        tell_rest(p, "answer");
        flush(p);
    }
}

static void take_key(struct plain *p, char key)
{
    static const struct {
        char key;
        enum session_input input;
    } keys[] = {
        {' ', SESSION_INPUT_PAUSE}, {'\n', SESSION_INPUT_GO_ON},  {'n', SESSION_INPUT_NEXT},
        {'b', SESSION_INPUT_BACK},  {'r', SESSION_INPUT_RESTART}, {'!', SESSION_INPUT_STOP},
        {'q', SESSION_INPUT_END},
    };
    if (key == 'v') {
        turn_voice(p);
        return;
    }
    if (key == 'o' || (key >= '0' && key <= '5')) {
        answer_rest(p, key);
        return;
    }
    if (key == 'e' || key == 'h') {
        swapped(p, key == 'h');
        return;
    }
    for (size_t i = 0; i < ARRAY_LEN(keys); i++)
        if (keys[i].key == key)
            step(p, keys[i].input);
}

static void read_keys(struct plain *p)
{
    char keys[64];
    ssize_t n = read(STDIN_FILENO, keys, sizeof keys);
    if (n <= 0) {
        loop_forget_input(p->loop);
        return;
    }
    for (ssize_t i = 0; i < n; i++)
        take_key(p, keys[i]);
}

/* ---- the loop ---- */

/* There is no voice, or no longer. */
static void tell_news(struct plain *p)
{
    const char *news = p->coach->narrator ? narrator_news(p->coach->narrator) : NULL;
    if (news)
        strbuf_printf(&p->lines, "%s\n", news);
    flush(p);
}

static int64_t wake(struct plain *p)
{
    int64_t at_ns = session_wake_ns(&p->coach->session);
    if (p->coach->engine)
        at_ns = MIN(at_ns, engine_poll(p->coach->engine, p->loop->now_ns));
    if (p->coach->narrator)
        at_ns = MIN(at_ns, narrator_poll(p->coach->narrator, p->coach->engine, p->loop->now_ns));
    return at_ns;
}

static enum plain_result run(struct plain *p)
{
    bool again = p->coach->session.state == SESSION_STOPPED;
    step(p, again ? SESSION_INPUT_RESUME : SESSION_INPUT_START);
    while (p->coach->session.state != SESSION_ENDED) {
        if (p->coach->session.state == SESSION_STOPPED)
            return PLAIN_STOPPED;
        unsigned events = loop_wait(p->loop, wake(p));
        if (events & LOOP_STALLED)
            step(p, SESSION_INPUT_STALLED);
        if (events & LOOP_STALLED && !p->keys)
            step(p, SESSION_INPUT_RESUME); /* nobody there to do it */
        step(p, SESSION_INPUT_NONE);
        tell_news(p);
        if (events & LOOP_INPUT)
            read_keys(p);
        bool leaves = events & (LOOP_INTERRUPT | LOOP_QUIT) || p->no_reader;
        if (leaves && p->coach->session.state != SESSION_ENDED) {
            coach_leave(p->coach, p->loop->now_ns);
            tell(p);
            return p->no_reader ? PLAIN_NO_READER : PLAIN_INTERRUPTED;
        }
    }
    return PLAIN_ENDED;
}

enum plain_result plain_run(struct coach *c, struct loop *l, bool keys)
{
    struct plain p = {.coach = c, .loop = l, .keys = keys};
    raw_keys(&p);
    if (c->session.state == SESSION_READY)
        narrate_heading(&p.lines, c->timeline);
    flush(&p);
    enum plain_result result = run(&p);
    if (p.keys)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &p.before);
    strbuf_release(&p.lines);
    return result;
}
