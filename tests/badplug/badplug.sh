#!/bin/sh
# Bad plugins: each gets one clear line and its exit status, leaves no file
# behind and an older output as it was.  The plugins are beside this script.
set -u
. tests/tap.sh
galley=${GALLEY:-$GALLEY_BUILD/galley}
plugins=$GALLEY_BUILD/tests/badplug
export GALLEY_PLUGIN_PATH="$plugins:$TMPDIR/made"
unset SOURCE_DATE_EPOCH

# Where addresses are watched, faults must come through all the same, and no
# limit on memory holds.
watched=
if grep -q __asan_init "$GALLEY_BUILD/libgalley.so.1"; then
	watched=1
	ASAN_OPTIONS="${ASAN_OPTIONS-}:handle_segv=0:handle_sigbus=0"
	export ASAN_OPTIONS="$ASAN_OPTIONS:handle_abort=0:detect_leaks=0"
fi

mkdir "$TMPDIR/made" "$TMPDIR/out"
printf 'not a plugin at all\n' >"$TMPDIR/made/galley-textfile.so"
: >"$TMPDIR/made/galley-empty.so"
head -c 2000 "$plugins/galley-longer.so" >"$TMPDIR/made/galley-half.so"
mkdir "$TMPDIR/made/galley-folder.so"
cat >"$TMPDIR/page.txt" <<'END'
Harbour bridge opens to traffic

The new bridge over the harbour was opened on Monday by the mayor. Two
thousand people walked across it before the first cars came.
END

# One plugin: its name for the test, arguments, status, and what the line says
# (an extended expression).
bad() {
	name=$1 arguments=$2 wanted=$3 says=$4
	out=$TMPDIR/out/out.txt
	printf 'older\n' >"$out"
	# shellcheck disable=SC2086 # the arguments are words
	"$galley" convert --doubt 0 $arguments -o "$out" "$TMPDIR/page.txt" \
		>"$TMPDIR/stdout" 2>"$TMPDIR/stderr" </dev/null
	status=$?
	why=
	[ "$status" -eq "$wanted" ] || why="status $status, wanted $wanted; "
	[ "$(grep -c . "$TMPDIR/stderr")" -eq 1 ] || why="${why}not one line; "
	grep -q '^[^ ]*: error: ' "$TMPDIR/stderr" || why="${why}no error; "
	grep -Eq -e "$says" "$TMPDIR/stderr" ||
		why="${why}does not say '$says'; "
	[ ! -s "$TMPDIR/stdout" ] || why="${why}printed; "
	[ "$(cat "$out")" = older ] || why="${why}touched the older output; "
	[ "$(ls -A "$TMPDIR/out")" = out.txt ] || why="${why}left a file; "
	{
		echo "$why"
		cat "$TMPDIR/stderr"
	} >"$tap_out"
	[ -z "$why" ]
	tap_result "$name" $?
}

table() {
	while IFS='|' read -r name arguments wanted says; do
		case $name in
		'' | '#'*) ;;
		*) bad "$name" "$arguments" "$wanted" "$says" ;;
		esac
	done
}

# ---- what can't be loaded: 4 ----
table <<'END'
text file|-t textfile|4|galley-textfile.so: error: can't be loaded: .*(invalid ELF header|file too short)
empty file|-t empty|4|galley-empty.so: error: can't be loaded: .*file too short
half a file|-t half|3|plugin 'half' crashed (.SIGBUS.|.SIGSEGV.) while it was loaded
folder|-t folder|4|galley-folder.so: error: can't be loaded: .
no such plugin|-t nowhere|4|no plugin 'nowhere': no galley-nowhere.so in /
nearly a name|-t longest|4|did you mean 'longer'
no name at all|-t ../longer|2|name is small letters, digits and _, not '../longer'
ELF without the entry|-t noentry|4|not a Galley plugin: it exports no galley_plugin_1\(\)
another ABI major|-t newabi|4|galley-newabi.so: error: built for plugin ABI 2; this is ABI 1
unresolved symbol|-t unresolved|4|can't be loaded: .*undefined symbol: galley_nowhere
no descriptor|-t nodescriptor|4|returned no descriptor
truncated descriptor|-t cutoff|4|descriptor is cut off: [0-9]+ bytes, ABI 1.0 has [0-9]+
truncated options|-t cutoptions|4|options are cut off: [0-9]+ bytes each, ABI 1.0 has [0-9]+
misnamed|-t misnamed|4|misnamed: the descriptor says 'another', the file 'misnamed'
missing callback|-t nocallback|4|wants read\(\), article\(\) or filter\(\), this has none
missing summary|-t nosummary|4|wants a summary of one line
option outside the state|-t outside|4|'width' lies outside the state: 4 bytes at 4 of 4
option not aligned|-t unaligned|4|'width' is not aligned: at 2
bad default|-t baddefault|4|'width' wants 20 to 200, not '7', as its default is
missing default|-t nodefault|4|'width' wants a help text and a default
empty range|-t badrange|4|'width' allows nothing: 200 to 20
missing choices|-t nochoices|4|'width' wants choices
unknown type|-t badtype|4|'width' has no known type: 9
option twice|-t twice|4|'wide' stands twice
END

# ---- what breaks the rules: 4, what crashes: 3 ----
table <<'END'
silent in begin|-t silent -O where=begin|4|plugin 'silent' failed without saying why in begin\(\)
silent in article|-t silent|4|plugin 'silent' failed without saying why in article\(\), article 1 'Harbour bridge opens to traffic'
silent in end|-t silent -O where=end|4|plugin 'silent' failed without saying why in end\(\)
no status|-t badstatus|4|plugin 'badstatus' returned what is no status in article\(\)
error and OK|-t says|1|\\x1b\[2Jred\\nsecond \\xff line\\r\\u202e$
prints in article|-t prints|4|plugin 'prints' printed to standard output: .*galley_write\(\)
prints in release|-t prints -O where=release|4|plugin 'prints' printed to standard output
prints a lot|-t floods|4|plugin 'floods' printed to standard output
closes in begin|-t closes -O where=begin|4|plugin 'closes' closed files that are not its own in begin\(\)
closes in article|-t closes|4|plugin 'closes' closed files that are not its own in article\(\)
closes in release|-t closes -O where=release|4|plugin 'closes' closed files that are not its own in release\(\)
exits in begin|-t exits -O where=begin|3|plugin 'exits' ended the process \(exit status 0\) in begin\(\)
exits in article|-t exits|3|plugin 'exits' ended the process \(exit status 0\) in article\(\), article 1
exits in release|-t exits -O where=release|3|plugin 'exits' ended the process \(exit status 0\) in release\(\)
exits when loaded|-t ctorexits|3|plugin 'ctorexits' ended the process \(exit status 0\) while it was loaded
crash when loaded|-t ctor|3|plugin 'ctor' crashed \(SIGSEGV\) while it was loaded
crash in begin|-t crash -O where=begin|3|plugin 'crash' crashed \(SIGSEGV\) in begin\(\)
crash in article|-t crash|3|plugin 'crash' crashed \(SIGSEGV\) in article\(\), article 1 'Harbour bridge opens to traffic'
crash in end|-t crash -O where=end|3|plugin 'crash' crashed \(SIGSEGV\) in end\(\)
crash in release|-t crash -O where=release|3|plugin 'crash' crashed \(SIGSEGV\) in release\(\)
endless in article|-t loop --timeout 1|3|plugin 'loop' was stopped: the limit is 1 s in article\(\), article 1
endless in release|-t loop -O where=release --timeout 1|3|plugin 'loop' was stopped: the limit is 1 s in release\(\)
all memory|-t eats --memory 64|3|out of memory: the limit is 64 MB
crash of a reader|-f readcrash -t longer|3|plugin 'readcrash' crashed \(SIGSEGV\) in read\(\), '.*page.txt'
a reader's bad text|-f readbad -t longer|1|page.txt: error: the plugin made a text that is not UTF-8 .*at byte 3
a reader that doesn't finish|-f unfinished -t longer|4|plugin 'unfinished' delivered articles and didn't finish
a reader that loses text|-f loses -t longer|4|page.txt: error: a fault in its reader: the character at byte 1 \(line 1\) stands in 0 places
a reader without text|-f readnothing -t longer|1|page.txt: error: nothing to convert: there is no text
END
# ---- filters: their own doing, whatever the reader and the writer are ----
table <<'END'
filter that loses text|-F filterloses -t longer|4|page.txt: error: a fault in filter 'filterloses': the character at byte [0-9]+ \(line [0-9]+\) stands in 0 places
filter that gives text twice|-F filtertwice -t longer|4|page.txt: error: a fault in filter 'filtertwice': the character at byte [0-9]+ \(line [0-9]+\) stands in 2 places
filter that adds text|-F filteradds -t longer|4|error: a fault in filter 'filteradds': the character at byte 0 .line 1. stands in 0 places
filter that crashes|-F filtercrash -t longer|3|plugin 'filtercrash' crashed \(SIGSEGV\) in filter\(\)
filter that never ends|-F filterloop -t longer --timeout 1|3|plugin 'filterloop' was stopped: the limit is 1 s in filter\(\)
filter that is silent|-F filtersilent -t longer|4|plugin 'filtersilent' failed without saying why in filter\(\)
filter that takes all memory|-F filtereats -t longer --memory 64|3|out of memory: the limit is 64 MB
no such filter|-F nowhere -t longer|4|no plugin 'nowhere': no galley-nowhere.so in /
a writer as filter|-F longer -t longer|2|plugin 'longer' writes and is no filter: give it with -t
a reader as filter|-F readbad -t longer|2|plugin 'readbad' reads and is no filter: give it with -f
a filter as writer|-t filtersilent|2|plugin 'filtersilent' is a filter and doesn't write: give it with -F
a filter as reader|-f filtersilent -t longer|2|plugin 'filtersilent' is a filter and doesn't read: give it with -F
a filter's option that there is not|-F filtersilent:x=y -t longer|2|filter 'filtersilent': no option 'x': there is none
in process: a filter that loses text|--in-process -F filterloses -t longer|4|a fault in filter 'filterloses'
END
if [ "$watched" ]; then
	skip "memory by malloc" "no limit holds under a sanitizer"
else
	bad "memory by malloc" "-t eatsraw --memory 64" 3 \
		"plugin 'eatsraw' crashed \(SIGABRT\) in article\(\), .*; memory was short, the limit is 64 MB"
fi

# ---- who takes our files away can't be heard, but does no harm ----
bad "files swapped" "-t swaps" 1 "[0-9]+ bytes were written, 0 arrived"

# ---- the wrong direction is a matter of usage ----
table <<'END'
reader as writer|-t readbad|2|plugin 'readbad' reads and doesn't write
writer as reader|-f longer -t longer|2|plugin 'longer' writes and doesn't read
END

# ---- to standard output nothing comes of a failure ----
for plugin in crash silent prints; do
	"$galley" convert -t "$plugin" -o - "$TMPDIR/page.txt" \
		>"$TMPDIR/stdout" 2>/dev/null
	same "nothing on standard output: $plugin" 0 \
		"$(wc -c <"$TMPDIR/stdout")"
done

# ---- the same without a worker ----
table <<'END'
in process: silent|--in-process -t silent|4|plugin 'silent' failed without saying why in article\(\)
in process: prints|--in-process -t prints|4|plugin 'prints' printed to standard output
in process: memory|--in-process -t eats --memory 64|3|out of memory: the limit is 64 MB
in process: cut off|--in-process -t cutoff|4|descriptor is cut off
END

# ---- a newer minor ABI is welcome ----
"$galley" convert --doubt 0 -t longer -O times=2 -O 'longer.mark=* ' \
	"$TMPDIR/page.txt" >"$TMPDIR/stdout" 2>"$TMPDIR/stderr"
same "a longer descriptor runs: status" 0 $?
same "a longer descriptor runs: output" \
	"* Harbour bridge opens to traffic
* Harbour bridge opens to traffic" "$(cat "$TMPDIR/stdout")"
same "a longer descriptor runs: messages" "" "$(cat "$TMPDIR/stderr")"

# ---- listing: the bad are told, the good are listed ----
"$galley" plugins >"$TMPDIR/stdout" 2>"$TMPDIR/stderr"
same "listing with bad plugins: status" 4 $?
check "listing: a good one after a crash" grep -q '^longer ' "$TMPDIR/stdout"
check "listing: the crash is told" grep -q \
	"error: plugin 'ctor' crashed (SIGSEGV) while it was loaded" \
	"$TMPDIR/stderr"
check "listing: the cut off is told" grep -q 'cut off' "$TMPDIR/stderr"
exits "options of a plugin that is none" 4 "$galley" plugins textfile
finish
