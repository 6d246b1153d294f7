/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIMBER_CLI_COMMANDS_H
#define LIMBER_CLI_COMMANDS_H

/* Each command is defined in cmd_NAME.c and has its row in cli.c. */
extern const struct command cmd_breathe;
extern const struct command cmd_check, cmd_edit, cmd_list, cmd_show;
extern const struct command cmd_config;
extern const struct command cmd_doctor;
extern const struct command cmd_export, cmd_import, cmd_sync, cmd_forget;
extern const struct command cmd_help;
extern const struct command cmd_history;
extern const struct command cmd_learn;
extern const struct command cmd_log;
extern const struct command cmd_new;
extern const struct command cmd_plan;
extern const struct command cmd_pause;
extern const struct command cmd_preview;
extern const struct command cmd_render;
extern const struct command cmd_report;
extern const struct command cmd_run;
extern const struct command cmd_screen;
extern const struct command cmd_sound;
extern const struct command cmd_stats;

#endif
