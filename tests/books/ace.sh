#!/bin/sh
# timeout: 600
# Ace, the accessibility checker for EPUB, has nothing against our books, and
# sees what is wrong with one that is spoilt.
set -u
. tests/tap.sh
. tests/books/common.sh
ace=$node_modules/@daisy/ace-cli/bin/ace.js

python3 tests/books/issue.py 12 >"$TMPDIR/issue.marked"
# accessible NAME INPUT OPTION...
accessible() {
	name=$1 input=$2
	shift 2
	# shellcheck disable=SC2046 # a list of words
	check "$name: a book" book "$name" $(options "$@") "$input"
}
accessible chinese fixtures/songdu.txt
accessible english fixtures/harrow.txt notes=yes
accessible vertical fixtures/qingyu.txt writing=vertical cover=none
accessible issue "$TMPDIR/issue.marked" cover=auto notes=yes
# A picture comes from a reader.
picture=$TMPDIR/point.gif
printf 'GIF89a\1\0\1\0\200\0\0\0\0\0\377\377\377,\0\0\0\0\1\0\1\0\0\2\2D\1\0;' \
	>"$picture"
if has "$GALLEY_BUILD/tests/badplug/galley-pictures.so"; then
	GALLEY_PLUGIN_PATH=$GALLEY_BUILD/tests/badplug \
		check "picture: a book" book picture -f pictures \
		-O "picture=$picture" -O at=40 -O alt='A point' \
		fixtures/harrow.txt
else
	lacks "picture: a book" "the reader of the tests"
fi
if [ -r ../shared/bulletins/suzhou.txt ]; then
	accessible suzhou ../shared/bulletins/suzhou.txt
	accessible suzhou-vertical ../shared/bulletins/suzhou.txt \
		writing=vertical notes=yes cover=auto
else
	skip "the real page" "there is no ../shared"
fi

# What Ace finds, a line each; "pass" last where that is its word on the book.
# It ends well whatever it finds.
outcome() { # BOOK
	PUPPETEER_EXECUTABLE_PATH=$TMPDIR/chromium ACE_TIMEOUT_INITIAL=60000 \
		node "$ace" --silent --force --outdir "$TMPDIR/report" \
		--tempdir "$TMPDIR/ace" "$1" >"$TMPDIR/told" 2>&1 </dev/null ||
		cat "$TMPDIR/told"
	python3 - "$TMPDIR/report/report.json" <<-'END'
		import json
		import sys

		with open(sys.argv[1], encoding="utf-8") as f:
		    report = json.load(f)
		for page in report["assertions"]:
		    for one in page["assertions"]:
		        test, result = one["earl:test"], one["earl:result"]
		        print(page["earl:testSubject"]["url"],
		              result["earl:outcome"], test["dct:title"],
		              result.get("dct:description", "")[:200])
		print(report["earl:result"]["earl:outcome"])
	END
	rm -rf "$TMPDIR/report"
}
if has node python3 /usr/bin/chromium "$ace"; then
	chromium_for_tests
	unzip -p "$books/picture.epub" 'EPUB/a-*' >"$TMPDIR/pictured"
	check "there is a picture in one" grep -q '<img ' "$TMPDIR/pictured"
	for b in "$books"/*.epub; do
		same "Ace on $(basename "$b" .epub)" pass "$(outcome "$b")"
	done
	while read -r fault finding; do
		check "a book is spoilt: $fault" python3 tests/books/spoil.py \
			"$fault" "$books/chinese.epub" "$TMPDIR/bad.epub"
		outcome "$TMPDIR/bad.epub" >"$TMPDIR/outcome"
		check "Ace sees $fault" grep -q " fail $finding " \
			"$TMPDIR/outcome"
		same "Ace's word on it" fail "$(tail -n 1 "$TMPDIR/outcome")"
	done <<-'END'
		no-language html-has-lang
		no-heading document-title
		no-access metadata-accessmode
	END
else
	lacks "Ace" "$lack"
fi
finish
