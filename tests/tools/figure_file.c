/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tools/figure_file.h"

#include "io/cfg.h"

#include <dirent.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const double PI = 3.14159265358979;

static void load_bases(struct figure_file *f, const char *folder)
{
    struct dirent **names;
    int n = scandir(folder, &names, NULL, alphasort);
    for (int i = 0; i < n; i++) {
        size_t length = strlen(names[i]->d_name);
        if (length > 4 && strcmp(names[i]->d_name + length - 4, ".cfg") == 0) {
            char *path = arena_printf(&f->arena, "%s/%s", folder, names[i]->d_name);
            const struct node *root = cfg_load(path, &f->arena, &f->diags, NULL);
            if (root)
                figure_bases_add(&f->bases, root, &f->diags);
        }
        free(names[i]);
    }
    if (n >= 0)
        free(names);
}

static const char *poses_folder(struct figure_file *f, const char *path)
{
    const char *slash = strrchr(path, '/'), *data = getenv("LIMBER_DATADIR");
    char *beside = slash ? arena_printf(&f->arena, "%.*s/../poses", (int) (slash - path), path)
                         : arena_strdup(&f->arena, "../poses");
    DIR *d = opendir(beside);
    if (d) {
        closedir(d);
        return beside;
    }
    return data ? arena_printf(&f->arena, "%s/routines/poses", data) : "routines/poses";
}

static enum figure_breath breath_of(const struct node *phase)
{
    static const char *const words[] = {"in", "out", "hold", "rest", "free"};
    const struct node *n = node_member(phase, "breath");
    for (int i = 0; n && n->type == NODE_STRING && i < 5; i++)
        if (strcmp(n->string, words[i]) == 0)
            return (enum figure_breath) i;
    return FIGURE_BREATH_FREE;
}

static void load_phases(struct figure_file *f, const struct node *root)
{
    const struct node *list = node_member(root, "phases");
    for (size_t i = 0; list && i < list->count && f->count < PHASES_MAX; i++) {
        const struct node *p = list->children[i], *name = node_member(p, "name");
        const struct node *pose = node_member(p, "pose"), *s = node_member(p, "seconds");
        f->seconds[f->count] = !s ? 6 : s->type == NODE_INT ? (double) s->integer : s->number;
        f->phases[f->count++] = (struct figure_phase){
            .name = name && name->type == NODE_STRING ? name->string : "?",
            .pose = pose && pose->type == NODE_STRING ? pose->string : NULL,
            .breath = breath_of(p),
            .loc = pose ? pose->loc : p->loc,
        };
    }
}

static bool has_sides(const struct node *root)
{
    const struct node *sides = node_member(root, "sides");
    return sides && sides->type == NODE_STRING && strcmp(sides->string, "none") != 0;
}

/* Frames drawn by hand, beside the file; nothing at all: what stands in. */
static void add_frames(struct figure_file *f, const char *path)
{
    const char *drawn = arena_printf(&f->arena, "%.*s.frames", (int) strlen(path) - 4, path);
    struct strbuf bytes = {0};
    if (access(drawn, R_OK) == 0 && cfg_read(drawn, &bytes, &f->diags))
        f->figure = figure_with_frames(f->figure, drawn,
                                       arena_strndup(&f->arena, strbuf_text(&bytes), bytes.length),
                                       bytes.length, f->phases, f->count, &f->arena, &f->diags);
    else if (!f->figure)
        f->figure = figure_stand_in(f->phases, f->count, &f->arena);
    strbuf_release(&bytes);
}

bool figure_file_load(struct figure_file *f, const char *path, const char *poses)
{
    struct cfg_text text = {0};
    load_bases(f, poses ? poses : poses_folder(f, path));
    size_t first = f->diags.count;
    const struct node *root = cfg_load(path, &f->arena, &f->diags, &text);
    if (!root)
        return false;
    load_phases(f, root);
    f->sided = has_sides(root);
    const struct node *figure = node_member(root, "figure");
    size_t errors = f->diags.errors;
    if (figure)
        f->figure = figure_build(figure, &f->bases, f->phases, f->count, &f->arena, &f->diags);
    if (f->diags.errors == errors)
        add_frames(f, path);
    if (text.text)
        diags_quote(&f->diags, first, path, text.text, text.length);
    return f->figure != NULL;
}

void figure_file_release(struct figure_file *f)
{
    diags_release(&f->diags);
    figure_bases_release(&f->bases);
    arena_release(&f->arena);
    *f = (struct figure_file){0};
}

static double eased(double t)
{
    return 0.5 - 0.5 * cos(PI * t);
}

/* How full the lungs are: what a player without its own breath model would show. */
static double lungs(const struct figure_file *f, int phase, double progress)
{
    switch (f->phases[phase].breath) {
    case FIGURE_BREATH_IN: /* one on top of another takes the last quarter */
        if (phase > 0 && f->phases[phase - 1].breath == FIGURE_BREATH_IN)
            return 0.75 + 0.25 * eased(progress);
        return eased(progress);
    case FIGURE_BREATH_OUT:
        return 1 - eased(progress);
    case FIGURE_BREATH_FREE:
        return 0.5 - 0.5 * cos(2 * PI * progress * f->seconds[phase] / 6);
    case FIGURE_BREATH_REST: /* as full as the breath before left them */
    case FIGURE_BREATH_HOLD:
        break;
    }
    int n = (int) f->count;
    for (int k = 1; k < n; k++)
        if (f->phases[(phase + n - k) % n].breath == FIGURE_BREATH_IN)
            return 1;
        else if (f->phases[(phase + n - k) % n].breath == FIGURE_BREATH_OUT)
            return 0;
    return 0.5;
}

double figure_file_seconds(const struct figure_file *f)
{
    double total = 0;
    for (size_t i = 0; i < f->count; i++)
        total += f->seconds[i];
    return total;
}

struct figure_moment figure_file_phase(const struct figure_file *f, int phase, double progress,
                                       bool right)
{
    return (struct figure_moment){.phase = phase,
                                  .progress = progress,
                                  .seconds = phase < 0 ? 0 : f->seconds[phase],
                                  .mirror_from = right,
                                  .mirror_to = right,
                                  .breath = phase < 0 ? 0.5 : lungs(f, phase, progress)};
}

struct figure_moment figure_file_moment(const struct figure_file *f, double t, bool right)
{
    int phase = 0;
    while (phase + 1 < (int) f->count && t >= f->seconds[phase])
        t -= f->seconds[phase++];
    return figure_file_phase(f, phase, fmin(1, t / f->seconds[phase]), right);
}
