#!/bin/sh
# Doubtful decisions: warned of once each, counted, and shown by explain with
# the segments that they concern.
set -u
. tests/tap.sh
. tests/system/page.sh
command -v python3 >/dev/null || { echo "1..0 # SKIP no python3 here"; exit 0; }

# counts TEXT DOUBT: what is counted of its decisions three ways: the warnings,
# with those that are only summed up; the summary; explain.
counts() {
	run 0 convert --doubt "$2" -o "$out/a.json" "$1"
	counts_more=$(sed -n 's/^galley: warning: \([0-9]*\) more doubt.*/\1/p' \
		"$TMPDIR/stderr")
	echo "$(($(grep -c 'warning: doubtful (' "$TMPDIR/stderr") + \
		${counts_more:-0}))" \
		"$(sed -n 's/^galley: .*, \([0-9]*\) doubtful dec.*/\1/p' \
			"$TMPDIR/stderr")" \
		"$("$galley" explain --doubt "$2" "$1" |
			sed -n 's/^\([0-9]*\) doubtful decision.*/\1/p')"
}
# decisions TEXT DOUBT: the same from what explain tells programs of every
# decision: a note, or a segment's rule that no note of its own tells of.
decisions() {
	"$galley" explain --json --doubt "$2" "$1" >"$TMPDIR/explained" || return 1
	python3 - "$2" "$TMPDIR/explained" <<'END'
import json
import sys
doubt = float(sys.argv[1])


def doubtful(what):
    if "confidence" not in what:
        return False
    # The number is rounded, the word is not.
    assert (abs(what["confidence"] - doubt) < .001 or
            what["doubtful"] == (what["confidence"] < doubt)), what
    return what["doubtful"]


entries = json.load(open(sys.argv[2], encoding="utf-8"))["segments"]
notes = [n for e in entries for n in e["notes"] if doubtful(n)]
told = {(i, n["rule"]) for n in notes for i in n["segments"]}
alone = [i for i, e in enumerate(entries) if doubtful(e)
         and (i, e["rule"]) not in told]
n = len(notes) + len(alone)
print(n, n or "", n or "")
END
}
for name in yanzhou harrow valmere chengwan; do
	for doubt in 0.6 0.8 0.95; do
		same "$name, $doubt: each once, counted alike" \
			"$(decisions "fixtures/$name.txt" "$doubt" | sed 's/ *$//')" \
			"$(counts "fixtures/$name.txt" "$doubt" | sed 's/ *$//')"
	done
done
run 0 convert -o "$out/a.json" fixtures/harrow.txt
cp "$TMPDIR/stderr" "$TMPDIR/by-default"
run 0 convert --doubt 0.8 -o "$out/a.json" fixtures/harrow.txt
check "0.8 is the default" cmp "$TMPDIR/by-default" "$TMPDIR/stderr"
check "there are some" test -s "$TMPDIR/by-default"
run 0 convert --doubt 1 -o "$out/a.json" fixtures/harrow.txt
check "a join tells both places" grep -q \
	'decide.join): a paragraph cut in two, joined (with line [0-9]*)' \
	"$TMPDIR/stderr"
same "in the order of the page" "" "$(sed -n 's/^[^:]*:\([0-9]*\): warn.*/\1/p' \
	"$TMPDIR/stderr" | sort -nc 2>&1)"
check "every line tells its place" test "$(grep -c 'warning: doubtful' \
	"$TMPDIR/stderr")" -eq "$(grep -c 'harrow.txt:[0-9]*: warning: doubtful' \
	"$TMPDIR/stderr")"
for wrong in 2 -1 x ""; do
	check "--doubt '$wrong'" fails 2 "wants a number from 0 to 1" \
		convert --doubt "$wrong" -t json "$page"
	check "explain --doubt '$wrong'" fails 2 "wants a number from 0 to 1" \
		explain --doubt "$wrong" "$page"
done

# ---- explain ----
check "explain warns of none: it shows them" run 0 explain fixtures/harrow.txt
same "explain: no warning" "" "$(cat "$TMPDIR/stderr")"
check "explain marks them" grep -q '^[0-9]*  line .* decide[.a-z]* 0\.[0-7][0-9] ?$' \
	"$TMPDIR/stdout"
refute "explain marks no other" grep -q ' [01]\.[89][0-9]* ?' "$TMPDIR/stdout"
run 0 explain --doubt 0 fixtures/harrow.txt
refute "explain --doubt 0 marks none" grep -q \
	' [01]\.[0-9][0-9] ?\|doubtful' "$TMPDIR/stdout"
run 0 explain -O colour=yes fixtures/harrow.txt
check "in colour" grep -q "^$(printf '\033')\\[33m[0-9]*  line .* ?" \
	"$TMPDIR/stdout"

# The segments that a note is about: by number for people, by index for
# programs; the text of a join's two halves stands under them.
cat >"$TMPDIR/halves.py" <<'END'
import json
import re
import sys
told = json.load(open(sys.argv[1], encoding="utf-8"))
made = json.load(open(sys.argv[2], encoding="utf-8"))
text = open(sys.argv[3], encoding="utf-8").read()
entries = told["segments"]
places = {}
for note in made["notes"]:
    where = [next(i for i, e in enumerate(entries)
                  if e["from"][0] <= r[0] < e["from"][1])
             for r in note["from"]]
    places.setdefault((note["rule"], note["text"]), []).append(where)
n = 0
for i, e in enumerate(entries):
    for note in e["notes"]:
        assert note["segments"][0] == i, note
        assert note["segments"] in places[note["rule"], note["text"]], note
        if len(note["segments"]) == 2:
            n += 1
            a, b = (k + 1 for k in note["segments"])
            assert "(segments %d, %d)" % (a, b) in re.sub(r"\s+", " ", text)
print(n)
sys.exit(n < 3)
END
for name in yanzhou qingbin; do
	run 0 explain --json "fixtures/$name.txt"
	cp "$TMPDIR/stdout" "$TMPDIR/explained"
	run 0 explain "fixtures/$name.txt"
	run_text=$TMPDIR/explained.txt
	cp "$TMPDIR/stdout" "$run_text"
	run 0 convert -q -o "$out/a.json" "fixtures/$name.txt"
	check "$name: the segments of each decision" python3 \
		"$TMPDIR/halves.py" "$TMPDIR/explained" "$out/a.json" "$run_text"
done
finish
