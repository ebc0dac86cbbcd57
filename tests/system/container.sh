#!/bin/sh
# The book as an archive: read by others, the same on one core, and never as a
# whole in memory.
set -u
. tests/tap.sh
. tests/system/page.sh
export SOURCE_DATE_EPOCH=1700000000

# Articles of 4 KB that hardly become smaller, as the marked format has them.
issue() { # NUMBER
	awk -v n="$1" 'BEGIN {
		srand(3)
		print "@marked 1\n\ntitle: The Courier\nlanguage: en"
		for (i = 1; i <= n; i++) {
			print "\n@article\n\n@headline [" 2 * i - 1 "]\nNumber " i
			print "\n@para [" 2 * i "]"
			for (j = 0; j < 400; j++)
				printf "%d ", rand() * 1000000000
			print "."
		}
		print "\n@source page.txt\nencoding: UTF-8\nnumbers: 1-" 2 * n
	}'
}
issue 4000 >"$TMPDIR/issue.marked"
book() {
	"$@" "$galley" convert -q -t epub -o "$out/book.epub" \
		"$TMPDIR/issue.marked"
}
check "4,000 articles" book
check "the container is as OCF wants it" \
	python3 -B tests/golden/container.py "$out/book.epub" 4010
check "unzip finds no fault" unzip -tqq "$out/book.epub"
mv "$out/book.epub" "$TMPDIR/wanted.epub"
if command -v taskset >/dev/null; then
	check "on one core" book taskset -c 0
	check "the same bytes" cmp "$TMPDIR/wanted.epub" "$out/book.epub"
else
	skip "on one core" "there is no taskset"
fi
check "in this process" "$galley" convert -q --in-process -t epub \
	-o "$out/book.epub" "$TMPDIR/issue.marked"
check "the same bytes there" cmp "$TMPDIR/wanted.epub" "$out/book.epub"

# A fault in each kind of record is found.
fault() { # NAME PLACE BYTE: from the beginning or, below 0, from the end
	python3 -c 'import sys
s = bytearray(open(sys.argv[1], "rb").read())
s[int(sys.argv[3])] ^= int(sys.argv[4])
open(sys.argv[2], "wb").write(s)' \
		"$TMPDIR/wanted.epub" "$TMPDIR/bad.epub" "$2" "$3"
	refute "$1 is found" \
		python3 -B tests/golden/container.py "$TMPDIR/bad.epub"
}
fault "a data descriptor" 6 8
fault "another time" 10 1
fault "a wrong checksum" 14 1
fault "an extra field" 28 4
fault "a wrong number of entries" -12 1

# Beyond what the same articles take on their way to DocBook.
peak() { # WRITER [OPTION...]: in KB
	python3 -c 'import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)' \
		"$galley" convert -q -t "$@" -o "$out/memory" \
		"$TMPDIR/issue.marked"
}
archive=$(($(wc -c <"$TMPDIR/wanted.epub") / 1024))
if grep -q __asan_init "$GALLEY_BUILD/libgalley.so.1"; then
	skip "the archive is not in memory" "a sanitizer has memory of its own"
else
	# What draws a cover takes the same for every book.
	epub=$(peak epub -O cover=none) docbook=$(peak docbook)
	echo "# archive: $archive KB; peak: $epub KB, DocBook's $docbook KB"
	same "the archive is large enough to be seen" 1 $((archive > 8000))
	same "the archive is not in memory" 1 \
		$((epub - docbook < archive / 2))
fi
finish
