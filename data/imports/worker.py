"""Forks a process for each order, which reads files and can do nothing else.

Run as a script by `data.imports.fork_server`, with the path of modules as its argument and a socket
as standard input. "fork NAME", with an end of a pipe each for input, output and errors, is answered
with the number of the process that reads with the readers of that file; "kill NUMBER" ends one.
Libraries are imported here, once; a file is never seen here.

A process gets its order in a line of JSON (the limits, further arguments, and for each document its
reader and its size in bytes) and the documents after it. It writes "ready" with the protections
that the system lacks, then a line of JSON for each document: its reader's result, or {"bad": key,
"values": {...}}.
"""

import contextlib
import gc
import json
import os
import signal
import socket
import sys
from pathlib import Path
from typing import Any

_IDLE = 600
"""Seconds without an order after which the memory is given back."""


def main() -> None:
    """Answers orders until nobody is left to give any."""
    sys.path[:] = json.loads(sys.argv[1])
    # A process lives for one order: looking for circles in what it read costs more than it brings.
    gc.disable()
    control = socket.socket(fileno=os.dup(0))
    control.settimeout(_IDLE)
    children: set[int] = set()
    with contextlib.suppress(TimeoutError):
        while said := socket.recv_fds(control, 200, 3):
            order, pipes = said[0].decode(), said[1]
            if not order:
                break
            _reap(children)
            word, _, name = order.partition(" ")
            if word == "kill":
                if int(name) in children:
                    os.kill(int(name), signal.SIGKILL)
            elif child := _forked(name, pipes, control):
                children.add(child)
                name = str(child)
            for pipe in pipes:
                os.close(pipe)
            control.send(name.encode())
    _reap(children)


def _reap(children: set[int]) -> None:
    """Forgets the processes that have ended."""
    with contextlib.suppress(ChildProcessError):
        while (ended := os.waitpid(-1, os.WNOHANG)[0]) > 0:
            children.discard(ended)


def _forked(name: str, pipes: list[int], control: socket.socket) -> int:
    """Forks a process that reads with the readers of this file."""
    from data.imports import run_isolated
    from data.imports.confinement import confine  # noqa: F401 - for the processes

    with contextlib.suppress(Exception):
        # What cannot be imported is told by the process, which tries again.
        for needed in run_isolated.readers_in(name).get("NEEDED", ()):
            run_isolated.readers_in(needed)
    gc.freeze()
    if child := os.fork():
        return child
    status = 1
    try:
        control.close()
        for number, pipe in enumerate(pipes):
            os.dup2(pipe, number)
            os.close(pipe)
        read(name)
        status = 0
    except BaseException:  # noqa: BLE001 - nothing of the server may run here
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(status)


def read(name: str) -> None:
    """Reads one document after the other; the system ends the process when one takes too long."""
    from data.imports import run_isolated
    from data.imports.confinement import confine

    order: dict[str, Any] = json.loads(sys.stdin.buffer.readline())
    limits: dict[str, int] = order["limits"]
    run_isolated.confined = True
    readers = run_isolated.readers_in(name)
    # The output of a reader is no answer.
    out, sys.stdout = sys.stdout, sys.stderr
    missing = confine(Path(sys.path[0]), limits["memory"], limits["altogether"])
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
