#!/bin/sh
# Several inputs: one bulletin of several pages, or one output each.
set -u
. tests/tap.sh
. tests/system/page.sh

sed 's/Harbour/Village/; s/Museum/Library/' "$page" >"$TMPDIR/second.txt"
check "two inputs, one output" run 0 convert --doubt 0 -o "$out/both.json" \
	"$page" "$TMPDIR/second.txt"
check "the first is in it" grep -q "Harbour bridge" "$out/both.json"
check "the second is in it" grep -q "Village bridge" "$out/both.json"
rm "$out/both.json"

check "two inputs, a folder" run 0 convert --doubt 0 -t json -o "$out" \
	"$page" "$TMPDIR/second.txt"
same "one file each" "page.json second.json" "$(ls -A "$out" | paste -sd' ')"
check "each its own" grep -q "Village bridge" "$out/second.json"
refute "and no other" grep -q "Harbour bridge" "$out/second.json"
rm "$out"/*

check "one input, a folder with a slash" run 0 convert --doubt 0 -t json \
	-o "$out/" "$page"
same "one file" page.json "$(ls -A "$out")"
rm "$out"/*

check "a folder that is not there" run 1 convert -t json -o "$TMPDIR/none/" \
	"$page"
check "a folder tells no format" fails 2 "give -t WRITER" convert -o "$out/" \
	"$page"
mkdir "$TMPDIR/other"
cp "$page" "$TMPDIR/other/page.text"
check "the same name twice" fails 2 "would both become" convert -t json \
	-o "$out/" "$page" "$TMPDIR/second.txt" "$TMPDIR/other/page.text"
same "nothing was begun" "" "$(ls -A "$out")"
check "standard input has no name" fails 2 "standard input has no name" \
	convert -t json -o "$out/" "$page" -
cp "$page" "$out/own.json"
check "never over an input" fails 2 "written over the input" \
	convert -t json -o "$out/" "$out/own.json"
check "the input is as it was" cmp "$page" "$out/own.json"
rm "$out"/*

check "an empty one of two is warned of" run 0 convert --doubt 0 \
	-o "$out/both.json" "$page" /dev/null
check "the warning names it" grep -q "^/dev/null: warning: there is no text" \
	"$TMPDIR/stderr"
rm "$out"/*

# ---- one that fails does not stop the rest, and the worst counts ----
: >"$TMPDIR/empty.txt"
check "one of three fails" run 1 convert -q -t json -o "$out/" "$page" \
	"$TMPDIR/empty.txt" "$TMPDIR/second.txt"
same "the others are there" "page.json second.json" \
	"$(ls -A "$out" | paste -sd' ')"
same "one message" 1 "$(wc -l <"$TMPDIR/stderr")"
rm "$out"/*
check "a crash is worse than a failure" run 3 convert -q -P "$bad" \
	-t crash -o "$out/" "$TMPDIR/empty.txt" "$page" "$TMPDIR/second.txt"
same "each tells its own" 3 "$(wc -l <"$TMPDIR/stderr")"
same "nothing is left" "" "$(ls -A "$out")"
check "usage ends it at once" fails 2 "no option 'indnt'" convert --doubt 0 \
	-t json -O indnt=1 -o "$out/" "$page" "$TMPDIR/second.txt"
check "a plugin that is not there" fails 4 "no plugin 'sing'" \
	convert -t sing -o "$out/" "$page" "$TMPDIR/second.txt"
finish
