#!/bin/sh
# How fast is rebuild by itself?  Bytes a second and instructions a byte, for
# the whole and for each step, over the dev pages; and how it takes large pages.
set -eu

cd "$(dirname "$0")/../.."
speed=${GALLEY_BUILD:-build}/tests/bench/speed
dev=../shared/bench/dev
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# instructions FILE...: what a pass over the pages costs, by function.
instructions() {
	bytes=$(cat "$@" | wc -c)
	valgrind --tool=callgrind --callgrind-out-file="$dir/callgrind" \
		"$speed" -n 1 "$@" >/dev/null 2>"$dir/valgrind" ||
		{ cat "$dir/valgrind"; return 1; }
	callgrind_annotate --inclusive=yes --threshold=100 "$dir/callgrind" |
		awk -v bytes="$bytes" '
	BEGIN {
		n = split("galley_rebuild galley_pages_tell " \
		    "galley_rebuild_lines galley_rebuild_patterns " \
		    "galley_rebuild_flow galley_ngrams_page " \
		    "galley_rebuild_repeats galley_rebuild_decide " \
		    "galley_rebuild_roles galley_rebuild_shapes " \
		    "galley_rebuild_heads galley_rebuild_groups " \
		    "galley_rebuild_notes galley_bulletin_check_law", order, " ")
		for (i = 1; i <= n; i++)
			wanted[order[i]] = 1
	}
	{
		count = $1
		gsub(",", "", count)
		for (i = 2; i <= NF; i++) {
			name = $i
			sub(/^.*:/, "", name)
			if ((name in wanted) && count + 0 > cost[name])
				cost[name] = count + 0
		}
	}
	END {
		for (i = 1; i <= n; i++) {
			name = order[i]
			sub(/^galley_(rebuild_|ngrams_|bulletin_)?/, "", name)
			if (name == "rebuild")
				name = "whole"
			if (name == "page")
				name = "ngrams"
			printf "%-10s %9.1f instructions a byte\n", name,
			    cost[order[i]] / bytes
		}
		if (!cost["galley_rebuild"]) {
			print "callgrind did not see galley_rebuild()"
			exit 1
		}
	}'
}

# large FILE WHAT: it is rebuilt once.
large() {
	printf '%s\n' "$2:"
	timeout 120 "$speed" -n 1 "$dir/large/$1" ||
		echo "not done in 120 seconds, or in this memory"
}

if [ -d "$dev" ]; then
	"$speed" -n 5 "$dev"/*.txt
	if command -v valgrind >/dev/null; then
		instructions "$dev"/*.txt
	else
		echo "instructions a byte: skipped, there is no valgrind"
	fi
else
	echo "speed over the dev pages: skipped, $dev is not here"
fi

sh fixtures/hostile/make-large.sh "$dir/large"
tr -d '\f' <"$dir/large/many-blocks.txt" >"$dir/large/one-page.txt"
awk 'BEGIN { for (i = 0; i < 100000; i++)
	printf "第%d条航线今起复航\n\n", i
}' >"$dir/large/headlines.txt"
awk 'BEGIN { for (i = 0; i < 200000; i++)
	printf "The ferry number %d left the harbour this morning and the\n\n", i
}' >"$dir/large/broken-off.txt"
echo
large one-page.txt "200,000 blocks on one page, 5 seconds are the aim"
large near-copies.txt "10,000 blocks that are nearly the same"
large one-line.txt "One block of 50 MB"
large headlines.txt "A page of 100,000 headlines"
large broken-off.txt "200,000 blocks that break off"
