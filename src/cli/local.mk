libshell_a_SOURCES += \
	src/cli/cli.c src/cli/cli.h \
	src/cli/cli_help.c \
	src/cli/cmd_breathe.c \
	src/cli/cmd_check.c \
	src/cli/cmd_config.c \
	src/cli/cmd_doctor.c \
	src/cli/cmd_edit.c \
	src/cli/cmd_new.c \
	src/cli/editing.c src/cli/editing.h \
	src/cli/cmd_export.c \
	src/cli/cmd_forget.c \
	src/cli/cmd_help.c \
	src/cli/cmd_history.c \
	src/cli/cmd_learn.c \
	src/cli/cmd_import.c \
	src/cli/cmd_list.c \
	src/cli/cmd_log.c \
	src/cli/cmd_pause.c \
	src/cli/cmd_preview.c \
	src/cli/cmd_render.c \
	src/cli/cmd_report.c \
	src/cli/cmd_run.c \
	src/cli/cmd_screen.c \
	src/cli/cmd_show.c \
	src/cli/check.h \
	src/cli/cmd_sound.c \
	src/cli/sound.h src/cli/sound_play.c \
	src/cli/cmd_plan.c \
	src/cli/cmd_stats.c \
	src/cli/cmd_sync.c \
	src/cli/commands.h src/cli/common_options.h \
	src/cli/confirm.c src/cli/confirm.h \
	src/cli/doctor.h \
	src/cli/doctor_files.c \
	src/cli/doctor_answer.c src/cli/doctor_sound.c src/cli/doctor_voice.c \
	src/cli/doctor_tap.c \
	src/cli/doctor_terminal.c \
	src/cli/merged.c src/cli/merged.h \
	src/cli/options.c \
	src/cli/output.c src/cli/output.h \
	src/cli/show.c src/cli/show.h src/cli/show_json.c
