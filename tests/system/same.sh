#!/bin/sh
# Two runs give the same bytes in every format, wherever and whenever they are.
set -u
. tests/tap.sh
. tests/system/page.sh

pages="$page $(find fixtures -name '*.txt' -size -64k -not -path '*hostile*' \
	2>/dev/null | sort | tr '\n' ' ')"
# shellcheck disable=SC2086 # $pages is words
for writer in $(writers); do
	(
		cd "$TMPDIR" || exit 1
		cp "$page" same.txt
		export SOURCE_DATE_EPOCH=1700000000
		TZ=UTC LC_ALL=C "$galley" convert -q -t "$writer" same.txt >one
		sleep 1.1
		TZ=Asia/Shanghai LC_ALL=de_DE.UTF-8 LANGUAGE=zh umask 077
		TZ=Pacific/Honolulu LC_ALL=zh_CN.UTF-8 HOME=/nowhere \
			"$galley" convert -q -t "$writer" same.txt >two
		"$galley" convert -q --in-process -t "$writer" same.txt >three
	)
	check "$writer: there is something" test -s "$TMPDIR/one"
	check "$writer: the same elsewhere and later" \
		cmp "$TMPDIR/one" "$TMPDIR/two"
	check "$writer: the same without a worker" \
		cmp "$TMPDIR/one" "$TMPDIR/three"
	SOURCE_DATE_EPOCH=1 "$galley" convert -q -t "$writer" $pages \
		>"$TMPDIR/one"
	TZ=Asia/Tokyo LC_ALL=C SOURCE_DATE_EPOCH=1 "$galley" convert -q \
		-t "$writer" $pages >"$TMPDIR/two"
	check "$writer: many pages" cmp "$TMPDIR/one" "$TMPDIR/two"
done
finish
