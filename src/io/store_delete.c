/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/store.h"
#include "io/store_internal.h"

struct deletion {
    const char *uuid;
    int64_t id; /* 0: there is none */
};

static enum db_status find(struct store *s, struct deletion *d, struct err *err)
{
    static const char sql[] = "SELECT id FROM session WHERE uuid = ?";
    struct db_query q;
    db_query(&q, s->db, sql, &DB_TEXT(d->uuid), 1);
    d->id = 0;
    while (db_next(&q))
        d->id = db_int(&q, 0);
    return db_end(&q, err);
}

static enum db_status delete_session(struct store *s, void *context, struct err *err)
{
    static const char forget[] = "DELETE FROM session WHERE id = ?";
    static const char remember[] = "INSERT INTO deleted (uuid, deleted_s) VALUES (?,?)"
                                   " ON CONFLICT DO NOTHING";
    struct deletion *d = context;
    enum db_status status = find(s, d, err);
    if (status != DB_OK || !d->id)
        return status;
    if (store_lock_look(&s->lock, d->id) == STORE_LOCK_TAKEN) {
        err_set(err, "that session is running");
        return DB_FAILED;
    }
    const struct db_value values[] = {DB_TEXT(d->uuid), DB_INT(store_now_s())};
    status = db_run(s->db, forget, &DB_INT(d->id), 1, err);
    return status == DB_OK ? db_run(s->db, remember, values, 2, err) : status;
}

bool store_session_delete(struct store *s, const char *uuid, bool *found, struct err *err)
{
    struct deletion d = {.uuid = uuid};
    bool ok = !s || store_transact(s, STORE_NOW, delete_session, &d, err);
    *found = ok && d.id != 0;
    return ok;
}

/* What goes is overwritten. practice and tally are emptied by the triggers of what they sum up;
 * their zeroes go as well. */
static enum db_status delete_rows(struct store *s, void *context, struct err *err)
{
    (void) context;
    return db_script(s->db,
                     "PRAGMA secure_delete = ON;"
                     "DELETE FROM session; DELETE FROM practice; DELETE FROM tally;"
                     "DELETE FROM score; DELETE FROM measure; DELETE FROM pause;"
                     "DELETE FROM decision; DELETE FROM screening; DELETE FROM deleted",
                     err);
}

/* Then the file is written anew, and the log cut off. */
bool store_delete_everything(struct store *s, struct err *err)
{
    if (!s)
        return true;
    struct err why = {0};
    if (!store_transact(s, STORE_NOW, delete_rows, NULL, err))
        return false;
    if (db_script(s->db, "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)", &why) != DB_OK)
        return err_set(err, "cannot tidy up the history '%s': %s", s->path, why.text);
    return true;
}
