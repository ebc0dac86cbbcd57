#!/bin/sh
# Who includes whom: as the table of HACKING.md has it, and no circle.
. tests/tap.sh

# Each line of the table: `room` | what it holds | what it may include.
map=$TMPDIR/map
awk -F '|' '/^\| `(core|plugins|tests)/ {
	gsub(/[` ]/, "", $2); gsub(/[`,]/, "", $4); print $2, $4
}' HACKING.md >"$map"
plugins=$(cd plugins && echo *)
sources=$(find core plugins tests -name '*.[ch]' | sort)

# faults [MAP]: what includes more than its room may.
faults() {
	# shellcheck disable=SC2086
	awk -v map="$map" -v plugins="$plugins" '
	BEGIN {
		while ((getline line <map) > 0) {
			n = split(line, w, " ")
			rooms[++count] = w[1]
			for (i = 2; i <= n; i++)
				may[w[1], w[i]] = 1
		}
	}
	FNR == 1 {
		room = ""
		for (i = 1; i <= count; i++) # the longest that fits
			if (index(FILENAME, rooms[i] "/") == 1 &&
			    length(rooms[i]) > length(room))
				room = rooms[i]
		if (room == "")
			print FILENAME ": stands in no room of the map"
	}
	/^[ \t]*#[ \t]*include[ \t]*[<"]/ {
		what = $0
		sub(/^[^<"]*[<"]/, "", what); sub(/[>"].*/, "", what)
		top = what
		sub(/\/.*/, "", top)
		# A plugin may name its own folder, and no other plugin.
		if (room == "plugins" && (top in plugin) && top != "common" &&
		    index(FILENAME, "plugins/" top "/") != 1)
			print FILENAME ":" FNR ": " what " is of another plugin"
		if (top == what || !((top "/") in ours) && top != "galley")
			next # of a library, or beside the file
		if (!((room, what) in may) && !((room, top "/") in may))
			print FILENAME ":" FNR ": " what " is not for " room
	}
	BEGIN {
		n = split("base bulletin text rebuild host cli common", w, " ")
		for (i = 1; i <= n; i++)
			ours[w[i] "/"] = 1
		n = split(plugins, w, " ")
		for (i = 1; i <= n; i++)
			plugin[w[i]] = 1
	}' $sources
}

# A room may name itself and rooms above it in the table: so no circle can be.
order() {
	awk 'BEGIN { alias["include"] = "galley"; alias["plugins"] = "common" }
	{
		self = $1
		sub(/.*\//, "", self)
		if (self in alias)
			self = alias[self]
		for (i = 2; i <= NF; i++) {
			what = $i
			if (sub(/\/$/, "", what) && what != self &&
			    !(what in seen))
				print $1 " may not know " what \
				    ": it comes later"
		}
		seen[self] = 1
	}' "$map"
}

check "the table has the rooms" test "$(wc -l <"$map")" -ge 8
same "every include is in the table" "" "$(faults)"
same "no circle" "" "$(order)"

# Would it see one?
mkdir -p "$TMPDIR/core/base" "$TMPDIR/core/attic" "$TMPDIR/plugins/x"
cd "$TMPDIR" || exit 1
echo '#include "host/job.h"' >core/base/a.c
printf '#include <galley/galley.h>\n#include "y/y.h"\n#include "x/x.h"\n' \
	>plugins/x/b.c
plugins="x y"
echo '#include <stdio.h>' >core/attic/c.c
sources="core/base/a.c core/attic/c.c plugins/x/b.c"
same "faults are found" "core/base/a.c:1: host/job.h is not for core/base
core/attic/c.c: stands in no room of the map
plugins/x/b.c:1: galley/galley.h is not for plugins
plugins/x/b.c:2: y/y.h is of another plugin" "$(faults)"
printf 'core/base base/ host/\ncore/host base/\n' >"$map"
same "a circle is found" "core/base may not know host: it comes later" \
	"$(order)"
finish
