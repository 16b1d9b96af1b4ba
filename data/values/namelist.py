"""Parses several names in one typed text, each with a distinguishing note: 王芳、张伟（二组）."""

import re
import unicodedata

from data.values.names import clean_name, clean_text

_BETWEEN = re.compile(r"[、,;\n]")
_NOTED = re.compile(r"([^()]*)\(([^()]*)\)?")


def names_in(text: str) -> list[tuple[str, str]]:
    """Returns name and note of each person in a text, in order; the rest is left out."""
    found = []
    for part in _BETWEEN.split(unicodedata.normalize("NFKC", text)):
        noted = _NOTED.fullmatch(part.strip())
        name, note = noted.groups() if noted else (part, "")
        if clean_name(name):
            found.append((clean_name(name), clean_text(note)))
    return found
