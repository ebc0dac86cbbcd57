#!/usr/bin/env python3
"""Holds DocBook, and what is made of it, against the JSON of the same bulletin.

usage: docbook.py model JSON XML [JSON XML]...
       docbook.py plain JSON... -- TEXT      what pandoc made of them, one after another
       docbook.py body JSON... -- TEXT       the same where it drops titles and subtitles
       docbook.py html JSON... -- HTML       what docbook-xsl-ns made of them

model: each article's headline, kicker, deck and blocks stand in their elements, in the
order of the JSON and character for character, white space included; ids are NCNames
and unique, what refers to one finds it, the printed pages come in their places.
plain, body: the same characters, white space aside.  html: each text stands in the
page, in order, and no id twice.  Prints what is wrong; status 1 then.
"""
import html.parser
import json
import re
import sys
import xml.etree.ElementTree as ET

NS = "{http://docbook.org/ns/docbook}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
# XML 1.0, section 2.2: all other characters.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Not characters, which Python leaves out where HTML names them by number.
NONE = re.compile("[\ufdd0-\ufdef]|[%s]" % "".join(
    chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF)))
NCNAME = re.compile(r"[A-Za-z_][-.\w]*\Z", re.ASCII)


def allowed(text):
    return FORBIDDEN.sub("\ufffd", text)


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def parts(article):
    """(what it is, its text) of all that the article holds."""
    for key in ("title", "kicker", "deck"):
        if article.get(key):
            yield key, allowed(article[key])
    for block in article["blocks"]:
        yield block["role"], allowed(block["text"])


# ---- the document ----


def text_of(element):
    return "".join(element.itertext())


def found_blocks(element, name):
    role = element.get("role")
    if name in ("chapter", "article", "section"):
        for child in element:
            yield from found(child)
    elif name == "informalfigure":
        for child in element:
            if child.tag == NS + "para":
                yield child.get("role"), text_of(child)
    elif name == "simplelist":
        yield "list", "\n".join(text_of(m) for m in element)
    elif name == "bridgehead":
        yield role or "crosshead", text_of(element)
    elif name == "literallayout":
        yield role, text_of(element)
    elif name == "para":
        if len(element) or element.text:  # else it is there to fill
            yield "para" if role == "truncated" else role or "para", text_of(element)
    elif name not in ("info", "titleabbrev"):
        yield name, "which was not expected"


def found(element):
    name = element.tag.replace(NS, "")
    if name == "title":
        yield "crosshead", text_of(element)
    else:
        yield from found_blocks(element, name)


def heads(element):
    """The title and subtitle, in their info or before it."""
    info = element.find(NS + "info")
    for key, tag in (("title", "title"), ("deck", "subtitle")):
        for holder in (element, info):
            child = None if holder is None else holder.find(NS + tag)
            if child is not None and text_of(child):
                yield key, text_of(child)


def of_element(element):
    own = element.find(NS + "title")
    result = list(heads(element))
    for child in element:
        if child is not own:
            result.extend(found(child))
    # A kicker stands before the deck, wherever the deck is.
    order = ("title", "kicker", "deck")
    return sorted(result, key=lambda p: order.index(p[0]) if p[0] in order else 3)


def check_ids(root):
    ids = [e.get(ID) for e in root.iter() if e.get(ID) is not None]
    for i in set(ids):
        if not NCNAME.match(i):
            yield f"id {i!r} is no NCName"
    if len(set(ids)) != len(ids):
        yield "an id stands twice"
    ids = set(ids)
    for e in root.iter():
        for name in ("annotates", "linkend"):
            if e.get(name) is not None and e.get(name) not in ids:
                yield f"{name} {e.get(name)} points nowhere"


def check_model(doc, path):
    root = ET.parse(path).getroot()
    yield from check_ids(root)
    articles = [e for e in root.iter() if re.match("a-", e.get(ID) or "")]
    articles = [e for e in articles if e.tag in (NS + "article", NS + "chapter")]
    if [e.get(ID) for e in articles] != [a["id"] for a in doc["articles"]]:
        yield "other articles than the model's"
        return
    for element, article in zip(articles, doc["articles"]):
        wanted, got = list(parts(article)), of_element(element)
        for w, g in zip(wanted, got):
            if w != g:
                yield f"{article['id']}: wanted {w}, got {g}"
        if len(wanted) != len(got):
            yield f"{article['id']}: {len(wanted)} parts, {len(got)} found"
        cut = element.get("status") == "truncated"
        if cut != article["truncated"]:
            yield f"{article['id']}: truncated is not said, or said wrongly"


# ---- what is made of it ----


def without_space(text):
    return "".join(c for c in text if not c.isspace())


def same(docs, text, kept):
    wanted = without_space(
        "".join(t for d in docs for a in d["articles"] for r, t in parts(a) if kept(r))
    )
    got = without_space(text)
    if wanted == got:
        return
    n = min(len(wanted), len(got))
    at = next((i for i in range(n) if wanted[i] != got[i]), n)
    near = slice(max(0, at - 20), at + 20)
    yield f"at {at}: wanted ...{wanted[near]!r}, got ...{got[near]!r}"


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.text, self.ids = [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.ids.extend(i for i in (attrs.get("id"), attrs.get("name")) if i)

    def handle_data(self, data):
        self.text.append(data)


def check_page(doc, text):
    page = Page()
    page.feed(text)
    ids = [i for i in page.ids if i.startswith(("a-", "page-", "book-"))]
    if len(set(ids)) != len(ids):
        yield "an id stands twice in the HTML"
    got, at = without_space(NONE.sub("", "".join(page.text))), 0
    for article in doc["articles"]:
        head = None  # a subtitle stands before the kicker
        for role, part in parts(article):
            part = without_space(NONE.sub("", part))
            begin = head if role == "deck" and head is not None else at
            if role == "kicker":
                head = at
            next_at = got.find(part, begin)
            if next_at < 0:
                yield f"{article['id']}: {role} {part[:40]!r} is not in the HTML"
            else:
                at = max(at, next_at + len(part))


def check_html(docs, text):
    pages = text.split("</html>")[:-1]
    if len(pages) != len(docs):
        yield f"{len(docs)} documents, {len(pages)} pages of HTML"
    for doc, page in zip(docs, pages):
        yield from check_page(doc, page)


def main(check, *args):
    if check == "model":
        for a, b in zip(args[::2], args[1::2]):
            for fault in check_model(load(a), b):
                yield f"{b}: {fault}"
        return
    encoding = "latin-1" if check == "html" else "utf-8"
    with open(args[-1], encoding=encoding, newline="") as f:
        text = f.read()
    docs = [load(a) for a in args[:-2]]
    if check == "html":
        yield from check_html(docs, text)
    else:
        dropped = ("title", "deck") if check == "body" else ()
        yield from same(docs, text, lambda role: role not in dropped)


status = 0
for number, line in enumerate(main(*sys.argv[1:])):
    status = 1
    if number < 20:
        print(line)
sys.exit(status)
