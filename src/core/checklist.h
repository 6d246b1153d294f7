/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CORE_CHECKLIST_H
#define LIMBER_CORE_CHECKLIST_H

#include "core/record.h"
#include "core/routine.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A checklist while it is answered: yes, not yet or not applicable, or numbers that are typed. A
 * pure state; the shell passes keys on and keeps what comes out.
 */
enum check_answer { CHECK_OPEN, CHECK_YES, CHECK_NOT_YET, CHECK_NOT_APPLICABLE };

enum { CHECK_TYPED_BYTES = 8 };

struct checklist_item {
    enum check_answer answer;
    double tries[CHECK_TRIES_MAX];
    int n_tries;
};

struct checklist {
    const struct step *step; /* NULL: none is being answered */
    struct checklist_item items[CHECK_ITEMS_MAX];
    size_t cursor;
    char typed[CHECK_TYPED_BYTES]; /* of a number, so far */
    bool refused;                  /* the number that was entered is out of range */
};

void checklist_begin(struct checklist *c, const struct step *step);
void checklist_move(struct checklist *c, int by);
/* Answers the item at the cursor and goes on to the next. False: that is no answer to it. */
bool checklist_answer(struct checklist *c, enum check_answer answer);
/* The line at the cursor is answered with a number. */
bool checklist_wants_number(const struct checklist *c);
/* A digit or a point of a number. False: none is wanted here. */
bool checklist_type(struct checklist *c, char character);
/* Takes back a character, else a try, else an answer. */
void checklist_erase(struct checklist *c);
/* Takes the number that was typed, or goes on from an item that has one. False: there is nothing
 * to take, the whole list is meant. */
bool checklist_enter(struct checklist *c);

/* Nothing is left to answer. */
bool checklist_done(const struct checklist *c);
/* Something of a safety list was answered with "not yet": that is, it is new. */
bool checklist_alarms(const struct checklist *c);
/* The value of an item that was typed: the best or the mean of its tries. False: none yet. */
bool checklist_value(const struct checklist *c, size_t item, double *value);

/*
 * What is kept of it: at most CHECK_RECORDS_MAX rows, a kind "ROUTINE.ITEM" each unless the file
 * says another. Items of the same measure are ways to take it: one is enough, and its text says
 * which it was. Day and time are for the shell to fill in. Texts live in a.
 */
enum { CHECK_RECORDS_MAX = CHECK_ITEMS_MAX + 1 };
size_t checklist_records(const struct checklist *c, const char *routine,
                         struct measure_record rows[CHECK_RECORDS_MAX], struct arena *a);

/* Of measures, the newest last: what was answered with "not yet" and not ticked since. In out,
 * which has room for all of them, with the item in `detail`. routine NULL: of all of them. */
size_t checklist_todos(const struct measure_record *rows, size_t count, const char *routine,
                       const struct measure_record **out);

#endif
