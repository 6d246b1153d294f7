/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/confirm.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { ANSWER_BYTES = 64 };

bool confirm_possible(void)
{
    return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

static bool ask(const char *question, const char *hint, char answer[ANSWER_BYTES])
{
    fprintf(stderr, "%s%s ", question, hint);
    fflush(stderr);
    if (!fgets(answer, ANSWER_BYTES, stdin))
        return false;
    answer[strcspn(answer, "\n")] = '\0';
    return true;
}

bool confirm_yes(const char *question)
{
    char answer[ANSWER_BYTES];
    return ask(question, " [y/N]", answer) &&
           (strcmp(answer, "y") == 0 || strcmp(answer, "Y") == 0 || strcmp(answer, "yes") == 0);
}

bool confirm_enter(const char *question)
{
    char answer[ANSWER_BYTES];
    return ask(question, "", answer) && answer[0] == '\0';
}

bool confirm_word(const char *question, const char *word)
{
    char answer[ANSWER_BYTES];
    return ask(question, "", answer) && strcmp(answer, word) == 0;
}
