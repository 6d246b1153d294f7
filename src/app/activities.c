/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/activities.h"

#include "app/dialog.h"
#include "io/store.h"

#include <stdio.h>

enum { WEEK_DAYS = 7, SUGGESTIONS_MAX = 16 };

/* Those that have a score before or on that day; returns how many. */
static int activities_read(struct context *ctx, int32_t day, struct activity out[ACTIVITIES])
{
    const struct store_range until = {DAY_FIRST, day, 0};
    int n = 0;
    for (int i = 0; i < ACTIVITIES; i++) {
        struct arena arena = {0};
        struct measure_record *rows;
        struct err err = {""};
        size_t count = 0;
        if (store_measures(context_store(ctx), until, activity_kinds[i], &arena, &rows, &count,
                           &err) &&
            count > 0) {
            const struct measure_record *last = &rows[count - 1];
            out[n] = (struct activity){.kind = activity_kinds[i], .day = last->day};
            snprintf(out[n].name, sizeof out[n].name, "%s",
                     last->detail ? last->detail : activity_test.name);
            n++;
        }
        arena_release(&arena);
    }
    return n;
}

bool activities_are_due(struct context *ctx, int32_t day)
{
    struct activity known[ACTIVITIES];
    int n = activities_read(ctx, day, known);
    int32_t latest = INT32_MIN;
    for (int i = 0; i < n; i++)
        latest = MAX(latest, known[i].day);
    return n > 0 && day - latest >= WEEK_DAYS;
}

/* The first three that are ticked. */
static int pick(struct ui *ui, struct activity out[ACTIVITIES])
{
    struct ask_row rows[SUGGESTIONS_MAX];
    int n = MIN((int) n_activity_suggestions, (int) SUGGESTIONS_MAX), picked = 0;
    for (int i = 0; i < n; i++)
        rows[i] = (struct ask_row){.kind = ASK_TICK, .text = activity_suggestions[i], .value = -1};
    struct ask_model m = {
        .title = "What does the stiffness make harder?",
        .intro = "Tick up to three. Something else goes in from the shell: limber log --activity "
                 "\"carry a rucksack=6\"",
        .rows = rows,
        .n = n,
    };
    if (dialog_ask(ui, &m) != ACTION_GO_ON)
        return 0;
    for (int i = 0; i < n && picked < ACTIVITIES; i++) {
        if (rows[i].value != 1)
            continue;
        out[picked] = (struct activity){.kind = activity_kinds[picked]};
        snprintf(out[picked].name, sizeof out[picked].name, "%s", activity_suggestions[i]);
        picked++;
    }
    return picked;
}

static bool keep(struct ui *ui, struct context *ctx, int32_t day, const struct activity *a,
                 int value)
{
    struct err err = {""};
    struct measure_record row = {.day = day, .kind = a->kind, .value = value, .detail = a->name};
    row.taken_s = clock_wall_s(&ui->loop.clock, &row.offset_s);
    if (store_measure_write(context_store(ctx), &row, &err))
        return true;
    dialog_tell(ui, "It could not be kept", err.text);
    return false;
}

void activities_ask(struct ui *ui, struct context *ctx, int32_t day)
{
    struct activity chosen[ACTIVITIES];
    const char *names[ACTIVITIES];
    int n = activities_read(ctx, day, chosen);
    if (n == 0)
        n = pick(ui, chosen);
    struct tally_model m = {
        .title = "Once a week",
        .question = activity_test.how,
        .names = names,
        .n = n,
        .most = SCALE_MAX,
        .values = {-1, -1, -1},
    };
    for (int i = 0; i < n; i++)
        names[i] = chosen[i].name;
    if (n == 0 || ui->quit || dialog_tally(ui, &m) != ACTION_GO_ON)
        return;
    for (int i = 0; i < n; i++)
        if (m.values[i] >= 0 && !keep(ui, ctx, day, &chosen[i], m.values[i]))
            return;
}
