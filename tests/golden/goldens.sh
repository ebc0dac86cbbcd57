#!/bin/sh
# What each writer makes of small texts, and what it says, against the files in
# expected/.  UPDATE=1 writes these anew: look at the difference before it is
# committed.
#
# The texts are short and plain, and what depends on how surely a thing was
# decided is left out, so that training the rebuild changes nothing here.
set -u
. tests/tap.sh
galley=${GALLEY:-$GALLEY_BUILD/galley}
here=tests/golden
expected=$here/expected
export SOURCE_DATE_EPOCH=1767571200
unset GALLEY_PLUGIN_PATH

# as WRITER [OPTION...] <INPUT: the output as text, and the status.
as() {
	as_writer=$1
	shift
	"$galley" convert --doubt 0 -t "$as_writer" -o "$TMPDIR/out" "$@" \
		2>"$TMPDIR/err"
	echo "status $?"
	# All but the summary, which counts what was decided.
	sed "/^galley: /d; s,$TMPDIR,TMPDIR,g; s/^/says /" "$TMPDIR/err"
	[ -e "$TMPDIR/out" ] || return 0
	case $as_writer in
	epub) python3 -B $here/unzip.py "$TMPDIR/out" || echo "bad container" ;;
	json | marked | docbook)
		python3 $here/untuned.py "$as_writer" <"$TMPDIR/out"
		;;
	explain) python3 $here/untuned.py "$explain" <"$TMPDIR/out" ;;
	html) sed '/<style>/,/<\/style>/d' "$TMPDIR/out" ;; # system/html.sh
	*) cat "$TMPDIR/out" ;;
	esac
	rm -f "$TMPDIR/out"
}

# golden NAME COMMAND...: what it prints is what expected/NAME holds.
golden() {
	golden_name=$1
	shift
	"$@" >"$TMPDIR/got" 2>&1
	if [ "${UPDATE-}" = 1 ]; then
		cp "$TMPDIR/got" "$expected/$golden_name"
	fi
	check "$golden_name" diff -u "$expected/$golden_name" "$TMPDIR/got"
}

explain=explain
for input in "$here"/input/*.txt; do
	name=${input##*/}
	for writer in json docbook epub digest explain html markdown marked skeleton; do
		golden "${name%.txt}.$writer" as "$writer" "$input"
	done
done
zh=$here/input/zh.txt
golden zh.docbook.article as docbook -O articles=article \
	-O crossheads=section "$zh"
golden zh.docbook.provenance as docbook -O provenance=yes "$zh"
golden rebuilt.docbook as docbook -f marked -O crossheads=section \
	-O provenance=yes "$here/input/rebuilt.marked"
golden pages.docbook.set as docbook -O root=set "$here/input/pages.txt"
golden zh.json.segments as json -O segments=yes "$zh"
golden zh.json.select as json -F select:match=渡口 "$zh"
golden zh.json.punct as json -F punct:marks=half,quotes=corner,spacing=blank \
	"$zh"
golden zh.json.opencc as json -F opencc:config=s2twp "$zh"
golden zh.digest.filters as digest -F opencc:config=s2hk \
	-F punct:digits=full,quotes=corner -F select:sort=length "$zh"
golden zh.digest.20 as digest -O width=20 -O contents=no "$zh"
golden zh.digest.indent as digest -O indent=0 "$zh"
golden zh.digest.pages as digest -O lines=20 -O columns=2 -O width=60 \
	-O index=yes -O rules=box -O feeds=yes "$zh"
golden zh.digest.columns as digest -O columns=3 -O width=72 -O rules=none \
	-O level=strict -O breaks=greedy "$zh"
golden en.digest.summary as digest -O content=summary -O sentences=2 \
	-O sort=title -O match=town "$here/input/en.txt"
golden en.digest.headlines as digest -O content=headlines "$here/input/en.txt"
golden rebuilt.digest as digest -f marked -O marks=all -O content=full \
	"$here/input/rebuilt.marked"
golden rebuilt.digest.lead as digest -f marked -O content=lead \
	-O characters=500 -O sort=length "$here/input/rebuilt.marked"
golden rebuilt.html as html -f marked "$here/input/rebuilt.marked"
golden rebuilt.markdown as markdown -f marked "$here/input/rebuilt.marked"
golden zh.markdown.front as markdown -O front=yes "$zh"
golden zh.explain.colour as explain -O colour=yes -O text=full "$zh"
explain=json
golden zh.explain.json as explain -O format=json "$zh"
explain=explain
golden pages.epub.plain as epub -O pages=no -O tree=flat "$here/input/pages.txt"
golden pages.epub.vertical as epub -O writing=vertical -O notes=yes \
	-O conforms=AA -O certified=Someone -O pagination=pageBreakSource \
	-M series=S -M 'issue=No. 12' -M 'creator=Ann Rowe' -M creator=李明 \
	-M issn=2049-3630 -M section=要闻 -M section=副刊 "$here/input/pages.txt"
golden zh.epub.notes as epub -O notes=yes "$zh"
golden rebuilt.epub as epub -f marked -O notes=yes "$here/input/rebuilt.marked"

# The layout of JSON itself: one line at indent=0, the same values.
compact() {
	"$galley" convert -q --doubt 0 -t json -O indent=0 -o - "$zh" \
		>"$TMPDIR/flat" 2>/dev/null &&
		"$galley" convert -q --doubt 0 -t json -O indent=8 -o - "$zh" \
			>"$TMPDIR/deep" 2>/dev/null &&
		[ "$(wc -l <"$TMPDIR/flat")" -eq 1 ] &&
		python3 -c '
import json, sys
a, b = (json.load(open(f, encoding="utf-8")) for f in sys.argv[1:])
sys.exit(a != b)' "$TMPDIR/flat" "$TMPDIR/deep"
}
check "json indent=0 and indent=8 say the same" compact

# Every expected file has a test: none is left over from one that is gone.
left_over() {
	for file in "$expected"/*; do
		grep -qx "${file##*/}" "$TMPDIR/names" || echo "$file"
	done
}
for input in "$here"/input/*.txt; do
	name=${input##*/}
	for writer in json docbook epub digest explain html markdown marked skeleton; do
		echo "${name%.txt}.$writer"
	done
done >"$TMPDIR/names"
sed -n 's/^golden \([a-z][a-z0-9.]*\) as .*/\1/p' "$here/goldens.sh" \
	>>"$TMPDIR/names"
same "no expected file is left over" "" "$(left_over)"
finish
