/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day or a number turned to with the arrows, and the rest after `!`. */
#include "view/bar.h"
#include "view/big.h"
#include "view/report.h"
#include "view/screens.h"
#include "view/screens_page.h"
#include "view/text.h"

/* ---- a day, or a number ---- */

enum { FAR = 7 };

static void ago(struct strbuf *out, int32_t days)
{
    if (days == 0)
        strbuf_puts(out, "today");
    else if (days == 1)
        strbuf_puts(out, "yesterday");
    else
        strbuf_printf(out, "%d days ago", days);
}

void view_dial(struct frame *f, struct dial_model *m)
{
    struct strbuf value = {0};
    m->value = CLAMP(m->value, m->min, m->max);
    if (m->is_day)
        report_date(&value, m->value);
    else
        strbuf_printf(&value, "%d %s", m->value, m->unit);
    struct rect r = screens_begin(f, SCREEN_DIAL, false, m->title);
    int y = text_block(f, r, 0, STYLE_STRONG, m->question) + 1;
    int x = frame_text(f, r, 0, y, STYLE_QUIET, m->value > m->min ? "< " : "  ");
    x += frame_text(f, r, x, y, STYLE_ACCENT, strbuf_text(&value));
    x += frame_text(f, r, x, y, STYLE_QUIET, m->value < m->max ? " >" : "  ");
    strbuf_reset(&value);
    if (m->is_day)
        ago(&value, m->max - m->value);
    frame_text(f, r, x + 2, y, STYLE_QUIET, strbuf_text(&value));
    strbuf_release(&value);
}

enum action dial_key(struct dial_model *m, struct input in)
{
    static const struct {
        enum action action;
        int by;
    } turns[] = {{ACTION_PREVIOUS, -1},
                 {ACTION_FOLLOWING, 1},
                 {ACTION_PAGE_UP, FAR},
                 {ACTION_PAGE_DOWN, -FAR}};
    enum action action = keys_action(SCREEN_DIAL, in);
    for (size_t i = 0; i < ARRAY_LEN(turns); i++) {
        if (turns[i].action != action)
            continue;
        m->value = CLAMP(m->value + turns[i].by, m->min, m->max);
        return ACTION_HANDLED;
    }
    return action;
}

/* ---- rest ---- */

void view_rest(struct frame *f, struct rest_model *m)
{
    char left[TEXT_TIME_BYTES];
    struct rect r = screens_begin(f, SCREEN_RESTING, false, m->title);
    int y = text_block(f, r, 0, STYLE_TEXT, m->text) + 1;
    const char *time = text_time(left, MAX(m->total_ms - m->elapsed_ms, 0));
    enum big_size size = big_fit(&f->caps, BIG_TALL, time, r.w, r.h - y - 2);
    big_text(f, r, 0, y, size, STYLE_FREE, time);
    y += big_rows(size) + 1;
    if (y < r.h)
        bar_value(f, rect_row(r, y), STYLE_DONE, (double) m->elapsed_ms, (double) m->total_ms);
}

enum action rest_key(struct rest_model *m, struct input in)
{
    (void) m;
    return keys_action(SCREEN_RESTING, in);
}
