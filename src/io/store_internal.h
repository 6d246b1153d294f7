/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_STORE_INTERNAL_H
#define LIMBER_IO_STORE_INTERNAL_H

/* What the store_*.c files share, and its tests look into. Nobody else includes this. */

#include "base/err.h"
#include "core/record.h"
#include "io/db.h"
#include "io/store_flush.h"
#include "io/store_lock.h"
#include "io/store_schema.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct store {
    struct db *db; /* NULL: lost, and could not be begun anew */
    char *path;
    dev_t device; /* and inode: of the file that is open */
    ino_t inode;
    bool writable;
    bool durable; /* the connection's synchronous is FULL, else NORMAL */
    bool tried_flush;
    struct store_flush *flush; /* NULL: not needed yet, or not to be had */
    struct store_lock lock;
    char *notice, *told; /* owned; told: handed out, kept until the next call */
};

/* One piece of work inside a transaction; what it returns decides commit or rollback. */
typedef enum db_status (*store_work)(struct store *s, void *context, struct err *err);

/* When a transaction is safe from a power cut. From a process that is killed it is at once. */
enum store_when {
    STORE_EASY, /* with whatever comes next */
    STORE_SOON, /* as soon as the disk can: nobody waits for it */
    STORE_NOW,  /* when store_transact() returns */
};

/*
 * Runs work in a transaction. Where the file turns out to be damaged it is set
 * aside, a new one is begun and the work is done again there.
 */
bool store_transact(struct store *s, enum store_when when, store_work work, void *context,
                    struct err *err);
/* The log into the file, where nobody reads it just now. Waits for the disk: not while a session
 * runs, and so SQLite does not do it by itself. */
void store_checkpoint(struct store *s);
/* Closes a query; damage is met in the same way. what: "read", for the message. */
bool store_finish(struct store *s, struct db_query *q, struct err *err);

/* Rows as they stand, inside a transaction: a session (written_s in, id and written_s out), … */
struct store_put {
    int64_t id, written_s;
};
enum db_status store_put_session(struct store *s, const struct session_record *session,
                                 struct store_put *put, struct err *err);
enum db_status store_put_step(struct store *s, int64_t session_id, const struct step_record *step,
                              struct err *err);
enum db_status store_put_event(struct store *s, const char *session_uuid,
                               const struct event_record *event, struct err *err);
/* Answers are given once: a uuid that is there stays as it is, put->id is 0 then. turn NULL: the
 * next one. */
enum db_status store_put_screening(struct store *s, const struct screening_record *screening,
                                   const int64_t *turn, struct screening_record *put,
                                   struct err *err);

/* A measure as it is kept. */
double store_thousandths(double value);
int64_t store_now_s(void);
void store_make_uuid(char uuid[UUID_BYTES]);

/* Brings a database up to a schema's version, in one transaction, all or nothing. */
enum db_status store_migrate(struct db *db, const struct store_schema *schema, struct err *err);

#endif
