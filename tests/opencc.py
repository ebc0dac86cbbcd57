"""Is each text what OpenCC's own program makes of it?  opencc.py WAS IS CONFIG,
both JSON of Galley's."""
import json
import subprocess
import sys


def texts(path):
    with open(path, encoding="utf-8") as file:
        doc = json.load(file)
    for article in doc["articles"]:
        for key in ("title", "kicker", "deck", "dateline"):
            yield article.get(key, "")
        yield from article["byline"]
        for block in article["blocks"]:
            yield block["text"]


def main():
    was, now = (list(texts(path)) for path in sys.argv[1:3])
    made = subprocess.run(["opencc", "-c", sys.argv[3] + ".json"], check=True,
                          capture_output=True, text=True,
                          input="\n".join(was) + "\n").stdout.split("\n")[:-1]
    lines = "\n".join(now).split("\n")
    for a, b in zip(made, lines):
        if a != b:
            print(a)
            print(b)
    return made != lines or was == now


sys.exit(main())
