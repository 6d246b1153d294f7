/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "audio/voice.h"
#include "cli/doctor.h"
#include "io/dispatcher.h"
#include "io/settings.h"

#include <string.h>

enum { VOICE_TRIAL_MS = 3000 };

static bool is_on(const struct settings *s)
{
    return s->values[SETTING_VOICE].integer == VOICE_SETTING_ON;
}

static void find_espeak(struct findings *f, const struct settings *s)
{
    bool on = is_on(s);
    if (!voice_is_there()) {
        find_add(f, on ? FOUND_WRONG : FOUND_NOTE, "voice",
                 "Install espeak-ng to be guided by a voice (on Debian: apt install espeak-ng).",
                 "there is no espeak-ng");
        return;
    }
    struct voice_options options = {.name = s->values[SETTING_VOICE_NAME].name,
                                    .rate_wpm = s->values[SETTING_VOICE_RATE].integer};
    struct voice *v = voice_new(&options);
    int slot = v ? voice_want(v, &(struct phrase){.text = "Keep breathing."}) : -1;
    bool speaks = v && voice_wait(v, slot + 1, VOICE_TRIAL_MS) && voice_ms(v, slot) > 0;
    if (speaks)
        find_add(f, FOUND_OK, "voice", NULL, "espeak-ng, %s at %d words a minute, %s", options.name,
                 options.rate_wpm, on ? "on" : "off");
    else
        find_add(f, on ? FOUND_WRONG : FOUND_NOTE, "voice",
                 "Try 'espeak-ng -v NAME hello'; limber config voice_name NAME sets another voice.",
                 "espeak-ng says nothing with the voice '%s'", options.name);
    voice_free(v);
}

/* "OUTPUT MODULES", then a line each: "espeak-ng, festival". */
static const char *modules_of(struct arena *a, const char *answer)
{
    const char *heading_end = strchr(answer, '\n');
    char *modules = arena_strdup(a, heading_end ? heading_end + 1 : answer);
    const char *all = NULL;
    char *rest;
    for (char *at = strtok_r(modules, "\n", &rest); at; at = strtok_r(NULL, "\n", &rest))
        all = all ? arena_printf(a, "%s, %s", all, at) : at;
    return all ? all : "nothing";
}

static void find_dispatcher(struct findings *f, const struct settings *s)
{
    static const char *const said[] = {"off", "on"};
    bool on = is_on(s);
    enum found bad = on ? FOUND_WRONG : FOUND_NOTE;
    struct strbuf out = {0};
    int fd;
    pid_t pid = dispatcher_ask(&fd);
    enum answer answer = pid > 0 ? answer_of(pid, fd, &out) : ANSWER_FAILED;
    if (pid == 0)
        find_add(f, bad, "voice",
                 "Install speech-dispatcher (on Debian: apt install speech-dispatcher), or choose "
                 "the other voice: limber config voice_engine espeak-ng.",
                 "there is no spd-say");
    else if (answer == ANSWER_WELL && out.length > 0)
        find_add(f, FOUND_OK, "voice", NULL, "Speech Dispatcher, through %s, %s",
                 modules_of(&f->ctx->arena, strbuf_text(&out)), said[on]);
    else
        find_add(f, bad, "voice", "Try 'spd-say hello'; its log says why.",
                 "Speech Dispatcher does not answer");
    strbuf_release(&out);
}

void find_voice(struct findings *f)
{
    const struct paths *paths = context_paths(f->ctx);
    struct settings s;
    struct diags told = {0}; /* by what looks at the settings */
    settings_load(&s, paths->config_file, paths->state_file, &f->ctx->arena, &told);
    diags_release(&told);
    if (s.values[SETTING_VOICE_ENGINE].integer == VOICE_ENGINE_DISPATCHER)
        find_dispatcher(f, &s);
    else
        find_espeak(f, &s);
}
