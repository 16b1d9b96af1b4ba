"""Decides what a message sent to the bot is as material: how surely, its minutes, its key."""

import hashlib
import math
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from data.values.filenames import said_by
from data.values.names import clean_text
from data.values.rich import plain, reading_minutes
from data.values.sent import has_link
from handlers.shared.context import FileIn, Incoming
from handlers.shared.refusal import Refusal, refuse_empty

FIND = "material-find"
"""The kind of step in which a word to look for is typed."""
TAGS = "material-tags"
"""The kind of step in which tags are typed."""
TYPED = (FIND, TAGS, "form:material", "form:series", "form:series-for", "form:feed")
"""Steps in which something is typed about material; over once a button of material is tapped."""
LONGEST_TITLE = 100
LONGEST_NAME = 40
"""Characters of a series' name."""
LONGEST_SOURCE = 300
LONGEST_BODY = 200_000
MOST_TAGS = 6
MOST_MINUTES = 240
MOST_ITEMS = 1000
"""Items of a series."""
NOTE_DAYS = (0, 3, 7, 14)
LARGEST = 20 * 2**20
"""Bytes of a file that Telegram's cloud lets a bot fetch."""
LONG_TEXT = 40
"""Characters from which a text sent unasked may be something to study."""
FILE_MINUTES = 5
"""Minutes of a file or a page that cannot be looked into."""

READ = (".md", ".markdown", ".txt", ".docx", ".zip")
"""Files that hold texts, which the bot can read out."""
TABLES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv")


def weight(incoming: Incoming) -> int:
    """Tells how surely something sent unasked is meant as material: 0 no · 1 perhaps · 2 yes."""
    file = incoming.file
    if file is not None:
        said = said_by(file.name) if file.kind == "document" else ""
        if said in ("roster", "bank"):
            return 0
        unsure = file.kind == "document" and file.name.lower().endswith(
            (*TABLES, ".txt", ".gift", ".xml", ".json", ".aiken")
        )
        return 1 if unsure and said != "material" else 2
    if not incoming.text.strip() or incoming.text.startswith("/"):
        return 0
    if incoming.forwarded:
        return 2
    return int(len(incoming.text) >= LONG_TEXT or has_link(incoming.text))


def is_text_file(file: FileIn) -> bool:
    """Tells whether the bot can read texts or links out of the file."""
    return file.kind == "document" and file.name.lower().endswith((*READ, *TABLES))


def may_be_both(file: FileIn) -> bool:
    """Tells whether a file may as well be meant to be pushed as it is."""
    return file.name.lower().endswith(".docx")


def title_of_file(file: FileIn) -> str:
    """Returns a file's name without its ending, as a title; "" for names that phones make up."""
    if file.kind in {"photo", "voice"}:
        return ""
    return clean_text(PurePath(file.name.replace("\\", "/")).stem)[:LONGEST_TITLE]


def minutes_of(body: str, link: str, files: Sequence[Mapping[str, Any]]) -> int:
    """Estimates the minutes of a material: its text, what is played, two pictures a minute, and a
    guess for what cannot be looked into."""
    total = reading_minutes(body) if body else 0
    total += math.ceil(sum(int(file.get("seconds", 0)) for file in files) / 60)
    kinds = [file["kind"] for file in files]
    total += math.ceil(kinds.count("photo") / 2) + FILE_MINUTES * kinds.count("document")
    if link and not body and not files:
        total += FILE_MINUTES
    return min(max(total, 1), MOST_MINUTES)


def key_of(html: str, files: Sequence[Mapping[str, Any]]) -> str:
    """Names a content in 32 hexadecimal digits, so that the same sent twice is recognised whatever
    its formatting: the whole text as it was sent, and the files."""
    parts = [" ".join(plain(html).split()), *sorted(str(file["unique"]) for file in files)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def following_minutes(minutes: int, up: bool) -> int:
    """Returns the minutes after one tap on + or −: by one up to ten, then by five."""
    step = 1 if minutes < 10 or (minutes == 10 and not up) else 5
    return min(max(minutes + (step if up else -step), 1), MOST_MINUTES)


def typed_line(text: str, most: int) -> str:
    """Returns a typed text as one line; raises Refusal for an empty one and one of more than `most`
    characters."""
    line = refuse_empty("material-typed-empty", clean_text(text))
    if len(line) > most:
        raise Refusal("material-typed-long", most=most, long=len(line))
    return line
