/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sessions as they are really done, with pauses, jumps and ends, through the session, the ring and
 * what the audio callback does, on a clock of the test's own: what comes out never clicks, never
 * clips, is silent when it should be, and does not depend on the size of the blocks.
 */
#include "config.h"

#include "audio/cues.h"
#include "audio/live.h"
#include "audio/sounds.h"
#include "base/base.h"
#include "core/session.h"
#include "io/library.h"
#include "unit/sound_check.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MS ((int64_t) 1000000)
enum { TURN_MS = 33, DELAY_MS = 200, FADE_MS = 40, BEGIN_MS = 1000 };

static struct arena arena;
static struct library library;
static const char *sounds;
static const char *const profiles[] = {"calm", "clear", "minimal", "night"};
static struct bank banks[ARRAY_LEN(profiles)];

static int load(void **state)
{
    (void) state;
    const char *data = getenv("LIMBER_DATADIR");
    struct paths paths;
    struct diags d = {0};
    paths_find(&paths, &arena);
    library_init(&library, &paths);
    sounds = arena_printf(&arena, "%s/sounds", data ? data : ".");
    for (size_t i = 0; i < ARRAY_LEN(profiles); i++) {
        const struct sounds_from from = {.system_folder = sounds, .profile = profiles[i]};
        if (!sounds_load(&banks[i], &from, &arena, &d))
            return -1;
    }
    diags_release(&d);
    return 0;
}

static int unload(void **state)
{
    (void) state;
    library_release(&library);
    arena_release(&arena);
    return 0;
}

/* ---- a session that is heard ---- */

struct stage {
    struct cues cues;
    const struct timeline *timeline;
    struct session session;
    struct effects effects;
    struct share *share;
    struct live *live;
    size_t block_frames;
    int64_t mixed_ns;  /* the next block is mixed then and heard DELAY_MS later */
    int64_t silent_ns; /* a silence was asked for then; -1: something is asked for since */
    /* what was heard */
    double peak, corner, before[2], after_silence;
    unsigned silences, cues_asked;
};

static void stage_begin(struct stage *g, const char *routine, const struct bank *bank,
                        size_t block_frames)
{
    struct diags d = {0};
    struct library_item item;
    const struct timeline_options options = {.level = 2, .breath_pace = 100};
    assert_true(library_open(&library, routine, &item, &d));
    *g = (struct stage){.block_frames = block_frames, .silent_ns = -1};
    struct exercise_source source = library_source(&library);
    g->timeline = timeline_compile(item.routine, &options, &source, &arena, &d);
    assert_non_null(g->timeline);
    g->cues = cues_of_timeline(g->timeline, &arena);
    session_init(&g->session, g->timeline, &g->cues, false);
    g->share = calloc(1, sizeof *g->share);
    g->live = calloc(1, sizeof *g->live);
    live_init(g->live, g->share, bank);
    diags_release(&d);
}

static void stage_end(struct stage *g)
{
    session_release(&g->session);
    effects_release(&g->effects);
    free(g->share);
    free(g->live);
}

static void ask(struct stage *g, const struct sound_cue *cue)
{
    const struct ring_request r = {.kind = RING_PLAY, .cue = *cue};
    assert_true(ring_write(&g->share->ring, &r, 8));
    g->silent_ns = -1;
    g->cues_asked++;
}

/* As app/coach does. */
static void act(struct stage *g, const struct effect *e, int64_t now_ns)
{
    struct sound_cue cue;
    if (e->kind == EFFECT_CUE) {
        cue = sound_of_cue(&g->cues, (size_t) e->arg, e->at_ns);
        ask(g, &cue);
    } else if (e->kind == EFFECT_COUNT_IN && e->arg > 1) {
        cue = sound_alone(SOUND_LAST_THREE, e->at_ns + 1000 * MS, 0);
        ask(g, &cue);
    } else if (e->kind == EFFECT_SILENCE) {
        const struct ring_request r = {
            .kind = RING_FLUSH, .groups = SOUND_GROUP_ALL, .fade_ms = FADE_MS};
        assert_true(ring_write(&g->share->ring, &r, 0));
        g->silent_ns = now_ns; /* e->at_ns may lie back: a stalled turn */
        g->silences++;
    }
}

static void hear(struct stage *g, const float *x, size_t frames)
{
    double peak = sound_peak(x, 2 * frames, 1);
    g->peak = MAX(g->peak, peak);
    for (size_t i = 0; i < frames; i++) {
        double now = (double) x[2 * i];
        g->corner = MAX(g->corner, fabs(now - 2 * g->before[1] + g->before[0]));
        g->before[0] = g->before[1];
        g->before[1] = now;
    }
    /* the block in which it fades, and one more that may have been begun */
    int64_t blocks_ns = 2 * sound_ns_of_frames((int64_t) g->block_frames);
    if (g->silent_ns >= 0 && g->mixed_ns > g->silent_ns + FADE_MS * MS + blocks_ns)
        g->after_silence = MAX(g->after_silence, peak);
}

static void mix_until(struct stage *g, int64_t now_ns)
{
    float x[2 * 4096];
    for (; g->mixed_ns <= now_ns; g->mixed_ns += sound_ns_of_frames((int64_t) g->block_frames)) {
        live_block(g->live, x, g->block_frames, g->mixed_ns, DELAY_MS * MS);
        hear(g, x, g->block_frames);
    }
}

static void turn(struct stage *g, int64_t now_ns, enum session_input input)
{
    g->effects.count = 0;
    session_step(&g->session, now_ns, input, &g->effects);
    for (size_t i = 0; i < g->effects.count; i++)
        act(g, &g->effects.items[i], now_ns);
    mix_until(g, now_ns);
}

static void run_until(struct stage *g, int64_t *now_ns, int64_t until_ns)
{
    for (; *now_ns < until_ns; *now_ns += TURN_MS * MS)
        turn(g, *now_ns, SESSION_INPUT_NONE);
}

/* ---- */

static void check_sound(const struct stage *g)
{
    if (g->corner > 0.03)
        fail_msg("a click: a corner of %.4f", g->corner);
    assert_true(g->peak < (double) MIXER_PEAK);
    if (g->after_silence > 0)
        fail_msg("%.5f is heard after a silence", g->after_silence);
}

struct key {
    int at_ms; /* from the start */
    enum session_input input;
};

static const struct key pauses[] = {{0, SESSION_INPUT_START},      {9130, SESSION_INPUT_PAUSE},
                                    {9150, SESSION_INPUT_PAUSE},   {14210, SESSION_INPUT_PAUSE},
                                    {16000, SESSION_INPUT_PAUSE},  {17100, SESSION_INPUT_PAUSE},
                                    {19000, SESSION_INPUT_RESUME}, {25777, SESSION_INPUT_STOP},
                                    {31000, SESSION_INPUT_RESUME}, {38000, SESSION_INPUT_STALLED}};
static const struct key jumps[] = {
    {0, SESSION_INPUT_START},    {8100, SESSION_INPUT_RESTART},  {8400, SESSION_INPUT_RESTART},
    {12345, SESSION_INPUT_NEXT}, {14567, SESSION_INPUT_NEXT},    {15000, SESSION_INPUT_BACK},
    {15100, SESSION_INPUT_BACK}, {29000, SESSION_INPUT_RESTART}, {30500, SESSION_INPUT_NEXT},
    {41003, SESSION_INPUT_NEXT}, {41403, SESSION_INPUT_NEXT},    {44000, SESSION_INPUT_BACK}};
static const struct key ends[] = {{0, SESSION_INPUT_START}, {10900, SESSION_INPUT_END}};

static const struct {
    const struct key *keys;
    size_t n;
} scripts[] = {{pauses, ARRAY_LEN(pauses)}, {jumps, ARRAY_LEN(jumps)}, {ends, ARRAY_LEN(ends)}};

static void play_script(const char *routine, const struct bank *bank, size_t script)
{
    struct stage g;
    stage_begin(&g, routine, bank, 1024);
    int64_t now_ns = 0;
    run_until(&g, &now_ns, BEGIN_MS * MS); /* the device opens */
    for (size_t k = 0; k < scripts[script].n; k++) {
        run_until(&g, &now_ns, (BEGIN_MS + scripts[script].keys[k].at_ms) * MS);
        turn(&g, now_ns, scripts[script].keys[k].input);
    }
    run_until(&g, &now_ns, now_ns + 9000 * MS);
    assert_true(g.silences > 0 && g.cues_asked > 3);
    assert_true(g.peak > 0.02);
    check_sound(&g);
    stage_end(&g);
}

static void played__pauses_jumps_ends__never_click(void **state)
{
    (void) state;
    static const char *const routines[] = {"breath-box-4", "needs-to-pop-5", "breath-sigh-1"};
    for (size_t r = 0; r < ARRAY_LEN(routines); r++)
        for (size_t p = 0; p < ARRAY_LEN(profiles); p++)
            for (size_t s = 0; s < ARRAY_LEN(scripts); s++)
                play_script(routines[r], &banks[p], s);
}

/* Somebody who cannot sit still. */
static void played__any_keys__never_click(void **state)
{
    (void) state;
    static const enum session_input inputs[] = {
        SESSION_INPUT_PAUSE, SESSION_INPUT_PAUSE,   SESSION_INPUT_RESUME,
        SESSION_INPUT_NEXT,  SESSION_INPUT_RESTART, SESSION_INPUT_BACK,
        SESSION_INPUT_STOP,  SESSION_INPUT_RESUME,  SESSION_INPUT_RESUME};
    uint32_t seed = 0x5eed1e55U;
    for (size_t p = 0; p < ARRAY_LEN(profiles); p++) {
        struct stage g;
        int64_t now_ns = 0;
        stage_begin(&g, "thoracic-mobility-10", &banks[p], 1024);
        run_until(&g, &now_ns, BEGIN_MS * MS);
        turn(&g, now_ns, SESSION_INPUT_START);
        for (int k = 0; k < 60; k++) {
            seed = seed * 1664525U + 1013904223U;
            run_until(&g, &now_ns, now_ns + (50 + (int64_t) (seed >> 16) % 4000) * MS);
            turn(&g, now_ns, inputs[(seed >> 8) % ARRAY_LEN(inputs)]);
        }
        run_until(&g, &now_ns, now_ns + 9000 * MS);
        check_sound(&g);
        stage_end(&g);
    }
}

static void played__to_its_end__rings_out_and_is_silent(void **state)
{
    (void) state;
    struct stage g;
    int64_t now_ns = 0;
    stage_begin(&g, "micro-1", &banks[0], 1024);
    run_until(&g, &now_ns, BEGIN_MS * MS);
    turn(&g, now_ns, SESSION_INPUT_START);
    run_until(&g, &now_ns, now_ns + (g.timeline->total_ms + 9000) * MS);
    assert_int_equal(g.session.state, SESSION_ENDED);
    assert_int_equal(g.cues_asked, g.cues.count);
    assert_true(fabs(g.before[1]) == 0);
    check_sound(&g);
    stage_end(&g);
}

/* ---- the same bits, whatever the blocks ---- */

/* FNV-1a over everything that is mixed. */
static uint64_t hash_of(const struct cues *cues, const struct bank *bank, int64_t total_ms,
                        size_t block)
{
    struct mixer *m = malloc(sizeof *m);
    uint64_t hash = 0xcbf29ce484222325U;
    float x[2 * 4096];
    size_t next = 0;
    mixer_init(m, bank);
    for (int64_t at = 0; at < total_ms * 48; at += (int64_t) block) {
        for (; next < cues->count && cues->items[next].at_ms * 48 < at + (int64_t) block; next++) {
            struct sound_cue cue =
                sound_of_cue(cues, next, sound_ns_of_frames(cues->items[next].at_ms * 48));
            mixer_play(m, &cue);
        }
        mixer_render(m, x, block, (struct mixer_block){sound_ns_of_frames(at), 1e9 / 48000});
        size_t count = 2 * (size_t) MIN((int64_t) block, total_ms * 48 - at);
        for (size_t i = 0; i < count * sizeof *x; i++)
            hash = (hash ^ ((const unsigned char *) x)[i]) * 0x100000001b3U;
    }
    free(m);
    return hash;
}

static void mixed__blocks_of_any_size__same_bits(void **state)
{
    (void) state;
    static const size_t blocks[] = {4096, 1024, 417, 64};
    static const char *const routines[] = {"micro-1", "breath-sigh-1"};
    for (size_t r = 0; r < ARRAY_LEN(routines); r++) {
        struct stage g;
        stage_begin(&g, routines[r], &banks[0], 1024);
        uint64_t wanted = hash_of(&g.cues, &banks[0], g.timeline->total_ms, blocks[0]);
        for (size_t b = 1; b < ARRAY_LEN(blocks); b++)
            assert_true(hash_of(&g.cues, &banks[0], g.timeline->total_ms, blocks[b]) == wanted);
        assert_true(hash_of(&g.cues, &banks[1], g.timeline->total_ms, 1024) != wanted);
        stage_end(&g);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(played__pauses_jumps_ends__never_click),
        cmocka_unit_test(played__any_keys__never_click),
        cmocka_unit_test(played__to_its_end__rings_out_and_is_silent),
        cmocka_unit_test(mixed__blocks_of_any_size__same_bits),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
