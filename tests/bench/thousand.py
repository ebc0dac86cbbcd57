"""Articles of the fixtures over and over, as texts for Galley and for pandoc.

usage: thousand.py COUNT FOLDER GOLD...

Writes COUNT articles of the GOLD files to FOLDER: digest.marked, which Galley
reads without rebuilding anything, and digest.json, pandoc's own tree, which it
reads fastest; and plain.txt, digest.md for a look at what they are.  Each
article's headline has its number, so that all are different.
"""
import json
import sys


def articles(count, paths):
    found = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            found += json.load(file)["articles"]
    for i in range(count):
        article = found[i % len(found)]
        title = f"{i + 1}. {article['title']}"
        yield title, [block["text"].replace("\n", " ")
                      for block in article["blocks"]]


def escaped(text):
    return "\\" + text if text[:1] in "@#\\" else text


def inlines(text):
    out = []
    for word in text.split(" "):
        if out:
            out.append({"t": "Space"})
        out.append({"t": "Str", "c": word})
    return out


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    count, folder, paths = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
    marked, blocks, number = [], [], 0
    for title, paras in articles(count, paths):
        number += 1
        marked.append(f"@article\n\n@headline [{number}]\n{escaped(title)}\n")
        blocks.append({"t": "Header", "c": [1, ["", [], []], inlines(title)]})
        for text in paras:
            number += 1
            marked.append(f"@para [{number}]\n{escaped(text)}\n")
            blocks.append({"t": "Para", "c": inlines(text)})
    with open(folder + "/digest.marked", "w", encoding="utf-8") as file:
        file.write("@marked 1\n\nlanguage: zh-Hans\n\n" + "\n".join(marked) +
                   "\n@source page.txt\nencoding: UTF-8\n"
                   f"numbers: 1-{number}\n")
    with open(folder + "/digest.json", "w", encoding="utf-8") as file:
        json.dump({"pandoc-api-version": [1, 22, 2], "meta": {},
                   "blocks": blocks}, file, ensure_ascii=False)


if __name__ == "__main__":
    main()
