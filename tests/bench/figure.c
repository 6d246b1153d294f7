/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Median milliseconds (thread CPU time) to draw one frame of an exercise, for
 * each look: bench/figure [--size WxH] [--frames N] EXERCISE.cfg...
 */
#include "config.h"

#include "tools/figure_file.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FRAMES_MAX = 4000 };

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double) t.tv_sec * 1e3 + (double) t.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

static double median_ms(const struct figure_file *f, const struct figure_style *style, int cols,
                        int rows, int frames)
{
    static double ms[FRAMES_MAX];
    struct figure_canvas canvas = {0};
    struct cell *cells = xcalloc((size_t) cols * (size_t) rows, sizeof *cells);
    for (int i = 0; i < frames; i++) {
        struct figure_moment m = figure_file_moment(f, figure_file_seconds(f) * i / frames, false);
        double start = now_ms();
        figure_draw(&canvas, f->figure, &m, style, cells, cols, rows);
        ms[i] = now_ms() - start;
    }
    qsort(ms, (size_t) frames, sizeof *ms, by_value);
    figure_canvas_release(&canvas);
    free(cells);
    return ms[frames / 2];
}

static const struct {
    const char *name;
    struct figure_style style;
} looks[] = {
    {"blocks 256", {FIGURE_BLOCKS, 256, false, 2}},
    {"braille 256", {FIGURE_BRAILLE, 256, false, 2}},
    {"braille", {FIGURE_BRAILLE, 0, false, 2}},
    {"ascii 256", {FIGURE_ASCII, 256, false, 2}},
    {"ascii", {FIGURE_ASCII, 0, false, 2}},
};

static void bench(const char *path, int cols, int rows, int frames)
{
    struct figure_file f = {0};
    if (figure_file_load(&f, path, NULL)) {
        const char *slash = strrchr(path, '/');
        printf("%-28s", slash ? slash + 1 : path);
        for (size_t i = 0; i < ARRAY_LEN(looks); i++)
            printf("  %s %.3f", looks[i].name, median_ms(&f, &looks[i].style, cols, rows, frames));
        putchar('\n');
    }
    figure_file_release(&f);
}

int main(int argc, char **argv)
{
    static const struct option options[] = {{"size", required_argument, NULL, 's'},
                                            {"frames", required_argument, NULL, 'n'},
                                            {NULL, 0, NULL, 0}};
    int cols = 60, rows = 20, frames = 300, option;
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        bool ok = option == 's'   ? sscanf(optarg, "%dx%d", &cols, &rows) == 2
                  : option == 'n' ? (frames = atoi(optarg)) > 0 && frames <= FRAMES_MAX
                                  : false;
        if (!ok || cols < 1 || rows < 1 || cols > 500 || rows > 200) {
            fputs("usage: figure [--size WxH] [--frames N] EXERCISE.cfg...\n", stderr);
            return 2;
        }
    }
    for (int i = optind; i < argc; i++)
        bench(argv[i], cols, rows, frames);
    return 0;
}
