"""Takes out of JSON, or of what galley explain prints, what the rebuild's tuning
changes: rules, confidences and notes.  The same of DocBook's provenance.

usage: untuned.py json|explain|marked|docbook < FILE
"""
import json
import re
import sys

TUNED = ("rule", "confidence", "doubtful", "notes")


def strip(value):
    if isinstance(value, dict):
        return {k: strip(v) for k, v in value.items() if k not in TUNED}
    if isinstance(value, list):
        return [strip(v) for v in value]
    return value


text = sys.stdin.read()
if sys.argv[1] == "json":
    json.loads(text)  # the whole of it must be JSON
    # Line by line, so that the layout is compared as well.
    json.dump(strip(json.loads(text)), sys.stdout, ensure_ascii=False, indent=1)
    print()
elif sys.argv[1] == "docbook":
    text = re.sub(r'\n\t*<para role="note">.*', "", text)
    text = re.sub(r": <code>[a-z.]*</code>, confidence <phrase [^<]*</phrase>", "", text)
    sys.stdout.write(text)
elif sys.argv[1] == "marked":
    notes = False
    for line in text.splitlines():
        if line.startswith("@"):
            notes = line == "@notes"
        if not line.startswith("# ") and (not notes or line[:1] in "@"):
            print(re.sub(r"^(\[\d+\]) \S+ [01]\.\d+", r"\1", line))
else:
    skip = False
    for line in text.splitlines():
        skip = line.startswith("    * ") or (skip and line.startswith("      "))
        if not skip and not re.match(r"\d+ doubtful decisions?,", line):
            line = re.sub("\033\\[33m(.*)\033\\[0m", r"\1", line)
            print(re.sub(r"  \S+ [01]\.\d\d( \?)?$", "", line))
