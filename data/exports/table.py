"""Makes cells and sheets that are safe to open: no typed text becomes a formula."""

import re
import unicodedata
from typing import Any

FONT = "DengXian"
"""A font of Excel and WPS for Chinese; other programs substitute their own."""

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Characters that XML cannot carry, and lone surrogates, which UTF-8 cannot.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_000
"""In characters; a cell holds 32,767."""


def safe(text: str) -> str:
    """Makes a text safe for a cell: one that a spreadsheet would run as a formula gets an
    apostrophe in front, as OWASP's notes on CSV injection advise, for the file may be saved as CSV
    later."""
    kept = writable(text)[:_LONGEST]
    # Some programs turn full-width signs into plain ones.
    first = unicodedata.normalize("NFKC", kept.lstrip(" \n")[:1])
    return f"'{kept}" if first.startswith(_BEGINS_FORMULA) else kept


def writable(text: str) -> str:
    """Removes the characters that the files of Excel and Word cannot carry."""
    return _UNWRITABLE.sub("", text)


def sheet_name(text: str) -> str:
    """Makes a valid name for a sheet: 31 characters, without []:*?/\\ and edge apostrophes."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", writable(text)).strip().strip("'")
    return plain[:31].strip().strip("'") or "1"


def print_on_a4(sheet: Any, header_row: int) -> None:
    """Sets a sheet up for A4: one page wide, the header (from 0) on each page and always in view,
    pages numbered."""
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.center_horizontally()
    sheet.repeat_rows(header_row)
    sheet.freeze_panes(header_row + 1, 0)
    sheet.set_footer("&C&P / &N")
