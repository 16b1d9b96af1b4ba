"""Packs all files of a period into one zip with an index whose links lead to every file."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import xlsxwriter
from xlsxwriter.url import Url

from data.exports.table import FONT, print_on_a4, safe, sheet_name

LARGEST = 47 * 2**20
"""Bytes of the contents of one zip: Telegram takes 50 MB from a bot, index and names included."""
FILES = ("number", "what", "day", "state", "file")
EVIDENCE = ("number", "name", "title", "day", "hours", "evidence")
LABELS = (
    "index",
    "evidence-list",
    *(f"column-{name}" for name in dict.fromkeys((*FILES, *EVIDENCE))),
)
"""All texts of the index."""
_WIDTHS = {"number": 6, "what": 44, "file": 48, "name": 14, "title": 44, "evidence": 48}


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of the zip: its name with its folder, its title, and its day (None for the whole
    period)."""

    path: str
    content: bytes
    what: str
    day: date | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """Training outside the branch, and its evidence: a file of the zip, or words for none."""

    name: str
    title: str
    day: date
    hours: float
    evidence: Piece | str


@dataclass(frozen=True, slots=True)
class Pack:
    """The contents of the zip."""

    title: str
    pieces: Sequence[Piece]
    proofs: Sequence[Proof] = field(default_factory=tuple)


def packed(
    pack: Pack, labels: Mapping[str, str], largest: int = LARGEST
) -> list[tuple[str, bytes]]:
    """Makes the zip, as (suffix of its name, bytes). Above `largest` bytes there is one for each
    quarter ("-Q1" …) with undated files in the first of them, and several for a quarter that is
    still too large ("-Q1-2" …). Each has its own index."""
    whole = _zipped(pack, labels)
    if len(whole) <= largest:
        return [("", whole)]
    quarters: dict[int, list[Piece]] = {}
    first = min((_quarter(one.day) for one in pack.pieces if one.day), default=1)
    for one in pack.pieces:
        quarters.setdefault(_quarter(one.day) if one.day else first, []).append(one)
    made = []
    # Training without a file in the zip is in the first index, the rest beside its file.
    loose = [one for one in pack.proofs if isinstance(one.evidence, str)]
    for quarter, pieces in sorted(quarters.items()):
        for number, part in enumerate(_parts(pieces, largest), 1):
            ending = f"-Q{quarter}" if number == 1 else f"-Q{quarter}-{number}"
            here = set(map(id, part))
            proofs = loose + [one for one in pack.proofs if id(one.evidence) in here]
            made.append((ending, _zipped(Pack(f"{pack.title}{ending}", part, proofs), labels)))
            loose = []
    return made


def _parts(pieces: Sequence[Piece], largest: int) -> list[list[Piece]]:
    parts: list[list[Piece]] = []
    room = 0
    for one in pieces:
        if not parts or len(one.content) > room:
            parts.append([])
            room = largest
        parts[-1].append(one)
        room -= len(one.content)
    return parts


def _quarter(day: date | None) -> int:
    return (day.month + 2) // 3 if day else 1


def _zipped(pack: Pack, labels: Mapping[str, str]) -> bytes:
    pieces = _apart(pack.pieces)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{labels['index']}.xlsx", _index(pack, pieces, labels))
        for path, one in pieces:
            archive.writestr(path, one.content)
    return file.getvalue()


def _apart(pieces: Sequence[Piece]) -> list[tuple[str, Piece]]:
    """Gives each piece a path of its own: two meetings of a day may have the same title."""
    taken: set[str] = set()
    found = []
    for one in pieces:
        stem, dot, ending = one.path.rpartition(".")
        path, number = one.path, 1
        # Some systems ignore case in names.
        while path.lower() in taken:
            number += 1
            path = f"{stem} ({number}){dot}{ending}"
        taken.add(path.lower())
        found.append((path, one))
    return found


def _index(pack: Pack, pieces: Sequence[tuple[str, Piece]], labels: Mapping[str, str]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        base = {"font_name": FONT, "border": 1}
        title = book.add_format({"font_name": FONT, "bold": True, "font_size": 14})
        head = book.add_format({**base, "bold": True, "bg_color": "#F2F2F2", "align": "center"})
        plain, middle = book.add_format(base), book.add_format({**base, "align": "center"})
        day = book.add_format({**base, "num_format": "yyyy-mm-dd", "align": "center"})
        link = book.add_format({**base, "font_color": "#1F4E9E", "underline": 1})
        hours = book.add_format({**base, "num_format": "0.0", "align": "center"})
        sheet = _sheet(book, labels["index"], pack.title, FILES, labels, title, head)
        for place, (path, one) in enumerate(pieces, 3):
            sheet.write_number(place, 0, place - 2, middle)
            sheet.write_string(place, 1, safe(one.what), plain)
            _day(sheet, place, 2, one.day, day)
            sheet.write_string(place, 3, safe(one.state), middle)
            sheet.write_url(place, 4, _link_to(path), link, path)
        proofs = _sheet(book, labels["evidence-list"], pack.title, EVIDENCE, labels, title, head)
        paths = {id(one): path for path, one in pieces}
        for place, proof in enumerate(pack.proofs, 3):
            proofs.write_number(place, 0, place - 2, middle)
            for column, text in ((1, proof.name), (2, proof.title)):
                proofs.write_string(place, column, safe(text), plain)
            _day(proofs, place, 3, proof.day, day)
            proofs.write_number(place, 4, proof.hours, hours)
            if isinstance(proof.evidence, str):
                proofs.write_string(place, 5, safe(proof.evidence), plain)
            else:
                path = paths[id(proof.evidence)]
                proofs.write_url(place, 5, _link_to(path), link, path)
    return file.getvalue()


def _link_to(path: str) -> Url:
    """Makes a link into a folder beside the index."""
    url = Url(f"external:{path}")
    # Links of cells get backslashes otherwise, which only Windows follows.
    url._set_object_link()
    url.text = path
    return url


def _sheet(
    book: xlsxwriter.Workbook,
    name: str,
    heading: str,
    columns: Sequence[str],
    labels: Mapping[str, str],
    title: object,
    head: object,
) -> xlsxwriter.worksheet.Worksheet:
    sheet = book.add_worksheet(sheet_name(name))
    sheet.write_string(0, 0, safe(heading), title)
    for column, key in enumerate(columns):
        sheet.set_column(column, column, _WIDTHS.get(key, 12))
        sheet.write_string(2, column, safe(labels[f"column-{key}"]), head)
    print_on_a4(sheet, 2)
    return sheet


def _day(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, day: date | None, form: object
) -> None:
    if day is None:
        sheet.write_blank(row, column, None, form)
    else:
        sheet.write_datetime(row, column, day, form)
