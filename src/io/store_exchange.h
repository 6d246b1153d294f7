/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_STORE_EXCHANGE_H
#define LIMBER_IO_STORE_EXCHANGE_H

#include "core/exchange.h"
#include "io/store.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The history in and out, row by row: core/exchange makes files of the rows, and rows of files.
 *
 * Merging is the same in any order and however often it is done: of two versions of a row the
 * later one counts, of two of the same second the one that sorts last; what was deleted stays
 * deleted; a session that runs here is left alone.
 */

/* One row; what it points to is gone when this returns. False: enough. */
typedef bool (*store_sink)(void *context, const struct record_row *row);
/*
 * Every row of the days in range, by kind and then in an order that only the rows decide, as they
 * were at one moment. Sessions come with their steps and events; those that run do not come.
 * What was deleted comes where the range is open. range.limit is not used.
 */
bool store_export(struct store *s, struct store_range range, store_sink sink, void *context,
                  struct err *err);

enum store_next { STORE_NEXT_ROW, STORE_NEXT_END, STORE_NEXT_CANCEL };
/* Fills in the next row, which is used before the next call. */
typedef enum store_next (*store_source)(void *context, struct record_row *row);

struct store_merged {
    size_t taken[N_RECORD_KINDS]; /* new here, or later than what was */
    size_t kept[N_RECORD_KINDS];  /* there already, or deleted here */
};
/*
 * Takes in all rows of the source, or none of them: where it cancels, or one cannot be
 * written. A cancelled merge is false without an error text.
 */
bool store_merge(struct store *s, store_source source, void *context, struct store_merged *merged,
                 struct err *err);

#endif
