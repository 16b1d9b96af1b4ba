"""The log of every call to the Bot API, for inspection and tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sandbox.values import Json

KEPT = 20_000


@dataclass(slots=True, frozen=True)
class CallRecord:
    """One call: its parameters as given, the HTTP status (0: the connection was dropped).

    `result` is the whole answer, `at` epoch seconds, `via` "http" or "webhook", `bot` the id of the
    bot that called.
    """

    method: str
    params: Json
    status: int
    result: Any
    at: float
    via: str = "http"
    bot: int = 0


class CallLog(list[CallRecord]):
    """All calls in order, the newest 20,000.

    `unknown` lists unknown (method, parameter) pairs, `wrong` what in the sandbox's own results
    and updates is not as Telegram's manual has it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.unknown: list[tuple[str, str]] = []
        self.wrong: list[str] = []

    def add(self, record: CallRecord) -> None:
        """Adds a call."""
        self.append(record)
        if len(self) > KEPT:
            del self[: KEPT // 10]

    def of(self, method: str) -> list[CallRecord]:
        """Returns the calls of one method."""
        return [record for record in self if record.method == method]

    def note_wrong(self, faults: list[str]) -> None:
        """Notes what is wrong with a result, once."""
        self.wrong += [fault for fault in faults if fault not in self.wrong]

    def note_unknown(self, method: str, parameter: str) -> None:
        """Notes a parameter that the method does not have, once."""
        if (method, parameter) not in self.unknown:
            self.unknown.append((method, parameter))
