"""Checks a digest by what it looks like, without Galley's own layout.

usage: digest.py DIGEST JSON WIDTH

DIGEST was written without contents, JSON by the json writer from the same
input.  No line is wider than WIDTH; none that goes on within a text begins or
ends with punctuation that must not; no number, dash, ellipsis or word is split
that would have fitted; every article's text is there, in order, to the
character.  Prints each fault; the status is 1 where there is one.
"""
import json
import sys
import unicodedata

CLOSE = set("，。、；：？！”’）》」』】〕〉％,.;:?!)]}%·～〗》…")
OPEN = set("“‘（《「『【〔〈([{〖")
PAIRS = set("—…")


def width(text, cjk):
    total = 0
    for c in text:
        kind = unicodedata.east_asian_width(c)
        if unicodedata.category(c) in ("Mn", "Me", "Cf", "Cc"):
            continue
        total += 2 if kind in "WF" or (kind == "A" and cjk) else 1
    return total


def squash(text):
    return "".join(
        "\ufffd" if unicodedata.category(c) == "Cc" else c
        for c in text if not c.isspace()
    )


def pieces(doc):
    """Every text of the articles, in the order in which it is printed."""
    for art in doc["articles"]:
        for key in ("kicker", "title", "deck"):
            if art.get(key):
                yield art[key]
        for block in art["blocks"]:
            if block["role"] in ("verse", "table", "list"):
                yield from block["text"].split("\n")
            else:
                yield block["text"]


def seams(lines):
    """(characters before, line number) for each line that is not blank."""
    at = 0
    for i, line in enumerate(lines):
        text = squash(line)
        if text:
            yield at, i
        at += len(text)


def word(c):
    return c.isascii() and c.isalpha()


def split(text, at, limit, cjk):
    """What a line break before text[at] splits, or None."""
    a, b = text[at - 1], text[at]
    if b in CLOSE:
        return "begins with"
    if a in OPEN:
        return "ends with an opening"
    if a == b and a in PAIRS:
        return "splits a pair"
    if a.isdigit() and b.isdigit():
        return "splits a number"
    if word(a) and word(b):
        return "splits a word"
    return None


def check(digest, doc, limit):
    lines = digest.split("\n")
    cjk = doc["language"].split("-")[0] in ("zh", "ja", "ko")
    flat = squash(digest)
    faults = [
        f"line {i + 1} is {width(line, cjk)} columns wide: {line}"
        for i, line in enumerate(lines) if width(line, cjk) > limit
    ]
    inside, at = {}, 0
    for piece in pieces(doc):
        text = squash(piece)
        found = flat.find(text, at)
        if found < 0:
            faults.append("not there, or not in order: " + piece[:40])
            continue
        for k in range(1, len(text)):
            inside[found + k] = (piece, text, k)
        at = found + len(text)
    for place, i in seams(lines):
        if place not in inside:
            continue
        piece, text, k = inside[place]
        # Blanks in the source are lost in text: where a word ends with one it
        # is not split.  Find the same place in the piece.
        n = -1
        for j, c in enumerate(piece):
            n += not c.isspace()
            if n == k:
                break
        fault = split(text, k, limit, cjk)
        spaced = j > 0 and piece[j - 1].isspace()
        if fault in ("splits a number", "splits a word") and spaced:
            continue
        if fault == "splits a word":
            run = 0
            while k + run < len(text) and word(text[k + run]):
                run += 1
            before = 0
            while before < k and word(text[k - before - 1]):
                before += 1
            if run + before > limit // 2:
                continue  # longer than a line may be
        if fault:
            faults.append(f"line {i + 1} {fault}: {lines[i][:40]}")
    return faults


def main():
    digest = open(sys.argv[1], encoding="utf-8").read()
    doc = json.load(open(sys.argv[2], encoding="utf-8"))
    faults = check(digest, doc, int(sys.argv[3]))
    for fault in faults:
        print(fault)
    if not any(True for _ in pieces(doc)):
        print("there is no text to check")
        return 1
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
