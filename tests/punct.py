"""What punct made of a page: punct.py clean|same WAS IS, both JSON of Galley's.

same: all texts are the same.  clean: beside ideographs no mark of half width is
left, numbers, times, addresses and Latin words are as they were.
"""
import json
import re
import sys

WIDE = "[\u3040-\u30ff\u3400-\u9fff]"
HALF = re.compile(f"{WIDE}[,;:?!]|[,;:?!]{WIDE}|{WIDE}[.](?![A-Za-z0-9.])")
KEPT = re.compile(r"\d+(?:[.,:/]\d+)+|[A-Za-z][A-Za-z.'’-]*|\d+")


def texts(path):
    with open(path, encoding="utf-8") as file:
        doc = json.load(file)
    for article in doc["articles"]:
        for key in ("title", "kicker", "deck", "dateline"):
            if article.get(key):
                yield article[key]
        for block in article["blocks"]:
            yield block["text"]


def main():
    what, was, now = sys.argv[1:]
    bad = False
    was, now = list(texts(was)), list(texts(now))
    if not was or len(was) != len(now):
        print(len(was), "texts became", len(now))
        return 1
    for a, b in zip(was, now):
        if what == "same":
            wrong = a != b
        else:
            wrong = HALF.search(b) or KEPT.findall(a) != KEPT.findall(b)
        if wrong:
            bad = True
            print(a)
            print(b)
    if what == "clean" and was == now:
        print("nothing changed")
        return 1
    return bad


sys.exit(main())
