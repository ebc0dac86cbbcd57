#!/bin/sh
# House style that no tool checks: functions up to 60 lines, files up to 600,
# lines up to 80 columns, and a first line that says what a file is for.
. tests/tap.sh

long_functions() {
	awk 'FNR == 1 { begin = 0 }
	/^{/ && before ~ /\)$/ { begin = FNR }
	/^}/ && begin {
		if (FNR - begin - 1 > 60)
			print FILENAME ":" begin ": " FNR - begin - 1 " lines"
		begin = 0
	}
	{ before = $0 }' "$@"
}
long_files() {
	awk -v most="${most-600}" 'FNR == most + 1 {
		print FILENAME ": more than " most " lines"
	}' "$@"
}
long_lines() {
	for file; do
		expand "$file" | awk -v file="$file" 'length($0) > 80 {
			print file ":" NR ": " length($0) " columns"
		}'
	done
}
no_purpose() {
	awk 'FNR == 1 && !/^\/\*/ {
		print FILENAME ": begins without a purpose"
	}' "$@"
}

c=$(find core plugins tests -name '*.[ch]' | sort)
scripts="Makefile $(grep -rlE '^#!/bin/(sh|bash)' tools tests .ci)"
ours="Makefile .ci/run tests/run tests/tap.sh $(ls tools/* tests/lint/*.sh)"
# shellcheck disable=SC2086
{
	same "functions of up to 60 lines" "" "$(long_functions $c)"
	same "files of up to 600 lines" "" "$(long_files $c $scripts)"
	same "plugins that show how one is written: one file of up to 300" "" \
		"$(most=300 long_files plugins/html/*.c plugins/markdown/*.c)"
	same "every file tells its purpose first" "" "$(no_purpose $c)"
	same "what builds and tests keeps to 80 columns" "" \
		"$(long_lines $ours)"
}

# Would it see one?
cd "$TMPDIR" || exit 1
awk 'BEGIN { print "int f(void)\n{"; for (i = 0; i < 61; i++) print "\tg();"
	print "}" }' >f.c
same "a long function is found" "f.c:2: 61 lines" "$(long_functions f.c)"
same "a file without purpose is found" "f.c: begins without a purpose" \
	"$(no_purpose f.c)"
awk 'BEGIN { for (i = 0; i < 601; i++) print "x" }' >long.c
same "a long file is found" "long.c: more than 600 lines" "$(long_files long.c)"
same "or one that shall be short" "long.c: more than 300 lines" \
	"$(most=300 long_files long.c)"
finish
