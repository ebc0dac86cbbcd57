#!/usr/bin/env python3
"""Is what belongs together together?  B-cubed F1 over the characters of issues.

usage: bcubed.py [-m] SCORE TRUTH GALLEY BASELINE

SCORE is the bench's score.py, which defines the figure; TRUTH holds NAME.txt and
NAME.gold.json, GALLEY and BASELINE the output for each.  Characters that belong to no true
article don't count.  Prints a row an issue; the status is 1 where Galley is not better than
the baseline on every one, or, with -m, on the mean of all.
"""
import importlib.util
import json
import pathlib
import re
import sys

sys.dont_write_bytecode = True


def main():
    by_mean = sys.argv[1:2] == ["-m"]
    if by_mean:
        del sys.argv[1]
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    spec = importlib.util.spec_from_file_location("score", sys.argv[1])
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    truth, outs = pathlib.Path(sys.argv[2]), [pathlib.Path(p) for p in sys.argv[3:]]
    worse, rows = 0, []
    print(f"{'issue':<36} pages blocks  true  galley  (articles)  baseline  (articles)")
    for path in sorted(truth.glob("*.gold.json")):
        name = path.name[: -len(".gold.json")]
        text = (truth / (name + ".txt")).read_bytes().decode()
        gold = json.loads(path.read_text("utf-8"))
        size = len(text.encode())
        labels, _ = score.labels(gold, size)
        keep = [i for i in score.inked(text) if labels[i] is not None]
        figures, counts = [], []
        for out in outs:
            got = json.loads((out / (name + ".json")).read_text("utf-8"))
            figures.append(score.bcubed(labels, score.labels(got, size)[0], keep))
            counts.append(len(got["articles"]))
        blocks = sum(1 for b in re.split(r"\n[ \t]*(?=\n)|\f", text) if b.strip())
        lost = figures[0] <= figures[1]
        worse += lost
        rows.append(figures)
        print(f"{name:<36} {text.count(chr(12)) + 1:>5} {blocks:>6} {len(gold['articles']):>5}"
              f"  {figures[0]:6.4f}  {counts[0]:>10}  {figures[1]:8.4f}  {counts[1]:>10}"
              f"{'  not better' if lost else ''}")
    if not rows:
        sys.exit("no issue with its truth in " + str(truth))
    galley, baseline = (sum(row[i] for row in rows) / len(rows) for i in (0, 1))
    print(f"{'mean':<55}  {galley:6.4f}  {'':>10}  {baseline:8.4f}")
    return galley <= baseline if by_mean else worse > 0


if __name__ == "__main__":
    sys.exit(main())
