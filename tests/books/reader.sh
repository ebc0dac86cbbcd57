#!/bin/sh
# timeout: 600
# Books in a reader: foliate-js in headless Chromium goes through the contents,
# follows next, previous and the printed pages.  Pictures of pages stay in
# BUILD/shots.
set -u
. tests/tap.sh
. tests/books/common.sh

python3 tests/books/issue.py 24 >"$TMPDIR/issue.marked"
# to_read NAME WRITING INPUT OPTION...: a book, and what a reader must find in it.
to_read() {
	name=$1 writing=$2 input=$3
	shift 3
	# shellcheck disable=SC2046 # a list of words
	check "$name: a book" book "$name" $(options "$@") "$input"
	"$galley" convert -q --doubt 0 -t marked -o "$TMPDIR/$name.marked" \
		"$input"
	python3 tests/books/expect.py "$writing" \
		<"$TMPDIR/$name.marked" >"$books/$name.json"
}
to_read chinese horizontal "$TMPDIR/issue.marked"
to_read vertical vertical "$TMPDIR/issue.marked" writing=vertical notes=yes
to_read english horizontal fixtures/harrow.txt
to_read weekly horizontal fixtures/qingyu.txt
to_read weekly-vertical vertical fixtures/qingyu.txt writing=vertical cover=none
if [ -r ../shared/bulletins/suzhou.txt ]; then
	to_read suzhou horizontal ../shared/bulletins/suzhou.txt notes=yes
	to_read suzhou-vertical vertical ../shared/bulletins/suzhou.txt \
		writing=vertical
else
	skip "the real page" "there is no ../shared"
fi

if has node /usr/bin/chromium "$node_modules/playwright-core/package.json" \
    "$node_modules/foliate-js/view.js"; then
	shots=$GALLEY_BUILD/shots
	rm -rf "$shots"
	chromium_for_tests
	node tests/books/reader.mjs "$TMPDIR/chromium" "$shots" \
		"$books"/*.epub >"$TMPDIR/reader"
	cat "$TMPDIR/reader"
	same "the reader came to its end" 1..  \
		"$(tail -n 1 "$TMPDIR/reader" | cut -c 1-3)"
	same "there are pictures of all books" "" "$(for b in "$books"/*.epub; do
		[ -s "$shots/$(basename "$b" .epub)-article1.png" ] || echo "$b"
	done)"
	# Does it see what is wrong?
	mkdir "$TMPDIR/bad"
	bad=$TMPDIR/bad/bad
	cp "$books/chinese.json" "$bad.json"
	while read -r fault complaint; do
		python3 tests/books/spoil.py "$fault" "$books/chinese.epub" \
			"$bad.epub"
		node tests/books/reader.mjs "$TMPDIR/chromium" \
			"$TMPDIR/shots" "$bad.epub" >"$TMPDIR/reader"
		same "the reader's status: $fault" 1 $?
		check "the reader sees what is wrong: $fault" grep -q \
			"^not ok .* - bad: $complaint" "$TMPDIR/reader"
	done <<-'END'
		wrong-way the pages' progression
		wrong-words its longest paragraph
		wrong-page page A2 begins
		wrong-next a link to next
	END
else
	lacks "a reader" "$lack"
fi
finish
