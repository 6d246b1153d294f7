/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_BASE_LEX_H
#define LIMBER_BASE_LEX_H

#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The words of a settings file (libconfig's syntax), for base/lint. Stricter than the
 * library, which takes a wrapped number, an open string or an unknown escape for
 * what it is not: each of those is reported here, at its line.
 */
enum token_kind {
    TOKEN_END,
    TOKEN_NAME,
    TOKEN_EQUALS, /* = or : */
    TOKEN_COMMA,
    TOKEN_SEMICOLON,
    TOKEN_OPEN,  /* one of { ( [ */
    TOKEN_CLOSE, /* one of } ) ] */
    TOKEN_NUMBER,
    TOKEN_BOOL,
    TOKEN_STRING, /* one pair of quotes with what is between */
    TOKEN_STRAY,  /* anything else */
    TOKEN_BROKEN, /* reported; nothing after it can be read */
};

struct token {
    enum token_kind kind;
    int line;
    bool bad;   /* a value that was reported and must not be used */
    char *text; /* borrowed from the lexer's text; not NUL-terminated */
    size_t length;
};

/*
 * text is changed in place, without moving anything: a number that cannot be held
 * becomes 0, an escape that means nothing or something unsafe becomes question marks.
 */
struct lexer {
    char *text;
    size_t length, at;
    int line;
    const char *path;
    struct diags *diags;
};

enum { LEX_INT_DIGITS_MAX = 200 };

struct token lex_next(struct lexer *x);

/*
 * The check of the bytes themselves, to be done before: valid UTF-8 and nothing that
 * a terminal would obey. What is wrong is reported once a line and becomes blanks.
 * False where this is no text at all.
 */
bool lex_clean_bytes(const char *path, char *text, size_t length, struct diags *d);

#endif
