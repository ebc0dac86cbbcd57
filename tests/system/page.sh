# For the scripts beside: the program, a small page in $TMPDIR/page.txt, its
# plugins, and a folder $TMPDIR/out.  To be read with `.' after tests/tap.sh.
galley=${GALLEY:-$GALLEY_BUILD/galley}
bad=$GALLEY_BUILD/tests/badplug
page=$TMPDIR/page.txt
out=$TMPDIR/out
unset SOURCE_DATE_EPOCH GALLEY_PLUGIN_PATH
export ASAN_OPTIONS="${ASAN_OPTIONS-}:handle_segv=0" # crashes are wanted
mkdir "$out"
cat >"$page" <<'END'
Harbour bridge opens to traffic

The new bridge over the harbour was opened on Monday by the mayor. Two
thousand people walked across it before the first cars came.

Museum finds a lost painting

A painting that was thought to be lost has been found in the cellar of the
town museum. It will be shown from next spring on.
END

# run STATUS ARG...: galley with these arguments ends with that status; what it
# printed is in $TMPDIR/stdout and stderr.
run() {
	run_wanted=$1
	shift
	"$galley" "$@" >"$TMPDIR/stdout" 2>"$TMPDIR/stderr" </dev/null
	run_status=$?
	[ "$run_status" -eq "$run_wanted" ] && return
	echo "exit status $run_status, wanted $run_wanted"
	cat "$TMPDIR/stderr"
	return 1
}
# fails STATUS TEXT ARG...: the same, with exactly one line on standard error,
# an error that holds TEXT, and nothing on standard output.
fails() {
	fails_status=$1 fails_text=$2
	shift 2
	run "$fails_status" "$@" || return 1
	cat "$TMPDIR/stderr" "$TMPDIR/stdout"
	[ "$(wc -l <"$TMPDIR/stderr")" -eq 1 ] &&
		grep -q ': error: ' "$TMPDIR/stderr" &&
		grep -qF -e "$fails_text" "$TMPDIR/stderr" &&
		[ ! -s "$TMPDIR/stdout" ]
}
# prints TEXT ARG...: it ends well and TEXT is in what it prints.
prints() {
	prints_text=$1
	shift
	run 0 "$@" || return 1
	cat "$TMPDIR/stdout"
	grep -qF -e "$prints_text" "$TMPDIR/stdout"
}
# The writers that are there.
writers() {
	"$galley" plugins | awk '/ writes/ { print $1 }'
}
