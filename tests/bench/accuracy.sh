#!/bin/sh
# How well are articles rebuilt?  The bench's table by class for pages that the
# tables have not seen, by five folds; for the same pages with the tables of the
# tree, which have learnt from them; and for the real page.  What falls short of
# the floor fails:
#
#	accuracy.sh [record]
#
# record writes tests/bench/floor anew from this run instead.
set -eu

cd "$(dirname "$0")/../.."
build=${GALLEY_BUILD:-build}
galley=$build/galley
bench=../shared/bench
real=../shared/bulletins
floor=tests/bench/floor
folds=5
[ -f "$bench/score.py" ] || {
	echo "accuracy: skipped, $bench is not here"
	exit 0
}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# judge SET TITLE TRUTH: scores $dir/SET against it.
judge() {
	printf '\n%s\n' "$2"
	python3 -B "$bench/score.py" "$3" "$dir/$1" --json "$dir/$1.json"
	python3 -B tests/bench/floor.py figures "$1" "$bench/score.py" \
		"$dir/$1.json" "$3" "$dir/$1" >>"$dir/figures"
}

mkdir -p "$dir/folds" "$dir/tree" "$dir/real" "$build/folds"
: >"$dir/figures"

# The file of folds says by which table a page is judged.
"$build/galley-train" -k $folds -o "$build/folds" "$bench/dev" \
	>"$dir/train.log" 2>&1 || { cat "$dir/train.log"; exit 1; }
fold=0
while [ $fold -lt $folds ]; do
	awk -v fold=$fold -v dev="$bench/dev" \
		'$2 == fold { print dev "/" $1 ".txt" }' "$build/folds/folds" |
		xargs "$galley" convert -q -t json -o "$dir/folds/" \
			--tables "$build/folds/fold$fold.tab"
	fold=$((fold + 1))
done
judge folds "Pages that the tables have not seen, $folds folds:" "$bench/dev"

"$galley" convert -q -t json -o "$dir/tree/" "$bench"/dev/*.txt
judge tree "The same with the tree's tables, which have learnt from them:" \
	"$bench/dev"

if [ -f "$real/suzhou.gold.json" ]; then
	"$galley" convert -q -t json -o "$dir/real/" "$real/suzhou.txt"
	judge real "The real page:" "$real"
fi

echo
if [ "${1-}" = record ]; then
	python3 -B tests/bench/floor.py record "$floor" "$dir/figures"
	echo "recorded in $floor"
else
	python3 -B tests/bench/floor.py check "$floor" "$dir/figures"
fi
