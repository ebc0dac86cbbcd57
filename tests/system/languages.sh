#!/bin/sh
# Pages in several languages: each is rebuilt with its own, and what comes out
# is what each gives alone, in the order of the pages.
set -u
. tests/tap.sh
. tests/system/page.sh
command -v python3 >/dev/null || { echo "1..0 # SKIP no python3 here"; exit 0; }

# Without the front matter, which would state the language.
for name in yanzhou harrow valmere chengwan qingbin; do
	awk 'NR == 1 && $0 == "---" { front = 1; next }
		front && $0 == "---" { front = 0; next }
		!front' "fixtures/$name.txt" >"$TMPDIR/$name.txt"
	run 0 convert -q -o "$out/$name.json" "$TMPDIR/$name.txt" || exit 1
done

# bound FILE NAME...: the inputs as pages of one file.
bound() {
	bound_file=$1
	shift
	cat "$TMPDIR/$1.txt" >"$bound_file"
	shift
	for bound_name; do
		printf '\f\n'
		cat "$TMPDIR/$bound_name.txt"
	done >>"$bound_file"
}
# as_alone ISSUE ALONE...: the issue's articles and asides are theirs, in their
# order (any=1: in any), and its notes point at the articles that they are about.
any=0
as_alone() {
	any=$any python3 - "$@" <<'END'
import json
import os
import sys
issue, *alone = (json.load(open(path, encoding="utf-8"))
                 for path in sys.argv[1:])


def articles(d):
    told = []
    for i, a in enumerate(d["articles"]):
        notes = sorted((n["rule"], n["confidence"], n["text"])
                       for n in d["notes"] if n["article"] == i)
        told.append((a["title"], a.get("kicker"), a.get("deck"), a["byline"],
                     a.get("dateline"), a["truncated"], notes,
                     [(b["role"], b["text"]) for b in a["blocks"]]))
    return told


def asides(d):
    return [(a["reason"], a["text"]) for a in d["aside"]
            if a["reason"] != "metadata"]


for what in articles, asides:
    wanted = sum((what(d) for d in alone), [])
    got = what(issue)
    if os.environ["any"] == "1":
        wanted.sort(key=repr)
        got.sort(key=repr)
    for left, right in zip(wanted, got):
        if left != right:
            print("wanted", left, "\ngot", right)
    if len(wanted) != len(got):
        print("wanted", len(wanted), "got", len(got))
    if wanted != got:
        sys.exit(1)
END
}
# by_page TEXT ISSUE: no article begins on an earlier page than the one before.
by_page() {
	python3 - "$@" <<'END'
import json
import sys
text = open(sys.argv[1], "rb").read()
at = [text.count(b"\f", 0, (a["title_from"] or a["blocks"][0]["from"])[0][0])
      for a in json.load(open(sys.argv[2]))["articles"]]
print(at)
sys.exit(at != sorted(at) or len(set(at)) != text.count(b"\f") + 1)
END
}
# is_in TAG FILE: the bulletin's own language.
is_in() {
	grep -qx " \"language\": \"$1\"," "$2"
}

bound "$TMPDIR/two.txt" yanzhou harrow
check "two languages in a file" run 0 convert -q -o "$out/two.json" \
	"$TMPDIR/two.txt"
check "two languages in a file: as each alone" as_alone "$out/two.json" \
	"$out/yanzhou.json" "$out/harrow.json"
check "two languages in a file: most of it is Chinese" \
	is_in zh-Hans "$out/two.json"
check "two files" run 0 convert -q -o "$out/files.json" \
	"$TMPDIR/harrow.txt" "$TMPDIR/valmere.txt"
check "two files: as each alone" as_alone "$out/files.json" \
	"$out/harrow.json" "$out/valmere.json"
check "two files: most of it is French" is_in fr "$out/files.json"
bound "$TMPDIR/four.txt" yanzhou valmere harrow chengwan
check "three languages, one of them twice" run 0 convert -q \
	-o "$out/four.json" "$TMPDIR/four.txt"
bound "$TMPDIR/one.txt" yanzhou chengwan
run 0 convert -q -o "$out/one.json" "$TMPDIR/one.txt"
any=1
check "three languages: as those of each by themselves" as_alone \
	"$out/four.json" "$out/one.json" "$out/valmere.json" "$out/harrow.json"
any=0
check "three languages: in the order of the pages" by_page \
	"$TMPDIR/four.txt" "$out/four.json"
check "two languages: in the order of the pages" by_page \
	"$TMPDIR/two.txt" "$out/two.json"

# ---- given ----
check "given" run 0 convert -q --language fr -o "$out/given.json" \
	"$TMPDIR/two.txt"
check "given: it is all that" is_in fr "$out/given.json"
refute "given: the Chinese page is taken for French" as_alone \
	"$out/given.json" "$out/yanzhou.json" "$out/harrow.json"
for name in yanzhou harrow; do
	run 0 convert -q --language fr -o "$out/fr-$name.json" \
		"$TMPDIR/$name.txt"
done
check "front matter counts for its own input" run 0 convert --doubt 0 \
	-o "$out/front.json" fixtures/harrow.txt fixtures/yanzhou.txt
refute "front matter: no talk of two languages" grep -q "language is" \
	"$TMPDIR/stderr"
run 0 convert -q -o "$out/1.json" fixtures/harrow.txt
run 0 convert -q -o "$out/2.json" fixtures/yanzhou.txt
check "front matter: as each alone" as_alone "$out/front.json" \
	"$out/1.json" "$out/2.json"

# ---- each article says which it is in ----
# languages EPUB: those of its articles, each once.
languages() {
	for file in $(unzip -Z1 "$1" 'EPUB/a-*'); do
		unzip -p "$1" "$file" | sed -n 's/.* lang="\([^"]*\)".*/\1/p'
	done | sort -u | tr '\n' ' '
}
run 0 convert -q -o "$out/told.epub" "$TMPDIR/four.txt"
same "told from the text" "en fr zh-Hans " "$(languages "$out/told.epub")"
run 0 convert -q -o "$out/front.epub" fixtures/harrow.txt fixtures/qingbin.txt \
	fixtures/yanzhou.txt
same "said by the inputs" "en zh-Hans zh-Hant " \
	"$(languages "$out/front.epub")"
run 0 convert -q --language zh -o "$out/given.epub" fixtures/harrow.txt
same "given" "zh " "$(languages "$out/given.epub")"

# ---- a page that can't tell ----
printf '\f\nNo. 17\n\f\n' >"$TMPDIR/short.txt"
cat "$TMPDIR/valmere.txt" "$TMPDIR/short.txt" "$TMPDIR/yanzhou.txt" \
	>"$TMPDIR/between.txt"
check "a page with next to nothing" run 0 convert -q \
	-o "$out/between.json" "$TMPDIR/between.txt"
cat "$TMPDIR/valmere.txt" "$TMPDIR/short.txt" >"$TMPDIR/before.txt"
run 0 convert -q -o "$out/before.json" "$TMPDIR/before.txt"
check "a page with next to nothing goes with the one before it" as_alone \
	"$out/between.json" "$out/before.json" "$out/yanzhou.json"

# ---- one language costs and changes nothing ----
run 0 convert -q --language zh-Hans -o "$out/stated.json" "$TMPDIR/one.txt"
sed '1,/^ "language"/d' "$out/stated.json" >"$out/stated"
sed '1,/^ "language"/d' "$out/one.json" >"$out/one"
check "one language: as it is stated" cmp "$out/one" "$out/stated"
bound "$TMPDIR/scripts.txt" chengwan qingbin
run 0 convert -q -o "$out/scripts.json" "$TMPDIR/scripts.txt"
check "both scripts of Chinese are one language" is_in zh-Hans \
	"$out/scripts.json"
finish
