/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_DB_H
#define LIMBER_IO_DB_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * The seam to SQLite: db.c is the only file that includes <sqlite3.h>, and
 * io/store the only caller. One connection, one thread. A statement is prepared
 * once and kept: its SQL must be a string constant (kept by address).
 */
struct db;

enum db_status {
    DB_OK,
    DB_BUSY,      /* another process writes and did not finish in time */
    DB_FULL,      /* the disk is full, or a quota or file size limit is reached */
    DB_READ_ONLY, /* the file or its folder cannot be written */
    DB_DAMAGED,   /* not a database, or a broken one */
    DB_FAILED,    /* anything else */
};

enum db_mode {
    DB_READ_WRITE, /* the file is created where it is missing */
    DB_READ,       /* the file may lie where nothing can be written */
    DB_IMMUTABLE,  /* as DB_READ, where not even a lock can be taken; nobody may write */
};

enum db_type { DB_TYPE_NULL, DB_TYPE_INT, DB_TYPE_REAL, DB_TYPE_TEXT };

struct db_value {
    enum db_type type;
    int64_t integer;
    double real;
    const char *text; /* NULL is the null value */
};
#define DB_INT(x)  ((struct db_value){DB_TYPE_INT, (int64_t) (x), 0, NULL})
#define DB_REAL(x) ((struct db_value){DB_TYPE_REAL, 0, (x), NULL})
#define DB_TEXT(x) ((struct db_value){DB_TYPE_TEXT, 0, 0, (x)})
#define DB_NULL    ((struct db_value){DB_TYPE_NULL, 0, 0, NULL})
/* A 0 to 10 scale, negative where there is none. */
#define DB_SCALE(x) ((x) < 0 ? DB_NULL : DB_INT(x))

/* NULL where it cannot be opened: *status and err say why. */
struct db *db_open(const char *path, enum db_mode mode, enum db_status *status, struct err *err);
/* NULL is allowed. Ends every statement first. */
void db_close(struct db *db);
bool db_is_read_only(const struct db *db);
/* How long a write waits for another process. */
void db_busy_timeout(struct db *db, int ms);

/* Runs a script of statements that return nothing. */
enum db_status db_script(struct db *db, const char *sql, struct err *err);
/* Runs one statement to its end. */
enum db_status db_run(struct db *db, const char *sql, const struct db_value *values, int n,
                      struct err *err);
/* Rows the last statement inserted, changed or deleted, without those of triggers. */
int64_t db_changes(const struct db *db);

/*
 * Reading:
 *
 *   struct db_query q;
 *   db_query(&q, db, sql, values, n);
 *   while (db_next(&q))
 *       … db_int(&q, 0) …
 *   status = db_end(&q, err);
 *
 * Columns count from 0. A text is valid until the next db_next() or db_end().
 */
struct db_query {
    struct db *db;
    void *statement;
    enum db_status status;
    struct err err;
};
void db_query(struct db_query *q, struct db *db, const char *sql, const struct db_value *values,
              int n);
bool db_next(struct db_query *q);
bool db_is_null(const struct db_query *q, int column);
int64_t db_int(const struct db_query *q, int column);
double db_real(const struct db_query *q, int column);
const char *db_text(const struct db_query *q, int column); /* NULL where null */
enum db_status db_end(struct db_query *q, struct err *err);

#endif
