#!/bin/sh
# Filters: in the order given, by the law, on the fixtures and the real page.
# timeout: 300
set -u
. tests/tap.sh
. tests/system/page.sh
zh=fixtures/chengwan.txt
real=../shared/bulletins/suzhou.txt
command -v python3 >/dev/null || {
	skip "filters" "there is no python3 to look at what they make"
	finish
}

# json OUT ARG...: what becomes of a page, as JSON.
json() {
	json_out=$1
	shift
	run 0 convert -q -t json -o "$json_out" "$@"
}
# said OUT EXPRESSION: it holds of the JSON, d.
said() {
	python3 -c '
import json, sys
d = json.load(open(sys.argv[1], encoding="utf-8"))
titles = [a["title"] for a in d["articles"]]
reasons = [a["reason"] for a in d["aside"]]
text = "".join(b["text"] for a in d["articles"] for b in a["blocks"])
sys.exit(not eval(sys.argv[2]))' "$1" "$2" || {
		head -c 2000 "$1"
		return 1
	}
}

# ---- select ----
bridge=柳溪镇给古桥建起“病历本”
road=木山乡村民共议一条路怎么修
json "$out/all" "$zh" && json "$out/one" -F select:match=古桥 "$zh"
check "select: one of several articles" said "$out/one" "titles == ['$bridge']"
check "select: the others are set aside, with their reason" said "$out/one" \
	"'$road' in [a['text'] for a in d['aside'] if a['reason'] == 'select']"
check "select: the law" python3 -B tests/kept.py "$zh" "$out/one"
check "select: what is kept is as it was" python3 -c '
import json, sys
a, b = (json.load(open(f, encoding="utf-8")) for f in sys.argv[1:])
sys.exit([x for x in a["articles"] if x["id"] == b["articles"][0]["id"]]
         != b["articles"])' "$out/all" "$out/one"
json "$out/others" -F select:match=古桥,others=yes "$zh"
check "select: the others" said "$out/others" \
	"len(titles) > 5 and '$bridge' not in titles"
json "$out/two" -F 'select:match=古桥,板凳会,sort=title' -F select:first=1 "$zh"
check "select: commas in a value, and two filters in order" \
	said "$out/two" "titles == ['$road']"
json "$out/head" -F 'select:headline=FERRY' fixtures/harrow.txt
check "select: by headline, case apart" said "$out/head" \
	'titles and all("ferry" in t.lower() for t in titles)'
json "$out/name" -F select:byline=周以宁 "$zh"
check "select: by byline" said "$out/name" "titles == ['$bridge']"
json "$out/line" -F select:dateline=本报讯 "$zh"
check "select: by dateline" said "$out/line" \
	"titles and all('本报讯' in a['dateline'] for a in d['articles'])"
json "$out/page" -F select:page=2-3 "$page" "$zh"
check "select: by page" said "$out/page" \
	'len(titles) > 3 and reasons.count("select") > 2 and not [t for t in titles if "bridge" in t]'
printf '%s\n' '---' 'page: A6' 'section: Town' '---' >"$TMPDIR/a6.txt"
cat "$page" >>"$TMPDIR/a6.txt"
json "$out/label" -F select:page=a6,section=town "$TMPDIR/a6.txt"
check "select: by label and section" said "$out/label" 'titles'
json "$out/label" -F select:page=A7 "$TMPDIR/a6.txt"
check "select: by another label" said "$out/label" 'not titles'
json "$out/long" -F select:least=80,sort=length "$zh"
check "select: by length" python3 -c '
import json, sys
d = json.load(open(sys.argv[1], encoding="utf-8"))
n = [len("".join("".join(b["text"].split()) for b in a["blocks"]
         if b["role"] == "para")) for a in d["articles"]]
sys.exit(not (n and min(n) >= 80 and n == sorted(n, reverse=True)))' "$out/long"
check "select: nothing is left: a warning" sh -c '
	"$1" convert -F select:match=nowhere -t json -o "$2" "$3" 2>&1 |
		grep "warning: no article is left"' - "$galley" "$out/no" "$page"
check "select: a note tells how many" sh -c '
	"$1" convert -v -F select:match=古桥 -t json -o "$2" "$3" 2>&1 |
		grep "note: 1 of [0-9]* articles were chosen"' - "$galley" \
	"$out/no" "$zh"

# ---- what can't be meant ----
check "no such filter" fails 4 "no plugin 'nowhere'" convert -F nowhere \
	-t json "$page"
check "nearly its name" fails 4 "did you mean 'select'?" convert -F selct \
	-t json "$page"
check "a writer" fails 2 "plugin 'json' writes and is no filter: give it with -t" \
	convert -F json -t json "$page"
check "a filter as writer, to a folder" fails 2 \
	"plugin 'select' is a filter and doesn't write: give it with -F" \
	convert -t select -o "$out/" "$page"
check "no such option" fails 2 "filter 'select': no option 'mach'" \
	convert -F select:mach=x -t json "$page"
check "a bad value" fails 2 "filter 'punct': option 'digits' wants keep, full or half, not 'wide'" \
	convert -F punct:digits=wide -t json "$page"
check "no value" fails 2 "filter 'punct': an option is key=value, not 'digits'" \
	convert -F punct:digits -t json "$page"
check "by -O they have no options" fails 2 \
	"option for plugin 'punct', which this conversion doesn't use" \
	convert -F punct -O punct.digits=half -t json "$page"
check "words that are none" fails 1 "match has nothing but blanks and commas" \
	convert -q -F 'select:match= , ' -t json "$page"
check "no name" fails 2 "a plugin's name is small letters" \
	convert -F '' -t json "$page"
check "the list tells which filter" sh -c '
	[ "$("$1" plugins | awk "\$2 == \"filters\" { print \$1 }" |
		tr "\n" " ")" = "opencc punct select " ]' - "$galley"
check "as JSON, too" sh -c '
	"$1" plugins --json punct | grep -q "\"writes\": false, \"filters\": true"
	' - "$galley"

# ---- punct ----
# There and back: what is of half width on a page, and no more.
punct() {
	json "$out/was" "$2" && json "$out/full" -F punct "$2" &&
		json "$out/back" -F punct -F "punct:marks=half,which=$3" "$2"
	check "$1: the law" python3 -B tests/kept.py -r "$2" "$out/full"
	check "$1: clean, and what is not to change didn't" \
		python3 -B tests/punct.py clean "$out/was" "$out/full"
	check "$1: and back" \
		python3 -B tests/punct.py same "$out/was" "$out/back"
}
punct "punct on a fixture" "$zh" ',:?!;()'
if [ -f $real ]; then
	punct "punct on the real page" $real ',:?!;()'
else
	skip "punct on the real page" "it is not here"
fi
# Would they see it?
refute "a page that was not cleaned is seen" \
	python3 -B tests/punct.py clean "$out/was" "$out/was"
refute "a page that is not as it was is seen" \
	python3 -B tests/punct.py same "$out/was" "$out/full"
json "$out/en" fixtures/harrow.txt &&
	json "$out/en2" -F punct:quotes=corner,spacing=none,digits=full \
		fixtures/harrow.txt
check "punct leaves English" cmp "$out/en" "$out/en2"
json "$out/corner" -F punct:quotes=corner -F punct:quotes=curly "$zh" &&
	json "$out/curly" -F punct:quotes=curly "$zh"
check "quotes: to corner and back" cmp "$out/corner" "$out/curly"

# ---- opencc ----
# One character that is two of the other script's, and words of a region.
cat >"$TMPDIR/s.txt" <<'END'
头发和发面

家里的鼠标坏了，服务器里的软件也旧了，只好再买一个硬盘。
END
opencc() {
	json "$out/opencc" --language zh-Hans -M title=软件 -F "opencc:config=$1" \
		"$TMPDIR/s.txt" && said "$out/opencc" \
		"'$2' in json.dumps(d, ensure_ascii=False) and d['language'] == '$3'"
}
check "opencc: s2t" opencc s2t "家裏的鼠標壞了，服務器裏的軟件也舊了" zh-Hant
check "opencc: by the words around" opencc s2t "頭髮和發麪" zh-Hant
check "opencc: s2tw" opencc s2tw "家裡的鼠標壞了，服務器裡的軟件也舊了" zh-Hant-TW
check "opencc: s2twp" opencc s2twp \
	"家裡的滑鼠壞了，伺服器裡的軟體也舊了，只好再買一個硬碟。" zh-Hant-TW
check "opencc: s2hk" opencc s2hk "家裏的鼠標壞了，服務器裏的軟件也舊了" zh-Hant-HK
check "opencc: what -M gives stays" said "$out/opencc" \
	'd["metadata"]["title"] == "软件" and d["metadata"]["language"] == "zh-Hant-HK"'
for name in chengwan ludu yanzhou; do
	json "$out/was" fixtures/$name.txt
	for config in s2t s2tw s2twp s2hk; do
		json "$out/there" -F opencc:config=$config fixtures/$name.txt
		check "opencc: $name by $config: the law" \
			python3 -B tests/kept.py -r fixtures/$name.txt "$out/there"
		if command -v opencc >/dev/null; then
			check "opencc: $name by $config as its program does" \
				python3 -B tests/opencc.py "$out/was" \
				"$out/there" $config
		else
			skip "opencc: $name by $config" "no opencc here"
		fi
	done
	json "$out/back" -F opencc:config=s2tw -F opencc:config=tw2s \
		fixtures/$name.txt
	check "opencc: $name, there and back" \
		python3 -B tests/punct.py same "$out/was" "$out/back"
done
json "$out/was" fixtures/harrow.txt &&
	json "$out/is" -F opencc fixtures/harrow.txt
check "opencc leaves English" cmp "$out/was" "$out/is"
check "opencc: a configuration that is not there" fails 1 \
	"OpenCC can't use its configuration '$TMPDIR/no.json': " \
	convert -q -F "opencc:file=$TMPDIR/no.json" -t json "$zh"
echo '{' >"$TMPDIR/bad.json"
check "opencc: a configuration that is none" fails 1 \
	"OpenCC can't use its configuration '$TMPDIR/bad.json': " \
	convert -q -F "opencc:file=$TMPDIR/bad.json" -t json "$zh"
json "$out/own" -F opencc:file=t2tw.json,language=zh-TW "$zh"
check "opencc: one by its name, and a language" said "$out/own" \
	'd["language"] == "zh-TW"'
check "opencc: a language that is none" fails 1 \
	"language wants a BCP 47 tag, not 'a b'" \
	convert -q -F "opencc:language=a b" -t json "$zh"

refute "opencc: another configuration is seen" \
	python3 -B tests/opencc.py "$out/was" "$out/was" s2t

# ---- whatever comes ----
for input in fixtures/hostile/*.txt; do
	"$galley" convert -q --doubt 0 -f text --encoding utf-8 -t json \
		-F select:sort=length -F opencc:config=s2twp \
		-F punct:digits=half,spacing=blank,quotes=corner \
		-o "$out/hostile" "$input" 2>/dev/null
	case $? in
	0) check "${input##*/}: the law" \
		python3 -B tests/kept.py -r "$input" "$out/hostile" ;;
	1) ;; # it can't be read, whatever follows
	*) check "${input##*/} is taken" false ;;
	esac
done

# ---- every writer takes what they leave ----
for writer in $(writers); do
	check "all three, then $writer" run 0 convert -q -t "$writer" \
		-F select:sort=length -F opencc:config=s2twp \
		-F punct:quotes=corner,spacing=blank -o "$out/$writer" "$zh"
done
check "the same without a worker" run 0 convert -q --in-process -t json \
	-F select:sort=length -F opencc:config=s2twp \
	-F punct:quotes=corner,spacing=blank -o "$out/json2" "$zh"
check "the same bytes" cmp "$out/json" "$out/json2"
finish
