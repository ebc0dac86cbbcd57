"""Pictures of sheets, kept small: four shades of grey.

    pictures.py keep PGM PNG      keeps what pdftoppm -gray has drawn
    pictures.py compare PNG PGM   tells the share of dots that differ by two
                                  shades or three; the status is 1 where that is
                                  more than four in a thousand"""
import struct
import sys
import zlib

MOST = 0.004


def read_pgm(path):
    with open(path, "rb") as f:
        data = f.read()
    magic, width, height, most, pixels = data.split(maxsplit=4) \
        if data[:2] == b"P5" else (b"", 0, 0, 0, b"")
    if magic != b"P5" or most != b"255":
        raise SystemExit("%s is no PGM" % path)
    width, height = int(width), int(height)
    # A dot may look like white space behind the header: count from the end.
    pixels = data[-width * height:]
    return width, height, bytes(p >> 6 for p in pixels)


def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data +
            struct.pack(">I", zlib.crc32(kind + data)))


def write_png(path, width, height, shades):
    rows = []
    for y in range(height):
        row = shades[y * width:(y + 1) * width] + b"\0" * (-width % 4)
        rows.append(b"\0" + bytes(
            row[x] << 6 | row[x + 1] << 4 | row[x + 2] << 2 | row[x + 3]
            for x in range(0, len(row), 4)))
    with open(path, "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n" +
                chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 2, 0, 0,
                                           0, 0)) +
                chunk(b"IDAT", zlib.compress(b"".join(rows), 9)) +
                chunk(b"IEND", b""))


def read_png(path):
    """One of write_png()'s."""
    with open(path, "rb") as f:
        data = f.read()
    width, height, depth, colour = struct.unpack(">IIBB", data[16:26])
    if (depth, colour) != (2, 0):
        raise SystemExit("%s is none of ours" % path)
    packed, at = b"", 8
    while at < len(data):
        size = struct.unpack(">I", data[at:at + 4])[0]
        if data[at + 4:at + 8] == b"IDAT":
            packed += data[at + 8:at + 8 + size]
        at += size + 12
    raw = zlib.decompress(packed)
    stride = (width + 3) // 4
    shades = bytearray()
    for y in range(height):
        row = raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)]
        shades += bytes(b >> s & 3 for b in row for s in (6, 4, 2, 0))[:width]
    return width, height, bytes(shades)


def main():
    what, one, other = sys.argv[1:]
    if what == "keep":
        write_png(other, *read_pgm(one))
        return 0
    a, b = read_png(one), read_pgm(other)
    if a[:2] != b[:2]:
        print("%dx%d dots are wanted, there are %dx%d" % (a[:2] + b[:2]))
        return 1
    share = sum(abs(p - q) > 1 for p, q in zip(a[2], b[2])) / len(a[2])
    print("%.2f of 100 dots differ" % (100 * share))
    return int(share > MOST)


sys.exit(main())
