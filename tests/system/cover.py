"""Judges the covers of EPUBs.

usage: cover.py texts|colours|png|page BOOK...

texts prints the lines on the cover of each, one a line; colours, how many
different fields there are; page, the image that the cover's page shows.  png
looks at what is drawn.  A fault ends each with a status that is not 0.
"""
import struct
import sys
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
import zlib

SVG = "{http://www.w3.org/2000/svg}"
XHTML = "{http://www.w3.org/1999/xhtml}"
WIDTH, HEIGHT = 1600, 2400


def width(text, size):
    """No less than a common bold serif takes for it."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    marks = sum(unicodedata.combining(c) != 0 for c in text)
    return size * (wide + 0.5 * (len(text) - wide - marks))


def light(colour):
    """Relative luminance (WCAG 2.1)."""
    part = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    part = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
            for c in part]
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2]


def contrast(a, b):
    a, b = sorted((light(a), light(b)))
    return (b + 0.05) / (a + 0.05)


def behind(rects, x, y):
    found = None
    for r in rects:
        left, top = int(r.get("x")), int(r.get("y"))
        if (left <= x < left + int(r.get("width")) and
                top <= y < top + int(r.get("height"))):
            found = r.get("fill")
    return found


def svg(book):
    """The cover's drawing, with what holds for each."""
    root = ET.fromstring(book.read("EPUB/cover.svg"))
    assert root.tag == SVG + "svg"
    assert root.get("viewBox") == "0 0 %d %d" % (WIDTH, HEIGHT)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang")
    assert {e.tag for e in root} <= {SVG + t for t in ("title", "rect", "text")}
    for e in root.iter():
        assert not any("href" in k or v.startswith("url") or k[:2] == "on"
                       for k, v in e.attrib.items()), e.attrib
    rects = root.findall(SVG + "rect")
    last = {}
    for t in root.findall(SVG + "text"):
        text, size = t.text, int(t.get("font-size"))
        x, y = int(t.get("x")), int(t.get("y"))
        end = (t.get("text-anchor") == "end") != (t.get("direction") == "rtl")
        left = x - width(text, size) if end else x
        right = x if end else x + width(text, size)
        assert 100 <= left and right <= WIDTH - 100, (text, left, right)
        assert size <= y <= HEIGHT - size / 2, (text, y)
        ground = behind(rects, min(max(x, 0), WIDTH - 1), y)
        ratio = contrast(t.get("fill"), ground)
        assert ratio >= 7, "%s on %s: %.2f" % (t.get("fill"), ground, ratio)
        above = last.get((size, x))
        assert above is None or y - above >= size, "lines overlap: " + text
        last[size, x] = y
    return root


def rows(data):
    """The pixels of a PNG by palette, as rows of bytes, and the palette."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, chunks = 8, []
    while at < len(data):
        n, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + n]
        crc = struct.unpack(">I", data[at + 8 + n:at + 12 + n])[0]
        assert zlib.crc32(kind + body) == crc, kind
        chunks.append((kind, body))
        at += 12 + n
    assert [k for k, _ in chunks] == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    assert struct.unpack(">IIBBBBB", chunks[0][1]) == (
        WIDTH // 2, HEIGHT // 2, 8, 3, 0, 0, 0)
    raw = zlib.decompress(chunks[2][1])
    line, out, above = WIDTH // 2 + 1, [], bytes(WIDTH // 2)
    assert len(raw) == line * HEIGHT // 2
    for i in range(0, len(raw), line):
        row = raw[i + 1:i + line]
        if raw[i] == 2:
            row = bytes((a + b) & 255 for a, b in zip(row, above))
        else:
            assert raw[i] == 0, "filter %d" % raw[i]
        out.append(row)
        above = row
    p = chunks[1][1]
    return out, ["#%02x%02x%02x" % tuple(p[i:i + 3])
                 for i in range(0, len(p), 3)]


def drawn(book):
    """The PNG shows what the SVG says: bars in their colours, and something in
    each line's colour where the line is."""
    pixels, palette = rows(book.read("EPUB/cover.png"))
    root = svg(book)
    for r in root.findall(SVG + "rect"):
        x, y = int(r.get("x")) // 2, int(r.get("y")) // 2
        if int(r.get("height")) >= 100:
            assert palette[pixels[y + 2][x + 2]] == r.get("fill") or (
                x == y == 0), r.attrib
    assert palette[pixels[1][1]] == root.findall(SVG + "rect")[1].get("fill")
    for t in root.findall(SVG + "text"):
        y, size = int(t.get("y")) // 2, int(t.get("font-size")) // 2
        ink = sum(palette[c] == t.get("fill")
                  for row in pixels[y - size:y + size // 4]
                  for c in row[50:-50])
        assert ink > size, "%s: %d pixels" % (t.text, ink)


def main(what, books):
    fields = set()
    for name in books:
        with zipfile.ZipFile(name) as book:
            if what == "texts":
                for t in svg(book).findall(SVG + "text"):
                    print(t.text)
            elif what == "colours":
                fields.add(svg(book).findall(SVG + "rect")[1].get("fill"))
            elif what == "png":
                drawn(book)
            elif what == "page":
                page = ET.fromstring(book.read("EPUB/cover.xhtml"))
                image = page.find(".//" + XHTML + "img")
                assert image.get("role") == "doc-cover"
                assert "EPUB/" + image.get("src") in book.namelist()
                print(image.get("src"), image.get("alt"))
    if what == "colours":
        print(len(fields))


main(sys.argv[1], sys.argv[2:])
