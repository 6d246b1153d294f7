/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/store_rows.h"

#include "base/strbuf.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

static const int64_t instant_max_s = 253402300799; /* the end of the year 9999 */
static const int64_t span_max_ms = 1000000000000;  /* thirty years */

int64_t instant_at(const struct db_query *q, int column)
{
    return CLAMP(db_int(q, column), 0, instant_max_s);
}

int64_t span_at(const struct db_query *q, int column)
{
    return CLAMP(db_int(q, column), 0, span_max_ms);
}

int within(const struct db_query *q, int column, int low, int high)
{
    return (int) CLAMP(db_int(q, column), low, high);
}

int32_t day_at(const struct db_query *q, int column)
{
    return within(q, column, DAY_MIN, DAY_MAX);
}

int32_t offset_at(const struct db_query *q, int column)
{
    return within(q, column, -OFFSET_MAX_S, OFFSET_MAX_S);
}

int count_at(const struct db_query *q, int column)
{
    return within(q, column, 0, 1000000000);
}

/* SQLite stores no NaN; an infinity is brought back as everything else is. */
double measure_at(const struct db_query *q, int column)
{
    return CLAMP(db_real(q, column), -MEASURE_MAX, MEASURE_MAX);
}

int scale_at(const struct db_query *q, int column)
{
    return db_is_null(q, column) ? SCALE_NONE : within(q, column, 0, SCALE_MAX);
}

unsigned word_at(const struct db_query *q, int column, const struct read_words *words)
{
    const char *text = db_text(q, column);
    for (unsigned i = 0; text && i < words->count; i++) {
        if (strcmp(words->words[i], text) == 0)
            return i;
    }
    return 0;
}

unsigned set_at(const struct db_query *q, int column, const struct read_words *words)
{
    const char *text = db_text(q, column);
    return text ? words_to_set(words, text) : 0;
}

const char *text_at(const struct db_query *q, int column, struct arena *a)
{
    const char *text = db_text(q, column);
    if (!text)
        return NULL;
    size_t length = strlen(text);
    if (utf8_invalid_at(text, length) == length)
        return arena_strndup(a, text, length);
    struct strbuf clean = {0};
    utf8_clean(&clean, text, length);
    const char *kept = arena_strdup(a, strbuf_text(&clean));
    strbuf_release(&clean);
    return kept;
}

const char *words_at(const struct db_query *q, int column, struct arena *a)
{
    const char *text = text_at(q, column, a);
    return text ? text : "";
}

void uuid_at(const struct db_query *q, int column, struct arena *a, char uuid[UUID_BYTES])
{
    snprintf(uuid, UUID_BYTES, "%s", words_at(q, column, a));
}

int64_t store_rows_limit(struct store_range range)
{
    return range.limit && range.limit < INT64_MAX ? (int64_t) range.limit : -1;
}

/* Rows grow in the arena; blocks that became too small stay there until it is released. */
bool store_rows_read(struct store *s, const struct store_rows *how, const struct db_value *values,
                     int n, struct arena *a, void *rows, size_t *count, struct err *err)
{
    size_t room = 0;
    void *items = NULL;
    struct db_query q;
    *count = 0;
    memcpy(rows, &items, sizeof items);
    if (!s)
        return true;
    db_query(&q, s->db, how->sql, values, n);
    while (db_next(&q)) {
        if (*count == room) {
            room = room ? room * 2 : 16;
            void *grown = arena_array(a, room, how->row_bytes);
            if (*count)
                memcpy(grown, items, *count * how->row_bytes);
            items = grown;
        }
        how->fill(&q, a, (char *) items + *count * how->row_bytes);
        ++*count;
    }
    memcpy(rows, &items, sizeof items);
    return store_finish(s, &q, err);
}
