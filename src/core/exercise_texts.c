/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/utf8.h"
#include "core/exercise_internal.h"

/* The limits of texts, as limber-routine(5) lists them. Lengths are in cells. */
enum {
    HOW_MAX = 10,
    HOW_MAX_CELLS = 100,
    HOW_GOOD_CELLS = 70,
    HOW_GOOD_WORDS = 14,
    CUES_MAX = 10,
    CUE_MAX_CELLS = 60,
    CUE_GOOD_CELLS = 50,
    CUE_GOOD_WORDS = 8,
};

static int words_in(const char *text)
{
    int words = 0;
    for (const char *p = text; *p; p++)
        words += *p != ' ' && (p == text || p[-1] == ' ');
    return words;
}

void text_warn(const struct reader *r, struct src_loc loc, const char *text, int cells, int words)
{
    if (cells && utf8_width(text) > cells)
        diag_add(r->diags, DIAG_WARNING, loc, "long-text",
                 "'%s' is %d wide; up to %d is read at a glance", text, utf8_width(text), cells);
    if (words_in(text) > words)
        diag_add(r->diags, DIAG_WARNING, loc, "many-words",
                 "'%s' has %d words; up to %d are said in time", text, words_in(text), words);
}

/* Where the text of that index stands in its list. */
static struct src_loc text_loc(const struct node *root, const char *key, size_t i)
{
    const struct node *n = node_member(root, key);
    return n->type == NODE_LIST && i < n->count ? n->children[i]->loc : n->loc;
}

void exercise_build_how(const struct reader *r, const struct node *root, enum read_need need,
                        const char *const **texts, size_t *count)
{
    if (!read_strings(r, root, "how", need, HOW_MAX, HOW_MAX_CELLS, texts, count))
        return;
    for (size_t i = 0; i < *count; i++)
        text_warn(r, text_loc(root, "how", i), (*texts)[i], HOW_GOOD_CELLS, HOW_GOOD_WORDS);
}

void exercise_build_cues(const struct reader *r, const struct node *root, const char *const **texts,
                         size_t *count)
{
    if (!read_strings(r, root, "cues", READ_OPTIONAL, CUES_MAX, CUE_MAX_CELLS, texts, count))
        return;
    for (size_t i = 0; i < *count; i++)
        text_warn(r, text_loc(root, "cues", i), (*texts)[i], CUE_GOOD_CELLS, CUE_GOOD_WORDS);
}
