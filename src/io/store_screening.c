/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/civil.h"
#include "base/strbuf.h"
#include "io/store.h"
#include "io/store_rows.h"

/* turn NULL: after everything that is known here, even where the clock was set back since. */
enum db_status store_put_screening(struct store *s, const struct screening_record *r,
                                   const int64_t *turn, struct screening_record *put,
                                   struct err *err)
{
    static const char sql[] =
        "INSERT INTO screening (uuid, turn, version, taken_s, offset_s, day, origin, answers,"
        " verdict, lock, reasons, cautions) VALUES (?1, ifnull(?12,"
        " max(?3, ifnull((SELECT max(turn) + 1 FROM screening), 0))), ?2,?3,?4,?5,?6,?7,?8,?9,?10,"
        " ?11) ON CONFLICT (uuid) DO NOTHING RETURNING id, turn";
    struct strbuf cautions = {0};
    words_of_set(&caution_words, r->cautions, &cautions);
    const struct db_value values[] = {
        DB_TEXT(r->uuid),
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
        turn ? DB_INT(*turn) : DB_NULL,
    };
    struct db_query q;
    *put = *r;
    put->id = 0;
    db_query(&q, s->db, sql, values, (int) ARRAY_LEN(values));
    while (db_next(&q)) {
        put->id = db_int(&q, 0);
        put->turn = db_int(&q, 1);
    }
    strbuf_release(&cautions);
    return db_end(&q, err);
}

static enum db_status write_screening(struct store *s, void *context, struct err *err)
{
    struct screening_record *r = context, put;
    enum db_status status = store_put_screening(s, r, NULL, &put, err);
    *r = put;
    return status;
}

bool store_screening_write(struct store *s, struct screening_record *screening, struct err *err)
{
    screening->day = civil_local_day(screening->taken_s, screening->offset_s);
    store_make_uuid(screening->uuid);
    screening->turn = 0;
    return !s || store_transact(s, STORE_NOW, write_screening, screening, err);
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
