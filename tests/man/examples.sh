#!/bin/sh
# timeout: 300
# The examples of the manual pages and of README.md do what they say: each line
# that begins with "$ " is run where it can be copied from.
. tests/tap.sh
root=$PWD
command -v mandoc >/dev/null || { echo "1..0 # SKIP no mandoc here"; exit 0; }

# What the examples work on.
mkdir "$TMPDIR/texts" "$TMPDIR/pc" || exit 1
cp fixtures/harrow.txt "$TMPDIR/texts/page.txt"
cp fixtures/chengwan.txt "$TMPDIR/texts/page1.txt"
cp fixtures/ludu.txt "$TMPDIR/texts/page2.txt"
iconv -f UTF-8 -t BIG5 fixtures/qingbin.txt >"$TMPDIR/texts/big5.txt"
awk '/^\/\* The headlines of a bulletin/, /^\.Ed/' man/galley-plugin.3 |
	sed '/^\.Ed/d; s/\\e/\\/g' >"$TMPDIR/texts/titles.c"
awk '/^\/\* Leaves captions out/, /^\.Ed/' man/galley-plugin.3 |
	sed '/^\.Ed/d; s/\\e/\\/g' >"$TMPDIR/texts/captions.c"
# literal N PAGE: its display number N.
literal() {
	awk -v n="$1" '/^\.Bd -literal/ { if (++i == n) { on = 1; next } }
		/^\.Ed/ { on = 0 } on' "$2" | sed 's/\\e/\\/g'
}
literal 1 man/galley-text.3 >"$TMPDIR/texts/wrap.c"
literal 1 man/galley-profile.5 >"$TMPDIR/texts/courier.yaml"
literal 2 man/galley-profile.5 >"$TMPDIR/texts/courier.txt"
cp fixtures/profiles/city-daily.yaml "$TMPDIR/texts/paper.yaml"
# pkg-config as it is once Galley is installed.
sed "s,@PREFIX@,$root,; s,@libdir@,$GALLEY_BUILD,
	s,@includedir@,$root/core/include,; s,@plugindir@,$GALLEY_BUILD/plugins,
	s,@VERSION@,0," tools/galley.pc.in >"$TMPDIR/pc/galley.pc"
export PKG_CONFIG_PATH="$TMPDIR/pc"

# A program that is linked with what addresses are watched in is watched too.
if grep -q __asan_init "$GALLEY_BUILD/libgalley.so.1"; then
	mkdir "$TMPDIR/bin"
	printf '#!/bin/sh\nexec %s -fsanitize=address,undefined "$@"\n' \
		"$(command -v cc)" >"$TMPDIR/bin/cc"
	chmod +x "$TMPDIR/bin/cc"
	export PATH="$TMPDIR/bin:$PATH"
fi

# examples PAGE: its command lines, one on a line.
examples() {
	case $1 in
	*.md) awk '/^```/ { on = $0 == "```sh" } on' "$1" ;;
	*) mandoc -T ascii -O width=500 "$1" | sed 's/.\x08//g' ;;
	esac | sed -n 's/^ *\$ //p'
}

for page in man/*.[135] README.md; do
	name=${page##*/}
	cp -r "$TMPDIR/texts" "$TMPDIR/$name"
	examples "$page" >"$TMPDIR/$name.sh"
	n=$(wc -l <"$TMPDIR/$name.sh")
	case $name in
	galley-bulletin.5) ;; # it tells of texts, not of commands
	*) check "$name has examples" test "$n" -ge 1 ;;
	esac
	cd "$TMPDIR/$name" || exit 1
	while read -r line; do
		check "$name: $line" sh -c "set -e; $line"
	done <"$TMPDIR/$name.sh"
	cd "$root" || exit 1
done

for example in titles captions; do
	check "the example $example.c compiles without a warning" \
		"${CC:-cc}" -std=c11 -Wall -Wextra -Wpedantic -Werror \
		-fsyntax-only -Icore/include "$TMPDIR/texts/$example.c"
done
cd "$TMPDIR/galley-profile.5" || exit 1
galley convert -q --profile courier.yaml -t json -o out courier.txt
for line in '"kicker": "Around the Harbour"' '"title": "New lamps for the quay"' \
	'"byline": \["Ann Rowe"\]' '"role": "byline"' '"role": "caption"' \
	'"publisher": "Harrow Bay Press"'; do
	check "the example of a profile: $line" grep -q "$line" out
done
same "the example of a profile sets three lines aside" 3 \
	"$(grep -c '"reason"' out)"
cd "$TMPDIR/galley-plugin.3" || exit 1
galley convert -q -P . -t titles -O number=yes -o out page.txt
check "the example of a plugin writes headlines" grep -q '^1\. .' out
cd "$root" || exit 1
finish
