"""Tries what a reader taken over by its file would try; `data.imports.worker` runs it."""

import ctypes
import os
import resource
import signal
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any


def attacks(content: bytes, _limits: dict[str, int]) -> dict[str, Any]:
    """Returns which attacks succeed; the content names a file of the parent's and a folder that it
    may write to, each on a line."""
    secret, folder = content.decode().split("\n")
    parent = os.getppid()
    tries: dict[str, Callable[[], object]] = {
        "open an internet socket": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
        "open a local socket": lambda: socket.socket(socket.AF_UNIX),
        "write a file": lambda: Path(folder, "written").write_text("x"),
        "write to /tmp": _write_aside,
        "make a folder": lambda: Path(folder, "made").mkdir(),
        "read a file": lambda: Path(secret).read_bytes(),
        "remove a file": Path(secret).unlink,
        "read the parent's environment": lambda: Path(f"/proc/{parent}/environ").read_bytes(),
        "read the parent's memory": lambda: Path(f"/proc/{parent}/mem").open("rb").close(),
        "fork": os.fork,
        "start a thread": threading.Thread(target=int).start,
        "execute": lambda: os.posix_spawn("/bin/true", ["true"], {}),
        "signal the parent": lambda: os.kill(parent, 0),
        "raise a limit": lambda: resource.setrlimit(resource.RLIMIT_CPU, (-1, -1)),
        "set up io_uring": lambda: _called(425, 8, ctypes.create_string_buffer(120)),
    }
    done = {name: _succeeds(one) for name, one in tries.items()}
    return {"done": [name for name, one in done.items() if one], "environment": _environment()}


_met: list[str] = []


def leave_traces(content: bytes, _limits: dict[str, int]) -> dict[str, Any]:
    """Returns what this reader left in its process for the files before, and leaves this one's;
    besides, the process and the files that it has open."""
    _met.append(content.decode())
    numbers = [one for one in range(64) if _is_open(one)]
    return {"met": _met[:-1], "process": os.getpid(), "open": numbers}


def _environment() -> list[str]:
    """Returns the names of what the process was started with."""
    entries = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
    names: list[str] = []
    while entry := entries[len(names)]:
        names.append(entry.decode(errors="replace").partition("=")[0])
    return names


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _write_aside() -> None:
    aside = Path(f"/tmp/zhixue-{os.getpid()}")  # noqa: S108 - it is to fail
    aside.write_text("x")
    aside.unlink()


def _succeeds(attack: Callable[[], object]) -> bool:
    try:
        if attack() == 0:  # the child of a fork
            os.kill(os.getpid(), signal.SIGKILL)
    except (OSError, RuntimeError, ValueError):
        return False
    return True


def _called(number: int, *values: Any) -> None:
    call = ctypes.CDLL(None, use_errno=True).syscall
    if call(number, *values) < 0:
        raise OSError(ctypes.get_errno(), "refused")
