#!/usr/bin/env python3
"""Makes up marked text whose every line looks like CommonMark or a dialect of it.

usage: lookalikes.py SEED ARTICLES >x.marked
"""
import random
import re
import sys

STARTS = [
    "1. a", "1) a", "123456789. a", "1234567890. b", "1.", "1", "- a", "-", "--- ",
    "---", "- - -", "+ a", "+", "* a", "***", "* * *", "___", "# a", "#",
    "###### a", "####### b", "a #", "a ##", "## a ##", "> a", ">a", "=", "===",
    "== a", "~~~", "~~~ x", "```", "``` x", "`a`", "``a", "| a | b |", "|---|---|",
    ":--|:--", ": a", "<a>", "<div>", "</div>", "<!-- a -->", "<?a?>",
    "<http://a.b>", "<a@b.c>", "http://a.b/_c_", "www.a.b", "&amp;", "&#35;",
    "&#x23;", "&copy", "&a;", "& b", "A&T", "*a*", "**a**", "_a_", "a_b_c", "a*b*c",
    "***a***", "[a]", "[a](b)", "[a]: b", "[a][b]", "![a](b)", "!", "!a", "[ ] a",
    "[x] a", "[^1]", "[^1]: a", "\\", "\\\\", "a\\", "\\a", "\\*", "  a", "    a", "  - a", "a  b", "a   ",
    "\t a", "a\tb", "\xa0a", "a\xa0", "\u3000\u3000a", "a\u3000", "\u2003a",
    "\ufeffa", "~a~", "~~a~~", "$a$", "$$", "^a^", "{#a}", "::: a", "a {.b}", "“a”",
    "\uff081\uff09", "1\u3001a", "——a", "...", "a...", "'a'", "\"a\"", "--",
    "a -- b", ":smile:", "@a", "#a", "a\x01b", "\x1b[1m", "\x7f", "\x85a",
    "\u2028a", "\u200ba", "%", "% a", "(a)", "(1) a", "a. b", "i. a", "(@) a",
    "#. a", "<", ">", "[", "]", "](", "![", "`", "*", "_", "&", "&#", "&#;",
    "{{a}}", "{% a %}", "<b", "a<b>c", "\U0001f600",
]
def text():
    out = random.choice(STARTS)
    while random.random() < 0.5:
        out += random.choice(["", "", " ", "\u3000"]) + random.choice(STARTS)
    return out
ROLES = (
    "para para crosshead caption verse table list list byline jump".split()
)


def escaped(line):
    """As marked text has it: what is no plain character by its number."""
    line = line.replace("\\", "\\\\")
    line = re.sub("^ +| +$", lambda m: r"\u{20}" * len(m[0]), line)
    return "".join(
        f"\\u{{{ord(c):X}}}" if c in "@#" or c != " " and not c.isprintable() else c
        for c in line
    )


def main():
    random.seed(int(sys.argv[1]))
    number = 0
    out = ["@marked 1", ""]
    for i in range(int(sys.argv[2])):
        out += ["@article", ""]
        for role in ["kicker", "headline", "deck"] + random.choices(ROLES, k=8):
            number += 1
            lines = random.randint(1, 4) if role in ("verse", "table", "list") else 1
            out.append(f"@{role} [{number}]")
            out += [escaped(text()) for _ in range(lines)] + [""]
    out += ["@source x.txt", "encoding: UTF-8", f"numbers: 1-{number}"]
    print("\n".join(out))


main()
