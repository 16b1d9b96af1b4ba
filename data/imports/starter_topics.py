"""Reads the topics that ship with the program: questions of branch life to begin a stock with."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class StarterTopic:
    """A topic in simplified Chinese; `kind` is word, question, case or example."""

    kind: str
    title: str
    body: str


@cache
def starter_topics() -> tuple[StarterTopic, ...]:
    """Returns the topics in the best order for discussion: the kinds take turns."""
    folder = files("data.content") / "topics"
    found: list[StarterTopic] = []
    for place in sorted(folder.iterdir(), key=lambda place: place.name):
        entries = tomllib.loads(place.read_text("utf-8"))["topic"]
        found += [StarterTopic(one["kind"], one["title"], one["body"].strip()) for one in entries]
    return tuple(found)
