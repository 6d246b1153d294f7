/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/lock_copy.h"

#include "base/strbuf.h"
#include "io/fsutil.h"
#include "io/store_exchange.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { FILE_BYTES_MAX = 64 << 10 };

static bool says(const char *path, const struct strbuf *text)
{
    struct strbuf there = {0};
    bool same = fs_read(path, FILE_BYTES_MAX, &there, NULL) == FS_OK &&
                there.length == text->length &&
                memcmp(strbuf_text(&there), strbuf_text(text), text->length) == 0;
    strbuf_release(&there);
    return same;
}

bool lock_copy_write(const char *path, const struct screening_record *answers, struct err *err)
{
    if (!answers->lock) {
        if (unlink(path) == 0 || errno == ENOENT)
            return true;
        return err_set(err, "cannot remove '%s': %s", path, strerror(errno));
    }
    struct record_row row = {.kind = RECORD_SCREENING, .screening = *answers};
    if (!row.screening.turn) /* the history could not take it */
        row.screening.turn = row.screening.taken_s;
    struct strbuf text = {0};
    exchange_put_head(&text);
    exchange_put_line(&text, &row);
    bool ok =
        says(path, &text) || (fs_make_folders_above(path, 0700, err) &&
                              fs_write_whole(path, strbuf_text(&text), text.length, 0600, err));
    strbuf_release(&text);
    return ok;
}

/* The answers that are kept, in the arena; false: there are none. Their id is -1. */
static bool lock_copy_read(const char *path, struct arena *a, struct screening_record *answers)
{
    struct strbuf text = {0};
    struct diags d = {0};
    struct exchange x;
    struct record_row row;
    bool found = false;
    if (fs_read(path, FILE_BYTES_MAX, &text, NULL) == FS_OK) {
        exchange_open(&x, path, strbuf_text(&text), text.length, 1, &d);
        found = exchange_next(&x, a, &row) && row.kind == RECORD_SCREENING && row.screening.lock;
    }
    if (found) {
        *answers = row.screening;
        answers->id = -1;
    }
    diags_release(&d);
    strbuf_release(&text);
    return found;
}

void lock_copy_prefer(const char *path, struct arena *a, struct screening_record *latest)
{
    struct screening_record kept;
    if (lock_copy_read(path, a, &kept) && kept.turn > latest->turn)
        *latest = kept;
}

struct restoring {
    const struct screening_record *answers;
    bool given;
};

static enum store_next give(void *context, struct record_row *row)
{
    struct restoring *r = context;
    if (r->given)
        return STORE_NEXT_END;
    r->given = true;
    *row = (struct record_row){.kind = RECORD_SCREENING, .screening = *r->answers};
    return STORE_NEXT_ROW;
}

bool lock_copy_restore(const char *path, struct store *s, struct err *err)
{
    struct arena a = {0};
    struct screening_record kept, latest;
    struct store_merged merged;
    bool found, ok = true;
    if (lock_copy_read(path, &a, &kept)) {
        struct restoring r = {.answers = &kept};
        ok = store_screening_latest(s, &a, &latest, &found, err) &&
             ((found && latest.turn >= kept.turn) || store_merge(s, give, &r, &merged, err));
    }
    arena_release(&a);
    return ok;
}
