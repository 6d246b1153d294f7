/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/parse.h"
#include "base/utf8.h"
#include "figure/cue.h"
#include "figure/frames.h"

#include <string.h>

enum { PHASE_WORDS_MAX = CUE_PHASES_MAX };

/* One line of the file, without its end. */
struct line {
    const char *text;
    size_t length;
    int number;
};

/* A frame while its lines are counted. */
struct draft {
    uint32_t phases;
    float from;
    size_t first_line, lines; /* of the file, from 0; blank ones at the end left out */
};

struct frames_reader {
    const struct reader *r;
    const char *path;
    const struct figure_phase *phases;
    size_t n_phases;
    struct line *lines;
    size_t n_lines;
    struct draft *drafts;
    struct frames *out;
};

static struct src_loc loc(const struct frames_reader *fr, const struct line *l)
{
    return (struct src_loc){fr->path, l->number};
}

/* ---- lines ---- */

static void split(struct frames_reader *fr, const char *text, size_t length)
{
    size_t room = 1;
    for (size_t i = 0; i < length; i++)
        room += text[i] == '\n';
    fr->lines = arena_array(fr->r->arena, room, sizeof *fr->lines);
    for (size_t at = 0; at < length;) {
        const char *end = memchr(text + at, '\n', length - at);
        size_t n = end ? (size_t) (end - text) - at : length - at, kept = n;
        while (kept > 0 && (text[at + kept - 1] == ' ' || text[at + kept - 1] == '\r'))
            kept--;
        fr->lines[fr->n_lines] = (struct line){text + at, kept, (int) fr->n_lines + 1};
        fr->n_lines++;
        at += n + 1;
    }
}

/* Every character of a line has to take its place on a terminal, and do nothing else there. */
static bool check_line(const struct frames_reader *fr, const struct line *l)
{
    struct diags *d = fr->r->diags;
    for (size_t at = 0; at < l->length;) {
        uint32_t cp;
        int bytes = utf8_decode(l->text + at, l->length - at, &cp);
        if (bytes <= 0) {
            diag_add(d, DIAG_ERROR, loc(fr, l), "not-utf8", "this line is not valid UTF-8");
            return false;
        }
        if (cp == '\t' || utf8_is_unsafe(cp)) {
            diag_add(d, DIAG_ERROR, loc(fr, l), "control-character",
                     "character U+%04X may not stand in a drawing", (unsigned) cp);
            if (cp == '\t')
                diag_hint(d, "use spaces: a tab is as wide as each editor likes");
            return false;
        }
        if (utf8_cp_width(cp) == 0) {
            diag_add(d, DIAG_ERROR, loc(fr, l), "no-width",
                     "character U+%04X has no cell of its own", (unsigned) cp);
            return false;
        }
        at += (size_t) bytes;
    }
    return true;
}

static int width_of(const struct line *l)
{
    int width = 0;
    for (size_t at = 0; at < l->length;) {
        uint32_t cp;
        at += (size_t) utf8_decode(l->text + at, l->length - at, &cp);
        width += utf8_cp_width(cp);
    }
    return width;
}

/* ---- what is before the first ruler ---- */

static bool read_yes(const struct frames_reader *fr, const struct line *l, const char *value)
{
    if (strcmp(value, "yes") == 0 || strcmp(value, "no") == 0)
        return value[0] == 'y';
    diag_add(fr->r->diags, DIAG_ERROR, loc(fr, l), "unknown-word", "'%s' is neither yes nor no",
             value);
    return false;
}

static bool read_look(const struct frames_reader *fr, const struct line *l, const char *value)
{
    if (strcmp(value, "any") == 0 || strcmp(value, "ascii") == 0)
        return value[1] == 's';
    diag_add(fr->r->diags, DIAG_ERROR, loc(fr, l), "unknown-word", "'%s' is neither any nor ascii",
             value);
    return false;
}

static void read_breaths(const struct frames_reader *fr, const struct line *l, const char *value)
{
    struct frames *out = fr->out;
    size_t length = strlen(value);
    out->n_breaths = 0;
    for (size_t at = 0; at < length; out->n_breaths++) {
        uint32_t cp;
        at += (size_t) utf8_decode(value + at, length - at, &cp);
        if (out->n_breaths == FRAME_BREATHS_MAX) {
            diag_add(fr->r->diags, DIAG_ERROR, loc(fr, l), "too-many",
                     "more than %d characters that breathe", FRAME_BREATHS_MAX);
            return;
        }
        if (utf8_cp_width(cp) != 1)
            diag_add(fr->r->diags, DIAG_ERROR, loc(fr, l), "frame-size",
                     "a character that breathes is one cell wide");
        out->breaths[out->n_breaths] = cp;
    }
}

static void read_setting(const struct frames_reader *fr, const struct line *l)
{
    static const char *const keys[] = {"mirror", "look", "glow", "dim", "breath"};
    char *key = arena_strndup(fr->r->arena, l->text, l->length), *value = strchr(key, ':');
    if (!value) {
        diag_add(fr->r->diags, DIAG_ERROR, loc(fr, l), "syntax",
                 "before the first ruler stand 'key: value' and comments only");
        diag_hint(fr->r->diags, "a comment begins with #, a ruler is --- %s 0.5 ---",
                  fr->n_phases ? fr->phases[0].name : "phase");
        return;
    }
    *value++ = '\0';
    value += strspn(value, " ");
    if (strcmp(key, keys[0]) == 0) {
        fr->out->mirror = read_yes(fr, l, value);
    } else if (strcmp(key, keys[1]) == 0) {
        fr->out->only_ascii = read_look(fr, l, value);
    } else if (strcmp(key, keys[2]) == 0) {
        fr->out->glow = value;
    } else if (strcmp(key, keys[3]) == 0) {
        fr->out->dim = value;
    } else if (strcmp(key, keys[4]) == 0) {
        read_breaths(fr, l, value);
    } else {
        diag_add(fr->r->diags, DIAG_ERROR, loc(fr, l), "unknown-key", "unknown key '%s'", key);
        read_hint_words(fr->r, key, keys, ARRAY_LEN(keys));
    }
}

/* ---- rulers ---- */

/* "--- words ---": what is between, or NULL for a line of a drawing. */
static char *ruler_words(const struct frames_reader *fr, const struct line *l)
{
    if (l->length < 9 || strncmp(l->text, "--- ", 4) != 0 ||
        strncmp(l->text + l->length - 3, "---", 3) != 0)
        return NULL;
    size_t end = l->length, start = 4;
    while (end > start && l->text[end - 1] == '-')
        end--;
    if (end <= start || l->text[end - 1] != ' ')
        return NULL;
    while (end > start && l->text[end - 1] == ' ')
        end--;
    return arena_strndup(fr->r->arena, l->text + start, end - start);
}

/* A phase's number, from 1, or its name, which several may have. */
static uint32_t phases_called(const struct frames_reader *fr, const struct line *l,
                              const char *word)
{
    const char *names[PHASE_WORDS_MAX];
    uint32_t set = 0;
    int number;
    size_t n = MIN(fr->n_phases, (size_t) PHASE_WORDS_MAX);
    if (parse_int(word, 1, (int) n, &number))
        return 1U << (number - 1);
    for (size_t i = 0; i < n; i++) {
        names[i] = fr->phases[i].name;
        if (strcmp(word, names[i]) == 0)
            set |= 1U << i;
    }
    if (!set) {
        diag_add(fr->r->diags, DIAG_ERROR, loc(fr, l), "unknown-phase",
                 "the exercise has no phase '%s'", word);
        read_hint_words(fr->r, word, names, n);
    }
    return set;
}

/* The number at the end, where there is one after the phase. */
static bool read_time(const struct frames_reader *fr, const struct line *l, char *words, float *out)
{
    char *space = strrchr(words, ' ');
    double time = 0;
    *out = 0;
    if (!space || !parse_number(space + 1, -1e6, 1e6, &time))
        return true;
    if (time < 0 || time > 1) {
        diag_add(fr->r->diags, DIAG_ERROR, loc(fr, l), "out-of-range",
                 "a frame begins between 0 and 1 of its phase, not at %g", time);
        return false;
    }
    while (space > words && *space == ' ')
        *space-- = '\0';
    *out = (float) time;
    return true;
}

static void check_order(const struct frames_reader *fr, const struct line *l,
                        const struct draft *now)
{
    for (size_t i = 0; i < fr->out->count; i++)
        if (fr->drafts[i].phases & now->phases && fr->drafts[i].from >= now->from) {
            diag_add(fr->r->diags, DIAG_ERROR, loc(fr, l), "frame-order",
                     "a frame above begins at the same time of this phase, or later");
            return;
        }
}

/* False where there are too many. */
static bool begin_frame(struct frames_reader *fr, size_t at, char *words)
{
    const struct line *l = &fr->lines[at];
    struct draft d = {.first_line = at + 1};
    if (fr->out->count == FRAMES_MAX) {
        diag_add(fr->r->diags, DIAG_ERROR, loc(fr, l), "too-many", "more than %d frames",
                 FRAMES_MAX);
        return false;
    }
    if (read_time(fr, l, words, &d.from))
        d.phases = phases_called(fr, l, words);
    check_order(fr, l, &d);
    fr->drafts[fr->out->count++] = d;
    return true;
}

/* ---- drawings ---- */

static void check_size(const struct frames_reader *fr, const struct line *l, int rows)
{
    if (width_of(l) > FRAME_COLS_MAX)
        diag_add(fr->r->diags, DIAG_ERROR, loc(fr, l), "frame-size",
                 "this line is %d cells wide, a frame at most %d", width_of(l), FRAME_COLS_MAX);
    if (rows == FRAME_ROWS_MAX + 1)
        diag_add(fr->r->diags, DIAG_ERROR, loc(fr, l), "frame-size", "a frame has at most %d lines",
                 FRAME_ROWS_MAX);
}

static void take_line(struct frames_reader *fr, size_t at)
{
    const struct line *l = &fr->lines[at];
    struct draft *d = &fr->drafts[fr->out->count - 1];
    if (l->length == 0)
        return;
    d->lines = at - d->first_line + 1;
    check_size(fr, l, (int) d->lines);
    fr->out->rows = MAX(fr->out->rows, (int) d->lines);
    fr->out->cols = MAX(fr->out->cols, width_of(l));
}

static void read_lines(struct frames_reader *fr)
{
    for (size_t i = 0; i < fr->n_lines; i++) {
        const struct line *l = &fr->lines[i];
        if (!check_line(fr, l))
            continue;
        char *words = ruler_words(fr, l);
        if (words && !begin_frame(fr, i, words))
            return;
        if (words)
            continue;
        if (fr->out->count > 0)
            take_line(fr, i);
        else if (l->length > 0 && l->text[0] != '#')
            read_setting(fr, l);
    }
}

static const uint32_t *lay_out(const struct frames_reader *fr, const struct draft *d)
{
    size_t cols = (size_t) fr->out->cols, rows = (size_t) fr->out->rows;
    uint32_t *cps = arena_array(fr->r->arena, cols * rows, sizeof *cps);
    for (size_t i = 0; i < cols * rows; i++)
        cps[i] = ' ';
    for (size_t y = 0; y < d->lines; y++) {
        const struct line *l = &fr->lines[d->first_line + y];
        uint32_t *cell = cps + y * cols;
        for (size_t at = 0; at < l->length;) {
            uint32_t cp;
            at += (size_t) utf8_decode(l->text + at, l->length - at, &cp);
            *cell++ = cp;
            if (utf8_cp_width(cp) == 2)
                *cell++ = 0;
        }
    }
    return cps;
}

const struct frames *frames_read(const struct reader *r, const char *path, const char *text,
                                 size_t length, const struct figure_phase *phases, size_t n)
{
    struct frames *out = arena_alloc(r->arena, sizeof *out);
    struct frames_reader fr = {.r = r, .path = path, .phases = phases, .n_phases = n, .out = out};
    size_t errors = r->diags->errors;
    out->glow = out->dim = "";
    fr.drafts = arena_array(r->arena, FRAMES_MAX, sizeof *fr.drafts);
    size_t bom = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    split(&fr, text + bom, length - bom);
    read_lines(&fr);
    if (out->rows == 0 && r->diags->errors == errors)
        diag_add(r->diags, DIAG_ERROR, (struct src_loc){path, 1}, "empty-file",
                 "there is no frame in this file");
    if (r->diags->errors > errors)
        return NULL;
    struct frame_art *items = arena_array(r->arena, out->count, sizeof *items);
    for (size_t i = 0; i < out->count; i++)
        items[i] =
            (struct frame_art){fr.drafts[i].phases, fr.drafts[i].from, lay_out(&fr, &fr.drafts[i])};
    out->items = items;
    return out;
}
