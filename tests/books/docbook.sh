#!/bin/sh
# timeout: 1200
# DocBook of the fixtures, of the real page, of 40 dev pages and of an issue of
# 1,000 articles, of each kind, by schemas, stylesheets and a converter.
set -u
. tests/tap.sh
. tests/docbook.sh
must=1

python3 tests/books/issue.py 1000 >"$TMPDIR/issue.marked"
documents "$TMPDIR/issue.marked"
same "the issue has 1,000 articles" 1000 \
	"$(grep -c '<chapter' "$docs/issue.plain.xml")"
judge_documents issue
rm "$docs"/*

documents fixtures/*.txt fixtures/hostile/*.txt tests/golden/input/*
judge_documents inputs
rm "$docs"/*

page=../shared/bulletins/suzhou.txt
if [ -r $page ]; then
	# Five in a row of each 17, so that pages of all kinds are among them.
	# shellcheck disable=SC2046 # names without blanks
	documents $page $(printf '%s\n' ../shared/bench/dev/*.txt |
		awk 'NR % 17 < 5' | head -n 40)
	set -- "$docs"/*.plain.xml
	same "there are documents of 41 pages" 41 $#
	judge_documents pages
else
	skip "pages" "there is no ../shared"
fi
finish
