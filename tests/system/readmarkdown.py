#!/usr/bin/env python3
"""Is a document of Markdown what the model holds?

usage: readmarkdown.py cmark|pandoc JSON MARKDOWN

The document is parsed as CommonMark by that program.  Every headline, kicker, deck and
block of the JSON must be one of its blocks, in order: the same text, with nothing in it
but emphasis and hard line breaks.  cmark keeps each character; pandoc makes one blank of
several and composes accents.  Prints what is wrong; status 1 then.
"""
import json
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as tree

# What XML can't carry from cmark to here.
FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CUT = re.compile(r"[\[〔][^\[\]〔〕]+[\]〕]")


def local(element):
    return element.tag.rpartition("}")[2]


# ---- by cmark ----


def cmark_text(element):
    out = ""
    for node in element:
        kind = local(node)
        if kind == "text":
            out += node.text or ""
        elif kind == "linebreak":
            out += "\n"
        elif kind in ("emph", "strong"):
            out += cmark_text(node)
        else:
            out += f"<{kind}>"
    return out


def cmark_blocks(path):
    made = subprocess.run(
        ["cmark", "-t", "xml", path], stdout=subprocess.PIPE, check=True
    )
    text = FORBIDDEN.sub("\ufffd", made.stdout.decode())
    for node in tree.fromstring(text):
        kind = local(node)
        if kind == "heading":
            yield "h" + node.get("level"), cmark_text(node)
        elif kind == "paragraph":
            yield "p", cmark_text(node)
        elif kind == "list" and node.get("type") == "bullet":
            for item in node:
                inner = [cmark_text(part) for part in item]
                yield "li", inner[0] if len(inner) == 1 else "".join(inner)
            yield "end", ""
        else:
            yield kind, ""


# ---- by pandoc ----


def pandoc_text(inlines):
    out = ""
    for node in inlines:
        kind = node["t"]
        if kind == "Str":
            out += node["c"]
        elif kind == "Space":
            out += " "
        elif kind == "LineBreak":
            out += "\n"
        elif kind in ("Emph", "Strong"):
            out += pandoc_text(node["c"])
        else:
            out += f"<{kind}>"
    return out


def pandoc_blocks(path):
    made = subprocess.run(
        ["pandoc", "-f", "commonmark", "-t", "json", path],
        stdout=subprocess.PIPE,
        check=True,
    )
    for node in json.loads(made.stdout)["blocks"]:
        kind = node["t"]
        if kind == "Header":
            yield f"h{node['c'][0]}", pandoc_text(node["c"][2])
        elif kind == "Para":
            yield "p", pandoc_text(node["c"])
        elif kind == "BulletList":
            for item in node["c"]:
                parts = [pandoc_text(part["c"]) for part in item]
                yield "li", "".join(parts)
            yield "end", ""
        else:
            yield {"HorizontalRule": "thematic_break"}.get(kind, kind), ""


# ---- the model ----


def wanted(doc):
    for article in doc["articles"]:
        if not article.get("title_from"):
            yield "thematic_break", ""
        for key, kind in (("kicker", "p"), ("title", "h2"), ("deck", "p")):
            if article.get(key + "_from"):
                yield kind, article[key]
        paras = [b for b in article["blocks"] if b["role"] == "para"]
        for block in article["blocks"]:
            role, text = block["role"], block["text"]
            if role == "list":
                yield from (("li", line) for line in text.split("\n"))
                yield "end", ""
            else:
                yield "h3" if role == "crosshead" else "p", text
            if article.get("truncated") and block is paras[-1]:
                yield "cut", ""


def same(one, other, exact):
    kind, text = one
    if kind == "cut":
        return other[0] == "p" and CUT.fullmatch(other[1])
    texts = [FORBIDDEN.sub("\ufffd", t) for t in (text, other[1])]
    if not exact:
        texts = [unicodedata.normalize("NFC", t) for t in texts]
        texts = [re.sub(r"\s*\n\s*", "\n", re.sub(r"[^\S\n]+", " ", t)) for t in texts]
        texts = [t.strip() for t in texts]
    return kind == other[0] and texts[0] == texts[1]


def main():
    by, doc, path = sys.argv[1:]
    with open(doc, encoding="utf-8") as file:
        want = list(wanted(json.load(file)))
    got = list({"cmark": cmark_blocks, "pandoc": pandoc_blocks}[by](path))
    faults = []
    ahead = len(got) - len(want)  # the title, the issue, the date
    if not 1 <= ahead <= 3 or [kind for kind, _ in got[:ahead]] != (
        ["h1"] + ["p"] * (ahead - 1)
    ):
        faults.append(f"{len(want)} blocks behind a title are wanted, not {len(got)}")
    for one, other in zip(want, got[max(ahead, 0) :]):
        if not same(one, other, by == "cmark"):
            faults.append(f"wanted {one!r:.200}, got {other!r:.200}")
    print(*faults[:10], sep="\n")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
