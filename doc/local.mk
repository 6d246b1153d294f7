EXTRA_DIST += doc/CODE-MAP.md doc/FIGURES.md doc/FIGURE-ENGINE.md doc/HACKING.md doc/PERFORMANCE.md doc/SOUND.md doc/TREND.md
dist_man_MANS += doc/limber.1 doc/limber-data.5 doc/limber-routine.5 doc/limber-sound.5 doc/limber.conf.5
