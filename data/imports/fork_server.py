"""Runs readers of files in processes of their own, forked by one that has the libraries imported
and nothing else: no secrets, no environment, no file that was read before."""

import atexit
import contextlib
import json
import os
import selectors
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

_WORKER = Path(__file__).with_name("worker.py")
_ROOT = Path(__file__).parents[2]
_PIECE = 2**18


class _ForkServer:
    """The process that forks readers: started with the first file, and anew where it has ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def ask(self, order: str, pipes: list[int]) -> str:
        """Returns the answer to an order."""
        with self._lock:
            for _ in range(2):
                control = self._control or self._start()
                with contextlib.suppress(ConnectionError):
                    socket.send_fds(control, [order.encode()], pipes)
                    if said := control.recv(100):
                        return said.decode()
                self._end()
        raise RuntimeError("the process that forks readers does not answer")

    def end(self) -> None:
        """Ends the process."""
        with self._lock:
            self._end()

    def forget(self) -> None:
        """Leaves the process to the one that started it."""
        if self._control:
            self._control.close()
        self._lock, self._process, self._control = threading.Lock(), None, None

    def _start(self) -> socket.socket:
        self._control, theirs = socket.socketpair()
        path = json.dumps([str(_ROOT), *filter(None, sys.path)])
        command = [sys.executable, "-I", "-S", str(_WORKER), path]
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own file, by our own interpreter
                command, stdin=theirs.fileno(), stdout=subprocess.DEVNULL, env={}, cwd="/"
            )
        return self._control

    def _end(self) -> None:
        if self._control and self._process:
            self._control.close()
            self._process.wait()
        self._control = self._process = None

    def process_id(self) -> int:
        """Returns the number of the process; 0 where there is none."""
        return self._process.pid if self._process else 0


_server = _ForkServer()
end, process_id = _server.end, _server.process_id
atexit.register(_server.end)
os.register_at_fork(after_in_child=_server.forget)


def run_forked(readers: str, order: bytes, seconds: float) -> tuple[bytes, bytes]:
    """Returns the output and errors of a process that gets this order; one that takes longer is
    killed, with what it said so far."""
    theirs, said = os.pipe()
    answer, output = os.pipe()
    trouble, errors = os.pipe()
    talk = _Talk(said, order, answer, trouble)
    try:
        try:
            child = _server.ask(f"fork {readers}", [theirs, output, errors])
        finally:
            for pipe in (theirs, output, errors):
                os.close(pipe)
        if not talk.ended(time.monotonic() + seconds):
            _server.ask(f"kill {child}", [])
    finally:
        talk.close()
    return b"".join(talk.heard[answer]), b"".join(talk.heard[trouble])


class _Talk:
    """What is said to a process, and heard from it."""

    def __init__(self, said: int, order: bytes, *heard: int) -> None:
        self.left = memoryview(order)
        self.heard: dict[int, list[bytes]] = {pipe: [] for pipe in heard}
        self._waiting = selectors.DefaultSelector()
        for pipe in (said, *heard):
            os.set_blocking(pipe, False)
            event = selectors.EVENT_READ if pipe in self.heard else selectors.EVENT_WRITE
            self._waiting.register(pipe, event)

    def ended(self, until: float) -> bool:
        """Talks until the process has closed its ends; False where it has not in time."""
        while self._waiting.get_map():
            left = until - time.monotonic()
            if left <= 0:
                return False
            for key, _ in self._waiting.select(left):
                if not (self._hear(key.fd) if key.fd in self.heard else self._say(key.fd)):
                    self._waiting.unregister(key.fd)
                    os.close(key.fd)
        return True

    def _hear(self, pipe: int) -> bool:
        piece = os.read(pipe, _PIECE)
        self.heard[pipe].append(piece)
        return bool(piece)

    def _say(self, pipe: int) -> bool:
        try:
            self.left = self.left[os.write(pipe, self.left[:_PIECE]) :]
        except BrokenPipeError:
            return False
        return bool(self.left)

    def close(self) -> None:
        """Closes what is still open."""
        for key in list(self._waiting.get_map().values()):
            os.close(key.fd)
        self._waiting.close()
