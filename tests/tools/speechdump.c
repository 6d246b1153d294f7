/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/speech.h"
#include "io/library.h"
#include "view/narrate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is said in a routine, for people: speechdump ROUTINE [LEVEL [VERBOSITY [SEED]]] */
static int32_t usual_ms(const struct phrase *p)
{
    return p->counted ? 2350 : 150 + 62 * (int32_t) strlen(p->text); /* 160 words a minute */
}

static void dump(const struct speech *s, const struct timeline *t)
{
    struct strbuf line = {0};
    for (size_t i = 0; i < s->count; i++) {
        const struct utterance *u = &s->items[i];
        const struct phase *p = &t->phases[u->phase];
        narrate_time(&line, u->at_ms);
        strbuf_printf(&line, " %5.1f s of %5.1f  %-8s %-11s %s\n", u->ms / 1000.0,
                      (double) (u->until_ms - u->at_ms) / 1000, phase_kind_names[p->kind],
                      speech_rules[u->kind].name, speech_text(s, i));
    }
    fputs(strbuf_text(&line), stdout);
    strbuf_release(&line);
}

static int number(int argc, char **argv, int i, int otherwise)
{
    return argc > i ? (int) strtol(argv[i], NULL, 10) : otherwise;
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct diags d = {0};
    struct paths paths;
    struct library library;
    struct library_item item;
    paths_find(&paths, &a);
    library_init(&library, &paths);
    if (argc < 2 || !library_open(&library, argv[1], &item, &d))
        return 1;
    struct exercise_source source = library_source(&library);
    struct timeline_options o = {.level = number(argc, argv, 2, 2), .breath_pace = 100};
    const struct timeline *t = timeline_compile(item.routine, &o, &source, &a, &d);
    struct cues cues = cues_of_timeline(t, &a);
    struct script_options so = {.verbosity = (enum verbosity) number(argc, argv, 3, 2),
                                .seed = (uint64_t) number(argc, argv, 4, 0),
                                .source = &source};
    const struct script *script = script_of_timeline(t, &cues, &so, &a);
    int32_t *ms = arena_array(&a, script->n_phrases, sizeof *ms);
    for (size_t i = 0; i < script->n_phrases; i++)
        ms[i] = usual_ms(&script->phrases[i]);
    struct speech s = speech_fit(script, ms, &a);
    dump(&s, t);
    printf("%zu lines, %zu said, %zu texts\n", script->n_lines, s.count, script->n_phrases);
    library_release(&library);
    diags_release(&d);
    arena_release(&a);
    return 0;
}
