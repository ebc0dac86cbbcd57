#!/bin/sh
# tools/setup: nothing is run where all is there; what it does where it isn't.
. tests/tap.sh
root=$PWD
mkdir -p "$TMPDIR/tree/tools" "$TMPDIR/bin" "$TMPDIR/none"
cp tools/setup "$TMPDIR/tree/tools/"
printf 'one\tpresent\none\tabsent\ntwo\tpresent\n%s\n' \
	"two	absent	/no/such/path" \
	>"$TMPDIR/tree/tools/packages"
printf 'two\tthing@1.0\nbooks\t@some/thing@2.0-a\n' \
	>"$TMPDIR/tree/tools/npm"
printf 'books\tpresent\n' >>"$TMPDIR/tree/tools/packages"

# A Debian of paper: "present" is there, whoever is asked.
stub() {
	printf '#!/bin/sh\n%s\n' "$2" >"$TMPDIR/bin/$1"
	chmod +x "$TMPDIR/bin/$1"
}
stub dpkg-query 'for p; do
	[ "$p" = present ] && echo "installed present"
done
exit 1'
stub apt-get 'echo "apt-get $*" >>"$LOG"; exit "${APT_STATUS:-0}"'
stub id 'echo "${FAKE_ID:-0}"'
stub npm '[ "$1" = install ] && echo "npm $*" >>"$LOG"
exit "${NPM_STATUS:-0}"'
stub sudo 'echo "sudo $*" >>"$LOG"; [ "$1" != -n ] || shift; exec "$@"'
LOG=$TMPDIR/log
export LOG
setup() {
	: >"$LOG"
	PATH=$TMPDIR/bin:$PATH "$TMPDIR/tree/tools/setup" "$@"
}

there() { # PACKAGE VERSION
	mkdir -p "$TMPDIR/tree/build/node/node_modules/$1"
	echo "  \"version\": \"$2\"," \
		>"$TMPDIR/tree/build/node/node_modules/$1/package.json"
}
there thing 1.0

unset CI
check "all there" setup two
same "all there: nothing is run" "" "$(cat "$LOG")"
setup two 2>"$TMPDIR/told"
same "what can't be installed is left out, and told" \
	"setup: left out: absent (no /no/such/path here)" \
	"$(cat "$TMPDIR/told")"
exits "no group" 2 setup
exits "an unknown group" 2 setup three
check "as root" setup one
same "as root: apt-get by itself" "apt-get update -q
apt-get install -y -q --no-install-recommends absent" "$(cat "$LOG")"
APT_STATUS=100
export APT_STATUS
exits "apt-get fails" 1 setup one
unset APT_STATUS

from_npm='npm install --prefix build/node --save-exact --ignore-scripts'
from_npm="$from_npm --no-audit --no-fund --no-package-lock --loglevel=error"
check "what npm has" setup books
same "npm: the version that is listed" "$from_npm @some/thing@2.0-a" \
	"$(cat "$LOG")"
there @some/thing 1.9
check "npm: of another version" setup -n books
same "npm: only told" "setup: missing in build/node: @some/thing@2.0-a" \
	"$(setup -n books 2>&1)"
setup books
same "npm: another version is replaced" "$from_npm @some/thing@2.0-a" \
	"$(cat "$LOG")"
NPM_STATUS=1
export NPM_STATUS
check "npm fails: going on" setup books
exits "npm fails in CI" 1 env CI=true PATH="$TMPDIR/bin:$PATH" \
	"$TMPDIR/tree/tools/setup" books
unset NPM_STATUS
there @some/thing 2.0-a
setup books
same "npm: all there" "" "$(cat "$LOG")"
rm -r "$TMPDIR/tree/build"
FAKE_ID=1000
export FAKE_ID
check "with sudo" setup one
check "with sudo: it is used" grep -q '^sudo apt-get update' "$LOG"
rm "$TMPDIR/bin/sudo"
# No other sudo may be found either.
for tool in sh awk sed cat dirname echo env printf mkdir; do
	ln -sf "$(command -v $tool)" "$TMPDIR/bin/$tool"
done
alone() {
	: >"$LOG"
	PATH=$TMPDIR/bin "$TMPDIR/tree/tools/setup" "$@"
}
mv "$TMPDIR/bin/npm" "$TMPDIR/bin/no-npm"
exits "neither root nor sudo" 1 alone one
same "neither: nothing is run" "" "$(cat "$LOG")"
check "neither: the command is told" sh -c '
	PATH=$1 "$2" one 2>&1 | "$3" "apt-get install.* absent"' - \
	"$TMPDIR/bin" "$TMPDIR/tree/tools/setup" "$(command -v grep)"
ln -sf "$(command -v grep)" "$TMPDIR/bin/grep"
check "no npm: going on" alone books
exits "no npm in CI" 1 env CI=true PATH="$TMPDIR/bin" \
	"$TMPDIR/tree/tools/setup" books
check "only told" setup -n one
same "only told: nothing is run" "" "$(cat "$LOG")"
cd "$root" || exit 1
check "every line of the list is a group, a package and a path or none" \
	awk '!/^(#.*)?$/ && !/^[a-z]+\t[a-z0-9][a-z0-9+.-]+(\t\/.*)?$/ {
		exit 1
	}' \
	tools/packages
check "every line of npm's list is a group and a package with its version" \
	awk '!/^(#.*)?$/ && !/^[a-z]+\t(@[a-z-]+\/)?[a-z-]+@[0-9][0-9a-z.-]*$/ {
		exit 1
	}' \
	tools/npm
finish
