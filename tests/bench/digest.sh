#!/bin/sh
# A digest of 1,000 articles by Galley and by pandoc's plain writer, side by
# side, in Latin languages, where both break lines, and in Chinese, where pandoc
# leaves each paragraph as one.  Line by line, as pandoc breaks them, Galley is to
# be 30 times as fast in the former.  And the memory that a digest takes beyond that
# of reading: four times the articles must not take it more.
set -eu

cd "$(dirname "$0")/../.."
galley=${GALLEY_BUILD:-build}/galley
command -v pandoc >/dev/null || {
	echo "digest: skipped, there is no pandoc"
	exit 0
}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
beside() { # COUNT NAME LANGUAGE FIXTURE...
	count=$1 name=$2 language=$3
	shift 3
	for fixture; do
		set -- "$@" "fixtures/$fixture.gold.json"
		shift
	done
	python3 -B tests/bench/digest.py "$galley" "$count" "$dir" "$name" \
		"$language" "$@"
}
beside 1000 Chinese zh-Hans chengwan ludu qingyu songdu yanzhou
beside 1000 "English, French and German" en harrow valmere kehldorf

# memory COUNT FORMAT [OPTION...]: kilobytes at most, for so many articles.
memory() {
	memory_n=$1 format=$2
	shift 2
	[ -e "$dir/$memory_n.marked" ] || {
		python3 -B -c '
import sys
sys.path.insert(0, "tests/bench")
import digest
digest.write(sys.argv[1], "en", int(sys.argv[2]), sys.argv[3:])' \
			"$dir" "$memory_n" fixtures/harrow.gold.json
		mv "$dir/all.marked" "$dir/$memory_n.marked"
	}
	python3 -B -c '
import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:])
print(os.wait4(child.pid, 0)[2].ru_maxrss)' "$galley" convert --in-process \
		-q -f marked -t "$format" "$@" -o "$dir/out" \
		"$dir/$memory_n.marked"
}
bad=0
echo "memory beyond that of the skeleton plugin, 1,000 and 4,000 articles:"
for options in "" "-O lines=60 -O columns=3 -O index=yes" \
    "-O content=summary -O characters=100000"; do
	# shellcheck disable=SC2086
	one=$(($(memory 1000 digest $options) - $(memory 1000 skeleton)))
	# shellcheck disable=SC2086
	four=$(($(memory 4000 digest $options) - $(memory 4000 skeleton)))
	echo "  ${options:-default}: $one KB, $four KB"
	# Sixteen bytes or so an article: its index, and its page.
	[ "$four" -le $((one + 1024)) ] || bad=1
done
ratio=$(cat "$dir/ratio")
awk -v r="$ratio" 'BEGIN {
	if (r < 30)
		print "30 times are the aim, it is " r
	exit r < 30
}' || bad=1
exit $bad
