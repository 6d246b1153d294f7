EXTRA_DIST += tests/sh-lib.sh
script_tests += tests/cli/frame.sh
