#!/bin/sh
# The fixtures are what their sources make, and every page of them is read without
# loss.
# timeout: 300
. tests/tap.sh

galley=${GALLEY:-${GALLEY_BUILD:-build}/galley}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

if ! command -v python3 >/dev/null; then
	skip "fixtures" "there is no python3 to check them"
	finish
fi
check "pages and articles are what the sources make" \
	python3 fixtures/make-fixtures.py --check
for file in fixtures/*.txt; do
	name=${file##*/}
	name=${name%.txt}
	exits "$name is converted" 0 "$galley" convert -q -t json \
		-o "$dir/$name.json" "$file"
	check "$name is kept" python3 tests/kept.py "$file" "$dir/$name.json"
	check "the truth of $name is kept" \
		python3 tests/kept.py "$file" "fixtures/$name.gold.json"
done

# The check itself must find what is wrong.
sed 's/"from": \[\[/"from": [[1/' "$dir/ludu.json" >"$dir/broken.json"
refute "a range that is moved is found" \
	python3 tests/kept.py fixtures/ludu.txt "$dir/broken.json"
refute "a page with more text is found" \
	python3 tests/kept.py fixtures/qingyu.txt "$dir/ludu.json"

finish
