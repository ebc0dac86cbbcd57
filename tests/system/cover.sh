#!/bin/sh
# timeout: 300
# The covers of EPUBs: what stands on them, that it can be read and finds room,
# that the PNG shows what the SVG says, and images of the user's own.
set -u
. tests/tap.sh
galley=${GALLEY:-$GALLEY_BUILD/galley}
unset GALLEY_PLUGIN_PATH
export SOURCE_DATE_EPOCH=1767571200
dir=$TMPDIR

make() { # NAME ARG...
	name=$1
	shift
	"$galley" convert -q --doubt 0 -t epub -o "$dir/$name.epub" "$@"
}
look() { # WHAT NAME...
	what=$1
	shift
	python3 tests/system/cover.py "$what" "$@"
}
printf 'Bridge opens\n\nThe bridge was opened on Monday by the mayor.\n' \
	>"$dir/page.txt"
page=$dir/page.txt

# ---- what stands on it ----

check "a cover of metadata" make zh -M language=zh-Hans -M title=苏州日报 \
	-M volume=3 -M issue=12345 -M date=2026-01-05 -M publisher=报业集团 \
	-M edition=A版 fixtures/ludu.txt
same "it has them in the language's form" "报业集团
A版
鹿渡古镇石板路重铺不换石
两镇合办中医馆,药香飘过河
乡村邮递员二十年画出一张“活地图”
第3卷 第12345期
2026年1月5日
苏州日报" "$(look texts "$dir/zh.epub")"
same "its page shows it and says what it says" \
	"cover.svg 苏州日报，第3卷 第12345期，2026年1月5日" \
	"$(look page "$dir/zh.epub")"
while IFS='|' read -r language date wanted; do
	make date -M "language=$language" -M title=T -M issue=7 \
		-M "date=$date" "$page"
	same "$language: $date" "$wanted" \
		"$(look page "$dir/date.epub" | sed 's/^[^,，]*[,，] *//')"
done <<'TABLE'
zh-Hant|2026-01-05|第7期，2026年1月5日
zh|2026-01|第7期，2026年1月
ja|2026|第7号，2026年
ko|2026-01-05|제7호, 2026년 1월 5일
en|2026-01-05|No. 7, 5 January 2026
en-US|2026-12-31|No. 7, December 31, 2026
fr|1932-05-01|N° 7, 1er mai 1932
fr|1932-05-02|N° 7, 2 mai 1932
de|1932-03|Nr. 7, März 1932
es|2026-01-05|N.º 7, 5 de enero de 2026
ru|2026-01-05|№ 7, 5 января 2026 г.
ar|2026-01-05|العدد 7, 5 يناير 2026
tlh|2026-01-05|No. 7, 2026-01-05
TABLE
make no -M issue='Sonderheft 3' -M volume=XIV -M title=T -M language=de "$page"
same "what is no bare number says itself what it is" "Jg. XIV, Sonderheft 3" \
	"$(look texts "$dir/no.epub" | grep XIV)"

# ---- that it finds room ----

long=$(awk 'BEGIN { for (i = 0; i < 1300; i++)
	printf "A very long title that never ends and goes on " }')
wide=$(awk 'BEGIN { for (i = 0; i < 20; i++) printf "关于进一步加强居民" }')
while IFS='|' read -r name language title; do
	check "$name: made" make "$name" -M "language=$language" \
		-M "title=$title" -M "issue=$title" -M "publisher=P $title" \
		-M edition="$title" -M date=2026-01-05 fixtures/harrow.txt
	check "$name: it fits, and can be read" look texts "$dir/$name.epub"
done <<TABLE
endless|en|$long
wide|zh|$wide
word|de|Donaudampfschifffahrtsgesellschaftskapitänszeitungsverlag
letter|en|W
arabic|ar|صحيفة النهر اليومية
capitals|en|WWW MMM WWWW MMMM WWWWWW MMMMMM
mixed|ja|青浜新聞 The Aohama Shimbun 2026
TABLE
same "a title that finds no room is cut, and it is seen" 1 \
	"$(look texts "$dir/endless.epub" | tail -n 1 | grep -c '…$')"
same "a title of 180 characters is whole" "$wide" \
	"$(look texts "$dir/wide.epub" | tail -n 12 | grep -v '…\|^2026' |
		tr -d '\n')"
check "nothing stated, no headline" make bare tests/golden/input/en.txt
check "it fits" look texts "$dir/bare.epub"
check "markup" make markup -M title='a]]>b&<c>"d"' "$page"
same "is text" 'a]]>b&<c>"d"' \
	"$(look texts "$dir/markup.epub" | sed 1d | tr -d '\n')"
printf 'Brid\001ge\357\277\276 opens\n\nThe bridge was opened by the mayor.\n' \
	>"$dir/control.txt"
check "control characters in a headline" make control "$dir/control.txt"
check "are replaced" look texts "$dir/control.epub"

# Every colour that there is, with the contrast that is wanted.
i=0
while [ $i -lt 60 ]; do
	make "series$i" -O level=1 -M series="Paper $i" -M date=2026 "$page"
	i=$((i + 1))
done
same "eight colours, each with a contrast of 7 to 1" 8 \
	"$(look colours "$dir"/series*.epub)"
make again -M series="Paper 7" -M date=2027 -M title=Other "$page"
same "a series keeps its colour" 1 \
	"$(look colours "$dir/series7.epub" "$dir/again.epub")"

# ---- the PNG ----

if [ -n "$(fc-list :lang=zh-cn 2>/dev/null)" ]; then
	check "the PNG shows what the SVG says" look png "$dir/zh.epub" \
		"$dir/endless.epub" "$dir/wide.epub" "$dir/series7.epub"
	"$galley" convert --doubt 0 -o "$dir/zh2.epub" -M language=zh-Hans \
		-M title=苏州日报 -M volume=3 -M issue=12345 -M date=2026-01-05 \
		-M publisher=报业集团 -M edition=A版 fixtures/ludu.txt \
		2>"$dir/err"
	check "and is the same bytes again" cmp "$dir/zh.epub" "$dir/zh2.epub"
	same "no word of it" "" "$(grep cover "$dir/err")"
else
	skip "the PNG" "no font for Chinese is installed"
fi
# Would it see a fault?
planted() { # MEMBER FROM TO: zh.epub with that, as bad.epub
	python3 - "$dir" "$@" <<'PY'
import sys, zipfile
where, member, old, new = sys.argv[1:]
with zipfile.ZipFile(where + "/zh.epub") as a, \
        zipfile.ZipFile(where + "/bad.epub", "w") as b:
    for i in a.infolist():
        data = a.read(i)
        if i.filename == member:
            assert old.encode("latin-1") in data, old
            data = data.replace(old.encode("latin-1"), new.encode("latin-1"))
        b.writestr(i, data)
PY
}
planted EPUB/cover.svg '<text x="120"' '<text x="1200"'
refute "a line that runs out is found" look texts "$dir/bad.epub"
planted EPUB/cover.svg 'fill="#1d1b18"' 'fill="#b9b1a3"'
refute "a pale line is found" look texts "$dir/bad.epub"
planted EPUB/cover.svg '<title>' '<script/><title>'
refute "a script is found" look texts "$dir/bad.epub"
planted EPUB/cover.png IHDR IHDX
refute "a broken PNG is found" look png "$dir/bad.epub"

mkdir "$dir/none"
cat >"$dir/fonts.conf" <<CONF
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>$dir/none</dir><cachedir>$dir/none</cachedir></fontconfig>
CONF
without_fonts() {
	FONTCONFIG_FILE=$dir/fonts.conf "$galley" convert --doubt 0 \
		-o "$dir/fontless.epub" "$1" 2>&1 | grep "cover's PNG" &&
		python3 -c '
import sys, zipfile
sys.exit("EPUB/cover.png" not in zipfile.ZipFile(sys.argv[1]).namelist())' \
			"$dir/fontless.epub"
}
check "without a font it is drawn without text, and that is told" \
	without_fonts fixtures/ludu.txt
mkdir "$dir/lib"
: >"$dir/lib/libpangocairo-1.0.so.0"
without_pango() {
	LD_LIBRARY_PATH=$dir/lib "$galley" convert -v --doubt 0 \
		-o "$dir/svg.epub" "$1" 2>&1 | grep "the cover is SVG alone" &&
		python3 -c '
import re, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
opf = z.read("EPUB/package.opf").decode()
item = re.search("<item [^>]*properties=\"cover-image\"[^>]*>", opf).group()
sys.exit("EPUB/cover.png" in z.namelist() or "cover.svg" not in item)' \
			"$dir/svg.epub"
}
check "without Pango there is the SVG, and that is told" \
	without_pango fixtures/ludu.txt

# ---- none, or the user's own ----

check "no cover" make none -O cover=none fixtures/ludu.txt
same "has no file of one" 0 "$(unzip -l "$dir/none.epub" | grep -c cover)"
python3 - "$dir" <<'PY'
import struct, sys
def put(name, data):
    open(sys.argv[1] + "/" + name, "wb").write(data)
sof = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", 900, 600) + bytes(10)
put("a.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\0" + bytes(9) +
    b"\xff\xff\xc4\x00\x04\1\2" + sof)
put("cut.jpg", b"\xff\xd8\xff\xe0\xff\xff" + bytes(40))
put("loop.jpg", b"\xff\xd8\xff\xe0\x00\x00" + bytes(40))
put("a.png", b"\x89PNG\r\n\x1a\n" +
    struct.pack(">I4sII", 13, b"IHDR", 300, 400) + bytes(9))
put("huge.png", b"\x89PNG\r\n\x1a\n" +
    struct.pack(">I4sII", 13, b"IHDR", 2**32 - 1, 400) + bytes(9))
put("a.gif", b"GIF89a" + struct.pack("<HH", 32, 48) + bytes(4))
put("lossy.webp", b"RIFF\0\0\0\0WEBPVP8 " + bytes(10) +
    struct.pack("<HH", 500 | 0x4000, 700) + bytes(4))
put("a.svg", b"\xef\xbb\xbf \n<svg xmlns='http://www.w3.org/2000/svg'/>")
put("a.txt", b"no image at all")
put("empty.png", b"")
for n in range(1, 40):
    put("short%d.jpg" % n, open(sys.argv[1] + "/a.jpg", "rb").read()[:n])
PY
while read -r file shown; do
	check "cover=$file" make own -M title=T -O "cover=$dir/$file" "$page"
	same "cover=$file: its page" "$shown T" "$(look page "$dir/own.epub")"
done <<'TABLE'
a.jpg cover.jpg
cut.jpg cover.jpg
loop.jpg cover.jpg
a.png cover.png
huge.png cover.png
a.gif cover.gif
lossy.webp cover.webp
TABLE
refused() { # FILE PATTERN
	"$galley" convert --doubt 0 -O "cover=$dir/$1" -o "$dir/refused.epub" \
		"$page" >"$dir/err" 2>&1
	status=$?
	cat "$dir/err"
	[ $status -eq 1 ] && grep -q "$2" "$dir/err" &&
		[ ! -e "$dir/refused.epub" ]
}
check "SVG is refused" refused a.svg "is SVG or other markup"
check "text is refused" refused a.txt "is no image"
check "an empty file is refused" refused empty.png "is no image\|empty"
check "a file that is not there" refused missing.png "missing.png"
prefixes() {
	n=1
	while [ $n -lt 40 ]; do
		make short -O "cover=$dir/short$n.jpg" "$page" 2>/dev/null
		[ $? -le 1 ] || { echo "$n bytes"; return 1; }
		n=$((n + 1))
	done
}
check "images cut anywhere" prefixes
finish
