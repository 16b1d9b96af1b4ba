"""Reads files from standard input in a separate process with limited memory and time.

Run as a script by `data.imports.run_isolated`, so it imports nothing of ours. Its order, in JSON,
names the file with the readers, the limits, and for each document its reader and its size in bytes.
It writes the line "ready", then a line of JSON for each document: its reader's result, or {"bad":
key, "values": {...}}.
"""

import contextlib
import json
import runpy
import signal
import sys
from typing import Any


def bound(memory: int, seconds: int) -> None:
    """Limits memory (bytes) and processor time of this process where the system can."""
    try:
        import resource
    except ImportError:
        return
    for what, wanted in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
        hard = resource.getrlimit(what)[1]
        limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(what, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(read: Any, content: bytes, limits: dict[str, int]) -> str:
    """Returns a reader's result for a document, in JSON; a panic of the reader is no
    `Exception`."""
    try:
        return json.dumps(read(content, limits))
    except MemoryError:
        return json.dumps({"bad": "file-bomb", "values": {}})
    except BaseException:  # noqa: BLE001
        return json.dumps({"bad": "file-broken", "values": {}})


def main() -> None:
    """Reads one document after the other; the system ends the process when one takes too long."""
    order: dict[str, Any] = json.loads(sys.argv[1])
    limits: dict[str, int] = order["limits"]
    readers = runpy.run_path(order["readers"])
    # The output of a reader is no answer.
    out, sys.stdout = sys.stdout, sys.stderr
    out.write("ready\n")
    out.flush()
    bound(limits["memory"], limits["altogether"])
    for reader, size in order["documents"]:
        with contextlib.suppress(AttributeError):
            signal.alarm(limits["seconds"])
        out.write(answer(readers[reader], sys.stdin.buffer.read(size), limits) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
