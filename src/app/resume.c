/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/resume.h"

#include "app/recorder.h"
#include "base/parse.h"
#include "io/store.h"

#include <string.h>

/* The routine that is opened, whatever file it is in. */
static bool is_the_one(const struct practice *p, const struct session_record *left)
{
    return strcmp(p->item.routine->id, left->routine) == 0;
}

static bool is_there(const struct practice *p, const char *id)
{
    enum library_kind kind;
    struct diags diags = {0};
    bool there = library_path(context_library(p->ctx), id, &kind, &diags) != NULL;
    diags_release(&diags);
    return there;
}

bool resume_find(struct resume *r, const struct practice *p)
{
    struct err err = {""};
    bool found = false;
    *r = (struct resume){0};
    return store_unfinished(context_store(p->ctx), &r->arena, &r->left, &found, &err) && found &&
           (is_the_one(p, &r->left) || is_there(p, r->left.routine));
}

/* The time it was made to fit; 0: none. */
static int64_t fitted_ms(const struct resume *r, struct practice *p)
{
    struct event_record *rows;
    size_t count = 0;
    int64_t ms = 0;
    struct err err = {""};
    if (store_events(context_store(p->ctx), r->left.id, &p->arena, &rows, &count, &err))
        for (size_t i = 0; i < count; i++)
            if (strcmp(rows[i].kind, RECORDED_FIT) == 0 && rows[i].detail)
                parse_duration_ms(rows[i].detail, &ms);
    return ms;
}

bool resume_take(struct resume *r, struct practice *p, struct practice_options *o)
{
    struct err err = {""};
    if (!store_session_adopt(context_store(p->ctx), &r->left, &err))
        return false;
    if (!is_the_one(p, &r->left)) { /* what else was asked for was for another one */
        o->name = r->left.routine;
        o->breath = false;
        o->work_ms = 0;
        o->rate = o->ratio = 0;
    }
    o->level = r->left.level;
    o->fit_ms = fitted_ms(r, p);
    r->taken = true;
    return true;
}

void resume_decline(const struct resume *r, struct practice *p)
{
    struct err err = {""};
    store_session_abandon(context_store(p->ctx), &r->left, &err);
}

void resume_release(struct resume *r)
{
    arena_release(&r->arena);
}
