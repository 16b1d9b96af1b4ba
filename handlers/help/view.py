"""Writes out what is kept about a person, to be read."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from handlers.shared.texts import Texts

SECTIONS: dict[str, tuple[str, ...]] = {
    "members": ("name", "standing", "post", "note", "joined_on", "left_on"),
    "attendance": ("meeting.at", "meeting.kind", "meeting.topic", "status", "reason"),
    "readings": ("at", "title"),
    "notes": ("at", "title", "text"),
    "notices": ("at", "title"),
    "cases": ("at", "title", "text", "answer"),
    "hours": ("day", "minutes"),
    "away": ("from_on", "until_on", "reason"),
    "answers": ("at", "question", "right"),
    "contributions": ("at", "topic", "excerpt"),
    "points": ("day", "points"),
    "outside": ("day", "title", "minutes"),
    "talks": ("on", "note"),
    "speeches": ("meeting.at", "text"),
    "records": ("meeting.at", "host", "recorder"),
}
"""The parts that are written out, each with its fields; the file for programs has all."""
WORDS = {
    "standing": ("full", "probationary", "activist", "guest"),
    "post": (
        *("secretary", "deputy", "organisation", "publicity", "discipline"),
        "subgroup_leader",
    ),
    "status": ("none", "present", "late", "leave", "absent", "made_up", "observing"),
    "kind": ("general", "committee", "subgroup", "lecture", "theme_day", "life", "other"),
}


def readable(texts: Texts, facts: Mapping[str, Any], zone: str) -> str:
    """Returns what is kept about a person as plain text, part by part."""
    heads = {name: texts.plain(f"mydata-{name}") for name in SECTIONS}
    lines = [texts.plain("mydata-title", name=str(facts["account"]["name"]))]
    for name, fields in SECTIONS.items():
        rows: Sequence[Mapping[str, Any]] = facts[name]
        if rows:
            lines += ["", texts.plain("mydata-part", name=heads[name], many=len(rows))]
            lines += [_line(texts, row, fields, ZoneInfo(zone)) for row in rows]
    return "\n".join([*lines, "", texts.plain("mydata-rest")])


def _line(texts: Texts, row: Mapping[str, Any], fields: Sequence[str], zone: ZoneInfo) -> str:
    said = []
    for field in fields:
        value: Any = row
        for part in field.split("."):
            value = value.get(part)
        said.append(_said(texts, field.rpartition(".")[2], value, zone))
    return "  ".join(part for part in said if part)


def _said(texts: Texts, field: str, value: Any, zone: ZoneInfo) -> str:
    """Says a value in words; "" for none."""
    words = {
        "standing": {one: texts.plain(f"standing-{one}") for one in WORDS["standing"]},
        "post": {one: texts.plain(f"post-{one}") for one in WORDS["post"]},
        "status": {one: texts.plain(f"status-{one}") for one in WORDS["status"]},
        "kind": {one: texts.plain(f"kind-{one}") for one in WORDS["kind"]},
    }
    if field in words:
        return words[field].get(str(value), "")
    if value is None or value == "":
        return ""
    if field == "right":
        return texts.plain("mydata-right" if value else "mydata-wrong")
    if field == "at":
        return f"{datetime.fromisoformat(str(value)).astimezone(zone):%Y-%m-%d %H:%M}"
    if field in {"minutes", "points"}:
        return texts.plain("mydata-minutes" if field == "minutes" else "mydata-got", many=value)
    return str(value)
