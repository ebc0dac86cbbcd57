"""Checks the pages of a digest by what they look like, without Galley's layout.

usage: press.py DIGEST JSON WIDTH LINES COLUMNS GUTTER

DIGEST has head, foot, contents and index, and is in UTF-8 with LF; JSON is by
the json writer from the same input.  Every page has as many lines, a running
head but the first, and its number; no line is too wide; every text is there, to
the character, in the order in which columns and pages are read; contents and
index lead to the pages where headlines stand; no headline is the last of a
column; the last page's columns end evenly.  Prints each fault; the status is 1
where there is one.
"""
import json
import re
import sys

from digest import pieces, squash, width


def cut(line, start, end, cjk):
    """The part of a line between two columns of the screen."""
    at, out = 0, ""
    for c in line:
        n = width(c, cjk)
        if start <= at and at + n <= end:
            out += c
        at += n
    return out.rstrip()


def columns_of(rows, sheet, cjk):
    total, count, gutter = sheet
    each = (total - (count - 1) * gutter) // count
    return [[cut(row, k * (each + gutter), k * (each + gutter) + each, cjk)
             for row in rows] for k in range(count)]


def ends(column):
    """How far down it goes."""
    return max((i + 1 for i, row in enumerate(column) if row), default=0)


def read(text, doc, sheet, lines, faults):
    """The columns of each page."""
    cjk = doc["language"].split("-")[0] in ("zh", "ja", "ko")
    rows = text.split("\n")
    if rows.pop() or len(rows) % lines:
        faults.append(f"{len(rows)} lines are no pages of {lines}")
    pages = []
    for number in range(1, len(rows) // lines + 1):
        page = rows[(number - 1) * lines:number * lines]
        for row in page:
            if width(row, cjk) > sheet[0]:
                faults.append(f"too wide: {row}")
        foot = page.pop().strip()
        if not re.fullmatch(r"\D*%d\D*" % number, foot):
            faults.append(f"the foot of page {number} is {foot!r}")
        if page.pop():
            faults.append(f"text stands at the foot of page {number}")
        if number == 1:
            head = next((i for i, row in enumerate(page)
                         if row and not row.strip("=═")), None)
            if head is None or page[head + 1]:
                faults.append("the first page has no title")
            page = page[(head or 0) + 2:]
        elif not page[0] or page[1]:
            faults.append(f"page {number} has no head")
        else:
            page = page[2:]
        pages.append(columns_of(page, sheet, cjk))
    return pages


def marked(rows):
    """The rows, with a mark for each rule below a headline."""
    return ["\1" if row and not row.strip("-─") else row for row in rows]


def lists(flat, doc, faults, places):
    """Contents and index against the pages where headlines were found."""
    for article in doc["articles"]:
        if not article.get("title"):
            continue
        found = re.search(re.escape(squash(article["title"])) + r"[.]*(\d+)",
                          flat)
        place = places.get(article["id"])
        if not found:
            faults.append("not in the contents: " + article["title"])
        elif place and not found.group(1).startswith(str(place)):
            faults.append(f"{article['title']} stands on {place}, "
                          f"not on {found.group(1)}")


def index(tail, doc, faults, places):
    """Who wrote, and on which pages."""
    wrote = {}
    for article in doc["articles"]:
        for name in article["byline"]:
            wrote.setdefault(name, set()).add(places.get(article["id"]))
    for name, pages in wrote.items():
        if None in pages:  # an article without a headline: who knows where
            continue
        found = re.search(re.escape(squash(name)) + r"([\d,]+)", tail)
        if not found:
            faults.append("not in the index: " + name)
        elif {int(n) for n in found.group(1).split(",")} != pages:
            faults.append(f"{name} wrote on {sorted(pages)}, "
                          f"not on {found.group(1)}")


def check(text, doc, sheet, lines):
    faults = []
    pages = read(text, doc, sheet, lines, faults)
    flat, starts = "", []
    for page in pages:
        starts.append(len(flat))
        for column in page:
            rows = marked([row for row in column if row])
            if rows and rows[-1] == "\1":
                faults.append("a headline is a column's last: " + rows[-2])
            flat += re.sub(r"\s", "", "".join(rows))
    at, places = 0, {}
    for article in doc["articles"]:
        for piece in pieces({"articles": [article]}):
            wanted = squash(piece)
            if piece == article.get("title"):
                wanted += "\1"
            found = flat.find(wanted, at)
            if found < 0:
                faults.append("not there, or not in order: " + piece[:40])
                continue
            at = found + len(wanted)
            if piece == article.get("title"):
                places[article["id"]] = sum(1 for s in starts if s <= found)
    if len(doc["articles"]) > 1:
        lists(flat, doc, faults, places)
    index(flat[at:], doc, faults, places)
    heights = [ends(column) for column in pages[-1]] if pages else []
    # What can't be split may make one column longer, not the first alone.
    if heights and max(heights) > sum(heights) / len(heights) + 8:
        faults.append(f"the last page's columns end at {heights}")
    return faults


def main():
    text = open(sys.argv[1], encoding="utf-8", newline="").read()
    doc = json.load(open(sys.argv[2], encoding="utf-8"))
    total, lines, count, gutter = map(int, sys.argv[3:7])
    faults = check(text, doc, (total, count, gutter), lines)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
