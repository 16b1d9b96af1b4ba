"""Hands documents to readers in a process that can do nothing else."""

import dataclasses
import json
import runpy
import tempfile
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from data.imports.fork_server import run_forked
from data.imports.plain import from_plain
from data.imports.sheet import BadFile, Limits

TOO_MUCH = {"bad": "file-bomb", "values": {}}
T = TypeVar("T")
_NOTHING: Mapping[str, Any] = MappingProxyType({})
confined = False
"""Whether this process is a worker: what one reader needs of another is read in it."""


def run_isolated(
    readers: str,
    documents: Sequence[tuple[str, bytes]],
    limits: Limits,
    about: Mapping[str, Any] = _NOTHING,
) -> list[dict[str, Any]]:
    """Returns the contents of each document, read in a process of its own.

    `readers` is a file of readers beside this one, and each document comes with the name of its
    reader in that file; `about` are further arguments for it. A reader's result is JSON; {"bad":
    key, "values": {...}} means a document that cannot be read, and one that takes too much
    ("file-bomb") does not affect the others. Blocks for up to `limits.altogether` seconds: call it
    beside the event loop.
    """
    if confined:
        known = readers_in(readers)
        bounds = dataclasses.asdict(limits)
        return [answer(known[reader], content, bounds, about) for reader, content in documents]
    until = time.monotonic() + limits.altogether
    answers: list[dict[str, Any]] = []
    while len(answers) < len(documents):
        left = until - time.monotonic()
        if left <= 0:
            return answers + [TOO_MUCH] * (len(documents) - len(answers))
        answers += _some(readers, documents[len(answers) :], limits, about, left)
        if len(answers) < len(documents):
            # Out of memory or time, the process is killed before it can say so.
            answers.append(TOO_MUCH)
    return answers


def isolated(
    readers: str, reader: str, kind: type[T], content: bytes, limits: Limits, **about: Any
) -> T:
    """Returns what a reader makes of one document, which is of the type `kind`; raises
    `BadFile`."""
    [read] = run_isolated(readers, [(reader, content)], limits, about)
    if "bad" in read:
        raise BadFile(read["bad"], **read["values"])
    return from_plain(kind, read["read"])


@dataclasses.dataclass(frozen=True)
class Confinement:
    """What a reader is kept from: `missing` are the system's protections that there are not
    ("memory", "processor", "landlock", "seccomp"), `breaches` what one could do nevertheless."""

    missing: list[str]
    breaches: list[str]


def confinement() -> Confinement:
    """Tries to break out of a worker, as a reader taken over by its file would."""
    with tempfile.TemporaryDirectory() as folder:
        secret = Path(folder, "secret")
        secret.write_text("secret")
        order = f"{secret}\n{folder}".encode()
        said, trouble = _process("worker_probe.py", [("attacks", order)], Limits(), _NOTHING, 10)
    ready, *answers = said.split(b"\n")
    if not answers[:1] or not answers[0]:
        raise RuntimeError(f"the probe said nothing: {trouble[-500:]!r}")
    return Confinement(json.loads(ready.removeprefix(b"ready ")), json.loads(answers[0])["done"])


@cache
def readers_in(name: str) -> dict[str, Any]:
    """Returns the readers of a file beside this one."""
    return runpy.run_path(str(Path(__file__).with_name(name)))


def answer(
    read: Any, content: bytes, limits: dict[str, int], about: Mapping[str, Any]
) -> dict[str, Any]:
    """Returns a reader's result for a document; a panic of the reader is no `Exception`."""
    try:
        return dict(read(content, limits, **about))
    except BadFile as bad:
        return {"bad": bad.key, "values": bad.values}
    except MemoryError:
        return TOO_MUCH
    except BaseException:  # noqa: BLE001
        return {"bad": "file-broken", "values": {}}


def _some(
    readers: str,
    documents: Sequence[tuple[str, bytes]],
    limits: Limits,
    about: Mapping[str, Any],
    seconds: float,
) -> list[dict[str, Any]]:
    """Returns the answers of one process, up to its end."""
    said, trouble = _process(readers, documents, limits, about, seconds)
    ready, *lines = said.split(b"\n")
    if not ready.startswith(b"ready"):
        raise RuntimeError(f"the reader did not start: {trouble[-500:]!r}")
    # The last piece is the rest after the last whole line.
    return [json.loads(line) for line in lines[:-1]]


def _process(
    readers: str,
    documents: Sequence[tuple[str, bytes]],
    limits: Limits,
    about: Mapping[str, Any],
    seconds: float,
) -> tuple[bytes, bytes]:
    """Returns the output and errors of a process that reads these documents."""
    order = {
        "limits": dataclasses.asdict(limits),
        "about": dict(about),
        "documents": [(reader, len(content)) for reader, content in documents],
    }
    said = (json.dumps(order).encode() + b"\n", *(content for _, content in documents))
    return run_forked(readers, b"".join(said), seconds)
