/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CLI_MERGED_H
#define LIMBER_CLI_MERGED_H

#include "base/strbuf.h"
#include "io/store_exchange.h"

#include <stdbool.h>

/* Whether anything was taken in. */
bool merged_any(const struct store_merged *merged);
/* "Taken in: 3 sessions, 12 scores. Here already: 1 score." with_kept: the second sentence too. */
void merged_put(struct strbuf *out, const struct store_merged *merged, bool with_kept);

#endif
