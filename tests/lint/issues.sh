#!/bin/sh
# The bench's real issues: text and truth are taken from a small one made here,
# as they stand, and what is not better than its baseline fails.
. tests/tap.sh

command -v python3 >/dev/null || {
	skip "issues" "there is no python3"
	finish
}
bench=$PWD/tests/bench
cd "$TMPDIR" || exit 1
mkdir truth good bad

# Two pages; the article of the first goes on in the second.
page() { # NUMBER BLOCK...: each is LINE|LINE
	echo "<alto><Layout><Page ID='P$1'><PrintSpace>"
	page=$1 i=0
	shift
	for block; do
		i=$((i + 1))
		echo "<TextBlock ID='P${page}_B$i'>"
		echo "$block" | tr '|' '\n' | sed 's,.*,<TextLine>\
			<String CONTENT="&"/></TextLine>,'
		echo "</TextBlock>"
	done
	echo "</PrintSpace></Page></Layout></alto>"
}
page 1 FERRIES. "The ferries run|again today and" BRIDGES. \
	"The bridge is shut." >p1.xml
page 2 "will run tomorrow." >p2.xml
area() {
	for id; do
		echo "<fptr><area BETYPE='IDREF' FILEID='A${id%_*}'" \
			"BEGIN='$id'/></fptr>"
	done
}
cat >mets.xml <<END
<m:mets xmlns:m="urn:m" xmlns:x="urn:x"><m:fileSec>
<m:file ID="AP1"><m:FLocat x:href="file://./p1.xml"/></m:file>
<m:file ID="AP2"><m:FLocat x:href="file://./p2.xml"/></m:file></m:fileSec>
<m:structMap TYPE="LOGICAL"><m:div TYPE="ISSUE">
<m:div TYPE="ARTICLE" LABEL="one"><m:div TYPE="BODY">
$(area P1_B1 P1_B2 P2_B1 | sed 's,<\(/*\),<\1m:,g')
</m:div></m:div><m:div TYPE="ARTICLE" LABEL="two">
$(area P1_B3 P1_B4 | sed 's,<\(/*\),<\1m:,g')
</m:div></m:div></m:structMap></m:mets>
END
tar -cf small.tar mets.xml p1.xml p2.xml
check "an issue is read" python3 -B "$bench/issues.py" truth small.tar
same "its text: blocks, lines and pages" \
	"$(printf 'FERRIES.\n\nThe ferries run\nagain today and\n')

$(printf 'BRIDGES.\n\nThe bridge is shut.\n\fwill run tomorrow.')" \
	"$(cat truth/small.txt)"
same "its articles" "one: FERRIES.|The ferries run again today and|will run \
tomorrow.
two: BRIDGES.|The bridge is shut." "$(python3 - <<'END'
import json
text = open("truth/small.txt", "rb").read()
for a in json.load(open("truth/small.gold.json"))["articles"]:
    print(a["title"] + ":", "|".join(
        " ".join(text[s:e].decode().split())
        for b in a["blocks"] for s, e in b["from"]))
END
)"

# One output like truth, one where all is one article; the figure here is the
# share of characters with a right label.
cp truth/small.gold.json good/small.json
python3 - <<'END'
import json
doc = json.load(open("good/small.json"))
one = {"title": "", "blocks": [b for a in doc["articles"] for b in a["blocks"]]}
json.dump({"articles": [one], "aside": []}, open("bad/small.json", "w"))
END
cat >score.py <<'END'
def labels(doc, size):
    lab = [None] * size
    for a, article in enumerate(doc["articles"]):
        for block in article["blocks"]:
            for s, e in block["from"]:
                lab[s:e] = [a] * (e - s)
    return lab, None

def inked(text):
    return [i for i, c in enumerate(text) if not c.isspace()]

def bcubed(gold, got, keep):
    return sum(gold[i] == got[i] for i in keep) / len(keep)
END
check "better than the baseline" \
	python3 -B "$bench/bcubed.py" score.py truth good bad
exits "worse than the baseline" 1 \
	python3 -B "$bench/bcubed.py" score.py truth bad good
exits "as good as the baseline" 1 \
	python3 -B "$bench/bcubed.py" score.py truth good good
exits "the mean is worse than the baseline's" 1 \
	python3 -B "$bench/bcubed.py" -m score.py truth bad good
mkdir none
refute "no issue" python3 -B "$bench/bcubed.py" score.py none good bad
finish
