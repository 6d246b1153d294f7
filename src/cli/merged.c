/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/merged.h"

/* "3 sessions, 12 scores"; false: nothing. */
static bool put_counts(struct strbuf *out, const size_t counts[N_RECORD_KINDS])
{
    bool any = false;
    for (int i = 0; i < N_RECORD_KINDS; i++) {
        if (!counts[i])
            continue;
        bool one = counts[i] == 1 && i != RECORD_DELETED;
        strbuf_printf(out, "%s%zu %s", any ? ", " : "", counts[i],
                      one ? record_tables[i].name : record_tables[i].plural);
        any = true;
    }
    return any;
}

bool merged_any(const struct store_merged *merged)
{
    for (int i = 0; i < N_RECORD_KINDS; i++)
        if (merged->taken[i])
            return true;
    return false;
}

void merged_put(struct strbuf *out, const struct store_merged *merged, bool with_kept)
{
    strbuf_puts(out, "Taken in: ");
    if (!put_counts(out, merged->taken))
        strbuf_puts(out, "nothing new");
    strbuf_putc(out, '.');
    struct strbuf kept = {0};
    if (with_kept && put_counts(&kept, merged->kept))
        strbuf_printf(out, " Here already: %s.", strbuf_text(&kept));
    strbuf_release(&kept);
}
