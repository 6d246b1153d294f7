/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/probe.h"

#include "base/base.h"

#include <langinfo.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <wchar.h>

bool probe_utf8(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0 && wcwidth(0x28ff) == 1;
}

bool probe_light(const char *colorfgbg)
{
    const char *last = colorfgbg ? strrchr(colorfgbg, ';') : NULL;
    if (!last || last[1] < '0' || last[1] > '9')
        return false;
    long background = strtol(last + 1, NULL, 10);
    return background == 7 || (background >= 9 && background <= 15);
}

bool probe_light_rgb(const char *rgb)
{
    static const double weights[] = {0.299, 0.587, 0.114}; /* ITU-R BT.601 */
    double brightness = 0;
    for (size_t i = 0; i < ARRAY_LEN(weights); i++) {
        char *end;
        size_t digits = strspn(rgb, "0123456789abcdefABCDEF");
        if (digits == 0 || digits > 4)
            return false;
        double most = (double) ((1U << 4 * digits) - 1);
        brightness += weights[i] * (double) strtoul(rgb, &end, 16) / most;
        rgb = *end == '/' ? end + 1 : end;
    }
    return brightness > 0.5;
}

bool probe_no_color(void)
{
    const char *value = getenv("NO_COLOR");
    return value && *value;
}

bool probe_takes_brackets(const char *term)
{
    static const char *const without[] = {"linux", "vt", "ansi", "cons", "sun", "dumb"};
    for (size_t i = 0; i < ARRAY_LEN(without); i++)
        if (strncmp(term, without[i], strlen(without[i])) == 0 && strncmp(term, "vte", 3) != 0)
            return false;
    return true;
}

bool probe_console(const char *term)
{
    return strcmp(term, "linux") == 0 || strncmp(term, "linux-", 6) == 0;
}

bool probe_size(int fd, int *cols, int *rows, double *aspect)
{
    struct winsize w;
    if (ioctl(fd, TIOCGWINSZ, &w) != 0 || w.ws_col == 0 || w.ws_row == 0)
        return false;
    *cols = w.ws_col;
    *rows = w.ws_row;
    *aspect = 0;
    if (w.ws_xpixel > 0 && w.ws_ypixel > 0)
        *aspect = ((double) w.ws_ypixel / w.ws_row) / ((double) w.ws_xpixel / w.ws_col);
    return true;
}
