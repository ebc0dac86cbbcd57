#!/bin/sh
# timeout: 600
# Markdown: cmark and pandoc read back the text of each block, of fixtures, pages
# and of texts that look like nothing but markup.
set -u
. tests/tap.sh
galley=${GALLEY:-$GALLEY_BUILD/galley}
judge="python3 -B tests/system/readmarkdown.py"
export SOURCE_DATE_EPOCH=1767571200
unset GALLEY_PLUGIN_PATH
for tool in python3 cmark; do
	command -v $tool >/dev/null || {
		skip "Markdown" "there is no $tool to read it"
		finish
	}
done
readers=cmark
if command -v pandoc >/dev/null; then
	readers="cmark pandoc"
else
	skip "by pandoc" "there is no pandoc"
fi

# page NAME INPUT: the document, and the model beside it.
page() {
	"$galley" convert -q --doubt 0 -o "$TMPDIR/$1.md" "$2" &&
		"$galley" convert -q --doubt 0 -o "$TMPDIR/$1.json" "$2"
}
right() { # NAME
	for reader in $readers; do
		$judge $reader "$TMPDIR/$1.json" "$TMPDIR/$1.md" || return 1
	done
}
# All of the bench's pages are read with PAGES=all.
some=$([ "${PAGES-}" = all ] && echo 17 || echo 2)
n=0
for input in fixtures/*.txt fixtures/hostile/*.txt tests/golden/input/* \
	../shared/bulletins/suzhou.txt $(printf '%s\n' \
		../shared/bench/dev/*.txt | awk -v some="$some" 'NR % 17 < some'); do
	[ -r "$input" ] || continue
	n=$((n + 1))
	page $n "$input" 2>/dev/null || continue
	check "$input" right $n
done
[ -d ../shared ] || skip "pages" "there is no ../shared"

for seed in 1 2 3; do
	python3 tests/system/lookalikes.py $seed 200 >"$TMPDIR/alike.marked"
	check "what looks like markup, $seed" page alike "$TMPDIR/alike.marked"
	check "it is text all the same, $seed" right alike
done
same "there are all of its blocks" 1 \
	"$(($(grep -c . "$TMPDIR/alike.md") > 2200))"

# ---- what a reader finds ----

spoilt() { # PAGE SED-SCRIPT WHAT
	sed "$2" "$TMPDIR/$1.md" >"$TMPDIR/bad.md"
	refute "$3 is planted" cmp -s "$TMPDIR/$1.md" "$TMPDIR/bad.md"
	for reader in $readers; do
		refute "$3 is found by $reader" $judge $reader \
			"$TMPDIR/$1.json" "$TMPDIR/bad.md"
	done
}
page zh tests/golden/input/zh.txt
check "without a fault it is right" right zh
spoilt zh 's/城东的一座/城东一座/' "a lost character"
spoilt zh 's/城东的一座/城东的 一座/' "a blank that was added"
spoilt zh 's/城东的一座/城东的\n一座/' "a line end that was added"
spoilt zh '$d' "a lost block"
spoilt zh 's/^## /### /' "a heading of another level"
# One escape after the other is left out: each is there for a reason.
while read -r script; do
	sed "$script" "$TMPDIR/alike.md" >"$TMPDIR/bad.md"
	refute "text with $script is another" $judge cmark \
		"$TMPDIR/alike.json" "$TMPDIR/bad.md"
done <<'END'
s/\\\*/*/g
s/\\`/`/g
s/\\_/_/g
s/\\\([][]\)/\1/g
s/\\</</g
s/\\#/#/g
s/\\&/\&/g
s/\\\\/\\/g
s/^\\>/>/
s/^\\-/-/
s/^\\+/+/
s/^\\=/=/
s/\\~/~/g
s/^\([0-9]*\)\\\./\1./
s/^\([0-9]*\)\\)/\1)/
s/\\$//
END

# ---- front matter ----

"$galley" convert -q --doubt 0 -O front=yes -M 'creator=A "B" \C: #d' \
	-M creator=李明 -M x-own='- 1' -o "$TMPDIR/front.md" \
	tests/golden/input/zh.txt
"$galley" convert -q --doubt 0 -f text -t json -o "$TMPDIR/front.json" \
	"$TMPDIR/front.md"
check "front matter is read back by Galley" python3 -c '
import json, sys
meta = json.load(open(sys.argv[1], encoding="utf-8"))["metadata"]
sys.exit(meta["title"] != "湖州日报" or meta["x-own"] != "- 1"
    or meta["creator"] != ["A \"B\" \\C: #d", "李明"])' "$TMPDIR/front.json"
if command -v pandoc >/dev/null; then
	same "and by pandoc" "湖州日报" "$(pandoc -t plain -s "$TMPDIR/front.md" \
		-f commonmark+yaml_metadata_block | head -n 1)"
fi

# ---- pictures ----

printf 'GIF89a\1\0\1\0\200\0\0\0\0\0\377\377\377,\0\0\0\0\1\0\1\0\0\2\2D\1\0;' \
	>"$TMPDIR/point.gif"
pictured() {
	"$galley" convert -q --doubt 0 -P "$GALLEY_BUILD/tests/badplug" \
		-f pictures -t markdown -O picture="$TMPDIR/point.gif" \
		-O at=200 -O alt='A [dot](x)' -o "$TMPDIR/pictured.md" "$@" \
		tests/golden/input/en.txt 2>"$TMPDIR/log"
}
check "a picture" pictured
cmark -t xml "$TMPDIR/pictured.md" >"$TMPDIR/xml"
check "stands in the document" grep -qF \
	'<image destination="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAkQBADs="' \
	"$TMPDIR/xml"
check "with what it shows" grep -q '>A <.*\|>A \[dot\](x)<' "$TMPDIR/xml"
check "a picture that is not wanted" pictured -O images=no
refute "is left out" grep -q 'data:' "$TMPDIR/pictured.md"
finish
