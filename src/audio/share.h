/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_AUDIO_SHARE_H
#define LIMBER_AUDIO_SHARE_H

#include "dsp/ring.h"

#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * The memory the screen's process and limber-audio share: an anonymous file,
 * gone with the two of them. Plain data and lock-free atomics, no pointers.
 */
enum { SHARE_FD = 3, BOOK_FD = 4 /* the phrasebook, where there is one */ };

enum share_state { SHARE_OPENING, SHARE_ON };

/* How limber-audio ends when it ends by itself. */
enum helper_exit {
    HELPER_DONE = 0,   /* was asked to, or the screen went away */
    HELPER_FAILED = 1, /* --render: said why on standard error */
    HELPER_USAGE = 2,
    HELPER_LOST = 3,      /* the stream stopped */
    HELPER_NO_DEVICE = 4, /* nothing to play on */
    HELPER_MISMATCH = 5,  /* shared memory of another version or parent */
};

struct share {
    uint64_t layout; /* SHARE_LAYOUT; set before limber-audio starts */
    int32_t screen_pid;
    sem_t wake; /* posted by either side when limber-audio's control loop should look now */

    /* screen -> limber-audio */
    struct ring ring;
    _Atomic int64_t heartbeat_ns;
    _Atomic int32_t volume_db;
    _Atomic bool muted, leave;

    /* limber-audio -> screen */
    _Atomic int32_t state;          /* enum share_state */
    _Atomic bool leaving;           /* has seen `leave` and ends by itself */
    _Atomic bool swallows;          /* the device takes sound faster than it could play it */
    _Atomic int64_t heard_until_ns; /* what was mixed until now is heard out then */
    _Atomic int64_t call_since_ns;  /* inside a call to the sound system since then; 0: not */
    _Atomic int64_t block_ns;       /* latest block was mixed then */
    _Atomic int64_t mixed_frames;   /* since the stream began */
    _Atomic int64_t latency_ns;
    _Atomic uint32_t late, dropped, jumps;
};

/* A limber-audio of another build would read nonsense. */
#define SHARE_LAYOUT ((uint64_t) sizeof(struct share) << 32 | 1)

#endif
