/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lint.h"
#include "base/utf8.h"
#include "core/breath.h"
#include "core/cue.h"
#include "core/routine.h"
#include "core/timeline_text.h"
#include "dsp/profile.h"
#include "figure/figure.h"
#include "io/cfg.h"
#include "io/folder.h"

#include <stdlib.h>
#include <string.h>

/*
 * Any bytes as a file a person wrote: text -> tree -> exercise, breath pattern, track or routine
 * -> timeline at three levels, whole and fitted, with and without cautions -> cues, report, figure.
 * Nothing may crash, hang, leak or overflow, and what is compiled must hold together. The same
 * bytes are also read as frames drawn by hand.
 *
 * Built with libFuzzer (--enable-fuzzers), and with replay.c into a program that runs
 * the corpus in `make check`.
 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ours, read once: what the input may name. */
struct world {
    struct arena arena;
    struct figure_bases bases;
    const struct exercise **exercises;
    size_t n_exercises;
    bool ready;
};
static struct world world;

static const struct folder_file *files_of(const char *folder, size_t *count)
{
    const struct folder_file *files;
    const char *path = arena_printf(&world.arena, "%s/%s", FUZZ_ROUTINES, folder);
    *count = folder_list(&path, 1, &files, &world.arena);
    return files;
}

static void prepare(void)
{
    struct diags d = {0};
    size_t count;
    const struct folder_file *files = files_of("poses", &count);
    for (size_t i = 0; i < count; i++) {
        const struct node *root = cfg_load(files[i].path, &world.arena, &d, NULL);
        if (root)
            figure_bases_add(&world.bases, root, &d);
    }
    files = files_of("exercises", &count);
    world.exercises = arena_array(&world.arena, count, sizeof *world.exercises);
    for (size_t i = 0; i < count; i++) {
        const struct node *root = cfg_load(files[i].path, &world.arena, &d, NULL);
        if (root)
            world.exercises[world.n_exercises++] =
                exercise_build(root, files[i].name, files[i].path, &world.arena, &d);
    }
    diags_release(&d);
    world.ready = true;
}

static const struct exercise *find(void *context, const char *id, struct src_loc used_at,
                                   struct diags *d)
{
    (void) context;
    for (size_t i = 0; i < world.n_exercises; i++)
        if (strcmp(world.exercises[i]->id, id) == 0)
            return world.exercises[i];
    diag_add(d, DIAG_ERROR, used_at, "no-exercise", "there is no exercise '%s'", id);
    return NULL;
}

static void must(bool condition)
{
    if (!condition)
        abort();
}

static void check_timeline(const struct timeline *t, struct arena *a)
{
    int64_t at_ms = 0;
    for (int i = 0; i < t->n_phases; i++) {
        must(t->phases[i].at_ms == at_ms && t->phases[i].ms >= 0);
        must(t->phases[i].step >= 0 && t->phases[i].step < t->n_steps);
        at_ms += t->phases[i].ms;
    }
    must(at_ms == t->total_ms && at_ms <= TIMELINE_TOTAL_MAX_MS);
    must(t->n_phases <= TIMELINE_PHASES_MAX);
    const struct cues cues = cues_of_timeline(t, a);
    for (size_t i = 0; i < cues.count; i++)
        must(cues.items[i].at_ms >= 0 && cues.items[i].phase < t->n_phases &&
             (i == 0 || cues.items[i].at_ms >= cues.items[i - 1].at_ms));
    struct strbuf out = {0};
    timeline_lines(t, &out);
    timeline_json(t, &out);
    must(utf8_invalid_at(strbuf_text(&out), out.length) == out.length);
    strbuf_release(&out);
}

static void compile(const struct routine *r, unsigned cautions, struct diags *d)
{
    const struct exercise_source source = {find, NULL};
    for (int level = 1; level <= EXERCISE_LEVELS; level++) {
        struct arena a = {0};
        struct timeline_options options = {
            .level = level, .who.cautions = cautions, .breath_pace = 100};
        const struct timeline *t = timeline_compile(r, &options, &source, &a, d);
        if (t)
            check_timeline(t, &a);
        options.fit_ms = t ? t->total_ms / 2 : 0;
        t = t ? timeline_compile(r, &options, &source, &a, d) : NULL;
        if (t) {
            must(t->total_ms <= options.fit_ms || options.fit_ms == 0);
            check_timeline(t, &a);
        }
        arena_release(&a);
    }
}

static void draw(const struct exercise *e, struct arena *a, struct diags *d)
{
    struct figure_phase *phases = arena_array(a, e->n_phases, sizeof *phases);
    for (size_t i = 0; i < e->n_phases; i++)
        phases[i] = (struct figure_phase){e->phases[i].name, e->phases[i].pose, FIGURE_BREATH_FREE,
                                          e->phases[i].loc};
    const struct figure *f = figure_build(e->figure, &world.bases, phases, e->n_phases, a, d);
    if (!f)
        return;
    struct figure_canvas canvas = {0};
    struct cell *cells = arena_array(a, 24 * 10, sizeof *cells);
    const struct figure_style style = {.glyphs = FIGURE_BRAILLE, .colours = 256};
    const struct figure_moment moment = {.phase = 0, .progress = 0.5, .breath = 0.5};
    figure_draw(&canvas, f, &moment, &style, cells, 24, 10);
    figure_canvas_release(&canvas);
}

/* The same bytes as frames drawn by hand. */
static void draw_frames(const char *text, size_t size, struct arena *a, struct diags *d)
{
    static const struct figure_phase phases[] = {{.name = "lift"}, {.name = "hold"}};
    const struct figure *f =
        figure_with_frames(NULL, "fuzz.frames", text, size, phases, ARRAY_LEN(phases), a, d);
    struct figure_canvas canvas = {0};
    const struct figure_style style = {.glyphs = FIGURE_ASCII, .colours = 256};
    struct cell *cells = arena_array(a, 24 * 10, sizeof *cells);
    for (int i = 0; f && i < 8; i++) {
        const struct figure_moment moment = {
            .phase = i % 3 - 1, .progress = i / 8.0, .mirror_to = i & 1};
        figure_draw(&canvas, f, &moment, &style, cells, 24 - 3 * i, 10 - i);
    }
    figure_canvas_release(&canvas);
}

/* A pattern is breathed with the first body there is, and at another rate. */
static const struct exercise *build_breath(const struct node *root, struct arena *a,
                                           struct diags *d)
{
    const struct breath_pattern *b = breath_build(root, "fuzz", "fuzz.cfg", a, d);
    if (d->errors)
        return NULL;
    const struct exercise *e = breath_exercise(b, world.exercises[0], a, d);
    breath_timed(e, BREATH_RATE_MIN, BREATH_RATIO_MAX, a);
    return e;
}

static void build(const struct node *root, struct arena *a, struct diags *d)
{
    const struct exercise_source source = {find, NULL};
    const struct routine *r;
    if (node_member(root, "swaps") || node_member(root, "replaces")) {
        track_build(root, "fuzz", "fuzz.cfg", a, d);
        return;
    }
    if (node_member(root, "phases") || node_member(root, "body")) {
        const struct exercise *e = node_member(root, "body")
                                       ? build_breath(root, a, d)
                                       : exercise_build(root, "fuzz", "fuzz.cfg", a, d);
        if (d->errors)
            return;
        if (e->figure)
            draw(e, a, d);
        r = routine_of_exercise(e, a);
    } else {
        r = routine_build(root, "fuzz", "fuzz.cfg", &source, a, d);
        if (d->errors)
            return;
    }
    compile(r, 0, d);
    compile(r, ~0U >> (32 - N_CAUTIONS), d);
}

/* As a recipe, and as a profile that shapes one. */
static void build_sound(const struct node *root, struct arena *a, struct diags *d)
{
    struct recipe recipe;
    struct profile profile;
    if (!profile_is_one(root)) {
        recipe_read(root, &recipe, a, d);
        return;
    }
    if (!profile_read(root, &profile, a, d))
        return;
    for (size_t i = 0; i < N_SOUNDS; i++) {
        recipe = (struct recipe){.kind = RECIPE_STRUCK, .level_db = -9};
        profile_shape(&profile, (enum sound_id) i, &recipe);
        must(recipe.level_db <= PROFILE_PEAK_DB);
        must(profile_sample_level(&profile, (enum sound_id) i).peak_db <= PROFILE_PEAK_DB);
        must(!profile.sounds[i].plays || !strstr(profile.sounds[i].plays, ".."));
    }
}

static size_t count_nodes(const struct node *n)
{
    size_t count = 1;
    for (size_t i = 0; i < n->count; i++)
        count += count_nodes(n->children[i]);
    return count;
}

/* What the lint lets through the library must take, and both must see the same values. */
static void check_lint(const struct node *root, const char *text, size_t size)
{
    struct arena a = {0};
    struct diags d = {0};
    struct lint lint = lint_text("fuzz.cfg", text, size, &a, &d);
    must((lint.text != NULL) == (root != NULL));
    must(!root || count_nodes(root) - 1 == lint.count);
    diags_release(&d);
    arena_release(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!world.ready)
        prepare();
    if (size > CFG_BYTES_MAX)
        return 0;
    struct arena a = {0};
    struct diags d = {0};
    const struct node *root = cfg_parse("fuzz.cfg", (const char *) data, size, &a, &d);
    must(root || d.errors);
    check_lint(root, (const char *) data, size);
    if (root && (node_member(root, "kind") || profile_is_one(root)))
        build_sound(root, &a, &d);
    else if (root)
        build(root, &a, &d);
    draw_frames((const char *) data, size, &a, &d);
    struct strbuf report = {0};
    diags_sort(&d);
    diags_format(&d, &report);
    diags_format_json(&d, &report);
    must(utf8_invalid_at(strbuf_text(&report), report.length) == report.length);
    strbuf_release(&report);
    diags_release(&d);
    arena_release(&a);
    return 0;
}
