#!/bin/sh
# --profile: what a publication's own patterns and metadata change, and what is
# said of a profile that can't be used.
set -u
. tests/tap.sh
. tests/system/page.sh
command -v python3 >/dev/null || { echo "1..0 # SKIP no python3 here"; exit 0; }
city=$PWD/fixtures/profiles/city-daily.yaml
shared=$PWD/../shared

# ---- a page of a city daily ----
daily=$TMPDIR/daily.txt
cat >"$daily" <<'END'
国内统一连续出版物号：ＣＮ００－００４２　邮发代号：７１－４２

今日十六版　第Ｂ０３版

城事

渡口老茶馆重新开张

融媒记者　江一苇　通讯员　白鹤年

晚报讯（晚报记者 江一苇 通讯员 白鹤年）停业三年的渡口老茶馆昨天重新开张。茶馆保留了原来的老虎灶和八仙桌，只把漏雨的屋顶换成了新瓦，开张头一天来了三百多位客人，最早

老虎灶又烧了起来，茶客举着茶碗等在炉子旁边，谁也不着急回家吃饭。　资料图片

的一位天不亮就等在门口。

更多内容见Ｂ０５版

民生

巷口菜摊有了雨棚

中国新闻社雁洲11月18日电（记者 俞波）巷口的二十几个菜摊昨天搭起了统一的雨棚，摊主不必再在下雨天收摊。雨棚由街道出资，材料可以拆下来再用，每个摊位每年只收一元钱的清洁费。

简讯
END

# told OUT [WHAT...]: what became of the page, in lines.
told() {
	python3 - "$@" <<'END'
import json
import sys
d = json.load(open(sys.argv[1], encoding="utf-8"))
for a in d["articles"]:
    print("%s|%s|%s|%s" % (a.get("kicker", "-"), a["title"],
                           ",".join(a["byline"]), a.get("dateline", "-")))
    print(" ".join(b["role"] for b in a["blocks"]))
for a in d["aside"]:
    print(a["reason"], a["text"])
print(json.dumps(d["metadata"], ensure_ascii=False, sort_keys=True))
END
}
check "with its profile" run 0 convert -q --profile "$city" \
	-M title=雁洲晚报 -o "$out/with.json" "$daily"
same "with its profile: all is told" \
	"城事|渡口老茶馆重新开张|江一苇,白鹤年|晚报讯
byline para caption
民生|巷口菜摊有了雨棚|中国新闻社,俞波|中国新闻社雁洲11月18日电
para
furniture 国内统一连续出版物号：ＣＮ００－００４２　邮发代号：７１－４２
furniture 今日十六版　第Ｂ０３版
jump 更多内容见Ｂ０５版
furniture 简讯
{\"language\": \"zh-Hans\", \"title\": \"雁洲晚报\"}" \
	"$(told "$out/with.json")"
check "without it" run 0 convert -q -o "$out/without.json" "$daily"
told "$out/without.json" >"$TMPDIR/without"
refute "without it: no kicker" grep -q '^城事|' "$TMPDIR/without"
refute "without it: no agency" grep -q '中国新闻社,' "$TMPDIR/without"
refute "without it: the page's head is no furniture" \
	grep -q '^furniture 今日' "$TMPDIR/without"
check "explain takes it" prints "profile.section 1.00" \
	explain --profile "$city" "$daily"

# Pages that hold nothing of it stay as they are, but for who decided.
for page in yanzhou chengwan ludu qingyu; do
	run 0 convert -q -o "$out/1.json" "fixtures/$page.txt"
	run 0 convert -q --profile "$city" -o "$out/2.json" "fixtures/$page.txt"
	same "$page: the same articles" \
		"$(told "$out/1.json" | sed '$d')" \
		"$(told "$out/2.json" | sed '$d')"
done

real=$shared/bulletins/suzhou.txt
if [ -e "$real" ]; then
	mkdir "$TMPDIR/real"
	run 0 convert -q --profile "$city" -o "$TMPDIR/real/suzhou.json" "$real"
	check "the real page: every article" python3 \
		"$shared/bench/score.py" "$shared/bulletins" "$TMPDIR/real" \
		--min perfect=1 --min byline=1
else
	skip "the real page: every article" "it is not here"
fi

# ---- metadata: the weakest of all ----
profile=$TMPDIR/p.yaml
cat >"$profile" <<'END'
metadata:
  publisher: Profile Press
  subject: [news, towns]
  title: The Profile
  x-desk: night
END
cat >"$TMPDIR/front.txt" <<'END'
---
title: The Front
subject: harbour
---

END
cat "$TMPDIR/page.txt" >>"$TMPDIR/front.txt"
check "metadata" run 0 convert -q --profile "$profile" -M x-desk=day \
	-o "$out/meta.json" "$TMPDIR/front.txt"
same "metadata: what nobody else says" \
	'{"publisher": "Profile Press", "subject": "harbour", "title": "The Front", "x-desk": "day"}' \
	"$(told "$out/meta.json" | tail -1)"

# ---- English, plain and regular ----
cat >"$TMPDIR/en.txt" <<'END'
THE BAY LEDGER No. 212

Around the Town

Harbour bridge opens to traffic

Words: Ann Rowe and Tom Lee for the Ledger

BAY WIRE, May 6 - The new bridge over the harbour was opened on Monday by the
mayor. Two thousand people walked across it before the first cars came.

More on back page
END
cat >"$TMPDIR/en.yaml" <<'END'
furniture: The Bay Ledger No. 1
sections: [/^around the (?:town|bay)$/]
bylines: 'Words: * for the Ledger'
agencies: [Bay Wire, BAY WIRE]
jumps: More on * page
END
check "English" run 0 convert -q --profile "$TMPDIR/en.yaml" \
	-o "$out/en.json" "$TMPDIR/en.txt"
same "English: case, numbers, wildcards" \
	"Around the Town|Harbour bridge opens to traffic|Ann Rowe,Tom Lee,BAY WIRE|BAY WIRE, May 6
byline para
furniture THE BAY LEDGER No. 212
jump More on back page
{}" "$(told "$out/en.json")"
sed 's/Around the Town/Around the World/; s/More on back/More in back/' \
	"$TMPDIR/en.txt" >"$TMPDIR/en2.txt"
run 0 convert -q --profile "$TMPDIR/en.yaml" -o "$out/en2.json" "$TMPDIR/en2.txt"
refute "English: what doesn't fit is not taken" \
	sh -c "grep -q '\"jump\"\\|\"kicker\"' '$out/en2.json'"
printf 'furniture: ["5 \\\\* 3 = 1\\\\*", "(a) [b] {c} + ?"]\n' >"$profile"
printf '5 * 3 = 1*\n\n(A) [B] {C} + ?\n\n' >"$TMPDIR/signs.txt"
cat "$TMPDIR/page.txt" >>"$TMPDIR/signs.txt"
run 0 convert -q --profile "$profile" -o "$out/signs.json" "$TMPDIR/signs.txt"
same "signs of regular expressions are plain in plain text" 2 \
	"$(grep -c '"furniture"' "$out/signs.json")"

# ---- what is wrong with a profile, and where ----
# wrong TEXT LINE YAML: the call fails, and says so of that line.
wrong() {
	printf '%b' "$3" >"$profile"
	fails 2 "$1" convert --profile "$profile" -o "$out/no.json" "$page" &&
		grep -q "p.yaml:$2: error: " "$TMPDIR/stderr" &&
		[ ! -e "$out/no.json" ]
}
page=$TMPDIR/page.txt
check "an unknown key" wrong 'no key "furnitures": furniture, sections' 2 \
	'jumps: x\nfurnitures: [a]\n'
check "a key twice" wrong '"jumps" stands twice' 3 'jumps: x\n\njumps: y\n'
check "a bad regular expression" wrong 'furniture: "/a(b/": no regular' 3 \
	'furniture:\n - x\n - /a(b/\n'
check "a slash that is not closed" wrong 'between two slashes' 1 'jumps: /a\n'
check "a pattern for every line" wrong "would fit every line" 2 \
	'credits:\n - "*"\n'
check "a regular expression for every line" wrong "would fit every line" 1 \
	'credits: /x*/\n'
check "an empty pattern" wrong "a pattern is wanted" 3 'jumps:\n - a\n - ""\n'
check "a long pattern" wrong "at most 500 bytes" 1 \
	"jumps: $(awk 'BEGIN { for (i = 0; i < 501; i++) printf "x" }')\n"
check "many patterns" wrong "at most 200 patterns" 202 \
	"jumps:\n$(awk 'BEGIN { for (i = 0; i < 201; i++) printf " - x%d\\n", i }')"
check "a list in a list" wrong "a pattern is wanted, not a list" 2 \
	'jumps:\n - [a]\n'
check "a colon in a pattern" wrong "it wants 'quotes'" 2 \
	'jumps:\n - see: page *\n'
check "a star first" wrong "wants 'quotes'" 2 'jumps:\n - *page\n'
check "an agency with a star" wrong "an agency's name is wanted" 1 \
	'agencies: Bay *\n'
check "no keys" wrong "keys with lists of patterns" 1 '- a\n'
check "nothing at all" wrong "nothing in it" 1 '# none\n'
check "two documents" wrong "not a second" 2 'jumps: a\n---\njumps: b\n'
check "a tab" wrong "not YAML" 2 'jumps:\n\t- a\n'
check "no UTF-8" wrong "UTF-8 is wanted" 2 'jumps:\n - \0377\n'
check "a NUL" wrong "a NUL stands in it" 1 'jumps: "a\\0b"\n'
check "an unknown key of metadata" wrong 'no metadata key "titel"' 2 \
	'metadata:\n titel: x\n'
check "a bad value of metadata" wrong "metadata: " 2 \
	'metadata:\n language: "?"\n'
check "pages in the metadata" wrong "front matter labels them" 2 \
	'metadata:\n page: 3\n'
check "metadata that are a list" wrong "keys and values are wanted" 1 \
	'metadata: [a]\n'
check "no file" fails 2 "can't be opened" convert --profile nowhere \
	-o "$out/no.json" "$page"
awk 'BEGIN { for (i = 0; i < 30000; i++) print "# a comment" }' >"$profile"
check "a file without an end" fails 2 "is more than the limit" convert \
	--profile "$profile" -o "$out/no.json" "$page"

# A regular expression that runs wild is given up, with a warning, and the page
# is converted.
printf 'furniture:\n - /(?:a|aa)+[bc]/\n' >"$profile"
{ awk 'BEGIN { for (i = 0; i < 200; i++) printf "a"; print "\n" }'
	cat "$page"; } >"$TMPDIR/wild.txt"
check "a wild one" run 0 convert --doubt 0 --profile "$profile" \
	-o "$out/wild.json" "$TMPDIR/wild.txt"
check "a wild one is warned of" grep -q \
	'p.yaml:2: warning: .* takes too many steps' "$TMPDIR/stderr"
same "a wild one is warned of once" 1 "$(wc -l <"$TMPDIR/stderr")"
finish
