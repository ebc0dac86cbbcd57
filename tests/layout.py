"""Judges the lines of a digest by what is printed, without Galley's own layout.

usage: layout.py check DIGEST JSON WIDTH LEVEL
       layout.py plant DIGEST JSON <LIST
       layout.py sweep FOLDER SWEEP INPUT...

check: DIGEST was written without contents, JSON by the json writer from the
same input.  No line is wider than WIDTH; none that goes on within a text begins
or ends with what the LEVEL (none, basic, gb, strict) of W3C's Requirements for
Chinese Text Layout forbids; no number with its signs and unit, date, dash,
ellipsis or word is split that would have fitted; every text of the articles is
there, in order, to the character.  Prints each fault; the status is 1 where
there is one.

plant: LIST has lines `NAME|PATTERN'.  Ends a line of the digest's last texts
where the pattern matches, and checks that at each level: prints NAME, and the
levels at which there is a fault.

sweep: has galley write the INPUTs to FOLDER, in widths and levels, and checks
them all.  SWEEP is `sample', each width from 20 to 120 with one of the levels
and some of the inputs, or `all': every input in every width and level.
"""
import json
import os
import re
import subprocess
import sys
import unicodedata
from bisect import bisect

LEVELS = ("none", "basic", "gb", "strict")
INDENT = 4  # columns before a text at most, in a line of its own

PAUSES = set("、，；：。．！？‼⁇⁈⁉｡､,.;:?!")
CLOSERS = set("’”」』）】〕〗］｝》〉)]}")
CONNECTORS = set("－–～〜‐-")
INTERPUNCTS = set("·・‧")
SOLIDI = set("／/")
OPENERS = set("‘“「『（【〔〖［｛《〈([{")
DASHES = set("—―…⋯‥⸺")
UNITS = set("%％‰‱°℃℉′″年月日")
SIGNS = set("+＋-－−±$＄¥￥£€")
POINTS = set(".,:．，：")
LOW = ("de", "cs", "sk", "sl", "hr", "sr", "bg", "lt", "et", "is")
SAME = ("sv", "fi", "da", "nb", "nn", "no")

BLANKS = re.compile(r"[\s\ufeff]+")
SHOWN = dict.fromkeys([*range(0x20), *range(0x7f, 0xa0)], "\ufffd")
RULES = {}  # those that were made
JOINING = set("\u200d") | {chr(c) for c in range(0x1f3fb, 0x1f400)}


class Rules:
    """What a level forbids in a language, pair by pair."""

    def __init__(self, language, level):
        tag = language.split("-")[0]
        self.cjk = tag in ("zh", "ja", "ko")
        self.level = LEVELS.index(level)
        self.known = {}
        self.start = PAUSES | CLOSERS | INTERPUNCTS | set("%％")
        self.end = set(OPENERS)
        if tag in LOW:
            self.end -= set("‘“")
            self.end |= set("‚„")
        elif tag in SAME:
            self.start -= set("’”")

    def width(self, text):
        n = self.known.get(text)
        if n is None:
            n = self.measure(text)
            if len(text) == 1:
                self.known[text] = n
        return n

    def measure(self, text):
        if len(text) > 1 and not set(text) & JOINING:
            return sum(map(self.width, text))
        total, joined = 0, False
        for i, c in enumerate(text):
            kind = unicodedata.east_asian_width(c)
            if c == "\u200d":
                joined = True
                continue
            if unicodedata.category(c) in ("Mn", "Me", "Cf", "Cc"):
                continue
            if "\U0001f3fb" <= c <= "\U0001f3ff" and i:
                continue  # a skin
            if not joined:
                wide = kind in "WF" or kind == "A" and self.cjk
                total += 2 if wide else 1
            joined = False
        return total

    def fault(self, text, k, spaced):
        """What a line end before text[k] breaks, or None."""
        a, b = text[k - 1], text[k]
        if not spaced:
            kept = self.kept(text, k)
            if kept:
                return kept
        if self.level == 0:
            return None
        if b in self.start:
            return "begins with a mark"
        if a in self.end:
            return "ends with an opening mark"
        if self.level == 3 and self.cjk and b in DASHES:
            return "begins with a dash or an ellipsis"
        if spaced:
            return None
        if b in CONNECTORS or b in SOLIDI:
            return "begins with a connector"
        if b == "—" and self.cjk and a != b and text[k + 1:k + 2] != b:
            return "begins with a connector"
        if self.level >= 2 and self.cjk and a in SOLIDI:
            return "ends with a solidus"
        return None

    def kept(self, text, k):
        """What stays whole at every level."""
        a, b = text[k - 1], text[k]
        before = text[k - 2:k - 1]
        if a == b and a in DASHES and a != "⸺":
            run = 0
            while k - run > 0 and text[k - run - 1] == a:
                run += 1
            if run % 2:
                return "splits a dash or an ellipsis"
        if b.isdecimal():
            if a.isdecimal():
                return "splits a number"
            if a in POINTS and before.isdecimal():
                return "splits a number"
            if a in SIGNS:
                return "splits a number from its sign"
        if a.isdecimal() and b in UNITS:
            return "splits a number from its unit"
        if a.isdecimal() and b in POINTS and text[k + 1:k + 2].isdecimal():
            return "splits a number"
        if self.letter(a) and self.letter(b):
            return "splits a word"
        return None

    @staticmethod
    def letter(c):
        return unicodedata.name(c, "").startswith(
            ("LATIN", "CYRILLIC", "GREEK", "FULLWIDTH LATIN"))

    def fits(self, text, k, blanks, room):
        """All that can't be parted around text[k] has room in a line."""
        def tied(i):
            if not 0 < i < len(text) or i in blanks:
                return False
            narrow = self.width(text[i - 1]) < 2 and self.width(text[i]) < 2
            return narrow or self.fault(text, i, False) is not None
        first, last = k - 1, k + 1
        while tied(first) and k - first <= room:
            first -= 1
        while tied(last) and last - first <= 2 * room:
            last += 1
        return self.width(text[first:last]) <= room


def squash(text):
    """Without white space, and with control characters as they are shown."""
    if text.isalpha():
        return text
    return BLANKS.sub("", text).translate(SHOWN)


def pieces(doc):
    """Every text of the articles, in the order in which it is printed."""
    for art in doc["articles"]:
        for key in ("kicker", "title", "deck"):
            if art.get(key):
                yield art[key]
        for block in art["blocks"]:
            yield from block["text"].split("\n")


def blanks_of(piece):
    """Places in the squashed text that white space stands before."""
    places, n = set(), 0
    for c in piece:
        if squash(c):
            n += 1
        else:
            places.add(n)
    return places


def prepared(doc):
    """(text, its blanks) for each piece; it is done once for all widths."""
    if "prepared" not in doc:
        doc["prepared"] = [
            (squash(p), blanks_of(p)) for p in pieces(doc) if squash(p)]
    return doc["prepared"]


def check(digest, doc, limit, level):
    rules = RULES.setdefault((doc["language"], level),
                             Rules(doc["language"], level))
    lines = digest.split("\n")
    flat = squash(digest)
    faults = [
        f"line {i + 1} is {rules.width(line)} columns wide: {line}"
        for i, line in enumerate(lines) if rules.width(line) > limit
    ]
    numbers, at = {}, 0  # lines by the place of their first character
    for i, line in enumerate(lines):
        text = squash(line)
        if text:
            numbers[at] = i
        at += len(text)
    begins = sorted(numbers)
    at = 0
    for text, blanks in prepared(doc):
        found = flat.find(text, at)
        if found < 0:
            faults.append("not there, or not in order: " + text[:40])
            continue
        at = found + len(text)
        for place in begins[bisect(begins, found):bisect(begins, at - 1)]:
            k = place - found
            fault = rules.fault(text, k, k in blanks)
            if not fault:
                continue
            if not rules.fits(text, k, blanks, limit - INDENT):
                continue  # nothing else would do
            i = numbers[place]
            faults.append(f"line {i + 1} {fault}: {lines[i][:40]}")
    return faults


def broken(digest, where):
    """The digest with a line end where the pattern matches, and no other in
    the texts that begin with two wide blanks."""
    at = digest.index("\n\n　　") + 2
    flat = digest[:at] + re.sub("\n(?!　　)", "", digest[at:].rstrip()) + "\n"
    end = at + re.search(where, flat[at:]).end()
    return flat[:end] + "\n" + flat[end:]


def plant(digest, doc, rules):
    for line in rules:
        name, where = line.rstrip("\n").split("|", 1)
        bad = broken(digest, where)
        print(name + ":", *(l for l in LEVELS if check(bad, doc, 9999, l)))


def read(path):
    with open(path, encoding="utf-8", newline="") as f:
        return f.read()


def convert(folder, inputs, *options):
    command = ["galley", "convert", "-q", "--doubt", "0", "-o", folder + "/"]
    status = subprocess.run(command + list(options) + inputs,
                            stderr=subprocess.PIPE, check=False)
    if status.returncode > 1:  # 1: doubtful, or damaged, as some are
        sys.stderr.buffer.write(status.stderr)
        raise SystemExit(2)


def stem(path):
    return os.path.splitext(os.path.basename(path))[0]


def chosen(sweep, inputs):
    """(width, level, inputs) of each run of galley."""
    for width in range(20, 121):
        if sweep == "all":
            for level in LEVELS:
                yield width, level, inputs
        else:
            yield width, LEVELS[width % 4], inputs[width % 16::16]


def sweep(folder, kind, inputs):
    convert(folder, inputs, "-t", "json")
    docs = {i: json.loads(read(f"{folder}/{stem(i)}.json")) for i in inputs}
    digests = faulty = 0
    for width, level, some in chosen(kind, inputs):
        convert(folder, some, "-t", "digest", "-O", "contents=no",
                "-O", f"width={width}", "-O", f"level={level}")
        for i in some:
            path = f"{folder}/{stem(i)}.txt"
            faults = check(read(path), docs[i], width, level)
            digests += 1
            faulty += bool(faults)
            for fault in faults[:5] if faulty <= 20 else ():
                print(f"{i}, width {width}, level {level}: {fault}")
            os.unlink(path)
    print(f"{digests} digests of {len(inputs)} pages, {faulty} with faults")
    return faulty == 0 and digests > 0


def main():
    if sys.argv[1] == "sweep":
        return 0 if sweep(sys.argv[2], sys.argv[3], sys.argv[4:]) else 1
    doc = json.loads(read(sys.argv[3]))
    if sys.argv[1] == "plant":
        return plant(read(sys.argv[2]), doc, sys.stdin)
    faults = check(read(sys.argv[2]), doc, int(sys.argv[4]), sys.argv[5])
    for fault in faults:
        print(fault)
    if not prepared(doc):
        print("there is no text to check")
        return 1
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
