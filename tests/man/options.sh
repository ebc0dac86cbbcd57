#!/bin/sh
# Manual pages against the option tables: options.py.
command -v python3 >/dev/null || { echo "1..0 # SKIP no python3 here"; exit 0; }
exec python3 tests/man/options.py
