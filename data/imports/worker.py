"""Reads files from standard input in a separate process that can do nothing else.

Run as a script by `data.imports.run_isolated`. Its order, in JSON, has the path of modules, ours
first, the file with the readers, the limits, further arguments, and for each document its reader
and its size in bytes. It writes "ready" with the protections that the system lacks, then a line of
JSON for each document: its reader's result, or {"bad": key, "values": {...}}.
"""

import contextlib
import gc
import json
import signal
import sys
from pathlib import Path
from typing import Any


def main() -> None:
    """Reads one document after the other; the system ends the process when one takes too long."""
    order: dict[str, Any] = json.loads(sys.argv[1])
    limits: dict[str, int] = order["limits"]
    sys.path[:] = order["path"]
    from data.imports import run_isolated
    from data.imports.confinement import confine

    # A worker lives for one file: looking for circles in what it read costs more than it brings.
    gc.disable()
    run_isolated.confined = True
    readers = run_isolated.readers_in(order["readers"])
    # The output of a reader is no answer.
    out, sys.stdout = sys.stdout, sys.stderr
    missing = confine(Path(order["path"][0]), limits["memory"], limits["altogether"])
    out.write(f"ready {json.dumps(missing)}\n")
    out.flush()
    for reader, size in order["documents"]:
        with contextlib.suppress(AttributeError):
            signal.setitimer(signal.ITIMER_PROF, limits["seconds"])
        content = sys.stdin.buffer.read(size)
        said = run_isolated.answer(readers[reader], content, limits, order["about"])
        if said == run_isolated.TOO_MUCH:
            # What is left of the memory may not do for the next document.
            return
        out.write(json.dumps(said) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
