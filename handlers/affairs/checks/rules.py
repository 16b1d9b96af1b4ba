"""Decides what in a notice must not be published, and what nobody can read for its writer."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from data.imports.private_numbers import READ
from data.values.private_numbers import TELEPHONE, numbers_in, same_number
from data.values.rich import plain

LARGEST = 20 * 2**20
"""Bytes of a file that Telegram's cloud lets a bot fetch."""
UNREAD = "unread"
"""What is found in a file that nobody can read."""
WHYS = (
    *("picture", "played", "pdf", "word", "slides", "archive"),
    *("big", "locked", "broken", "lost", "other"),
)
"""Reasons why a file cannot be read."""
MOST = 20
"""Findings that are kept."""

Found = dict[str, Any]
"""A finding: `what` (id · phone · unread), `shown` (the number, masked), `digits` (of a telephone
number), `place` (title · body · name · file), `file` (its name), `cell`, `line`, `why` (the reason
why it is unread)."""


def in_texts(title: str, body: str, files: Sequence[Mapping[str, Any]]) -> list[Found]:
    """Finds the private numbers in a notice's title and text, and in the names of its files."""
    found = [*_in_text("title", title), *_in_text("body", plain(body))]
    for file in files:
        found += [{**one, "file": file["name"]} for one in _in_text("name", str(file["name"]))]
    return found


def _in_text(place: str, text: str) -> Iterable[Found]:
    for one in numbers_in(text):
        yield finding(one.what, one.digits, place=place, line=one.line)


def finding(what: str, digits: str, **where: Any) -> Found:
    """Makes a finding of a number. Only a telephone number is kept whole, because it may be allowed
    for the branch."""
    kept = 4 if len(digits) > 11 else 3
    hidden = "*" * max(len(digits) - kept - 2, 3)
    shown = f"{digits[:kept]}{hidden}{digits[-2:]}"
    return {"what": what, "shown": shown, "digits": digits if what == TELEPHONE else "", **where}


def unread(name: str, why: str) -> Found:
    """Makes a finding of a file that cannot be read, for one of `WHYS`."""
    return {"what": UNREAD, "shown": "", "digits": "", "place": "file", "file": name, "why": why}


def readable(file: Mapping[str, Any]) -> bool:
    """Tells whether a file can be fetched and read."""
    return file["kind"] == "document" and not _why_not(file)


def not_readable(files: Sequence[Mapping[str, Any]]) -> list[Found]:
    """Names the files that cannot be fetched or read, by their kind, name and size alone."""
    return [unread(str(file["name"]), why) for file in files if (why := _why_not(file))]


def _why_not(file: Mapping[str, Any]) -> str:
    if file["kind"] != "document":
        return "picture" if file["kind"] == "photo" else "played"
    if int(file.get("size", 0)) > LARGEST:
        return "big"
    ending = str(file["name"]).lower().rpartition(".")[2]
    if ending in READ:
        return ""
    return {
        **dict.fromkeys(("pdf", "ofd"), "pdf"),
        **dict.fromkeys(("doc", "wps", "rtf"), "word"),
        **dict.fromkeys(("ppt", "dps"), "slides"),
        **dict.fromkeys(("zip", "rar", "7z"), "archive"),
        **dict.fromkeys(("jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "heic"), "picture"),
    }.get(ending, "other")


def why_bad(key: str, values: Mapping[str, Any]) -> str:
    """Says why a reader could not read a file, by the key that it gave."""
    for part, why in (
        ("too-big", "big"),
        ("encrypted", "locked"),
        ("old-word", "word"),
        ("broken", "broken"),
        ("bomb", "broken"),
    ):
        if part in key:
            return why
    kind = str(values.get("kind", ""))
    return kind if kind in {"picture", "pdf", "word", "slides", "archive"} else "other"


def still_open(found: Sequence[Found], phone: str) -> list[Found]:
    """Returns the findings without the branch's own contact number, each once."""
    kept: list[Found] = []
    for one in found:
        own = one["what"] == TELEPHONE and same_number(phone, one["digits"])
        if not own and one not in kept:
            kept.append(one)
    return kept[:MOST]


def only_telephone(found: Sequence[Found]) -> str:
    """Returns the telephone number where nothing but this one number was found; "" else."""
    numbers = {one["digits"] for one in found}
    alone = len(numbers) == 1 and all(one["what"] == TELEPHONE for one in found)
    return str(next(iter(numbers))) if alone else ""
