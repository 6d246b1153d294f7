/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/civil.h"
#include "base/parse.h"
#include "core/record_field.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_CELLS_MAX = 4000, FIELDS_MAX = 32 };

#define SET(type, row, field, value_) (*(type *) (void *) ((char *) (row) + (field)->at) = (value_))

/* ---- days and instants ---- */

static bool two_digits(const char *text, int limit, int *value)
{
    if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
        return false;
    *value = (text[0] - '0') * 10 + (text[1] - '0');
    return *value < limit;
}

static bool day_of(const char *text, int32_t *day)
{
    struct civil date;
    bool ok = civil_parse_any(text, &date);
    if (ok)
        *day = civil_to_days(date);
    return ok;
}

/* What follows the seconds: Z, or +HH:MM, or +HH:MM:SS. */
static bool offset_at_end(const char *text, int32_t *offset_s)
{
    int hours, minutes, seconds = 0;
    size_t length = strlen(text);
    *offset_s = 0;
    if (strcmp(text, "Z") == 0)
        return true;
    if ((length != 6 && length != 9) || (text[0] != '+' && text[0] != '-') ||
        !two_digits(text + 1, 24, &hours) || text[3] != ':' || !two_digits(text + 4, 60, &minutes))
        return false;
    if (length == 9 && (text[6] != ':' || !two_digits(text + 7, 60, &seconds)))
        return false;
    *offset_s = hours * 3600 + minutes * 60 + seconds;
    if (text[0] == '-')
        *offset_s = -*offset_s;
    return true;
}

static bool instant_of(const char *text, int64_t *utc_s, int32_t *offset_s)
{
    char date[] = "YYYY-MM-DD";
    int32_t day;
    int hour, minute, second;
    if (strlen(text) < sizeof "YYYY-MM-DDTHH:MM:SSZ" - 1)
        return false;
    memcpy(date, text, sizeof date - 1);
    if (!day_of(date, &day) || text[10] != 'T' || !two_digits(text + 11, 24, &hour) ||
        text[13] != ':' || !two_digits(text + 14, 60, &minute) || text[16] != ':' ||
        !two_digits(text + 17, 60, &second) || !offset_at_end(text + 19, offset_s))
        return false;
    *utc_s = (((int64_t) day * 24 + hour) * 60 + minute) * 60 + second - *offset_s;
    return *utc_s >= 0;
}

/* ---- fields ---- */

struct reading {
    const struct reader *reader;
    const struct record_table *table;
    void *row;
};

static bool bad(const struct reading *g, const struct record_field *f, const struct node *n,
                const char *what)
{
    diag_add(g->reader->diags, DIAG_ERROR, n->loc, "bad-value", "'%s' must be %s, not '%s'",
             f->name, what, n->string);
    return false;
}

static bool take_text(const struct reading *g, const struct record_field *f, const struct node *n)
{
    const char *text = "";
    bool may_be_empty = f->type != FIELD_TEXT && n->type == NODE_STRING && !n->string[0];
    if (!may_be_empty && !value_string(g->reader, n, f->name, TEXT_CELLS_MAX, &text))
        return false;
    SET(const char *, g->row, f, text);
    return true;
}

static bool take_uuid(const struct reading *g, const struct record_field *f, const struct node *n)
{
    static const char allowed[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-";
    const char *text;
    if (!value_string(g->reader, n, f->name, TEXT_CELLS_MAX, &text))
        return false;
    if (strlen(text) >= UUID_BYTES || text[strspn(text, allowed)])
        return bad(g, f, n, "an id of at most 36 letters and digits");
    memcpy((char *) g->row + f->at, text, strlen(text) + 1);
    return true;
}

static bool take_date(const struct reading *g, const struct record_field *f, const struct node *n)
{
    const char *text;
    int32_t day, offset_s;
    int64_t utc_s;
    if (!value_string(g->reader, n, f->name, TEXT_CELLS_MAX, &text))
        return false;
    if (f->type == FIELD_DAY || f->type == FIELD_OPEN_DAY) {
        if (!day_of(text, &day))
            return bad(g, f, n, "a day, YYYY-MM-DD");
        SET(int32_t, g->row, f, day);
        return true;
    }
    if (!instant_of(text, &utc_s, &offset_s))
        return bad(g, f, n, "a time, YYYY-MM-DDTHH:MM:SS+HH:MM, since 1970");
    SET(int64_t, g->row, f, utc_s);
    if (f->type == FIELD_MOMENT)
        memcpy((char *) g->row + g->table->offset_at, &offset_s, sizeof offset_s);
    return true;
}

static bool take_whole(const struct reading *g, const struct record_field *f, const struct node *n,
                       int64_t min, int64_t max, int64_t *value)
{
    if (n->type != NODE_INT) {
        read_wrong_type(g->reader, n, f->name, node_type_name(NODE_INT));
        return false;
    }
    if (n->integer < min || n->integer > max) {
        diag_add(g->reader->diags, DIAG_ERROR, n->loc, "out-of-range",
                 "'%s' is %lld, it must be %lld to %lld", f->name, (long long) n->integer,
                 (long long) min, (long long) max);
        return false;
    }
    *value = n->integer;
    return true;
}

static bool take_int(const struct reading *g, const struct record_field *f, const struct node *n)
{
    int64_t value, first = f->type == FIELD_ORDINAL;
    if (!take_whole(g, f, n, f->type == FIELD_ORDINAL ? 1 : f->min, f->max, &value))
        return false;
    SET(int, g->row, f, (int) (value - first));
    return true;
}

static bool take_long(const struct reading *g, const struct record_field *f, const struct node *n)
{
    int64_t value;
    if (!take_whole(g, f, n, 0, FIELD_LONG_MAX, &value))
        return false;
    SET(int64_t, g->row, f, value);
    return true;
}

static bool take_number(const struct reading *g, const struct record_field *f, const struct node *n)
{
    double value;
    if (!value_number(g->reader, n, f->name, -MEASURE_MAX, MEASURE_MAX, "", &value))
        return false;
    SET(double, g->row, f, value);
    return true;
}

static bool take_word(const struct reading *g, const struct record_field *f, const struct node *n)
{
    int word;
    if (!value_word(g->reader, n, f->words, &word))
        return false;
    SET(unsigned, g->row, f, (unsigned) word);
    return true;
}

static bool take_set(const struct reading *g, const struct record_field *f, const struct node *n)
{
    unsigned set = 0;
    int word;
    if (n->type != NODE_LIST) {
        read_wrong_type(g->reader, n, f->name, node_type_name(NODE_LIST));
        return false;
    }
    for (size_t i = 0; i < n->count; i++) {
        if (!value_word(g->reader, n->children[i], f->words, &word))
            return false;
        set |= 1U << word;
    }
    SET(unsigned, g->row, f, set);
    return true;
}

static bool (*const takers[])(const struct reading *, const struct record_field *,
                              const struct node *) = {
    [FIELD_UUID] = take_uuid,     [FIELD_TEXT] = take_text,     [FIELD_ANY_TEXT] = take_text,
    [FIELD_OPTIONAL] = take_text, [FIELD_WORD] = take_word,     [FIELD_SET] = take_set,
    [FIELD_INT] = take_int,       [FIELD_SCALE] = take_int,     [FIELD_ORDINAL] = take_int,
    [FIELD_LONG] = take_long,     [FIELD_NUMBER] = take_number, [FIELD_DAY] = take_date,
    [FIELD_OPEN_DAY] = take_date, [FIELD_INSTANT] = take_date,  [FIELD_OR_NEVER] = take_date,
    [FIELD_MOMENT] = take_date,   [FIELD_UTC] = take_date,
};

/* What null means; false: the field may not be null. */
static bool take_null(const struct reading *g, const struct record_field *f)
{
    switch (f->type) {
    case FIELD_OPTIONAL:
        SET(const char *, g->row, f, NULL);
        return true;
    case FIELD_ANY_TEXT:
        SET(const char *, g->row, f, "");
        return true;
    case FIELD_SET:
        SET(unsigned, g->row, f, 0);
        return true;
    case FIELD_SCALE:
        SET(int, g->row, f, SCALE_NONE);
        return true;
    case FIELD_ORDINAL:
        SET(int, g->row, f, -1);
        return f->min < 0;
    case FIELD_OPEN_DAY:
        SET(int32_t, g->row, f, DAY_OPEN);
        return true;
    case FIELD_OR_NEVER:
        SET(int64_t, g->row, f, 0);
        return true;
    case FIELD_UUID:
    case FIELD_TEXT:
    case FIELD_WORD:
    case FIELD_INT:
    case FIELD_LONG:
    case FIELD_NUMBER:
    case FIELD_DAY:
    case FIELD_INSTANT:
    case FIELD_MOMENT:
    case FIELD_UTC:
        break;
    }
    return false;
}

bool record_read_with(const struct reader *r, const struct node *group, enum record_kind kind,
                      void *row, const char *const *extra, size_t n)
{
    const struct record_table *t = &record_tables[kind];
    const struct reading g = {r, t, row};
    const char *keys[FIELDS_MAX] = {NULL};
    size_t before = r->diags->errors, n_keys = 0;
    for (size_t i = 0; i < t->n_fields; i++)
        keys[n_keys++] = t->fields[i].name;
    for (size_t i = 0; i < n; i++)
        keys[n_keys++] = extra[i];
    read_known_keys(r, group, keys, n_keys);
    for (size_t i = 0; i < t->n_fields; i++) {
        const struct record_field *f = &t->fields[i];
        const struct node *value = node_member(group, f->name);
        if (value)
            takers[f->type](&g, f, value);
        else if (!take_null(&g, f))
            read_member(r, group, f->name, READ_REQUIRED);
    }
    return r->diags->errors == before;
}

bool record_read(const struct reader *r, const struct node *group, enum record_kind kind, void *row)
{
    return record_read_with(r, group, kind, row, NULL, 0);
}

/* ---- cells ---- */

static struct node *list_of(struct arena *a, const struct record_field *f, const char *text,
                            struct src_loc loc)
{
    struct node *list = node_new(a, NODE_LIST, f->name, loc);
    while (*text) {
        size_t length = strcspn(text, " ");
        struct node *word = node_new(a, NODE_STRING, NULL, loc);
        word->string = arena_strndup(a, text, length);
        if (length)
            node_append(a, list, word);
        text += length + (text[length] == ' ');
    }
    return list;
}

struct node *record_cell(struct arena *a, const struct record_field *f, const char *text,
                         struct src_loc loc)
{
    double number;
    if (!*text)
        return NULL;
    if (f->type == FIELD_SET)
        return list_of(a, f, text, loc);
    struct node *n = node_new(a, NODE_STRING, f->name, loc);
    n->string = text;
    bool wants_number = f->type == FIELD_INT || f->type == FIELD_SCALE ||
                        f->type == FIELD_ORDINAL || f->type == FIELD_LONG ||
                        f->type == FIELD_NUMBER;
    if (!wants_number || !parse_number(text, -1e15, 1e15, &number))
        return n;
    n->type = strchr(text, '.') ? NODE_FLOAT : NODE_INT;
    n->number = number;
    n->integer = n->type == NODE_INT ? (int64_t) number : 0;
    return n;
}
