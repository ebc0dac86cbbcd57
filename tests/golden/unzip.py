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
        sys.stdout.write(z.read(info).decode("utf-8"))
        print()
