libshell_a_SOURCES += \
	src/app/activities.c src/app/activities_screen.c src/app/activities.h \
	src/app/after.c src/app/after_plain.c \
	src/app/ask_plain.c src/app/ask_plain.h \
	src/app/audition.c src/app/audition.h \
	src/app/before.c \
	src/app/coach.c src/app/coach.h src/app/coach_change.c src/app/coach_internal.h src/app/coach_rest.c \
	src/app/context.c src/app/context.h \
	src/app/dialog.c src/app/dialog.h \
	src/app/first_start.c \
	src/app/home.c src/app/home.h src/app/home_parts.h \
	src/app/home_routines.c src/app/home_rows.c \
	src/app/learn.c src/app/learn.h \
	src/app/log_screen.c src/app/log_screen.h \
	src/app/narrator.c src/app/narrator.h \
	src/app/speaker.c src/app/speaker.h \
	src/app/loop.c src/app/loop.h \
	src/app/pictures.c src/app/pictures.h \
	src/app/plain.c src/app/plain.h \
	src/app/player.c src/app/player.h src/app/player_internal.h \
	src/app/player_keys.c \
	src/app/plan.c src/app/plan.h src/app/plan_decide.c \
	src/app/plan_model.c src/app/plan_model.h \
	src/app/plan_screen.c src/app/plan_screen.h \
	src/app/questions.c \
	src/app/practice.c src/app/practice.h \
	src/app/progress.c src/app/progress.h \
	src/app/preview.c src/app/preview.h \
	src/app/recorder.c src/app/recorder.h \
	src/app/resume.c src/app/resume.h \
	src/app/run.c src/app/run.h \
	src/app/run_plain.c src/app/run_screen.c \
	src/app/safety.c src/app/safety.h \
	src/app/say.c src/app/say.h \
	src/app/settings_screen.c src/app/settings_screen.h \
	src/app/standing.c src/app/standing.h \
	src/app/stop.c \
	src/app/unlock.c \
	src/app/ui.c src/app/ui.h \
	src/app/user.c src/app/user.h \
	src/app/visit.h
