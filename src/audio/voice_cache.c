/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/voice_cache.h"

#include "base/hash.h"
#include "base/strbuf.h"
#include "io/fsutil.h"

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file: this, the key, the frames. */
struct header {
    char magic[8];
    uint32_t key_bytes, frames;
    float gain;
    uint32_t reserved;
    uint64_t check; /* of all the rest */
};

static const char magic[8] = {'l', 'i', 'm', 'b', 'e', 'r', 'V', '1'};
enum { FILE_BYTES_MAX = 4 << 20, NAME_CHARS = 16 };

static const char *path_of(const struct voice_cache *c, const char *key, struct arena *a)
{
    return arena_printf(a, "%s/%016" PRIx64, c->folder, hash_add(HASH_BEGIN, key, strlen(key)));
}

static uint64_t check_of(struct header h, const char *after, size_t rest)
{
    h.check = 0;
    return hash_add(hash_add(HASH_BEGIN, &h, sizeof h), after, rest);
}

static bool is_whole(const struct header *h, const struct strbuf *file, const char *key)
{
    size_t rest = file->length - sizeof *h;
    const char *after = file->text + sizeof *h;
    return memcmp(h->magic, magic, sizeof magic) == 0 && h->key_bytes == strlen(key) &&
           h->frames > 0 && rest == (size_t) h->key_bytes + (size_t) h->frames * sizeof(int16_t) &&
           memcmp(after, key, h->key_bytes) == 0 && h->check == check_of(*h, after, rest) &&
           h->gain > 0 && h->gain <= 1;
}

bool voice_cache_read(const struct voice_cache *c, const char *key, struct arena *a,
                      struct sample *out)
{
    struct strbuf file = {0};
    struct header h;
    if (!c->folder)
        return false;
    const char *path = path_of(c, key, a);
    bool whole = fs_read(path, FILE_BYTES_MAX, &file, NULL) == FS_OK && file.length > sizeof h;
    if (whole) {
        memcpy(&h, file.text, sizeof h);
        whole = is_whole(&h, &file, key);
    }
    if (whole) {
        int16_t *pcm = arena_array(a, h.frames, sizeof *pcm);
        memcpy(pcm, file.text + sizeof h + h.key_bytes, h.frames * sizeof *pcm);
        *out = (struct sample){pcm, h.frames, 1, h.gain};
        utimensat(AT_FDCWD, path, NULL, 0);
    }
    strbuf_release(&file);
    return whole;
}

static bool write_file(const char *path, const struct strbuf *file)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return false;
    bool written = write(fd, file->text, file->length) == (ssize_t) file->length;
    return close(fd) == 0 && written;
}

/* Not synced: what a power cut leaves of it is found out by its check. */
void voice_cache_write(const struct voice_cache *c, const char *key, const struct sample *s)
{
    struct arena a = {0};
    struct strbuf file = {0};
    struct err ignored = {""};
    struct header h = {
        .key_bytes = (uint32_t) strlen(key), .frames = (uint32_t) s->frames, .gain = s->gain};
    size_t pcm_bytes = s->frames * sizeof *s->pcm;
    if (!c->folder || !fs_make_folders(c->folder, 0700, &ignored))
        return;
    memcpy(h.magic, magic, sizeof magic);
    strbuf_add(&file, (const char *) &h, sizeof h);
    strbuf_puts(&file, key);
    strbuf_add(&file, (const char *) s->pcm, pcm_bytes);
    h.check = check_of(h, file.text + sizeof h, file.length - sizeof h);
    memcpy(file.text, &h, sizeof h);
    const char *path = path_of(c, key, &a);
    const char *beside = arena_printf(&a, "%s.%d", path, (int) getpid());
    if (!write_file(beside, &file) || rename(beside, path) != 0)
        unlink(beside);
    strbuf_release(&file);
    arena_release(&a);
}

/* ---- its size ---- */

struct entry {
    char name[NAME_CHARS + 24];
    int64_t bytes;
    struct timespec used;
};

static int oldest_first(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    if (a->used.tv_sec != b->used.tv_sec)
        return a->used.tv_sec < b->used.tv_sec ? -1 : 1;
    return (a->used.tv_nsec > b->used.tv_nsec) - (a->used.tv_nsec < b->used.tv_nsec);
}

/* Ours are sixteen hexadecimal digits, and a number after them while they are written. */
static bool is_ours(const char *name)
{
    size_t digits = strspn(name, "0123456789abcdef");
    return digits == NAME_CHARS && (name[digits] == '\0' || name[digits] == '.') &&
           strlen(name) < sizeof((struct entry *) 0)->name;
}

static size_t list(DIR *folder, struct entry **entries)
{
    size_t count = 0, room = 0;
    struct dirent *file;
    while ((file = readdir(folder)) != NULL) {
        struct stat st;
        if (!is_ours(file->d_name) ||
            fstatat(dirfd(folder), file->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
            !S_ISREG(st.st_mode))
            continue;
        if (count == room) {
            room = room ? 2 * room : 256;
            *entries = xreallocarray(*entries, room, sizeof **entries);
        }
        struct entry *e = &(*entries)[count++];
        snprintf(e->name, sizeof e->name, "%s", file->d_name);
        e->bytes = (int64_t) st.st_size;
        e->used = st.st_mtim;
    }
    return count;
}

void voice_cache_trim(const struct voice_cache *c, int64_t bytes_max)
{
    DIR *folder = c->folder ? opendir(c->folder) : NULL;
    struct entry *entries = NULL;
    int64_t bytes = 0;
    if (!folder)
        return;
    size_t count = list(folder, &entries);
    for (size_t i = 0; i < count; i++)
        bytes += entries[i].bytes;
    if (bytes > bytes_max) {
        qsort(entries, count, sizeof *entries, oldest_first);
        for (size_t i = 0; i < count && bytes > bytes_max; i++) {
            unlinkat(dirfd(folder), entries[i].name, 0);
            bytes -= entries[i].bytes;
        }
    }
    free(entries);
    closedir(folder);
}
