/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/home_filter.h"

#include "base/utf8.h"

static const char *const home_filter_names[N_HOME_FILTERS] = {
    [HOME_FILTER_TIME] = "time",         [HOME_FILTER_GOAL] = "goal", [HOME_FILTER_AREA] = "area",
    [HOME_FILTER_POSITION] = "position", [HOME_FILTER_KIT] = "kit",   [HOME_FILTER_LEVEL] = "level",
};

static const struct {
    int minutes;
    const char *word;
} times[] = {{2, "2 min"}, {5, "5 min"}, {10, "10 min"}, {15, "15 min"}};

static const char *const levels[] = {"plan", "1", "2", "3"};

/* ---- values ---- */

static const struct read_words *words_of(enum home_filter_id id)
{
    static const struct read_words *const words[N_HOME_FILTERS] = {
        [HOME_FILTER_GOAL] = &goal_words,
        [HOME_FILTER_AREA] = &area_words,
        [HOME_FILTER_POSITION] = &position_words,
        [HOME_FILTER_KIT] = &equipment_words,
    };
    return words[id];
}

int home_filter_count(enum home_filter_id id)
{
    if (id == HOME_FILTER_TIME)
        return (int) ARRAY_LEN(times) + 1;
    if (id == HOME_FILTER_LEVEL)
        return (int) ARRAY_LEN(levels);
    return (int) words_of(id)->count + 1 + (id == HOME_FILTER_KIT); /* "none" is a value, too */
}

static const char *home_filter_word(const struct home_filter *f, enum home_filter_id id)
{
    int value = f->values[id];
    if (id == HOME_FILTER_LEVEL)
        return levels[value ? value : f->own_level];
    if (value <= 0 || value >= home_filter_count(id))
        return "any";
    if (id == HOME_FILTER_TIME)
        return times[value - 1].word;
    if (id == HOME_FILTER_KIT)
        return value == 1 ? "none" : equipment_words.words[value - 2];
    return words_of(id)->words[value - 1];
}

int home_filter_level(const struct home_filter *f, int own)
{
    int level = f->values[HOME_FILTER_LEVEL];
    return level ? level : own;
}

void home_filter_turn_level(struct home_filter *f, int direction)
{
    int *level = &f->values[HOME_FILTER_LEVEL], count = (int) ARRAY_LEN(levels);
    if (*level == 0)
        *level = f->own_level;
    *level = (*level + direction + count) % count;
    if (*level == 0 && f->own_level) /* without a plan there are the three only */
        *level = direction > 0 ? 1 : count - 1;
}

bool home_filter_is_set(const struct home_filter *f)
{
    for (int i = 0; i < HOME_FILTER_LEVEL; i++)
        if (f->values[i])
            return true;
    return false;
}

void home_filter_clear(struct home_filter *f)
{
    for (int i = 0; i < HOME_FILTER_LEVEL; i++)
        f->values[i] = 0;
}

static unsigned bit_of(const struct home_filter *f, enum home_filter_id id)
{
    return f->values[id] > 0 ? 1U << (f->values[id] - 1) : 0;
}

struct facts_filter home_filter_facts(const struct home_filter *f)
{
    int time = f->values[HOME_FILTER_TIME], kit = f->values[HOME_FILTER_KIT];
    return (struct facts_filter){
        .areas = bit_of(f, HOME_FILTER_AREA),
        .goals = bit_of(f, HOME_FILTER_GOAL),
        .positions = bit_of(f, HOME_FILTER_POSITION),
        .by_equipment = kit > 0,
        .equipment = kit > 1 ? 1U << (kit - 2) : 0,
        .max_ms = time > 0 ? times[time - 1].minutes * (int64_t) 60000 : 0,
    };
}

/* ---- drawing ---- */

/* How much is said: names and values of all; of those that are set; only of those. */
enum detail { DETAIL_ALL, DETAIL_NAMES, DETAIL_SET, N_DETAILS };

struct item {
    const char *name, *value; /* NULL: left away */
};

static struct item item_of(const struct home_filter *f, enum home_filter_id id, enum detail detail)
{
    int value = f->values[id];
    bool says = value || id == HOME_FILTER_LEVEL;
    return (struct item){
        .name = says || detail != DETAIL_SET ? home_filter_names[id] : NULL,
        .value = says || detail == DETAIL_ALL ? home_filter_word(f, id) : NULL,
    };
}

enum { GAP = 2 };

static int item_width(const struct item *i)
{
    return (i->name ? 2 + utf8_width(i->name) : 1) + (i->value ? 1 + utf8_width(i->value) : 0);
}

static int row_width(const struct home_filter *f, enum detail detail)
{
    int width = -GAP;
    for (int i = 0; i < N_HOME_FILTERS; i++) {
        struct item item = item_of(f, (enum home_filter_id) i, detail);
        width += item_width(&item) + GAP;
    }
    return width;
}

static int draw_item(struct frame *f, struct rect row, int x, int number, const struct item *i,
                     bool set)
{
    int from = x;
    x += frame_textf(f, row, x, 0, STYLE_KEY, "%d", number);
    if (i->name)
        x += 1 + frame_text(f, row, x + 1, 0, STYLE_TEXT, i->name);
    if (i->value)
        x += 1 + frame_text(f, row, x + 1, 0, set ? STYLE_ACCENT : STYLE_QUIET, i->value);
    frame_hit(f, (struct rect){row.x + from, row.y, MIN(x, row.w) - from, row.h},
              (struct input){INPUT_CHAR, '0' + (uint32_t) number});
    return x;
}

void home_filter_draw(struct frame *f, struct rect row, const struct home_filter *filter,
                      const char *count)
{
    int tail = utf8_width(count), x = 0;
    enum detail detail = DETAIL_ALL;
    while (detail < DETAIL_SET && row_width(filter, detail) > row.w)
        detail++;
    if (row_width(filter, detail) + GAP + tail <= row.w)
        frame_text_right(f, row, 0, STYLE_QUIET, count);
    for (int i = 0; i < N_HOME_FILTERS; i++) {
        struct item item = item_of(filter, (enum home_filter_id) i, detail);
        if (x + item_width(&item) <= row.w)
            x = draw_item(f, row, x, i + 1, &item, filter->values[i] && i != HOME_FILTER_LEVEL) +
                GAP;
    }
}
