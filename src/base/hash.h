/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_BASE_HASH_H
#define LIMBER_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/*
 * FNV-1a, 64 bits (Fowler, Noll, Vo, 1991): to find things and to tell them apart, not to keep
 * anyone from making two that are alike. Begin with HASH_BEGIN, go on with what came out.
 */
#define HASH_BEGIN UINT64_C(0xcbf29ce484222325)

static inline uint64_t hash_add(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *p = bytes;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ p[i]) * UINT64_C(0x100000001b3);
    return hash;
}

#endif
