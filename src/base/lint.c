/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lint.h"

#include "base/lex.h"

#include <stdlib.h>
#include <string.h>

/* A bracket that is open; the file itself is the first. */
struct frame {
    char bracket; /* { ( [, or NUL for the file */
    int line;
    size_t members;   /* of a group */
    size_t last_name; /* index + 1 into names: the chain of this group's keys */
};

struct key {
    const char *text;
    size_t length;
    int line;
    size_t previous; /* as last_name */
};

struct parser {
    struct lexer lexer;
    struct token now;
    struct frame frames[LINT_DEPTH_MAX + 1];
    size_t depth;
    struct key *keys;
    size_t n_keys, keys_room;
    struct lint_value *values;
    size_t n_values, values_room;
    struct token number; /* the latest one, for hints; length 0: none */
    struct token name;   /* of the setting being read; length 0: none */
    bool unusable;       /* reported: not for the library, but worth reading on */
    char *comma;         /* the comma just read, for taking it out before a closing bracket */
};

static struct src_loc at_line(const struct parser *p, int line)
{
    return (struct src_loc){p->lexer.path, line};
}

/* The end of the file is found missing where the last thing stands, not below it. */
static void advance(struct parser *p)
{
    int line = MAX(p->now.line, 1);
    p->now = lex_next(&p->lexer);
    if (p->now.kind == TOKEN_END)
        p->now.line = line;
}

static struct frame *top(struct parser *p)
{
    return &p->frames[p->depth];
}

static char closing(char bracket)
{
    return (char) (bracket == '(' ? ')' : bracket == '[' ? ']' : '}');
}

/* ---- saying what is wrong ---- */

static const char *token_words(const struct token *t)
{
    static const char *const words[] = {
        [TOKEN_END] = "the end of the file",
        [TOKEN_NAME] = "the word",
        [TOKEN_EQUALS] = "",
        [TOKEN_COMMA] = "",
        [TOKEN_SEMICOLON] = "",
        [TOKEN_OPEN] = "",
        [TOKEN_CLOSE] = "",
        [TOKEN_NUMBER] = "the number",
        [TOKEN_BOOL] = "the word",
        [TOKEN_STRING] = "the string",
        [TOKEN_STRAY] = "the character",
        [TOKEN_BROKEN] = "",
    };
    return words[t->kind];
}

/* Always false, so that callers can write: return wrong(…). */
static bool wrong(struct parser *p, const char *wanted)
{
    const struct token *t = &p->now;
    if (t->kind == TOKEN_BROKEN)
        return false; /* said already */
    const char *words = token_words(t);
    if (t->kind == TOKEN_END)
        diag_add(p->lexer.diags, DIAG_ERROR, at_line(p, t->line), "syntax",
                 "%s is wanted here, but the file ends", wanted);
    else
        diag_add(p->lexer.diags, DIAG_ERROR, at_line(p, t->line), "syntax",
                 "%s is wanted before %s%s'%.*s'", wanted, words, *words ? " " : "",
                 (int) MIN(t->length, (size_t) 40), t->text);
    return false;
}

static void hint_stray(struct parser *p)
{
    static const char *const quotes[] = {"'",      "`",      "\u2018", "\u2019",
                                         "\u201c", "\u201d", "\u00ab"};
    for (size_t i = 0; i < ARRAY_LEN(quotes); i++)
        if (strlen(quotes[i]) == p->now.length &&
            memcmp(quotes[i], p->now.text, p->now.length) == 0)
            diag_hint(p->lexer.diags, "texts stand between straight double quotes: \"like this\"");
}

static bool wrong_value(struct parser *p)
{
    const struct token *t = &p->now;
    if (t->kind == TOKEN_NAME) {
        diag_add(p->lexer.diags, DIAG_ERROR, at_line(p, t->line), "syntax", "'%.*s' is not a value",
                 (int) MIN(t->length, (size_t) 40), t->text);
        diag_hint(p->lexer.diags, "words stand in quotes: \"%.*s\"",
                  (int) MIN(t->length, (size_t) 40), t->text);
        return false;
    }
    wrong(p, "a value");
    if (t->kind == TOKEN_STRAY)
        hint_stray(p);
    return false;
}

static bool wrong_close(struct parser *p)
{
    const struct frame *f = top(p);
    if (f->bracket == '\0') {
        diag_add(p->lexer.diags, DIAG_ERROR, at_line(p, p->now.line), "unclosed",
                 "'%c' closes nothing: no bracket is open", *p->now.text);
        return false;
    }
    if (p->now.kind == TOKEN_END)
        diag_add(p->lexer.diags, DIAG_ERROR, at_line(p, f->line), "unclosed",
                 "the '%c' opened here is never closed", f->bracket);
    else
        diag_add(p->lexer.diags, DIAG_ERROR, at_line(p, p->now.line), "unclosed",
                 "'%c' cannot close the '%c' of line %d", *p->now.text, f->bracket, f->line);
    diag_hint(p->lexer.diags, "close it with '%c'", closing(f->bracket));
    return false;
}

/* ---- what the library would do silently ---- */

static void add_value(struct parser *p, int line, bool bad)
{
    if (p->n_values == p->values_room) {
        p->values_room = p->values_room ? 2 * p->values_room : 64;
        p->values = xreallocarray(p->values, p->values_room, sizeof *p->values);
    }
    p->values[p->n_values++] = (struct lint_value){p->name.length ? p->name.line : line, bad};
    p->name.length = 0;
}

static void add_key(struct parser *p, const struct token *name)
{
    struct frame *f = top(p);
    for (size_t i = f->last_name; i; i = p->keys[i - 1].previous) {
        const struct key *k = &p->keys[i - 1];
        if (k->length != name->length || memcmp(k->text, name->text, k->length) != 0)
            continue;
        diag_add(p->lexer.diags, DIAG_ERROR, at_line(p, name->line), "duplicate-key",
                 "'%.*s' is set twice; line %d was the first", (int) name->length, name->text,
                 k->line);
        p->unusable = true;
        return;
    }
    if (++f->members > LINT_MEMBERS_MAX) {
        diag_add(p->lexer.diags, DIAG_ERROR, at_line(p, name->line), "too-many",
                 "more than %d settings in one group", LINT_MEMBERS_MAX);
        p->unusable = true;
        return;
    }
    if (p->n_keys == p->keys_room) {
        p->keys_room = p->keys_room ? 2 * p->keys_room : 64;
        p->keys = xreallocarray(p->keys, p->keys_room, sizeof *p->keys);
    }
    p->keys[p->n_keys++] = (struct key){name->text, name->length, name->line, f->last_name};
    f->last_name = p->n_keys;
}

/* ---- grammar ---- */

static bool push(struct parser *p)
{
    if (p->depth == LINT_DEPTH_MAX) {
        diag_add(p->lexer.diags, DIAG_ERROR, at_line(p, p->now.line), "too-deep",
                 "more than %d brackets are open here", LINT_DEPTH_MAX);
        return false;
    }
    add_value(p, p->now.line, false);
    p->frames[++p->depth] = (struct frame){.bracket = *p->now.text, .line = p->now.line};
    if (*p->now.text == '[')
        *p->now.text = '('; /* a list may be mixed, and is the same to us */
    advance(p);
    return true;
}

static bool ends_in_space(const struct token *string)
{
    const char *end = string->text + string->length - 1;
    return string->length == 2 || end[-1] == ' ' || (end[-1] == 'n' && end[-2] == '\\');
}

/* "one " "string": the library joins them, and so a forgotten comma goes unseen. */
static bool strings(struct parser *p)
{
    struct token first = p->now, last = p->now;
    size_t bytes = 0;
    for (; p->now.kind == TOKEN_STRING; advance(p)) {
        bytes += p->now.length - 2;
        bool spaced = ends_in_space(&last) || p->now.text[1] == ' ' || p->now.length == 2;
        if (p->now.text != first.text && !spaced) {
            diag_add(p->lexer.diags, DIAG_WARNING, at_line(p, p->now.line), "joined-strings",
                     "two strings are joined here without a space between them");
            diag_hint(p->lexer.diags, "is a comma missing before this one?");
        }
        last = p->now;
    }
    if (bytes > LINT_STRING_MAX)
        diag_add(p->lexer.diags, DIAG_ERROR, at_line(p, first.line), "too-long",
                 "this string has %zu bytes, the limit is %d", bytes, LINT_STRING_MAX);
    add_value(p, first.line, bytes > LINT_STRING_MAX);
    return p->now.kind != TOKEN_BROKEN;
}

static bool value(struct parser *p)
{
    p->comma = NULL;
    if (p->now.kind == TOKEN_OPEN)
        return push(p);
    if (p->now.kind == TOKEN_STRING)
        return strings(p);
    if (p->now.kind != TOKEN_NUMBER && p->now.kind != TOKEN_BOOL)
        return wrong_value(p);
    if (p->now.kind == TOKEN_NUMBER)
        p->number = p->now;
    add_value(p, p->now.line, p->now.bad);
    advance(p);
    return true;
}

/* "20 s" and "2,5": what people write after a number. */
static void hint_number(struct parser *p, const struct token *next)
{
    const struct token *number = &p->number;
    if (number->length == 0 || number->line != next->line)
        return;
    const char *end = number->text + number->length;
    if (next->kind == TOKEN_NAME && end + strspn(end, " ") == next->text)
        diag_hint(p->lexer.diags, "units are not written: %.*s", (int) number->length,
                  number->text);
    if (next->kind == TOKEN_NUMBER && *end == ',' && end + 1 == next->text)
        diag_hint(p->lexer.diags, "a fraction has a point: %.*s.%.*s", (int) number->length,
                  number->text, (int) MIN(next->length, (size_t) 9), next->text);
}

static bool setting(struct parser *p)
{
    if (p->now.kind == TOKEN_STRAY && *p->now.text == '@') {
        diag_add(p->lexer.diags, DIAG_ERROR, at_line(p, p->now.line), "include",
                 "a file cannot include another one");
        return false;
    }
    if (p->now.kind != TOKEN_NAME) {
        wrong(p, "a name, as in 'name = value;',");
        hint_number(p, &p->now);
        return false;
    }
    struct token name = p->now;
    add_key(p, &name);
    advance(p);
    if (p->now.kind != TOKEN_EQUALS) {
        wrong(p, "'='");
        hint_number(p, &name);
        return false;
    }
    advance(p);
    p->name = name;
    return value(p);
}

/* After a value of a group a ';' or ',' may stand, after one of a list a ',' unless it ends. */
static bool separator(struct parser *p)
{
    struct frame *f = top(p);
    bool group = f->bracket == '{' || f->bracket == '\0';
    if (p->now.kind == TOKEN_COMMA || (group && p->now.kind == TOKEN_SEMICOLON)) {
        p->comma = group ? NULL : p->now.text;
        advance(p);
        return true;
    }
    if (group || p->now.kind == TOKEN_CLOSE)
        return true;
    if (p->now.kind == TOKEN_END)
        return wrong_close(p);
    return wrong(p, f->bracket == '(' ? "',' or ')'" : "',' or ']'");
}

static bool close_bracket(struct parser *p)
{
    if (top(p)->bracket == '\0' || *p->now.text != closing(top(p)->bracket))
        return wrong_close(p);
    if (p->comma)
        *p->comma = ' ';
    p->comma = NULL;
    if (*p->now.text == ']')
        *p->now.text = ')';
    p->depth--;
    advance(p);
    return separator(p);
}

/* One value of a list or one setting of a group. */
static bool member(struct parser *p)
{
    char bracket = top(p)->bracket;
    size_t depth = p->depth;
    if (!(bracket == '(' || bracket == '[' ? value(p) : setting(p)))
        return false;
    return p->depth > depth || separator(p); /* an opened bracket is gone on with first */
}

static bool whole_file(struct parser *p)
{
    advance(p);
    while (p->now.kind != TOKEN_END || p->depth > 0) {
        bool ends = p->now.kind == TOKEN_END;
        if (ends || p->now.kind == TOKEN_CLOSE ? !(ends ? wrong_close(p) : close_bracket(p))
                                               : !member(p))
            return false;
    }
    return true;
}

struct lint lint_text(const char *path, const char *text, size_t length, struct arena *a,
                      struct diags *d)
{
    static const char mark[] = "\xef\xbb\xbf";
    if (length >= 3 && memcmp(text, mark, 3) == 0)
        text += 3, length -= 3;
    char *copy = arena_alloc(a, length + 2);
    memcpy(copy, text, length);
    copy[length] = '\n'; /* a comment on a last line without one is an error to the library */
    if (!lex_clean_bytes(path, copy, length + 1, d))
        return (struct lint){0};
    struct parser p = {
        .lexer = {.text = copy, .length = length + 1, .line = 1, .path = path, .diags = d}};
    struct lint lint = {.text = whole_file(&p) && !p.unusable ? copy : NULL};
    if (lint.text) {
        struct lint_value *values = arena_array(a, p.n_values, sizeof *values);
        if (p.n_values > 0)
            memcpy(values, p.values, p.n_values * sizeof *values);
        lint.values = values;
        lint.count = p.n_values;
    }
    free(p.values);
    free(p.keys);
    return lint;
}
