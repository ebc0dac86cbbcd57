#!/bin/sh
# The floor of the bench: what falls short of it is told, and what does not is
# not.  The figures here are made up.
. tests/tap.sh

command -v python3 >/dev/null || {
	skip "the floor" "there is no python3"
	finish
}
floor=$PWD/tests/bench/floor.py
cd "$TMPDIR" || exit 1

# figures PERFECT JUMPS FALSE KEPT
figures() {
	printf 'folds %s\n' "ALL perfect $1" "jumps perfect $2" \
		"ALL falsejoins $3" "ALL kept $4"
}
held() {
	python3 -B "$floor" check floor had
}
figures 0.92 0.81 0.004 1.000000 >had
check "a run is recorded" python3 -B "$floor" record floor had
check "the same run holds it" held
figures 0.916 0.806 0.0045 1.000000 >had
check "less than half a point below is held" held
figures 0.97 0.91 0.001 1.000000 >had
check "better is held" held

# short NAME SAID FIGURES...
short() {
	name=$1 said=$2
	shift 2
	figures "$@" >had
	exits "$name fails" 1 held
	same "$name is told" "$said" "$(held)"
}
short "a fall over all" \
	"short: folds/ALL/perfect is 0.914000, wanted 0.920000" \
	0.914 0.81 0.004 1.000000
short "a fall in one class" \
	"short: folds/jumps/perfect is 0.804000, wanted 0.810000" \
	0.93 0.804 0.004 1.000000
short "a rise of false joins" \
	"short: folds/ALL/falsejoins is 0.006000, wanted 0.004000" \
	0.92 0.81 0.006 1.000000
short "a lost character" \
	"short: folds/ALL/kept is 0.999999, wanted 1.000000" \
	0.92 0.81 0.004 0.999999
figures 0.92 0.81 0.004 1.000000 | grep -v jumps >had
exits "a class that is not there fails" 1 held
echo '# nothing' >floor
exits "a floor of nothing fails" 1 held
rm floor
refute "no floor fails" held

# Figures from pages: one seam of two is false, and one paragraph is true.
mkdir truth out
cat >score.py <<'END'
def joins(doc):
    return [(p[1], q[0]) for a in doc["articles"] for b in a["blocks"]
            for p, q in zip(b["from"], b["from"][1:])]
END
cat >truth/a.gold.json <<'END'
{"class": "jumps", "articles": [{"title": "t", "blocks": [
  {"role": "para", "from": [[0, 5], [7, 9]]}]}]}
END
cat >out/a.json <<'END'
{"articles": [{"title": "t", "blocks": [
  {"role": "para", "from": [[0, 5], [7, 9], [11, 12]]}]}]}
END
row='"perfect": 1, "title": 1, "join": 1, "aside": 1, "kept": 1'
echo "{\"ALL\": {$row}, \"jumps\": {$row}}" >rows.json
python3 -B "$floor" figures folds score.py rows.json truth out \
	>figures 2>table
same "a false join is counted" "folds ALL falsejoins 1.000000" \
	"$(grep falsejoins figures)"
same "and shown by class" "jumps 100.0000 1 of 1" \
	"$(awk '/^jumps/ { print $1, $2, $3, $4, $5 }' table)"
finish
