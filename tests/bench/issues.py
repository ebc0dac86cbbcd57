#!/usr/bin/env python3
"""Turns scanned issues into plain text and the truth about their articles.

usage: issues.py OUT ARCHIVE...

An ARCHIVE is a tar of one issue: ALTO pages and a METS or DIDL that says which of their
blocks make an article, or ABBYY or PAGE pages; or it is one file of ECPO's XML.  OUT gets, for each, NAME.txt, as a text layer has
it: block by block in file order, line by line, a blank line between blocks, a form feed
between pages, no roles (the British Library's own pages are words alone, and become lines
without blocks); and, where the issue has articles, NAME.gold.json as the bench's
pages have it: ranges of bytes for each.  Text of no article is in no range.
"""
import json
import pathlib
import re
import sys
import tarfile
import xml.etree.ElementTree as xml

# What METS calls that which holds an article's blocks.  A section's own blocks, its
# heading, are no part of the articles in it.
ARTICLES = {"ARTICLE", "ADVERTISEMENT", "ADVERT", "SECTION", "OBITUARY", "LETTER"}


def local(element):
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element, name):
    """By its local name: the prefixes differ."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def parse(data):
    # Some leave out to say what xsi: is.
    if b"xmlns:xsi=" not in data:
        data = re.sub(rb"<([A-Za-z][\w:.-]*)(?=[\s>])", rb'<\1 xmlns:xsi="xsi"', data, count=1)
    return xml.fromstring(data)


def members(archive):
    """{base name: root element} of the XML files, in the order of their names."""
    found = {}
    if str(archive).endswith(".xml"):
        return {pathlib.PurePath(archive).name: parse(pathlib.Path(archive).read_bytes())}
    with tarfile.open(archive) as tar:
        for info in sorted(tar.getmembers(), key=lambda m: m.name):
            if info.isfile() and info.name.endswith(".xml"):
                found[pathlib.PurePath(info.name).name] = parse(tar.extractfile(info).read())
    return found


class Text:
    """The issue's text, and where each element of a page stands in it."""

    def __init__(self):
        self.data = bytearray()
        self.places = {}  # (file, ID): (start, end)

    def gap(self, mark):
        if self.data and not self.data.endswith(b"\f"):
            self.data += mark

    def alto(self, name, element):
        start = len(self.data)
        kind = local(element)
        if kind == "TextBlock":
            self.gap(b"\n")
            start = len(self.data)
        elif kind == "String":
            self.data += element.get("CONTENT", "").encode()
        elif kind == "SP":
            self.data += b" "
        elif kind == "HYP":
            self.data += element.get("CONTENT", "-").encode()
        for child in element:
            self.alto(name, child)
        if element.get("ID"):
            self.places[name, element.get("ID")] = (start, len(self.data))
        if kind == "TextLine":
            self.data += b"\n"

    def abbyy(self, element):
        for block in element.iter():
            if local(block) != "block" or block.get("blockType") != "Text":
                continue
            for par in block.iter():
                if local(par) != "par":
                    continue
                self.gap(b"\n")
                for line in par.iter():
                    if local(line) == "line":
                        self.data += " ".join("".join(line.itertext()).split()).encode() + b"\n"


    def fold(self, root, articles):
        """ECPO: a p is a block, an lb ends a line; notes the articles."""
        def walk(element, article):
            if local(element) == "div" and element.get("type") == "page":
                self.gap(b"\f")
            if local(element) == "div" and element.get("type") in ("article", "advert"):
                article = (element.get("itemid") or "", [])
                articles.append(article)
            if local(element) != "p":
                for child in element:
                    walk(child, article)
                return
            self.gap(b"\n")
            start = len(self.data)
            for lb in element.iter():
                if local(lb) == "lb":
                    lb.tail = "\n" + (lb.tail or "").lstrip()
            lines = "".join(element.itertext()).splitlines()
            self.data += "\n".join(l.strip() for l in lines if l.strip()).encode() + b"\n"
            if article:
                self.places["", str(start)] = (start, len(self.data))
                article[1].append(("", str(start), str(start)))

        walk(root, None)

    def regions(self, root):
        """PAGE: a line has its text beside its words."""
        for region in root.iter():
            if local(region) != "TextRegion":
                continue
            self.gap(b"\n")
            for line in region:
                if local(line) == "TextLine":
                    found = [e.text for e in line.findall("./{*}TextEquiv/{*}Unicode") if e.text]
                    self.data += " ".join(found[:1]).encode() + b"\n"

    def words(self, page):
        """A page that is nothing but words: a line ends where the next turns back."""
        left = 0
        for word in page.iter():
            if local(word) != "pageWord":
                continue
            at = int((word.get("coord") or "0").split(",")[0])
            self.gap(b"\n" if at < left else b" ")
            self.data += (word.text or "").encode()
            left = at
        self.data += b"\n"


def files_of_mets(mets):
    """{file ID: base name}"""
    found = {}
    for file in mets.iter():
        if local(file) == "file":
            for place in file:
                if local(place) == "FLocat":
                    href = attribute(place, "href") or ""
                    found[file.get("ID")] = href.rpartition("/")[2]
    return found


def areas(div, files):
    """The (file, first ID, last ID) of this div alone, not of those in it."""
    for child in div:
        if local(child) == "div":
            continue
        for area in child.iter():
            if local(area) == "area" and area.get("BETYPE") == "IDREF":
                first = area.get("BEGIN")
                yield files.get(area.get("FILEID")), first, area.get("END") or first


def by_divs(mets, files):
    """Articles as divs of the logical structure that hold their blocks."""
    found = []

    def walk(div, article):
        kind = (div.get("TYPE") or "").upper()
        if kind in ARTICLES:
            article = (div.get("LABEL") or div.get("ID"), [])
            found.append(article)
        if article:
            article[1].extend(areas(div, files))
        for child in div:
            if local(child) == "div":
                walk(child, article)

    for structure in mets.iter():
        if local(structure) == "structMap" and structure.get("TYPE") == "LOGICAL":
            for div in structure:
                walk(div, None)
    return found


def by_links(mets, files):
    """Articles as links from the logical to the physical structure."""
    divs = {e.get("ID"): e for e in mets.iter() if local(e) == "div"}
    found = []
    for group in mets.iter():
        if local(group) != "smLinkGrp":
            continue
        ends = [attribute(e, "href")[1:] for e in group if local(e) == "smLocatorLink"]
        if not ends or (divs[ends[0]].get("TYPE") or "").upper() not in ARTICLES:
            continue
        found.append((ends[0], [a for end in ends[1:] for a in areas(divs[end], files)]))
    return found


def by_zones(didl):
    """Articles as DIDL items that list their blocks."""
    found = []
    for item in didl.iter():
        if local(item) != "Item":
            continue
        blocks = [
            (zone.get("alto"), block.get("ID"), block.get("ID"))
            for zone in item.iter() if local(zone) == "blocks"
            for block in zone if local(block) == "TextBlock"]
        if blocks and not any(local(child) == "Item" for child in item):
            found.append((attribute(item, "identifier"), blocks))
    return found


def articles_of(roots):
    for root in roots.values():
        if local(root) == "mets":
            files = files_of_mets(root)
            found = [a for a in by_divs(root, files) if a[1]]
            return found or [a for a in by_links(root, files) if a[1]]
        if local(root) == "DIDL":
            return by_zones(root)
    return []


def truth(articles, text):
    done = []
    for title, blocks in articles:
        ranges = []
        for file, first, last in blocks:
            if (file, first) in text.places and (file, last) in text.places:
                ranges.append([text.places[file, first][0], text.places[file, last][1]])
        ranges = [r for r in ranges if bytes(text.data[r[0]:r[1]]).strip()]
        if ranges:
            done.append({"title": title, "blocks": [
                {"role": "para", "text": text.data[s:e].decode(), "from": [[s, e]]}
                for s, e in ranges]})
    return {"class": "issue", "articles": done, "aside": []}


def convert(archive, out):
    roots = members(archive)
    text = Text()
    articles = articles_of(roots)
    for name, root in roots.items():
        if local(root) == "fold":
            text.fold(root, articles)
        words = local(root) == "BL_newspaper" and any(local(e) == "BL_page" for e in root)
        if local(root) not in ("alto", "page", "document", "PcGts") and not words:
            continue
        if text.data:
            text.data += b"\f"
        if local(root) == "alto":
            text.alto(name, root)
        elif local(root) == "PcGts":
            text.regions(root)
        elif words:
            text.words(root)
        else:
            text.abbyy(root)
    if not text.data.strip():
        return False
    name = pathlib.PurePath(archive).name.partition(".")[0]
    pathlib.Path(out, name + ".txt").write_bytes(text.data)
    gold = truth(articles, text)
    if gold["articles"]:
        pathlib.Path(out, name + ".gold.json").write_text(
            json.dumps(gold, ensure_ascii=False, indent=1), "utf-8")
    return True


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    for archive in sys.argv[2:]:
        if not convert(archive, sys.argv[1]):
            print(f"{pathlib.PurePath(archive).name}: no page that can be read", file=sys.stderr)


if __name__ == "__main__":
    main()
