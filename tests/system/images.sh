#!/bin/sh
# Images that a reader supplies, in books, and files that options name.
set -u
. tests/tap.sh
galley=${GALLEY:-$GALLEY_BUILD/galley}
export GALLEY_PLUGIN_PATH="$GALLEY_BUILD/tests/badplug"
export SOURCE_DATE_EPOCH=1767571200
mkdir "$TMPDIR/out"
book=$TMPDIR/out/book.epub
png=$TMPDIR/point.png
printf 'GIF89a\1\0\1\0\200\0\0\0\0\0\377\377\377,\0\0\0\0\1\0\1\0\0\2\2D\1\0;' \
	>"$TMPDIR/point.gif"
python3 -c '
import struct, sys, zlib
def chunk(name, data):
    body = name + data
    return struct.pack(">I", len(data)) + body + struct.pack(
        ">I", zlib.crc32(body))
sys.stdout.buffer.write(b"\x89PNG\r\n\x1a\n" + chunk(
    b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + chunk(
    b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b""))' >"$png"

cat >"$TMPDIR/page.txt" <<'END'
Harbour bridge opens to traffic

The new bridge over the harbour was opened on Monday by the mayor. Two
thousand people walked across it before the first cars came.

Photo: the bridge on Monday. Photo by Ann Rowe

The first bus went over it at noon, with the band of the fire brigade on the
upper deck. It was full.
END
last=$(grep -b '^The first bus' "$TMPDIR/page.txt" | cut -d: -f1)
caption=$(grep -b '^Photo' "$TMPDIR/page.txt" | cut -d: -f1)

convert() {
	"$galley" convert -q --doubt 0 -f pictures -o "$book" "$@" \
		"$TMPDIR/page.txt" 2>"$TMPDIR/stderr"
}
article() {
	unzip -p "$book" 'EPUB/a-*.xhtml' | tr -d '\n\t'
}
package() {
	unzip -p "$book" EPUB/package.opf
}

check "a book with an image" convert -O picture="$png" -O at="$caption" \
	-O alt='The bridge & <people>'
article >"$TMPDIR/article"
check "it stands in a figure with its caption and alternative text" grep -q \
	'<figure><img src="image-1.png" alt="The bridge &amp; &lt;people&gt;"/><figcaption>Photo: the bridge' \
	"$TMPDIR/article"
package >"$TMPDIR/package"
check "it is in the manifest" grep -q \
	'<item id="image-1" href="image-1.png" media-type="image/png"/>' \
	"$TMPDIR/package"
check "it is said to be seen" grep -q '"schema:accessMode">visual<' \
	"$TMPDIR/package"
check "its alternative text is claimed" grep -q '>alternativeText<' \
	"$TMPDIR/package"
unzip -p "$book" EPUB/image-1.png >"$TMPDIR/kept.png"
check "its bytes are as they were" cmp "$png" "$TMPDIR/kept.png"

check "an image by itself, without a text" convert \
	-O picture="$TMPDIR/point.gif" -O at="$last"
article >"$TMPDIR/article"
check "it stands before what is behind it" grep -q \
	'<figure><img src="image-1.gif" alt=""/></figure><p>The first bus' \
	"$TMPDIR/article"
package >"$TMPDIR/package"
refute "no alternative text is claimed" grep -q '>alternativeText<' \
	"$TMPDIR/package"
refute "nor that the text suffices" grep -q 'accessModeSufficient' \
	"$TMPDIR/package"

cp "$book" "$TMPDIR/older"
refused() { # NAME WORDS ARGUMENT...: says so, leaves the older book.
	name=$1 words=$2
	shift 2
	convert "$@"
	same "$name: status" 1 $?
	check "$name: it says so" grep -q -e "$words" "$TMPDIR/stderr"
	check "$name: the older book is as it was" cmp "$book" "$TMPDIR/older"
	same "$name: nothing is left" book.epub "$(ls -A "$TMPDIR/out")"
}
refused "no image" "an image of the book's formats" \
	-O picture="$TMPDIR/page.txt"
refused "no such file" "none.png: error: can't be opened: No such file" \
	-O picture="$TMPDIR/none.png"
refused "a folder" "error: can't be read: Is a directory" -O picture="$TMPDIR"
head -c 5000 /dev/zero >"$TMPDIR/long.png"
refused "more than it may hold" "is more than 4096 bytes" \
	-O picture="$TMPDIR/long.png"
refused "no path" "error: can't be opened" -O picture=
finish
