"""Fuzzes the importers by coverage: `python -m tests.fuzz --seconds 300`."""

import atheris

with atheris.instrument_imports(include=["data.imports"]):
    from tests.fuzz.importers import main

main()
