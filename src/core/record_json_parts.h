/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_RECORD_JSON_PARTS_H
#define LIMBER_CORE_RECORD_JSON_PARTS_H

#include "core/record_field.h"
#include "core/record_json.h"

/* What the *_json.c files share. Each member ends in ", "; json_close() takes the last of them
 * back. Nobody else includes this. */
void json_put_key(struct strbuf *out, const char *name);
void json_put_text(struct strbuf *out, const char *name, const char *text); /* NULL: null */
void json_put_number(struct strbuf *out, const char *name, int64_t value);
void json_put_day(struct strbuf *out, const char *name, int32_t day);
/* A value without its name and end: 0 and more, in thousandths. */
void json_put_fraction(struct strbuf *out, double value);
void json_put_rows(struct strbuf *out, enum record_kind kind, const void *parts, size_t count,
                   int32_t offset_s);
void json_close(struct strbuf *out, const char *closing);

#endif
