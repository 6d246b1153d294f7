/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_STORE_FIXTURE_H
#define LIMBER_TESTS_STORE_FIXTURE_H

#include "core/record.h"
#include "io/store.h"

#include <stddef.h>

/* A folder of its own for every test of the store, removed after it. */
struct store_fixture {
    char *root;     /* a fresh folder under the build tree */
    char *folder;   /* root/data/limber: not made yet */
    char *path;     /* folder/history.db */
    char *names[4]; /* of fixture_beside() */
    size_t next_name;
};

int fixture_setup(void **state);
int fixture_teardown(void **state);
#define STORE_TEST(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

/* path + suffix; valid for three more calls. */
const char *fixture_beside(struct store_fixture *f, const char *suffix);
void fixture_write(const char *path, const void *bytes, size_t count);
/* The whole file and a NUL; NULL where there is none. length may be NULL. Caller frees. */
char *fixture_read(const char *path, size_t *length);
void fixture_copy(const char *from, const char *to);

/* The history of the test, opened; fails the test where it cannot be. */
struct store *fixture_open(const struct store_fixture *f);
/* store_session_write() that must succeed. step may be NULL. */
void fixture_session_write(struct store *s, struct session_record *r,
                           const struct step_record *step);
/* The one number a statement (a string constant) returns. */
int64_t fixture_number(struct store *s, const char *sql);

struct session_record fixture_session(int64_t started_s, int32_t offset_s);
struct step_record fixture_step(int ordinal);

/* Runs work in a child process; returns its exit status, or 128 + the signal that ended it. */
int fixture_child(int (*work)(struct store_fixture *f, void *context), struct store_fixture *f,
                  void *context);
/* In a child: leaves it with status 1 and says where. */
#define CHILD_CHECK(condition)                                                      \
    do {                                                                            \
        if (!(condition)) {                                                         \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
            return 1;                                                               \
        }                                                                           \
    } while (0)

#endif
