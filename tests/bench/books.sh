#!/bin/sh
# A whole conversion of 10 MB, from file to book, beside pandoc's: how many times
# as fast, with what part of its memory; and the EPUB beside gzip -6 over the
# XHTML that it holds.  All are run in turn in one run, the best time counts.
#
# The two don't do the same.  Pandoc reads the text as Markdown, and every block
# becomes a paragraph.  Galley decides what belongs together: it makes articles,
# and sets aside what it takes for second copies, which its book then doesn't
# hold; so there are two texts, one that is mostly copies and one that is not.
set -eu

cd "$(dirname "$0")/../.."
galley=${GALLEY_BUILD:-build}/galley
dev=../shared/bench/dev
runs=${BOOKS_RUNS:-3}
if [ ! -d "$dev" ]; then
	echo "books: skipped, $dev is not here"
	exit 0
fi
for tool in hyperfine pandoc python3 gzip; do
	command -v "$tool" >/dev/null || {
		echo "books: skipped, there is no $tool"
		exit 0
	}
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
books() {
	python3 -B tests/bench/books.py "$@"
}

compare() {
	docbook="$galley convert -q -t docbook -o $dir/g.xml $dir/text.txt"
	epub="$galley convert -q -t epub -M title=T -o $dir/g.epub $dir/text.txt"
	docbook5="pandoc -s -f markdown -t docbook5 -o $dir/p.xml $dir/plain.txt"
	epub3="pandoc -f markdown -t epub3 --metadata title=T -o $dir/p.epub $dir/plain.txt"
	: >"$dir/peaks"
	while read -r name command; do
		# shellcheck disable=SC2086 # a command and its arguments
		printf '%s %s\n' "$(echo "$name" | tr _ ' ')" \
			"$(books peak $command)" >>"$dir/peaks"
	done <<-END
		galley_docbook $docbook
		pandoc_docbook $docbook5
		galley_epub $epub
		pandoc_epub $epub3
	END
	books unpack "$dir/g.epub" "$dir/g.xhtml"
	hyperfine --style none --warmup 1 --runs "$runs" \
		--export-json "$dir/times" \
		-n 'galley docbook' "$docbook" -n 'pandoc docbook' "$docbook5" \
		-n 'galley epub' "$epub" -n 'pandoc epub' "$epub3" \
		-n 'gzip -6' "gzip -6 -c $dir/g.xhtml" >/dev/null
	books ratios "$dir/times" "$dir/peaks"
}

# rounds KIND WHAT
rounds() {
	books make "$dev" "$1" "$dir/text.txt" "$dir/plain.txt"
	echo "$2:"
	"$galley" convert -q -t json -o "$dir/g.json" "$dir/text.txt"
	books share "$dir/g.json" "$dir/text.txt"
	compare
}

rounds own "All dev pages in rounds, each in letters of its own"
echo
rounds copies "All dev pages in rounds that say the same"
