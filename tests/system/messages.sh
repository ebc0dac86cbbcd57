#!/bin/sh
# Messages: levels, -q and -v, the log, --fail-on-warning, doubt.
set -u
. tests/tap.sh
. tests/system/page.sh

# Everything is doubtful to one who wants certainty.
check "doubts are warnings" run 0 convert --doubt 1 -o "$out/a.json" "$page"
check "doubts have places" grep -q \
	"page.txt:[0-9]*: warning: doubtful ([01]\.[0-9]*, [a-z.]*): " \
	"$TMPDIR/stderr"
check "doubts are summed up" grep -q \
	"^galley: [0-9]* articles*, [0-9]* doubtful decisions*: 'galley explain'" \
	"$TMPDIR/stderr"
refute "no notes" grep -q ": note: " "$TMPDIR/stderr"
check "--doubt 0" run 0 convert --doubt 0 -o "$out/a.json" "$page"
same "no doubt, no message" "" "$(cat "$TMPDIR/stderr")"
check "-v" run 0 convert -v --doubt 0 -o "$out/a.json" "$page"
check "-v tells the encoding" grep -q ": note: .*UTF-8" "$TMPDIR/stderr"
check "-v tells the figures" grep -q "note: segments: 4, articles: [12], " \
	"$TMPDIR/stderr"
check "-q" run 0 convert -q --doubt 1 -o "$out/a.json" "$page"
same "-q: no message" "" "$(cat "$TMPDIR/stderr")"
check "-q: errors still" fails 1 "can't be opened" convert -q -t json nowhere

# ---- warnings that count ----
echo older >"$out/a.json"
check "--fail-on-warning" run 1 convert --doubt 1 --fail-on-warning \
	-o "$out/a.json" "$page"
check "--fail-on-warning: said" grep -q "not written: there were warnings" \
	"$TMPDIR/stderr"
same "--fail-on-warning: the older file stays" older "$(cat "$out/a.json")"
check "--fail-on-warning without one" run 0 convert --doubt 0 \
	--fail-on-warning -o "$out/a.json" "$page"

# ---- the log ----
run 0 convert -q --doubt 1 --log "$TMPDIR/log" -o "$out/a.json" "$page"
same "-q: the log has all the same" "" "$(cat "$TMPDIR/stderr")"
check "the log has warnings" grep -q '^{"level": "warning", "file": ".*"line"' \
	"$TMPDIR/log"
check "the log has notes" grep -q '^{"level": "note"' "$TMPDIR/log"
check "the log has the figures" grep -q '"status": 0, "articles": [12],.*"segments": 4' \
	"$TMPDIR/log"
printf 'name with "quotes"\n' >"$TMPDIR/q\"\\
.txt"
run 1 convert --log "$TMPDIR/log2" -t json "$TMPDIR/q\"\\
.txt" "$TMPDIR/nowhere"
if command -v python3 >/dev/null; then
	check "each line of the log is JSON" python3 -c '
import json, sys
for name in sys.argv[1:]:
    lines = [json.loads(line) for line in open(name)]
    assert lines and "status" in lines[-1], name
' "$TMPDIR/log" "$TMPDIR/log2"
else
	skip "each line of the log is JSON" "no python3"
fi
check "a log that can't be opened" fails 1 "the log '/nowhere/log' can't" \
	convert --log /nowhere/log -t json "$page"
check "a log on a full disk" run 1 convert --doubt 0 --log /dev/full \
	-o "$out/a.json" "$page"

# ---- no more of them than can be read ----
awk 'BEGIN { for (i = 0; i < 400; i++)
	print "Headline number " i "\n\nA sentence that stands for text, the " \
	    i "th of its kind, and so it goes on until it ends.\n" }' \
	>"$TMPDIR/many.txt"
run 0 convert --doubt 1 -o "$out/a.json" "$TMPDIR/many.txt"
check "twenty doubts and a count" grep -q \
	"warning: [0-9]* more doubtful decisions" "$TMPDIR/stderr"
same "twenty doubts" 20 "$(grep -c 'doubtful (' "$TMPDIR/stderr")"
finish
