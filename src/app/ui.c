/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/ui.h"

#include "app/narrator.h"

#include <signal.h>

bool ui_open(struct ui *ui, const struct term_options *options, struct err *err)
{
    *ui = (struct ui){0};
    ui->term = term_open(options, err);
    if (!ui->term)
        return false;
    if (loop_init(&ui->loop, term_fd(ui->term), true, err))
        return true;
    term_close(ui->term);
    return false;
}

void ui_close(struct ui *ui)
{
    term_close(ui->term);
    loop_release(&ui->loop);
    frame_release(&ui->frame);
}

int64_t ui_now_ns(const struct ui *ui)
{
    return ui->loop.now_ns;
}

struct frame *ui_begin(struct ui *ui)
{
    int cols, rows;
    term_size(ui->term, &cols, &rows);
    frame_begin(&ui->frame, cols, rows, term_caps(ui->term));
    return &ui->frame;
}

void ui_end(struct ui *ui, enum screen screen)
{
    if (ui->help_open)
        keys_help(&ui->frame, screen, &ui->help_scroll);
    term_present(ui->term, &ui->frame);
}

/* Stops this process as the shell expects; returns when it is told to go on. */
static void stop_self(struct ui *ui)
{
    if (ui->suspending)
        ui->suspending(ui->context);
    term_suspend(ui->term);
    raise(SIGSTOP);
    term_resume(ui->term);
    loop_resync(&ui->loop);
}

void ui_hear(struct ui *ui, struct engine *engine, struct narrator *narrator)
{
    ui->engine = engine;
    ui->narrator = narrator;
}

unsigned ui_wait(struct ui *ui, int64_t wake_ns)
{
    if (ui->engine)
        wake_ns = MIN(wake_ns, engine_poll(ui->engine, ui->loop.now_ns));
    if (ui->narrator)
        wake_ns = MIN(wake_ns, narrator_poll(ui->narrator, ui->engine, ui->loop.now_ns));
    unsigned events = loop_wait(&ui->loop, wake_ns);
    if (ui->engine)
        engine_poll(ui->engine, ui->loop.now_ns);
    if (events & LOOP_RESIZE)
        term_resize(ui->term);
    if (events & LOOP_SUSPEND)
        stop_self(ui);
    if (events & (LOOP_QUIT | LOOP_INTERRUPT))
        ui->quit = true;
    return events;
}

static void help_key(struct ui *ui, struct input input)
{
    const struct {
        enum action action;
        int rows;
    } scrolls[] = {
        {ACTION_UP, -1},
        {ACTION_DOWN, 1},
        {ACTION_WHEEL_UP, -3},
        {ACTION_WHEEL_DOWN, 3},
        {ACTION_PAGE_UP, -ui->frame.rows / 2},
        {ACTION_PAGE_DOWN, ui->frame.rows / 2},
    };
    enum action action = keys_action(SCREEN_HELP, input);
    for (size_t i = 0; i < ARRAY_LEN(scrolls); i++)
        if (scrolls[i].action == action)
            ui->help_scroll += scrolls[i].rows;
    if (action == ACTION_CANCEL)
        ui->help_open = false;
    if (action == ACTION_REDRAW)
        term_redraw(ui->term);
}

/* Where a cursor stands letters are text. */
static bool is_typing(const struct ui *ui)
{
    return ui->frame.cursor_x >= 0;
}

bool ui_key(struct ui *ui, enum screen screen, struct ui_key *key)
{
    while (term_read(ui->term, &key->input)) {
        if (key->input.key >= INPUT_PRESS)
            key->input = frame_input(&ui->frame, key->input);
        if (key->input.key == INPUT_NONE)
            continue; /* a click at nothing */
        if (ui->help_open) {
            help_key(ui, key->input);
            continue;
        }
        key->action = keys_action(screen, key->input);
        if (key->action == ACTION_HELP && !is_typing(ui)) {
            ui->help_open = true;
            ui->help_scroll = 0;
        } else if (key->action == ACTION_REDRAW) {
            term_redraw(ui->term);
        } else {
            return true;
        }
    }
    if (term_gone(ui->term)) {
        loop_forget_input(&ui->loop);
        ui->quit = true;
    }
    return false;
}
