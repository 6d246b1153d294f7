dist_man_MANS += doc/limber.1 doc/limber.conf.5
