#!/bin/sh
# timeout: 600
# Every fixture's EPUB by epubcheck-ts or, where that can't be had, Debian's
# epubcheck, and the JSON by what the bench reads.  tests/books has more for EPUB,
# docbook.sh is for DocBook.
set -u
. tests/tap.sh
galley=${GALLEY:-$GALLEY_BUILD/galley}
unset GALLEY_PLUGIN_PATH

# One book of each input that can be read; the names say what failed.
mkdir "$TMPDIR/out"
for input in fixtures/*.txt fixtures/hostile/*.txt tests/golden/input/*.txt \
	../shared/bulletins/suzhou.txt; do
	[ -r "$input" ] || continue
	name=$(basename "$input" .txt)
	"$galley" convert -q --doubt 0 -o "$TMPDIR/out/$name.epub" "$input" \
		>"$TMPDIR/log" 2>&1
	status=$?
	case $input:$status in
	*:0 | fixtures/hostile/*:1 | */empty.txt:1) ;;
	*)
		cat "$TMPDIR/log" >&2
		same "$name.epub: status" 0 $status
		;;
	esac
done
hostile='-M title=a]]>b&<c>/../d -M creator=../../x -M x-y=1'
# shellcheck disable=SC2086 # words
check "hostile metadata, epub" "$galley" convert -q --doubt 0 $hostile \
	-o "$TMPDIR/out/metadata.epub" tests/golden/input/pages.txt

# Of the inputs that mean ill, those that become a book are one book, too.
book() { # NAME INPUT...
	name=$1
	shift
	"$galley" convert -q --doubt 0 -t epub -o "$TMPDIR/book-$name.epub" "$@"
}
ill=
for input in fixtures/hostile/*.txt; do
	[ ! -e "$TMPDIR/out/$(basename "$input" .txt).epub" ] ||
		ill="$ill $input"
done
check "EPUB: a book of the fixtures" book fixtures fixtures/*.txt
# shellcheck disable=SC2086 # a list
check "EPUB: a book of what means ill" book hostile $ill
cp "$TMPDIR/out/metadata.epub" "$TMPDIR/book-metadata.epub"

# A book whose manifest names a file that is not there.
python3 tests/books/spoil.py lost-file "$TMPDIR/out/pages.epub" \
	"$TMPDIR/bad.epub"
clean() { # EPUB: not even a word of information
	java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar $jar "$1" \
		>"$TMPDIR/log" 2>&1
	status=$?
	cat "$TMPDIR/log"
	[ $status -eq 0 ] &&
		grep -q '^Messages: 0 fatals / 0 errors / 0 warnings / 0 infos' \
			"$TMPDIR/log"
}
jar=/usr/share/java/epubcheck.jar
if command -v node >/dev/null &&
    [ -r build/node/node_modules/@likecoin/epubcheck-ts/package.json ]; then
	check "EPUB: epubcheck-ts" node tests/books/check.mjs \
		"$TMPDIR"/out/*.epub "$TMPDIR"/book-*.epub
	exits "EPUB: epubcheck-ts finds a planted fault" 1 \
		node tests/books/check.mjs "$TMPDIR/bad.epub"
elif [ "${CI-}" = true ]; then
	same "EPUB: epubcheck-ts" "" "it is not there"
elif [ -r $jar ] && command -v java >/dev/null; then
	for book in "$TMPDIR"/book-*.epub; do
		check "EPUB: epubcheck, $(basename "$book")" clean "$book"
	done
	refute "EPUB: epubcheck finds a planted fault" clean "$TMPDIR/bad.epub"
else
	skip "EPUB: epubcheck" "neither node with epubcheck-ts nor Java with it"
fi

score=../shared/bench/score.py
if [ -r $score ]; then
	mkdir "$TMPDIR/json" "$TMPDIR/gold"
	cp ../shared/bulletins/suzhou.txt ../shared/bulletins/suzhou.gold.json \
		"$TMPDIR/gold"
	"$galley" convert -q --doubt 0 -o "$TMPDIR/json/suzhou.json" \
		../shared/bulletins/suzhou.txt
	check "JSON: the bench reads it, nothing is lost" python3 $score \
		"$TMPDIR/gold" "$TMPDIR/json" --min kept=1.0
else
	skip "JSON: the bench" "there is no ../shared"
fi
finish
