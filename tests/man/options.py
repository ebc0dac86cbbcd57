"""Manual pages against what the program says of itself: each plugin's options
with type, default, range and unit, each command's options, and the summaries.
Prints TAP."""
import glob
import json
import os
import re
import subprocess
import sys

results = []


def check(name, faults):
    results.append(not faults)
    print("ok" if not faults else "not ok", len(results), "-", name)
    for fault in faults:
        print("#", fault)


def run(*args):
    return subprocess.run(args, check=True, capture_output=True,
                          text=True).stdout


def section(page, name):
    match = re.search(r"^\.Sh %s\n(.*?)(?=^\.Sh |\Z)" % name, page,
                      re.S | re.M)
    return match.group(1) if match else ""


def entries(page):
    """The entries of OPTIONS: the .It line and the text below it."""
    found = re.split(r"^\.It ", section(page, "OPTIONS"), flags=re.M)[1:]
    return [entry.split("\n", 1) for entry in found]


def value_line(option):
    """What must stand in the page of an option's values."""
    kind, default = option["type"], option["default"]
    if kind == "bool":
        return "Yes or no; default %s." % default
    if kind == "int":
        unit = " " + option["unit"] if option["unit"] else ""
        return "An integer, %s%s; default %s." % (option["range"], unit, default)
    if kind == "enum":
        return "One of %s; default %s." % (option["range"], default)
    if kind == "file":
        return 'The path of a file; default "%s".' % default
    return 'Any text; default "%s".' % default


def plugin_faults(info, page):
    """What the page of a plugin has wrong."""
    faults = []
    there = {}
    for head, text in entries(page):
        if head.startswith("Cm "):
            there[head.split()[1]] = text
    for option in info["options"]:
        text = there.pop(option["name"], None)
        if text is None:
            faults.append("option %s is not in the page" % option["name"])
            continue
        if value_line(option) not in text:
            faults.append("option %s wants the line: %s" % (
                option["name"], value_line(option)))
        wanted = option["help"][0].upper() + option["help"][1:]
        if wanted + "." not in " ".join(text.split("\n")):
            faults.append("option %s wants the sentence: %s." % (
                option["name"], wanted))
    faults += ["the page invents option " + name for name in there]
    summary = re.search(r"^\.Nd (.*)$", page, re.M).group(1)
    if info["name"] != "explain" and summary != info["summary"]:
        faults.append(".Nd is %r, the summary %r" % (summary, info["summary"]))
    return faults


def command_faults(help_text, page):
    """What the page of a command has wrong."""
    told = set(re.findall(r"^  (?:-\w, |    )--([a-z-]+)", help_text, re.M))
    short = set(re.findall(r"^  -(\w), --", help_text, re.M))
    heads = [head for head, _ in entries(page) if head.startswith("Fl ")]
    flags = set(re.findall(r"Fl (?!-)(\S+)", " ".join(heads)))
    names = set(re.findall(r"Fl -([a-z-]+)", " ".join(heads)))
    faults = ["--%s is not in the page" % name for name in told - names]
    faults += ["the page invents --" + name for name in names - told]
    faults += ["-%s is not in the page" % flag for flag in short - flags]
    faults += ["the page invents -" + flag for flag in flags - short]
    return faults


def self_test(page):
    """Does it see what is wrong?"""
    option = {"name": "width", "type": "int", "default": "5",
              "range": "1 to 9", "unit": "columns", "help": "how wide"}
    info = {"name": "x", "summary": "s", "options": [option]}
    good = (".Nd s\n.Sh OPTIONS\n.It Cm width Ns = Ns Ar n\nHow wide.\n"
            "An integer, 1 to 9 columns; default 5.\n.Sh SEE ALSO\n")
    check("a right page is right", plugin_faults(info, good))
    for what, bad in (
            ("default", good.replace("default 5", "default 6")),
            ("range", good.replace("1 to 9", "1 to 8")),
            ("unit", good.replace("columns", "rows")),
            ("help", good.replace("How wide.", "How long.")),
            ("option", good.replace("Cm width", "Cm length")),
            ("invention", good.replace(".Sh SEE", ".It Cm y\nZ.\n.Sh SEE")),
            ("summary", good.replace(".Nd s", ".Nd t"))):
        check("a wrong %s is seen" % what,
              [] if plugin_faults(info, bad) else ["it is not"])
    check("a wrong flag is seen",
          [] if command_faults("  -q, --quite    less\n", page)
          else ["it is not"])


def main():
    galley = os.path.join(os.environ["GALLEY_BUILD"], "galley")
    for info in json.loads(run(galley, "plugins", "--json")):
        path = "man/galley-%s.1" % info["name"]
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                faults = plugin_faults(info, file.read())
        else:
            faults = [path + " is missing"]
        check("plugin %s: its page" % info["name"], faults)
    for command in ("convert", "explain", "plugins"):
        with open("man/galley-%s.1" % command, encoding="utf-8") as file:
            page = file.read()
        check("galley %s: its page" % command,
              command_faults(run(galley, "help", command), page))
    self_test(page)
    with open("man/galley.1", encoding="utf-8") as file:
        page = file.read()
    check("galley help lists the commands that galley(1) has",
          ["galley %s is not in both" % name for name in
           set(re.findall(r"^  ([a-z]+)  ", run(galley, "help"), re.M)) ^
           set(re.findall(r"^\.It Cm (\w+)$", page, re.M))])
    rules = set()
    for path in glob.glob("core/rebuild/*.c"):
        with open(path, encoding="utf-8") as file:
            rules |= set(re.findall(r'"([a-z]+\.[a-z-]+)"', file.read()))
    with open("man/galley-bulletin.5", encoding="utf-8") as file:
        told = set(re.findall(r"^\.It Cm (\w+\.\S+)$",
                              section(file.read(), "NOTES"), re.M))
    check("there are rules", [] if rules else ["none was found"])
    check("galley-bulletin(5) has the rules of rebuild", [
        rule + " is not in both" for rule in rules ^ told])
    check("galley(1) refers to every page", [
        name + " is not there" for name in
        (os.path.basename(path)[:-2] for path in glob.glob("man/*.[135]"))
        if name != "galley" and ".Xr " + name + " " not in page])
    print("1..%d" % len(results))
    return 0 if all(results) else 1


sys.exit(main())
