#!/bin/sh
# What others read of a book: mutool its title, contents, text and first page,
# Calibre's ebook-meta title, authors, series and cover.
set -u
. tests/tap.sh
. tests/books/common.sh
# The Python that Debian's Calibre is for.
PATH=$GALLEY_BUILD:/usr/bin:/bin

check "a book" book harrow -M creator='Ann Rowe' -M creator='Bo Lund' \
	-M series='Courier' -M issue='No. 42' fixtures/harrow.txt
check "a Chinese book" book yanzhou -M series=雁洲晚报 fixtures/yanzhou.txt
check "a book without a cover" book bare -O cover=none fixtures/harrow.txt

if has mutool; then
	cat >"$TMPDIR/look.js" <<-'END'
		var book = new Document(scriptArgs[0]);
		print("pages " + (book.countPages() > 1));
		print(book.getMetaData("info:Title"));
		print(book.getMetaData("info:Author"));
		(function told(items) {
			(items || []).forEach(function (item) {
				print(item.title);
				told(item.down);
			});
		})(book.loadOutline());
	END
	mutool run "$TMPDIR/look.js" "$books/harrow.epub" \
		>"$TMPDIR/harrow" 2>"$TMPDIR/told"
	same "mutool: pages, title and first author" \
		"pages true, The Harrow Bay Courier, Ann Rowe" \
		"$(sed -n 1,3p "$TMPDIR/harrow" | paste -sd, | sed 's/,/, /g')"
	check "mutool: an article stands in the contents" grep -qx \
		"Tide mill to grind again after ninety years" "$TMPDIR/harrow"
	check "mutool: a crosshead, too" grep -qx "H. Carrow, Mill Road" \
		"$TMPDIR/harrow"
	mutool draw -q -F text -o "$TMPDIR/text" "$books/yanzhou.epub"
	check "mutool: the words are on the pages" sh -c \
		'tr -d "\n " <"$1" | grep -q "江上的人讲究有来有往"' - "$TMPDIR/text"
	# shades BOOK: how many of grey the first page has.
	shades() {
		mutool draw -q -r 30 -F pgm -o "$TMPDIR/shades%d" \
			"$books/$1.epub" 1 2>"$TMPDIR/told"
		od -An -v -tu1 -w1 "$TMPDIR/shades1" | sort -u | wc -l
	}
	check "mutool: the cover is drawn" [ "$(shades harrow)" -gt 40 ]
	mutool draw -q -F text -o "$TMPDIR/text" "$books/harrow.epub"
	refute "mutool: what is hidden is not on the pages" grep -qx \
		"Title page" "$TMPDIR/text"
	cp "$books/harrow.epub" "$TMPDIR/cut.epub"
	truncate -s 3000 "$TMPDIR/cut.epub"
	refute "mutool: a book cut short is none" \
		mutool draw -q -o "$TMPDIR/cut%d.png" "$TMPDIR/cut.epub" 1
else
	lacks "mutool" "$lack"
fi

# told BOOK KEY: what ebook-meta says of it.
told() {
	ebook-meta "$books/$1.epub" 2>&1 | sed -n "s/^$2 *: //p"
}
if has ebook-meta; then
	same "Calibre: title" "The Harrow Bay Courier" "$(told harrow Title)"
	same "Calibre: authors" "Ann Rowe & Bo Lund" \
		"$(told harrow 'Author(s)' | sed 's/ *\[[^]]*\]//g')"
	same "Calibre: publisher" "$(sed -n 's/^publisher: //p' \
		fixtures/harrow.txt)" "$(told harrow Publisher)"
	same "Calibre: language" eng "$(told harrow Languages)"
	same "Calibre: series and its number" "Courier #42" \
		"$(told harrow Series)"
	same "Calibre: a Chinese title" 雁洲晚报 "$(told yanzhou Title)"
	same "Calibre: a Chinese series" "雁洲晚报 #4127" \
		"$(told yanzhou Series)"
	same "Calibre: a Chinese language" zho "$(told yanzhou Languages)"
	check "Calibre: it takes out the cover" ebook-meta \
		--get-cover="$TMPDIR/cover" "$books/harrow.epub"
	check "Calibre: the cover is a picture" sh -c \
		'head -c 8 "$1" | grep -qa "PNG\|JFIF"' - "$TMPDIR/cover"
	ebook-meta --get-cover="$TMPDIR/none" "$books/bare.epub" \
		>"$TMPDIR/told" 2>&1
	refute "Calibre: where there is none it finds none" \
		[ -s "$TMPDIR/none" ]
else
	lacks "Calibre" "$lack"
fi
finish
