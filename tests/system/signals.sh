#!/bin/sh
# A signal that ends the program leaves no file and no process behind.
set -u
. tests/tap.sh
. tests/system/page.sh

if ! [ -r /proc/self/status ]; then
	echo "1..0 # SKIP no /proc"
	exit 0
fi
# Processes that were started for this test's page, but for shells.
left() {
	for process in /proc/[0-9]*; do
		tr '\0' ' ' <"$process/cmdline" 2>/dev/null |
			grep -q "^$galley convert .*$page" && echo "$process"
	done
}
# Waits till the job runs: its temporary file is there.
wait_for_job() {
	i=0
	while [ "$(ls -A "$out")" = out.txt ] && [ $i -lt 100 ]; do
		sleep 0.05
		i=$((i + 1))
	done
}
# Whether that signal number is ignored by all that we start.
ignored() {
	mask=$(sed -n 's/^SigIgn:[[:space:]]*//p' /proc/self/status)
	[ $((0x$mask >> ($1 - 1) & 1)) -eq 1 ]
}
stop() { # NAME NUMBER MODE
	if ignored "$2"; then
		skip "SIG$1$3" "SIG$1 is ignored here"
		return
	fi
	echo older >"$out/out.txt"
	# As the leader of a group of its own, as from a terminal.
	# shellcheck disable=SC2086 # $3 is words
	timeout --preserve-status -s "$1" 1 "$galley" convert $3 --doubt 0 \
		-P "$bad" -t loop -o "$out/out.txt" "$page" 2>"$TMPDIR/stderr"
	same "SIG$1$3: ended by it" "$((128 + $2))" "$?"
	same "SIG$1$3: the older file stays" older "$(cat "$out/out.txt")"
	same "SIG$1$3: nothing is left" out.txt "$(ls -A "$out")"
	sleep 0.1
	same "SIG$1$3: nobody is left" "" "$(left)"
}
stop INT 2 ""
stop TERM 15 ""
stop HUP 1 ""
stop TERM 15 " --in-process"

# The signal comes to the program alone, not to its group.
echo older >"$out/out.txt"
"$galley" convert --doubt 0 -P "$bad" -t loop -o "$out/out.txt" "$page" \
	2>/dev/null &
galley_id=$!
wait_for_job
kill -TERM "$galley_id"
wait "$galley_id"
same "SIGTERM to the program alone: ended by it" 143 $?
same "SIGTERM to the program alone: nothing is left" out.txt "$(ls -A "$out")"
sleep 0.1
same "SIGTERM to the program alone: nobody is left" "" "$(left)"

# What can't be caught leaves the temporary file, but no process.
"$galley" convert --doubt 0 -P "$bad" -t loop -o "$out/out.txt" "$page" \
	2>/dev/null &
galley_id=$!
wait_for_job
kill -KILL "$galley_id"
wait "$galley_id" 2>/dev/null
sleep 0.2
same "SIGKILL: the older file stays" older "$(cat "$out/out.txt")"
same "SIGKILL: nobody is left" "" "$(left)"
finish
