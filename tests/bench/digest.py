"""A digest of many articles by Galley and by pandoc's plain writer, side by side.

usage: digest.py GALLEY COUNT FOLDER NAME LANGUAGE GOLD...

COUNT articles, those of the GOLD files over and over, are written to FOLDER as a
marked text, of which Galley rebuilds nothing, and as Markdown, which pandoc
reads; and as pandoc's own tree, which spares it that.  Both then make plain text
in lines of 72 columns.  With breaks=greedy Galley does as pandoc does, line by
line: that is the figure which is left in FOLDER/ratio.  Processor time is compared, of the quickest
of several runs, for the clock tells of others, too.  Prints a line for each way
and how many times as fast Galley is; NAME is what the articles are called.
"""
import json
import os
import subprocess
import sys

RUNS = 7


def articles(count, paths):
    found = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            found += json.load(file)["articles"]
    for i in range(count):
        article = found[i % len(found)]
        yield f"{i + 1}. {article['title']}", [
            block["text"].replace("\n", " ") for block in article["blocks"]]


def inlines(text):
    out = []
    for word in text.split(" "):
        if out:
            out.append({"t": "Space"})
        out.append({"t": "Str", "c": word})
    return out


def escaped(text):
    return "\\" + text if text[:1] in "@#\\" else text


def write(folder, language, count, paths):
    """The inputs; returns the bytes of the articles' text."""
    marked, blocks, markdown, number = [], [], [], 0
    for title, paras in articles(count, paths):
        number += 1
        marked.append(f"@article\n\n@headline [{number}]\n{escaped(title)}\n")
        blocks.append({"t": "Header", "c": [1, ["", [], []], inlines(title)]})
        markdown.append("# " + title)
        for text in paras:
            number += 1
            marked.append(f"@para [{number}]\n{escaped(text)}\n")
            blocks.append({"t": "Para", "c": inlines(text)})
            markdown.append(text)
    files = {
        "marked": f"@marked 1\n\nlanguage: {language}\n\n"
                  + "\n".join(marked) + "\n@source page.txt\n"
                  f"encoding: UTF-8\nnumbers: 1-{number}\n",
        "json": json.dumps({"pandoc-api-version": [1, 22, 2], "meta": {},
                            "blocks": blocks}, ensure_ascii=False),
        "md": "\n\n".join(markdown) + "\n",
    }
    for extension, text in files.items():
        with open(f"{folder}/all.{extension}", "w", encoding="utf-8") as file:
            file.write(text)
    return len(files["md"].encode())


def seconds(*command):
    """Processor time of its quickest run."""
    best = None
    for _ in range(RUNS):
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
        if status:
            sys.exit(f"{command[0]} failed")
        time = usage.ru_utime + usage.ru_stime
        best = time if best is None else min(best, time)
    return best


def main():
    if len(sys.argv) < 7:
        sys.exit(__doc__)
    galley, count, folder, name, language = sys.argv[1:6]
    size = write(folder, language, int(count), sys.argv[6:])
    print(f"{count} articles, {name}, {size / 1e6:.2f} MB:")
    pandoc = {
        what: seconds("pandoc", "-f", form, "-t", "plain", "--columns=72",
                      "-o", folder + "/pandoc.txt", f"{folder}/all.{ext}")
        for what, form, ext in (("Markdown", "markdown", "md"),
                                ("its tree", "json", "json"))}
    for what, time in pandoc.items():
        print(f"  pandoc, from {what:<26} {time:7.3f} s")
    alike = 0.0
    for options in ([], ["breaks=greedy"], ["lines=60", "columns=2"],
                    ["content=summary"]):
        words = [word for o in options for word in ("-O", o)]
        time = seconds(galley, "convert", "--in-process", "-q", "-f", "marked",
                       "-t", "digest", *words, "-o", folder + "/galley.txt",
                       folder + "/all.marked")
        ratios = ", ".join(f"{other / time:5.1f}" for other in pandoc.values())
        print(f"  galley {' '.join(options):<32} {time:7.3f} s: "
              f"{ratios} times as fast")
        if options == ["breaks=greedy"]:
            alike = pandoc["Markdown"] / time
    return alike


if __name__ == "__main__":
    ratio = main()
    with open(sys.argv[3] + "/ratio", "w", encoding="utf-8") as out:
        out.write(f"{ratio:.1f}\n")
