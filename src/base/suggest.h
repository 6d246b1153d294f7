/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_BASE_SUGGEST_H
#define LIMBER_BASE_SUGGEST_H

#include <stddef.h>

/*
 * The word of the list that was most likely meant, or NULL where none is near.
 * Distance is optimal string alignment (insert, delete, replace, swap of two
 * neighbours; Damerau 1964), ASCII case ignored; near is within a third of the length.
 */
const char *suggest(const char *word, const char *const *words, size_t count);

#endif
