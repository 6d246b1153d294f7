/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_TESTS_FOLDER_H
#define LIMBER_TESTS_FOLDER_H

/*
 * A folder of a test's own below the build folder: its absolute path, freed by folder_remove(),
 * which removes all that is in it. Ends the test where it cannot be made.
 */
char *folder_new(void);
void folder_remove(char *path);

#endif
