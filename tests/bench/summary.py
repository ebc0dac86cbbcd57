"""How well do summaries tell what headlines tell?

usage: summary.py GALLEY SENTENCES PAGE...

Each PAGE is converted to JSON and to a digest with content=summary.  Of every
article with a headline, and more text than its summary has, the characters'
bigrams that the summary shares with headline and deck are counted, and those of
the text's beginning of the same length.  The headline is no input of either.
Prints the means of recall and F1, by language; the status is 1 where the
summaries of all pages are not better by both.
"""
import collections
import json
import re
import subprocess
import sys


def ink(text):
    return re.sub(r"\s+", "", text)


def bigrams(text):
    text = re.sub(r"[\W_]+", "", text.lower())
    return collections.Counter(text[i:i + 2] for i in range(len(text) - 1))


def overlap(text, wanted):
    """Recall and F1 of the wanted bigrams in the text."""
    a, b = bigrams(text), bigrams(wanted)
    both = sum((a & b).values())
    if not both:
        return 0.0, 0.0
    recall, precision = both / sum(b.values()), both / sum(a.values())
    return recall, 2 * recall * precision / (recall + precision)


def convert(galley, page, *options):
    return subprocess.run(
        [galley, "convert", "-q", "--doubt", "0", *options, "-o", "-", page],
        check=True, capture_output=True, text=True).stdout


def bodies(digest):
    """What stands below each article's head."""
    _, *parts = digest.rstrip("\n").split("\n\n\n")
    for part in parts:
        _, _, body = part.partition("\n\n")
        yield body


def pairs(galley, sentences, page):
    """(summary, beginning, headline and deck, language) of each article."""
    doc = json.loads(convert(galley, page, "-t", "json"))
    digest = convert(
        galley, page, "-t", "digest", "-O", "content=summary", "-O",
        "sentences=" + sentences, "-O", "width=400", "-O", "contents=no",
        "-O", "marks=none")
    texts = list(bodies(digest))
    if len(texts) != len(doc["articles"]):
        sys.exit(f"{page}: {len(texts)} articles in the digest")
    for article, summary in zip(doc["articles"], texts):
        if not article.get("title"):
            continue
        for block in article["blocks"]:
            if block["role"] == "byline":
                summary = summary.replace(block["text"], "", 1)
        text = ink("".join(block["text"] for block in article["blocks"]
                           if block["role"] == "para"))
        summary = ink(summary)
        if not summary or len(summary) >= len(text):
            continue
        head = article["title"] + " " + (article.get("deck") or "")
        yield summary, text[:len(summary)], head, doc["language"][:2]


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    galley, sentences, pages = sys.argv[1], sys.argv[2], sys.argv[3:]
    sums, seen = collections.defaultdict(lambda: [0.0] * 4 + [0]), set()
    for page in pages:
        for summary, lead, head, language in pairs(galley, sentences, page):
            if head in seen:  # the same article on another page
                continue
            seen.add(head)
            figures = overlap(summary, head) + overlap(lead, head)
            for key in (language, "all"):
                row = sums[key]
                for i, figure in enumerate(figures):
                    row[i] += figure
                row[4] += 1
    if not seen:
        sys.exit("no article to judge")
    print(f"summaries of {sentences} sentences beside as many characters of "
          "the beginning:")
    print("language  articles   recall     lead       F1     lead")
    for key, row in sorted(sums.items(), key=lambda kv: kv[0] == "all"):
        r, f, lead_r, lead_f = (100 * x / row[4] for x in row[:4])
        print(f"{key:<8}  {row[4]:8d}  {r:7.2f}  {lead_r:7.2f}  {f:7.2f}  "
              f"{lead_f:7.2f}")
    r, f, lead_r, lead_f = sums["all"][:4]
    return 0 if r > lead_r and f > lead_f else 1


if __name__ == "__main__":
    sys.exit(main())
