/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shows the figure of an exercise file: chosen moments as text or ANSI, and
 * what is wrong with it. For whoever writes poses; see usage().
 * Reads phases and figure only: `limber check` judges the rest of the file.
 */
#include "config.h"

#include "base/strbuf.h"
#include "base/utf8.h"
#include "figure/figure.h"
#include "io/cfg.h"

#include <dirent.h>
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const double PI = 3.14159265358979;

enum { PHASES_MAX = 32, MOMENTS_MAX = 256 };

struct request {
    const char *file, *poses;
    int cols, rows, strip;
    bool mirror, keys, play;
    struct figure_style style;
    struct {
        int phase;
        double progress;
    } at[MOMENTS_MAX];
    int at_count;
};

struct loaded {
    struct arena arena;
    struct diags diags;
    struct figure_bases bases;
    struct figure_phase phases[PHASES_MAX];
    double seconds[PHASES_MAX];
    size_t count;
    const struct figure *figure;
};

static void usage(FILE *out)
{
    fputs("usage: figdump [OPTION]... EXERCISE.cfg\n"
          "  --keys              the end of each phase (the default)\n"
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
    static const struct option options[] = {{"keys", no_argument, NULL, 'k'},
                                            {"strip", required_argument, NULL, 'n'},
                                            {"at", required_argument, NULL, 'a'},
                                            {"size", required_argument, NULL, 's'},
                                            {"style", required_argument, NULL, 'y'},
                                            {"colours", required_argument, NULL, 'c'},
                                            {"light", no_argument, NULL, 'l'},
                                            {"mirror", no_argument, NULL, 'm'},
                                            {"aspect", required_argument, NULL, 'r'},
                                            {"poses", required_argument, NULL, 'p'},
                                            {"play", no_argument, NULL, 'P'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
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

/* ---- loading ---- */

static void load_bases(struct loaded *l, const char *folder)
{
    struct dirent **names;
    int n = scandir(folder, &names, NULL, alphasort);
    for (int i = 0; i < n; i++) {
        size_t length = strlen(names[i]->d_name);
        if (length > 4 && strcmp(names[i]->d_name + length - 4, ".cfg") == 0) {
            char *path = arena_printf(&l->arena, "%s/%s", folder, names[i]->d_name);
            const struct node *root = cfg_load(path, &l->arena, &l->diags, NULL);
            if (root)
                figure_bases_add(&l->bases, root, &l->diags);
        }
        free(names[i]);
    }
    if (n >= 0)
        free(names);
}

static const char *poses_folder(struct loaded *l, const struct request *q)
{
    if (q->poses)
        return q->poses;
    const char *slash = strrchr(q->file, '/');
    char *beside = slash
                       ? arena_printf(&l->arena, "%.*s/../poses", (int) (slash - q->file), q->file)
                       : arena_strdup(&l->arena, "../poses");
    DIR *d = opendir(beside);
    if (!d) {
        const char *data = getenv("LIMBER_DATADIR");
        return data ? arena_printf(&l->arena, "%s/routines/poses", data) : "routines/poses";
    }
    closedir(d);
    return beside;
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

static void load_phases(struct loaded *l, const struct node *root)
{
    const struct node *list = node_member(root, "phases");
    for (size_t i = 0; list && i < list->count && l->count < PHASES_MAX; i++) {
        const struct node *p = list->children[i], *name = node_member(p, "name");
        const struct node *pose = node_member(p, "pose"), *s = node_member(p, "seconds");
        l->seconds[l->count] = !s ? 6 : s->type == NODE_INT ? (double) s->integer : s->number;
        l->phases[l->count++] = (struct figure_phase){
            .name = name && name->type == NODE_STRING ? name->string : "?",
            .pose = pose && pose->type == NODE_STRING ? pose->string : NULL,
            .breath = breath_of(p),
            .loc = pose ? pose->loc : p->loc,
        };
    }
}

static void load(struct loaded *l, const struct request *q)
{
    struct cfg_text text = {0};
    load_bases(l, poses_folder(l, q));
    const struct node *root = cfg_load(q->file, &l->arena, &l->diags, &text);
    const struct node *figure = root ? node_member(root, "figure") : NULL;
    if (root && !figure)
        fprintf(stderr, "%s: no figure\n", q->file);
    if (root)
        load_phases(l, root);
    if (figure)
        l->figure = figure_build(figure, &l->bases, l->phases, l->count, &l->arena, &l->diags);
    if (text.text)
        diags_quote(&l->diags, 0, q->file, text.text, text.length);
    struct strbuf report = {0};
    diags_format(&l->diags, &report);
    fputs(strbuf_text(&report), stderr);
    strbuf_release(&report);
}

/* ---- showing ---- */

static double eased(double t)
{
    return 0.5 - 0.5 * cos(PI * t);
}

/* How full the lungs are: what a player without its own breath model would show. */
static double lungs(const struct loaded *l, int phase, double progress)
{
    switch (l->phases[phase].breath) {
    case FIGURE_BREATH_IN:
        return eased(progress);
    case FIGURE_BREATH_OUT:
        return 1 - eased(progress);
    case FIGURE_BREATH_REST:
        return 0;
    case FIGURE_BREATH_FREE:
        return 0.5 - 0.5 * cos(2 * PI * progress * l->seconds[phase] / 6);
    case FIGURE_BREATH_HOLD:
        break;
    }
    int n = (int) l->count;
    for (int k = 1; k < n; k++)
        if (l->phases[(phase + n - k) % n].breath == FIGURE_BREATH_IN)
            return 1;
        else if (l->phases[(phase + n - k) % n].breath == FIGURE_BREATH_OUT)
            return 0;
    return 0.5;
}

static void put_attributes(struct strbuf *out, const struct cell *c)
{
    strbuf_puts(out, "\033[0");
    if (c->attr & CELL_BOLD)
        strbuf_puts(out, ";1");
    if (c->attr & CELL_DIM)
        strbuf_puts(out, ";2");
    if (c->fg >= 0)
        strbuf_printf(out, ";38;5;%d", c->fg);
    if (c->bg >= 0)
        strbuf_printf(out, ";48;5;%d", c->bg);
    strbuf_putc(out, 'm');
}

static void put_cells(struct strbuf *out, const struct cell *cells, int cols, int rows)
{
    const struct cell plain = {.cp = ' ', .fg = -1, .bg = -1};
    for (int y = 0; y < rows; y++) {
        struct cell now = plain;
        for (int x = 0; x < cols; x++) {
            const struct cell *c = &cells[y * cols + x];
            char bytes[4];
            if (c->fg != now.fg || c->bg != now.bg || c->attr != now.attr)
                put_attributes(out, c);
            now = *c;
            strbuf_add(out, bytes, (size_t) utf8_encode(c->cp, bytes));
        }
        if (now.fg != -1 || now.bg != -1 || now.attr)
            strbuf_puts(out, "\033[0m");
        strbuf_putc(out, '\n');
    }
}

static void show(const struct loaded *l, const struct request *q, struct figure_canvas *canvas,
                 int phase, double progress)
{
    struct cell *cells = xcalloc((size_t) q->cols * (size_t) q->rows, sizeof *cells);
    struct figure_moment m = {.phase = phase,
                              .progress = progress,
                              .mirror_from = q->mirror,
                              .mirror_to = q->mirror,
                              .breath = phase < 0 ? 0.5 : lungs(l, phase, progress)};
    struct strbuf out = {0};
    figure_draw(canvas, l->figure, &m, &q->style, cells, q->cols, q->rows);
    strbuf_printf(&out, "--- %s %.2f\n", phase < 0 ? "ready" : l->phases[phase].name, progress);
    put_cells(&out, cells, q->cols, q->rows);
    fputs(strbuf_text(&out), stdout);
    strbuf_release(&out);
    free(cells);
}

static double repetition(const struct loaded *l)
{
    double total = 0;
    for (size_t i = 0; i < l->count; i++)
        total += l->seconds[i];
    return total;
}

static void show_time(const struct loaded *l, const struct request *q, struct figure_canvas *canvas,
                      double t)
{
    int phase = 0;
    while (phase + 1 < (int) l->count && t >= l->seconds[phase])
        t -= l->seconds[phase++];
    show(l, q, canvas, phase, fmin(1, t / l->seconds[phase]));
}

static void play(const struct loaded *l, const struct request *q, struct figure_canvas *canvas)
{
    const struct timespec frame = {0, 66 * 1000000L};
    for (double t = 0;; t = fmod(t + 0.066, repetition(l))) {
        fputs("\033[H\033[2J", stdout);
        show_time(l, q, canvas, t);
        fflush(stdout);
        nanosleep(&frame, NULL);
    }
}

static void show_all(const struct loaded *l, const struct request *q)
{
    struct figure_canvas canvas = {0};
    if (q->play)
        play(l, q, &canvas);
    for (int i = 0; i < q->at_count; i++)
        if (q->at[i].phase >= -1 && q->at[i].phase < (int) l->count)
            show(l, q, &canvas, q->at[i].phase, q->at[i].progress);
    for (int i = 0; i < q->strip; i++)
        show_time(l, q, &canvas, repetition(l) * i / q->strip);
    if (q->keys || (q->at_count == 0 && q->strip == 0))
        for (int i = 0; i < (int) l->count; i++)
            show(l, q, &canvas, i, 1);
    figure_canvas_release(&canvas);
}

int main(int argc, char **argv)
{
    struct request q;
    struct loaded l = {0};
    if (!parse(argc, argv, &q)) {
        usage(stderr);
        return 2;
    }
    load(&l, &q);
    int status = l.figure && l.diags.errors == 0 ? 0 : 1;
    if (l.figure)
        show_all(&l, &q);
    diags_release(&l.diags);
    figure_bases_release(&l.bases);
    arena_release(&l.arena);
    return status;
}
