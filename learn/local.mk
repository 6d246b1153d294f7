nobase_dist_pkgdata_DATA += \
	learn/breaks.txt \
	learn/breathing.txt \
	learn/claims.txt \
	learn/contributors.txt \
	learn/desk.txt \
	learn/effort.txt \
	learn/help.txt \
	learn/need-to-pop.txt \
	learn/pop.txt \
	learn/scores.txt \
	learn/sources.txt \
	learn/stiff.txt \
	learn/water.txt \
	learn/who-can-help.txt
