"""Reads the material that ships with the program: a series of short texts on how a branch works."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from data.imports.pages import html_of_markdown
from data.values.rich import reading_minutes

_ABOUT = "series.md"
_FENCE = "+++\n"
"""The line before and after a file's head, which is TOML; Markdown follows."""


@dataclass(frozen=True)
class StarterAbout:
    """The name of the series, and a few plain sentences on it, in simplified Chinese."""

    name: str
    description: str


@dataclass(frozen=True)
class StarterText:
    """One text, in simplified Chinese; it fits one message with its title.

    `key` identifies the text for good, wherever it is in the series; `html` is Telegram's; `source`
    names the regulations it follows. `question` is "" where there is none, else `answer` is the
    index of the right option.
    """

    key: str
    title: str
    html: str
    minutes: int
    source: str
    tags: tuple[str, ...]
    question: str = ""
    options: tuple[str, ...] = ()
    answer: int = 0


@cache
def starter_series() -> tuple[StarterText, ...]:
    """Returns the texts in reading order."""
    found = (place for place in _folder().iterdir() if place.name.endswith(".md"))
    ordered = sorted(found, key=lambda place: place.name)
    return tuple(_text(place) for place in ordered if place.name != _ABOUT)


@cache
def starter_about() -> StarterAbout:
    """Returns the name and description of the series."""
    head, body = _read(_folder() / _ABOUT)
    return StarterAbout(name=head["title"], description=body)


def _folder() -> Traversable:
    return files("data.content") / "reading"


def _text(place: Traversable) -> StarterText:
    head, body = _read(place)
    html = html_of_markdown(body)
    options = tuple(head.get("options", ()))
    _, _, slug = place.name.removesuffix(".md").partition("-")
    return StarterText(
        key=f"starter-{slug}",
        title=head["title"],
        html=html,
        minutes=reading_minutes(html),
        source=head["source"],
        tags=tuple(head["tags"]),
        question=head.get("question", ""),
        options=options,
        answer=options.index(head["answer"]) if options else 0,
    )


def _read(place: Traversable) -> tuple[dict[str, Any], str]:
    _, head, body = place.read_text("utf-8").split(_FENCE, 2)
    return tomllib.loads(head), body.strip()
