#!/bin/sh
# Real issues with their articles marked, turned to plain text: is what belongs
# together together?  B-cubed of Galley's output beside that of the script which
# a careful person writes in an hour (a headline is a short line without an end
# mark); Galley must be better on every issue, and on the mean of a tabloid's.
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

# together OPTION ISSUE...: the table for these.
together() {
	option=$1
	shift
	rm -rf "$dir/truth" "$dir/galley" "$dir/naive"
	mkdir "$dir/truth" "$dir/galley" "$dir/naive"
	python3 -B tests/bench/issues.py "$dir/truth" "$@"
	"$galley" convert -q -t json -o "$dir/galley/" "$dir"/truth/*.txt
	python3 -B "$naive" "$dir/truth" "$dir/naive"
	python3 -B tests/bench/bcubed.py $option "$score" "$dir/truth" \
		"$dir/galley" "$dir/naive"
}

bad=0
together '' "$@" || bad=1
# A tabloid of 1920 to 1939: a fold is two pages, and some hold but two adverts,
# on which nothing can be better.
echo
together -m ../shared/bulletins/ecpo_jingbao/*/*/*.xml || bad=1
exit $bad
