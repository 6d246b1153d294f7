/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_FFT_H
#define LIMBER_TESTS_FFT_H

#include <complex.h>
#include <math.h>
#include <stddef.h>

/* The discrete Fourier transform of n values, a power of two, in place (Cooley and Tukey 1965). */
static inline void fft(double complex *x, size_t n)
{
    for (size_t i = 1, j = 0; i < n; i++) {
        size_t bit = n >> 1;
        for (; j & bit; bit >>= 1)
            j ^= bit;
        j ^= bit;
        if (i < j) {
            double complex swapped = x[i];
            x[i] = x[j];
            x[j] = swapped;
        }
    }
    for (size_t half = 1; half < n; half *= 2) {
        double complex step = cexp((double complex) I * -3.14159265358979323846 / (double) half);
        for (size_t from = 0; from < n; from += 2 * half) {
            double complex turn = 1;
            for (size_t k = from; k < from + half; k++, turn *= step) {
                double complex odd = turn * x[k + half];
                x[k + half] = x[k] - odd;
                x[k] += odd;
            }
        }
    }
}

#endif
