"""Checks leads and summaries in a digest against the articles' own text.

usage: parts.py DIGEST JSON
       parts.py -n DIGEST

DIGEST has no contents, no marks and an indent of 0, JSON is by the json writer
from the same input.  Every line of an article's text must stand in one of its
paragraphs or bylines, or be made of pieces of one paragraph, in its order; the
paragraphs come in their order.  With -n prints the characters of all texts but
white space.  The status is 1 where there is a fault.
"""
import json
import re
import sys


def bodies(path):
    """The lines of text of each article."""
    with open(path, encoding="utf-8") as file:
        _, *parts = file.read().rstrip("\n").split("\n\n\n")
    for part in parts:
        head, _, body = part.partition("\n\n")
        if "\n--" not in head:  # it has no headline
            body = part
        yield [line for line in body.split("\n") if line]


def ink(text):
    return re.sub(r"\s", "", text)


def is_made_of(line, para):
    """Is it pieces of the paragraph, in order?"""
    if ink(line) in ink(para):
        return True
    at, line, para = 0, ink(line), ink(para)
    while line:
        n = len(line)
        while n and para.find(line[:n], at) < 0:
            n -= 1
        if n < 4:
            return False
        at = para.find(line[:n], at) + n
        line = line[n:]
    return True


def faults(lines, article):
    blocks = [block["text"] for block in article["blocks"]
              if block["role"] in ("para", "byline")]
    label = ink(article.get("title") or "")
    at = 0
    for line in lines:
        while at < len(blocks) and not is_made_of(line, blocks[at]):
            at += 1
        if at == len(blocks) and ink(line).rstrip("…") not in label:
            yield "not of the article, or not in order: " + line[:60]


def main():
    if sys.argv[1] == "-n":
        print(sum(len(ink(line)) for body in bodies(sys.argv[2])
                  for line in body
                  if not line.startswith("本报记者")))
        return 0
    with open(sys.argv[2], encoding="utf-8") as file:
        articles = json.load(file)["articles"]
    texts, bad = list(bodies(sys.argv[1])), 0
    if len(texts) != len(articles):
        print(f"{len(texts)} articles, not {len(articles)}")
        bad = 1
    for lines, article in zip(texts, articles):
        for fault in faults(lines, article):
            print(fault)
            bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main())
