#!/bin/sh
# timeout: 600
# The validator of HTML has no word to say of our pages, and one on a fault.
set -u
. tests/tap.sh
. tests/books/common.sh
jar=$node_modules/vnu-jar/build/dist/vnu.jar

python3 tests/books/issue.py 1000 >"$TMPDIR/issue.marked"
for input in fixtures/*.txt fixtures/hostile/markup.txt \
	fixtures/hostile/directions.txt \
	tests/golden/input/[!e]*.txt ../shared/bulletins/suzhou.txt \
	"$TMPDIR/issue.marked"; do
	[ -r "$input" ] || continue
	check "a page of $input" "$galley" convert -q --doubt 0 -t html \
		-o "$books/$(basename "$input").html" "$input"
done
check "a page of all pages" "$galley" convert -q --doubt 0 -t html \
	-o "$books/all.html" fixtures/*.txt
printf 'GIF89a\1\0\1\0\200\0\0\0\0\0\377\377\377,\0\0\0\0\1\0\1\0\0\2\2D\1\0;' \
	>"$TMPDIR/point.gif"
GALLEY_PLUGIN_PATH=$GALLEY_BUILD/tests/badplug check "a page with a picture" \
	"$galley" convert -q --doubt 0 -f pictures -t html \
	-O picture="$TMPDIR/point.gif" -O at=40 -O alt='A point' \
	-o "$books/picture.html" fixtures/harrow.txt

# Not a word, but that "/>" means nothing to HTML.
valid() {
	java -jar "$jar" "$@" 2>&1 | grep -v 'info: Trailing slash' \
		>"$TMPDIR/log"
	head -n 20 "$TMPDIR/log"
	[ ! -s "$TMPDIR/log" ]
}
if has "$jar" java; then
	check "they are valid" valid "$books"/*.html
	sed 's/<main>/<main><p><div><\/div><\/p>/' "$books/yanzhou.txt.html" \
		>"$TMPDIR/bad.html"
	refute "a fault is found" valid "$TMPDIR/bad.html"
	sed 's/hyphens: auto/hyphens: perhaps/' "$books/yanzhou.txt.html" \
		>"$TMPDIR/bad.html"
	refute "and one in the style sheet" valid "$TMPDIR/bad.html"
else
	lacks "they are valid" "$lack"
fi
finish
