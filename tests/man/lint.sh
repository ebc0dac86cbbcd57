#!/bin/sh
# Manual pages: free of faults for mandoc, references to pages that are not
# there among them; a page for every command and every plugin.
. tests/tap.sh
command -v mandoc >/dev/null || { echo "1..0 # SKIP no mandoc here"; exit 0; }

# A manual of our own, so that nothing but these pages can be referred to.
for page in man/*.[135]; do
	mkdir -p "$TMPDIR/man/man${page##*.}"
	cp "$page" "$TMPDIR/man/man${page##*.}/"
done
makewhatis "$TMPDIR/man"
for page in man/*.[135]; do
	check "$page" env MANPATH="$TMPDIR/man" mandoc -T lint -W style "$page"
done
for command in $(cd core/cli && ls *.c); do
	case $command in
	convert.c | explain.c | plugins.c)
		check "a page for galley ${command%.c}" \
			test -f "man/galley-${command%.c}.1"
		;;
	esac
done
for plugin in plugins/*/; do
	plugin=${plugin#plugins/}
	plugin=${plugin%/}
	[ "$plugin" = common ] ||
		check "a page for plugin $plugin" test -f "man/galley-$plugin.1"
done

# Would it see one?
sed 's/^\.Sh DESCRIPTION/.Sh DESCRIPTION\n.Xr galley-none 7/' \
	man/galley-plugin.3 >"$TMPDIR/bad.3"
refute "a bad reference is found" env MANPATH="$TMPDIR/man" \
	mandoc -T lint -W style "$TMPDIR/bad.3"
finish
