/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_IO_STORE_SCHEMA_H
#define LIMBER_IO_STORE_SCHEMA_H

#include <stddef.h>

/*
 * The schema of the history as an ordered list of scripts: script i brings
 * `user_version` from i to i + 1. A script that was released is never changed;
 * what a later limber needs is a new script at the end, a stored file of the
 * version before it under tests/data/, and its line in doc/HACKING.md.
 */
struct store_schema {
    const char *const *scripts;
    size_t count; /* the version this limber reads and writes */
};

extern const struct store_schema store_schema;

/* PRAGMA application_id: "Limb". */
enum { STORE_APPLICATION_ID = 0x4c696d62 };

#endif
