"""Hands documents to readers with limited memory and time."""

import dataclasses
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from data.imports.sheet import Limits

_WORKER = Path(__file__).with_name("worker.py")
_TOO_MUCH = {"bad": "file-bomb", "values": {}}


def run_isolated(
    readers: str, documents: Sequence[tuple[str, bytes]], limits: Limits
) -> list[dict[str, Any]]:
    """Returns the contents of each document, read in a process of its own.

    `readers` is a file of readers beside this one, and each document comes with the name of its
    reader in that file. A reader's result is JSON; {"bad": key, "values": {...}} means a document
    that cannot be read, and one that takes too much ("file-bomb") does not affect the others.
    Blocks for up to `limits.altogether` seconds: call it beside the event loop.
    """
    until = time.monotonic() + limits.altogether
    answers: list[dict[str, Any]] = []
    while len(answers) < len(documents):
        left = until - time.monotonic()
        if left <= 0:
            return answers + [_TOO_MUCH] * (len(documents) - len(answers))
        answers += _some(readers, documents[len(answers) :], limits, left)
        if len(answers) < len(documents):
            # Out of memory or time, the process is killed before it can say so.
            answers.append(_TOO_MUCH)
    return answers


def _some(
    readers: str, documents: Sequence[tuple[str, bytes]], limits: Limits, seconds: float
) -> list[dict[str, Any]]:
    """Returns the answers of one process, up to its end."""
    order = {
        "readers": str(_WORKER.with_name(readers)),
        "limits": dataclasses.asdict(limits),
        "documents": [(reader, len(content)) for reader, content in documents],
    }
    command = [sys.executable, "-I", str(_WORKER), json.dumps(order)]
    content = b"".join(content for _, content in documents)
    try:
        done = subprocess.run(  # noqa: S603 - our own file, by our own interpreter
            command, input=content, capture_output=True, timeout=seconds, check=False, env={}
        )
        said, trouble = done.stdout, done.stderr
    except subprocess.TimeoutExpired as late:
        said, trouble = late.stdout or b"ready\n", late.stderr or b""
    ready, *lines = said.split(b"\n")
    if ready.strip() != b"ready":
        raise RuntimeError(f"the reader did not start: {trouble[-500:]!r}")
    # The last piece is the rest after the last whole line.
    return [json.loads(line) for line in lines[:-1]]
