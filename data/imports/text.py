"""Reads text files (.csv, .tsv, .txt) of any usual encoding and delimiter into rows."""

import csv
import io
from collections import Counter

from data.imports.sheet import BadFile, Limits

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DELIMITERS = "\t,;|，；"
_LOOKED_AT = 50
"""Lines used to detect the delimiter."""


def decode(content: bytes) -> str:
    """Decodes a text: by its byte order mark, else as UTF-8, UTF-16 without a mark, GB18030, or
    whatever statistics suggest.

    Raises `BadFile("file-not-spreadsheet")` for bytes that are no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            # A file cut in the middle of a character is still readable up to there.
            return _checked(content.decode(encoding, "replace"))
    if 0 in content:
        wide = content.decode(_utf_16_order(content), "replace")
        if not _reads_chinese(wide):
            raise BadFile("file-not-spreadsheet", kind="other")
        return _checked(wide)
    for encoding, fits in (("utf-8", _any), ("gb18030", _reads_chinese)):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if fits(text):
            return _checked(text)
    import charset_normalizer

    best = charset_normalizer.from_bytes(content[: 256 * 1024]).best()
    if best is None:
        raise BadFile("file-not-spreadsheet", kind="other")
    return _checked(content.decode(best.encoding, "replace"))


def rows_of(text: str, limits: Limits, *, as_written: bool = False) -> list[list[str]]:
    """Returns the rows of a delimited text, the delimiter detected from its first lines;
    `as_written` keeps the blanks around a cell.

    Raises `BadFile` "file-too-many-rows" or "file-too-many-cells".
    """
    if text.count("\n") + text.count("\r") > 2 * limits.rows:
        raise BadFile("file-too-many-rows", limit=limits.rows)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    delimiter = _delimiter(text)
    try:
        rows = _read(text, delimiter, csv.QUOTE_MINIMAL, limits)
    except csv.Error:
        # An unclosed quotation mark swallows the rest of the file: read quotation marks as text.
        rows = _read(text, delimiter, csv.QUOTE_NONE, limits)
    return rows if as_written else [[cell.strip() for cell in row] for row in rows]


def _read(text: str, delimiter: str, quoting: int, limits: Limits) -> list[list[str]]:
    rows: list[list[str]] = []
    cells = 0
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, quoting=quoting, strict=True)  # type: ignore[arg-type]
    try:
        for row in reader:
            cells += len(row)
            if len(rows) >= limits.rows:
                raise BadFile("file-too-many-rows", limit=limits.rows)
            if cells > limits.cells:
                raise BadFile("file-too-many-cells", limit=limits.cells)
            # A quoted cell may contain line ends: the next row still begins on a line of its own.
            rows.append(row)
            rows.extend([] for _ in range(reader.line_num - len(rows)))
    except csv.Error:
        if quoting == csv.QUOTE_NONE:
            raise BadFile("file-broken") from None
        raise
    return rows


def _delimiter(text: str) -> str:
    """Returns the mark that occurs equally often in most of the lines; a tab where none does."""
    lines = [line for line in text[:100_000].split("\n") if line.strip()][:_LOOKED_AT]
    scores = {}
    for mark in _DELIMITERS:
        counts = Counter(line.count(mark) for line in lines if mark in line)
        if counts:
            times, lines_so = counts.most_common(1)[0]
            scores[mark] = (lines_so, times)
    return max(scores, key=lambda mark: scores[mark]) if scores else "\t"


def _checked(text: str) -> str:
    """Returns the text, unless it has too many control characters to be one."""
    strange = sum(1 for char in text if char < " " and char not in "\t\r\n\f\v")
    broken = text.count("\ufffd")
    if (strange + broken) * 50 > len(text) + 50:
        raise BadFile("file-not-spreadsheet", kind="other")
    return text.replace("\0", "").removeprefix("\ufeff")


def _utf_16_order(content: bytes) -> str:
    """Detects the byte order by the zeros: letters, digits and line ends have a zero for their
    higher byte."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    return "utf-16-be" if even > odd else "utf-16-le"


def _any(_text: str) -> bool:
    return True


def _reads_chinese(text: str) -> bool:
    """Tells whether most characters beyond ASCII are among the 6,763 of GB 2312: text of another
    encoding read as GB18030 comes out as rare characters."""
    foreign = [char for char in text[:20_000] if not char.isascii()]
    usual = sum(1 for char in foreign if _encodes(char, "gb2312"))
    return usual * 10 >= len(foreign) * 7


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
