/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/dialog.h"
#include "app/visit.h"
#include "io/settings.h"

/* ---- the look ---- */

enum { LOOKS = 3 };

static void choose_look(struct ui *ui, struct context *ctx, struct pictures *pictures)
{
    static const char *const names[] = {"blocks", "braille", "ascii"};
    static const char *const notes[] = {"coloured blocks", "fine dots", "letters"};
    const struct view_caps *caps = term_caps(ui->term);
    struct library_item item;
    struct diags diags = {0};
    bool shown = library_open(pictures->library, "cat-cow", &item, &diags) && item.exercise;
    diags_release(&diags);
    if (!caps->utf8 || !shown)
        return; /* there is nothing to choose, or nothing to choose by */
    struct pictures looks[LOOKS];
    struct look_model m = {.n = LOOKS, .exercise = item.exercise};
    for (int i = 0; i < LOOKS; i++) {
        pictures_init(&looks[i], pictures->library, &pictures->style);
        looks[i].style.glyphs = (enum figure_glyphs) i;
        looks[i].caps = caps;
        m.names[i] = names[i];
        m.notes[i] = notes[i];
        m.pictures[i] = &looks[i].picture;
    }
    m.chosen = (int) pictures->style.glyphs;
    if (dialog_look(ui, &m) == ACTION_GO_ON) {
        pictures->style.glyphs = (enum figure_glyphs) m.chosen;
        struct setting_value value = {.integer = m.chosen + FIGURE_SETTING_BLOCKS};
        struct err err = {""};
        if (!settings_choose(context_paths(ctx)->state_file, SETTING_FIGURE, &value, &err))
            dialog_tell(ui, "Your choice could not be kept", err.text);
    }
    for (int i = 0; i < LOOKS; i++)
        pictures_release(&looks[i]);
}

static bool accept_disclaimer(struct ui *ui)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < disclaimer_wording.count; i++)
        strbuf_printf(&text, "%s%s", i ? "\n\n" : "", disclaimer_wording.lines[i]);
    struct page_model m = {
        .screen = SCREEN_ACCEPT, .title = "Before your first session", .text = strbuf_text(&text)};
    enum action action = dialog_page(ui, &m);
    strbuf_release(&text);
    ui->look_around = action == ACTION_LOOK_AROUND;
    return action == ACTION_GO_ON;
}

bool first_start(struct ui *ui, struct context *ctx, struct pictures *pictures)
{
    enum screened screened;
    do {
        if (!accept_disclaimer(ui))
            return false;
        screened = questions_ask(ui, ctx, SAFETY_ALL, 0);
    } while (screened == SCREENED_BACK && !ui->quit);
    if (screened != SCREENED_OPEN)
        return false;
    if (context_settings(ctx)->values[SETTING_FIGURE].origin == SETTING_FROM_DEFAULT)
        choose_look(ui, ctx, pictures);
    return !ui->quit;
}
