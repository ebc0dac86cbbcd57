#!/bin/sh
# timeout: 600
# DocBook of fixtures, hostile inputs and texts of its own, of each kind, by
# schemas, stylesheets and a converter; what each of these finds; ids; images.
set -u
. tests/tap.sh
. tests/docbook.sh
made=$TMPDIR/made
mkdir "$made"

# ---- texts ----

cat >"$made/nothing.marked" <<'END'
@marked 1

@asides

@aside advert [1]
Buy lamps.

@source x.txt
encoding: UTF-8
numbers: 1-1
END
cat >"$made/textless.marked" <<'END'
@marked 1

@article

@headline [1]
Only a headline

@article

@crosshead [2]
Only a crosshead

@article

@caption [3]
Only a caption

@article
byline: Ann Rowe

@deck [4]
Only a deck

@article
truncated: yes

@list [5]
- one
- two

@source x.txt
encoding: UTF-8
numbers: 1-5
END
{
	printf '@marked 1\n\n@article\n\n@headline [1]\n'
	head -c 1000000 /dev/zero | tr '\0' x
	printf '\n\n@para [2]\nShort.\n\n@source x.txt\nencoding: UTF-8\n'
	printf 'numbers: 1-2\n'
} >"$made/headline.marked"
cat >"$made/inside.marked" <<'END'
@marked 1

page: A1
page: ../2
page: <3>
page: 4

@article

@headline [1]
Lamps

@para [2]
The lamps of the exam-
@+ [3]
ple are lit,
@+ [4]
and the quay is

@list [5]
- red
- green

@source x.txt
encoding: UTF-8
numbers: 1-5
page: 1 A1
page: 3 ../2
page: 4 <3>
page: 5 4
END

documents fixtures/*.txt fixtures/hostile/*.txt tests/golden/input/* \
	"$made"/*.marked
same "there are documents of most inputs" 1 $(($(pairs any | wc -l) > 200))

# Metadata that means ill.
ill='a]]>b&<c>"/../d'
set -- -M "title=$ill" -M "creator=../../x" -M "contributor=$ill" \
	-M "identifier=urn:x:../<&>" -M "series=$ill" -M "subject=$ill" \
	-M "x-k=$ill" -M "section=$ill" -M "rights=$ill" \
	-M "title=$(printf 'right \342\200\256to left')" -M "source=-->" \
	tests/golden/input/pages.txt
"$galley" convert -q --doubt 0 -t json -o "$docs/ill.json" "$@"
of_input ill "$@"
for bad in '\001' '\302\205' '\357\277\277' '\355\240\200'; do
	# shellcheck disable=SC2059 # the format is the value
	exits "metadata with $bad are refused" 2 "$galley" convert -t docbook \
		-M "title=$(printf "a${bad}b")" -o "$TMPDIR/no.xml" \
		tests/golden/input/zh.txt
	"$galley" convert -t docbook -M "title=$(printf "a${bad}b")" \
		-o "$TMPDIR/no.xml" tests/golden/input/zh.txt 2>"$TMPDIR/log"
	check "and it is said why" grep -q 'error: .* is wanted, not' \
		"$TMPDIR/log"
done

judge_documents inputs

# ---- what the checks find ----

good=$docs/zh.plain.xml
json=$docs/zh.json
bad=$TMPDIR/bad.xml
spoilt() { # SED-SCRIPT: the fault in $bad
	sed "$1" "$good" >"$bad"
	refute "a fault is planted: $1" cmp "$good" "$bad"
}
check "the document without a fault is right" $judge model "$json" "$good"
spoilt 's/城东的一座/城东一座/'
refute "a lost character is found in the model" $judge model "$json" "$bad"
if command -v pandoc >/dev/null; then
	as_plain "$bad" >"$TMPDIR/text"
	refute "and in pandoc's text" $judge plain "$json" -- "$TMPDIR/text"
	as_plain "$docs/zh.full.xml" >"$TMPDIR/text"
	refute "as are the headlines that pandoc drops" \
		$judge plain "$json" -- "$TMPDIR/text"
fi
if command -v xsltproc >/dev/null && [ -r "$xsl/html/docbook.xsl" ]; then
	styled "$bad" >"$TMPDIR/log"
	refute "and in the HTML" $judge html "$json" -- "$docs/html"
	spoilt 's/xml:lang="zh-Hans"/xml:lang="und"/'
	refute "a word of a stylesheet is found" styled "$bad"
fi
spoilt 's/<para>/<para>\n/'
refute "white space that was added is found" $judge model "$json" "$bad"
spoilt 's/a-4ccab624/a-7154f393/'
refute "an id that stands twice is found" $judge model "$json" "$bad"
good=$docs/zh.parts.xml
spoilt 's/annotates="a-/annotates="b-/'
refute "a reference to nothing is found" $judge model "$json" "$bad"
if command -v xmllint >/dev/null && [ -r $rng ]; then
	spoilt 's/<para/<paragraph/; s,</para,</paragraph,'
	refute "xmllint finds an element that is none" \
		xmllint --noout --nonet --relaxng $rng "$bad"
fi
if command -v jing >/dev/null && [ -r $sch ]; then
	spoilt 's/annotates=/annotated=/'
	refute "jing finds an attribute that is none" jing $rng "$bad"
	spoilt 's/ version="5.0"//'
	refute "Schematron finds a root without a version" jing $sch "$bad"
fi

# ---- roots, ids, pages ----

exits "root=article of two articles is refused" 1 "$galley" convert -q \
	--doubt 0 -t docbook -O root=article -o "$TMPDIR/no.xml" \
	tests/golden/input/zh.txt
"$galley" convert -q --doubt 0 -t docbook -O root=article \
	-o "$TMPDIR/no.xml" tests/golden/input/zh.txt 2>"$TMPDIR/log"
check "it is said how many there are" grep -q 'and here are 2$' "$TMPDIR/log"
refute "and nothing is written" test -e "$TMPDIR/no.xml"

# first FILE KIND: the first chapter.
first() {
	sed -n '/<chapter/,/<\/chapter>/p; /<\/chapter>/q' "$docs/$1.$2.xml"
}
sed 's/渡口/码头/g' tests/golden/input/zh.txt >"$made/other.txt"
documents "$made/other.txt"
for kind in plain parts; do
	same "another article changes none of an article's ids, $kind" \
		"$(first zh $kind)" "$(first other $kind |
			sed "s,$made/other.txt,tests/golden/input/zh.txt,")"
done
(cd "$TMPDIR" && TZ=Asia/Tokyo LC_ALL=C "$galley" convert -q --doubt 0 \
	-t docbook -o again.xml "$OLDPWD/tests/golden/input/zh.txt")
check "two documents are the same bytes" cmp "$docs/zh.plain.xml" \
	"$TMPDIR/again.xml"

anchor() { # NUMBER LABEL
	printf '<anchor xml:id="page-%s" role="page" xreflabel="%s"/>' "$1" "$2"
}
mark() { # TEXT: the document marks a page so
	check "a page begins here: ...$1" grep -qF "$1" \
		"$docs/inside.plain.xml"
}
mark "<title>$(anchor 1 A1)Lamps"
mark "exam$(anchor 2 ../2)ple"
mark "lit, $(anchor 3 '&lt;3&gt;')and"
mark "<member>$(anchor 4 4)- red</member>"
refute "and nowhere where pages are not asked for" grep -q '<anchor' \
	"$docs/inside.bare.xml"

# ---- names ----

name() { # TEXT: it stands in the document, without its line ends
	check "names: $1" grep -qF "$1" "$TMPDIR/names"
}
"$galley" convert -q --doubt 0 -t docbook -o - fixtures/songdu.txt |
	tr -d '\n\t' >"$TMPDIR/names"
name "<personname>林见山</personname><affiliation><jobtitle>记者</jobtitle>\
<orgname>本报</orgname></affiliation>"
name "<author><orgname>新华社</orgname></author>"
name "<bibliomisc>新华社松渡4月17日电</bibliomisc>"
name "<date>4月17日</date><orgname>新华社</orgname></biblioset>"
name "<author><personname>许之远</personname></author>"

{
	printf '@marked 1\n\n@article\nbyline: a\n\n@para [1]\n'
	head -c 3000000 /dev/zero | tr '\0' a
	printf '\n\n@source x.txt\nencoding: UTF-8\nnumbers: 1-1\n'
} >"$TMPDIR/a.marked"
check "a text that is nothing but a name takes no time" timeout 20 "$galley" \
	convert -q --doubt 0 -t docbook -o "$TMPDIR/a.xml" "$TMPDIR/a.marked"

# ---- images ----

png='\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\2\0\0\0\220wS\336\0\0\0'
png="$png"'\14IDATx\234c\370\377\377?\0\5\376\2\376\15\357F\270\0\0\0\0IEND'
# shellcheck disable=SC2059 # the picture is the format
printf "$png"'\256B`\202' >"$TMPDIR/dot.png"
pictured() { # OPTION...
	"$galley" convert -q --doubt 0 -P "$GALLEY_BUILD/tests/badplug" \
		-f pictures -t docbook -O picture="$TMPDIR/dot.png" \
		-o "$TMPDIR/pictured.xml" "$@" tests/golden/input/en.txt
}
valid() {
	[ ! -r $rng ] || xmllint --noout --nonet --relaxng $rng \
		"$TMPDIR/pictured.xml"
}
check "an image" pictured -O at=200 -O alt='A <dot>'
check "it is valid" valid
check "its bytes stand in the document" python3 -c '
import base64, re, sys
xml = open(sys.argv[1], encoding="utf-8").read()
data = re.search("fileref=\"data:image/png;base64,([^\"]*)\"", xml).group(1)
sys.exit(base64.b64decode(data) != open(sys.argv[2], "rb").read())' \
	"$TMPDIR/pictured.xml" "$TMPDIR/dot.png"
check "and what it shows" grep -qF '<phrase>A &lt;dot&gt;</phrase>' \
	"$TMPDIR/pictured.xml"
check "the same, in words alone" pictured -O at=200 -O images=alt -O alt=Dot
check "it is valid" valid
refute "its bytes are not there" grep -q fileref "$TMPDIR/pictured.xml"
check "what it shows is" grep -q '<phrase>Dot</phrase>' "$TMPDIR/pictured.xml"
check "the same, where nobody said what it shows" pictured -O at=200 \
	-O images=alt
check "it is valid" valid
refute "there is no figure" grep -q informalfigure "$TMPDIR/pictured.xml"
finish
