"""Reads the texts of the branch's past: what it read, and what was said at its meetings."""

import io
import tomllib
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

READINGS: Final = "readings.md"
YEAR: Final = "year.toml"


@dataclass(frozen=True, slots=True)
class Subject:
    """The meetings of a kind: their topics in order, agenda and place."""

    kind: str
    topics: tuple[str, ...]
    agenda: str
    place: str


def packed_readings() -> bytes:
    """Returns the texts of the branch's own series as a zip archive of Markdown files, as a
    secretary would send it."""
    _, *parts = _read(READINGS).split("\n## ")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number, part in enumerate(parts, 1):
            archive.writestr(f"{number:02}.md", f"# {part}")
    return made.getvalue()


def subjects() -> tuple[Subject, ...]:
    """Returns the kinds of meetings."""
    return tuple(
        Subject(one["kind"], tuple(one["topics"]), one["agenda"], one["place"])
        for one in year()["meeting"]
    )


@cache
def year() -> dict[str, Any]:
    """Returns everything but the readings."""
    return tomllib.loads(_read(YEAR))


def _read(name: str) -> str:
    return (files("bot.living") / name).read_text("utf-8")
