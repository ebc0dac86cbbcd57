#!/bin/sh
# README.md: short, and what it shows of a page before and after is so.
. tests/tap.sh

# block NAME: the text of that block of README.md.
block() {
	awk -v begin="\`\`\`$1" '/^```$/ { on = 0 } on; $0 == begin { on = 1 }' \
		README.md
}
# within PART WHOLE: does the one file stand in the other, line for line?
within() {
	awk 'FNR == NR { part = part $0 "\n"; next } { whole = whole $0 "\n" }
		END { exit part == "" || !index(whole, part) }' "$1" "$2"
}

check "120 lines at most" test "$(wc -l <README.md)" -le 120
block before >"$TMPDIR/before"
block after >"$TMPDIR/after"
check "the page is as it is shown" within "$TMPDIR/before" fixtures/yanzhou.txt
check "the page is converted" galley convert -q -t digest -o "$TMPDIR/out" \
	fixtures/yanzhou.txt
check "the article is as it is shown" within "$TMPDIR/after" "$TMPDIR/out"
echo "something else" >"$TMPDIR/else"
refute "a difference is seen" within "$TMPDIR/else" "$TMPDIR/out"

# Links lead to files that are there.
for link in $(grep -o '](\([^)]*\))' README.md HACKING.md | sed 's/.*](\(.*\))/\1/'); do
	check "$link is there" test -e "$link"
done
finish
