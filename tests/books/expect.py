"""What a reader must find in the book of an input, for reader.mjs:
expect.py WRITING <INPUT.marked >BOOK.json

It is told from marked text, not from the book: the headlines in their order, of
three articles the longest paragraph that is of one piece, and the printed pages
with the first headline of each."""
import json
import re
import sys


def pieces(text):
    """Role, number and text of each block; of several pieces: no text."""
    found = []
    body = text.split("\n@segments")[0].split("\n@notes")[0]
    body = body.split("\n@source")[0]
    for m in re.finditer(r"^@(\S+)(?: ([^\s[]+))?(?: \[(\d+)(?:\.\d+)?\])?\n"
                         r"((?:(?!@|#).*\n|)*?)(?=^@|^#|\Z)",
                         body + "\n", re.M):
        role, _, number, words = m.groups()
        if role == "+":
            found[-1][2] = ""
        else:
            found.append([role, int(number or 0), words.strip()])
    return found


def title(text):
    """The stated one, else the name of the file."""
    stated = re.search(r"^title: (.*)$", text, re.M)
    if stated:
        return stated.group(1)
    name = re.search(r"^@source (.*)$", text, re.M).group(1)
    return name.split("/")[-1].rsplit(".", 1)[0]


def main():
    writing = sys.argv[1]
    text = sys.stdin.read()
    articles, pages = [], []
    for role, number, words in pieces(text):
        words = " ".join(words.split())
        if role == "article":
            articles.append({"headline": None, "words": ""})
        elif role == "asides":
            break
        elif role == "headline":
            articles[-1].update(headline=words, number=number)
        elif role == "para" and len(words) > len(articles[-1]["words"]):
            articles[-1]["words"] = words
    articles = [a for a in articles if a["headline"]]
    for at, label in re.findall(r"^page: (\d+) ?(.*)$",
                                text[text.index("\n@source"):], re.M):
        pages.append({"label": label or str(len(pages) + 1),
                      "words": next((a["headline"] for a in articles
                                     if a["number"] >= int(at)), None)})
    chosen = [articles[0], articles[len(articles) // 2], articles[-2]]
    vertical = writing == "vertical"
    json.dump({
        "title": title(text),
        "headlines": [a["headline"] for a in articles],
        "articles": chosen,
        "pages": pages if len(pages) > 1 else [],
        "progression": "rtl" if vertical else None,
        "writing": "vertical-rl" if vertical else "horizontal-tb",
    }, sys.stdout, ensure_ascii=False)


main()
