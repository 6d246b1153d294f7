/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shows the figure of an exercise file: chosen moments as text or ANSI, and
 * what is wrong with it. For whoever writes poses; see usage().
 * Reads phases and figure only: `limber check` judges the rest of the file.
 */
#include "config.h"

#include "base/strbuf.h"
#include "figure/figure.h"
#include "tools/ansi.h"
#include "tools/figure_file.h"

#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOMENTS_MAX = 256 };

struct request {
    const char *file, *poses;
    int cols, rows, strip;
    bool mirror, keys, play, extremes;
    struct figure_style style;
    struct {
        int phase;
        double progress;
    } at[MOMENTS_MAX];
    int at_count;
};

static void usage(FILE *out)
{
    fputs("usage: figdump [OPTION]... EXERCISE.cfg\n"
          "  --keys              the end of each phase (the default)\n"
          "  --extremes          the two ends of the movement: what differs most\n"
          "  --strip N           N moments, evenly over the repetition\n"
          "  --at PHASE:PROGRESS one moment (0:0.5 is half through the first phase); repeatable\n"
          "  --play              the loop, live, in the terminal (Ctrl-C ends it)\n"
          "  --size WxH          cells, 42x18\n"
          "  --style STYLE       blocks, braille or ascii\n"
          "  --colours N         0, 8, 16 or 256 (default: 256, ascii and braille 0)\n"
          "  --light             for a light background\n"
          "  --mirror            the right side\n"
          "  --aspect A          height of a cell / width, 2\n"
          "  --poses DIR         base poses (default: ../poses of the file, then routines/poses)\n",
          out);
}

/* ---- arguments ---- */

static bool parse_style(const char *word, enum figure_glyphs *out)
{
    static const char *const words[] = {"blocks", "braille", "ascii"};
    for (int i = 0; i < 3; i++)
        if (strcmp(word, words[i]) == 0) {
            *out = (enum figure_glyphs) i;
            return true;
        }
    return false;
}

static bool add_moment(struct request *q, const char *text)
{
    int phase;
    double progress;
    if (q->at_count == MOMENTS_MAX || sscanf(text, "%d:%lf", &phase, &progress) != 2)
        return false;
    q->at[q->at_count].phase = phase;
    q->at[q->at_count++].progress = progress;
    return true;
}

static bool apply(struct request *q, int option, const char *value)
{
    switch (option) {
    case 'k':
        return q->keys = true;
    case 'e':
        return q->extremes = true;
    case 'n':
        return (q->strip = atoi(value)) > 0;
    case 'a':
        return add_moment(q, value);
    case 's':
        return sscanf(value, "%dx%d", &q->cols, &q->rows) == 2 && q->cols > 0 && q->rows > 0 &&
               q->cols <= 500 && q->rows <= 200;
    case 'y':
        return parse_style(value, &q->style.glyphs);
    case 'c':
        q->style.colours = atoi(value);
        return true;
    case 'l':
        return q->style.light = true;
    case 'm':
        return q->mirror = true;
    case 'r':
        q->style.cell_aspect = atof(value);
        return true;
    case 'p':
        q->poses = value;
        return true;
    case 'P':
        return q->play = true;
    default:
        return false;
    }
}

static bool parse(int argc, char **argv, struct request *q)
{
    static const struct option options[] = {
        {"keys", no_argument, NULL, 'k'},          {"extremes", no_argument, NULL, 'e'},
        {"strip", required_argument, NULL, 'n'},   {"at", required_argument, NULL, 'a'},
        {"size", required_argument, NULL, 's'},    {"style", required_argument, NULL, 'y'},
        {"colours", required_argument, NULL, 'c'}, {"light", no_argument, NULL, 'l'},
        {"mirror", no_argument, NULL, 'm'},        {"aspect", required_argument, NULL, 'r'},
        {"poses", required_argument, NULL, 'p'},   {"play", no_argument, NULL, 'P'},
        {"help", no_argument, NULL, 'h'},          {NULL, 0, NULL, 0}};
    int option;
    *q = (struct request){.cols = 42, .rows = 18, .style = {.colours = -1, .cell_aspect = 2}};
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1)
        if (!apply(q, option, optarg))
            return false;
    if (q->style.colours < 0)
        q->style.colours = q->style.glyphs == FIGURE_BLOCKS ? 256 : 0;
    if (optind + 1 != argc)
        return false;
    q->file = argv[optind];
    return true;
}

/* ---- showing ---- */

static void show(const struct figure_file *f, const struct request *q, struct figure_canvas *canvas,
                 const struct figure_moment *m)
{
    struct cell *cells = xcalloc((size_t) q->cols * (size_t) q->rows, sizeof *cells);
    struct strbuf out = {0};
    figure_draw(canvas, f->figure, m, &q->style, cells, q->cols, q->rows);
    strbuf_printf(&out, "--- %s %.2f\n", m->phase < 0 ? "ready" : f->phases[m->phase].name,
                  m->progress);
    ansi_put(&out, cells, q->cols, q->rows);
    fputs(strbuf_text(&out), stdout);
    strbuf_release(&out);
    free(cells);
}

static void show_time(const struct figure_file *f, const struct request *q,
                      struct figure_canvas *canvas, double t)
{
    struct figure_moment m = figure_file_moment(f, t, q->mirror);
    show(f, q, canvas, &m);
}

static void show_phase(const struct figure_file *f, const struct request *q,
                       struct figure_canvas *canvas, int phase, double progress)
{
    struct figure_moment m = figure_file_phase(f, phase, progress, q->mirror);
    show(f, q, canvas, &m);
}

/* ---- the two ends ---- */

enum { END_COLS = 60, END_ROWS = 20, ENDS_MAX = 48 };

/* A phase that goes to a pose shows itself just before its end; one alone, in its course. */
static int end_moments(const struct figure_file *f, bool right, struct figure_moment *out)
{
    int n = 0;
    for (int i = 0; i < (int) f->count; i++)
        if (f->phases[i].pose)
            out[n++] = figure_file_phase(f, i, 0.9, right);
    if (n > 1)
        return n;
    for (n = 0; n < ENDS_MAX; n++)
        out[n] = figure_file_phase(f, 0, 0.2 + 0.6 * n / ENDS_MAX, right);
    return n;
}

static int cells_that_differ(const struct cell *a, const struct cell *b)
{
    int n = 0;
    for (int i = 0; i < END_COLS * END_ROWS; i++)
        n += a[i].cp != b[i].cp || a[i].fg != b[i].fg || a[i].bg != b[i].bg;
    return n;
}

static void show_extremes(const struct figure_file *f, const struct request *q,
                          struct figure_canvas *canvas)
{
    static struct cell pictures[ENDS_MAX][END_COLS * END_ROWS];
    const struct figure_style style = {FIGURE_BLOCKS, 256, false, 2};
    struct figure_moment ends[ENDS_MAX];
    int n = end_moments(f, q->mirror, ends), first = 0, second = n - 1, most = 0;
    for (int i = 0; i < n; i++) {
        struct figure_moment body = ends[i];
        body.still = true; /* no arrows: it is the body that counts */
        figure_draw(canvas, f->figure, &body, &style, pictures[i], END_COLS, END_ROWS);
        for (int k = 0; k < i; k++) {
            int differ = cells_that_differ(pictures[k], pictures[i]);
            if (differ > most) {
                most = differ;
                first = k;
                second = i;
            }
        }
    }
    show(f, q, canvas, &ends[first]);
    show(f, q, canvas, &ends[second]);
}

static void play(const struct figure_file *f, const struct request *q, struct figure_canvas *canvas)
{
    const struct timespec frame = {0, 66 * 1000000L};
    for (double t = 0;; t = fmod(t + 0.066, figure_file_seconds(f))) {
        fputs("\033[H\033[2J", stdout);
        show_time(f, q, canvas, t);
        fflush(stdout);
        nanosleep(&frame, NULL);
    }
}

static void show_all(const struct figure_file *f, const struct request *q)
{
    struct figure_canvas canvas = {0};
    if (q->play)
        play(f, q, &canvas);
    if (q->extremes)
        show_extremes(f, q, &canvas);
    for (int i = 0; i < q->at_count; i++)
        if (q->at[i].phase >= -1 && q->at[i].phase < (int) f->count)
            show_phase(f, q, &canvas, q->at[i].phase, q->at[i].progress);
    for (int i = 0; i < q->strip; i++)
        show_time(f, q, &canvas, figure_file_seconds(f) * i / q->strip);
    if (q->keys || (q->at_count == 0 && q->strip == 0 && !q->extremes))
        for (int i = 0; i < (int) f->count; i++)
            show_phase(f, q, &canvas, i, 1);
    figure_canvas_release(&canvas);
}

int main(int argc, char **argv)
{
    struct request q;
    struct figure_file f = {0};
    struct strbuf report = {0};
    if (!parse(argc, argv, &q)) {
        usage(stderr);
        return 2;
    }
    bool loaded = figure_file_load(&f, q.file, q.poses);
    diags_format(&f.diags, &report);
    if (!loaded && f.diags.count == 0)
        strbuf_printf(&report, "%s: no figure\n", q.file);
    fputs(strbuf_text(&report), stderr);
    strbuf_release(&report);
    int status = loaded && f.diags.errors == 0 ? 0 : 1;
    if (loaded)
        show_all(&f, &q);
    figure_file_release(&f);
    return status;
}
