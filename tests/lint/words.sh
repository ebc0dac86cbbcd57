#!/bin/sh
# What the source must not say: paths and hosts of somebody's machine, and who
# or what typed it.  (Here the words are in pieces.)
. tests/tap.sh

files() {
	if git rev-parse --git-dir >/dev/null 2>&1; then
		git ls-files
	else
		find . -path './build*' -prune -o -type f -print
	fi | sed 's,^\./,,' | grep -v '^fixtures/'
}
# told PATTERN FILE...: lines that match, with their places.
told() {
	pattern=$1
	shift
	grep -nIiE "$pattern" "$@" /dev/null
}

paths='(^|[^[:alnum:]_.$])/(wo''rk|ho''me|ro''ot)/'
hosts='npm''js\.|deb\.''debian|pypi''\.org|registry\.''np'
tools='cla''ude|anthro''pic|open''ai|chat''gpt|copi''lot|\bl''lms?\b'
tools="$tools|language mod""el|\bai (to""ol|assist)|\bsub-?age""nts?\b"
# shellcheck disable=SC2046
{
	same "no path of a machine" "" "$(told "$paths" $(files))"
	same "no host of a registry" "" "$(told "$hosts" $(files))"
	same "no talk of tools" "" "$(told "$tools" $(files))"
	same "nothing left to do is hidden in a comment" "" \
		"$(told '\b(TO''DO|FIX''ME|XX''X)\b' $(files))"
}

# Would it see one?
cd "$TMPDIR" || exit 1
echo "see /wo""rk/main" >one
same "a path is found" "one:1:see /wo""rk/main" "$(told "$paths" one)"
echo "by Cla""ude" >one
same "a word is found" "one:1:by Cla""ude" "$(told "$tools" one)"
finish
