EXTRA_DIST += tests/sh-lib.sh
script_tests += tests/cli/config.sh tests/cli/frame.sh
script_tests += tests/lint/banned.sh tests/lint/headers.sh tests/lint/layers.sh tests/lint/manual.sh
EXTRA_DIST += tests/lint/codespell.txt
