# For test scripts: TAP in a few words.  `. tests/tap.sh', then any of these,
# then `finish' as the last line.
#
#	check NAME COMMAND [ARG...]	passes where the command succeeds
#	refute NAME COMMAND [ARG...]	passes where it fails by itself (1..125)
#	same NAME WANTED GOT		passes where two texts are the same
#	exits NAME STATUS COMMAND...	passes where it ends with that status
#	skip NAME WHY
#
# What a command printed is shown where its test fails.
tap_n=0 tap_bad=0
# Without the runner there may be no TMPDIR, and "$TMPDIR/bin" would be /bin.
if [ -z "${TMPDIR-}" ]; then
	TMPDIR=$(mktemp -d) && [ -n "$TMPDIR" ] || exit 1
	export TMPDIR
fi
tap_out=$TMPDIR/tap.$$

tap_show() {
	sed 's/^/# /' "$tap_out"
}

tap_result() { # NAME FAILED
	tap_n=$((tap_n + 1))
	if [ "$2" -eq 0 ]; then
		echo "ok $tap_n - $1"
	else
		tap_bad=$((tap_bad + 1))
		echo "not ok $tap_n - $1"
		tap_show
	fi
}

exits() {
	tap_name=$1 tap_wanted=$2
	shift 2
	"$@" >"$tap_out" 2>&1 </dev/null
	tap_status=$?
	[ "$tap_status" -eq "$tap_wanted" ] ||
		echo "exit status $tap_status, wanted $tap_wanted" >>"$tap_out"
	tap_result "$tap_name" "$((tap_status != tap_wanted))"
}

check() {
	tap_name=$1
	shift
	exits "$tap_name" 0 "$@"
}

refute() {
	tap_name=$1
	shift
	"$@" >"$tap_out" 2>&1 </dev/null
	tap_status=$?
	echo "exit status $tap_status" >>"$tap_out"
	tap_result "$tap_name" $((tap_status == 0 || tap_status > 125))
}

same() {
	if [ "$2" = "$3" ]; then
		tap_result "$1" 0
	else
		printf 'wanted: %s\ngot: %s\n' "$2" "$3" >"$tap_out"
		tap_result "$1" 1
	fi
}

skip() {
	tap_n=$((tap_n + 1))
	echo "ok $tap_n - $1 # SKIP $2"
}

finish() {
	rm -f "$tap_out"
	echo "1..$tap_n"
	exit $((tap_bad != 0))
}
