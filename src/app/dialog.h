/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_APP_DIALOG_H
#define LIMBER_APP_DIALOG_H

#include "app/ui.h"
#include "view/ask.h"
#include "view/screens.h"
#include "view/setup.h"
#include "view/tally.h"

/*
 * Screens that ask one thing and wait for the answer. Each shows a model of
 * view/screens.h or view/ask.h until a key asks for something that is not the model's own,
 * and returns that action. When the program is told to leave it is
 * ACTION_QUIT, and ui->quit is set.
 */
enum action dialog_ask(struct ui *ui, struct ask_model *m);
enum action dialog_page(struct ui *ui, struct page_model *m);
enum action dialog_choice(struct ui *ui, struct choice_model *m);
enum action dialog_scale(struct ui *ui, struct scale_model *m);
enum action dialog_check(struct ui *ui, struct check_model *m);
enum action dialog_tally(struct ui *ui, struct tally_model *m);
enum action dialog_look(struct ui *ui, struct look_model *m);
enum action dialog_walk(struct ui *ui, struct walk_model *m);
enum action dialog_summary(struct ui *ui, struct summary_model *m);
enum action dialog_setup(struct ui *ui, struct setup_model *m);
enum action dialog_entry(struct ui *ui, struct entry_model *m);
enum action dialog_dial(struct ui *ui, struct dial_model *m);
/* Until a key or the end of its time, which is ACTION_GO_ON. */
enum action dialog_rest(struct ui *ui, struct rest_model *m);

/* A page of text until a key; what most messages are. */
enum action dialog_tell(struct ui *ui, const char *title, const char *text);
/* Safety wording with no way on but out. */
void dialog_blocked(struct ui *ui, const char *title, const char *text);

/* ---- making another ---- */

struct dialog {
    enum screen screen;
    void (*draw)(struct frame *f, void *model);
    enum action (*key)(void *model, struct input in);
    /* Called before each frame, with the time since the dialog opened; true while the picture
     * moves. NULL: it never does. */
    bool (*tick)(void *model, int64_t elapsed_ms);
    void *model;
    /* What moves is only to be looked at: it rests when no key has come for a minute. */
    bool rests;
};
enum action dialog_run(struct ui *ui, const struct dialog *d);

#endif
