#!/usr/bin/env python3
"""What books.sh needs: texts, peaks of memory, ratios.

usage: books.py make DEV own|copies OUT PLAIN
       books.py peak COMMAND [ARG]...
       books.py share JSON TEXT
       books.py unpack EPUB OUT
       books.py ratios TIMES PEAKS

make joins the true articles of all pages in DEV, page after page, form feeds between them, in
rounds of another order of articles until there are 10 MB.  "copies": each round has the same
words, as an issue has that was scanned several times.  "own": each round's letters are
exchanged for others about as frequent, so that no round copies another.  PLAIN gets the same
text with line ends for the form feeds, which are white space to Galley alone.

peak runs the command and prints the most memory in KB that any one process of it held.
share tells what of the text Galley set aside.  unpack joins the XHTML of a book.  ratios reads hyperfine's JSON and lines "NAME KB".
"""
import collections
import json
import pathlib
import random
import resource
import subprocess
import sys
import zipfile

MOST = 10_000_000
ALIKE = 7  # letters that take each other's place


def read_pages(dev):
    pages = []
    for gold in sorted(pathlib.Path(dev).glob("*.gold.json")):
        articles = json.loads(gold.read_text("utf-8"))["articles"]
        pages.append([[a["title"], *(b["text"] for b in a["blocks"])] for a in articles])
    return pages


def by_frequency(pages):
    """Ideographs and small Latin letters, each the most frequent first."""
    count = collections.Counter(c for p in pages for a in p for t in a for c in t)
    ranked = [c for c, _ in count.most_common()]
    return [c for c in ranked if "\u4e00" <= c <= "\u9fff"], [c for c in ranked if "a" <= c <= "z"]


def exchanged(letters, turns):
    """Each letter by the one so many places on, among those about as frequent."""
    table = {}
    for row in letters:
        for i in range(0, len(row) - ALIKE + 1, ALIKE):
            for k in range(ALIKE):
                table[ord(row[i + k])] = row[i + (k + turns) % ALIKE]
    return table


def make(dev, kind, out, plain):
    pages = read_pages(dev)
    letters = by_frequency(pages)
    rng = random.Random(1)
    text, size, turn = [], 0, 0
    while size < MOST:
        table = exchanged(letters, turn if kind == "own" else 0)
        for page in pages:
            articles = page[:]
            if turn:
                rng.shuffle(articles)
            blocks = [t for a in articles for t in a if t]
            text.append("\n\n".join(blocks).translate(table))
            size += len(text[-1].encode()) + 1
        turn += 1
    pathlib.Path(out).write_text("\f".join(text) + "\n", "utf-8")
    pathlib.Path(plain).write_text("\n".join(text) + "\n", "utf-8")


def peak(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


def ink(text):
    return len("".join(text.split()))


def share(book, text):
    book = json.load(open(book, encoding="utf-8"))
    whole = ink(open(text, encoding="utf-8").read())
    aside = sum(ink(a["text"]) for a in book["aside"])
    print(f"{whole} characters; Galley makes {len(book['articles'])} articles of them"
          f" and sets {100 * aside / whole:.0f} % aside")


def unpack(epub, out):
    with zipfile.ZipFile(epub) as book, open(out, "wb") as f:
        for name in book.namelist():
            if name.endswith(".xhtml"):
                f.write(book.read(name))


def ratios(times, peaks):
    seconds = {r["command"]: r["min"] for r in json.load(open(times, encoding="utf-8"))["results"]}
    memory = {}
    for line in open(peaks, encoding="utf-8"):
        name, kilobytes = line.rsplit(" ", 1)
        memory[name] = int(kilobytes)
    print(f"{'':16}{'seconds':>9}{'peak MB':>9}{'times as fast':>15}{'share of peak':>15}")
    for name, took in seconds.items():
        row = f"{name:16}{took:9.3f}"
        if name in memory:
            row += f"{memory[name] / 1024:9.1f}"
        other = name.replace("galley", "pandoc")
        if name != other:
            row += f"{seconds[other] / took:15.1f}{memory[name] / memory[other]:15.2f}"
        print(row.rstrip())
    print(f"galley's EPUB takes {seconds['galley epub'] / seconds['gzip -6']:.2f} times"
          " as long as gzip -6 over its XHTML")


def main():
    commands = {"make": make, "peak": peak, "share": share, "unpack": unpack,
                "ratios": ratios}
    if len(sys.argv) < 3 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    commands[sys.argv[1]](*sys.argv[2:])


if __name__ == "__main__":
    main()
