/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dsp/ring.h"

_Static_assert((RING_SLOTS & (RING_SLOTS - 1)) == 0, "indices wrap with a mask");

bool ring_write(struct ring *r, const struct ring_request *request, uint32_t spare)
{
    uint32_t written = atomic_load_explicit(&r->written, memory_order_relaxed);
    uint32_t taken = atomic_load_explicit(&r->taken, memory_order_acquire);
    if (written - taken >= RING_SLOTS - spare)
        return false;
    r->slots[written & (RING_SLOTS - 1)] = *request;
    atomic_store_explicit(&r->written, written + 1, memory_order_release);
    return true;
}

bool ring_take(struct ring *r, struct ring_request *request)
{
    uint32_t taken = atomic_load_explicit(&r->taken, memory_order_relaxed);
    uint32_t written = atomic_load_explicit(&r->written, memory_order_acquire);
    if (written == taken)
        return false;
    *request = r->slots[taken & (RING_SLOTS - 1)];
    atomic_store_explicit(&r->taken, taken + 1, memory_order_release);
    return true;
}
