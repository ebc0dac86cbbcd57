#!/bin/sh
# The law on everything that there is to read: every character of a page that is
# not white space stands in exactly one range of the output, on our fixtures, on
# the bench's pages and on all real bulletins, XML read as if it were text.
# What means ill has hostile.sh.
# timeout: 600
. tests/tap.sh

galley=${GALLEY:-${GALLEY_BUILD:-build}/galley}
dev=../shared/bench/dev
real=../shared/bulletins
command -v python3 >/dev/null || {
	skip "the law is kept" "there is no python3 to check it"
	finish
}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

# kept NAME FOLDER: what galley makes of the pages in it.  A page without text
# has no output, and is no page here.
kept() {
	mkdir "$dir/out"
	"$galley" convert -q -f text --encoding utf-8 -t json -o "$dir/out/" \
		"$2"/*.txt 2>"$dir/said"
	check "$1 ($(ls "$2" | grep -c '\.txt$') pages)" \
		python3 -B tests/kept.py -d "$2" "$dir/out"
	[ ! -s "$dir/said" ] || sed 's/^/# /' "$dir/said"
	rm -r "$dir/out"
}

kept "our fixtures" fixtures

if [ -d $dev ]; then
	kept "the bench" $dev
else
	skip "the bench" "$dev is not here"
fi

if [ -d $real ]; then
	mkdir "$dir/text" "$dir/issues"
	n=0
	find -L $real -type f ! -name '*.tar.xz' ! -name '*.epub' |
		LC_ALL=C sort | while read -r file; do
		n=$((n + 1))
		encoding=utf-8
		case $file in
		*/legacy_encodings/*)
			encoding=${file%.wml}
			encoding=${encoding##*.}
			;;
		esac
		page=$dir/text/$n.txt
		case $file in
		*.xz) xz -dc "$file" >"$page" ;;
		*) iconv -f "$encoding" -t utf-8 "$file" >"$page" ;;
		esac || rm "$page"
	done 2>"$dir/said"
	sed 's/^/# left out: /' "$dir/said"
	kept "real bulletins" "$dir/text"
	python3 -B tests/bench/issues.py "$dir/issues" $real/*/*.tar.xz \
		2>"$dir/said"
	sed 's/^/# left out: /' "$dir/said"
	kept "real issues" "$dir/issues"
else
	skip "real bulletins" "$real is not here"
fi

# Would it see a loss?
mkdir "$dir/page" "$dir/lost"
cp fixtures/harrow.txt "$dir/page/"
"$galley" convert -q -t json -o "$dir/lost/" fixtures/harrow.txt
check "one page by itself" python3 -B tests/kept.py -d "$dir/page" "$dir/lost"
python3 - "$dir/lost/harrow.json" <<'END'
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    doc = json.load(file)
doc["articles"][0]["blocks"].pop()
with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump(doc, file)
END
refute "a lost block is found" \
	python3 -B tests/kept.py -d "$dir/page" "$dir/lost"
rm "$dir/lost/harrow.json"
refute "a lost page is found" \
	python3 -B tests/kept.py -d "$dir/page" "$dir/lost"
finish
