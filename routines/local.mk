# The folders keep their names under $(pkgdatadir).
nobase_dist_pkgdata_DATA += \
	routines/breath-box-4.cfg \
	routines/breath-coherent-5.cfg \
	routines/desk-reset-2.cfg \
	routines/micro-1.cfg \
	routines/needs-to-pop-5.cfg \
	routines/thoracic-mobility-10.cfg

nobase_dist_pkgdata_DATA += \
	routines/exercises/band-external-rotation.cfg \
	routines/exercises/band-face-pull.cfg \
	routines/exercises/band-pull-apart.cfg \
	routines/exercises/band-row.cfg \
	routines/exercises/band-scaption.cfg \
	routines/exercises/belly-breathing.cfg \
	routines/exercises/bird-dog.cfg \
	routines/exercises/body-scan.cfg \
	routines/exercises/box-breathing.cfg \
	routines/exercises/cat-cow.cfg \
	routines/exercises/chair-squat.cfg \
	routines/exercises/chair-thoracic-extension.cfg \
	routines/exercises/childs-pose-reach.cfg \
	routines/exercises/childs-pose-side.cfg \
	routines/exercises/chin-tuck-seated.cfg \
	routines/exercises/clasp-chest-opener.cfg \
	routines/exercises/coherent-breathing.cfg \
	routines/exercises/constructive-rest.cfg \
	routines/exercises/dead-bug-taps.cfg \
	routines/exercises/dead-bug.cfg \
	routines/exercises/desk-hinge-stretch.cfg \
	routines/exercises/desk-march.cfg \
	routines/exercises/doorway-chest-high.cfg \
	routines/exercises/doorway-chest-low.cfg \
	routines/exercises/doorway-chest-mid.cfg \
	routines/exercises/floor-angel.cfg \
	routines/exercises/foam-roller-extension.cfg \
	routines/exercises/four-seven-eight.cfg \
	routines/exercises/glute-bridge.cfg \
	routines/exercises/hinge-reverse-fly.cfg \
	routines/exercises/hip-flexor-stretch.cfg \
	routines/exercises/knee-rocks.cfg \
	routines/exercises/kneeling-scap-push.cfg \
	routines/exercises/levator-stretch.cfg \
	routines/exercises/long-exhale.cfg \
	routines/exercises/neck-turns.cfg \
	routines/exercises/open-book.cfg \
	routines/exercises/overhead-reach.cfg \
	routines/exercises/physiological-sigh.cfg \
	routines/exercises/plank-forearm.cfg \
	routines/exercises/plank-knee.cfg \
	routines/exercises/plank-wall.cfg \
	routines/exercises/pmr-upper.cfg \
	routines/exercises/posture-reset-sit.cfg \
	routines/exercises/prayer-stretch-chair.cfg \
	routines/exercises/prone-back-breathing.cfg \
	routines/exercises/prone-cobra.cfg \
	routines/exercises/prone-y-t.cfg \
	routines/exercises/quad-arm-reach.cfg \
	routines/exercises/quad-rotation.cfg \
	routines/exercises/rib-breathing.cfg \
	routines/exercises/scap-set.cfg \
	routines/exercises/seated-cat-cow.cfg \
	routines/exercises/seated-march.cfg \
	routines/exercises/seated-rotation.cfg \
	routines/exercises/seated-side-bend.cfg \
	routines/exercises/self-hug-stretch.cfg \
	routines/exercises/shoulder-rolls.cfg \
	routines/exercises/shrug-drop.cfg \
	routines/exercises/side-plank-full.cfg \
	routines/exercises/side-plank-knee.cfg \
	routines/exercises/sphinx.cfg \
	routines/exercises/standing-back-bend.cfg \
	routines/exercises/standing-trunk-turns.cfg \
	routines/exercises/supine-chin-nod.cfg \
	routines/exercises/thread-needle.cfg \
	routines/exercises/towel-chair-extension.cfg \
	routines/exercises/towel-roll-lie.cfg \
	routines/exercises/towel-row-iso.cfg \
	routines/exercises/towel-spine-lie.cfg \
	routines/exercises/upper-trap-stretch.cfg \
	routines/exercises/wall-angel.cfg \
	routines/exercises/wall-chin-tuck.cfg \
	routines/exercises/wall-push-up-plus.cfg \
	routines/exercises/wall-reach-turn.cfg \
	routines/exercises/wall-slide.cfg

nobase_dist_pkgdata_DATA += routines/poses/base.cfg
