#!/bin/sh
# Public headers: each stands alone, in C11 and in C++17; what they declare is
# what the map exports and the library has.
. tests/tap.sh
export LC_ALL=C
cc=${CC:-cc}
own="-Icore -Icore/include -D_POSIX_C_SOURCE=200809L"
[ -f core/host/galley.map ] || echo "# no core/host/galley.map yet"

for header in core/include/galley/*.h; do
	name=galley/${header##*/}
	echo "#include <$name>" >"$TMPDIR/one.c"
	cp "$TMPDIR/one.c" "$TMPDIR/one.cc"
	check "$name alone, C11" "$cc" -std=c11 -Wall -Wextra -Wpedantic \
		-Werror -Icore/include -fsyntax-only "$TMPDIR/one.c"
	if command -v g++ >/dev/null; then
		check "$name alone, C++17" g++ -std=c++17 -Wall -Wextra \
			-Wpedantic -Werror -Icore/include -fsyntax-only \
			"$TMPDIR/one.cc"
	else
		skip "$name alone, C++17" "no g++ here"
	fi
done

inner() {
	for header in $(find core -name '*.h'); do
		echo "#include \"${header#core/}\"" >"$TMPDIR/one.c"
		# shellcheck disable=SC2086
		"$cc" -std=c11 $own -fsyntax-only "$TMPDIR/one.c" || return 1
	done
}
check "core's own headers stand alone" inner

# A declaration's name stands right before its "("; types and callbacks don't.
for header in core/include/galley/*.h; do
	echo "#include <galley/${header##*/}>"
done >"$TMPDIR/all.c"
"$cc" -std=c11 -E -P -Icore/include "$TMPDIR/all.c" | grep -v '^typedef' |
	grep -oE '\bgalley_[a-z0-9_]+\(' | tr -d '(' | sort -u \
	>"$TMPDIR/declared"
sed -n 's/^[[:space:]]*\(galley_[a-z0-9_]*\);.*/\1/p' core/host/galley.map |
	sort -u >"$TMPDIR/mapped"
nm -D --defined-only "$GALLEY_BUILD/libgalley.so.1" |
	awk '$2 == "T" { sub(/@.*/, "", $3); print $3 }' |
	sort -u >"$TMPDIR/exported"
check "headers declare functions" test -s "$TMPDIR/declared"
check "the map lists what the headers declare" \
	diff -u "$TMPDIR/declared" "$TMPDIR/mapped"
check "the library exports what the headers declare" \
	diff -u "$TMPDIR/declared" "$TMPDIR/exported"

abi=$(awk '/define GALLEY_ABI_M/ { printf s $3; s = "." }' \
	core/include/galley/plugin.h)
same "the library's number is the ABI's" "$abi" \
	"$(sed -n 's/^ABI := \([0-9.]*\).*/\1/p' Makefile)"
finish
