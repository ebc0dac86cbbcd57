"""Prints an EPUB as text, entry by entry, with what its container must hold.

usage: unzip.py FILE
"""
import sys
import zipfile

with zipfile.ZipFile(sys.argv[1]) as z:
    first = z.infolist()[0]
    assert first.filename == "mimetype", "the first entry is not mimetype"
    assert first.compress_type == zipfile.ZIP_STORED, "mimetype is compressed"
    for info in z.infolist():
        assert not info.extra, info.filename + " has an extra field"
        assert info.date_time == (1980, 1, 1, 0, 0, 0), info.filename
        print("==== " + info.filename)
        if info.filename.endswith(".png"):
            # What is drawn depends on the fonts of the machine.
            assert z.read(info).startswith(b"\x89PNG\r\n\x1a\n"), info.filename
            print("PNG")
            continue
        sys.stdout.write(z.read(info).decode("utf-8"))
        print()
