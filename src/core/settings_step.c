/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings changed step by step, as on a screen. */
#include "base/base.h"
#include "core/settings.h"

#include <math.h>

/* Numbers keep to their grid, so that going up and down comes back to where it began. */
static double stepped(const struct setting_info *info, double now, int direction)
{
    double step = info->step > 0 ? info->step : 1;
    bool unset = info->unset && now < info->min;
    if (unset)
        return direction > 0 ? info->min : now;
    double next = info->min + (round((now - info->min) / step) + direction) * step;
    if (next < info->min - step / 2)
        return info->unset ? 0 : info->min;
    return MIN(next, info->max);
}

bool setting_step(struct settings *s, enum setting key, int direction)
{
    const struct setting_info *info = &setting_table[key];
    struct setting_value *v = &s->values[key];
    int n = info->words ? (int) info->words->count : 1;
    switch (info->type) {
    case SETTING_TYPE_WORD:
    case SETTING_TYPE_SWITCH:
        v->integer = (v->integer + direction + n) % n;
        return true;
    case SETTING_TYPE_INT:
        v->integer = (int) stepped(info, v->integer, direction);
        return true;
    case SETTING_TYPE_NUMBER:
        v->number = stepped(info, v->number, direction);
        return true;
    case SETTING_TYPE_WORD_SET:
    case SETTING_TYPE_COUNTRY:
    case SETTING_TYPE_NAME:
        break;
    }
    return false;
}
