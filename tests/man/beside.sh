#!/bin/sh
# What README.md shows of pandoc's plain text and of ours is what they make.
. tests/tap.sh
command -v pandoc >/dev/null || {
	echo "1..0 # SKIP no pandoc here"
	exit 0
}

# block NAME FILE: that block, with its fences.
block() {
	awk -v begin="\`\`\`$1" '$0 == begin { on = 1 } on
		on && /^```$/ { exit }' "$2"
}
check "tools/beside runs" sh -c "tools/beside >'$TMPDIR/made'"
for name in before after; do
	block $name README.md >"$TMPDIR/$name"
	block $name "$TMPDIR/made" >"$TMPDIR/$name.made"
	check "the block '$name' is not empty" test \
		"$(wc -l <"$TMPDIR/$name.made")" -ge 4
	check "the block '$name' is as it is made" \
		diff "$TMPDIR/$name" "$TMPDIR/$name.made"
done
check "pandoc leaves the paragraph as one line" \
	test "$(wc -L <"$TMPDIR/before")" -gt 144
check "ours is in lines of 72 columns" \
	test "$(wc -L <"$TMPDIR/after")" -le 72
sed 's/黄素贞/黄素珍/' "$TMPDIR/after" >"$TMPDIR/else"
refute "a difference is seen" diff "$TMPDIR/else" "$TMPDIR/after.made"
finish
