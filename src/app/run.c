/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/run.h"

#include <stdio.h>
#include <unistd.h>

int run_routine(struct context *ctx, const struct run_options *o)
{
    return o->plain || !isatty(STDOUT_FILENO) ? run_plain(ctx, o) : run_screen(ctx, o);
}

void run_report(struct diags *d)
{
    struct strbuf text = {0};
    diags_format(d, &text);
    fwrite(strbuf_text(&text), 1, text.length, stderr);
    strbuf_release(&text);
    diags_release(d);
}

int run_locked(const struct practice *p)
{
    struct strbuf text = {0};
    practice_say_lock(p, &text);
    strbuf_puts(&text, text.length && text.text[text.length - 1] == '\n' ? "" : "\n");
    fwrite(strbuf_text(&text), 1, text.length, stderr);
    strbuf_release(&text);
    return 1;
}
