#!/bin/sh
# Digests of the fixtures in many widths, by a checker that knows nothing of our
# layout; and the checker itself, by faults planted in a digest.
set -u
. tests/tap.sh
galley=${GALLEY:-$GALLEY_BUILD/galley}
here=tests/golden
unset GALLEY_PLUGIN_PATH

make_both() { # INPUT WIDTH
	"$galley" convert -q --doubt 0 -t json -o "$TMPDIR/d.json" "$1" &&
		"$galley" convert -q --doubt 0 -t digest -O contents=no \
			-O "width=$2" -o "$TMPDIR/d.txt" "$1"
}
sound() { # INPUT WIDTH
	make_both "$1" "$2" &&
		python3 $here/digest.py "$TMPDIR/d.txt" "$TMPDIR/d.json" "$2"
}
for input in fixtures/*.txt $here/input/zh.txt $here/input/en.txt \
	$here/input/hostile.txt $here/input/pages.txt; do
	for columns in 20 33 40 72 119; do
		check "${input##*/} in $columns columns" sound "$input" $columns
	done
done
page=../shared/bulletins/suzhou.txt
if [ -r "$page" ]; then
	for columns in 20 33 40 72 119; do
		check "a real page in $columns columns" sound "$page" $columns
	done
else
	skip "a real page" "there is no ../shared"
fi

# Each fault must be found.
make_both $here/input/zh.txt 40
planted() { # PYTHON: changes the list of lines
	python3 - "$TMPDIR/d.txt" "$TMPDIR/bad.txt" "$1" <<'END'
import re, sys
lines = open(sys.argv[1], encoding="utf-8").read().split("\n")
before = list(lines)
exec(sys.argv[3])
assert lines != before, "nothing was planted"
open(sys.argv[2], "w", encoding="utf-8").write("\n".join(lines))
END
	[ -e "$TMPDIR/bad.txt" ] || return 2
	python3 $here/digest.py "$TMPDIR/bad.txt" "$TMPDIR/d.json" 40
	status=$?
	rm -f "$TMPDIR/bad.txt"
	return $status
}
exits "the digest before faults are planted" 0 \
	python3 $here/digest.py "$TMPDIR/d.txt" "$TMPDIR/d.json" 40
fault() { # NAME PYTHON
	exits "found: $1" 1 planted "$2"
}
at='i = next(i for i, l in enumerate(lines) if l.startswith("　　"))'
fault "a line too wide" "$at; lines[i:i+2] = [lines[i] + lines[i+1]]"
fault "a lost character" "$at; lines[i] = lines[i][:-2] + lines[i][-1]"
fault "a doubled character" "$at; lines[i] = lines[i][:-1] + lines[i][-2:-1] + lines[i][-1]"
broken() { # WHERE: breaks the text behind what this matches
	printf '%s' "t = '\\n'.join(lines); m = re.search('$1', t)
lines[:] = (t[:m.end()] + '\\n' + t[m.end():]).split('\\n')"
}
fault "a line that begins with a comma" "$(broken '[一-龥](?=，)')"
fault "a line that begins with a closing quote" "$(broken '！(?=”)')"
fault "a line that ends with an opening quote" "$(broken '“')"
fault "a split dash" "$(broken '—(?=—)')"
fault "a split ellipsis" "$(broken '…(?=…)')"
fault "a split number" "$(broken '12(?=[0-9.])')"
fault "exchanged paragraphs" "$at; j = next(j for j in range(i+1, len(lines)) if lines[j].startswith('　　')); lines[i], lines[j] = lines[j], lines[i]"
finish
