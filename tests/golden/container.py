"""What a book's container must be (EPUB 3.3, section 4.3), byte by byte.

usage: container.py FILE [ENTRIES]

Prints nothing, or what is wrong (status 1).
"""
import struct
import sys
import zipfile

END = "<4s4H2LH"
CENTRAL = "<4s6H3L5H2L"
LOCAL = "<4s5H3L2H"


def ends(data):
    """Number of entries, size and place of the directory, ZIP64 or not."""
    at = len(data) - 22
    mark, _, _, here, entries, size, place, note = struct.unpack_from(
        END, data, at)
    assert mark == b"PK\5\6" and note == 0, "no end record at the end"
    assert here == entries, "several disks"
    more = entries >= 0xffff or size >= 0xffffffff or place >= 0xffffffff
    found = data[at - 20:at - 16] == b"PK\6\7"
    assert more == found, "ZIP64 where it is not due, or none where it is"
    if not more:
        assert place + size == at, "the directory does not end at its end"
        return entries, size, place
    mark, _, start, disks = struct.unpack_from("<4sLQL", data, at - 20)
    mark, length, _, _, _, _, here, entries, size, place = struct.unpack_from(
        "<4sQ2H2L4Q", data, start)
    assert mark == b"PK\6\6" and here == entries and disks == 1
    assert start + 12 + length == at - 20, "the ZIP64 record's size is wrong"
    assert place + size == start, "the directory does not end at its end"
    return entries, size, place


def check(data):
    """Every header by itself and against its other; the names, in order."""
    entries, size, place = ends(data)
    names, begin, at = [], 0, place
    for _ in range(entries):
        (mark, _, version, flags, method, time, date, crc, packed, full,
         name_size, extra, note, disk, _, _, local) = struct.unpack_from(
             CENTRAL, data, at)
        assert mark == b"PK\1\2", "no directory entry"
        name = data[at + 46:at + 46 + name_size]
        at += 46 + name_size
        assert extra == note == disk == 0, name
        assert flags == (0 if name.isascii() else 0x800), name
        assert (method, version) in ((0, 10), (8, 20)), name
        assert (time, date) == (0, 0x21), name
        assert method or packed == full, name
        assert local == begin, name + b" does not follow the one before"
        same = struct.unpack_from(LOCAL, data, local)
        assert same == (b"PK\3\4", version, flags, method, time, date, crc,
                        packed, full, name_size, 0), name
        assert data[local + 30:local + 30 + name_size] == name
        begin = local + 30 + name_size + packed
        names.append(name)
    assert begin == place, "something stands before the directory"
    assert at == place + size, "the directory's size is wrong"
    assert len(set(names)) == len(names), "two entries of one name"
    return names


def check_first(data):
    """OCF 4.3.3: what tells an EPUB to those who look at its first bytes."""
    assert data[8:10] == b"\0\0", "mimetype is compressed"
    assert data[28:30] == b"\0\0", "mimetype has an extra field"
    assert data[30:58] == b"mimetypeapplication/epub+zip", "no mimetype"


def main():
    with open(sys.argv[1], "rb") as f:
        data = f.read()
    names = check(data)
    if len(sys.argv) > 2:
        assert len(names) == int(sys.argv[2]), len(names)
    with zipfile.ZipFile(sys.argv[1]) as z:
        assert [n.encode() for n in z.namelist()] == names
        assert z.testzip() is None, "a checksum is wrong"
    return 0


if __name__ == "__main__":
    try:
        main()
    except AssertionError as e:
        sys.exit("%s: %s" % (sys.argv[1], e))
