#!/bin/sh
# libgalley exports what the installed headers declare, and nothing else.
set -u
. tests/tap.sh
lib=$GALLEY_BUILD/libgalley.so.1
headers=core/include/galley
map=core/host/galley.map

# Functions declared: "galley_x(", comments, macros and callbacks' types aside.
declared() {
	for header in "$headers"/*.h; do
		sed -n '1h;1!H;${x;s/\\\n/ /g;p;}' "$header"
	done | sed '/^[[:space:]]*#/d' | tr '\n' ' ' |
		sed 's:/\*[^*]*\*\+\([^/*][^*]*\*\+\)*/: :g
			s/typedef [^;]*;/ /g' |
		grep -o 'galley_[a-z0-9_]* *(\**[a-z ]*' |
		grep -v '([*]' | sed 's/ *(.*//' | sort -u
}
mapped() {
	sed -n 's/^[[:space:]]*\(galley_[a-z0-9_]*\);.*/\1/p' "$map" | sort -u
}
exported() {
	nm -D --defined-only "$lib" | sed -n 's/.* T \([^@]*\).*/\1/p' | sort -u
}

if ! command -v nm >/dev/null; then
	echo "1..0 # SKIP no nm"
	exit 0
fi
check "there are declarations" test "$(declared | wc -l)" -gt 70
same "the map lists what the headers declare" "$(declared)" "$(mapped)"
same "the library exports what the map lists" "$(mapped)" "$(exported)"
same "nothing but functions is exported" "GALLEY_1.0" \
	"$(nm -D --defined-only "$lib" | sed 's/@.*//' | awk '$2 != "T" { print $3 }')"
finish
