/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings as text: typed, shown, and as a settings file has them. */
#include "base/parse.h"
#include "core/settings_internal.h"

#include <string.h>

static int find_word(const struct read_words *words, const char *text, size_t length)
{
    for (size_t i = 0; i < words->count; i++)
        if (strlen(words->words[i]) == length && memcmp(words->words[i], text, length) == 0)
            return (int) i;
    return -1;
}

static unsigned all_words(const struct read_words *words)
{
    return words->count < 32 ? (1U << words->count) - 1 : ~0U;
}

static bool parse_set(const struct read_words *words, const char *text, unsigned *out)
{
    unsigned set = 0;
    if (strcmp(text, "all") == 0)
        set = all_words(words);
    else if (strcmp(text, "none") != 0)
        for (const char *p = text;; p++) {
            size_t length = strcspn(p, ",");
            int word = find_word(words, p, length);
            if (word < 0)
                return false;
            set |= 1U << word;
            p += length;
            if (*p == '\0')
                break;
        }
    *out = set;
    return true;
}

static bool parse_value(const struct setting_info *info, const char *text, struct setting_value *v)
{
    if (info->unset && strcmp(text, info->unset) == 0) {
        *v = (struct setting_value){.origin = v->origin};
        return true;
    }
    switch (info->type) {
    case SETTING_TYPE_WORD:
    case SETTING_TYPE_SWITCH:
        v->integer = find_word(info->words, text, strlen(text));
        return v->integer >= 0;
    case SETTING_TYPE_INT:
        return parse_int(text, (int) info->min, (int) info->max, &v->integer);
    case SETTING_TYPE_NUMBER:
        return parse_number(text, info->min, info->max, &v->number);
    case SETTING_TYPE_WORD_SET:
        return parse_set(info->words, text, &v->set);
    case SETTING_TYPE_COUNTRY:
        if (!setting_is_country(text))
            return false;
        memcpy(v->country, text, COUNTRY_BYTES);
        return true;
    case SETTING_TYPE_NAME:
        if (!setting_is_name(text))
            return false;
        memcpy(v->name, text, strlen(text) + 1);
        return true;
    }
    return false;
}

static void add_words(struct strbuf *out, const struct read_words *words)
{
    for (size_t i = 0; i < words->count; i++)
        strbuf_printf(out, "%s%s", i ? ", " : "", words->words[i]);
}

static void describe_range(const struct setting_info *info, struct strbuf *out)
{
    switch (info->type) {
    case SETTING_TYPE_WORD:
    case SETTING_TYPE_SWITCH:
        strbuf_puts(out, "one of: ");
        add_words(out, info->words);
        break;
    case SETTING_TYPE_INT:
    case SETTING_TYPE_NUMBER:
        strbuf_printf(out, "%s from %g to %g%s%s",
                      info->type == SETTING_TYPE_INT ? "a whole number" : "a number", info->min,
                      info->max, *info->unit ? " " : "", info->unit);
        break;
    case SETTING_TYPE_WORD_SET:
        strbuf_puts(out, "none, all, or some of these with commas between: ");
        add_words(out, info->words);
        break;
    case SETTING_TYPE_COUNTRY:
        strbuf_puts(out, "two capital letters");
        break;
    case SETTING_TYPE_NAME:
        strbuf_puts(out, "a name of letters, digits and dashes");
        break;
    }
    if (info->unset)
        strbuf_printf(out, ", or %s", info->unset);
}

bool setting_parse(struct settings *s, enum setting key, enum setting_origin origin,
                   const char *text, struct strbuf *why)
{
    struct setting_value v = {.origin = origin};
    if (!parse_value(&setting_table[key], text, &v)) {
        describe_range(&setting_table[key], why);
        return false;
    }
    s->values[key] = v;
    return true;
}

static void format_set(const struct read_words *words, unsigned set, const char *before,
                       const char *between, struct strbuf *out)
{
    bool first = true;
    for (size_t i = 0; i < words->count; i++)
        if (set & 1U << i) {
            strbuf_printf(out, "%s%s%s%s", first ? "" : between, before, words->words[i], before);
            first = false;
        }
}

static bool is_unset(const struct setting_info *info, const struct setting_value *v)
{
    return info->unset && v->integer == 0 && !(v->number > 0) && v->country[0] == '\0' &&
           v->name[0] == '\0';
}

void setting_format(const struct settings *s, enum setting key, struct strbuf *out)
{
    const struct setting_info *info = &setting_table[key];
    const struct setting_value *v = &s->values[key];
    if (is_unset(info, v)) {
        strbuf_puts(out, info->unset);
        return;
    }
    switch (info->type) {
    case SETTING_TYPE_WORD:
    case SETTING_TYPE_SWITCH:
        strbuf_puts(out, info->words->words[v->integer]);
        break;
    case SETTING_TYPE_INT:
        strbuf_printf(out, "%d", v->integer);
        break;
    case SETTING_TYPE_NUMBER:
        strbuf_printf(out, "%g", v->number);
        break;
    case SETTING_TYPE_WORD_SET:
        if (v->set == 0)
            strbuf_puts(out, "none");
        else if (v->set == all_words(info->words))
            strbuf_puts(out, "all");
        else
            format_set(info->words, v->set, "", ",", out);
        break;
    case SETTING_TYPE_COUNTRY:
        strbuf_puts(out, v->country);
        break;
    case SETTING_TYPE_NAME:
        strbuf_puts(out, v->name);
        break;
    }
}

void setting_show(const struct settings *s, enum setting key, struct strbuf *out)
{
    const struct setting_info *info = &setting_table[key];
    setting_format(s, key, out);
    if (info->unit && *info->unit && !is_unset(info, &s->values[key]))
        strbuf_printf(out, " %s", info->unit);
}

/* As a libconfig value, which is a JSON value too. */
void setting_write(const struct settings *s, enum setting key, struct strbuf *out)
{
    const struct setting_info *info = &setting_table[key];
    const struct setting_value *v = &s->values[key];
    if (is_unset(info, v)) {
        strbuf_printf(out, "\"%s\"", info->unset);
        return;
    }
    switch (info->type) {
    case SETTING_TYPE_WORD:
    case SETTING_TYPE_COUNTRY:
    case SETTING_TYPE_NAME:
        strbuf_putc(out, '"');
        setting_format(s, key, out);
        strbuf_putc(out, '"');
        break;
    case SETTING_TYPE_SWITCH:
        strbuf_puts(out, v->integer ? "true" : "false");
        break;
    case SETTING_TYPE_INT:
        strbuf_printf(out, "%d", v->integer);
        break;
    case SETTING_TYPE_NUMBER:
        strbuf_printf(out, "%.3f", v->number);
        break;
    case SETTING_TYPE_WORD_SET:
        strbuf_putc(out, '[');
        format_set(info->words, v->set, "\"", ", ", out);
        strbuf_putc(out, ']');
        break;
    }
}

void settings_write(const struct settings *s, enum setting_origin origin, struct strbuf *out)
{
    for (int i = 0; i < N_SETTINGS; i++) {
        if (s->values[i].origin != origin)
            continue;
        strbuf_printf(out, "%s = ", setting_table[i].key);
        setting_write(s, (enum setting) i, out);
        strbuf_puts(out, ";\n");
    }
}
