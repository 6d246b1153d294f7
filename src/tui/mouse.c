/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/mouse.h"

#include "base/base.h"

const char mouse_on[] = "\033[?1000h\033[?1006h", mouse_off[] = "\033[?1006l\033[?1000l";

enum { SHIFT_META_CONTROL = 4 | 8 | 16, PLACE_MAX = 0xffff };

void mouse_begin(struct mouse *m, enum mouse_form form)
{
    *m = (struct mouse){.active = true, .form = form};
}

/* Columns and rows count from 1. */
static struct input report(uint32_t button, uint32_t column, uint32_t row)
{
    static const struct {
        uint32_t button;
        enum input_key key;
    } table[] = {{0, INPUT_PRESS}, {64, INPUT_WHEEL_UP}, {65, INPUT_WHEEL_DOWN}};
    bool on_screen = column >= 1 && row >= 1 && column <= PLACE_MAX && row <= PLACE_MAX;
    for (size_t i = 0; on_screen && i < ARRAY_LEN(table); i++)
        if (table[i].button == (button & ~(uint32_t) SHIFT_META_CONTROL))
            return (struct input){table[i].key, input_place((int) column - 1, (int) row - 1)};
    return (struct input){INPUT_NONE, 0};
}

/* Three numbers with semicolons between them. */
static struct input read_sgr(const struct mouse *m)
{
    uint32_t numbers[3] = {0};
    size_t at = 0;
    for (size_t i = 0; i < m->n; i++) {
        if (m->text[i] == ';')
            at++;
        if (at >= ARRAY_LEN(numbers))
            break;
        if (m->text[i] != ';')
            numbers[at] = MIN(10 * numbers[at] + (m->text[i] - '0'), PLACE_MAX + 1U);
    }
    return at == 2 ? report(numbers[0], numbers[1], numbers[2]) : (struct input){INPUT_NONE, 0};
}

static struct input take_sgr(struct mouse *m, uint32_t c)
{
    bool part = (c >= '0' && c <= '9') || c == ';';
    if (part && m->n < MOUSE_BYTES) {
        m->text[m->n++] = c;
        return (struct input){INPUT_NONE, 0};
    }
    m->active = false;
    return c == 'M' ? read_sgr(m) : (struct input){INPUT_NONE, 0};
}

static struct input take_x10(struct mouse *m, uint32_t c)
{
    m->text[m->n++] = c >= ' ' ? c - ' ' : 0;
    if (m->n < 3)
        return (struct input){INPUT_NONE, 0};
    m->active = false;
    return report(m->text[0], m->text[1], m->text[2]);
}

struct input mouse_take(struct mouse *m, uint32_t c)
{
    return m->form == MOUSE_SGR ? take_sgr(m, c) : take_x10(m, c);
}
