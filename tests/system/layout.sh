#!/bin/sh
# timeout: 7200
# Lines of digests in all widths and levels, judged by tests/layout.py, which
# knows nothing of our layout; and that it finds what is planted.
#
# LAYOUT=all looks at every page in every width and level, which takes a while.
set -u
. tests/tap.sh
judge() {
	python3 tests/layout.py "$@"
}

# ---- the judge ----

cat >"$TMPDIR/page.txt" <<'END'
河堤新樹引來白鷺築巢

本報訊：河堤上的三百棵新樹，今年第一次引來了白鷺。“樹還沒長高，鳥已經來了！”護林員笑著說，他每天清晨都要沿著河堤走一遍——從水閘走到渡口，一共八公里……他記下的數目是１２８只，比去年多了３．５％，其中幼鳥有47只；氣溫最低的一天只有-3.5℃，最高的一天是28℃。

2026年1月5日，孩子們和老人／家長一起，把一塊寫著《白鷺日記》的木牌立在路口：每只鳥的腳環、號碼、來去的日子，都記在公開的ornithology手冊（第三版）裏，誰都可以去查，誰都可以去補上自己看見的那一筆。工程花了￥12,500元，鎮上出了一半，剩下的一半由渡口的三家茶館分攤。
END
both() { # WIDTH LEVEL
	galley convert -q --doubt 0 -t json -o "$TMPDIR/page.json" \
		"$TMPDIR/page.txt" &&
		galley convert -q --doubt 0 -t digest -O contents=no \
			-O "width=$1" -O "level=$2" -o "$TMPDIR/page.out" \
			"$TMPDIR/page.txt"
}
both 40 basic
planted() { # PYTHON: what changes the text t
	python3 - "$TMPDIR/page.out" "$TMPDIR/bad.out" "$1" <<'END' || return 2
import sys
t = was = open(sys.argv[1], encoding="utf-8").read()
at = t.index("\n\n　　") + 2
exec(sys.argv[3])
assert t != was, "nothing was planted"
open(sys.argv[2], "w", encoding="utf-8").write(t)
END
	judge check "$TMPDIR/bad.out" "$TMPDIR/page.json" 40 basic
}
fault() { # NAME PYTHON
	exits "found: $1" 1 planted "$2"
}
exits "the digest before faults are planted" 0 \
	judge check "$TMPDIR/page.out" "$TMPDIR/page.json" 40 basic
exits "a width that it doesn't keep" 1 \
	judge check "$TMPDIR/page.out" "$TMPDIR/page.json" 39 basic
fault "a lost character" 't = t.replace("護林員", "護員")'
fault "a doubled character" 't = t.replace("護林員", "護林林員")'
fault "another character" 't = t.replace("護林員", "護木員")'
fault "exchanged paragraphs" 'a, b = t[at:].rstrip().split("\n　　")
t = t[:at] + "　　" + b + "\n" + a + "\n"'
# What stands before a line's end, and the levels at which it is a fault.
cat >"$TMPDIR/faults" <<'END'
nothing: a place where a line may end|河堤|
a comma at line start|樹(?=，)|basic gb strict
an enumeration comma at line start|腳環(?=、)|basic gb strict
a stop at line start|白鷺(?=。)|basic gb strict
a semicolon at line start|只(?=；)|basic gb strict
a colon at line start|路口(?=：)|basic gb strict
an exclamation mark at line start|來了(?=！)|basic gb strict
a closing quote at line start|！(?=”)|basic gb strict
a closing bracket at line start|版(?=）)|basic gb strict
a closing book title mark at line start|日記(?=》)|basic gb strict
a solidus at line start|老人(?=／)|basic gb strict
an opening quote at line end|“|basic gb strict
an opening bracket at line end|（|basic gb strict
an opening book title mark at line end|《|basic gb strict
a solidus at line end|老人／|gb strict
a dash at line start|一遍(?=——)|strict
an ellipsis at line start|公里(?=……)|strict
a split dash|—(?=—)|none basic gb strict
a split ellipsis|…(?=…)|none basic gb strict
a split number|4(?=7)|none basic gb strict
a split full-width number|１(?=２８)|none basic gb strict
a number split at its point|３．(?=５)|none basic gb strict
a number split at its thousands|12,(?=500)|none basic gb strict
a number split from its per cent sign|５(?=％)|none basic gb strict
a number split from its unit|28(?=℃)|none basic gb strict
a number split from its sign|-(?=3)|none basic gb strict
a number split from its currency|￥(?=12)|none basic gb strict
a year split from its character|2026(?=年)|none basic gb strict
a day split from its character|5(?=日)|none basic gb strict
a split word|orni(?=thology)|none basic gb strict
END
sed 's/|[^|]*$//' "$TMPDIR/faults" |
	judge plant "$TMPDIR/page.out" "$TMPDIR/page.json" >"$TMPDIR/found"
sed 's/|.*|/: /; s/: $/:/' "$TMPDIR/faults" >"$TMPDIR/wanted"
while read -r wanted; do
	read -r found <&3
	same "found: $wanted" "$wanted" "$found"
done <"$TMPDIR/wanted" 3<"$TMPDIR/found"

# ---- the lines ----

inputs=$(ls fixtures/*.txt fixtures/hostile/one-long-word.txt \
	fixtures/hostile/combining.txt fixtures/hostile/quotes.txt)
if [ -r ../shared/bulletins/suzhou.txt ]; then
	inputs="$inputs ../shared/bulletins/suzhou.txt"
	inputs="$inputs $(ls ../shared/bench/dev/*.txt)"
else
	skip "the real page and those of the bench" "there is no ../shared"
fi
mkdir "$TMPDIR/out"
# shellcheck disable=SC2086 # a list of files
check "widths 20 to 120: ${LAYOUT:-sample}" judge sweep "$TMPDIR/out" \
	"${LAYOUT:-sample}" $inputs
for level in none basic gb strict; do
	both 24 $level
	check "every rule in 24 columns, $level" judge check \
		"$TMPDIR/page.out" "$TMPDIR/page.json" 24 $level
done
finish
