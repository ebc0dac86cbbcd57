"""Makes up an issue of many articles as marked text, of sentences of the
fixtures: issue.py ARTICLES >issue.marked

The same bytes each time.  Of what the model has, a part of everything: kickers,
decks, bylines, datelines, crossheads, captions, verse, lists, tables, cut-off
ends, joins, copies set aside, pages with labels and sections."""
import json
import random
import sys

PER_PAGE = 8
SECTIONS = ("要闻", "本地", "文化", "副刊")
NAMES = ("chengwan", "ludu", "qingyu", "songdu", "yanzhou")


def fixtures():
    heads, sentences, captions = [], [], []
    for name in NAMES:
        with open(f"fixtures/{name}.gold.json", encoding="utf-8") as f:
            articles = json.load(f)["articles"]
        for a in articles:
            heads.append(a["title"])
            for b in a["blocks"]:
                if b["role"] == "para":
                    parts = b["text"].split("。")
                    sentences += [p + "。" for p in parts if len(p) > 4]
                elif b["role"] == "caption":
                    captions.append(b["text"])
    return heads, sentences, captions


class Issue:
    def __init__(self):
        self.heads, self.sentences, self.captions = fixtures()
        self.random = random.Random(1)
        self.number = 0
        self.notes = []
        self.lines = []
        self.pages = []

    def block(self, what, text):
        """One more piece of the source; its number."""
        self.number += 1
        self.lines += [f"@{what} [{self.number}]", text]
        return self.number

    def some(self, many, low, high):
        return self.random.sample(many, self.random.randint(low, high))

    def para(self):
        return "".join(self.some(self.sentences, 1, 4))

    def joined(self):
        text = self.para()
        at = len(text) // 2
        first = self.block("para", text[:at])
        second = self.block("+", text[at:])
        self.notes.append(f"decide.join 0.951 [{first}] [{second}]: "
                          "a paragraph cut in two, joined")

    def article(self, i):
        if i % PER_PAGE == 0:
            page = i // PER_PAGE
            self.pages.append(f"page: {self.number + 1} A{page + 1}\n"
                              f"page-section: {SECTIONS[page // 2 % 4]}")
        self.lines.append("@article")
        if i % 2:
            self.lines.append(f"byline: 记者{i}")
        if i % 3 == 0:
            self.lines.append("dateline: 本报讯")
        if i % 17 == 5:
            self.lines.append("truncated: yes")
        if i % 7 == 0:
            self.block("kicker", self.random.choice(self.heads))
        self.block("headline", f"{self.random.choice(self.heads)}（{i + 1}）")
        if i % 5 == 0:
            self.block("deck", self.random.choice(self.heads))
        if i % 2:
            self.block("byline", f"本报记者　记者{i}")
        for _ in range(self.random.randint(1, 4)):
            self.block("para", self.para())
        if i % 4 == 1:
            self.joined()
        if i % 3 == 2:
            for _ in range(2):
                self.block("crosshead", self.random.choice(self.heads))
                self.block("para", self.para())
        if i % 6 == 0:
            self.block("caption", self.random.choice(self.captions))
        if i % 50 < 3:
            self.block(("verse", "list", "table")[i % 50],
                       "\n".join(self.some(self.heads, 2, 4)))
        if i % 40 == 9:
            n = self.block("aside duplicate", self.para())
            self.notes.append(f"repeats.copy 0.990 [{n}]: "
                              "stands a second time; set aside")
        if i % 17 == 5:
            n = self.block("para", self.para().rstrip("。"))
            self.notes.append(f"decide.cut 0.902 [{n}]: "
                              "stops in mid-sentence; no continuation found")


def main():
    many = int(sys.argv[1])
    issue = Issue()
    for i in range(many):
        issue.article(i)
    print("@marked 1\n\ntitle: 千篇日报\nissue: 第1000期\ndate: 2024-02-29\n"
          "publisher: 千篇日报社\nlanguage: zh-Hans")
    print("\n".join(issue.lines))
    print("@notes")
    print("\n".join(issue.notes))
    print("@source made-up.txt\nencoding: UTF-8")
    print(f"numbers: 1-{issue.number}")
    print("\n".join(issue.pages))


main()
