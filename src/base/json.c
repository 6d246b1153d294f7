/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/json.h"

#include "base/strbuf.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_BYTES_MAX = 64 };

struct src_loc json_here(const struct json *j)
{
    return (struct src_loc){j->path, j->line};
}

/* Says what was expected here; returns false. */
static bool json_fail(struct json *j, const char *expected)
{
    if (!j->broken)
        diag_add(j->diags, DIAG_ERROR, json_here(j), "syntax", "this is not JSON: %s expected here",
                 expected);
    j->broken = true;
    return false;
}

static void skip_blanks(struct json *j)
{
    while (j->at < j->length && strchr(" \t\r\n", j->text[j->at]) && j->text[j->at] != '\0')
        j->line += j->text[j->at++] == '\n';
}

bool json_take(struct json *j, char c)
{
    if (j->broken)
        return false;
    skip_blanks(j);
    if (j->at == j->length || j->text[j->at] != c)
        return false;
    j->at++;
    return true;
}

bool json_expect(struct json *j, char c)
{
    const char expected[] = {'\'', c, '\'', '\0'};
    return json_take(j, c) || json_fail(j, expected);
}

bool json_at_end(struct json *j)
{
    skip_blanks(j);
    return j->at == j->length;
}

/* ---- strings ---- */

static bool hex4(struct json *j, uint32_t *unit)
{
    *unit = 0;
    if (j->length - j->at < 4)
        return json_fail(j, "four hexadecimal digits");
    for (int i = 0; i < 4; i++) {
        static const char digits[] = "0123456789abcdef";
        char c = j->text[j->at++];
        const char *digit = c ? strchr(digits, c >= 'A' && c <= 'F' ? c + 'a' - 'A' : c) : NULL;
        if (!digit)
            return json_fail(j, "four hexadecimal digits");
        *unit = *unit << 4 | (uint32_t) (digit - digits);
    }
    return true;
}

/* After "\u": one code unit, or the two of a surrogate pair. */
static bool code_point(struct json *j, struct strbuf *out)
{
    uint32_t cp, low;
    char bytes[4];
    if (!hex4(j, &cp))
        return false;
    if (cp >= 0xd800 && cp <= 0xdbff) {
        if (j->length - j->at < 2 || j->text[j->at] != '\\' || j->text[j->at + 1] != 'u')
            return json_fail(j, "the other half of a surrogate pair");
        j->at += 2;
        if (!hex4(j, &low) || low < 0xdc00 || low > 0xdfff)
            return json_fail(j, "the other half of a surrogate pair");
        cp = 0x10000 + ((cp - 0xd800) << 10) + (low - 0xdc00);
    }
    if (cp == 0 || (cp >= 0xdc00 && cp <= 0xdfff))
        return json_fail(j, "a character");
    strbuf_add(out, bytes, (size_t) utf8_encode(cp, bytes));
    return true;
}

static bool escape(struct json *j, struct strbuf *out)
{
    static const char names[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    char c = j->at < j->length ? j->text[j->at++] : '\0';
    if (c == 'u')
        return code_point(j, out);
    const char *name = c ? strchr(names, c) : NULL;
    if (!name)
        return json_fail(j, "an escape");
    strbuf_putc(out, meanings[name - names]);
    return true;
}

/* After the opening quote. */
static bool string_bytes(struct json *j, struct strbuf *out)
{
    while (j->at < j->length) {
        size_t from = j->at;
        while (j->at < j->length && j->text[j->at] != '"' && j->text[j->at] != '\\' &&
               (unsigned char) j->text[j->at] >= ' ')
            j->at++;
        strbuf_add(out, j->text + from, j->at - from);
        if (j->at == j->length)
            break;
        char c = j->text[j->at++];
        if (c == '"')
            return true;
        if (c != '\\') {
            j->at--;
            break;
        }
        if (!escape(j, out))
            return false;
    }
    return json_fail(j, "the end of a string");
}

static bool is_safe(const char *text, size_t length)
{
    uint32_t cp;
    for (size_t at = 0; at < length;) {
        if (text[at] >= ' ' && text[at] <= '~') { /* nearly all of any file */
            at++;
            continue;
        }
        int bytes = utf8_decode(text + at, length - at, &cp);
        if (bytes <= 0 || utf8_is_unsafe(cp))
            return false;
        at += (size_t) bytes;
    }
    return true;
}

static const char *string(struct json *j, struct arena *a)
{
    struct strbuf raw = {0}, clean = {0};
    const char *text = NULL;
    if (string_bytes(j, &raw)) {
        bool safe = is_safe(strbuf_text(&raw), raw.length);
        if (!safe)
            utf8_clean(&clean, strbuf_text(&raw), raw.length);
        text = safe ? arena_strndup(a, strbuf_text(&raw), raw.length)
                    : arena_strndup(a, strbuf_text(&clean), clean.length);
    }
    strbuf_release(&raw);
    strbuf_release(&clean);
    return text;
}

const char *json_key(struct json *j, struct arena *a)
{
    const char *key = NULL;
    if (!json_take(j, '"'))
        json_fail(j, "a name in quotes");
    else
        key = string(j, a);
    return key && json_expect(j, ':') ? key : NULL;
}

/* ---- values ---- */

static size_t digits_at(const char *text)
{
    return strspn(text, "0123456789");
}

/* The grammar of RFC 8259: no plus sign, no leading zeroes, digits on both sides of a point. */
static bool number_is_whole(const char *text, bool *whole)
{
    const char *p = text + (*text == '-');
    size_t n = digits_at(p);
    if (n == 0 || (n > 1 && *p == '0'))
        return false;
    p += n;
    *whole = *p == '\0';
    if (*p == '.') {
        n = digits_at(++p);
        if (n == 0)
            return false;
        p += n;
    }
    if (*p == 'e' || *p == 'E') {
        p++;
        p += *p == '-' || *p == '+';
        n = digits_at(p);
        if (n == 0)
            return false;
        p += n;
    }
    return *p == '\0';
}

static bool number(struct json *j, struct node *n)
{
    char text[NUMBER_BYTES_MAX] = "";
    size_t length = 0;
    bool whole;
    while (j->at < j->length && length < sizeof text - 1 &&
           strchr("+-.0123456789eE", j->text[j->at]) && j->text[j->at])
        text[length++] = j->text[j->at++];
    if (length == sizeof text - 1 || !number_is_whole(text, &whole))
        return json_fail(j, "a value");
    errno = 0;
    if (whole)
        n->integer = strtoll(text, NULL, 10);
    whole = whole && errno == 0;
    n->type = whole ? NODE_INT : NODE_FLOAT;
    n->number = whole ? 0 : strtod(text, NULL);
    return true;
}

static bool word(struct json *j, const char *text)
{
    size_t length = strlen(text);
    if (j->length - j->at < length || memcmp(j->text + j->at, text, length) != 0)
        return false;
    j->at += length;
    return true;
}

static bool value(struct json *j, struct arena *a, const char *name, int depth, struct node **out);

static bool members(struct json *j, struct arena *a, struct node *group, int depth)
{
    if (json_take(j, '}'))
        return true;
    do {
        struct node *member;
        const char *key = json_key(j, a);
        if (!key || !value(j, a, key, depth + 1, &member))
            return false;
        if (member)
            node_append(a, group, member);
    } while (json_take(j, ','));
    return json_expect(j, '}');
}

static bool elements(struct json *j, struct arena *a, struct node *list, int depth)
{
    if (json_take(j, ']'))
        return true;
    do {
        struct node *element;
        if (!value(j, a, NULL, depth + 1, &element))
            return false;
        if (element)
            node_append(a, list, element);
    } while (json_take(j, ','));
    return json_expect(j, ']');
}

static bool value(struct json *j, struct arena *a, const char *name, int depth, struct node **out)
{
    *out = NULL;
    if (depth > JSON_DEPTH_MAX)
        return json_fail(j, "a value that is not nested so deeply");
    skip_blanks(j);
    if (word(j, "null"))
        return true;
    struct node *n = *out = node_new(a, NODE_BOOL, name, json_here(j));
    if (json_take(j, '{')) {
        n->type = NODE_GROUP;
        return members(j, a, n, depth);
    }
    if (json_take(j, '[')) {
        n->type = NODE_LIST;
        return elements(j, a, n, depth);
    }
    if (json_take(j, '"')) {
        n->type = NODE_STRING;
        n->string = string(j, a);
        return n->string != NULL;
    }
    n->integer = word(j, "true");
    return n->integer || word(j, "false") || number(j, n);
}

bool json_value(struct json *j, struct arena *a, const char *name, struct node **out)
{
    *out = NULL;
    return !j->broken && value(j, a, name, 0, out);
}
