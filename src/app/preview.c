/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/preview.h"

#include "app/dialog.h"
#include "app/visit.h"
#include "io/watch.h"
#include "view/preview.h"

#include <stdlib.h>
#include <string.h>

enum { LOOK_EVERY_MS = 250, TURN_DEGREES = 15 };

/* A version of the file with all it leads to. */
struct version {
    struct library library;
    struct arena arena;
    const struct timeline *timeline; /* NULL: it has errors */
};

struct preview {
    struct context *ctx;
    struct pictures *pictures;
    const char *name;
    int level;
    struct version *good; /* NULL: none yet */
    struct watch watch;
    struct strbuf report;
    struct preview_model model;
    int64_t now_ms, looked_ms;
};

/* ---- reading ---- */

static void version_free(struct version *v)
{
    if (!v)
        return;
    library_release(&v->library);
    arena_release(&v->arena);
    free(v);
}

static struct version *version_read(struct preview *p, struct diags *d)
{
    struct version *v = xcalloc(1, sizeof *v);
    struct library_item item;
    struct diags said = {0}; /* by library_check(), in more words */
    library_init(&v->library, context_paths(p->ctx));
    struct exercise_source source = library_source(&v->library);
    struct timeline_options options = {.level = p->level, .breath_pace = 100};
    if (library_check(&v->library, p->name, d) && library_open(&v->library, p->name, &item, &said))
        v->timeline = timeline_compile(item.routine, &options, &source, &v->arena, &said);
    diags_release(&said);
    return v;
}

static void watch_one(void *context, const char *path)
{
    watch_add(context, path);
}

static void take_report(struct preview *p, struct diags *d)
{
    diags_sort(d);
    for (size_t i = 0; i < d->count; i++) { /* there is little room beside the figure */
        const char *slash = strrchr(d->items[i].loc.path, '/');
        d->items[i].loc.path = slash ? slash + 1 : d->items[i].loc.path;
    }
    strbuf_reset(&p->report);
    diags_format(d, &p->report);
    p->model.report = p->report.length ? strbuf_text(&p->report) : NULL;
    p->model.errors = (int) d->errors;
    p->model.warnings = (int) (d->count - d->errors);
    p->model.scroll = (struct scroll){0};
}

/* The position stays where it was, as far as the new version has it. */
static void take_version(struct preview *p, struct version *v)
{
    version_free(p->good);
    p->good = v;
    pictures_take(p->pictures, &v->library);
    p->model.timeline = v->timeline;
    if (p->model.position_ms >= v->timeline->total_ms)
        p->model.position_ms = 0;
}

static void read_again(struct preview *p)
{
    struct diags d = {0};
    enum library_kind kind;
    struct version *v = version_read(p, &d);
    struct diags ignored = {0};
    const char *path = library_path(&v->library, p->name, &kind, &ignored);
    watch_release(&p->watch);
    library_files(&v->library, watch_one, &p->watch);
    watch_add(&p->watch, path ? path : p->name);
    diags_release(&ignored);
    take_report(p, &d);
    diags_release(&d);
    if (v->timeline)
        take_version(p, v);
    else
        version_free(v);
}

/* ---- the screen ---- */

static void draw(struct frame *f, void *model)
{
    struct preview *p = model;
    p->model.picture = p->pictures->off ? NULL : &p->pictures->picture;
    view_preview(f, &p->model);
}

static void turn(struct preview *p, int degrees)
{
    p->model.turn = (p->model.turn + degrees + 540) % 360 - 180;
    p->pictures->turn = (float) p->model.turn;
}

static enum action key(void *model, struct input in)
{
    struct preview *p = model;
    enum action a = preview_key(&p->model, in);
    switch ((int) a) {
    case ACTION_TURN_LEFT:
        turn(p, -TURN_DEGREES);
        return ACTION_HANDLED;
    case ACTION_TURN_RIGHT:
        turn(p, TURN_DEGREES);
        return ACTION_HANDLED;
    case ACTION_FIGURE:
        pictures_next_look(p->pictures);
        return ACTION_HANDLED;
    default:
        return a;
    }
}

static bool tick(void *model, int64_t elapsed_ms)
{
    struct preview *p = model;
    preview_advance(&p->model, elapsed_ms - p->now_ms);
    p->now_ms = elapsed_ms;
    if (elapsed_ms - p->looked_ms >= LOOK_EVERY_MS) {
        p->looked_ms = elapsed_ms;
        if (watch_changed(&p->watch))
            read_again(p);
    }
    return true;
}

bool preview_run(struct context *ctx, const char *name, int level, struct err *err)
{
    struct ui ui;
    struct pictures pictures;
    if (!visit_open(&ui, ctx, -1, &pictures, err))
        return false;
    struct preview p = {
        .ctx = ctx, .pictures = &pictures, .name = name, .level = level, .model.path = name};
    read_again(&p);
    dialog_run(&ui, &(struct dialog){SCREEN_PREVIEW, draw, key, tick, &p, false});
    visit_close(&ui, &pictures);
    version_free(p.good);
    watch_release(&p.watch);
    strbuf_release(&p.report);
    return true;
}
