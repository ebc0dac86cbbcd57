#!/bin/sh
# Do summaries tell more of what headline and deck tell than the beginning of
# the article does, in as many characters?  Over the dev pages; what they don't
# must not be: the status is 1.
set -eu

cd "$(dirname "$0")/../.."
galley=${GALLEY_BUILD:-build}/galley
dev=../shared/bench/dev
[ -d "$dev" ] || {
	echo "summary: skipped, $dev is not here"
	exit 0
}
bad=0
for sentences in 3 2; do
	python3 -B tests/bench/summary.py "$galley" $sentences "$dev"/*.txt ||
		bad=1
done
exit $bad
