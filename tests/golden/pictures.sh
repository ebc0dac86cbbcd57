#!/bin/sh
# Sheets as they look, against pictures/*.png, with a tolerance: pictures.py.
# UPDATE=1 draws these anew; look at them before they are committed, and larger
# with pdftoppm.  Skipped where the fonts are others than in pictures/fonts.
. tests/tap.sh
here=tests/golden/pictures
for program in pdftoppm fc-list python3; do
	command -v "$program" >/dev/null ||
		{ echo "1..0 # SKIP no $program here"; exit 0; }
done
for font in 'Noto Serif CJK SC' 'Noto Sans CJK SC' 'DejaVu Serif' \
	'DejaVu Sans'; do
	fc-list "$font" family style fontversion | sort
done >"$TMPDIR/fonts"
[ "${UPDATE-}" != 1 ] || cp "$TMPDIR/fonts" "$here/fonts"
cmp -s "$here/fonts" "$TMPDIR/fonts" || {
	echo "1..0 # SKIP the fonts are not those of $here/fonts"
	exit 0
}
export SOURCE_DATE_EPOCH=1700000000
pictures() {
	python3 -B tests/golden/pictures.py "$@"
}
# draw NAME SHEET INPUT... OPTION...: that sheet, as NAME.pgm.
draw() {
	name=$1 sheet=$2
	shift 2
	galley convert -q --doubt 0 -o "$TMPDIR/$name.pdf" "$@" &&
		pdftoppm -r 40 -gray -singlefile -f "$sheet" -l "$sheet" \
			"$TMPDIR/$name.pdf" "$TMPDIR/$name"
}
# sheet NAME SHEET ...: it looks as it did.
looks() {
	draw "$@" || return 1
	[ "${UPDATE-}" != 1 ] ||
		pictures keep "$TMPDIR/$1.pgm" "$here/$1.png"
	pictures compare "$here/$1.png" "$TMPDIR/$1.pgm"
}
sheet() {
	echo "$1.png" >>"$TMPDIR/names"
	check "$1" looks "$@"
}
f=fixtures
sheet one 1 -O columns=1 -O size=12 $f/yanzhou.txt
sheet two 1 $f/songdu.txt
sheet list 2 $f/songdu.txt
sheet three 1 -O columns=3 -O size=8.5 $f/qingyu.txt
sheet vertical 1 -O writing=vertical $f/songdu.txt
sheet a5 2 -O paper=A5 $f/chengwan.txt
sheet a5-vertical 1 -O paper=A5 -O writing=vertical $f/aohama.txt
sheet traditional 1 -O hang=yes $f/qingbin.txt
sheet korean 1 -O leading=160 $f/cheongna.txt
sheet contents 1 $f/ludu.txt $f/chengwan.txt $f/songdu.txt $f/yanzhou.txt \
	$f/qingyu.txt
# latin PATTERNS NAME SHEET ...: one whose words are divided.
latin() {
	echo "$2.png" >>"$TMPDIR/names"
	if [ -e "/usr/share/hyphen/hyph_$1.dic" ]; then
		shift
		check "$1" looks "$@" -O 'font=DejaVu Serif' \
			-O 'headfont=DejaVu Sans'
	else
		skip "$2" "no hyph_$1.dic here"
	fi
}
latin en_US english 1 $f/harrow.txt
latin de_DE german 1 -O paper=letter -O columns=3 $f/kehldorf.txt

# Would it see a line broken elsewhere, or a wrong sheet?
draw other 1 -O leading=163 $f/songdu.txt
refute "another leading is seen" \
	pictures compare "$here/two.png" "$TMPDIR/other.pgm"
draw other 1 -O columns=1 -O size=11.9 $f/yanzhou.txt
refute "lines broken elsewhere are seen" \
	pictures compare "$here/one.png" "$TMPDIR/other.pgm"
same "no picture is left over" "$(sort "$TMPDIR/names")" \
	"$(cd "$here" && ls *.png)"
finish
