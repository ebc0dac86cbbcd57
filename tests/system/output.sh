#!/bin/sh
# The output is replaced as a whole or not touched, and nothing is left behind.
set -u
. tests/tap.sh
. tests/system/page.sh
convert="convert --doubt 0 -t json"

clean() { # WANTED: the names in $out
	ls -A "$out"
	[ "$(ls -A "$out" | tr '\n' ' ')" = "$1" ]
}
# shellcheck disable=SC2086 # $convert is words
{
	check "a new file" run 0 $convert -o "$out/a.json" "$page"
	check "a new file: alone" clean "a.json "
	umask 027
	run 0 $convert -o "$out/b.json" "$page"
	umask 022
	same "mode from the umask" 640 "$(stat -c %a "$out/b.json")"
	chmod 604 "$out/b.json"
	echo older >"$out/b.json"
	run 0 $convert -o "$out/b.json" "$page"
	same "mode of the older file" 604 "$(stat -c %a "$out/b.json")"
	check "the older file is replaced" cmp "$out/a.json" "$out/b.json"
	rm "$out/b.json"

	# ---- links ----
	mkdir "$TMPDIR/far"
	echo older >"$TMPDIR/far/real.json"
	ln -s ../far/real.json "$out/link.json"
	run 0 $convert -o "$out/link.json" "$page"
	check "a symbolic link stays one" test -L "$out/link.json"
	check "what it points to is written" \
		cmp "$out/a.json" "$TMPDIR/far/real.json"
	rm "$TMPDIR/far/real.json"
	run 0 $convert -o "$out/link.json" "$page"
	check "a link to nothing yet" cmp "$out/a.json" "$TMPDIR/far/real.json"
	same "nothing else is there" real.json "$(ls -A "$TMPDIR/far")"
	ln -sf loop.json "$out/loop.json"
	check "a link to itself" fails 1 "Too many levels of symbolic links" \
		$convert -o "$out/loop.json" "$page"
	rm "$out/link.json" "$out/loop.json"

	# ---- what is no regular file ----
	check "/dev/null" run 0 $convert -o /dev/null "$page"
	check "/dev/null stays what it is" test -c /dev/null
	check "/dev/full" fails 1 "No space left on device" \
		$convert -o /dev/full "$page"
	"$galley" $convert "$page" >/dev/full 2>"$TMPDIR/stderr"
	same "standard output on a full disk" 1 $?
	check "standard output on a full disk: said" grep -q \
		"standard output: error: can't be written: No space" \
		"$TMPDIR/stderr"
	mkfifo "$out/fifo"
	cat "$out/fifo" >"$TMPDIR/caught" &
	run 0 $convert -o "$out/fifo" "$page"
	wait
	check "a FIFO gets it all" cmp "$out/a.json" "$TMPDIR/caught"
	check "a FIFO stays one" test -p "$out/fifo"
	rm "$out/fifo"
	mkdir "$out/folder.json"
	check "a folder where a file should be" fails 2 \
		"a folder tells no format" convert -o "$out/folder.json" "$page"
	rmdir "$out/folder.json"
	{
		sleep 0.3
		"$galley" $convert "$page" 2>"$TMPDIR/stderr"
		echo $? >"$TMPDIR/status"
	} | :
	same "nobody reads standard output" 1 "$(cat "$TMPDIR/status")"
	check "nobody reads: said" grep -q \
		"standard output: error: can't be written: Broken pipe" \
		"$TMPDIR/stderr"

	# ---- what can't be written ----
	check "no such folder" fails 1 "can't be written: $TMPDIR/none/: No such" \
		$convert -o "$TMPDIR/none/a.json" "$page"
	if [ -d /sys/kernel ]; then # not even root may write there
		check "a folder that can't be written" fails 1 \
			"can't be written" $convert -o /sys/galley.json "$page"
	else
		skip "a folder that can't be written" "no /sys here"
	fi
	echo older >"$out/b.json"
	ulimit_small() {
		(
			ulimit -f 1
			fails 1 "File too large" $convert -o "$out/b.json" \
				"$TMPDIR/long.txt"
		)
	}
	for i in 1 2 3 4 5 6 7 8; do sed "s/bridge/bridge $i/" "$page"; echo; done \
		>"$TMPDIR/long.txt"
	check "more than may be written" ulimit_small
	same "the older file stays" older "$(cat "$out/b.json")"
	check "nothing is left" clean "a.json b.json "
	if [ "$(id -u)" -eq 0 ]; then
		skip "a file that can't be written" "root may write all"
	else
		chmod 444 "$out/b.json"
		check "a file that can't be written" fails 1 \
			"Permission denied" $convert -o "$out/b.json" "$page"
	fi
	printf 'caf\351 \377\376\375 \201' >"$TMPDIR/broken.txt"
	check "an input that can't be decoded" run 1 $convert --encoding UTF-8 \
		-o "$out/b.json" "$TMPDIR/broken.txt"
	same "the older file stays then" older "$(cat "$out/b.json")"
	check "nothing is left then" clean "a.json b.json "

	# ---- an input that is the output ----
	cp "$page" "$out/b.txt"
	check "the input is the output" run 0 $convert -o "$out/b.txt" \
		"$out/b.txt"
	check "the input is the output: written" \
		grep -q '"galley": 1' "$out/b.txt"
}
finish
