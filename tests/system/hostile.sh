#!/bin/sh
# Inputs that mean ill, or are broken: each ends in time, with the status and the
# message that are due; one that fails leaves an older output as it was and
# nothing beside it, one that succeeds keeps the law.
# timeout: 600
. tests/tap.sh

galley=${GALLEY:-${GALLEY_BUILD:-build}/galley}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

# hostile NAME FILE SECONDS STATUS PATTERN: the message must match the extended
# regular expression; for "-" any will do.
hostile() {
	mkdir "$dir/out"
	echo old >"$dir/out/o.json"
	timeout -k 5 "$3" "$galley" convert -t json -o "$dir/out/o.json" "$2" \
		>"$dir/stdout" 2>"$dir/stderr" </dev/null
	status=$?
	why=
	[ "$status" -eq "$4" ] || why="status $status, wanted $4"
	[ "$5" = - ] || grep -Eq -e "$5" "$dir/stderr" ||
		why="$why; no message matches $5"
	[ "$(LC_ALL=C tr -d '\11\12\40-\176\200-\377' <"$dir/stderr" |
		wc -c)" -eq 0 ] || why="$why; control characters in a message"
	[ ! -s "$dir/stdout" ] || why="$why; something on standard output"
	[ "$(ls -A "$dir/out")" = o.json ] || why="$why; debris"
	if [ "$status" -ne 0 ]; then
		[ "$(cat "$dir/out/o.json")" = old ] ||
			why="$why; the old output was touched"
		[ -s "$dir/stderr" ] || why="$why; no message"
	elif [ -z "$why" ] && [ "$have_python" ]; then
		why=$(python3 tests/kept.py "$2" "$dir/out/o.json" 2>&1)
	fi
	rm -rf "$dir/out"
	{
		echo "$why"
		head -c 2000 "$dir/stderr"
	} >"$tap_out"
	tap_result "$1" "$([ -z "$why" ] && echo 0 || echo 1)"
}

have_python=
if command -v python3 >/dev/null; then
	have_python=yes
else
	skip "the law is kept" "there is no python3 to check it"
fi

while IFS='|' read -r name status pattern; do
	hostile "$name" "fixtures/hostile/$name.txt" 20 "$status" "$pattern"
done <<'TABLE'
all-nul|1|byte 0 is NUL: this is not text
byte-order-mark|1|no text in it
combining|0|-
control-characters|0|-
directions|0|-
empty|1|no text in it
front-matter-alias|1|alias.txt:2: error: .*anchors, aliases and tags
front-matter-bomb|1|bomb.txt:2: error: .*anchors, aliases and tags
front-matter-date|1|date.txt:3: error: .*2024-05-17.* is wanted
front-matter-deep|1|deep.txt:2: error: .*nothing deeper
front-matter-deep-map|1|map.txt:3: error: .*nothing deeper
front-matter-huge|0|closes it within 64 KiB
front-matter-key|1|key.txt:2: error: .*did you mean .title.
front-matter-list|0|-
front-matter-many|1|many.txt:258: error: .*at most 256 keys
front-matter-nul|1|nul.txt:2: error: .*a NUL
front-matter-only|1|only front matter
front-matter-syntax|1|syntax.txt:4: error: .*not YAML
front-matter-tag|1|tag.txt:2: error: .*anchors, aliases and tags
front-matter-twice|1|twice.txt:3: error: .*stands twice
front-matter-unclosed|0|unclosed.txt:1: warning: .*taken as text
half-surrogate-utf16|1|byte 4: not valid UTF-16LE
headlines-only|0|-
invalid-gb18030|1|byte 24: not valid GB18030 .0xFF
invalid-utf8|1|byte 53: not valid UTF-8 .0xC3
jump-loop|0|-
markup|0|-
mixed-line-ends|0|-
noncharacters|0|-
nul|1|byte 13 is NUL: this is not text
nul-utf16|1|byte 8 is NUL: this is not text
odd-utf16|1|byte 16: not valid UTF-16BE .0x4E, where the text ends
one-byte|0|-
one-character|0|-
one-long-word|0|-
overlong-utf8|1|byte 19: not valid UTF-8 .0xC0
quotes|0|-
random|1|byte 2: not valid UTF-8
same-blocks|0|-
surrogates-utf8|1|byte 6: not valid UTF-8 .0xED 0xA0 0x80
truncated-gb18030|1|byte 51: not valid GB18030 .*where the text ends
truncated-utf8|1|byte 18: not valid UTF-8 .*where the text ends
white-space|1|no text in it
TABLE

# None may be forgotten in the table.
same "every file of fixtures/hostile is in the table" \
	"$(sed -n "/TABLE'\$/,/^TABLE/s/^\([a-z0-9-]*\)|.*/\1.txt/p" "$0" |
		LC_ALL=C sort)" \
	"$(cd fixtures/hostile && printf '%s\n' *.txt | LC_ALL=C sort)"

sh fixtures/hostile/make-large.sh "$dir/large" || exit 1
for name in many-blocks near-copies one-line pages-and-quotes; do
	hostile "$name, large" "$dir/large/$name.txt" 120 0 -
	rm "$dir/large/$name.txt"
done

# The writers for books meet what XML forbids and what it escapes.
for name in control-characters noncharacters markup directions combining; do
	for writer in docbook epub digest html markdown; do
		exits "$name as $writer" 0 timeout 20 "$galley" convert -q \
			-t $writer -o "$dir/$name.$writer" \
			"fixtures/hostile/$name.txt"
	done
	if command -v xmllint >/dev/null; then
		check "$name as docbook and html is well formed" xmllint \
			--noout --nonet "$dir/$name.docbook" "$dir/$name.html"
	else
		skip "$name as docbook and html is well formed" "no xmllint"
	fi
done

finish
