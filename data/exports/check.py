"""A study check as a workbook: the overview, and for each kind every entry behind every number."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter

from data.exports.table import FONT, print_on_a4, safe, sheet_name
from data.values.hours import STUDY_HOUR
from data.values.study import LINES, Figures

# After Okabe and Ito, as in the list of a meeting; the words in the cells say the same.
_COLOURS = {"missed": "#E8C9DC", "late": "#FCE4C5", "wrong": "#FCE4C5", "leave": "#D6E8F5"}
_LIGHTS = {"red": "#E8C9DC", "yellow": "#FCE4C5", "green": "#D5EDE3", "none": "#EDEDED"}


@dataclass(frozen=True, slots=True)
class Overview:
    """One member's line: figures, light (green · yellow · red · none) and mean share."""

    name: str
    figures: Figures
    light: str
    mean: float | None


@dataclass(frozen=True, slots=True)
class Entries:
    """Everything of one line: its things (id, title, day), what became of them by (member, thing),
    and the members (id, name) in their order."""

    line: str
    things: Sequence[tuple[int, str, date]]
    states: Mapping[tuple[int, int], str]
    members: Sequence[tuple[int, str]]


def check_book(
    overview: Sequence[Overview], entries: Sequence[Entries], labels: Mapping[str, str]
) -> bytes:
    """An .xlsx with the overview first, then a sheet for each of `entries`, members down and
    things across.

    `labels`: "overview", "name", "overall", "points", "share", "line-" + each line, "light-" and
    "state-" + each that occurs. Raises `KeyError` for a missing one.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        forms = _forms(book)
        _overview(book, overview, labels, forms)
        for one in entries:
            _entries(book, one, labels, forms)
    return file.getvalue()


def _forms(book: Any) -> dict[str, Any]:
    base = {"font_name": FONT, "border": 1}
    made = {
        "head": book.add_format(
            {**base, "bold": True, "bg_color": "#F2F2F2", "align": "center", "text_wrap": True}
        ),
        "plain": book.add_format(base),
        "middle": book.add_format({**base, "align": "center"}),
        "percent": book.add_format({**base, "num_format": "0%", "align": "center"}),
        "day": book.add_format({**base, "num_format": "m/d", "align": "center"}),
    }
    for name, colour in (*_COLOURS.items(), *_LIGHTS.items()):
        made[name] = book.add_format({**base, "align": "center", "bg_color": colour})
    return made


def _overview(
    book: Any, rows: Sequence[Overview], labels: Mapping[str, str], forms: Mapping[str, Any]
) -> None:
    sheet = book.add_worksheet(sheet_name(labels["overview"]))
    heads = ["name", *(f"line-{name}" for name in LINES), "share", "overall", "points"]
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, len(heads) - 1, 11)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, safe(labels[head]), forms["head"])
    for place, row in enumerate(rows, 1):
        sheet.write_string(place, 0, safe(row.name), forms["plain"])
        for column, name in enumerate(LINES, 1):
            sheet.write_string(place, column, _figure(name, row.figures), forms["middle"])
        at = len(LINES) + 1
        if row.mean is None:
            sheet.write_blank(place, at, None, forms["middle"])
        else:
            sheet.write_number(place, at, row.mean, forms["percent"])
        sheet.write_string(place, at + 1, safe(labels[f"light-{row.light}"]), forms[row.light])
        sheet.write_number(place, at + 2, row.figures.points, forms["middle"])
    print_on_a4(sheet, 0)


def _figure(name: str, figures: Figures) -> str:
    line = getattr(figures, name)
    if name == "hours":
        return f"{line.done / STUDY_HOUR:.1f}/{line.expected / STUDY_HOUR:.1f}"
    return f"{line.done}/{line.expected}"


def _entries(book: Any, one: Entries, labels: Mapping[str, str], forms: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(sheet_name(labels[f"line-{one.line}"]))
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, max(len(one.things), 1), 12)
    sheet.write_string(0, 0, safe(labels["name"]), forms["head"])
    sheet.write_blank(1, 0, None, forms["head"])
    for column, (_, title, day) in enumerate(one.things, 1):
        sheet.write_string(0, column, safe(title), forms["head"])
        sheet.write_datetime(1, column, day, forms["day"])
    # Hundreds of thousands of cells hold one of a few words.
    words = {state: safe(labels[f"state-{state}"]) for state in set(one.states.values())}
    for place, (member, name) in enumerate(one.members, 2):
        sheet.write_string(place, 0, safe(name), forms["plain"])
        for column, (thing, _, _) in enumerate(one.things, 1):
            state = one.states.get((member, thing))
            if state is None:
                sheet.write_string(place, column, "–", forms["middle"])
            else:
                form = forms.get(state, forms["middle"])
                sheet.write_string(place, column, words[state], form)
    print_on_a4(sheet, 1)
