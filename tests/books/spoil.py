"""Puts a fault into a book that is well: spoil.py FAULT BOOK.epub BAD.epub

Without arguments it names the faults that a checker of EPUBs must find; a
checker that misses one proves nothing by its silence.  The others are for
readers and for checkers of access."""
import re
import sys
import zipfile

OPF = "EPUB/package.opf"
NAV = "EPUB/nav.xhtml"
ARTICLE = r"EPUB/a-.*\.xhtml"
END = "</article>"


def change(pattern, new, where=ARTICLE, most=1):
    """A fault in files of that name, in the first that has the pattern; most 0:
    wherever it is."""
    def spoil(files):
        done = 0
        for name in sorted(n for n in files if re.fullmatch(where, n)):
            text = files[name].decode()
            text, n = re.subn(pattern, new, text, count=most, flags=re.S)
            files[name] = text.encode()
            done += n
            if n and most:
                break
        assert done, f"there is no {pattern}"
    return spoil


def lost(files):
    del files[next(n for n in sorted(files) if re.fullmatch(ARTICLE, n))]


def mimetype(files):
    files["mimetype"] += b"\n"


def no_title(files):
    """Nor what refines it."""
    change("<dc:title.*?</dc:title>", "", OPF, 0)(files)
    change('<meta refines="#(title|expanded|edition)".*?</meta>', "", OPF,
           0)(files)


FAULTS = {
    "lost-file": lost,
    "mimetype": mimetype,
    "not-well-formed": change(END, ""),
    "unknown-element": change("<header>", "<header><paragraph/>"),
    "dangling-link": change(END, '<a href="no.xhtml">x</a>' + END),
    "twice-an-id": change(END, '<p id="x"/><p id="x"/>' + END),
    "no-title": no_title,
    "no-date": change("dcterms:modified", "dcterms:issued", OPF),
    "no-contents": change('epub:type="toc"', 'epub:type="lot"', NAV),
    "style": change("{", "{{", "EPUB/.*css"),
}
QUIET = {
    "wrong-way": change("(<spine)( page-progr[^ >]*)?",
                        r'\1 page-progression-direction="rtl"', OPF),
    "wrong-words": change("<p>.*?</p>", "<p>x</p>", most=0),
    "wrong-page": change(r'href="([^"]*#page-1)"(.*?)href="[^"]*#page-2"',
                         r'href="\1"\2href="\1"', NAV),
    "wrong-next": change(r'(<a [^>]*href=")(a-[^"]*)("[^>]*>)',
                         r"\1title.xhtml\3", most=0),
    "no-language": change(r' (xml:)?lang="[^"]*"', "", most=0),
    "no-heading": change("<title>.*?</title>", "<title></title>"),
    "no-access": change('<meta property="schema:[^>]*>.*?</meta>', "", OPF, 0),
}


def main():
    fault, good, bad = sys.argv[1:]
    with zipfile.ZipFile(good) as book:
        files = {i.filename: book.read(i) for i in book.infolist()}
    (FAULTS | QUIET)[fault](files)
    with zipfile.ZipFile(bad, "w") as book:
        for name, data in files.items():
            book.writestr(name, data)


if sys.argv[1:]:
    main()
else:
    print("\n".join(FAULTS))
