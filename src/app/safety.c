/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/safety.h"

#include "base/civil.h"
#include "io/store.h"

static void date(struct screening_record *r, const struct clock *clock)
{
    r->taken_s = clock_wall_s(clock, &r->offset_s);
    r->day = civil_local_day(r->taken_s, r->offset_s);
}

bool safety_keep(struct context *ctx, const struct clock *clock,
                 const struct screening_answers *answers, const char *origin,
                 struct screening_result *result, struct err *err)
{
    *result = screening_judge(answers);
    struct strbuf text = {0}, reasons = {0};
    screening_format(answers, &text);
    screening_reasons_format(result, &reasons);
    struct screening_record record = {
        .version = SCREENING_VERSION,
        .origin = origin,
        .answers = strbuf_text(&text),
        .verdict = verdict_names[result->verdict],
        .lock = result->locked ? verdict_names[result->verdict] : NULL,
        .reasons = strbuf_text(&reasons),
        .cautions = result->cautions,
    };
    date(&record, clock);
    bool kept = store_screening_write(context_store(ctx), &record, err);
    strbuf_release(&text);
    strbuf_release(&reasons);
    return kept;
}

bool safety_lock(struct context *ctx, const struct clock *clock, enum verdict lock,
                 const char *reason, struct err *err)
{
    struct arena arena = {0};
    struct screening_record record = {0};
    bool found = false;
    struct store *store = context_store(ctx);
    if (!store_screening_latest(store, &arena, &record, &found, err) || !found)
        record = (struct screening_record){.version = SCREENING_VERSION, .answers = ""};
    record.id = 0; /* a new row: what was answered before stays as it was */
    record.origin = "session";
    record.verdict = record.lock = verdict_names[lock];
    record.reasons = reason;
    date(&record, clock);
    bool kept = store_screening_write(store, &record, err);
    arena_release(&arena);
    return kept;
}

void safety_say(struct context *ctx, enum verdict v, struct strbuf *out)
{
    const char *country = context_settings(ctx)->values[SETTING_COUNTRY].country;
    screening_say(v, *country ? country : NULL, out);
}
