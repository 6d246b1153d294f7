/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scores of the activities, asked on a screen. */
#include "config.h"

#include "app/activities.h"
#include "app/dialog.h"
#include "io/store.h"

#include <stdio.h>

enum { SUGGESTIONS_MAX = 16 };

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
