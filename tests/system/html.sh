#!/bin/sh
# timeout: 300
# HTML: the text of each block is an element's text, character for character; the
# page is well formed and loads nothing.  tests/books/html.sh asks a validator.
set -u
. tests/tap.sh
galley=${GALLEY:-$GALLEY_BUILD/galley}
judge="python3 -B tests/system/readhtml.py"
export SOURCE_DATE_EPOCH=1767571200
unset GALLEY_PLUGIN_PATH
command -v python3 >/dev/null || {
	skip "HTML" "there is no python3 to read it"
	finish
}

# page NAME OPTION... INPUT: the page, and the model beside it.
page() {
	name=$1
	shift
	"$galley" convert -q --doubt 0 -t html -o "$TMPDIR/$name.html" "$@" &&
		"$galley" convert -q --doubt 0 -t json \
			-o "$TMPDIR/$name.json" "$@"
}
right() { # NAME
	$judge "$TMPDIR/$1.json" "$TMPDIR/$1.html" || return 1
	! command -v xmllint >/dev/null ||
		xmllint --noout --nonet "$TMPDIR/$1.html"
}
n=0
for input in fixtures/*.txt fixtures/hostile/*.txt tests/golden/input/* \
	../shared/bulletins/suzhou.txt; do
	[ -r "$input" ] || continue
	n=$((n + 1))
	page "$n" "$input" 2>/dev/null || continue
	check "$input" right "$n"
done
# shellcheck disable=SC2046 # names without blanks
page issue $(printf '%s\n' fixtures/*.txt)
check "all fixtures as one issue" right issue
check "its list leads to every article" test \
	"$(grep -c '<a href="#a-' "$TMPDIR/issue.html")" -eq \
	"$(grep -c '<article id="a-' "$TMPDIR/issue.html")"
"$galley" convert -q --doubt 0 -t html -O contents=no \
	-o "$TMPDIR/bare.html" fixtures/*.txt
refute "none where it isn't wanted" grep -q '<nav' "$TMPDIR/bare.html"
"$galley" convert -q --doubt 0 -o "$TMPDIR/one.htm" -f marked - <<'END'
@marked 1

language: ar

@article

@headline [1]
عنوان

@para [2]
نص قصير.

@source x.txt
encoding: UTF-8
numbers: 1-2
END
check "a page that is written from the right says so" grep -q \
	'<html lang="ar" dir="rtl">' "$TMPDIR/one.htm"
refute "one article needs no list" grep -q '<nav' "$TMPDIR/one.htm"

# Would it see a fault?
page zh tests/golden/input/zh.txt
check "without a fault it is right" right zh
spoilt() { # SED-SCRIPT WHAT
	sed "$1" "$TMPDIR/zh.html" >"$TMPDIR/bad.html"
	refute "$2 is planted" cmp -s "$TMPDIR/zh.html" "$TMPDIR/bad.html"
	refute "$2 is found" $judge "$TMPDIR/zh.json" "$TMPDIR/bad.html"
}
spoilt 's/城东的一座/城东一座/' "a lost character"
spoilt 's/城东的一座/城东的 一座/' "a blank that was added"
spoilt 's/<p>/<p>\n/' "a line end that was added"
spoilt 's/<main>/<main><script>1<\/script>/' "a script"
spoilt 's/<main>/<main><img alt="" src="https:..example.org"\/>/' \
	"what is loaded from elsewhere"
spoilt 's/#a-/#b-/' "a link to nothing"
spoilt 's/<h2/<h3/; s/<\/h2>/<\/h3>/' "a headline of another level"

# ---- the user's style sheet ----

styled() {
	"$galley" convert -q --doubt 0 -O css="$TMPDIR/my.css" \
		-o "$TMPDIR/styled.html" tests/golden/input/zh.txt \
		2>"$TMPDIR/log"
}
echo 'p > a::before { content: "<&" }' >"$TMPDIR/my.css"
check "a style sheet is added" styled
check "as it is" grep -qF 'p > a::before { content: "<&" }' \
	"$TMPDIR/styled.html"
check "and the page is right" $judge "$TMPDIR/zh.json" "$TMPDIR/styled.html"
check "and well formed" python3 -c 'import sys, xml.dom.minidom
xml.dom.minidom.parse(sys.argv[1])' "$TMPDIR/styled.html"
for bad in '</style><script>' 'a { b: "]]>" }' '@import "x";' 'a { b: url(x) }' \
	'\377'; do
	# shellcheck disable=SC2059 # the format is the value
	printf "$bad" >"$TMPDIR/my.css"
	[ "$bad" != '\377' ] || bad="no UTF-8"
	rm -f "$TMPDIR/styled.html"
	refute "refused: $bad" styled
	check "and it is told: $bad" grep -q 'error: css: ' "$TMPDIR/log"
	refute "and nothing is written: $bad" test -e "$TMPDIR/styled.html"
done

# ---- pictures ----

printf 'GIF89a\1\0\1\0\200\0\0\0\0\0\377\377\377,\0\0\0\0\1\0\1\0\0\2\2D\1\0;' \
	>"$TMPDIR/point.gif"
"$galley" convert -q --doubt 0 -P "$GALLEY_BUILD/tests/badplug" -f pictures \
	-t html -O picture="$TMPDIR/point.gif" -O at=200 -O alt='A <dot>' \
	-o "$TMPDIR/pictured.html" tests/golden/input/en.txt
check "a picture stands in the page" grep -qF \
	'<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAkQBADs=" alt="A &lt;dot&gt;"/>' \
	"$TMPDIR/pictured.html"

finish
