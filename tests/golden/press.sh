#!/bin/sh
# Digests on pages, of the fixtures, by a checker that knows nothing of our
# layout; the checker itself, by faults planted in a digest; form feeds, line
# ends, overstriking.
set -u
. tests/tap.sh
here=tests/golden
unset GALLEY_PLUGIN_PATH

pages() { # INPUT WIDTH LINES COLUMNS [OPTION...]
	input=$1 width=$2 lines=$3 columns=$4
	shift 4
	galley convert -q --doubt 0 -t json -o "$TMPDIR/p.json" "$input" &&
		galley convert -q --doubt 0 -t digest -O index=yes \
			-O legend=no -O marks=none -O "width=$width" \
			-O "lines=$lines" -O "columns=$columns" "$@" \
			-o "$TMPDIR/p.txt" "$input"
}
sound() {
	pages "$@" && python3 -B $here/press.py "$TMPDIR/p.txt" \
		"$TMPDIR/p.json" "$2" "$3" "$4" 3
}
for input in fixtures/*.txt $here/input/zh.txt $here/input/en.txt; do
	for sheet in "72 60 1" "80 66 2" "100 40 3" "120 25 4" "40 16 1"; do
		# shellcheck disable=SC2086
		check "${input##*/} on $sheet" sound "$input" $sheet
	done
done

# Each fault must be found.
pages fixtures/harrow.txt 80 40 2
planted() { # PYTHON: changes the list of lines
	python3 - "$TMPDIR/p.txt" "$TMPDIR/bad.txt" "$1" <<'END'
import re, sys
lines = open(sys.argv[1], encoding="utf-8").read().split("\n")
before = list(lines)
exec(sys.argv[3])
assert lines != before, "nothing was planted"
open(sys.argv[2], "w", encoding="utf-8").write("\n".join(lines))
END
	[ -e "$TMPDIR/bad.txt" ] || return 2
	python3 -B $here/press.py "$TMPDIR/bad.txt" "$TMPDIR/p.json" 80 40 2 3
	status=$?
	rm -f "$TMPDIR/bad.txt"
	return $status
}
exits "the pages before faults are planted" 0 python3 -B $here/press.py \
	"$TMPDIR/p.txt" "$TMPDIR/p.json" 80 40 2 3
fault() { # NAME PYTHON
	exits "found: $1" 1 planted "$2"
}
fault "a page with a line too many" "lines.insert(12, '')"
fault "a line lost from a page" \
	"i = max(range(20, 36), key=lambda i: len(lines[i])); lines[i] = ''"
fault "a wrong number at the foot" \
	"lines[39] = lines[39].replace('1', '7')"
fault "a page without its head" "lines[40] = ''"
fault "a line too wide" "lines[20] = lines[20].ljust(81, 'x')"
fault "columns exchanged" "lines[12:30] = [l[42:].ljust(40) + l[40:42] +
    l[:40] for l in (x.ljust(83) for x in lines[12:30])]"
fault "a wrong page in the contents" \
	"lines[:] = re.sub(r'(\\. )2( |\$)', r'\\g<1>1\\2', '\\n'.join(lines),
    flags=re.M).split('\\n')"

fault "a wrong page in the index" \
	"i = next(i for i, l in enumerate(lines) if 'Nora Whitcombe  1' in l)
lines[i] = lines[i].replace('Whitcombe  1', 'Whitcombe  2')"
fault "a name lost from the index" \
	"i = next(i for i, l in enumerate(lines) if 'Nora Whitcombe  1' in l)
lines[i] = lines[i].replace('Nora Whitcombe  1', '')"

digest() { # [OPTION...]: of an English page
	galley convert -q --doubt 0 -t digest -o - "$@" $here/input/en.txt
}
same "form feeds end all pages" 2 \
	"$(digest -O lines=20 -O feeds=yes | tr -cd '\f' | wc -c)"
digest -O lines=20 -O feeds=yes -O running=none | tail -c 2 | od -An -c \
	>"$TMPDIR/last"
check "with no foot a page ends behind its text" grep -q '\\n  *\\f' \
	"$TMPDIR/last"
same "without them blank lines do" 40 "$(digest -O lines=20 | wc -l)"
digest >"$TMPDIR/lf"
digest -O eol=crlf >"$TMPDIR/crlf"
check "CRLF ends every line" sh -c "sed 's/\$/\\r/' '$TMPDIR/lf' |
	cmp - '$TMPDIR/crlf'"
digest -O bold=overstrike >"$TMPDIR/bold"
check "overstriking is taken back by col" sh -c \
	"sed 's/.\\x08//g' '$TMPDIR/bold' | cmp - '$TMPDIR/lf'"
check "headlines are struck twice" grep -q "$(printf 'H\bHa\bar\br')" \
	"$TMPDIR/bold"
refute "texts are not" grep -q "$(printf 'a\ba\.$')" "$TMPDIR/bold"
check "no blank is struck twice" sh -c "! grep -q \"$(printf ' \b')\" \
	'$TMPDIR/bold'"
for running in both head foot none; do
	digest -O lines=20 -O running=$running >"$TMPDIR/running"
	case $running in
	both) set -- 1 2 ;;
	head) set -- 1 0 ;;
	foot) set -- 0 2 ;;
	none) set -- 0 0 ;;
	esac
	same "running=$running: heads" "$1" \
		"$(tail -n +20 "$TMPDIR/running" | grep -c 'The Harbour Gazette')"
	same "running=$running: feet" "$2" \
		"$(grep -c '^ *Page [0-9]$' "$TMPDIR/running")"
done
digest -O lines=20 -O width=20 -M title="$(printf 'Long %.0s' 1 2 3 4 5 6 7)" \
	-M date=2026-01-05 >"$TMPDIR/running"
check "a long title is cut in the head" test "$(wc -L <"$TMPDIR/running")" -le 20
check "and its date is left out" grep -q '^Long Long Long Long *$' \
	"$TMPDIR/running"
for rules in ascii box none; do
	digest -O rules=$rules -O columns=2 -O width=60 >"$TMPDIR/rules"
	case $rules in
	ascii) set -- '^---' '^ *[A-Z].* | ' ;;
	box) set -- '^───' '.* │ ' ;;
	none) set -- '^Contents' '.*   ' ;;
	esac
	check "rules=$rules below headlines" grep -q "$1" "$TMPDIR/rules"
	check "rules=$rules between columns" grep -q "$2" "$TMPDIR/rules"
done
refute "rules=none draws none" grep -q '[-=|─│═]\{2\}' "$TMPDIR/rules"
finish
