#!/bin/sh
# The marked format: what goes out and comes in unedited is the same bulletin,
# what was edited comes in as it was edited, what is broken is told.
# timeout: 600
. tests/tap.sh

galley=${GALLEY:-${GALLEY_BUILD:-build}/galley}
export SOURCE_DATE_EPOCH=1767571200
unset GALLEY_PLUGIN_PATH
command -v python3 >/dev/null || {
	echo "1..0 # SKIP no python3 to look into JSON"
	exit 0
}

# to WRITER OUTPUT INPUT...: quietly; what is wrong is shown.
to() {
	to_writer=$1 to_output=$2
	shift 2
	case $to_writer in
	json) set -- -O segments=yes "$@" ;;
	esac
	"$galley" convert -q --doubt 0 -t "$to_writer" -o "$to_output" "$@"
}

# ---- unedited ----

# comes_back WRITERS INPUT...: out as marked, in, and the same, to the byte.
comes_back() {
	back_writers=$1
	shift
	to marked "$TMPDIR/out.marked" "$@" || return 1
	for back_writer in marked $back_writers; do
		to "$back_writer" "$TMPDIR/wanted" "$@" &&
			to "$back_writer" "$TMPDIR/got" "$TMPDIR/out.marked" &&
			cmp "$TMPDIR/wanted" "$TMPDIR/got" || return 1
	done
}

# all_come_back INPUT...: those that can be converted at all.
all_come_back() {
	all_n=0 all_bad=0
	for all_input; do
		to json "$TMPDIR/wanted" "$all_input" 2>/dev/null || continue
		all_n=$((all_n + 1))
		comes_back json "$all_input" || {
			echo "$all_input does not come back"
			all_bad=$((all_bad + 1))
		}
	done
	echo "$all_n pages"
	[ "$all_n" -gt 0 ] && [ "$all_bad" -eq 0 ]
}

writers="json docbook epub digest explain"
for input in fixtures/*.txt tests/golden/input/[!e]*.txt; do
	check "$input comes back" comes_back "$writers" "$input"
done
check "encodings come back" all_come_back fixtures/encodings/*.txt
check "hostile pages come back" all_come_back fixtures/hostile/*.txt
check "two sources come back" comes_back "$writers" \
	fixtures/harrow.txt fixtures/chengwan.txt
check "sources with and without front matter come back" \
	comes_back "$writers" tests/golden/input/zh.txt \
	tests/golden/input/pages.txt fixtures/ludu.txt

# Two marked files are one bulletin, as two pages are.
printf 'A LINE\n\nText of the one page.\n' >"$TMPDIR/1.txt"
printf 'ONE MORE\n\nText of the other page.\n\n\fAnd its second.\n' >"$TMPDIR/2.txt"
for n in 1 2; do
	check "page $n alone" to marked "$TMPDIR/$n.marked" "$TMPDIR/$n.txt"
done
check "two marked files" to json "$TMPDIR/both.json" \
	"$TMPDIR/1.marked" "$TMPDIR/2.marked"
pages='[s["page"] for s in d["segments"]], len(d["sources"])'
says() { # WANTED EXPRESSION FILE
	says_got=$(python3 -c '
import json, sys
d = json.load(open(sys.argv[1], encoding="utf-8"))
print(eval(sys.argv[2]))' "$3" "$2") || return 1
	[ "$says_got" = "$1" ] || {
		printf 'wanted %s\ngot %s\n' "$1" "$says_got"
		return 1
	}
}
check "two marked files are one bulletin" \
	says "(['1', '1', '2', '2', '3'], 2)" "$pages" "$TMPDIR/both.json"

# Whatever text can hold.  A text of every character that there is would need
# none of these to be told apart from markup.
odd() {
	printf '@para [5]\n# no comment\n@article\n\\\\n and \\u{41}\n\n'
	printf '\t tab \t\n  two blanks\n\343\200\200wide\343\200\200\n\n\n\n'
	printf 'bell \007 escape \033[1m del \177 nel \302\205.\n'
	printf 'key: value\n@+ [3]\n\\\n@\n#\n\\\\\n\n'
	printf 'vertical\vtab, \342\200\250 separator, \357\273\277 mark\n \n'
	printf '\f\f\n\302\240Third page.\n\n\n---\n\n[5.2] @end\f'
}
odd >"$TMPDIR/odd.txt"
check "odd text comes back" comes_back "$writers" "$TMPDIR/odd.txt"
odd | sed 's/$/\r/' >"$TMPDIR/crlf.txt"
check "CR LF comes back" comes_back "$writers" "$TMPDIR/crlf.txt"
odd | tr '\n' '\r' >"$TMPDIR/cr.txt"
check "CR comes back" comes_back "$writers" "$TMPDIR/cr.txt"
odd | sed '1~3s/$/\r/' >"$TMPDIR/mixed.txt"
check "mixed line ends come back" comes_back "$writers" "$TMPDIR/mixed.txt"
printf '   no line end' >"$TMPDIR/short.txt"
check "a text without a line end comes back" \
	comes_back "$writers" "$TMPDIR/short.txt"
python3 -c '
import sys
out = open(sys.argv[1], "w", encoding="utf-8", newline="")
for c in range(1, 0x30000):
    if not 0xD800 <= c < 0xE000:
        out.write(chr(c) + ("" if c % 61 else "\n\n") + ("" if c % 7 else "x"))
' "$TMPDIR/all.txt"
check "every character comes back" comes_back json "$TMPDIR/all.txt"

bench=../shared/bench/dev
if [ -d "$bench" ]; then
	check "the bench's pages come back" all_come_back "$bench"/*.txt
else
	skip "the bench's pages come back" "no $bench"
fi
real=../shared/bulletins/suzhou.txt
if [ -e "$real" ]; then
	check "the real page comes back" comes_back "$writers" "$real"
else
	skip "the real page comes back" "no $real"
fi

# What marked files themselves may look like.
to marked "$TMPDIR/a.marked" fixtures/harrow.txt
to json "$TMPDIR/a.json" fixtures/harrow.txt
reads_same() { # FILE: as the page that a.marked is of
	to json "$TMPDIR/b.json" "$1" && cmp "$TMPDIR/a.json" "$TMPDIR/b.json"
}
sed 's/$/\r/' "$TMPDIR/a.marked" >"$TMPDIR/b.marked"
check "an editor that writes CR LF" reads_same "$TMPDIR/b.marked"
{ printf '\357\273\277' && cat "$TMPDIR/a.marked"; } >"$TMPDIR/b.marked"
check "an editor that writes a byte order mark" reads_same "$TMPDIR/b.marked"
sed 's/[ \t]*$//; s/^$/\n   \n/; s/^@para/# a remark\n&/' \
	"$TMPDIR/a.marked" >"$TMPDIR/b.marked"
check "blank lines and remarks" reads_same "$TMPDIR/b.marked"
for comments in none all; do
	check "comments=$comments" "$galley" convert -q --doubt 0 \
		-O comments=$comments -o "$TMPDIR/b.marked" fixtures/harrow.txt
	check "comments=$comments reads the same" reads_same "$TMPDIR/b.marked"
done
check "comments=all has comments" \
	grep -q '^# [a-z]*\.[a-z]* ([0-9]*%): ' "$TMPDIR/b.marked"

# Faults: does the comparison see them?
sed 's/crews voted late/crews votes late/' "$TMPDIR/a.marked" >"$TMPDIR/b.marked"
refute "another character is seen" reads_same "$TMPDIR/b.marked"
sed 's/^encoding: .*/&\nspace: 5 \\n\\n\\n/' "$TMPDIR/a.marked" >"$TMPDIR/b.marked"
refute "another blank line is seen" reads_same "$TMPDIR/b.marked"
sed 's/^\[2\] \([a-z.]*\) .*/[2] \1 0.123/' "$TMPDIR/a.marked" >"$TMPDIR/b.marked"
refute "another confidence is seen" reads_same "$TMPDIR/b.marked"

# ---- edited: a page written by hand, so that nothing depends on rebuild ----

cat >"$TMPDIR/base.marked" <<'END'
@marked 1
@language en

title: The Post
page: 7

@article
byline: Ann Rowe
dateline: NORTHPORT
truncated: yes

@kicker [1]
Harbour
@headline [2]
Lamps for the quay
@para [3]
The council voted on
@+ [5]
Tuesday to buy lamps,
and to light them.
@para [4]
The old ones go to the

@article
@headline [6]
A new school
@para [7.1]
It opens in May.
@crosshead [7.2]
Teachers
@verse [8]
Roses are red,
violets blue.

@asides
@aside furniture [9]
Page 7

@segments
[2] decide.headline 0.912
@notes
decide.join 0.9 [3] [5]: a paragraph cut in two, joined
decide.cut 0.75 [7.1]: stops
@source page.txt
encoding: UTF-8
numbers: 1-9
page: 1 7
space: 7.2 \s
END

# edit NAME SED WANTED EXPRESSION: what the JSON then says.  What was edited can
# go out and come in again, too.
edit() {
	sed -e "$2" "$TMPDIR/base.marked" >"$TMPDIR/edit.marked"
	exits "$1: is read" 0 to json "$TMPDIR/edit.json" "$TMPDIR/edit.marked"
	check "$1" says "$3" "$4" "$TMPDIR/edit.json"
	check "$1: comes back" comes_back json "$TMPDIR/edit.marked"
}
roles='[[b["role"] for b in a["blocks"]] for a in d["articles"]]'
texts='[b["text"] for b in d["articles"][0]["blocks"]]'
edit "as it is" '' "[['para', 'para'], ['para', 'crosshead', 'verse']]" "$roles"
edit "texts" '' "['The council voted on Tuesday to buy lamps, and to light them.', 'The old ones go to the']" "$texts"
edit "ranges" '' "[[[9, 27]], [[117, 129]]]" \
	'[a["title_from"] for a in d["articles"]]'
edit "verse keeps its lines" '' 'Roses are red,
violets blue.' 'd["articles"][1]["blocks"][2]["text"]'
edit "the source's name" '' "[{'name': 'page.txt', 'encoding': 'UTF-8'}]" \
	'd["sources"]'
edit "nothing else is decided" '' '2' 'len(d["notes"])'
edit "a wrong join, split" 's/^@+ \[5\]/@para [5]/' \
	"['The council voted on', 'Tuesday to buy lamps, and to light them.', 'The old ones go to the']" "$texts"
edit "two paragraphs, joined" 's/^@para \[4\]/@+ [4]/' \
	"['The council voted on Tuesday to buy lamps, and to light them. The old ones go to the']" "$texts"
edit "a piece to another article" \
	'/^@para \[4\]/,/^The old/d; s/^@verse/@para [4]\nThe old ones go\n&/' \
	"[['para'], ['para', 'crosshead', 'para', 'verse']]" "$roles"
edit "another role" 's/^@crosshead/@byline/' \
	"[['para', 'para'], ['para', 'byline', 'verse']]" "$roles"
edit "a headline made" 's/^@crosshead \[7.2\]/@article\n@headline [7.2]/' \
	"['Lamps for the quay', 'A new school', 'Teachers']" \
	'[a["title"] for a in d["articles"]]'
edit "two articles merged" '15,$s/^@article//; s/^@headline \[6\]/@crosshead [6]/' \
	"[['para', 'para', 'crosshead', 'para', 'crosshead', 'verse']]" "$roles"
edit "a headline inside, on purpose" \
	'15,$s/^@article/@body/' \
	"[['para', 'para', 'headline', 'para', 'crosshead', 'verse']]" "$roles"
edit "set aside where it stands" 's/^@crosshead/@aside advert/' \
	"[('advert', 'Teachers', [['para', 'para'], ['para', 'verse']]), ('furniture', 'Page 7', [['para', 'para'], ['para', 'verse']])]" \
	'[(x["reason"], x["text"], [[b["role"] for b in a["blocks"]] for a in d["articles"]]) for x in d["aside"]]'
edit "taken back" 's/^@asides//; s/^@aside furniture/@para/' \
	"[['para', 'para'], ['para', 'crosshead', 'verse', 'para']]" "$roles"
edit "no longer cut off" '/^truncated/d' '[False, False]' \
	'[a["truncated"] for a in d["articles"]]'
edit "cut off" '15,$s/^@article/&\ntruncated: yes/' '[True, True]' \
	'[a["truncated"] for a in d["articles"]]'
edit "bylines and dateline" \
	's/^byline: .*/byline: Anna Rowe\nbyline: Lee/; s/^dateline: .*/dateline: Northport, May 6/' \
	"(['Anna Rowe', 'Lee'], 'Northport, May 6')" \
	'd["articles"][0]["byline"], d["articles"][0]["dateline"]'
edit "a dateline's parts" \
	's/^dateline: .*/&, May 6 (BW)\nplace: Northport\ndate: May 6\nagency: BW/' \
	"('NORTHPORT, May 6 (BW)', 'Northport', 'May 6', 'BW')" \
	'tuple(d["articles"][0][k] for k in ("dateline", "place", "date", "agency"))'
edit "a dateline without parts" '' '[]' \
	'[k for k in ("place", "date", "agency") if k in d["articles"][0]]'
edit "metadata" 's/^title: .*/title: The Northport Post\ndate: 2021-05-06/' \
	"{'title': 'The Northport Post', 'date': '2021-05-06', 'page': '7'}" \
	'd["metadata"]'
edit "the language" 's/^@language en/@language zh-hans/' 'zh-Hans' 'd["language"]'
edit "a page's label" 's/^page: 1 7/page: 1 A7\npage: 6/' "['A7', '2']" \
	'sorted(set(s["page"] for s in d["segments"]), reverse=True)'
edit "a wrong character" 's/Lamps for/Lamp\\u{73} f\\u{6F}r/; s/^Tuesday/Monday/' \
	"('Lamps for the quay', 'The council voted on Monday to buy lamps, and to light them.')" \
	'd["articles"][0]["title"], d["articles"][0]["blocks"][0]["text"]'
edit "white space at a text's ends" \
	's/^Page 7/\\s Page 7\\s/; s/^Roses/\\\n&/; s/^violets.*/&\n\\/' \
	"('Page 7', 'Roses are red,\\nviolets blue.')" \
	'd["aside"][0]["text"], d["articles"][1]["blocks"][2]["text"]'
edit "articles in another order" '7,22{H;d}; /^@asides/{x;G}' \
	"[('A new school', [[117, 129]]), ('Lamps for the quay', [[9, 27]])]" \
	'[(a["title"], a["title_from"]) for a in d["articles"]]'
edit "a part cut off a segment" \
	's/^@para \[4\]/@crosshead [4.1]\nThe old\n@para [4.2]/; s/^The old ones/ones/' \
	"['The council voted on Tuesday to buy lamps, and to light them.', 'The old', 'ones go to the']" "$texts"
edit "decisions without lines" '/^@segments/,/^decide.cut/d' \
	"[]('marked.given', 1.0)" \
	'str(d["notes"]) + str((d["segments"][0]["rule"], d["segments"][0]["confidence"]))'
edit "what was decided of a segment" \
	's/^\[2\] dec.*/&\n[7] x.y 0.5 stated list as verse in none/' \
	"('verse', None, 'x.y', 0.5)" \
	'tuple(d["segments"][6][k] for k in ("role", "article", "rule", "confidence"))'
check "what was decided of a segment is written" \
	grep -qxF '[7] x.y 0.500 stated list as verse in none' "$TMPDIR/out.marked"
edit "a note's ranges and article" \
	's/^decide.cut 0.75 \[7.1\]/decide.cut 0.75 [1:10-27] [7.1-7.2] in none/' \
	"(None, [10, 27], [131, 156])" \
	'(d["notes"][1]["article"], *d["notes"][1]["from"])'
check "a note's ranges and article are written" \
	grep -qxF 'decide.cut 0.750 [1:10-27] [7] in none: stops' \
	"$TMPDIR/out.marked"
edit "a note about text that is in an article in part" \
	's/^@para \[7.1\]/@aside advert [7.1]/; s/\[7.1\]: stops/[7]: stops/' \
	"(1, 1)" '(d["notes"][1]["article"], len(d["aside"]) - 1)'
edit "a note of what is gone" 's/7\.1\]: stops/9.2]: stops/' \
	"['decide.join']" '[n["rule"] for n in d["notes"]]'

# The manual's own example is one.
sed -n '/^@marked 1/,/^\.Ed/p' man/galley-bulletin.5 | sed '/^\.Ed/d' \
	>"$TMPDIR/page.marked"
check "the manual's example is read" to json "$TMPDIR/page.json" \
	"$TMPDIR/page.marked"
check "the manual's example" says "[('Lamps for the quay', ['para', 'para'])]" \
	'[(a["title"], [b["role"] for b in a["blocks"]]) for a in d["articles"]]' \
	"$TMPDIR/page.json"

# ---- broken ----

# broken NAME SED LINE MESSAGE
broken() {
	sed -e "$2" "$TMPDIR/base.marked" >"$TMPDIR/edit.marked"
	exits "$1: status" 1 to json "$TMPDIR/edit.json" "$TMPDIR/edit.marked"
	to json "$TMPDIR/edit.json" "$TMPDIR/edit.marked" 2>"$TMPDIR/err"
	same "$1" "$TMPDIR/edit.marked:$3: error: $4" "$(head -n 1 "$TMPDIR/err")"
}
roles_wanted="headline, kicker, deck, byline, dateline, crosshead, para, caption, verse, table, list, jump, furniture are wanted, or '@article', '@aside'"
broken "an unknown role" 's/^@crosshead/@crossed/' 29 \
	"there is no role 'crossed': $roles_wanted"
broken "a number twice" 's/^@para \[4\]/@para [3]/' 21 \
	"number 3 stands in line 16 already"
broken "a part twice" 's/7\.2\]$/7.1]/' 29 \
	"number 7.1 stands in line 27 already"
broken "whole and in parts" 's/^@crosshead \[7\.2\]/@crosshead [7]/' 27 \
	"number 7 stands whole in line 29, and in parts here"
broken "a part missing" 's/^@crosshead \[7\.2\]/@crosshead [7.3]/' 29 \
	"part 7.2 is missing (7.3 is here)"
broken "a first part missing" '/^@para \[7\.1\]/,/^It/d' 27 \
	"part 7.1 is missing (7.2 is here)"
broken "a number missing" '/^@para \[4\]/,/^The old/d' 18 \
	"number 4 is missing (5 is here): what is to be left out goes to '@asides'"
broken "the last number missing" '/^@aside /,/^Page/d' 42 \
	"number 9 is missing: what is to be left out goes to '@asides'"
broken "a number that there is not" 's/^@para \[4\]/@para [10]/' 21 \
	"there is no number 10: the sources have 1 to 9"
broken "a huge number" 's/^@para \[4\]/@para [99999999999999999999]/' 21 \
	"a number such as [12] or [12.1] is wanted here"
broken "text before the first article" 's/^title: .*/The title/' 4 \
	"'key: value' or '@article' is wanted here"
broken "a block before the first article" '0,/^@article/s/^@article/@para [1]/' 7 \
	"text before the first article: '@article' is wanted above it"
broken "text without a role" '15,$s/^@article/&\nSome text/' 25 \
	"a line such as '@para [12]' is wanted above this text"
broken "a key that an article lacks" 's/^byline:/by:/' 8 \
	"an article has 'byline:', 'dateline:', 'place:', 'date:', 'agency:', 'truncated:' and lines such as '@para [12]', not 'by'"
broken "a second headline" '15,$s/^@article//' 25 \
	"this article has a headline: another '@article' is wanted above it, or another role"
broken "a deck below the text" 's/^@para \[4\]/@deck [4]/' 21 \
	"a deck stands above an article's text: another '@article' is wanted above it, or another role"
broken "a paragraph among the asides" 's/^@aside furniture/@para/' 36 \
	"this belongs to no article: it is wanted behind an '@article', or as '@aside REASON [N]'"
broken "an aside without a reason" 's/^@aside furniture/@aside/' 36 \
	"a reason is wanted: '@aside furniture [12]'"
broken "an article without text" 's/^@asides/@article\n&/' 35 \
	"this article has no text"
broken "a piece of nothing" 's/^@headline \[6\]/@body\n@+ [6]/' 26 \
	"'@+' goes on with a block above it, and there is none"
broken "text behind the number" 's/^@para \[4\]/& The/' 21 \
	"nothing is wanted behind the number: text begins on the next line"
broken "no number" 's/^@para \[4\]/@para/' 21 \
	"a number such as [12] or [12.1] is wanted here"
broken "no text" '/^The old ones/d' 21 "there is no text under this number"
broken "an escape" 's/^The old ones/The \\old ones/' 22 \
	'an escape is \\, \n, \r, \t, \f, \v, \s, \@, \# or \u{...}'
broken "an escape without a number" 's/^The old ones/The \\u{D800} ones/' 22 \
	'\u{...} holds the hexadecimal number of a character'
broken "a line that ends in a stroke" 's/^Tuesday.*/Tuesday \\/' 19 \
	'an escape is \\, \n, \r, \t, \f, \v, \s, \@, \# or \u{...}'
broken "truncated: perhaps" 's/^truncated: .*/truncated: perhaps/' 10 \
	"truncated: yes or no is wanted"
broken "a metadata key" 's/^title:/titel:/' 4 \
	"there is no metadata key \"titel\" (did you mean \"title\"?); a key of your own begins with x-"
broken "two titles" 's/^title: .*/&\ntitle: Another/' 5 \
	"title: one value is wanted and there is one already, not \"Another\""
broken "no language" 's/^@language en/@language e/' 2 \
	"a language's tag such as zh-Hans is wanted"
broken "ink in a space" 's/^space: 7.2 .*/space: 7.2 x/' 48 \
	"space: white space alone is wanted"
broken "a page out of order" 's/^page: 1 7/page: 5\npage: 4/' 48 \
	"page: pages are wanted in their order"
broken "a page of no number" 's/^page: 1 7/page: 11/' 47 \
	"page: number 11 is not of this source"
broken "numbers that leave a hole" 's/^numbers: .*/numbers: 2-9/' 44 \
	"the numbers of this source begin with 2: 1 is wanted"
broken "numbers without an end" 's/^numbers: .*/numbers: 9/' 46 \
	"numbers: '1-57' or 'none' is wanted"
broken "no numbers" '/^numbers:/d' 44 \
	"this source wants 'numbers:', such as 1-57"
broken "the end gone" '/^@source/,$d' 43 \
	"'@source' is wanted: the end of the file is gone"
broken "a confidence past 1" 's/ 0\.912/ 1.912/' 40 \
	"a rule and its confidence, from 0 to 1, are wanted: 'decide.join 0.932'"
broken "a note without a colon" 's/\]: stops/] stops/' 43 \
	"a note is wanted: 'decide.join 0.932 [5] [6]: its text'"
broken "another format" 's/^@marked 1/Dear reader,/' 1 \
	"'@marked 1' is wanted first"
broken "a later version" 's/^@marked 1/@marked 2/' 1 \
	"this is of another version: '@marked 1' is read"

# ---- hostile ----

printf '@marked 1\n\377\n' >"$TMPDIR/bad.marked"
exits "bytes that are no UTF-8" 1 to json "$TMPDIR/o" "$TMPDIR/bad.marked"
printf '@marked 1\nx\000\n' >"$TMPDIR/bad.marked"
exits "a NUL" 1 to json "$TMPDIR/o" "$TMPDIR/bad.marked"
: >"$TMPDIR/bad.marked"
exits "an empty file" 1 to json "$TMPDIR/o" "$TMPDIR/bad.marked"

# Cut off at any byte: an error with a line, or a text that is shorter.
cut_anywhere() {
	size=$(wc -c <"$TMPDIR/base.marked") at=0
	while [ $at -lt "$size" ]; do
		head -c $at "$TMPDIR/base.marked" >"$TMPDIR/cut.marked"
		to json "$TMPDIR/o" "$TMPDIR/cut.marked" 2>"$TMPDIR/err"
		case $? in
		0) ;;
		1) grep -q "^$TMPDIR/cut.marked:[0-9]*: error: " \
			"$TMPDIR/err" || {
			echo "byte $at" && cat "$TMPDIR/err"
			return 1
		} ;;
		*) echo "byte $at" && cat "$TMPDIR/err" && return 1 ;;
		esac
		at=$((at + 7))
	done
}
check "a file cut off anywhere" cut_anywhere

# Time grows with the size, not with its square.
many() { # AWK: a marked file of many lines
	awk "BEGIN { n = 100000; print \"@marked 1\"; $1 }" >"$TMPDIR/many.marked"
	timeout 60 "$galley" convert -q --doubt 0 -t json -o "$TMPDIR/o" \
		"$TMPDIR/many.marked"
}
end='print "@source x\nnumbers: 1-" n'
check "100,000 articles" many "for (i = n; i > 0; i--)
	print \"@article\n@headline [\" i \"]\nHeadline \" i; $end"
check "100,000 pieces of one paragraph" many "print \"@article\n@para [1]\nx\"
	for (i = 2; i <= n; i++) print \"@+ [\" i \"]\nText \" i; $end"
check "100,000 parts, spaces and notes" many "print \"@article\n@para [1.1]\nx\"
	for (i = 2; i <= n; i++) print \"@para [1.\" i \"]\nText \" i
	print \"@notes\"
	for (i = 2; i <= n; i++) print \"r 1 [1] [1.\" i \"]: x\"
	print \"@source x\nnumbers: 1-1\"
	for (i = n; i > 1; i--) print \"space: 1.\" i \" \\\\s\""
check "100,000 sources" many "print \"@article\"
	for (i = 1; i <= n; i++) print \"@para [\" i \"]\nText \" i
	for (i = 1; i <= n; i++) print \"@source x\nnumbers: \" i \"-\" i \
		\"\npage: \" i \"\nspace: \" i \" \\\\n\""
check "100,000 blank lines and bylines" many "print \"@article\"
	for (i = 1; i <= n; i++) print \"byline: Lee \" i
	print \"@para [1]\"; for (i = 1; i <= n; i++) print \"\"
	print \"text\n@source x\nnumbers: 1-1\""
finish
