# For the scripts that judge DocBook, after tests/tap.sh: conversions of many
# inputs in many kinds, and what must hold of them.
galley=${GALLEY:-$GALLEY_BUILD/galley}
unset GALLEY_PLUGIN_PATH
schema=/usr/share/xml/docbook/schema
rng=$schema/rng/5.0/docbook.rng
sch=$schema/schematron/5.0/docbook.sch
xsl=/usr/share/xml/docbook/stylesheet/docbook-xsl-ns
judge="python3 tests/golden/docbook.py"
docs=$TMPDIR/docs
mkdir -p "$docs"

# absent NAME THING: the test that wants it is skipped; where all must be there
# ($must is set) it fails in CI.
absent() {
	if [ "${CI-}" = true ] && [ -n "${must-}" ]; then
		same "$1" "" "$2 is not there"
	else
		skip "$1" "$2 is not there"
	fi
}

# A kind of document a line: its name, what converters drop of it, options.  In
# these, each value of each option stands.
kinds() {
	cat <<-'END'
		plain nothing
		parts nothing crossheads=section provenance=yes version=5.0
		full heads articles=article crossheads=section provenance=yes
		bare heads articles=article pages=no version=5.2 images=alt
		set nothing root=set
		fullset heads root=set articles=article provenance=yes
		one heads root=article provenance=yes crossheads=section
	END
}

# documents INPUT...: $docs/NAME.json and $docs/NAME.KIND.xml of each input that
# is converted, and $docs/NAME.failed, with what was said, of the others.
documents() {
	for input; do
		name=${input##*/}
		name=${name%.*}
		"$galley" convert -q --doubt 0 -t json -o "$docs/$name.json" \
			"$input" 2>"$docs/$name.failed" || continue
		rm "$docs/$name.failed"
		of_input "$name" "$input"
	done
}

# of_input NAME ARGUMENT...: $docs/NAME.KIND.xml.
of_input() {
	of=$1
	shift
	kinds | while read -r kind drops options; do
		option=
		for word in $options; do
			option="$option -O $word"
		done
		# shellcheck disable=SC2086 # words
		"$galley" convert -q --doubt 0 -t docbook $option \
			-o "$docs/$of.$kind.xml" "$@" 2>"$docs/said" ||
			echo "$of $kind $(cat "$docs/said")" >>"$docs/refused"
	done
}

# Of each kind that converters drop that of: JSON XML, in pairs or one of them.
pairs() { # DROPS
	kinds | while read -r kind drops options; do
		case $1 in
		any | "$drops") ;;
		*) continue ;;
		esac
		for document in "$docs"/*."$kind".xml; do
			[ -e "$document" ] || continue
			echo "${document%."$kind".xml}.json $document"
		done
	done
}

# Only a single article may be refused, and only where there is another number.
refused() {
	[ ! -e "$docs/refused" ] || grep -v \
		' one .*error: root=article is for one article, and here are [0-9]' \
		"$docs/refused"
}

# no FILE: it is empty, or is shown.
no() {
	cat "$1"
	[ ! -s "$1" ]
}

# By both of the stylesheets, without a word: but FO's, which always tells of
# its paper.
styled() { # XML...
	xsltproc --nonet "$xsl/html/docbook.xsl" "$@" >"$docs/html" \
		2>"$docs/said" && no "$docs/said" &&
		xsltproc --nonet -o "$docs/fo" "$xsl/fo/docbook.xsl" "$@" \
			>"$docs/said" 2>&1 &&
		sed -i '/^Making portrait pages on /d' "$docs/said" &&
		no "$docs/said" && [ -s "$docs/fo" ]
}

# The words of pandoc on many documents.
as_plain() { # XML...
	pandoc -f docbook -t plain --wrap=none --file-scope "$@"
}

# All that must hold of the documents.
# shellcheck disable=SC2046,SC2086 # lists of files, words
judge_documents() { # NAME
	name=$1
	same "$name: none is refused" "" "$(refused)"
	set -- $(pairs any | cut -d ' ' -f 2)
	check "$name: the model, character for character" \
		$judge model $(pairs any)
	if command -v xmllint >/dev/null && [ -r $rng ]; then
		check "$name: xmllint" xmllint --noout --nonet --relaxng $rng \
			"$@"
	else
		absent "$name: xmllint" "xmllint or docbook5-xml"
	fi
	if command -v jing >/dev/null && [ -r $sch ]; then
		check "$name: jing, RELAX NG" jing $rng "$@"
		check "$name: jing, Schematron" jing $sch "$@"
	else
		absent "$name: jing" "jing or docbook5-xml"
	fi
	if command -v pandoc >/dev/null; then
		for drops in nothing heads; do
			as=plain
			[ $drops = nothing ] || as=body
			as_plain $(pairs $drops | cut -d ' ' -f 2) \
				>"$docs/text"
			check "$name: pandoc, $as" $judge $as \
				$(pairs $drops | cut -d ' ' -f 1) -- \
				"$docs/text"
		done
	else
		absent "$name: pandoc" "pandoc"
	fi
	if command -v xsltproc >/dev/null && [ -r "$xsl/html/docbook.xsl" ]; then
		check "$name: docbook-xsl-ns, not a word" styled "$@"
		check "$name: docbook-xsl-ns, all of the text" $judge html \
			$(pairs any | cut -d ' ' -f 1) -- "$docs/html"
	else
		absent "$name: docbook-xsl-ns" "xsltproc or docbook-xsl-ns"
	fi
}
