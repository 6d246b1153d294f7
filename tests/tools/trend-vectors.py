#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/data/trend-vectors.txt: random courses of daily scores and what the rules of
doc/TREND.md say of each day, by an implementation that shares nothing with core/trend.c.

A line is a course, a tab, and every day that is not plainly ok:
"55.4A…<tab>14:nodata 21:review:rising-14"; a score is one character (A is 10), a day without
one is a dot. Run it by hand when the rules change, and read the difference."""
import random
from statistics import mean, median


def window(scores, t, n):
    return [(d, scores[d]) for d in range(t - n + 1, t + 1) if d in scores]


def week_mean(scores, t):
    w = [v for _, v in window(scores, t, 7)]
    return mean(w) if len(w) >= 4 else None


def theil_sen(points):
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for i, a in enumerate(points) for b in points[i + 1:]]
    return median(slopes) if slopes else 0.0


def baseline(scores):
    w = [v for d, v in scores.items() if d <= 7]
    return mean(w) if len(w) >= 4 else None


def improved(b, m):
    return (b - m) >= 2 or ((b - m) >= 1 and (b - m) / b >= .30)


def weekly(b, scores, t):
    m = week_mean(scores, t)
    if m is None:
        return [('nodata', '')]
    found = []
    if m - b >= 2.0:
        found.append(('refer', 'worse-2'))
    w21, w14 = window(scores, t, 21), window(scores, t, 14)
    if t >= 21 and len(w21) >= 12 and theil_sen(w21) >= .08 and m - b >= 1.5:
        found.append(('refer', 'rising-21'))
    if len(w14) >= 8 and theil_sen(w14) >= .10 and m - b >= 1.0:
        found.append(('review', 'rising-14'))
    if b >= 3 and not improved(b, m):
        if t >= 42:
            found.append(('refer', 'not-improved-6wk'))
        elif t >= 28:
            found.append(('review', 'not-improved-4wk'))
        elif t >= 21 and b >= 6:
            found.append(('review', 'not-improved-3wk-high'))
    return found


def evaluate(scores, t):
    found = []
    b = baseline(scores)
    last = window(scores, t, 3)
    if len(last) == 3 and sum(v >= 8 for _, v in last) >= 2 and \
            (b is None or t <= 7 or mean(v for _, v in last) - b >= 2):
        found.append(('refer', 'severe'))
    if b is not None and t == 8 and b >= 7:
        found.append(('review', 'high-start'))
    if t >= 14 and t % 7 == 0:
        found += [('nodata', '')] if b is None else weekly(b, scores, t)
    rank = {'nodata': 0, 'review': 1, 'refer': 2}
    return max(found, key=lambda f: rank[f[0]]) if found else ('ok', '')


def course(rng):
    """Every shape there is: flat, rising, falling, a step; calm or wild; with few gaps or many."""
    level, drift = rng.uniform(0, 9), rng.choice([0, 0, .15, .08, -.1, rng.uniform(-.2, .2)])
    step_day, step = rng.randint(1, 60), rng.choice([0, 0, 2, 3, -3, 4])
    wild, gaps = rng.choice([.3, 1, 1, 2]), rng.choice([0, .1, .2, .2, .45])
    out = ''
    for day in range(1, rng.choice([20, 45, 70]) + 1):
        value = rng.gauss(level + drift * day + (step if day >= step_day else 0), wild)
        value = min(10, max(0, round(value)))
        missing = day > 1 and rng.random() < gaps
        out += '.' if missing else '0123456789A'[value]
    return out


def main():
    rng = random.Random(44)
    for _ in range(500):
        text = course(rng)
        scores = {i + 1: '0123456789A'.index(c) for i, c in enumerate(text) if c != '.'}
        days = []
        for t in range(1, len(text) + 1):
            verdict, rule = evaluate(scores, t)
            if verdict != 'ok':
                days.append(f'{t}:{verdict}' + (f':{rule}' if rule else ''))
        print(text + '\t' + ' '.join(days))


main()
