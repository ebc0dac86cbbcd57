#!/bin/sh
# The command line: usage, exit statuses, inference, standard streams.
set -u
. tests/tap.sh
. tests/system/page.sh

# ---- help and usage ----
exits "galley alone" 2 "$galley"
check "galley help" prints "convert" help
check "galley --help" prints "explain" --help
check "galley -h" prints "plugins" -h
for command in convert explain plugins help version; do
	check "help $command" prints "usage: galley $command" help $command
	check "$command --help" prints "usage: galley $command" $command --help
done
check "help of what is no command" fails 2 "no command 'sing'" help sing
check "galley version" prints "galley 0." version
check "galley --version" prints "galley 0." --version
check "no such command" fails 2 "no command 'sing'" sing
check "no such option" fails 2 "no option '--sing'" convert --sing "$page"
check "no such letter" fails 2 "no option '-z'" convert -z "$page"
check "option without its argument" fails 2 "'-t' wants an argument" convert -t
"$galley" help >/dev/full 2>"$TMPDIR/stderr"
same "help to a full disk" 1 $?

# ---- what is to be written ----
check "no writer, no output" fails 2 "Give -t WRITER" convert "$page"
check "no writer, standard output" fails 2 "Give -t WRITER" \
	convert -o - "$page"
check "an ending that tells nothing" fails 2 ".epub epub" \
	convert -o "$out/page.dvi" "$page"
check "an empty name" fails 2 "name is empty" convert -t json -o "" "$page"
wrote() { # ENDING TEXT
	run 0 convert --doubt 0 -o "$out/page.$1" "$page" || return 1
	grep -qF -e "$2" "$out/page.$1"
}
check "json by its ending" wrote json '"galley": 1'
check "docbook by its ending" wrote xml 'http://docbook.org/ns/docbook'
check "docbook by another" wrote DBK 'http://docbook.org/ns/docbook'
case " $(writers | tr '\n' ' ') " in
*" digest "*)
	check "digest by its ending" wrote txt 'Harbour bridge opens' ;;
*) skip "digest by its ending" "no digest" ;;
esac
check "-t over the ending" run 0 convert --doubt 0 -t json -o "$out/odd.xml" "$page"
check "-t over the ending: json it is" grep -q '"galley": 1' "$out/odd.xml"

# ---- options of plugins ----
check "no such option of a plugin" fails 2 \
	"no option 'indnt': there is json.indent" \
	convert -t json -O indnt=2 "$page"
check "nearest option" fails 2 "did you mean 'indent'" \
	convert -t json -O indnt=2 "$page"
check "option without a value" fails 2 "an option is key=value" \
	convert -t json -O indent "$page"
check "option with a wrong value" fails 2 \
	"'indent' wants 0 to 8 blanks, not 'nine'" \
	convert -t json -O indent=nine "$page"
check "option out of range" fails 2 "not '9'" \
	convert -t json -O indent=9 "$page"
check "option of another plugin" fails 2 "it uses 'text' and 'json'" \
	convert -t json -O docbook.articles=chapter "$page"
check "option of that plugin" prints '"galley":' \
	convert --doubt 0 -t json -O json.indent=4 "$page"
check "numbers are checked" fails 2 "--timeout wants a number" \
	convert --timeout soon -t json "$page"
check "numbers have bounds" fails 2 "--memory wants a number" \
	convert --memory 0 -t json "$page"
check "doubt is a share" fails 2 "--doubt wants a number" \
	convert --doubt 2 -t json "$page"
check "no such encoding" fails 2 "no encoding 'EBCDIC-XY'" \
	convert --encoding EBCDIC-XY -t json "$page"
check "no lenient encoding" fails 2 "no encoding 'ascii//IGNORE'" \
	convert --encoding ascii//IGNORE -t json "$page"

# ---- metadata, language, clock ----
check "metadata" prints '"title": "The Harbour Post"' \
	convert --doubt 0 -t json -M 'title=The Harbour Post' "$page"
check "metadata without a value" fails 2 "metadata is key=value" \
	convert -t json -M title "$page"
check "no such metadata" fails 2 "metadata colour=red" \
	convert -t json -M colour=red "$page"
check "language" prints '"language": "fr"' \
	convert --doubt 0 -t json --language fr "$page"
export SOURCE_DATE_EPOCH=yesterday
check "a clock that is none" fails 2 "SOURCE_DATE_EPOCH wants seconds" \
	convert -t json "$page"
unset SOURCE_DATE_EPOCH

# ---- inputs ----
check "no such input" fails 1 "nowhere.txt: error: can't be opened: No such" \
	convert -t json "$TMPDIR/nowhere.txt"
check "a folder as input" fails 1 "can't be read: Is a directory" \
	convert -t json "$TMPDIR"
check "standard input twice" fails 2 "can be read only once" \
	convert -t json - -
: >"$TMPDIR/empty.txt"
check "an empty input" fails 1 "empty.txt: error: nothing to convert" \
	convert -q -t json "$TMPDIR/empty.txt"
truncate -s 513M "$TMPDIR/large.txt"
check "a file that is too large" fails 1 "more than the limit of 512 MB" \
	convert -t json "$TMPDIR/large.txt"
truncate -s 300M "$TMPDIR/large.txt"
check "files that are too large together" fails 1 \
	"more than the limit of 512 MB" convert -t json "$TMPDIR/large.txt" \
	"$TMPDIR/large.txt"
rm "$TMPDIR/large.txt"
head -c 513M /dev/zero | "$galley" convert -t json 2>"$TMPDIR/stderr"
same "a stream that is too large" \
	"-: error: is more than the limit of 512 MB for all inputs" \
	"$(cat "$TMPDIR/stderr")"
check "no such tables" fails 1 "nowhere.tab: error: can't be opened" \
	convert -t json --tables "$TMPDIR/nowhere.tab" "$page"
check "tables that are none" fails 1 "tables can't be read" \
	convert -t json --tables "$page" "$page"

"$galley" convert --doubt 0 -t json "$page" >"$TMPDIR/a"
"$galley" convert --doubt 0 -t json <"$page" >"$TMPDIR/b"
"$galley" convert --doubt 0 -t json - <"$page" >"$TMPDIR/c"
sed '' "$page" | "$galley" convert --doubt 0 -t json -o - >"$TMPDIR/d"
sed -i 's/"name": "[^"]*"/"name": ""/' "$TMPDIR"/[abcd]
check "standard input is the default" cmp "$TMPDIR/a" "$TMPDIR/b"
check "- is standard input" cmp "$TMPDIR/a" "$TMPDIR/c"
check "a pipe, and - for standard output" cmp "$TMPDIR/a" "$TMPDIR/d"
mkfifo "$TMPDIR/fifo"
cat "$page" >"$TMPDIR/fifo" &
check "a FIFO as input" prints "Harbour" convert --doubt 0 -t json \
	"$TMPDIR/fifo"
wait

# ---- listing ----
check "a plugin's options" prints "indent=1" plugins json
check "a plugin as JSON" prints '"type": "int"' plugins --json json
if command -v python3 >/dev/null; then
	"$galley" plugins --json >"$TMPDIR/json"
	check "all plugins as JSON" python3 -c \
		'import json, sys; assert len(json.load(open(sys.argv[1]))) > 2' \
		"$TMPDIR/json"
else
	skip "all plugins as JSON" "no python3"
fi
check "two plugins at once" fails 2 "one plugin at a time" plugins json text
check "no such plugin" fails 4 "no plugin 'sing'" plugins sing
export GALLEY_PLUGIN_PATH="$TMPDIR/nowhere:$bad"
check "the path of the environment" prints "longer" plugins longer
unset GALLEY_PLUGIN_PATH
check "-P" prints "longer" plugins -P "$bad" longer
mkdir "$TMPDIR/mine"
cp "$bad/galley-misnamed.so" "$TMPDIR/mine/galley-json.so"
check "the first hit wins" fails 4 "mine/galley-json.so: error: misnamed" \
	convert -P "$TMPDIR/mine" -t json "$page"

# ---- explain ----
check "explain" prints "page.txt, page 1" explain "$page"
check "explain --json" prints '"galley": 1' explain --json "$page"
check "explain to a file" run 0 explain -o "$out/explained" "$page"
check "explain to a file: no colour" test "$(tr -dc '\033' \
	<"$out/explained" | wc -c)" -eq 0
check "explain with a reader's fault" fails 1 "can't be opened" explain nowhere

# ---- terminals ----
# A chroot may have the command and no terminals to give.
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
	case " $(writers | tr '\n' ' ') " in
	*" epub "*)
		script -qec "$galley convert -q -t epub $page; echo \$?" \
			/dev/null </dev/null >"$TMPDIR/tty" 2>&1
		check "nothing binary to a terminal" grep -q \
			"is not written to a terminal" "$TMPDIR/tty"
		;;
	*) skip "nothing binary to a terminal" "no epub" ;;
	esac
	TERM=xterm script -qec "$galley convert -t sing $page" /dev/null \
		</dev/null >"$TMPDIR/tty" 2>&1
	check "colour on a terminal" grep -q "$(printf '\033\\[31merror')" \
		"$TMPDIR/tty"
	NO_COLOR=1 TERM=xterm script -qec "$galley convert -t sing $page" \
		/dev/null </dev/null >"$TMPDIR/tty" 2>&1
	check "no colour where none is wanted" grep -q \
		"^galley: error: no plugin" "$TMPDIR/tty"
	NO_COLOR='' TERM=xterm script -qec "$galley explain $page" /dev/null \
		</dev/null >"$TMPDIR/tty" 2>&1
	check "explain: colour on a terminal" grep -q "$(printf '\033')\\[" \
		"$TMPDIR/tty"
	NO_COLOR=1 TERM=xterm script -qec "$galley explain $page" /dev/null \
		</dev/null >"$TMPDIR/tty" 2>&1
	refute "explain: none where none is wanted" grep -q \
		"$(printf '\033')\\[" "$TMPDIR/tty"
	cp "$page" "$TMPDIR/second.txt"
	TERM=xterm script -qec "$galley convert --doubt 0 -t json -o $out/ \
		$page $TMPDIR/second.txt" /dev/null </dev/null \
		>"$TMPDIR/tty" 2>&1
	check "progress on a terminal" grep -qF "[2/2]" "$TMPDIR/tty"
else
	skip "terminals" "no script(1)"
fi
finish
