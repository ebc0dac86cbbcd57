#!/bin/sh
# timeout: 300
# The installed program runs from where it is staged, a plugin is built with
# nothing but pkg-config, and uninstalling leaves no file.
set -u
. tests/tap.sh
. tests/system/page.sh

build=${GALLEY_BUILD##*/}
stage=$TMPDIR/stage
case $GALLEY_BUILD in
"$PWD/build"*) ;;
*)
	echo "1..0 # SKIP the build folder is not in the tree"
	exit 0
	;;
esac
if grep -q __asan_init "$GALLEY_BUILD/libgalley.so.1"; then
	echo "1..0 # SKIP what a sanitizer watches is not installed"
	exit 0
fi
# The prefix stays what it was built with, or all would be built anew.
make="${MAKE:-make} VARIANT=${build#build} DESTDIR=$stage"

# shellcheck disable=SC2086 # $make is words
{
	check "make install" $make install
	program=$(find "$stage" -path '*/bin/galley')
	installed=${program%/bin/galley}
	galley=$installed/bin/galley
	# tests/run sets it where /proc is not mounted.
	[ -z "${LD_LIBRARY_PATH-}" ] || LD_LIBRARY_PATH=$installed/lib
	check "the installed program runs" prints "Harbour bridge" \
		convert --doubt 0 -t json "$page"
	check "it finds its plugins beside it" prints "$installed/lib/galley/" \
		plugins json
	check "headers are installed" test -s "$installed/include/galley/plugin.h"

	example=$installed/share/doc/galley/examples/skeleton
	export PKG_CONFIG_PATH="$installed/lib/pkgconfig"
	export PKG_CONFIG_SYSROOT_DIR="$stage"
	if ! ls "$example"/*.c >/dev/null 2>&1; then
		skip "an example outside the tree" "no skeleton yet"
	elif ! command -v pkg-config >/dev/null; then
		skip "an example outside the tree" "no pkg-config"
	else
		mkdir "$TMPDIR/own"
		check "an example outside the tree is built" ${CC:-cc} \
			-std=c11 -Wall -Wextra -Werror -shared -fPIC \
			-o "$TMPDIR/own/galley-skeleton.so" "$example"/*.c \
			$(pkg-config --cflags --libs galley)
		rm -f "$installed"/lib/galley/galley-skeleton.so
		check "the example runs" prints "" convert --doubt 0 \
			-P "$TMPDIR/own" -t skeleton "$page"
		check "the example wrote something" test -s "$TMPDIR/stdout"
	fi
	check "make uninstall" $make uninstall
	same "uninstalling leaves no file" "" \
		"$(find "$stage" ! -type d 2>/dev/null)"
}
finish
