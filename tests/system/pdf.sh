#!/bin/sh
# timeout: 600
# PDFs of the fixtures, as those see them who read PDFs: pdf.py.
. tests/tap.sh
for program in qpdf pdftotext pdffonts python3; do
	command -v "$program" >/dev/null ||
		{ echo "1..0 # SKIP no $program here"; exit 0; }
done
fc-list 2>/dev/null | grep -q 'Noto Serif CJK SC' ||
	{ echo "1..0 # SKIP no Noto Serif CJK here"; exit 0; }
export SOURCE_DATE_EPOCH=1700000000
pdf() {
	python3 -B tests/system/pdf.py "$@"
}
# cut FIXTURE: how its language says that a text breaks off.
cut() {
	case $1 in
	harrow) echo '[text breaks off]' ;;
	valmere) echo '[texte interrompu]' ;;
	kehldorf) echo '[Text bricht ab]' ;;
	qingbin) echo '〔文章至此中斷〕' ;;
	aohama) echo '〔ここで本文が途切れる〕' ;;
	cheongna) echo '[글이 여기서 끊김]' ;;
	*) echo '〔文章至此中断〕' ;;
	esac
}
# drawn PDF: MuPDF, where it is here, says of no glyph that it can't be drawn.
drawn() {
	command -v mutool >/dev/null || return 0
	mutool draw -q -r 20 -F pgm -o /dev/null "$1" 2>"$TMPDIR/said"
	! grep 'broken\|cannot' "$TMPDIR/said"
}
# made NAME INPUT OPTION...: it is made, sound, and its fonts and text whole.
made() {
	out=$TMPDIR/$1.pdf
	input=$2
	shift 2
	name=$(basename "$input" .txt)
	galley convert -q --doubt 0 -o "$out" "$@" "$input" &&
		qpdf --check "$out" >"$TMPDIR/said" 2>&1 &&
		! grep -i warning "$TMPDIR/said" && pdf fonts "$out" &&
		pdf frame "$out" && drawn "$out" &&
		pdf text "$out" "$TMPDIR/$name.json" "$(cut "$name")"
}
for input in fixtures/*.txt; do
	name=$(basename "$input" .txt)
	galley convert -q --doubt 0 -t json -o "$TMPDIR/$name.json" "$input"
	check "$name: sound, fonts embedded, no character lost" \
		made "$name" "$input"
	check "$name: contents and outline lead to the right sheets" \
		pdf goals "$TMPDIR/$name.pdf" "$TMPDIR/$name.json"
done
for name in songdu qingbin aohama; do
	check "$name, down the sheet" \
		made "$name.v" "fixtures/$name.txt" -O writing=vertical
done
check "down the sheet, contents and outline lead to the right ones" \
	pdf goals "$TMPDIR/songdu.v.pdf" "$TMPDIR/songdu.json"
check "three columns of strict lines" made three fixtures/qingyu.txt \
	-O columns=3 -O size=8.5 -O level=strict -O hang=yes
check "without squeezing, greedy, across A5" made a5 fixtures/yanzhou.txt \
	-O paper=A5 -O squeeze=no -O breaks=greedy -O leading=200
check "three columns of hyphenated words" made de fixtures/kehldorf.txt \
	-O paper=letter -O columns=3
check "a summary of some" galley convert -q -O content=summary -O sort=title \
	-O match=居民 -o "$TMPDIR/some.pdf" fixtures/yanzhou.txt
check "the summary is sound" qpdf --check "$TMPDIR/some.pdf"
galley convert -q -O contents=no -O content=headlines -O match=工具房 \
	-o "$TMPDIR/some.pdf" fixtures/yanzhou.txt
pdftotext -raw "$TMPDIR/some.pdf" "$TMPDIR/some"
check "a headline that matches" grep -q '三百户居民共用' "$TMPDIR/some"
refute "and no other, and no text" grep -q '渡轮\|黄素贞' "$TMPDIR/some"
check "markup is no markup here" galley convert -q -t pdf \
	-o "$TMPDIR/markup.pdf" fixtures/hostile/markup.txt

# Does pdf.py see what is wrong?
sed 's/常守义/常守/' "$TMPDIR/songdu.json" >"$TMPDIR/wrong.json"
refute "a character too many is found" \
	pdf text "$TMPDIR/songdu.pdf" "$TMPDIR/wrong.json" "$(cut songdu)"
refute "a missing mark is found" \
	pdf text "$TMPDIR/songdu.pdf" "$TMPDIR/songdu.json" ''
sed 's/修钟的老铺/修表的老铺/' "$TMPDIR/songdu.json" >"$TMPDIR/wrong.json"
refute "a wrong entry is found" \
	pdf goals "$TMPDIR/songdu.pdf" "$TMPDIR/wrong.json"
refute "a missing entry is found" \
	pdf goals "$TMPDIR/songdu.pdf" "$TMPDIR/qingyu.json"

galley convert -q -O margin=5,5,18,5 -o "$TMPDIR/wide.pdf" fixtures/songdu.txt
refute "text in the margin is found" pdf frame "$TMPDIR/wide.pdf"

# The same bytes, whenever and by whatever way; a date of its own.
for i in 1 2; do
	galley convert -q -t pdf -o - fixtures/songdu.txt >"$TMPDIR/same$i.pdf"
done
check "the same bytes each time" cmp "$TMPDIR/same1.pdf" "$TMPDIR/same2.pdf"
check "into a pipe, too" cmp "$TMPDIR/same1.pdf" "$TMPDIR/songdu.pdf"
same "dated by SOURCE_DATE_EPOCH" 20231114221320 "$(qpdf --json=2 \
	"$TMPDIR/songdu.pdf" | sed -n 's/.*CreationDate.*u:\([0-9]*\).*/\1/p')"

pdfinfo "$TMPDIR/harrow.pdf" >"$TMPDIR/info"
for line in 'Title: *The Harrow Bay Courier' 'Author: *Harrow Bay Press' \
	'Subject: *Vol. 61, No. 18' 'Creator: *galley ' 'Tagged: *yes'; do
	check "metadata: $line" grep -q "^$line" "$TMPDIR/info"
done
pdfinfo -struct "$TMPDIR/songdu.pdf" >"$TMPDIR/info" 2>/dev/null
for tag in Document Sect H1 H2 H3 P Caption TOC TOCI Link Table TR TD L LI; do
	check "structure: $tag" grep -q "^ *$tag\b" "$TMPDIR/info"
done
labels=$(qpdf --json=2 --json-key=pagelabels "$TMPDIR/songdu.pdf" |
	grep -c '"index"')
check "sheets have labels" test "$labels" -ge 1

# fails WORDS OPTION...: an error that says them, and nothing is written.
fails() {
	words=$1
	shift
	rm -f "$TMPDIR/bad.pdf"
	galley convert -q -o "$TMPDIR/bad.pdf" "$@" 2>"$TMPDIR/err"
	status=$?
	cat "$TMPDIR/err"
	[ "$status" -eq 1 ] && [ ! -e "$TMPDIR/bad.pdf" ] &&
		grep -q "error: $words" "$TMPDIR/err"
}
page=fixtures/ludu.txt
check "a paper that isn't there" fails \
	"paper: there is no 'A9'; A3, A4, .* would do" -O paper=A9 $page
check "one that is too small" fails "paper: 20x20 .* 50 to 2000 mm would do" \
	-O paper=20x20 $page
check "columns that don't fit" fails "columns: .*columns=2 .* would do" \
	-O paper=A6 -O columns=3 $page
check "type that doesn't fit" fails "margin: .* would do" \
	-O paper=A6 -O size=30 $page
check "no type" fails "size: 'big' .* 5 to 48 points would do" \
	-O size=big $page
check "no margin" fails "margin: 'wide' .* would do" -O margin=wide $page
check "no room for the foot" fails "margin: the foot .* margin=8 would do" \
	-O margin=3 $page
check "sentences of a full text" fails "sentences is for content=lead" \
	-O sentences=2 $page
check "a choice of nothing" fails "match has nothing but" -O 'match= , ' $page
check "an unknown font" fails \
	"font: no font 'Nemo' .*fc-match would take .* Noto Serif CJK SC" \
	-O font=Nemo $page
check "an unknown font, as the second" fails "headfont: no font 'Nemo'" \
	-O 'headfont=Noto Sans CJK SC,Nemo' $page
printf '标题\n\n天上有个字\364\200\200\200没有人见过。\n' >"$TMPDIR/odd.txt"
check "a character without a glyph" fails \
	"no font .* has glyphs of U+100000; .*missing=box" "$TMPDIR/odd.txt"
check "a box for it" galley convert -q -O missing=box \
	-o "$TMPDIR/odd.pdf" "$TMPDIR/odd.txt"
galley convert -O 'font=Noto Sans CJK SC' -o "$TMPDIR/font.pdf" $page \
	2>"$TMPDIR/err"
pdffonts "$TMPDIR/font.pdf" >"$TMPDIR/info"
check "another font is taken" grep -q NotoSansCJKsc-Regular "$TMPDIR/info"
case $(pdfinfo "$TMPDIR/font.pdf") in
*'cairo 1.16.'*)
	check "of which cairo may lose characters, and it is said" \
		grep -q 'may leave characters of Noto Sans CJK SC blank' \
		"$TMPDIR/err"
	;;
esac
refute "and no other for the text" grep -q Serif "$TMPDIR/info"
finish
