#!/bin/sh
# What an EPUB holds, as options and metadata ask for it.
set -u
. tests/tap.sh
galley=${GALLEY:-$GALLEY_BUILD/galley}
unset GALLEY_PLUGIN_PATH
export SOURCE_DATE_EPOCH=1767571200
mkdir "$TMPDIR/out"
book=$TMPDIR/out/book.epub

convert() {
	"$galley" convert -q --doubt 0 -o "$book" "$@" 2>"$TMPDIR/stderr"
}
# in FILE: that file of the book on one line, without layout.
in_book() {
	unzip -p "$book" "EPUB/$1" | tr -d '\n\t'
}
has() { # NAME FILE WORDS: the words stand in it.
	in_book "$2" >"$TMPDIR/file"
	check "$1" grep -qF -e "$3" "$TMPDIR/file"
}
hasnt() {
	in_book "$2" >"$TMPDIR/file"
	refute "$1" grep -qF -e "$3" "$TMPDIR/file"
}

# ---- printed pages ----
printf '%s\n\n%s\f%s\n' 石桥镇的老街修好了 \
	老街的石板路全长四百米,去年冬天开始翻修,工人把旧石板编上号,修好路基之后再照原来的次序铺回去,两旁的水沟也都 \
	重新砌过,雨天不再积水。街上的三十二家店铺昨天一起开了门。 \
	>"$TMPDIR/runs-on.txt"
check "a paragraph that runs on" convert "$TMPDIR/runs-on.txt"
has "the page begins inside of it" 'a-*' \
	'两旁的水沟也都<span id="page-2" epub:type="pagebreak" role="doc-pagebreak" aria-label="2"/>重新砌过'
has "and is in the page list" nav.xhtml '#page-2">2</a>'
has "they are pages of a print" package.opf \
	'<meta refines="#print" property="source-of">pagination</meta>'
convert -O pagination=pageBreakSource "$TMPDIR/runs-on.txt"
has "by the newer property" package.opf '<meta property="pageBreakSource">'
hasnt "and not by the older" package.opf 'source-of'
convert -O pages=no "$TMPDIR/runs-on.txt"
hasnt "pages=no: no marks" 'a-*' 'pagebreak'
hasnt "pages=no: no claim" package.opf 'pageBreak'

# ---- the tree of contents ----
groups() { # how many entries of the contents have entries in them
	in_book nav.xhtml | grep -o '</a><ol>' | wc -l | tr -d ' '
}
issue=fixtures/qingyu.txt
convert $issue
same "by section, where there are several" 3 "$(groups)"
has "a section's name" nav.xhtml '>民生</a><ol>'
convert -O tree=page $issue
has "tree=page: a page's label" nav.xhtml '第2版</a><ol>'
convert -O tree=flat $issue
same "tree=flat" 0 "$(groups)"
convert -M section=要闻 $issue
has "one section: by page" nav.xhtml '第2版</a><ol>'
convert fixtures/songdu.txt
has "crossheads are below their article" nav.xhtml '.xhtml#c1">'
tree() { # the targets of the contents, of both kinds
	in_book "$1" | sed 's/page-list.*//; s/<pageList.*//' |
		grep -o "$2=\"[^\"]*xhtml[^\"]*\"" | cut -d'"' -f2
}
for options in tree=section tree=page tree=flat; do
	convert -O $options -O notes=yes fixtures/songdu.txt $issue
	same "nav.xhtml and toc.ncx lead to the same places, $options" \
		"$(tree nav.xhtml href)" "$(tree toc.ncx src)"
done

# ---- links ----
convert fixtures/harrow.txt
in_book nav.xhtml | sed 's/<nav epub:type="page-list.*//' |
	grep -o 'href="a-[^"]*"' >"$TMPDIR/order"
first=$(sed -n 's/href="\(.*\)"/\1/p;q' "$TMPDIR/order")
second=$(sed -n '2s/href="\(.*\)"/\1/p' "$TMPDIR/order")
has "the first leads to the second" "$first" \
	"<li class=\"next\"><a href=\"$second\">Next</a>"
hasnt "and to none before it" "$first" 'class="previous"'
has "the second leads back" "$second" \
	"<li class=\"previous\"><a href=\"$first\">"
has "and to the contents" "$second" '<a href="nav.xhtml">Contents</a>'

# ---- metadata ----
id() {
	in_book package.opf | grep -o '<dc:identifier id="id">[^<]*'
}
convert -M date=2024-05-17 -M publisher=P -M title=T "$TMPDIR/runs-on.txt"
one=$(id)
convert -M date=2024-05-17 -M publisher=P -M title=T fixtures/ludu.txt
same "the identifier follows from the metadata" "$one" "$(id)"
convert -M date=2024-05-18 -M publisher=P -M title=T fixtures/ludu.txt
two=$(id)
same "another date, another identifier" 1 "$([ "$one" != "$two" ] && echo 1)"
echo "$one" >"$TMPDIR/id"
check "it is a UUID of version 5" \
	grep -q '>urn:uuid:[0-9a-f-]\{14\}5[0-9a-f]\{3\}-[89ab]' "$TMPDIR/id"
position() { # ISSUE NUMBER
	convert -M series=S -M issue="$1" fixtures/ludu.txt
	same "the number of '$1'" "$2" "$(in_book package.opf |
		sed -n 's/.*group-position">\([^<]*\).*/\1/p')"
}
position 12 12
position 总第0256期 256
position 2024年第12期 12
position 'No. 7' 7
position '12/2024' ''
position 增刊 ''
convert -M creator='Ann Rowe' -M creator=李明 -M contributor=新华社 \
	fixtures/ludu.txt
has "a Latin name is sorted by the family's" package.opf \
	'<meta refines="#creator-1" property="file-as">Rowe, Ann</meta>'
has "a Chinese name is not turned round" package.opf \
	'<meta refines="#creator-2" property="file-as">李明</meta>'
has "roles" package.opf \
	'<meta refines="#contributor-1" property="role" scheme="marc:relators">ctb</meta>'
hasnt "nothing is certified unasked" package.opf conformsTo
convert -O conforms=AA -O certified=Someone fixtures/ludu.txt
has "what is asked for is said" package.opf \
	'id="conformance">EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta>'

# ---- writing ----
convert -O writing=vertical $issue
has "vertical: pages turn to the left" package.opf \
	'page-progression-direction="rtl"'
has "vertical: short numbers stand upright" 'a-*' \
	'<span class="tcy">9</span>时<span class="tcy">20</span>分'
has "vertical: longer ones lie" 'a-*' 多铺了1.7公里
convert $issue
hasnt "horizontal: nothing of that" 'a-*' tcy

# ---- style sheets ----
printf 'p { color: red }\n' >"$TMPDIR/own.css"
convert -O css="$TMPDIR/own.css" $issue
has "css: behind our own" style.css 'p { color: red }'
has "css: our own is there" style.css 'line-break: strict'
convert -O css="$TMPDIR/own.css" -O style=no $issue
same "style=no: only theirs" 'p { color: red }' "$(in_book style.css)"

cp "$book" "$TMPDIR/older"
refused() { # NAME WORDS ARGUMENT...
	name=$1 words=$2
	shift 2
	convert "$@" $issue
	same "$name: status" 1 $?
	check "$name: it says so" grep -q -e "$words" "$TMPDIR/stderr"
	check "$name: the older book is as it was" cmp "$book" "$TMPDIR/older"
}
printf '@import "x.css";\n' >"$TMPDIR/import.css"
printf 'p { background: url(x.png) }\n' >"$TMPDIR/url.css"
printf 'p \351\n' >"$TMPDIR/latin.css"
refused "css: none" "No such file" -O css="$TMPDIR/none.css"
printf 'p { background: U\\52 l(x.png) }\n' >"$TMPDIR/escaped.css"
printf 'p { background: image\\-set("x.png" 1x) }\n' >"$TMPDIR/set.css"
refused "css: imports" "@import: it asks for other files" \
	-O css="$TMPDIR/import.css"
refused "css: asks for files" "url(: it asks for other files" \
	-O css="$TMPDIR/url.css"
refused "css: asks in disguise" "url(: it asks for other files" \
	-O css="$TMPDIR/escaped.css"
refused "css: asks for images" "image-set(: it asks for other files" \
	-O css="$TMPDIR/set.css"
refused "css: not UTF-8" "not UTF-8 at byte 2" -O css="$TMPDIR/latin.css"
refused "certified: what" "conforms=A, AA or AAA" -O certified=Someone
finish
