# For the scripts beside this one: . tests/books/common.sh, after tests/tap.sh.
galley=${GALLEY:-$GALLEY_BUILD/galley}
unset GALLEY_PLUGIN_PATH
node_modules=$PWD/build/node/node_modules
books=$TMPDIR/books
mkdir -p "$books"

# lacks NAME THING: the test that lacks it is skipped, but fails in CI.
lacks() {
	if [ "${CI-}" = true ]; then
		same "$1" "" "$2 is not there"
	else
		skip "$1" "$2 is not there"
	fi
}

# has COMMAND-OR-FILE...: are all there?  What is not is $lack.
has() {
	for lack; do
		case $lack in
		*/*) [ -e "$lack" ] || return 1 ;;
		*) command -v "$lack" >/dev/null || return 1 ;;
		esac
	done
}

# One book, or nothing where galley fails; its status.
book() { # NAME ARGUMENT...
	book_name=$1
	shift
	"$galley" convert -q --doubt 0 -t epub -o "$books/$book_name.epub" "$@"
}

# The options of a line of a table, as galley wants them: a=b -> -O a=b.
options() { # OPTION...
	for option; do
		printf ' -O %s' "$option"
	done
}

# A chromium that runs as root and leaves the network alone.
chromium_for_tests() {
	cat >"$TMPDIR/chromium" <<-'END'
		#!/bin/sh
		exec /usr/bin/chromium --no-sandbox --disable-gpu --disable-quic \
			--no-first-run --disable-background-networking \
			--disable-component-update --disable-sync "$@"
	END
	chmod +x "$TMPDIR/chromium"
}
