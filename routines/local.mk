# The folders keep their names under $(pkgdatadir).
nobase_dist_pkgdata_DATA += \
	routines/breath-box-4.cfg \
	routines/breath-coherent-5.cfg \
	routines/desk-reset-2.cfg \
	routines/micro-1.cfg \
	routines/needs-to-pop-5.cfg \
	routines/thoracic-mobility-10.cfg

nobase_dist_pkgdata_DATA += \
	routines/exercises/belly-breathing.cfg \
	routines/exercises/box-breathing.cfg \
	routines/exercises/cat-cow.cfg \
	routines/exercises/chair-thoracic-extension.cfg \
	routines/exercises/coherent-breathing.cfg \
	routines/exercises/desk-hinge-stretch.cfg \
	routines/exercises/long-exhale.cfg \
	routines/exercises/neck-turns.cfg \
	routines/exercises/open-book.cfg \
	routines/exercises/overhead-reach.cfg \
	routines/exercises/physiological-sigh.cfg \
	routines/exercises/posture-reset-sit.cfg \
	routines/exercises/prayer-stretch-chair.cfg \
	routines/exercises/quad-rotation.cfg \
	routines/exercises/rib-breathing.cfg \
	routines/exercises/scap-set.cfg \
	routines/exercises/seated-cat-cow.cfg \
	routines/exercises/seated-rotation.cfg \
	routines/exercises/self-hug-stretch.cfg \
	routines/exercises/shoulder-rolls.cfg \
	routines/exercises/thread-needle.cfg \
	routines/exercises/towel-chair-extension.cfg \
	routines/exercises/towel-roll-lie.cfg

nobase_dist_pkgdata_DATA += routines/poses/base.cfg
