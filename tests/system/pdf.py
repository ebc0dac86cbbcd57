"""Looks into a PDF as those do who read it, by poppler's and qpdf's programs.

    pdf.py text PDF JSON [CUT]   each character of the articles, in their order
    pdf.py fonts PDF             embedded, subset, and with a way back to text
    pdf.py frame PDF             nothing stands in the margins
    pdf.py goals PDF JSON        contents and outline lead to the right sheets

JSON is what the json writer says of the same input.  CUT is the mark behind a
text that breaks off.  Prints what is wrong; the status is 1 where anything is."""
import json
import re
import subprocess
import sys

MARGIN = 18 / 25.4 * 72  # of the default


def run(*args):
    return subprocess.run(args, check=True, capture_output=True).stdout


def ink(text):
    """The characters without white space and soft hyphens."""
    return re.sub("[\\s\u00ad\u200b]+", "", text)


def articles(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)["articles"]


def pages_of(pdf):
    info = run("pdfinfo", pdf).decode()
    size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", info)
    return (int(re.search(r"Pages: +(\d+)", info).group(1)),
            float(size.group(1)), float(size.group(2)))


def text_of(pdf, *more):
    """The text in the order in which it was set, without the foot."""
    _, width, height = pages_of(pdf)
    return run("pdftotext", "-raw", "-x", "0", "-y", "0", "-W",
               str(int(width) + 1), "-H", str(int(height - MARGIN + 6)), *more,
               pdf, "-").decode()


def wanted(article, cut):
    """What the article's text must be."""
    parts = [article.get("kicker"), headline(article), article.get("deck")]
    parts += [b["text"] for b in article["blocks"]]
    if article["truncated"]:
        last = max(i for i, b in enumerate(article["blocks"])
                   if b["role"] == "para")
        parts.insert(3 + last + 1, cut)
    return ink("".join(p for p in parts if p))


def headline(article):
    return article.get("title") if article.get("title_from") else None


def check_text(pdf, truth, cut=""):
    want = "".join(wanted(a, cut) for a in articles(truth))
    got = ink(text_of(pdf))
    if got.endswith(want):
        return []
    got = got[max(0, len(got) - len(want)):]
    i = next((i for i, (a, b) in enumerate(zip(want, got)) if a != b), 0)
    return ["at %d of %d: %r is wanted, there is %r" % (
        i, len(want), want[i:i + 40], got[i:i + 40])]


def check_fonts(pdf):
    faults = []
    lines = run("pdffonts", pdf).decode().splitlines()
    if len(lines) < 3:
        return ["there are no fonts"]
    for line in lines[2:]:
        if line.split()[-5:-2] != ["yes", "yes", "yes"] or line[6] != "+":
            faults.append("not embedded, subset or mapped: " + line)
    return faults


def check_frame(pdf):
    """Boxes of words, in points: what a mark gave up by squeezing, or what
    hangs, may stand beyond the frame, and no more."""
    _, width, height = pages_of(pdf)
    faults = []
    for box in re.findall(
            r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" '
            r'yMax="([-\d.]+)">([^<]*)',
            run("pdftotext", "-bbox", pdf, "-").decode()):
        left, top, right, bottom = map(float, box[:4])
        if top > height - MARGIN + 5:
            continue  # the foot
        if (left < MARGIN - 10 or right > width - MARGIN + 10 or
                top < MARGIN - 10 or bottom > height - MARGIN + 10):
            faults.append("in the margin: %s" % (box,))
    return faults


def objects(pdf):
    data = json.loads(run("qpdf", "--json=2", pdf))["qpdf"][1]
    return {k[4:]: v.get("value", v.get("stream", {}).get("dict"))
            for k, v in data.items() if k.startswith("obj:")}, data["trailer"]


class Document:
    """Names, links and the outline, with numbers of sheets from 1."""

    def __init__(self, pdf):
        self.all, trailer = objects(pdf)
        self.root = self.all[trailer["value"]["/Root"]]
        self.sheets = []
        self.walk(self.root["/Pages"])
        self.names = {}
        if "/Names" in self.root:
            names = self.at(self.at(self.root["/Names"])["/Dests"])
            self.collect(names)

    def at(self, value):
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            value = self.all[value]
        return value

    def walk(self, node):
        for kid in self.at(node).get("/Kids", []):
            if self.at(kid)["/Type"] == "/Page":
                self.sheets.append(kid)
            else:
                self.walk(kid)

    def collect(self, node):
        flat = node.get("/Names", [])
        for name, dest in zip(flat[::2], flat[1::2]):
            dest = self.at(dest)
            if isinstance(dest, dict):
                dest = dest["/D"]
            self.names[name] = dest
        for kid in node.get("/Kids", []):
            self.collect(self.at(kid))

    def sheet(self, dest):
        if isinstance(dest, str):
            dest = self.names[dest]
        return self.sheets.index(dest[0]) + 1

    def outline(self):
        """(depth, label, sheet) of each entry."""
        found = []

        def level(item, depth):
            while item:
                item = self.at(item)
                dest = item.get("/Dest") or self.at(item["/A"])["/D"]
                found.append((depth, item["/Title"][2:], self.sheet(dest)))
                level(item.get("/First"), depth + 1)
                item = item.get("/Next")
        if "/Outlines" in self.root:
            level(self.at(self.root["/Outlines"]).get("/First"), 0)
        return found

    def links(self):
        """Sheets that links lead to, in the order of the sheets."""
        found = []
        for sheet in self.sheets:
            for note in self.at(self.at(sheet).get("/Annots", [])):
                note = self.at(note)
                dest = note.get("/Dest") or self.at(note["/A"])["/D"]
                found.append(self.sheet(dest))
        return found


def contents(pdf, count):
    """The numbers that the contents say, in their order."""
    lines = [line for line in text_of(pdf).split("\n")]
    return [int(n) for line in lines for n in re.findall(
                r"(?:^| )(\d+)(?= |$)", line)
            if 1 <= int(n) <= count]


def is_subsequence(part, whole):
    rest = iter(whole)
    return all(item in rest for item in part)


def check_goals(pdf, truth):
    faults = []
    document = Document(pdf)
    count = pages_of(pdf)[0]
    text = [ink(text_of(pdf, "-f", str(i), "-l", str(i)))
            for i in range(1, count + 1)]
    outline = document.outline()
    heads = articles(truth)
    for article in heads:
        if not article["title"]:
            continue
        label = ink(article["title"])
        ends = [s for _, other, s in outline if ink(other) == label]
        if not ends:
            faults.append("%r is not in the outline" % label)
        # What stands there besides the contents.
        elif not any(ink(first_words(article)) in text[s - 1] for s in ends):
            faults.append("%r is not where the outline leads" % label)
        for block in article["blocks"]:
            if block["role"] == "crosshead" and not any(
                    ink(other) == ink(block["text"]) and
                    ink(block["text"]) in text[s - 1]
                    for _, other, s in outline):
                faults.append("crosshead %r is missing" % block["text"])
    links = document.links()
    if len(links) < len(heads):
        faults.append("%d links for %d articles" % (len(links), len(heads)))
    if not is_subsequence(numbered(links, outline, heads),
                          contents(pdf, count)):
        faults.append("the contents don't say %r" % links)
    return faults


def first_words(article):
    """Of its text, so few that they stand in the sheet's first column."""
    blocks = [b["text"] for b in article["blocks"]]
    return (blocks[0] if blocks else article["title"])[:12]


def numbered(links, outline, heads):
    """Where the contents' entries of articles lead, by the outline; links of
    groups say no number."""
    labels = [ink(a["title"]) for a in heads]
    found = [s for depth, label, s in outline
             if ink(label) in labels and depth < 2]
    return [s for s in found if s in links]


def main():
    what = {"text": check_text, "fonts": check_fonts,
            "frame": check_frame, "goals": check_goals}
    faults = what[sys.argv[1]](*sys.argv[2:])
    print("\n".join(faults))
    sys.exit(bool(faults))


main()
