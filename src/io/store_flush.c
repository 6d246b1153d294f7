/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "io/store_flush.h"

#include "base/mem.h"
#include "base/strbuf.h"
#include "io/thread.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

struct store_flush {
    int fd;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    /* --- protected by lock */
    bool asked, leaving;
};

static void *run(void *context)
{
    struct store_flush *f = context;
    pthread_mutex_lock(&f->lock);
    while (f->asked || !f->leaving) {
        if (!f->asked) {
            pthread_cond_wait(&f->changed, &f->lock);
            continue;
        }
        f->asked = false;
        pthread_mutex_unlock(&f->lock);
        (void) !fdatasync(f->fd); /* a disk that fails says so again at the next commit */
        pthread_mutex_lock(&f->lock);
    }
    pthread_mutex_unlock(&f->lock);
    return NULL;
}

struct store_flush *store_flush_new(const char *path)
{
    struct strbuf log = {0};
    strbuf_printf(&log, "%s-wal", path);
    int fd = open(strbuf_text(&log), O_RDWR | O_CLOEXEC);
    strbuf_release(&log);
    if (fd < 0)
        return NULL;
    struct store_flush *f = xcalloc(1, sizeof *f);
    f->fd = fd;
    pthread_mutex_init(&f->lock, NULL);
    pthread_cond_init(&f->changed, NULL);
    if (thread_start(&f->thread, run, f))
        return f;
    close(fd);
    free(f);
    return NULL;
}

void store_flush_ask(struct store_flush *f)
{
    pthread_mutex_lock(&f->lock);
    f->asked = true;
    pthread_cond_signal(&f->changed);
    pthread_mutex_unlock(&f->lock);
}

void store_flush_free(struct store_flush *f)
{
    if (!f)
        return;
    pthread_mutex_lock(&f->lock);
    f->leaving = true;
    pthread_cond_signal(&f->changed);
    pthread_mutex_unlock(&f->lock);
    pthread_join(f->thread, NULL);
    pthread_cond_destroy(&f->changed);
    pthread_mutex_destroy(&f->lock);
    close(f->fd);
    free(f);
}
