#!/bin/sh
# What of which articles: leads, summaries, budgets, choices and orders; where
# sentences end, and which hang on the one before; encodings; and options that
# don't go together.
set -u
. tests/tap.sh
unset GALLEY_PLUGIN_PATH

# article HEADLINE TEXT...: a bulletin of one article, in this language.
language=zh-Hans
article() {
	{
		printf '@marked 1\n\nlanguage: %s\n\n@article\n\n' "$language"
		printf '@headline [1]\n%s\n' "$1"
		shift
		article_n=1
		for text; do
			article_n=$((article_n + 1))
			printf '\n@para [%d]\n%s\n' $article_n "$text"
		done
		printf '\n@source x.txt\nencoding: UTF-8\nnumbers: 1-%d\n' \
			$article_n
	} >"$TMPDIR/one.marked"
}
digest() { # INPUT [OPTION...]
	digest_in=$1
	shift
	galley convert -q --doubt 0 -t digest -O contents=no -O width=400 \
		-o - "$@" "$digest_in" 2>"$TMPDIR/err"
}
text_of() { # [OPTION...]: of the one article, below its headline
	digest "$TMPDIR/one.marked" -O marks=none "$@" |
		sed -n '/^--*$/,$p' | sed '1,2d; s/^　*//; s/^ *//'
}

# Sentences, shown one by one: the first N less the first N - 1.
first() { # NAME WANTED TEXT: the first sentence of the text
	article 题 "$3"
	same "$1" "$2" "$(text_of -O content=lead -O sentences=1)"
}
first "a full stop ends one" "甲乙丙丁。" "甲乙丙丁。戊己庚辛。"
first "so do several marks" "甲乙丙丁？！" "甲乙丙丁？！戊己庚辛。"
first "an ellipsis doesn't" "甲乙……丙丁。" "甲乙……丙丁。戊己。"
first "not within quotes" "他说“好。行！”就走。" "他说“好。行！”就走。戊己。"
first "but at their end" "他说：“好。行。”" "他说：“好。行。”大家走了很远的路，才到。"
first "what is said of them stays" "“好。”他说。" "“好。”他说。戊己。"
first "not within brackets" "甲（乙。丙）丁。" "甲（乙。丙）丁。戊己。"
first "a quote that nothing closes counts as none" "“甲乙。" "“甲乙。丙丁。"
first "nested quotes" "他说：“甲‘乙。’丙。”" "他说：“甲‘乙。’丙。”大家都听着，点头。"
language=ja
first "Japanese quotes go on" "「行く。」と彼は言った。" "「行く。」と彼は言った。次。"
language=en
first "a stop and a capital" "It rained." "It rained. We went."
first "not a shortened word" "Mr. Low met Dr. May." "Mr. Low met Dr. May. They ate."
first "not an initial" "J. F. Rowe spoke." "J. F. Rowe spoke. He sat."
first "not a number's point" "It cost 2.50 in all." "It cost 2.50 in all. Yes."
first "quotes in English" '“Stop. Go.”' '“Stop. Go.” Then he left.'
first "a question within" '“Why?” she asked.' '“Why?” she asked. He left.'
language=fr
first "French quotes" "Il dit : « Oui. Non. »" "Il dit : « Oui. Non. » Puis il partit."
language=de
first "a German date" "Am 3. Mai kam er." "Am 3. Mai kam er. Er blieb."

# What hangs is not taken without what it hangs on.
hangs() { # NAME LANGUAGE FIRST SECOND
	language=$2
	# The second says all that counts; alone there is room for one.
	article 题 "$3$4" "$4" "$4" "$4" "$4"
	text_of -O content=summary -O sentences=1 >"$TMPDIR/sum"
	refute "$1" grep -qF "${4% }" "$TMPDIR/sum"
}
one="昨天晚上下了一场小雨，气温略有下降。"
hangs "他 hangs" zh-Hans "$one" "他表示修复旧码头的全部费用由市政府承担。"
hangs "但 hangs" zh-Hans "$one" "但旧码头修复的费用还要市政府与居民协商。"
hangs "此外 hangs" zh-Hans "$one" "此外市政府将在三年内修复全部旧仓库。"
hangs "這 hangs" zh-Hant "$one" "這項修復舊碼頭的計畫由市政府承擔。"
one="Nobody among us had expected rain on Monday. "
hangs "He hangs" en "$one" "He said that the old quay will cost the town much. "
hangs "However hangs" en "$one" "However, the old quay will cost the town much. "
one="Personne parmi nous ne prévoyait une averse lundi. "
hangs "Elle hangs" fr "$one" "Elle paiera le vieux quai de la ville en trois ans. "
hangs "Mais hangs" fr "$one" "Mais le vieux quai de la ville coûtera en trois ans. "
one="Niemand hatte am Montag mit Regen gerechnet. "
hangs "Er hangs" de "$one" "Er nannte den alten Kai der Stadt in drei Jahren. "
hangs "しかし hangs" ja "昨日の夜は小雨が降り、気温が少し下がった。" "しかし町は古い港を三年で直すという。"
language=zh-Hans

# A summary: sentences of the text, in its order, none twice.
sound() { # INPUT [OPTION...]
	sound_in=$1
	shift
	galley convert -q --doubt 0 -t json -o "$TMPDIR/s.json" "$sound_in" &&
		digest "$sound_in" -O marks=none -O indent=0 "$@" \
			>"$TMPDIR/s.txt" &&
		python3 -B tests/golden/parts.py "$TMPDIR/s.txt" "$TMPDIR/s.json"
}
for input in fixtures/*.txt; do
	for what in summary lead; do
		check "$what of ${input##*/}: in order, and its own" \
			sound "$input" -O content=$what -O sentences=4
	done
done
same "the same every time" "$(digest fixtures/ludu.txt -O content=summary)" \
	"$(digest fixtures/ludu.txt -O content=summary)"

# The budget: never exceeded, and most of it used.
for budget in 100 500 2000; do
	digest fixtures/yanzhou.txt -O content=summary -O marks=none \
		-O indent=0 -O characters=$budget >"$TMPDIR/b.txt"
	n=$(python3 -B tests/golden/parts.py -n "$TMPDIR/b.txt")
	check "a budget of $budget is kept ($n)" test "$n" -le $budget
	check "and $budget is made use of" test $((n * 2)) -ge $budget
done

heads() { # [OPTION...]: headlines of two pages, one on a line
	galley convert -q --doubt 0 -t digest -O content=headlines "$@" -o - \
		tests/golden/input/pages.txt tests/golden/input/en.txt \
		2>"$TMPDIR/err" | sed '1,/^===/d; /^$/d'
}
check "headlines alone" test "$(heads | wc -l)" -ge 4
same "by title" "$(heads | LC_ALL=C sort)" "$(heads -O sort=title)"
same "by page" "$(heads)" "$(heads -O sort=page)"
refute "by length is another order" test "$(heads)" = "$(heads -O sort=length)"
same "match" "Harbour bridge opens to traffic" \
	"$(heads -O match=BRIDGE | grep -i harbour)"
same "match: all words" "" "$(heads -O 'match=bridge painting')"
same "match: either" 2 "$(heads -O 'match=bridge,painting' | wc -l)"
check "none is a warning" sh -c "galley convert -t digest -O match=qqqq \
	-o '$TMPDIR/none' fixtures/harrow.txt 2>&1 |
	grep -q 'none of the [0-9]* articles was chosen'"
same "byline" "$(galley convert -q --doubt 0 -t json -o - fixtures/harrow.txt |
	python3 -c '
import json, sys
for a in json.load(sys.stdin)["articles"]:
    if any("Adair" in n for n in a["byline"]):
        print(a["title"])')" "$(galley convert -q --doubt 0 -t digest \
	-O content=headlines -O byline=adair -o - fixtures/harrow.txt |
	sed '1,/^===/d; /^$/d' | grep -v '^"\|deal\|^Union')"

in_section() { # NAME
	galley convert -q --doubt 0 -t digest -O content=headlines -o - \
		-M section=News -M section=Sport -O "section=$1" \
		tests/golden/input/en.txt tests/golden/input/pages.txt |
		sed '1,/^===/d; /^$/d'
}
same "section: its pages alone" \
	"$(heads | grep '^Harbour\|^Museum')" "$(in_section news)"
check "section: either of two" test "$(in_section 'Sport, News' | wc -l)" \
	-gt "$(in_section News | wc -l)"
same "section: a part of a name is none" "" "$(in_section New)"

# What was set aside is told where it stood, and explained.
told() { # REASON MARK FIXTURE...
	told_reason=$1 mark=$2
	shift 2
	galley convert -q --doubt 0 -t digest -O marks=all -o "$TMPDIR/all" "$@"
	galley convert -q --doubt 0 -t json -o "$TMPDIR/all.json" "$@"
	check "something was set aside: $told_reason" \
		grep -q "\"reason\": \"$told_reason\"" "$TMPDIR/all.json"
	check "and is marked" grep -qE "^[ 　]*[[〔]$mark[]〕]\$" "$TMPDIR/all"
	check "and explained" grep -qE "^[[〔]$mark[]〕]  " "$TMPDIR/all"
}
told duplicate copy fixtures/harrow.txt fixtures/chengwan.txt
told furniture 'page head' fixtures/harrow.txt
told jump 转版 fixtures/qingyu.txt
refute "marks=cut tells of none" sh -c "galley convert -q -t digest -o - \
	fixtures/qingyu.txt | grep -q 转版"
galley convert -q -t digest -O marks=all -O legend=no -o "$TMPDIR/no" \
	fixtures/harrow.txt fixtures/chengwan.txt
check "legend=no has marks" grep -q '^ *\[copy\]$' "$TMPDIR/no"
refute "and doesn't explain them" grep -q '^Marks$\|^\[copy\]  ' "$TMPDIR/no"

# Encodings: the same text comes back.
for encoding in gb18030 big5; do
	galley convert -q --doubt 0 -t digest -o "$TMPDIR/utf8" \
		fixtures/qingbin.txt
	galley convert -q --doubt 0 -t digest -O encoding=$encoding \
		-o "$TMPDIR/enc" fixtures/qingbin.txt
	check "$encoding comes back" sh -c "iconv -f $encoding -t UTF-8 \
		'$TMPDIR/enc' | cmp - '$TMPDIR/utf8'"
done
article 题 "书𠮷字。café 也。一二三。"
galley convert -t digest -O encoding=big5 -o "$TMPDIR/enc" \
	"$TMPDIR/one.marked" 2>"$TMPDIR/err"
check "what Big5 lacks is told once" test \
	"$(grep -c 'big5 has no' "$TMPDIR/err")" -eq 2
check "with the characters" grep -q "big5 has no 书 𠮷 é: replaced 3 times (in" \
	"$TMPDIR/err"
check "and marked" sh -c "iconv -f BIG5 -t UTF-8 '$TMPDIR/enc' |
	grep -q '□□字。caf? 也。'"
galley convert -q -t digest -O encoding=gb18030 -o "$TMPDIR/enc" \
	"$TMPDIR/one.marked" 2>"$TMPDIR/err"
same "GB18030 lacks nothing" "" "$(cat "$TMPDIR/err")"
check "rules in Big5" sh -c "galley convert -q -t digest -O encoding=big5 \
	-O rules=box -o - fixtures/qingbin.txt | iconv -f BIG5 -t UTF-8 |
	grep -q '^─*\$'"

# Options that don't go together, and what would do.
bad() { # MESSAGE OPTION...
	bad_message=$1
	shift
	galley convert -t digest -o "$TMPDIR/bad" "$@" \
		fixtures/harrow.txt >"$TMPDIR/err" 2>&1
	same "$* is refused" 1 $?
	check "$*: $bad_message" grep -qF "$bad_message" "$TMPDIR/err"
	refute "and writes nothing" test -e "$TMPDIR/bad"
}
bad "width=73 or more would do, or columns=2" -O columns=4 -O width=40
bad "lines=8 or more would do, or running=none" -O lines=5
bad "lines=6 or more would do, or lines=0" -O lines=3 -O running=foot
bad "lines=60 or the like would do" -O feeds=yes
bad "sentences is for content=lead or content=summary" -O sentences=2
bad "characters is for content=lead or content=summary" -O characters=9
bad "contents=yes or lines=60 would do" -O index=yes -O contents=no
bad "match has nothing but blanks and commas" -O "match= , "
for options in "width=3 20 to 400 columns" "columns=5 1 to 4 columns"; do
	galley convert -t digest -O "${options%% *}" fixtures/harrow.txt \
		>"$TMPDIR/err" 2>&1
	same "${options%% *} is refused" 2 $?
	check "${options%% *}: what would do" grep -q "${options#* }" \
		"$TMPDIR/err"
done
# And what would do does.
for options in "columns=4 -O width=73" "columns=2 -O width=40" "lines=8" \
    "lines=6 -O running=foot" "lines=5 -O running=none"; do
	# shellcheck disable=SC2086
	check "$options does" galley convert -q -t digest -O $options \
		-o "$TMPDIR/ok" fixtures/harrow.txt
done

# Hostile inputs, by every way of writing them.
for input in fixtures/hostile/*.txt; do
	for options in "lines=12 -O columns=2 -O index=yes -O marks=all" \
	    "columns=4 -O width=73 -O rules=box -O encoding=big5" \
	    "content=summary -O characters=50 -O bold=overstrike" \
	    "content=headlines -O lines=8"; do
		# shellcheck disable=SC2086
		galley convert -q -t digest -O $options -o "$TMPDIR/h" \
			"$input" >"$TMPDIR/err" 2>&1
		[ $? -le 1 ] || echo "$input, $options"
	done
done >"$TMPDIR/broken"
same "hostile inputs break nothing" "" "$(cat "$TMPDIR/broken")"

# Large ones take time and memory in proportion.
article 题 "$(awk 'BEGIN { for (i = 0; i < 30000; i++)
	printf "第%d班渡轮今天早晨按时离开了码头。", i }')"
awk 'BEGIN {
	print "@marked 1\n\nlanguage: zh-Hans\n"
	for (i = 1; i <= 20000; i++)
		printf "@article\n\n@headline [%d]\n第%d条航线复航\n\n", i, i
	print "@source x.txt\nencoding: UTF-8\nnumbers: 1-20000"
}' >"$TMPDIR/many.marked"
for input in one many; do
	for options in "lines=40 -O columns=3 -O index=yes" "columns=2" \
	    "content=summary -O characters=90000" "content=headlines"; do
		# shellcheck disable=SC2086
		check "a large one, $input: $options" timeout 60 galley \
			convert -q -t digest -O $options -o "$TMPDIR/h" \
			"$TMPDIR/$input.marked"
	done
done
finish
