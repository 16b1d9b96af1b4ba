"""Writes records of meetings in Word: a template, ours or the branch's, filled with the filed
data."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from docx import Document

from data.exports.record_template import CHANGES, record_template
from data.exports.table import writable
from data.imports.template import fill_template
from data.imports.worker_record import filled
from data.values.record_fields import LISTS, spread, vocabulary

CORRECTIONS = next(one for one in LISTS if one.key == "corrections")


@dataclass(frozen=True, slots=True)
class Recorded:
    """One record, by the keys of `data.values.record_fields`, and the branch's own template."""

    values: Mapping[str, str | int]
    lists: Mapping[str, Sequence[Mapping[str, str | int]]]
    template: bytes | None = None


def record_documents(
    records: Sequence[Recorded], labels: Mapping[str, str], language: str
) -> list[bytes]:
    """Makes a .docx for each record. `labels` is as for our template, which replaces a branch's own
    that can no longer be filled. Blocks for some seconds.

    A template that shows no corrections gets them at its end: a trail is never left out.
    """
    values = [_spread(one) for one in records]
    made: dict[int, bytes] = {}
    for template in {one.template for one in records if one.template is not None}:
        places = [at for at, one in enumerate(records) if one.template == template]
        done = fill_template(template, [values[at] for at in places])
        if done is None:
            continue
        documents, used = done
        for at, content in zip(places, documents, strict=True):
            made[at] = _whole(content, used, records[at], labels)
    left = [at for at in range(len(records)) if at not in made]
    ours = _ours(tuple(sorted(labels.items())), language)
    documents, _ = filled(ours, vocabulary(), [values[at] for at in left])
    made |= dict(zip(left, documents, strict=True))
    return [made[at] for at in range(len(records))]


def _whole(content: bytes, used: set[str], one: Recorded, labels: Mapping[str, str]) -> bytes:
    changes = one.lists["corrections"]
    if not changes or used & set(CORRECTIONS.words):
        return content
    return _with_changes(content, changes, labels)


@cache
def _ours(labels: tuple[tuple[str, str], ...], language: str) -> bytes:
    return record_template(dict(labels), language)


def _spread(one: Recorded) -> dict[str, Any]:
    values = {key: _plain(value) for key, value in one.values.items()}
    lists = {
        key: [{name: _parted(value) for name, value in item.items()} for item in items]
        for key, items in one.lists.items()
    }
    return spread(values, lists)


def _plain(value: str | int) -> str | int:
    return writable(value) if isinstance(value, str) else value


def _parted(value: str | int) -> str | int:
    """Makes lines paragraphs of their own, by the bell character that docxtpl takes for a new
    one."""
    if isinstance(value, int):
        return value
    lines = [line for line in writable(value).splitlines() if line.strip()]
    return "\a".join(lines)


def _with_changes(
    content: bytes, changes: Sequence[Mapping[str, str | int]], labels: Mapping[str, str]
) -> bytes:
    document = Document(io.BytesIO(content))
    document.add_paragraph().add_run(labels["corrections"]).bold = True
    table = document.add_table(rows=1, cols=len(CHANGES))
    for cell, key in zip(table.rows[0].cells, CHANGES, strict=True):
        cell.text = labels[key]
    for change in changes:
        for cell, key in zip(table.add_row().cells, CHANGES, strict=True):
            cell.text = writable(str(change[key]))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
