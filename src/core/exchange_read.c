/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/civil.h"
#include "base/parse.h"
#include "core/exchange.h"

#include <string.h>

enum { UUID_CELLS_MAX = UUID_BYTES - 1 };

static const char session_name[] = "session";

void exchange_open(struct exchange *x, const char *path, const char *text, size_t length, int line,
                   struct diags *diags)
{
    *x = (struct exchange){.diags = diags};
    x->json =
        (struct json){.path = path, .text = text, .length = length, .line = line, .diags = diags};
    csv_init(&x->csv, path, text, length, diags);
    size_t at = x->csv.at; /* past a byte order mark */
    while (at < length && strchr(" \t\r\n", text[at]) && text[at])
        at++;
    x->is_json = at < length && text[at] == '{';
    x->json.at = x->csv.at;
}

/* ---- rows ---- */

/* The elements of a session's list; NULL where one is wrong. */
static void *parts_of(const struct reader *r, const struct node *group, enum record_kind kind,
                      size_t *count)
{
    size_t row_bytes = record_tables[kind].row_bytes;
    const struct node *list =
        read_node(r, group, record_tables[kind].plural, READ_REQUIRED, NODE_LIST);
    if (!list)
        return NULL;
    char *rows = arena_array(r->arena, list->count, row_bytes);
    for (size_t i = 0; i < list->count; i++) {
        const struct node *part = list->children[i];
        if (part->type != NODE_GROUP) {
            read_wrong_type(r, part, record_tables[kind].name, node_type_name(NODE_GROUP));
            return NULL;
        }
        record_read(r, part, kind, rows + i * row_bytes);
    }
    *count = list->count;
    return rows;
}

static bool read_session(const struct reader *r, const struct node *group, struct record_row *row)
{
    static const char *const parts[] = {"steps", "events"};
    size_t before = r->diags->errors;
    record_read_with(r, group, RECORD_SESSION, &row->session, parts, ARRAY_LEN(parts));
    row->steps = parts_of(r, group, RECORD_STEP, &row->n_steps);
    row->events = parts_of(r, group, RECORD_EVENT, &row->n_events);
    row->whole = true;
    return r->diags->errors == before;
}

/* A table's row: a step or an event names its session. */
static bool read_flat(const struct reader *r, const struct node *group, struct record_row *row)
{
    static const char *const extra[] = {session_name};
    const char *uuid;
    if (row->kind != RECORD_STEP && row->kind != RECORD_EVENT)
        return record_read(r, group, row->kind, &row->session);
    bool ok = record_read_with(r, group, row->kind, &row->session, extra, ARRAY_LEN(extra));
    if (!read_string(r, group, session_name, READ_REQUIRED, UUID_CELLS_MAX, &uuid))
        return false;
    memcpy(row->session_uuid, uuid, MIN(strlen(uuid), (size_t) UUID_BYTES - 1));
    return ok;
}

/* The day follows from the time; and only what has ended can come from elsewhere. */
static bool finish_session(const struct reader *r, const struct node *group, struct record_row *row)
{
    struct session_record *s = &row->session;
    s->day = civil_local_day(s->started_s, s->offset_s);
    if (s->state != RECORD_RUNNING)
        return true;
    diag_add(r->diags, DIAG_ERROR, group->loc, "bad-value",
             "a session that is still running cannot come from a file");
    return false;
}

/* Days that end before they begin: there is one way to say that a pause was taken back. */
static void finish_pause(struct pause_record *p)
{
    p->to_day = MAX(p->to_day, p->from_day - 1);
}

static bool row_of(struct exchange *x, struct arena *a, const struct node *group,
                   enum record_kind kind, struct record_row *row)
{
    const struct reader r = {x->diags, a};
    *row = (struct record_row){.kind = kind, .loc = group->loc};
    if (group->type != NODE_GROUP) {
        read_wrong_type(&r, group, record_tables[kind].name, node_type_name(NODE_GROUP));
        return false;
    }
    bool whole = x->is_json && kind == RECORD_SESSION;
    bool ok = whole ? read_session(&r, group, row) : read_flat(&r, group, row);
    if (kind == RECORD_PAUSE)
        finish_pause(&row->pause);
    return ok && (kind != RECORD_SESSION || finish_session(&r, group, row));
}

/* ---- JSON ---- */

static void unknown(struct exchange *x, const char *key)
{
    diag_add(x->diags, DIAG_ERROR, json_here(&x->json), "unknown-key", "unknown key '%s'", key);
}

static void check_head(struct exchange *x, const char *key, const struct node *value)
{
    struct src_loc loc = value ? value->loc : json_here(&x->json);
    if (strcmp(key, "limber") == 0) {
        if (!value || value->type != NODE_STRING || strcmp(value->string, "history") != 0)
            diag_add(x->diags, DIAG_ERROR, loc, "format", "this is no history of limber's");
        return;
    }
    x->knows_format = true;
    if (value && value->type == NODE_INT && value->integer == EXCHANGE_FORMAT)
        return;
    diag_add(x->diags, DIAG_ERROR, loc, "format", "this file has a format that is not known here");
    diag_hint(x->diags, "this limber reads format %d; a newer one may have written it",
              EXCHANGE_FORMAT);
    x->json.broken = true; /* nothing in it means what it seems to */
}

static void check_had_format(struct exchange *x)
{
    if (!x->knows_format)
        diag_add(x->diags, DIAG_ERROR, json_here(&x->json), "format",
                 "this file does not say which format it has");
    x->knows_format = true;
}

static bool find_kind(const char *key, bool *list, enum record_kind *kind)
{
    for (int i = 0; i < N_RECORD_KINDS; i++) {
        if (i == RECORD_STEP || i == RECORD_EVENT)
            continue;
        *kind = (enum record_kind) i;
        *list = strcmp(key, record_tables[i].plural) == 0;
        if (i == RECORD_DELETED || strcmp(key, record_tables[i].name) == 0 || *list)
            break;
    }
    return *list || strcmp(key, record_tables[*kind].name) == 0;
}

/* A member of the document: its head, one row, or the beginning of a list of them. */
static bool read_member_here(struct exchange *x, struct arena *a, struct record_row *row)
{
    struct node *value;
    const char *key = json_key(&x->json, a);
    bool list;
    if (!key)
        return false;
    bool known = find_kind(key, &list, &x->kind);
    /* "deleted" is a list of rows in a document, and one row on a line of its own. */
    if (known && json_take(&x->json, '[')) {
        x->in_list = true;
        x->elements = 0;
        return false;
    }
    if (!json_value(&x->json, a, key, &value))
        return false;
    if (known)
        return value && row_of(x, a, value, x->kind, row);
    if (strcmp(key, "limber") == 0 || strcmp(key, "format") == 0)
        check_head(x, key, value);
    else
        unknown(x, key);
    return false;
}

static bool read_element(struct exchange *x, struct arena *a, struct record_row *row)
{
    struct node *value;
    if (json_take(&x->json, ']')) {
        x->in_list = false;
        return false;
    }
    if (x->elements++ > 0 && !json_expect(&x->json, ','))
        return false;
    return json_value(&x->json, a, NULL, &value) && value && row_of(x, a, value, x->kind, row);
}

static bool next_json(struct exchange *x, struct arena *a, struct record_row *row)
{
    struct json *j = &x->json;
    while (!j->broken) {
        if (x->in_list) {
            if (read_element(x, a, row))
                return true;
        } else if (x->in_object) {
            if (json_take(j, '}'))
                x->in_object = false;
            else if ((x->members++ == 0 || json_expect(j, ',')) && read_member_here(x, a, row))
                return true;
        } else if (json_at_end(j)) {
            check_had_format(x);
            return false;
        } else {
            x->in_object = json_expect(j, '{');
            x->members = 0;
        }
    }
    return false;
}

/* ---- tables ---- */

static const struct record_field *field_of(const struct record_table *t, const char *name)
{
    for (size_t i = 0; i < t->n_fields; i++)
        if (strcmp(t->fields[i].name, name) == 0)
            return &t->fields[i];
    return NULL;
}

/* A row of names that fits a kind: the kind with the most of them; each name must be one of its. */
static bool is_head(struct exchange *x, const struct csv_row *names)
{
    for (int kind = 0; kind < N_RECORD_KINDS; kind++) {
        const struct record_table *t = &record_tables[kind];
        bool part = kind == RECORD_STEP || kind == RECORD_EVENT;
        size_t n = 0, sessions = 0;
        for (size_t i = 0; i < names->count; i++) {
            x->columns[i] = field_of(t, names->cells[i]);
            n += x->columns[i] != NULL;
            sessions += part && strcmp(names->cells[i], session_name) == 0;
        }
        if (n < t->n_fields || n + sessions < names->count || sessions != part)
            continue;
        x->kind = (enum record_kind) kind;
        x->n_columns = names->count;
        return true;
    }
    return false;
}

static bool is_day(const char *text, int32_t *day)
{
    struct civil date;
    bool ok = civil_parse(text, &date);
    if (ok)
        *day = civil_to_days(date);
    return ok;
}

static void head_unknown(struct exchange *x, int line)
{
    diag_add(x->diags, DIAG_ERROR, (struct src_loc){x->csv.path, line}, "format",
             "this is neither a table of limber's nor a list of days and scores");
    diag_hint(x->diags, "limber-data(5) names the columns; a list has two: 2026-11-22,4");
    x->csv.at = x->csv.length;
}

/* The first row says what the file is; a list need not have names. */
static void read_head(struct exchange *x, struct arena *a)
{
    struct csv at_first = x->csv;
    struct csv_row names;
    int32_t day;
    if (!csv_read(&x->csv, a, &names) || names.count == 0 || is_head(x, &names))
        return;
    x->n_columns = names.count;
    x->is_list = names.count == 2 &&
                 (is_day(names.cells[0], &day) || !strpbrk(names.cells[0], "0123456789"));
    if (!x->is_list)
        head_unknown(x, names.line);
    else if (is_day(names.cells[0], &day))
        x->csv = at_first;
}

static bool list_row(struct exchange *x, const struct csv_row *cells, struct record_row *row)
{
    const struct src_loc loc = {x->csv.path, cells->line};
    int value;
    int32_t day;
    if (cells->count != 2 || !is_day(cells->cells[0], &day)) {
        diag_add(x->diags, DIAG_ERROR, loc, "bad-value",
                 "a line of this list is a day and a score: 2026-11-22%c4", x->csv.separator);
        return false;
    }
    if (!parse_int(cells->cells[1], 0, SCALE_MAX, &value)) {
        diag_add(x->diags, DIAG_ERROR, loc, "out-of-range",
                 "the score is '%s', it must be a whole number, 0 to %d", cells->cells[1],
                 SCALE_MAX);
        return false;
    }
    *row = (struct record_row){.kind = RECORD_SCORE, .yields = true, .loc = loc};
    int64_t noon_s = (int64_t) day * 86400 + 43200;
    row->score = (struct score_record){day, SCORE_STIFFNESS, value, MAX(noon_s, 0), 0};
    return true;
}

static bool table_row(struct exchange *x, struct arena *a, const struct csv_row *cells,
                      struct record_row *row)
{
    const struct src_loc loc = {x->csv.path, cells->line};
    struct node *group = node_new(a, NODE_GROUP, NULL, loc);
    if (cells->count != x->n_columns) {
        diag_add(x->diags, DIAG_ERROR, loc, "format", "there are %zu cells here, the head has %zu",
                 cells->count, x->n_columns);
        return false;
    }
    for (size_t i = 0; i < cells->count; i++) {
        static const struct record_field session = {session_name, FIELD_TEXT, 0, NULL, 0, 0};
        const struct record_field *f = x->columns[i] ? x->columns[i] : &session;
        struct node *value = record_cell(a, f, cells->cells[i], loc);
        if (value)
            node_append(a, group, value);
    }
    return row_of(x, a, group, x->kind, row);
}

static bool next_csv(struct exchange *x, struct arena *a, struct record_row *row)
{
    struct csv_row cells;
    if (!x->n_columns)
        read_head(x, a);
    while (csv_read(&x->csv, a, &cells)) {
        if (cells.count == 0)
            continue;
        if (x->is_list ? list_row(x, &cells, row) : table_row(x, a, &cells, row))
            return true;
    }
    return false;
}

bool exchange_next(struct exchange *x, struct arena *a, struct record_row *row)
{
    return x->is_json ? next_json(x, a, row) : next_csv(x, a, row);
}
