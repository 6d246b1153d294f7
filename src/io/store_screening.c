/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/civil.h"
#include "base/strbuf.h"
#include "io/store.h"
#include "io/store_rows.h"

#include <string.h>

struct screening_writing {
    const struct screening_record *screening;
    char uuid[UUID_BYTES];
    int64_t id, turn;
};

/* After everything that is known here, even where the clock was set back since. */
static enum db_status write_screening(struct store *s, void *context, struct err *err)
{
    static const char sql[] =
        "INSERT INTO screening (uuid, turn, version, taken_s, offset_s, day, origin, answers,"
        " verdict, lock, reasons, cautions) VALUES (?1,"
        " max(?3, ifnull((SELECT max(turn) + 1 FROM screening), 0)), ?2,?3,?4,?5,?6,?7,?8,?9,?10,"
        " ?11) RETURNING id, turn";
    struct screening_writing *w = context;
    const struct screening_record *r = w->screening;
    struct strbuf cautions = {0};
    words_of_set(&caution_words, r->cautions, &cautions);
    const struct db_value values[] = {
        DB_TEXT(w->uuid),
        DB_INT(r->version),
        DB_INT(r->taken_s),
        DB_INT(r->offset_s),
        DB_INT(r->day),
        DB_TEXT(r->origin),
        DB_TEXT(r->answers),
        DB_TEXT(r->verdict),
        DB_TEXT(r->lock),
        DB_TEXT(r->reasons),
        DB_TEXT(strbuf_text(&cautions)),
    };
    struct db_query q;
    db_query(&q, s->db, sql, values, (int) ARRAY_LEN(values));
    while (db_next(&q)) {
        w->id = db_int(&q, 0);
        w->turn = db_int(&q, 1);
    }
    strbuf_release(&cautions);
    return db_end(&q, err);
}

bool store_screening_write(struct store *s, struct screening_record *screening, struct err *err)
{
    screening->day = civil_local_day(screening->taken_s, screening->offset_s);
    if (!s)
        return true;
    struct screening_writing w = {.screening = screening};
    store_make_uuid(w.uuid);
    if (!store_transact(s, true, write_screening, &w, err))
        return false;
    screening->id = w.id;
    screening->turn = w.turn;
    memcpy(screening->uuid, w.uuid, sizeof screening->uuid);
    return true;
}

static void fill_screening(const struct db_query *q, struct arena *a, void *row)
{
    struct screening_record *r = row;
    *r = (struct screening_record){
        .id = db_int(q, 0),
        .turn = db_int(q, 2),
        .version = count_at(q, 3),
        .taken_s = instant_at(q, 4),
        .offset_s = offset_at(q, 5),
        .day = day_at(q, 6),
        .origin = words_at(q, 7, a),
        .answers = words_at(q, 8, a),
        .verdict = words_at(q, 9, a),
        .lock = text_at(q, 10, a),
        .reasons = words_at(q, 11, a),
        .cautions = set_at(q, 12, &caution_words),
    };
    uuid_at(q, 1, a, r->uuid);
}

bool store_screenings(struct store *s, struct store_range range, struct arena *a,
                      struct screening_record **rows, size_t *count, struct err *err)
{
    static const struct store_rows how = {
        "SELECT * FROM (SELECT id, uuid, turn, version, taken_s, offset_s, day, origin, answers,"
        " verdict, lock, reasons, cautions FROM screening WHERE day BETWEEN ? AND ?"
        " ORDER BY turn DESC, uuid DESC LIMIT ?) ORDER BY turn, uuid",
        sizeof **rows,
        fill_screening,
    };
    const struct db_value values[] = {DB_INT(range.from_day), DB_INT(range.to_day),
                                      DB_INT(store_rows_limit(range))};
    return store_rows_read(s, &how, values, (int) ARRAY_LEN(values), a, rows, count, err);
}

bool store_screening_latest(struct store *s, struct arena *a, struct screening_record *screening,
                            bool *found, struct err *err)
{
    struct screening_record *rows;
    size_t count;
    bool ok =
        store_screenings(s, (struct store_range){DAY_FIRST, DAY_LAST, 1}, a, &rows, &count, err);
    *found = ok && count > 0;
    if (*found)
        *screening = rows[0];
    return ok;
}
