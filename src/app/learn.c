/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/learn.h"

#include "app/dialog.h"
#include "app/visit.h"
#include "view/learn.h"

#include <string.h>

struct learning {
    struct learn_model model;
    struct dialog dialog; /* its screen is that of the part the keys move */
};

static void draw(struct frame *f, void *context)
{
    struct learning *l = context;
    view_learn(f, &l->model);
    l->dialog.screen = learn_screen_of(&l->model);
}

static enum action key(void *context, struct input in)
{
    struct learning *l = context;
    return learn_key(&l->model, in);
}

void learn_screen(struct ui *ui, const struct cards *cards, const char *id, const char *letters)
{
    struct learning l = {.dialog = {SCREEN_LEARN, draw, key, NULL, &l, false}};
    struct learn_model *m = &l.model;
    *m = (struct learn_model){.cards = cards->items, .n = cards->count, .reading = id != NULL};
    for (size_t i = 0; id && i < cards->count; i++)
        if (strcmp(cards->items[i]->id, id) == 0)
            m->menu.cursor = (int) i;
    if (letters)
        m->reading = learn_find(m, letters);
    dialog_run(ui, &l.dialog);
}

bool learn_run(struct context *ctx, const char *id, const char *letters, struct err *err)
{
    struct ui ui;
    struct pictures pictures;
    const struct cards *cards = context_cards(ctx);
    if (!visit_open(&ui, ctx, -1, &pictures, err))
        return false;
    learn_screen(&ui, cards, id, letters);
    visit_close(&ui, &pictures);
    return true;
}
