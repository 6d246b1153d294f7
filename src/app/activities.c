/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/activities.h"

#include "io/store.h"

#include <stdio.h>

enum { WEEK_DAYS = 7 };

int activities_read(struct context *ctx, int32_t day, struct activity out[ACTIVITIES])
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
            const struct measure_record *last = &rows[count - 1], *named = last;
            while (named > rows && !named->detail)
                named--;
            out[n] = (struct activity){.kind = activity_kinds[i], .day = last->day};
            snprintf(out[n].name, sizeof out[n].name, "%s",
                     named->detail ? named->detail : activity_test.name);
            n++;
        }
        arena_release(&arena);
    }
    return n;
}

const char *const *activities_names(struct context *ctx, int32_t day, struct arena *a)
{
    struct activity known[ACTIVITIES];
    int n = activities_read(ctx, day, known);
    const char **names = arena_array(a, ACTIVITIES, sizeof *names);
    for (int i = 0; i < n; i++)
        names[activity_of(known[i].kind)] = arena_strdup(a, known[i].name);
    return names;
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
