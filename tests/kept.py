#!/usr/bin/env python3
"""Is the law kept?  usage: kept.py INPUT JSON [ENCODING]
                      kept.py -r INPUT JSON [ENCODING]
                      kept.py -d FOLDER OUT

With -r a text may be another rendering of its ranges, as filters make them.

With -d, of every NAME.txt in a folder, UTF-8, whose output is OUT/NAME.json; one that is
missing is a fault, too.

Every character of the input that is not white space must stand in exactly one range
of the json output, and every block's text must be what its ranges hold.  Prints what
is wrong; status 1 then.
"""
import json
import pathlib
import re
import sys

HYPHEN = re.compile("[-\u00ad\u00ac\u2010\u2e17]")
BLANK = re.compile(r"[\s\ufeff\x85]+")


def ranges(doc):
    """(start, end, what) of everything that the output shows."""
    for i, article in enumerate(doc["articles"]):
        for key in ("title", "kicker", "deck"):
            for start, end in article.get(key + "_from") or []:
                yield start, end, f"{key} of article {i}"
        for block in article["blocks"]:
            for start, end in block["from"]:
                yield start, end, f"{block['role']} of article {i}"
    for aside in doc["aside"]:
        for start, end in aside["from"]:
            yield start, end, f"aside ({aside['reason']})"


def blocks(doc):
    for article in doc["articles"]:
        for key in ("title", "kicker", "deck"):
            if article.get(key + "_from"):
                yield article[key], article[key + "_from"]
        for block in article["blocks"]:
            yield block["text"], block["from"]
    for aside in doc["aside"]:
        yield aside["text"], aside["from"]


def squash(text):
    # A hyphen at a line's end is undone with the line end.
    return HYPHEN.sub("", BLANK.sub("", text))


def faults(data, doc, rendered=False):
    done = 0
    for start, end, what in sorted(ranges(doc)):
        if not 0 <= start <= end <= len(data):
            yield f"[{start}, {end}), {what}, is no range of the input"
            return
        if start < done and squash(data[start:min(done, end)].decode()):
            yield f"byte {start}, {what}, stands in two ranges"
        if start > done and BLANK.sub("", data[done:start].decode()):
            yield f"bytes {done} to {start} stand in no range"
        done = max(done, end)
    if BLANK.sub("", data[done:].decode()):
        yield f"bytes {done} to {len(data)} stand in no range"
    for text, where in blocks(doc):
        if rendered:
            if not squash(text) or not where:
                yield f"{where}: there is no text, or no range"
            continue
        held = "".join(data[s:e].decode() for s, e in where)
        if squash(held) != squash(text):
            yield f"{where}: {text[:60]!r} is not what they hold"


def faults_of(source, output, encoding="utf-8", rendered=False):
    with open(source, "rb") as file:
        data = file.read().decode(encoding).encode()
    with open(output, "rb") as file:
        doc = json.load(file)
    return list(faults(data, doc, rendered))


def faults_of_folder(folder, out):
    pages = sorted(pathlib.Path(folder).glob("*.txt"))
    if not pages:
        yield f"{folder}: no page"
    for page in pages:
        try:
            found = faults_of(page, pathlib.Path(out, page.stem + ".json"))
        except OSError as error:
            found = [error]
        for fault in found:
            yield f"{page.name}: {fault}"


def main():
    bad = False
    option, rest = sys.argv[1], sys.argv[2:]
    if option == "-d":
        found = faults_of_folder(*rest)
    elif option == "-r":
        found = faults_of(*rest, rendered=True)
    else:
        found = faults_of(*sys.argv[1:])
    for fault in found:
        print(fault)
        bad = True
    return bad


if __name__ == "__main__":
    sys.exit(main())
