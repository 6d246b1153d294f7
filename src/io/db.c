/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/db.h"

#include "base/mem.h"
#include "base/strbuf.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/* More statements than io/store has; past it the oldest is prepared again. */
enum { KEPT_STATEMENTS = 64 };

struct kept {
    const char *sql; /* a string constant: compared by address */
    sqlite3_stmt *statement;
};

struct db {
    sqlite3 *handle;
    struct kept kept[KEPT_STATEMENTS];
    size_t next_kept;
    bool damaged;
};

static enum db_status status_of(int code)
{
    switch (code & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return DB_OK;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return DB_BUSY;
    case SQLITE_FULL:
    case SQLITE_TOOBIG:
        return DB_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return DB_READ_ONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return DB_DAMAGED;
    default:
        return DB_FAILED;
    }
}

/* Where SQLite says "I/O error", the system may say why. */
static bool is_full(const struct db *db, int code)
{
    int kind = code & 0xff;
    if (code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_SHMSIZE)
        return true;
    if (kind != SQLITE_IOERR && kind != SQLITE_CANTOPEN)
        return false;
    int why = sqlite3_system_errno(db->handle);
    return why == ENOSPC || why == EDQUOT || why == EFBIG;
}

static enum db_status fail(struct db *db, int code, struct err *err)
{
    static const char *const texts[] = {
        [DB_BUSY] = "another process is writing to it",
        [DB_FULL] = "the disk is full",
        [DB_READ_ONLY] = "it cannot be written",
        [DB_DAMAGED] = "it is damaged",
    };
    enum db_status status = is_full(db, code) ? DB_FULL : status_of(code);
    const char *text = status < DB_FAILED ? texts[status] : sqlite3_errmsg(db->handle);
    if (status == DB_READ_ONLY && (code & 0xff) == SQLITE_CANTOPEN)
        text = "it cannot be opened";
    db->damaged = db->damaged || status == DB_DAMAGED;
    err_set(err, "%s", text);
    return status;
}

static int open_flags(enum db_mode mode)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
    if (mode == DB_READ_WRITE)
        return flags | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    return flags | SQLITE_OPEN_READONLY;
}

/* A path as a URI: SQLite takes `immutable` only there. */
static void uri_of(struct strbuf *uri, const char *path)
{
    strbuf_puts(uri, "file:");
    for (const char *p = path; *p; p++) {
        if (strchr("%?#", *p))
            strbuf_printf(uri, "%%%02X", (unsigned) (unsigned char) *p);
        else
            strbuf_putc(uri, *p);
    }
    strbuf_puts(uri, "?immutable=1");
}

struct db *db_open(const char *path, enum db_mode mode, enum db_status *status, struct err *err)
{
    struct db *db = xcalloc(1, sizeof *db);
    struct strbuf uri = {0};
    if (mode == DB_IMMUTABLE)
        uri_of(&uri, path);
    int code = sqlite3_open_v2(mode == DB_IMMUTABLE ? strbuf_text(&uri) : path, &db->handle,
                               open_flags(mode), NULL);
    strbuf_release(&uri);
    *status = DB_OK;
    if (code != SQLITE_OK) {
        *status = fail(db, code, err);
        db_close(db);
        return NULL;
    }
    sqlite3_extended_result_codes(db->handle, 1);
    /* A file from elsewhere may not run code of its own through its schema. */
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return db;
}

void db_close(struct db *db)
{
    if (!db)
        return;
    for (size_t i = 0; i < ARRAY_LEN(db->kept); i++)
        sqlite3_finalize(db->kept[i].statement);
    /* What is damaged stays as it was found: closing would write the log into it. */
    if (db->damaged)
        sqlite3_db_config(db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    sqlite3_close(db->handle);
    free(db);
}

bool db_is_read_only(const struct db *db)
{
    return sqlite3_db_readonly(db->handle, "main") == 1;
}

void db_busy_timeout(struct db *db, int ms)
{
    sqlite3_busy_timeout(db->handle, ms);
}

enum db_status db_script(struct db *db, const char *sql, struct err *err)
{
    int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? DB_OK : fail(db, code, err);
}

static int prepare(struct db *db, const char *sql, sqlite3_stmt **statement)
{
    for (size_t i = 0; i < ARRAY_LEN(db->kept); i++) {
        if (db->kept[i].sql == sql) {
            *statement = db->kept[i].statement;
            return SQLITE_OK;
        }
    }
    int code = sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
    if (code != SQLITE_OK)
        return code;
    struct kept *k = &db->kept[db->next_kept++ % ARRAY_LEN(db->kept)];
    sqlite3_finalize(k->statement);
    *k = (struct kept){sql, *statement};
    return SQLITE_OK;
}

static int bind(sqlite3_stmt *statement, int index, const struct db_value *value)
{
    if (value->type == DB_TYPE_INT)
        return sqlite3_bind_int64(statement, index, value->integer);
    if (value->type == DB_TYPE_REAL)
        return sqlite3_bind_double(statement, index, value->real);
    if (value->type == DB_TYPE_TEXT && value->text)
        return sqlite3_bind_text(statement, index, value->text, -1, SQLITE_STATIC);
    return sqlite3_bind_null(statement, index);
}

void db_query(struct db_query *q, struct db *db, const char *sql, const struct db_value *values,
              int n)
{
    *q = (struct db_query){.db = db};
    if (!db) {
        q->status = DB_FAILED;
        err_set(&q->err, "it was lost");
        return;
    }
    sqlite3_stmt *statement = NULL;
    int code = prepare(db, sql, &statement);
    for (int i = 0; code == SQLITE_OK && i < n; i++)
        code = bind(statement, i + 1, &values[i]);
    q->statement = statement;
    if (code != SQLITE_OK)
        q->status = fail(db, code, &q->err);
}

bool db_next(struct db_query *q)
{
    if (q->status != DB_OK)
        return false;
    int code = sqlite3_step(q->statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        q->status = fail(q->db, code, &q->err);
    return false;
}

bool db_is_null(const struct db_query *q, int column)
{
    return sqlite3_column_type(q->statement, column) == SQLITE_NULL;
}

int64_t db_int(const struct db_query *q, int column)
{
    return sqlite3_column_int64(q->statement, column);
}

double db_real(const struct db_query *q, int column)
{
    return sqlite3_column_double(q->statement, column);
}

const char *db_text(const struct db_query *q, int column)
{
    return (const char *) sqlite3_column_text(q->statement, column);
}

enum db_status db_end(struct db_query *q, struct err *err)
{
    if (q->statement) {
        sqlite3_reset(q->statement);
        sqlite3_clear_bindings(q->statement);
    }
    if (q->status != DB_OK)
        *err = q->err;
    return q->status;
}

enum db_status db_run(struct db *db, const char *sql, const struct db_value *values, int n,
                      struct err *err)
{
    struct db_query q;
    db_query(&q, db, sql, values, n);
    while (db_next(&q))
        continue;
    return db_end(&q, err);
}

int64_t db_changes(const struct db *db)
{
    return sqlite3_changes64(db->handle);
}
