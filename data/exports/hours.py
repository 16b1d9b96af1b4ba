"""Writes entries of study hours as a sheet: who, when, for what, how long, and everybody's sum."""

import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter

from data.exports.table import FONT, print_on_a4, safe, sheet_name
from data.values.hours import STUDY_HOUR

COLUMNS = ("name", "subgroup", "day", "what", "minutes", "hours")
_WIDTHS = (14, 16, 12, 44, 10, 10)


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One entry; a reversal has minutes below 0."""

    member_id: int
    """Distinguishes people of the same name."""
    name: str
    subgroup: str
    day: date
    what: str
    minutes: int


def hours_book(rows: Sequence[HoursRow], labels: Mapping[str, str]) -> bytes:
    """Makes an .xlsx with the entries in the order given, and on a second sheet each name's sum.

    `labels`: "sheet", the name of the first sheet, and each of `COLUMNS`. Raises `KeyError` for a
    missing one.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        form = {"font_name": FONT, "border": 1}
        header = book.add_format({**form, "bold": True, "bg_color": "#F2F2F2", "align": "center"})
        plain = book.add_format(form)
        day = book.add_format({**form, "num_format": "yyyy-mm-dd"})
        hours = book.add_format({**form, "num_format": "0.0"})
        sheet = book.add_worksheet(sheet_name(labels["sheet"]))
        for column, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, safe(labels[name]), header)
        for place, row in enumerate(rows, 1):
            for column, text in ((0, row.name), (1, row.subgroup), (3, row.what)):
                sheet.write_string(place, column, safe(text), plain)
            sheet.write_datetime(place, 2, row.day, day)
            sheet.write_number(place, 4, row.minutes, plain)
            sheet.write_number(place, 5, row.minutes / STUDY_HOUR, hours)
        print_on_a4(sheet, 0)
        sums: dict[tuple[int, str, str], int] = defaultdict(int)
        for row in rows:
            sums[row.member_id, row.name, row.subgroup] += row.minutes
        second = book.add_worksheet(sheet_name(f"{labels['sheet']} Σ"))
        second.set_column(0, 1, 16)
        for column, name in enumerate(("name", "subgroup", "hours")):
            second.write_string(0, column, safe(labels[name]), header)
        for place, ((_, name, subgroup), minutes) in enumerate(sums.items(), 1):
            second.write_string(place, 0, safe(name), plain)
            second.write_string(place, 1, safe(subgroup), plain)
            second.write_number(place, 2, minutes / STUDY_HOUR, hours)
        print_on_a4(second, 0)
    return file.getvalue()
