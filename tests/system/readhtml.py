#!/usr/bin/env python3
"""Is a page of HTML what the model holds?  usage: readhtml.py JSON HTML

Every headline, kicker, deck and block of the JSON must be the text of one element, in
order, without a character more or less; nothing may be loaded or run, and links must
lead somewhere.  Prints what is wrong; status 1 then.
"""
import html.parser
import json
import re
import sys

HELD = {"p", "h2", "h3", "figcaption", "li"}
VOID = {"br", "img", "meta", "link", "hr"}
LINES = {"verse", "table"}
# What XML forbids is U+FFFD in the page.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.texts, self.text = [], [], None
        self.ids, self.links, self.faults = set(), [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if "id" in attrs:
            if attrs["id"] in self.ids:
                self.faults.append(f"id {attrs['id']} stands twice")
            self.ids.add(attrs["id"])
        for name in ("src", "href"):
            if attrs.get(name, "").startswith("#"):
                self.links.append(attrs[name][1:])
            elif not attrs.get(name, "data:").startswith("data:"):
                self.faults.append(f"{attrs[name]} is loaded")
        if tag in ("script", "link", "iframe", "object"):
            self.faults.append(f"there is an element {tag}")
        if tag == "br":
            self.text += "\n"
        if "article" in self.open and tag in HELD:
            self.text = ""
            self.what = (tag, attrs.get("class"))

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        if self.open.pop() != tag:
            self.faults.append(f"{tag} ends where it hasn't begun")
        if self.text is not None and tag in HELD:
            self.texts.append((*self.what, self.text))
            self.text = None

    def handle_data(self, data):
        if self.text is not None:
            self.text += data
        elif data.strip() and "article" in self.open:
            self.faults.append(f"{data!r} stands in no element of text")


def wanted(doc):
    for article in doc["articles"]:
        for key, tag in (("kicker", "p"), ("title", "h2"), ("deck", "p")):
            if article.get(key + "_from"):
                yield tag, article[key]
        for block in article["blocks"]:
            role, text = block["role"], block["text"]
            if role == "list":
                yield from (("li", line) for line in text.split("\n"))
            else:
                tags = {"crosshead": "h3", "caption": "figcaption"}
                yield tags.get(role, "p"), text


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        doc = json.load(file)
    with open(sys.argv[2], encoding="utf-8", newline="") as file:
        text = file.read()
    page = Page()
    page.feed(text)
    page.close()
    faults = page.faults
    faults += [f"#{link} leads nowhere" for link in page.links if link not in page.ids]
    got = [(tag, text) for tag, kind, text in page.texts if kind != "cut"]
    want = [(tag, FORBIDDEN.sub("\ufffd", text)) for tag, text in wanted(doc)]
    for one, other in zip(want, got):
        if one != other:
            faults.append(f"wanted {one!r:.200}, got {other!r:.200}")
    if len(want) != len(got):
        faults.append(f"{len(want)} texts are wanted, and there are {len(got)}")
    print(*faults[:20], sep="\n")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
