#!/bin/sh
# Pages in other encodings than UTF-8: they are found out, and read without loss.
# timeout: 300
. tests/tap.sh

galley=${GALLEY:-${GALLEY_BUILD:-build}/galley}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

# The same page in another encoding is the same page.
for file in fixtures/encodings/*.txt; do
	name=${file##*/}
	page=${name%%.*}
	exits "$name is decoded" 0 "$galley" convert -q -t digest -M title=Page \
		-o "$dir/encoded" "$file"
	"$galley" convert -q -t digest -M title=Page \
		-o "$dir/plain" "fixtures/$page.txt"
	check "$name reads as $page.txt" cmp "$dir/encoded" "$dir/plain"
done

# What --encoding says counts, and what it says wrongly is told.
exits "the user's word counts" 0 "$galley" convert -q --encoding gb2312 \
	-t digest -o "$dir/out" fixtures/encodings/chengwan.gbk.txt
exits "a wrong word is an error" 1 "$galley" convert --encoding utf-8 \
	-t digest -o "$dir/wrong" fixtures/encodings/chengwan.gbk.txt
exits "an unknown word is an error" 2 "$galley" convert --encoding klingon \
	-t digest -o "$dir/wrong" fixtures/chengwan.txt
check "neither left a file" test ! -e "$dir/wrong"
"$galley" convert -v -t digest -o "$dir/out" \
	fixtures/encodings/qingbin.cp950.txt 2>"$dir/said"
check "-v says what was decided" grep -q 'note: read as Big5: ' "$dir/said"

# Real newsletters of their time.
real=../shared/bulletins/debian_dpn/legacy_encodings
if [ ! -d $real ]; then
	skip "newsletters in old encodings" "$real is not here"
	finish
fi
for file in "$real"/*.wml; do
	name=${file##*/}
	encoding=${name%.wml}
	encoding=${encoding#*.}
	"$galley" convert -v -f text -t json -o "$dir/out" "$file" \
		2>"$dir/said"
	# What decodes to the same text is as good.
	case $encoding in
	iso-8859-1*) found='ISO-8859-15\?' ;;
	*) found=$encoding ;;
	esac
	check "$name is known" grep -qi "note: read as $found: " "$dir/said"
	if command -v python3 >/dev/null; then
		check "$name is kept" python3 tests/kept.py "$file" \
			"$dir/out" "$encoding"
	else
		skip "$name is kept" "there is no python3 to check it"
	fi
done

finish
