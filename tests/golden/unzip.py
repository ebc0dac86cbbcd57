"""Prints an EPUB as text, entry by entry, with what its container must hold.

usage: unzip.py FILE
"""
import sys
import zipfile

import container

with open(sys.argv[1], "rb") as f:
    data = f.read()
container.check(data)
container.check_first(data)
with zipfile.ZipFile(sys.argv[1]) as z:
    for info in z.infolist():
        print("==== " + info.filename)
        if info.filename.endswith(".png"):
            # What is drawn depends on the fonts of the machine.
            assert z.read(info).startswith(b"\x89PNG\r\n\x1a\n"), info.filename
            print("PNG")
            continue
        sys.stdout.write(z.read(info).decode("utf-8"))
        print()
