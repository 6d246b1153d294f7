/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lex.h"

#include "base/utf8.h"

#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_hex(char c)
{
    return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

static bool is_name_start(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '*';
}

static bool is_name(char c)
{
    return is_name_start(c) || is_digit(c) || c == '-' || c == '_';
}

static bool is_number_like(char c)
{
    return (is_name(c) && c != '*') || c == '+' || c == '.';
}

static bool is_long_mark(char c)
{
    return c == 'L';
}

/* How many characters from there on are of a kind. */
static inline size_t span(const struct lexer *x, size_t from, bool (*kind)(char))
{
    size_t at = from;
    while (at < x->length && kind(x->text[at]))
        at++;
    return at - from;
}

static char char_at(const struct lexer *x, size_t at)
{
    return at < x->length ? x->text[at] : '\0';
}

static struct src_loc here(const struct lexer *x)
{
    return (struct src_loc){x->path, x->line};
}

/* ---- bytes ---- */

static void say_byte(const char *path, int line, int bytes, uint32_t cp, struct diags *d)
{
    struct src_loc loc = {path, line};
    if (bytes < 0) {
        diag_add(d, DIAG_ERROR, loc, "not-utf8", "this is not valid UTF-8 text");
        diag_hint(d, "save the file with the encoding UTF-8");
    } else {
        diag_add(d, DIAG_ERROR, loc, "control-character",
                 "the character U+%04X would act on a terminal or hide text", (unsigned) cp);
    }
}

/* A carriage return is simply read where it ends a line. */
static bool is_line_end(const char *text, size_t length, size_t at)
{
    return text[at] == '\r' && (at + 1 == length || text[at + 1] == '\n');
}

bool lex_clean_bytes(const char *path, char *text, size_t length, struct diags *d)
{
    const char *nul = memchr(text, '\0', length);
    if (nul) {
        int line = 1;
        for (const char *p = text; p < nul; p++)
            line += *p == '\n';
        diag_add(d, DIAG_ERROR, (struct src_loc){path, line}, "not-text",
                 "this is not a text file: it has a zero byte here");
        return false;
    }
    int line = 1, said = 0;
    for (size_t at = 0; at < length;) {
        if (text[at] >= ' ' && text[at] <= '~') { /* nearly all of any file */
            at++;
            continue;
        }
        uint32_t cp = 0;
        int bytes = utf8_decode(text + at, length - at, &cp);
        size_t step = bytes < 0 ? 1 : (size_t) bytes;
        bool fine = bytes > 0 && (!utf8_is_unsafe(cp) || is_line_end(text, length, at));
        if (!fine) {
            if (said != line)
                say_byte(path, line, bytes, cp, d);
            said = line;
            memset(text + at, ' ', step);
        }
        line += text[at] == '\n';
        at += step;
    }
    return true;
}

/* ---- blanks and comments ---- */

/* False where a comment is never closed. */
static bool skip_block_comment(struct lexer *x)
{
    struct src_loc opened = here(x);
    for (x->at += 2; x->at < x->length; x->at++) {
        if (x->text[x->at] == '*' && char_at(x, x->at + 1) == '/') {
            x->at += 2;
            return true;
        }
        x->line += x->text[x->at] == '\n';
    }
    diag_add(x->diags, DIAG_ERROR, opened, "unclosed", "this comment is never closed");
    diag_hint(x->diags, "end it with */");
    return false;
}

static bool skip_blanks(struct lexer *x)
{
    while (x->at < x->length) {
        char c = x->text[x->at], next = char_at(x, x->at + 1);
        if (c == '#' || (c == '/' && next == '/')) {
            while (x->at < x->length && x->text[x->at] != '\n')
                x->at++;
        } else if (c == '/' && next == '*') {
            if (!skip_block_comment(x))
                return false;
        } else if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            x->line += c == '\n';
            x->at++;
        } else {
            break;
        }
    }
    return true;
}

/* ---- values ---- */

/* How much of the number's text is a number the library reads as it is meant. */
static size_t number_span(const struct lexer *x, size_t from)
{
    size_t at = from + (is_one_of(char_at(x, from), "+-") ? 1 : 0);
    if (char_at(x, from) == '0' && is_one_of(char_at(x, from + 1), "xX")) {
        size_t digits = span(x, from + 2, is_hex);
        at = digits ? from + 2 + digits : from;
        return at + MIN(span(x, at, is_long_mark), (size_t) 2) - from;
    }
    size_t whole = span(x, at, is_digit);
    at += whole;
    if (char_at(x, at) != '.')
        return whole ? at + MIN(span(x, at, is_long_mark), (size_t) 2) - from : 0;
    size_t fraction = span(x, at + 1, is_digit);
    at += 1 + fraction;
    if (whole + fraction == 0)
        return 0;
    if (is_one_of(char_at(x, at), "eE")) {
        size_t sign = is_one_of(char_at(x, at + 1), "+-") ? 1 : 0;
        size_t digits = span(x, at + 1 + sign, is_digit);
        at += digits ? 1 + sign + digits : 0;
    }
    return at - from;
}

static bool is_hexadecimal(const char *text)
{
    return text[0] == '0' && is_one_of(text[1], "xX");
}

/* The library wraps what an int cannot hold and takes 1.0e400 for infinity. */
static bool number_fits(const char *text, size_t length)
{
    char copy[LEX_INT_DIGITS_MAX + 1];
    if (length > LEX_INT_DIGITS_MAX)
        return false;
    memcpy(copy, text, length);
    copy[length] = '\0';
    errno = 0;
    if (memchr(copy, '.', length))
        return isfinite(strtod(copy, NULL));
    long long value = strtoll(copy, NULL, is_hexadecimal(copy) ? 16 : 10);
    return errno == 0 && value >= INT32_MIN && value <= INT32_MAX;
}

static void lex_number(struct lexer *x, struct token *t)
{
    t->kind = TOKEN_NUMBER;
    t->length = span(x, x->at, is_number_like);
    if (number_span(x, x->at) != t->length) {
        diag_add(x->diags, DIAG_ERROR, here(x), "bad-number", "'%.*s' is not a number",
                 (int) MIN(t->length, (size_t) 40), t->text);
        diag_hint(x->diags, "numbers look like 4, -12, 2.5 or 1.5e3; units are not written");
        t->bad = true;
    } else if (!number_fits(t->text, t->length)) {
        diag_add(x->diags, DIAG_ERROR, here(x), "bad-number", "the number %.*s is too large",
                 (int) MIN(t->length, (size_t) 40), t->text);
        t->bad = true;
    }
    if (t->bad)
        memset(t->text, '0', t->length);
}

/* What follows a backslash: the bytes it takes with it, 0 where it means nothing. */
static size_t escape_span(const struct lexer *x, size_t backslash)
{
    char c = char_at(x, backslash + 1);
    if (is_one_of(c, "\"\\n"))
        return 2;
    if (is_one_of(c, "xX") && span(x, backslash + 2, is_hex) >= 2)
        return 4;
    return 0;
}

static unsigned char escape_byte(const char *hex)
{
    char digits[3] = {hex[0], hex[1], '\0'};
    return (unsigned char) strtoul(digits, NULL, 16);
}

static void bad_escape(struct lexer *x, size_t backslash)
{
    diag_add(x->diags, DIAG_ERROR, here(x), "bad-escape", "'\\%.1s' means nothing in a string",
             x->text + backslash + 1);
    diag_hint(x->diags, "use \\\" for a quote, \\\\ for a backslash, \\n for a new line");
    x->text[backslash] = '?';
}

/* Bytes written as \xHH run together into characters; those must be clean text as well. */
static void check_hex_run(struct lexer *x, size_t from, size_t count)
{
    struct strbuf bytes = {0};
    for (size_t i = 0; i < count; i++)
        strbuf_putc(&bytes, (char) escape_byte(x->text + from + 4 * i + 2));
    bool clean = true;
    for (size_t at = 0; clean && at < count;) {
        uint32_t cp = 0;
        int step = utf8_decode(bytes.text + at, count - at, &cp);
        clean = step > 0 && !utf8_is_unsafe(cp) && cp != '\t';
        at += step > 0 ? (size_t) step : 0;
    }
    strbuf_release(&bytes);
    if (clean)
        return;
    diag_add(x->diags, DIAG_ERROR, here(x), "control-character",
             "these escapes make a character that would act on a terminal, or none at all");
    memset(x->text + from, '?', 4 * count);
}

static size_t hex_run(const struct lexer *x, size_t from)
{
    size_t count = 0;
    while (char_at(x, from + 4 * count) == '\\' &&
           is_one_of(char_at(x, from + 4 * count + 1), "xX") &&
           escape_span(x, from + 4 * count) == 4)
        count++;
    return count;
}

static size_t lex_escape(struct lexer *x, size_t at)
{
    size_t bytes = escape_span(x, at);
    if (bytes == 2)
        return 2;
    if (bytes == 0) {
        bad_escape(x, at);
        return 1; /* what it stood before is text, and ends the string where it is a quote */
    }
    size_t count = hex_run(x, at);
    check_hex_run(x, at, count);
    return 4 * count;
}

static void lex_string(struct lexer *x, struct token *t)
{
    size_t at = x->at + 1;
    t->kind = TOKEN_STRING;
    while (at < x->length && x->text[at] != '"' && x->text[at] != '\n') {
        if (x->text[at] == '\t') {
            diag_add(x->diags, DIAG_ERROR, here(x), "control-character",
                     "a tab in a string has no width of its own");
            diag_hint(x->diags, "use spaces");
            x->text[at] = ' ';
        }
        at += x->text[at] == '\\' ? lex_escape(x, at) : 1;
    }
    if (char_at(x, at) != '"') {
        diag_add(x->diags, DIAG_ERROR, here(x), "unclosed",
                 "this string is not closed on its line");
        diag_hint(x->diags,
                  "end it with \"; a long text may go on in another string, \"like \" \"this\"");
        t->kind = TOKEN_BROKEN;
        return;
    }
    t->length = at + 1 - x->at;
}

static bool is_word(const struct token *t, const char *word)
{
    for (size_t i = 0; i < t->length; i++)
        if ((t->text[i] | 0x20) != word[i]) /* the word is letters, and ends in NUL */
            return false;
    return word[t->length] == '\0';
}

static void lex_name(struct lexer *x, struct token *t)
{
    t->length = span(x, x->at, is_name);
    t->kind = is_word(t, "true") || is_word(t, "false") ? TOKEN_BOOL : TOKEN_NAME;
}

static enum token_kind sign_kind(char c)
{
    switch (c) {
    case '=':
    case ':':
        return TOKEN_EQUALS;
    case ',':
        return TOKEN_COMMA;
    case ';':
        return TOKEN_SEMICOLON;
    case '{':
    case '(':
    case '[':
        return TOKEN_OPEN;
    case '}':
    case ')':
    case ']':
        return TOKEN_CLOSE;
    default:
        return TOKEN_STRAY;
    }
}

/* A stray character is one code point, so that a message can quote it. */
static void lex_sign(struct lexer *x, struct token *t)
{
    uint32_t cp;
    int bytes = utf8_decode(t->text, x->length - x->at, &cp);
    t->length = bytes > 0 ? (size_t) bytes : 1;
    t->kind = sign_kind(*t->text);
}

struct token lex_next(struct lexer *x)
{
    struct token t = {.kind = TOKEN_BROKEN};
    if (!skip_blanks(x))
        return t;
    t.line = x->line;
    t.text = x->text + x->at;
    char c = char_at(x, x->at);
    if (x->at >= x->length)
        t.kind = TOKEN_END;
    else if (c == '"')
        lex_string(x, &t);
    else if (is_digit(c) || c == '+' || c == '-' || c == '.')
        lex_number(x, &t);
    else if (is_name_start(c))
        lex_name(x, &t);
    else
        lex_sign(x, &t);
    x->at += t.length;
    return t;
}
