/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view/play.h"

#include "base/utf8.h"
#include "view/bar.h"
#include "view/big.h"
#include "view/keys.h"
#include "view/layout.h"
#include "view/menu.h"
#include "view/play_card.h"
#include "view/play_words.h"
#include "view/text.h"

#include <string.h>

static const char *const sound_marks[N_SOUND_MARKS] = {
    [SOUND_MARK_NONE] = "",           [SOUND_MARK_MUTED] = "muted",
    [SOUND_MARK_OFF] = "sound off",   [SOUND_MARK_NO_DEVICE] = "no sound device",
    [SOUND_MARK_LOST] = "sound lost", [SOUND_MARK_WAITING] = "sound not ready",
};

enum screen play_screen(const struct play_model *m)
{
    if (m->state == SESSION_PAUSED)
        return SCREEN_PAUSED;
    const struct timeline *t = m->timeline;
    bool checklist = t->phases[timeline_phase_at(t, m->position_ms)].kind == PHASE_CHECKLIST;
    if (!checklist && m->state != SESSION_WAITING)
        return SCREEN_PLAY;
    return m->checklist && checklist_wants_number(m->checklist) ? SCREEN_MEASURE : SCREEN_CHECKLIST;
}

/* ---- the top row ---- */

/* Steps are counted without rests and cards of no length. */
static bool counts(const struct timeline *t, int step)
{
    const struct plan_step *s = &t->steps[step];
    return s->kind != STEP_REST && (s->n_phases == 0 || t->phases[s->first_phase].ms > 0);
}

/* captioned: what is said has a row of its own. */
static void draw_title(struct frame *f, struct rect r, const struct play_model *m, int step,
                       bool captioned)
{
    const struct timeline *t = m->timeline;
    int number = 0, count = 0;
    for (int i = 0; i < t->n_steps; i++) {
        number += counts(t, i) && i <= step;
        count += counts(t, i);
    }
    char left[TEXT_TIME_BYTES];
    text_time(left, t->total_ms - m->position_ms);
    strbuf_reset(&f->scratch);
    strbuf_printf(&f->scratch, "step %d/%d · %s left", MAX(number, 1), MAX(count, 1), left);
    const char *said = m->note ? m->note : captioned ? NULL : m->caption;
    int words = said ? utf8_width(said) + 2 : 0, w = utf8_width(strbuf_text(&f->scratch));
    if (w > r.w - MAX(words, 12)) { /* the time left matters most */
        strbuf_reset(&f->scratch);
        strbuf_puts(&f->scratch, left);
        w = utf8_width(left);
    }
    struct rect rest = r;
    if (!said || words + w <= r.w) { /* but for a moment */
        frame_text_right(f, r, 0, STYLE_TEXT, strbuf_text(&f->scratch));
        rest = rect_inset(r, 0, 0, w + 2, 0);
    }
    const char *mark = m->voice && m->sound == SOUND_MARK_NONE ? "voice" : sound_marks[m->sound];
    if (*mark && rest.w >= utf8_width(mark) + MAX(words, 8)) {
        frame_text_right(f, rest, 0, m->sound == SOUND_MARK_NONE ? STYLE_QUIET : STYLE_WARN, mark);
        rest = rect_inset(rest, 0, 0, utf8_width(mark) + 2, 0);
    }
    frame_text(f, rest, 0, 0, said ? STYLE_ACCENT : STYLE_TITLE, said ? said : t->routine->name);
}

/* ---- the panel ---- */

/* A name over one or two lines of big letters, where they fit. */
struct big_name {
    enum big_size size;
    char lines[2][PLAY_TEXT_BYTES];
    int n;
};

static void cut_name(struct big_name *b, const char *name, size_t at)
{
    size_t length = MIN(strlen(name), sizeof b->lines[0] - 1);
    size_t first = MIN(at, length), second = MIN(at + 1, length);
    memcpy(b->lines[0], name, first);
    b->lines[0][first] = '\0';
    memcpy(b->lines[1], name + second, length - second);
    b->lines[1][length - second] = '\0';
    b->n = second < length ? 2 : 1;
}

/* Fits name into w cells: on one line, else cut at the space nearest to its middle. */
static void fit_name(const struct view_caps *caps, const char *name, int w, struct big_name *b)
{
    cut_name(b, name, strlen(name));
    b->size = big_fit(caps, BIG_SMALL, name, w, 3);
    if (b->size != BIG_PLAIN || !caps->utf8)
        return;
    size_t middle = strlen(name) / 2, best = 0;
    for (size_t i = 0; name[i]; i++)
        if (name[i] == ' ' &&
            (best == 0 || MAX(i, middle) - MIN(i, middle) < MAX(best, middle) - MIN(best, middle)))
            best = i;
    struct big_name two = {.size = BIG_SMALL};
    cut_name(&two, name, best);
    if (best > 0 && big_fit(caps, BIG_SMALL, two.lines[0], w, 3) == BIG_SMALL &&
        big_fit(caps, BIG_SMALL, two.lines[1], w, 3) == BIG_SMALL)
        *b = two;
}

enum { NAME_GAP = 2, NAME_LEAST = 12 };

/* The count stands below a name that leaves it no room. */
static int name_rows(const struct play_words *w, int cells)
{
    bool fits = !*w->count || utf8_width(w->name) + NAME_GAP + utf8_width(w->count) <= cells;
    return fits ? 1 : 2;
}

/* Name and count in ordinary letters, which every reader of a screen can read. */
static void draw_name(struct frame *f, struct rect r, const struct play_words *w)
{
    bool below = r.h > 1;
    int count = *w->count && !below ? utf8_width(w->count) + NAME_GAP : 0;
    if (r.w - count < NAME_LEAST)
        count = 0;
    frame_text(f, rect_inset(r, 0, 0, count, 0), 0, 0, STYLE_TITLE, w->name);
    if (below)
        frame_text(f, r, 0, 1, STYLE_STRONG, w->count);
    else if (count)
        frame_text_right(f, r, 0, STYLE_STRONG, w->count);
}

static void draw_big_name(struct frame *f, struct rect r, const struct play_words *w)
{
    struct big_name b;
    fit_name(&f->caps, w->name, r.w, &b);
    if (b.size == BIG_PLAIN || r.h < 3 * b.n)
        return;
    for (int i = 0; i < b.n; i++)
        big_text(f, r, 0, r.h - 3 * (b.n - i), b.size, STYLE_TITLE, b.lines[i]);
}

/* Rows of the big name with one to set it off; 0: it does not fit in that many cells. */
static int big_name_rows(const struct view_caps *caps, const struct play_words *w, int cells)
{
    struct big_name b;
    fit_name(caps, w->name, cells, &b);
    return b.size == BIG_PLAIN ? 0 : 3 * b.n + 1;
}

/* "LEFT side", one row or four. */
static void draw_side(struct frame *f, struct rect r, const struct play_words *w)
{
    if (!w->side)
        return;
    frame_text(f, r, 0, 0, STYLE_SIDE, w->side);
    if (r.h < 4)
        return;
    const char *word = w->phase->side == SIDE_LEFT ? "LEFT" : "RIGHT";
    big_text(f, r, 0, 1, big_fit(&f->caps, BIG_MEDIUM, word, r.w, 3), STYLE_SIDE, word);
}

/* "breathe OUT": the word in capitals is what one must be able to read from the mat. */
static const char *loud_word(const char *doing)
{
    const char *word = strrchr(doing, ' ');
    word = word ? word + 1 : doing;
    for (const char *c = word; *c; c++)
        if (*c < 'A' || *c > 'Z')
            return NULL;
    return *word ? word : NULL;
}

/* Beside a countdown of that many rows: the words, and the loud one of them big below them; below
 * that how, where it has no row of its own. */
static void draw_doing(struct frame *f, struct rect r, const struct play_words *w, int rows)
{
    enum { BIG_ROWS = 3 };
    const char *word = loud_word(w->doing);
    int detail = *w->detail ? text_lines(w->detail, MAX(r.w, 1)) : 0;
    enum big_size size = word ? big_fit(&f->caps, BIG_MEDIUM, word, r.w, rows - 1) : BIG_PLAIN;
    if (size != BIG_PLAIN && r.h >= 1 + BIG_ROWS + detail) {
        frame_text(f, r, 0, 0, w->doing_style, w->doing);
        big_text(f, r, 0, 1, size, w->doing_style, word);
        text_block(f, r, 1 + BIG_ROWS, STYLE_TEXT, w->detail);
        return;
    }
    int y = MAX(MIN(rows / 2, r.h - 1 - detail), 0);
    int x = frame_text(f, rect_row(r, y), 0, 0, w->doing_style, w->doing);
    if (r.h == 1 && *w->detail && r.w - x > 4)
        frame_text(f, r, x + 2, 0, STYLE_QUIET, w->detail);
    else if (detail && y + 1 < r.h)
        text_block(f, r, y + 1, STYLE_TEXT, w->detail);
}

/* The countdown and, beside it, what to do; below it how, where there is a row for that. */
static void draw_count(struct frame *f, struct rect r, struct rect below,
                       const struct play_words *w)
{
    enum { WORDS_CELLS = 15, GAP = 3 };
    enum big_size size = big_fit(&f->caps, BIG_TALL, w->widest, r.w - GAP - WORDS_CELLS, r.h);
    int room = big_width(&f->caps, size, w->widest), used = big_width(&f->caps, size, w->digits);
    int gap = size == BIG_PLAIN ? 2 : GAP;
    big_text(f, r, MAX(room - used, 0), 0, size, STYLE_STRONG, w->digits);
    struct play_words beside = *w;
    if (!rect_empty(below)) {
        text_block(f, below, 0, STYLE_TEXT, w->detail);
        beside.detail = "";
    }
    draw_doing(f, rect_inset(r, room + gap, 0, 0, 0), &beside, big_rows(size));
}

static int lines_rows(const struct play_words *w, int cells)
{
    int rows = 0;
    for (int i = 0; w->lines[i]; i++)
        rows += text_lines(w->lines[i], MAX(cells - (i < w->numbered ? 3 : 0), 1));
    return rows;
}

/* Kept free for them: cues take turns, and nothing else moves when a longer one comes. */
static int lines_room(const struct play_words *w, int cells)
{
    const struct exercise *e = w->step->exercise;
    int rows = lines_rows(w, cells);
    for (size_t i = 0; e && w->phase->kind != PHASE_PREPARE && i < e->n_cues; i++)
        rows = MAX(rows, text_lines(e->cues[i], MAX(cells, 1)));
    return rows;
}

/* Moved up by `scroll` rows where not all of them fit. */
static void draw_lines(struct frame *f, struct rect r, const struct play_words *w, int scroll)
{
    int rows = lines_rows(w, r.w);
    bool moves = rows > r.h && r.w > 8;
    struct rect body = moves ? rect_inset(r, 0, 0, 2, 0) : r;
    rows = moves ? lines_rows(w, body.w) : rows;
    int top = CLAMP(scroll, 0, MAX(rows - r.h, 0));
    enum style style = w->phase->kind == PHASE_PREPARE ? STYLE_TEXT : STYLE_QUIET;
    for (int i = 0, y = -top; w->lines[i] && y < r.h; i++) {
        bool numbered = i < w->numbered;
        if (numbered)
            frame_textf(f, body, 0, y, STYLE_QUIET, "%d.", i + 1);
        y += text_block(f, rect_inset(body, numbered ? 3 : 0, 0, 0, 0), y, style, w->lines[i]);
    }
    if (moves)
        scroll_bar(f, r, top, rows);
}

static void draw_next(struct frame *f, struct rect r, const struct play_words *w)
{
    int x = frame_text(f, r, 0, 0, STYLE_QUIET, "next") + 2;
    frame_text(f, r, x, 0, STYLE_TEXT, *w->next ? w->next : "the end");
}

enum panel_part {
    NAME,
    BIG_NAME,
    GAP_1,
    SIDE,
    GAP_2,
    COUNT,
    SAY,
    GAP_3,
    GAUGE,
    GAP_4,
    LINES,
    GAP_5,
    NEXT,
    N_PARTS
};

/* Rows of the parts in a panel of w x h. The digits are as tall as they can be with every text
 * whole; but those of work are read from the mat. */
static void panel_rows(const struct view_caps *caps, const struct play_words *w, int cells, int h,
                       int *rows)
{
    enum { ROOMY = 22 /* from which on letters may be big */, TIGHT = 8, TALL = 5, READABLE = 3 };
    bool roomy = h >= ROOMY && caps->utf8;
    int lines = lines_room(w, cells), name = name_rows(w, cells), side = w->side ? 1 : 0;
    int big_name = roomy ? big_name_rows(caps, w, cells) : 0;
    int say = *w->detail ? MIN(text_lines(w->detail, cells), 2) : 0;
    int least = w->phase->kind == PHASE_PREPARE ? 1 : READABLE;
    struct slot slots[N_PARTS] = {
        [NAME] = {h >= TIGHT ? name : 1, name, 2, 0},
        [BIG_NAME] = {0, big_name, 9, big_name},
        [GAP_1] = {0, 1, 8, 0},
        [SIDE] = {side, side && roomy ? 4 : side, 3, 3},
        [GAP_2] = {0, side, 8, 0},
        [COUNT] = {1, TALL, 1, 2},
        [SAY] = {0, say, 7, 0}, /* else it stands beside the digits */
        [GAP_3] = {0, 1, 8, 0},
        [GAUGE] = {1, 1, 4, 0},
        [GAP_4] = {0, 1, 8, 0},
        [LINES] = {MIN(lines, 1), lines, 5, 0},
        [GAP_5] = {0, 1, 8, 0},
        [NEXT] = {1, 1, 6, 0},
    };
    for (; slots[COUNT].want >= least; slots[COUNT].want -= 2) {
        layout_stack(slots, N_PARTS, h, rows);
        if (rows[LINES] == lines)
            break;
    }
}

static void draw_panel(struct frame *f, struct rect r, const struct play_model *m,
                       const struct play_words *w)
{
    int rows[N_PARTS];
    panel_rows(&f->caps, w, r.w, r.h, rows);
    struct rect part[N_PARTS];
    int spare = r.h;
    for (int i = 0; i < N_PARTS; i++)
        spare -= rows[i];
    for (int i = 0, y = spare / 3; i < N_PARTS; y += rows[i++])
        part[i] = (struct rect){r.x, r.y + y, r.w, rows[i]};
    draw_name(f, part[NAME], w);
    draw_big_name(f, part[BIG_NAME], w);
    draw_side(f, part[SIDE], w);
    draw_count(f, part[COUNT], part[SAY], w);
    bar_gauge(f, part[GAUGE], play_breath_style(w->phase->breath),
              timeline_lungs(m->timeline, m->position_ms));
    draw_lines(f, part[LINES], w, m->scroll);
    draw_next(f, part[NEXT], w);
}

/* ---- all together ---- */

static void draw_figure(struct frame *f, struct rect r, const struct play_model *m)
{
    if (!m->picture || rect_empty(r))
        return;
    bool stands = m->state == SESSION_PAUSED || m->state == SESSION_STOPPED;
    struct play_scene s = play_scene(m->timeline, m->position_ms, m->waited_ms, stands);
    if (!s.exercise)
        return;
    const struct cell *cells =
        m->picture->draw(m->picture->context, s.exercise, &s.moment, r.w, r.h);
    if (cells)
        frame_cells(f, r, cells);
}

static void draw_progress(struct frame *f, struct rect r, const struct play_model *m)
{
    enum { STEPS_MAX = 256 };
    const struct timeline *t = m->timeline;
    int64_t starts[STEPS_MAX];
    int n = MIN(t->n_steps, STEPS_MAX);
    for (int i = 0; i < n; i++)
        starts[i] = timeline_step_start_ms(t, i);
    bar_progress(f, r, m->position_ms, t->total_ms, starts, n);
}

/* Everything that matters in one row, the most needed first. */
static void draw_line(struct frame *f, struct rect r, const struct play_words *w)
{
    int x = frame_text(f, r, 0, 0, STYLE_STRONG, w->digits) + 1;
    x += frame_text(f, r, x, 0, w->doing_style, w->doing) + 1;
    if (w->side)
        x += frame_text(f, r, x, 0, STYLE_SIDE, w->side) + 1;
    x += frame_text(f, r, x, 0, STYLE_TITLE, w->name) + 1;
    frame_text(f, r, x, 0, STYLE_QUIET, w->count);
}

static bool is_card(const struct play_words *w)
{
    return w->phase->kind == PHASE_CARD || w->phase->kind == PHASE_CHECKLIST;
}

static void draw_asks_end(struct frame *f)
{
    struct rect box = rect_centre(frame_rect(f), 44, 5);
    struct rect in = frame_box(f, box, STYLE_WARN, "End the session?");
    frame_text(f, in, 0, in.h / 2, STYLE_TEXT, "y ends it · any other key stays");
    struct rect row = rect_row(in, in.h / 2);
    frame_hit(f, row, (struct input){INPUT_ESC, 0});
    row.w = MIN(row.w, (int) sizeof "y ends it" - 1);
    frame_hit(f, row, (struct input){INPUT_CHAR, 'y'});
}

/* The figure yields where a card could not be read whole beside it. */
static struct play_layout layout_of(const struct frame *f, const struct play_model *m,
                                    const struct play_words *w)
{
    const struct step *s = w->step->step;
    bool wants = m->picture && (!is_card(w) || s->shown);
    struct play_layout l = layout_play(f->cols, f->rows, wants);
    bool fits = !wants || !is_card(w) || play_card_rows(s, l.panel.w) <= l.panel.h;
    return fits ? l : layout_play(f->cols, f->rows, false);
}

void view_play(struct frame *f, const struct play_model *m)
{
    if (m->timeline->n_phases == 0)
        return;
    struct play_words w;
    play_words(m, &w);
    struct play_layout l = layout_of(f, m, &w);
    draw_title(f, l.title, m, w.phase->step, !rect_empty(l.caption));
    draw_figure(f, l.figure, m);
    if (l.separator_x >= 0)
        frame_vline(f, (struct rect){l.separator_x + 1, l.panel.y, 1, l.panel.h}, 0, STYLE_LINE);
    if (l.panel.h <= 1)
        draw_line(f, l.panel, &w);
    else if (is_card(&w))
        play_card(f, l.panel, m, &w);
    else
        draw_panel(f, l.panel, m, &w);
    if (m->caption && !rect_empty(l.caption))
        frame_text_centre(f, l.caption, 0, STYLE_ACCENT, m->caption);
    draw_progress(f, l.progress, m);
    keys_footer(f, l.footer, play_screen(m));
    if (m->asks_end)
        draw_asks_end(f);
}
