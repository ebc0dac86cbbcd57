#!/bin/sh
# Real issues with their articles marked, turned to plain text: is what belongs
# together together?  B-cubed of Galley's output beside that of the script which
# a careful person writes in an hour (a headline is a short line without an end
# mark); Galley must be better on every issue.
set -eu

cd "$(dirname "$0")/../.."
galley=${GALLEY_BUILD:-build}/galley
score=../shared/bench/score.py
naive=../shared/design/prototype/naive.py
set -- ../shared/bulletins/*/*METS_ALTO.tar.xz \
	../shared/bulletins/*/*DIDL_ALTO.tar.xz
for file in "$score" "$naive" "$@"; do
	[ -f "$file" ] || {
		echo "issues: skipped, $file is not here"
		exit 0
	}
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

mkdir "$dir/truth" "$dir/galley" "$dir/naive"
python3 -B tests/bench/issues.py "$dir/truth" "$@"
"$galley" convert -q -t json -o "$dir/galley/" "$dir"/truth/*.txt
python3 -B "$naive" "$dir/truth" "$dir/naive"
python3 -B tests/bench/bcubed.py "$score" "$dir/truth" "$dir/galley" \
	"$dir/naive"
