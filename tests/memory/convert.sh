#!/bin/sh
# timeout: 600
# Every fixture by every writer in one process, where a sanitizer or valgrind
# ($RUN_WRAP) sees all that a worker's _exit() would hide.
. tests/tap.sh
inputs=$(find fixtures -name '*.txt' -size -40k | sort)
[ -n "$inputs" ] || { echo "1..0 # SKIP no fixtures"; exit 0; }

# converts WRITER INPUT: well, or to an error that it tells (status 1).
converts() {
	$RUN_WRAP galley convert --in-process -q -t "$1" -o "$TMPDIR/out" "$2"
	status=$?
	echo "exit status $status"
	[ "$status" -le 1 ]
}
for writer in docbook epub digest json explain skeleton; do
	for input in $inputs; do
		check "$writer of $input" converts "$writer" "$input"
	done
done
check "a folder of outputs" $RUN_WRAP galley convert --in-process -q \
	-t json -o "$TMPDIR/" $inputs
check "explain" $RUN_WRAP galley explain --in-process -q \
	"$(echo "$inputs" | head -n 1)"
check "plugins" $RUN_WRAP galley plugins --json
finish
