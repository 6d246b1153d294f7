/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/store.h"

#include "base/strbuf.h"
#include "io/fsutil.h"
#include "io/store_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    OPEN_WAIT_MS = 5000, /* another limber may be migrating */
    WRITE_WAIT_MS = 400, /* well below the stall that pauses a session */
    WAL_TRIES = 50,
    ASIDE_MAX = 1000,
};

/* ---- the file ---- */

/*
 * Makes the file before SQLite does, so that nobody else can read it, nor the
 * files SQLite puts beside it (they take its mode). An existing file is not opened:
 * closing a descriptor would drop the locks another connection of this process has.
 */
static void make_private(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0) {
        int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (fd >= 0)
            close(fd);
    } else if (S_ISREG(st.st_mode) && st.st_uid == geteuid() && (st.st_mode & 0077) != 0) {
        (void) !chmod(path, 0600); /* SQLite will say what is wrong with it */
    }
}

static bool exists_with(const char *path, const char *suffix)
{
    struct strbuf name = {0};
    strbuf_printf(&name, "%s%s", path, suffix);
    struct stat st;
    bool there = stat(strbuf_text(&name), &st) == 0 && st.st_size > 0;
    strbuf_release(&name);
    return there;
}

static void rename_with(const char *from, const char *to, const char *suffix)
{
    struct strbuf a = {0}, b = {0};
    strbuf_printf(&a, "%s%s", from, suffix);
    strbuf_printf(&b, "%s%s", to, suffix);
    (void) !rename(strbuf_text(&a), strbuf_text(&b)); /* often there is none */
    strbuf_release(&a);
    strbuf_release(&b);
}

/* FILE.damaged, .damaged-2, …: the first name that is free. */
static void aside_name(const char *path, struct strbuf *name)
{
    struct stat st;
    for (int i = 1; i <= ASIDE_MAX; i++) {
        strbuf_reset(name);
        strbuf_printf(name, i == 1 ? "%s.damaged" : "%s.damaged-%d", path, i);
        if (lstat(strbuf_text(name), &st) != 0)
            return;
    }
}

static void remember_file(struct store *s)
{
    struct stat st;
    bool there = stat(s->path, &st) == 0;
    s->device = there ? st.st_dev : 0;
    s->inode = there ? st.st_ino : 0;
}

/* Whether another file stands where ours was: another limber set it aside, and began a new one. */
static bool is_replaced(const struct store *s)
{
    struct stat st;
    return stat(s->path, &st) == 0 && (st.st_dev != s->device || st.st_ino != s->inode);
}

/* The log goes first: left beside a new file it would be played into it. */
static bool rename_all(struct store *s, struct err *err)
{
    struct strbuf aside = {0}, notice = {0};
    aside_name(s->path, &aside);
    rename_with(s->path, strbuf_text(&aside), "-wal");
    rename_with(s->path, strbuf_text(&aside), "-shm");
    bool ok = rename(s->path, strbuf_text(&aside)) == 0;
    if (!ok)
        err_set(err, "it is damaged and cannot be renamed: %s", strerror(errno));
    strbuf_printf(&notice, "The history was damaged. It is kept as '%s' and a new one is begun.",
                  strbuf_text(&aside));
    if (ok) {
        free(s->notice);
        s->notice = xstrdup(strbuf_text(&notice));
    }
    strbuf_release(&aside);
    strbuf_release(&notice);
    return ok;
}

/* One at a time, as far as the folder can be locked: what another limber began stays. */
static bool set_aside(struct store *s, struct err *err)
{
    struct strbuf folder = {0};
    const char *slash = strrchr(s->path, '/');
    strbuf_add(&folder, slash ? s->path : "./", slash ? (size_t) (slash - s->path) + 1 : 2);
    int fd = open(strbuf_text(&folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    strbuf_release(&folder);
    if (fd >= 0)
        (void) !flock(fd, LOCK_EX);
    bool ok = is_replaced(s) || rename_all(s, err);
    if (fd >= 0)
        close(fd);
    return ok;
}

/* ---- the schema ---- */

/* All three in one statement: between two, another limber may have made the file. */
struct identity {
    int64_t version, application, tables;
};

static enum db_status read_identity(struct db *db, struct identity *id, struct err *err)
{
    static const char sql[] =
        "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_schema)"
        " FROM pragma_user_version, pragma_application_id";
    struct db_query q;
    db_query(&q, db, sql, NULL, 0);
    while (db_next(&q))
        *id = (struct identity){db_int(&q, 0), db_int(&q, 1), db_int(&q, 2)};
    return db_end(&q, err);
}

/* Ours, or empty; a database of something else is left alone. */
static enum db_status identify(struct db *db, const struct store_schema *schema, int64_t *version,
                               struct err *err)
{
    struct identity id = {0};
    enum db_status status = read_identity(db, &id, err);
    if (status != DB_OK)
        return status;
    *version = id.version;
    if (id.application != STORE_APPLICATION_ID && (id.application != 0 || id.tables > 0)) {
        err_set(err, "it is a database of another program");
        return DB_FAILED;
    }
    if (id.version > (int64_t) schema->count || id.version < 0) {
        err_set(err,
                "it was written by a newer limber (schema %lld, this one reads up to %zu); it is "
                "left as it is",
                (long long) id.version, schema->count);
        return DB_FAILED;
    }
    return DB_OK;
}

static enum db_status run_scripts(struct db *db, const struct store_schema *schema, struct err *err)
{
    int64_t version = 0; /* read again: another limber may have been faster */
    enum db_status status = identify(db, schema, &version, err);
    for (size_t i = (size_t) version; status == DB_OK && i < schema->count; i++)
        status = db_script(db, schema->scripts[i], err);
    if (status != DB_OK)
        return status;
    char stamp[80];
    snprintf(stamp, sizeof stamp, "PRAGMA application_id = %d; PRAGMA user_version = %zu",
             STORE_APPLICATION_ID, schema->count);
    return db_script(db, stamp, err);
}

enum db_status store_migrate(struct db *db, const struct store_schema *schema, struct err *err)
{
    int64_t version = 0;
    enum db_status status = identify(db, schema, &version, err);
    if (status != DB_OK || version == (int64_t) schema->count)
        return status;
    status = db_script(db, "BEGIN IMMEDIATE", err);
    if (status != DB_OK)
        return status;
    status = run_scripts(db, schema, err);
    struct err ignored = {0};
    if (status == DB_OK)
        status = db_script(db, "COMMIT", err);
    if (status != DB_OK)
        db_script(db, "ROLLBACK", &ignored);
    return status;
}

/* ---- opening ---- */

/* Changing the journal does not wait by itself while another process does the same. Where
 * it is impossible (some network file systems) the old journal serves. */
static void use_wal(struct db *db)
{
    struct err ignored = {0};
    for (int i = 0; i < WAL_TRIES; i++) {
        if (db_script(db, "PRAGMA journal_mode = WAL", &ignored) != DB_BUSY)
            return;
        nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
    }
}

static enum db_status open_writable(struct store *s, struct err *err)
{
    enum db_status status;
    make_private(s->path);
    remember_file(s);
    s->db = db_open(s->path, DB_READ_WRITE, &status, err);
    if (!s->db)
        return status;
    db_busy_timeout(s->db, OPEN_WAIT_MS);
    int64_t version = 0;
    status = identify(s->db, &store_schema, &version, err);
    if (status != DB_OK)
        return status;
    use_wal(s->db);
    status = db_script(s->db,
                       "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
                       "PRAGMA wal_autocheckpoint = 0",
                       err);
    if (status == DB_OK)
        status = store_migrate(s->db, &store_schema, err);
    s->durable = false;
    s->writable = status == DB_OK && !db_is_read_only(s->db);
    return status;
}

/* What lies where nothing may be written can still be shown. */
static enum db_status open_readable(struct store *s, enum db_mode mode, struct err *err)
{
    enum db_status status;
    db_close(s->db);
    s->db = db_open(s->path, mode, &status, err);
    int64_t version = 0;
    if (s->db)
        status = identify(s->db, &store_schema, &version, err);
    if (status == DB_OK && version != (int64_t) store_schema.count) {
        err_set(err,
                "it is of an older limber and cannot be brought up to date: it cannot be written");
        status = DB_READ_ONLY;
    }
    return status;
}

static enum db_status open_file(struct store *s, struct err *err)
{
    struct err second = {0};
    enum db_status status = open_writable(s, err);
    if (status == DB_READ_ONLY)
        status = open_readable(s, DB_READ, &second);
    if (status == DB_READ_ONLY && !exists_with(s->path, "-wal"))
        status = open_readable(s, DB_IMMUTABLE, &second);
    if (status != DB_OK) {
        db_close(s->db);
        s->db = NULL;
    } else {
        *err = (struct err){0};
        db_busy_timeout(s->db, WRITE_WAIT_MS);
    }
    return status;
}

static bool open_or_begin_anew(struct store *s, struct err *err)
{
    enum db_status status = open_file(s, err);
    if (status == DB_DAMAGED && set_aside(s, err))
        status = open_file(s, err);
    return status == DB_OK;
}

struct store *store_open(const char *path, struct err *err)
{
    struct err why = {0};
    struct store *s = xcalloc(1, sizeof *s);
    s->path = xstrdup(path);
    s->lock.fd = -1;
    if (!fs_make_folders_above(path, 0700, &why) || !open_or_begin_anew(s, &why)) {
        err_set(err, "cannot use the history '%s': %s", path, why.text);
        store_close(s);
        return NULL;
    }
    if (s->writable)
        store_lock_open(&s->lock, path);
    return s;
}

void store_close(struct store *s)
{
    if (!s)
        return;
    store_flush_free(s->flush);
    db_close(s->db);
    store_lock_close(&s->lock);
    free(s->path);
    free(s->notice);
    free(s->told);
    free(s);
}

const char *store_notice(struct store *s)
{
    if (!s)
        return NULL;
    free(s->told);
    s->told = s->notice;
    s->notice = NULL;
    return s->told;
}

bool store_is_writable(const struct store *s)
{
    return s && s->writable;
}

/* ---- transactions ---- */

static enum db_status set_durable(struct store *s, bool durable, struct err *err)
{
    static const char *const sql[] = {"PRAGMA synchronous = NORMAL", "PRAGMA synchronous = FULL"};
    if (s->durable == durable)
        return DB_OK;
    enum db_status status = db_script(s->db, sql[durable], err);
    if (status == DB_OK)
        s->durable = durable;
    return status;
}

/* Whether somebody is there to flush; where nobody can be had, the one who writes waits. */
static bool can_flush(struct store *s)
{
    if (!s->tried_flush)
        s->flush = store_flush_new(s->path);
    s->tried_flush = true;
    return s->flush != NULL;
}

static enum db_status transact_once(struct store *s, enum store_when when, store_work work,
                                    void *context, struct err *err)
{
    if (!s->db || !s->writable) {
        err_set(err, "it cannot be written");
        return DB_READ_ONLY;
    }
    bool soon = when == STORE_SOON && can_flush(s);
    enum db_status status = set_durable(s, when != STORE_EASY && !soon, err);
    if (status == DB_OK)
        status = db_script(s->db, "BEGIN IMMEDIATE", err);
    if (status != DB_OK)
        return status;
    status = work(s, context, err);
    if (status == DB_OK)
        status = db_script(s->db, "COMMIT", err);
    struct err ignored = {0};
    if (status != DB_OK)
        db_script(s->db, "ROLLBACK", &ignored);
    else if (soon)
        store_flush_ask(s->flush);
    return status;
}

void store_checkpoint(struct store *s)
{
    struct err ignored = {0}; /* the next one will do */
    if (s && s->db && s->writable)
        db_script(s->db, "PRAGMA wal_checkpoint(PASSIVE)", &ignored);
}

static void stop_flush(struct store *s)
{
    store_flush_free(s->flush);
    s->flush = NULL;
    s->tried_flush = false;
}

/* The file is damaged, or was set aside: from here on a new one is used. */
static bool begin_anew(struct store *s, struct err *err)
{
    stop_flush(s);
    db_close(s->db);
    s->db = NULL;
    return set_aside(s, err) && open_file(s, err) == DB_OK;
}

bool store_transact(struct store *s, enum store_when when, store_work work, void *context,
                    struct err *err)
{
    struct err why = {0};
    if (s->db && s->writable && is_replaced(s))
        begin_anew(s, &why);
    enum db_status status = transact_once(s, when, work, context, &why);
    if (status == DB_DAMAGED && begin_anew(s, &why))
        status = transact_once(s, when, work, context, &why);
    if (status == DB_OK)
        return true;
    return err_set(err, "cannot write the history '%s': %s", s->path, why.text);
}

bool store_finish(struct store *s, struct db_query *q, struct err *err)
{
    struct err why = {0};
    enum db_status status = db_end(q, &why);
    if (status == DB_OK)
        return true;
    struct err ignored = {0}; /* where that fails, the next call says why */
    if (status == DB_DAMAGED && s->writable)
        begin_anew(s, &ignored);
    return err_set(err, "cannot read the history '%s': %s", s->path, why.text);
}

/* ---- what every row needs ---- */

int64_t store_now_s(void)
{
    return (int64_t) time(NULL);
}

/* A random UUID (RFC 9562, version 4). */
void store_make_uuid(char uuid[UUID_BYTES])
{
    unsigned char b[16];
    if (getrandom(b, sizeof b, 0) != (ssize_t) sizeof b)
        memset(b, 0, sizeof b);
    b[6] = (unsigned char) ((b[6] & 0x0f) | 0x40);
    b[8] = (unsigned char) ((b[8] & 0x3f) | 0x80);
    snprintf(uuid, UUID_BYTES,
             "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1],
             b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14],
             b[15]);
}
