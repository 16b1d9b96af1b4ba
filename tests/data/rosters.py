"""Rosters as workbooks, read."""

import io
from collections.abc import Callable

import openpyxl

from data.imports.roster import (
    RosterDraft,
    read_roster,
)

Rows = list[list[object]]


def book(rows: Rows, change: Callable[[openpyxl.Workbook], None] | None = None) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    if change:
        change(made)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def read(rows: Rows, change: Callable[[openpyxl.Workbook], None] | None = None) -> RosterDraft:
    return read_roster(book(rows, change), "花名册.xlsx")
