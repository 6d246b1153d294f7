/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_VIEW_INPUT_H
#define LIMBER_VIEW_INPUT_H

#include <stdint.h>

/*
 * What a person does, as the terminal layer reports it: a key, or the mouse.
 * Where the mouse was is for app/ui to look up in what was drawn (frame_hit()):
 * a view only ever sees what the click means there.
 */
enum input_key {
    INPUT_NONE,
    INPUT_CHAR, /* cp says which; control characters that mean something have keys of their own */
    INPUT_ENTER,
    INPUT_ESC,
    INPUT_TAB,
    INPUT_BACKSPACE,
    INPUT_UP,
    INPUT_DOWN,
    INPUT_LEFT,
    INPUT_RIGHT,
    INPUT_PAGE_UP,
    INPUT_PAGE_DOWN,
    INPUT_HOME,
    INPUT_END,
    INPUT_REDRAW,     /* Ctrl-L */
    INPUT_PRESS,      /* the mouse's button; cp: input_place() */
    INPUT_CLICK,      /* … on the line of a list whose number is cp */
    INPUT_WHEEL_UP,   /* cp: input_place(), to a view the pane under it, 0 where none is marked */
    INPUT_WHEEL_DOWN, /* … */
};

struct input {
    enum input_key key;
    uint32_t cp;
};

/* A cell of the screen in one number. */
static inline uint32_t input_place(int x, int y)
{
    return (uint32_t) (y & 0xffff) << 16 | (uint32_t) (x & 0xffff);
}

#endif
