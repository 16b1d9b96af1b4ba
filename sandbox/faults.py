"""Faults on order, of the network, the server or the delivery of updates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from sandbox.values import Json

CallFault = Literal["delay", "status", "flood", "html", "odd", "drop_before", "drop_after"]
DeliveryFault = Literal["redeliver", "duplicate", "reorder"]
CALL_FAULTS: frozenset[str] = frozenset(get_args(CallFault))
DELIVERY_FAULTS: frozenset[str] = frozenset(get_args(DeliveryFault))


@dataclass(slots=True)
class Fault:
    """One kind of fault for the next `times` calls of a method ("*" for any).

    delay waits `seconds`; status answers with the HTTP `status`; html does so too, with a page of
    HTML as the servers before Telegram's own do; flood answers 429 with `retry_after`;
    `description` is what status and flood say. odd lets the call do its work and returns `result`
    in place of its own; drop_before and drop_after close the connection without or with the call's
    effect. redeliver, duplicate and reorder apply to batches of updates, whatever the method.
    """

    kind: str
    method: str = "*"
    times: int = 1
    seconds: float = 0.0
    status: int = 500
    retry_after: int = 1
    description: str = ""
    result: Any = None

    def fits(self, method: str) -> bool:
        """Tells whether it applies to this method."""
        return self.method in ("*", method) or self.method.lower() == method.lower()


class Faults:
    """The faults ordered and not used yet, oldest first."""

    def __init__(self) -> None:
        self._ordered: list[Fault] = []

    def order(
        self,
        kind: str,
        method: str = "*",
        *,
        times: int = 1,
        seconds: float = 0.0,
        status: int = 500,
        retry_after: int = 1,
        description: str = "",
        result: Any = None,
    ) -> Fault:
        """Orders a fault; ValueError for an unknown kind or impossible numbers."""
        if kind not in CALL_FAULTS | DELIVERY_FAULTS:
            raise ValueError(f"unknown fault {kind!r}")
        if times < 1 or seconds < 0 or not 400 <= status <= 599 or retry_after < 0:
            raise ValueError("times, seconds, status or retry_after is out of range")
        fault = Fault(kind, method, times, seconds, status, retry_after, description, result)
        self._ordered.append(fault)
        return fault

    def take(self, kinds: Iterable[str], method: str = "*") -> Fault | None:
        """Returns the next fault of these kinds for this method, and counts it as used once."""
        wanted = frozenset(kinds)
        for fault in self._ordered:
            if fault.kind in wanted and (method == "*" or fault.fits(method)):
                fault.times -= 1
                if fault.times == 0:
                    self._ordered.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        """Cancels every order."""
        self._ordered.clear()

    def listed(self) -> list[Json]:
        """Returns the remaining orders as JSON."""
        return [asdict(fault) for fault in self._ordered]
