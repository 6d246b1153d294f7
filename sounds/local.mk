nobase_dist_pkgdata_DATA += \
	sounds/breath-hold-empty.cfg \
	sounds/breath-hold.cfg \
	sounds/breath-in.cfg \
	sounds/breath-out.cfg \
	sounds/breath-rest.cfg \
	sounds/breath-top-up.cfg \
	sounds/get-ready.cfg \
	sounds/halfway.cfg \
	sounds/last-three.cfg \
	sounds/repetition.cfg \
	sounds/rest.cfg \
	sounds/session-done.cfg \
	sounds/set-done.cfg \
	sounds/start.cfg \
	sounds/step-done.cfg \
	sounds/switch-sides.cfg
