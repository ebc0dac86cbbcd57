#!/bin/sh
# A digest of 1,000 articles, by Galley and by pandoc's plain writer, side by
# side: Galley is to be 30 times as fast.  Each reads what costs it least: Galley
# a marked text, of which nothing is rebuilt, pandoc its own tree.  And the
# memory that a digest takes beyond reading its input: four times the articles
# may not take a writer more.
set -eu

cd "$(dirname "$0")/../.."
galley=${GALLEY_BUILD:-build}/galley
command -v hyperfine >/dev/null || {
	echo "digest: skipped, there is no hyperfine"
	exit 0
}
command -v pandoc >/dev/null || {
	echo "digest: skipped, there is no pandoc"
	exit 0
}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -B tests/bench/thousand.py 1000 "$dir" fixtures/*.gold.json
ls -l "$dir" | awk 'NR > 1 { print $5 " bytes: " $9 }'

# shortest NAME COMMAND...: the shortest of several runs, in seconds.
shortest() {
	short_name=$1
	shift
	hyperfine -N --warmup 1 --runs 7 --export-json "$dir/$short_name" "$*" \
		>/dev/null 2>"$dir/errors" || { cat "$dir/errors"; exit 1; }
	python3 -c '
import json, sys
print(json.load(open(sys.argv[1]))["results"][0]["min"])' "$dir/$short_name"
}
pandoc=$(shortest pandoc pandoc -f json -t plain --columns=72 \
	-o "$dir/pandoc.txt" "$dir/digest.json")
bad=0
for options in "" "-O breaks=greedy" "-O lines=60 -O columns=2" \
    "-O content=summary"; do
	ours=$(shortest galley "$galley" convert -q -f marked -t digest $options \
		-o "$dir/galley.txt" "$dir/digest.marked")
	awk -v ours="$ours" -v pandoc="$pandoc" -v what="${options:-default}" '
	BEGIN {
		printf "%-28s %.3f s, pandoc %.3f s: %.1f times as fast\n",
		    what, ours, pandoc, pandoc / ours
		exit what == "default" && pandoc / ours < 30
	}' || bad=1
done
exit $bad
