/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/timeline_text.h"

static void add_time(struct strbuf *out, int64_t ms)
{
    strbuf_printf(out, "%02lld:%02lld.%03lld", (long long) (ms / 60000),
                  (long long) (ms / 1000 % 60), (long long) (ms % 1000));
}

static void add_number(struct strbuf *out, int number)
{
    if (number > 0)
        strbuf_printf(out, "\t%d", number);
    else
        strbuf_puts(out, "\t-");
}

void timeline_lines(const struct timeline *t, struct strbuf *out)
{
    for (int i = 0; i < t->n_phases; i++) {
        const struct phase *p = &t->phases[i];
        const struct exercise *e = phase_exercise(t, p);
        bool moves = p->cycle >= 0;
        add_time(out, p->at_ms);
        strbuf_printf(out, "\t%s\t%d\t%s", phase_kind_names[p->kind], p->step + 1, e ? e->id : "-");
        add_number(out, p->set);
        add_number(out, p->rep);
        strbuf_printf(out, "\t%s\t%s\t%s\t%lld.%03lld\n", side_names[p->side],
                      moves ? phase_name(t, p) : "-", moves ? breath_words.words[p->breath] : "-",
                      (long long) (p->ms / 1000), (long long) (p->ms % 1000));
    }
    add_time(out, t->total_ms);
    strbuf_puts(out, "\tend\t-\t-\t-\t-\t-\t-\t-\t-\n");
}

static void add_string_member(struct strbuf *out, const char *key, const char *value)
{
    strbuf_printf(out, ", \"%s\": ", key);
    if (value)
        strbuf_json(out, value);
    else
        strbuf_puts(out, "null");
}

static void add_number_member(struct strbuf *out, const char *key, int value)
{
    if (value > 0)
        strbuf_printf(out, ", \"%s\": %d", key, value);
    else
        add_string_member(out, key, NULL);
}

void timeline_json(const struct timeline *t, struct strbuf *out)
{
    strbuf_puts(out, "{ \"routine\": ");
    strbuf_json(out, t->routine->id);
    strbuf_printf(out, ", \"level\": %d, \"total_ms\": %lld, \"phases\": [", t->level,
                  (long long) t->total_ms);
    for (int i = 0; i < t->n_phases; i++) {
        const struct phase *p = &t->phases[i];
        const struct exercise *e = phase_exercise(t, p);
        bool moves = p->cycle >= 0;
        strbuf_printf(out, "%s\n  { \"at_ms\": %lld, \"ms\": %lld", i ? "," : "",
                      (long long) p->at_ms, (long long) p->ms);
        add_string_member(out, "kind", phase_kind_names[p->kind]);
        add_number_member(out, "step", p->step + 1);
        add_string_member(out, "exercise", e ? e->id : NULL);
        add_number_member(out, "set", p->set);
        add_number_member(out, "rep", p->rep);
        add_string_member(out, "side", p->side == SIDE_NONE ? NULL : side_names[p->side]);
        add_string_member(out, "phase", moves ? phase_name(t, p) : NULL);
        add_string_member(out, "breath", moves ? breath_words.words[p->breath] : NULL);
        strbuf_puts(out, " }");
    }
    strbuf_puts(out, t->n_phases ? "\n] }\n" : "] }\n");
}
