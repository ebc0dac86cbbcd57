#!/bin/sh
# timeout: 600
# Every fixture by every writer in one process, where a sanitizer or valgrind
# ($RUN_WRAP) sees all that a worker's _exit() would hide.
. tests/tap.sh
sound=$(ls fixtures/*.txt)
ill=$(find fixtures/*/ -name '*.txt' -size -40k | sort)

# converts WRITER INPUT: well, or to an error that it tells (status 1).
converts() {
	$RUN_WRAP galley convert --in-process -q -t "$1" -o "$TMPDIR/out" "$2"
	status=$?
	echo "exit status $status"
	[ "$status" -le 1 ]
}
for writer in docbook epub pdf digest html json explain markdown marked \
	skeleton; do
	for input in $sound; do
		check "$writer of $input" converts "$writer" "$input"
	done
done
# A digest's other ways: pages, columns, parts, encodings.
prints() { # INPUT OPTIONS
	# shellcheck disable=SC2086
	$RUN_WRAP galley convert --in-process -q -t digest -O $2 \
		-o "$TMPDIR/out" "$1"
}
for options in "lines=20 -O columns=3 -O index=yes -O marks=all" \
    "columns=2 -O content=summary -O characters=500 -O sort=length" \
    "encoding=big5 -O rules=box -O bold=overstrike -O eol=crlf"; do
	for input in fixtures/harrow.txt fixtures/qingbin.txt; do
		check "a digest of $input, $options" prints "$input" "$options"
	done
done
filters() { # INPUT FILTER...
	input=$1
	shift
	$RUN_WRAP galley convert --in-process -q -t json -o "$TMPDIR/out" \
		"$@" "$input"
}
for input in fixtures/chengwan.txt fixtures/qingbin.txt fixtures/aohama.txt; do
	check "filters of $input" filters "$input" -F select:sort=length,first=4 \
		-F opencc:config=s2twp \
		-F punct:digits=half,spacing=blank,quotes=corner
done
# What is wrong with an input shows before a writer is asked.
for input in $ill; do
	check "docbook of $input" converts docbook "$input"
done
mkdir "$TMPDIR/each"
check "a folder of outputs" $RUN_WRAP galley convert --in-process -q \
	-t json -o "$TMPDIR/each/" $sound
check "an issue of several pages" $RUN_WRAP galley convert --in-process -q \
	-o "$TMPDIR/issue.epub" $sound
# Reading what was marked: whole, and with each of its lines left out.
check "marked, out" galley convert -q -o "$TMPDIR/page.marked" fixtures/harrow.txt
check "marked, in" $RUN_WRAP galley convert --in-process -q -t json \
	-o "$TMPDIR/out" "$TMPDIR/page.marked"
mkdir "$TMPDIR/cut"
lines=$(wc -l <"$TMPDIR/page.marked") line=1
while [ "$line" -le "$lines" ]; do
	sed "${line}d" "$TMPDIR/page.marked" >"$TMPDIR/cut/$line.marked"
	line=$((line + 1))
done
cut() {
	$RUN_WRAP galley convert --in-process -q -t json -o "$TMPDIR/each/" \
		"$TMPDIR"/cut/*.marked
	status=$?
	echo "exit status $status"
	[ "$status" -eq 1 ] # some are broken, and told
}
check "marked, a line left out" cut
check "explain" $RUN_WRAP galley explain --in-process -q fixtures/harrow.txt
check "plugins" $RUN_WRAP galley plugins --in-process --json
finish
