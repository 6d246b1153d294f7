if HAVE_SYSTEMD
pkglibexec_PROGRAMS += limber-awake
limber_awake_SOURCES = src/awake/main.c
limber_awake_CPPFLAGS = $(AM_CPPFLAGS) $(SYSTEMD_CFLAGS)
limber_awake_LDADD = $(SYSTEMD_LIBS)
else
EXTRA_DIST += src/awake/main.c
endif
script_tests += tests/cli/awake.sh
