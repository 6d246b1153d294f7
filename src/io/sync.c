/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/sync.h"

#include "base/hash.h"
#include "base/strbuf.h"
#include "core/screening.h"
#include "io/folder.h"
#include "io/fsutil.h"
#include "io/store_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char prefix[] = "limber-", suffix[] = ".jsonl";

enum { FILE_BYTES_MAX = 1 << 30, LINE_BYTES_MAX = 16 << 20 };

/* ---- lines that are in the folder, by their hash: of 64 bits two alike are never met ---- */

struct lines {
    uint64_t *hashes;
    size_t count, room;
};

static void lines_add(struct lines *l, const char *line, size_t length)
{
    if (l->count == l->room) {
        l->room = l->room ? 2 * l->room : 256;
        l->hashes = xreallocarray(l->hashes, l->room, sizeof *l->hashes);
    }
    l->hashes[l->count++] = hash_add(HASH_BEGIN, line, length);
}

static int by_hash(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *) a, y = *(const uint64_t *) b;
    return (x > y) - (x < y);
}

static void lines_sort(struct lines *l)
{
    if (l->count)
        qsort(l->hashes, l->count, sizeof *l->hashes, by_hash);
}

static bool lines_have_hash(const struct lines *l, uint64_t hash)
{
    return l->count && bsearch(&hash, l->hashes, l->count, sizeof hash, by_hash);
}

static bool lines_have(const struct lines *l, const char *line, size_t length)
{
    return lines_have_hash(l, hash_add(HASH_BEGIN, line, length));
}

/* ---- reading the files ---- */

struct reading {
    const struct folder_file *files;
    size_t n_files, next_file;
    const char *own; /* path */
    size_t others;
    bool own_left_out;  /* our file was not read, or not understood */
    struct strbuf text; /* of the file that is being read, its whole lines */
    const char *path;
    size_t at;
    int line;
    struct lines ours;  /* what our history would write */
    struct lines lines; /* what the files say */
    struct arena row;   /* of the row that is being merged */
    struct diags *diags;
};

/* The head is the first line; a file of another format, or of something else, is left alone. */
static bool has_head(struct reading *r)
{
    struct exchange x;
    struct record_row row;
    struct diags d = {0};
    size_t length = strcspn(strbuf_text(&r->text), "\n");
    exchange_open(&x, r->path, strbuf_text(&r->text), length, 1, &d);
    bool ok = x.is_json && !exchange_next(&x, &r->row, &row) && d.errors == 0;
    arena_release(&r->row);
    if (!ok) {
        diag_add(r->diags, DIAG_ERROR, (struct src_loc){r->path, 1}, "format",
                 "this file was not written by a limber of this version; it is left out");
        diag_hint(r->diags, "a newer limber may have written it: use that one here as well");
    }
    diags_release(&d);
    return ok;
}

/* What is not there any more when it is opened was carried away meanwhile: next time. */
static bool read_file(struct reading *r)
{
    strbuf_reset(&r->text);
    enum fs_result result = fs_read(r->path, FILE_BYTES_MAX, &r->text, NULL);
    if (result != FS_OK && result != FS_MISSING)
        diag_add(r->diags, DIAG_ERROR, (struct src_loc){r->path, 1}, "format",
                 "this file cannot be read; it is left out");
    return result == FS_OK;
}

/* Half a line comes whole the next time; zeros are what a power cut left of a line. */
static void keep_lines(struct strbuf *text)
{
    while (text->length > 0 && text->text[text->length - 1] != '\n')
        text->text[--text->length] = '\0';
    for (size_t i = 0; i < text->length; i++)
        if (!text->text[i])
            text->text[i] = '?';
}

static bool open_next(struct reading *r)
{
    while (r->next_file < r->n_files) {
        r->path = r->files[r->next_file++].path;
        bool own = strcmp(r->path, r->own) == 0, ok = read_file(r);
        keep_lines(&r->text);
        if (ok && r->text.length == 0)
            continue;
        if (!ok || !has_head(r)) {
            r->own_left_out = r->own_left_out || own;
            continue;
        }
        r->others += !own;
        r->at = 0;
        r->line = 0;
        return true;
    }
    r->path = NULL;
    return false;
}

static bool read_line(struct reading *r, struct record_row *row)
{
    const char *line = r->text.text + r->at;
    size_t length = strcspn(line, "\n");
    struct exchange x;
    r->at += length + 1;
    r->line++;
    lines_add(&r->lines, line, length);
    if (r->line == 1 || length == 0 || length > LINE_BYTES_MAX ||
        lines_have(&r->ours, line, length)) /* nearly all of them, nearly always */
        return false;
    arena_release(&r->row);
    exchange_open(&x, r->path, line, length, r->line, r->diags);
    x.is_json = x.knows_format = true; /* the head said it */
    return exchange_next(&x, &r->row, row);
}

static enum store_next next_row(void *context, struct record_row *row)
{
    struct reading *r = context;
    while (r->path || open_next(r)) {
        if (r->at == r->text.length)
            r->path = NULL;
        else if (read_line(r, row))
            return STORE_NEXT_ROW;
    }
    return STORE_NEXT_END;
}

static void find_files(struct reading *r, const char *folder, struct arena *a)
{
    const struct folder_file *all;
    size_t count = folder_list_ending(&folder, 1, suffix, &all, a);
    struct folder_file *ours = arena_array(a, count, sizeof *ours);
    for (size_t i = 0; i < count; i++)
        if (strncmp(all[i].name, prefix, sizeof prefix - 1) == 0)
            ours[r->n_files++] = all[i];
    r->files = ours;
}

/* ---- what our history would write ---- */

struct writing {
    struct lines *ours; /* takes the lines that are written; or NULL */
    const struct lines *lines;
    struct strbuf line, missing;
    size_t count;
};

static bool write_row(void *context, const struct record_row *row)
{
    struct writing *w = context;
    strbuf_reset(&w->line);
    exchange_put_line(&w->line, row);
    if (w->ours) {
        lines_add(w->ours, strbuf_text(&w->line), w->line.length - 1);
    } else if (!lines_have(w->lines, strbuf_text(&w->line), w->line.length - 1)) {
        strbuf_add(&w->missing, strbuf_text(&w->line), w->line.length);
        w->count++;
    }
    return true;
}

/* Where the last whole line of our own file ends: what follows is of a run that was cut off. */
static off_t whole_lines(int fd, off_t size)
{
    char block[4096];
    while (size > 0) {
        off_t from = MAX(size - (off_t) sizeof block, 0);
        ssize_t n = pread(fd, block, (size_t) (size - from), from);
        for (ssize_t i = n; i > 0; i--)
            if (block[i - 1] == '\n')
                return from + i;
        if (n != (ssize_t) (size - from))
            break;
        size = from;
    }
    return 0;
}

/* At the end of our file, all of it or nothing. */
static bool append(int fd, const char *path, const struct strbuf *missing, struct err *err)
{
    struct strbuf text = {0};
    struct stat st;
    bool ok = fstat(fd, &st) == 0;
    off_t end = ok ? whole_lines(fd, st.st_size) : 0;
    if (end == 0)
        exchange_put_head(&text);
    strbuf_add(&text, strbuf_text(missing), missing->length);
    ok = ok && ftruncate(fd, end) == 0 && lseek(fd, end, SEEK_SET) == end &&
         fs_write_all(fd, strbuf_text(&text), text.length) && fsync(fd) == 0;
    if (!ok) {
        err_set(err, "cannot write '%s': %s", path, strerror(errno));
        (void) !ftruncate(fd, end);
    }
    strbuf_release(&text);
    return ok;
}

/* ---- locks ---- */

static bool is_grave(const struct screening_record *r)
{
    enum verdict lock = screening_lock_of(r->lock);
    return lock == VERDICT_E || lock == VERDICT_U;
}

/* An assessment that was recorded after the lock, and may open it. */
static bool opens(const struct screening_record *r, const struct screening_record *lock)
{
    struct screening_answers answers;
    screening_parse(&answers, r->answers);
    return !r->lock && answers.assessed_day != 0 &&
           answers.assessed_day >=
               screening_assessed_from(screening_lock_of(lock->lock), lock->reasons, lock->day);
}

/*
 * Of two machines that did not know of each other one may have locked exercise, and the other
 * have been told that all is well, later. A lock that only an assessment opens then stands: it is
 * given once more, as the latest word.
 */
static bool keep_lock(struct store *s, struct arena *a, bool *kept, struct err *err)
{
    struct screening_record *rows;
    const struct screening_record *lock = NULL;
    size_t count;
    if (!store_screenings(s, (struct store_range){DAY_FIRST, DAY_LAST, 0}, a, &rows, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (is_grave(&rows[i]))
            lock = &rows[i];
        else if (lock && opens(&rows[i], lock))
            lock = NULL;
    }
    if (!lock || rows[count - 1].lock)
        return true;
    struct screening_record again = *lock;
    again.origin = "sync";
    *kept = store_screening_write(s, &again, err);
    return *kept;
}

/* ---- both ---- */

static const struct store_range all_days = {DAY_FIRST, DAY_LAST, 0};

static bool read_ours(struct store *s, struct reading *r, struct err *err)
{
    struct writing w = {.ours = &r->ours};
    bool ok = store_export(s, all_days, write_row, &w, err);
    strbuf_release(&w.line);
    lines_sort(&r->ours);
    return ok;
}

/* Whether the files say all that our history holds. */
static bool all_said(const struct reading *r, const struct sync_result *result)
{
    for (int i = 0; i < N_RECORD_KINDS; i++)
        if (result->merged.taken[i])
            return false; /* it holds more now than was looked at */
    for (size_t i = 0; i < r->ours.count; i++)
        if (!lines_have_hash(&r->lines, r->ours.hashes[i]))
            return false;
    return true;
}

static bool write_ours(struct store *s, const struct reading *r, int fd, size_t *count,
                       struct err *err)
{
    struct writing w = {.lines = &r->lines};
    bool ok = store_export(s, all_days, write_row, &w, err) &&
              (!w.count || append(fd, r->own, &w.missing, err));
    *count = ok ? w.count : 0;
    strbuf_release(&w.line);
    strbuf_release(&w.missing);
    return ok;
}

static bool sync_open(struct store *s, struct reading *r, int fd, struct arena *a,
                      struct sync_result *result, struct err *err)
{
    if (!read_ours(s, r, err) || !store_merge(s, next_row, r, &result->merged, err))
        return false;
    if (result->merged.taken[RECORD_SCREENING] && !keep_lock(s, a, &result->kept_lock, err))
        return false;
    result->files = r->others;
    lines_sort(&r->lines);
    if (r->own_left_out)
        return err_set(err, "nothing is added to '%s': it could not be read", r->own);
    return all_said(r, result) || write_ours(s, r, fd, &result->lines, err);
}

bool sync_folder(struct store *s, const char *folder, const char *machine, struct arena *a,
                 struct sync_result *result, struct diags *d, struct err *err)
{
    struct reading r = {.diags = d};
    *result = (struct sync_result){0};
    if (!fs_is_folder(folder))
        return err_set(err, "there is no folder '%s'", folder);
    r.own = arena_printf(a, "%s/%s%s%s", folder, prefix, machine, suffix);
    int fd = open(r.own, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return err_set(err, "cannot write '%s': %s", r.own, strerror(errno));
    /* One at a time on this machine; a folder without locks does without. */
    (void) !flock(fd, LOCK_EX);
    find_files(&r, folder, a);
    bool ok = sync_open(s, &r, fd, a, result, err);
    close(fd);
    free(r.ours.hashes);
    free(r.lines.hashes);
    arena_release(&r.row);
    strbuf_release(&r.text);
    return ok;
}

/* ---- whose file it is ---- */

static bool is_name(const char *text)
{
    size_t length = strspn(text, "0123456789abcdef-");
    return length == UUID_BYTES - 1 && (text[length] == '\0' || text[length] == '\n');
}

static void path_in(struct strbuf *path, const char *folder, const char *name)
{
    strbuf_reset(path);
    strbuf_printf(path, "%s/%s", folder, name);
}

static bool read_name(const char *state, char machine[UUID_BYTES])
{
    enum { NAME_FILE_MAX = 256 };
    struct strbuf path = {0}, text = {0};
    path_in(&path, state, "machine");
    bool known = fs_read(strbuf_text(&path), NAME_FILE_MAX, &text, NULL) == FS_OK &&
                 is_name(strbuf_text(&text));
    if (known)
        memcpy(machine, text.text, UUID_BYTES - 1);
    machine[UUID_BYTES - 1] = '\0';
    strbuf_release(&path);
    strbuf_release(&text);
    return known;
}

bool sync_machine(const char *state, char machine[UUID_BYTES], struct err *err)
{
    if (read_name(state, machine))
        return true;
    struct strbuf path = {0}, text = {0};
    store_make_uuid(machine);
    path_in(&path, state, "machine");
    strbuf_printf(&text, "%s\n", machine);
    bool ok = fs_write_whole(strbuf_text(&path), strbuf_text(&text), text.length, 0600, err);
    strbuf_release(&path);
    strbuf_release(&text);
    return ok;
}

/* ---- where it was put ---- */

/* Whole lines; where there is no such file, none. */
static void read_folders(const char *state, struct strbuf *text)
{
    enum { FOLDERS_FILE_MAX = 1 << 20 };
    struct strbuf path = {0};
    path_in(&path, state, "sync-folders");
    if (fs_read(strbuf_text(&path), FOLDERS_FILE_MAX, text, NULL) != FS_OK)
        strbuf_reset(text);
    strbuf_release(&path);
}

static bool has_line(const char *text, const char *line)
{
    size_t length = strlen(line);
    for (const char *at = text; *at; at += strcspn(at, "\n"), at += *at == '\n')
        if (strcspn(at, "\n") == length && memcmp(at, line, length) == 0)
            return true;
    return false;
}

bool sync_remember(const char *state, const char *folder, struct err *err)
{
    char *whole = realpath(folder, NULL);
    struct strbuf path = {0}, text = {0};
    read_folders(state, &text);
    bool ok = true;
    if (whole && !strchr(whole, '\n') && !has_line(strbuf_text(&text), whole)) {
        path_in(&path, state, "sync-folders");
        strbuf_printf(&text, "%s\n", whole);
        ok = fs_write_whole(strbuf_text(&path), strbuf_text(&text), text.length, 0600, err);
    }
    free(whole);
    strbuf_release(&path);
    strbuf_release(&text);
    return ok;
}

size_t sync_own_files(const char *state, const char *const **files, struct arena *a)
{
    enum { FOLDERS_MAX = 64 };
    const char **paths = arena_array(a, FOLDERS_MAX, sizeof *paths);
    char machine[UUID_BYTES];
    struct strbuf text = {0};
    size_t count = 0;
    *files = paths;
    read_folders(state, &text);
    if (!read_name(state, machine))
        strbuf_reset(&text);
    for (const char *at = strbuf_text(&text); *at && count < FOLDERS_MAX; at += *at == '\n') {
        size_t length = strcspn(at, "\n");
        if (length)
            paths[count++] =
                arena_printf(a, "%.*s/%s%s%s", (int) length, at, prefix, machine, suffix);
        at += length;
    }
    strbuf_release(&text);
    return count;
}
