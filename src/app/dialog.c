/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/dialog.h"

enum { MOVING_FPS = 15, STILL_AFTER_S = 60 };

static const int64_t NS_PER_S = 1000000000, NS_PER_MS = 1000000;

/* Draws it and returns when it has to be drawn again. */
static int64_t draw(struct ui *ui, const struct dialog *d, int64_t opened_ns, int64_t key_ns)
{
    int64_t now_ns = ui_now_ns(ui);
    bool rests = d->rests && now_ns - key_ns > STILL_AFTER_S * NS_PER_S;
    bool moves = d->tick && !rests && d->tick(d->model, (now_ns - opened_ns) / NS_PER_MS);
    d->draw(ui_begin(ui), d->model);
    ui_end(ui, d->screen);
    return moves ? now_ns + NS_PER_S / MOVING_FPS : INT64_MAX;
}

static bool is_answer(enum action action)
{
    return action != ACTION_NONE && action != ACTION_HANDLED;
}

/* As dialog_run(), and ACTION_GO_ON after so long. The dialog must have a tick. */
static enum action dialog_run_for(struct ui *ui, const struct dialog *d, int64_t ms)
{
    loop_resync(&ui->loop);
    int64_t opened_ns = ui_now_ns(ui), key_ns = opened_ns;
    while (!ui->quit) {
        int64_t wake_ns = draw(ui, d, opened_ns, key_ns);
        if ((ui_now_ns(ui) - opened_ns) / NS_PER_MS >= ms)
            return ACTION_GO_ON;
        ui_wait(ui, wake_ns);
        struct ui_key key;
        while (ui_key(ui, d->screen, &key)) {
            key_ns = ui_now_ns(ui);
            enum action action = d->key(d->model, key.input);
            if (is_answer(action))
                return action;
        }
    }
    return ACTION_QUIT;
}

enum action dialog_run(struct ui *ui, const struct dialog *d)
{
    return dialog_run_for(ui, d, INT64_MAX);
}

/* The views' functions are typed; a dialog's are not. */
#define UNTYPED(name)                                           \
    static void draw_##name(struct frame *f, void *model)       \
    {                                                           \
        view_##name(f, model);                                  \
    }                                                           \
    static enum action key_##name(void *model, struct input in) \
    {                                                           \
        return name##_key(model, in);                           \
    }

UNTYPED(ask)
UNTYPED(page)
UNTYPED(choice)
UNTYPED(scale)
UNTYPED(check)
UNTYPED(tally)
UNTYPED(look)
UNTYPED(walk)
UNTYPED(summary)
UNTYPED(setup)
UNTYPED(entry)
UNTYPED(dial)
UNTYPED(rest)

static bool tick_look(void *model, int64_t elapsed_ms)
{
    struct look_model *m = model;
    m->moment = walk_moment(m->exercise, elapsed_ms);
    return true;
}

static bool tick_walk(void *model, int64_t elapsed_ms)
{
    struct walk_model *m = model;
    m->elapsed_ms = elapsed_ms;
    return true;
}

static bool tick_rest(void *model, int64_t elapsed_ms)
{
    struct rest_model *m = model;
    m->elapsed_ms = elapsed_ms;
    return true;
}

enum action dialog_ask(struct ui *ui, struct ask_model *m)
{
    return dialog_run(ui, &(struct dialog){SCREEN_ASK, draw_ask, key_ask, NULL, m, false});
}

enum action dialog_page(struct ui *ui, struct page_model *m)
{
    return dialog_run(ui, &(struct dialog){m->screen, draw_page, key_page, NULL, m, false});
}

enum action dialog_choice(struct ui *ui, struct choice_model *m)
{
    return dialog_run(ui, &(struct dialog){SCREEN_CHOICE, draw_choice, key_choice, NULL, m, false});
}

enum action dialog_scale(struct ui *ui, struct scale_model *m)
{
    return dialog_run(ui, &(struct dialog){SCREEN_SCALE, draw_scale, key_scale, NULL, m, false});
}

enum action dialog_check(struct ui *ui, struct check_model *m)
{
    return dialog_run(ui, &(struct dialog){SCREEN_CHECK, draw_check, key_check, NULL, m, false});
}

enum action dialog_tally(struct ui *ui, struct tally_model *m)
{
    return dialog_run(ui, &(struct dialog){SCREEN_TALLY, draw_tally, key_tally, NULL, m, false});
}

enum action dialog_look(struct ui *ui, struct look_model *m)
{
    return dialog_run(ui, &(struct dialog){SCREEN_LOOK, draw_look, key_look, tick_look, m, true});
}

enum action dialog_walk(struct ui *ui, struct walk_model *m)
{
    return dialog_run(ui, &(struct dialog){SCREEN_WALK, draw_walk, key_walk, tick_walk, m, true});
}

enum action dialog_summary(struct ui *ui, struct summary_model *m)
{
    return dialog_run(ui,
                      &(struct dialog){SCREEN_SUMMARY, draw_summary, key_summary, NULL, m, false});
}

enum action dialog_dial(struct ui *ui, struct dial_model *m)
{
    return dialog_run(ui, &(struct dialog){SCREEN_DIAL, draw_dial, key_dial, NULL, m, false});
}

enum action dialog_rest(struct ui *ui, struct rest_model *m)
{
    const struct dialog d = {SCREEN_RESTING, draw_rest, key_rest, tick_rest, m, false};
    return dialog_run_for(ui, &d, m->total_ms);
}

enum action dialog_setup(struct ui *ui, struct setup_model *m)
{
    return dialog_run(ui, &(struct dialog){SCREEN_SETUP, draw_setup, key_setup, NULL, m, false});
}

enum action dialog_entry(struct ui *ui, struct entry_model *m)
{
    return dialog_run(ui, &(struct dialog){SCREEN_ENTRY, draw_entry, key_entry, NULL, m, false});
}

enum action dialog_tell(struct ui *ui, const char *title, const char *text)
{
    struct page_model m = {.screen = SCREEN_PAGE, .title = title, .text = text};
    return dialog_page(ui, &m);
}

void dialog_blocked(struct ui *ui, const char *title, const char *text)
{
    struct page_model m = {.screen = SCREEN_BLOCKED, .title = title, .text = text, .alarm = true};
    dialog_page(ui, &m);
}
