#!/usr/bin/env python3
"""Holds figures against the floor.

usage: floor.py figures SET SCORE SCORES_JSON TRUTH OUT   prints SET's figures, a line each
       floor.py check FLOOR FIGURES                       1 where one is short of its floor
       floor.py record FLOOR FIGURES                      writes the floor anew from a run

SCORE is the bench's score.py, SCORES_JSON what its --json wrote about OUT, which holds the
output for every page in TRUTH.  A line is SET CLASS FIGURE VALUE.  False joins are counted
here: seams inside the output's paragraphs that truth lacks, for each true paragraph.
"""
import collections
import importlib.util
import json
import pathlib
import sys

sys.dont_write_bytecode = True
# What is held of all pages, and of each class.
OF_ALL = ("perfect", "title", "join", "aside", "kept", "falsejoins")
OF_CLASS = ("perfect",)
# How far a figure may fall; anything else by half a point.
MAY_FALL = {"kept": 0.0, "falsejoins": 0.001}
HALF_A_POINT = 0.005
ROUNDING = 1e-9
HEAD = """\
# What the bench reached when this was last recorded (HACKING.md, "The bench"):
# set, class, figure, value.  A figure may fall by half a point, false joins
# rise by a tenth, kept not at all; then `make accuracy' fails.
"""


def pairs(article):
    """All its seams that may be, where truth accepts more than one reading."""
    pieces = [piece for block in article["blocks"] for piece in block["from"]]
    return {(a[1], b[0]) for a in pieces for b in pieces}


def false_joins(score, truth, out):
    """{class: [false joins, true paragraphs]}"""
    counts = collections.defaultdict(lambda: [0, 0])
    for path in sorted(pathlib.Path(truth).glob("*.gold.json")):
        name = path.name[: -len(".gold.json")]
        gold = json.loads(path.read_text("utf-8"))
        page = pathlib.Path(out, name + ".json")
        got = json.loads(page.read_text("utf-8"))
        right = set(score.joins(gold))
        for article in gold["articles"]:
            if article.get("accept"):
                right |= pairs(article)
        false = sum(seam not in right for seam in score.joins(got))
        paras = sum(b["role"] == "para" for a in gold["articles"] for b in a["blocks"])
        for group in ("ALL", gold.get("class", "none")):
            counts[group][0] += false
            counts[group][1] += paras
    return counts


def figures(name, score, scores, truth, out):
    spec = importlib.util.spec_from_file_location("score", score)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rows = json.loads(pathlib.Path(scores).read_text("utf-8"))
    joins = false_joins(module, truth, out)
    for group, row in rows.items():
        false, paras = joins[group]
        row["falsejoins"] = false / max(1, paras)
        for figure in OF_ALL if group == "ALL" else OF_CLASS:
            print(name, group, figure, f"{row[figure]:.6f}")
    print(f"false joins, a hundred true paragraphs ({name}):", file=sys.stderr)
    for group in sorted(joins, key=lambda g: (g != "ALL", g)):
        false, paras = joins[group]
        print(f"{group:<14} {100 * false / max(1, paras):7.4f}  {false:>5} of {paras}",
              file=sys.stderr)


def read(path):
    found = {}
    for line in pathlib.Path(path).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            *key, value = line.split()
            found[tuple(key)] = float(value)
    return found


def shortfalls(floor, had):
    """A sentence for each figure that is too low, or missing."""
    for key, wanted in floor.items():
        name = "/".join(key)
        if key not in had:
            yield f"short: {name} is missing, wanted {wanted:.6f}"
            continue
        fall = wanted - had[key]
        if key[-1] == "falsejoins":
            fall = -fall
        if fall > MAY_FALL.get(key[-1], HALF_A_POINT) + ROUNDING:
            yield f"short: {name} is {had[key]:.6f}, wanted {wanted:.6f}"


def check(floor, had):
    floor, had = read(floor), read(had)
    if not floor:
        print("short: the floor holds no figure")
        return 1
    bad = list(shortfalls(floor, had))
    for line in bad:
        print(line)
    if not bad:
        print(f"{len(floor)} figures, none is short of its floor")
    return bool(bad)


def record(floor, had):
    lines = "".join(" ".join(key) + f" {value:.6f}\n" for key, value in read(had).items())
    pathlib.Path(floor).write_text(HEAD + lines, "utf-8")


def main():
    commands = {"figures": (figures, 5), "check": (check, 2), "record": (record, 2)}
    command, count = commands.get(sys.argv[1] if sys.argv[1:] else "", (None, 0))
    if not command or len(sys.argv) != count + 2:
        sys.exit(__doc__)
    return command(*sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
