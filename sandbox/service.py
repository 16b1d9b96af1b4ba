"""Runs calls of the Bot API, and logs calls and answers."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.accounts import Account
from sandbox.checking import faults_of
from sandbox.faults import CALL_FAULTS, Fault, Faults
from sandbox.flood import Flood
from sandbox.log import CallLog, CallRecord
from sandbox.methods import Call, Version, documented, find, parameters_of
from sandbox.params import Given, Upload, typed
from sandbox.poller import Poller
from sandbox.values import ApiError, Json
from sandbox.webhook import Webhook
from sandbox.world import World

_REASONS = {
    400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict",
    429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway",
    503: "Service Unavailable", 504: "Gateway Timeout",
}  # fmt: skip


_PAGE = "<html><head><title>{0}</title></head><body><h1>{0}</h1></body></html>"


@dataclass(slots=True, frozen=True)
class Outcome:
    """The outcome of a call: an HTTP status and body, or a dropped connection (status 0)."""

    status: int
    body: Json
    page: str = ""
    """HTML in place of the body."""


DROPPED = Outcome(0, {})


def refused(error: ApiError) -> Outcome:
    """Returns an error in Telegram's shape."""
    body: Json = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return Outcome(error.code, body)


class Service:
    """Everything a method needs; `busy` counts the calls in progress that are not getUpdates."""

    def __init__(
        self,
        world: World,
        account: Account,
        clock: Callable[[], float],
        *,
        flood: bool,
        strict: bool,
        webhook_pause: float,
        faults: Faults,
        log: CallLog,
        version: Version,
    ) -> None:
        self.world = world
        self.account = account
        self.clock = clock
        self.flood = Flood(clock, on=flood, strict=strict)
        self.faults = faults
        self.log = log
        self.version: Version = version
        self.poller = Poller(account.updates, self.faults, world.bell)
        self.webhook = Webhook(
            account.updates, self.faults, self.from_webhook, clock, webhook_pause
        )
        self.webhook.changed = self._hooked
        self.about: dict[str, Any] = {}
        self.busy = 0
        self.calls = 0

    @property
    def listens(self) -> bool:
        """Whether a bot fetches updates or is sent them; its last poll at a stop does not wait."""
        return self.webhook.hook is not None or self.poller.listens

    def _hooked(self, on: bool) -> None:
        self.poller.hooked = on

    async def from_webhook(self, name: str, given: Given) -> Outcome:
        """Runs a call that came in the body of a webhook's answer."""
        return await self.call(name, given, via="webhook")

    async def call(self, name: str, given: Given, via: str = "http") -> Outcome:
        """Runs a call, with whatever fault was ordered for it, and logs it."""
        waiting = name.lower() == "getupdates"
        self.calls += 1
        self.busy += not waiting
        try:
            outcome = await self._call(name, given)
        finally:
            self.busy -= not waiting
            self.world.bell.ring()
        shown = {key: str(v) if isinstance(v, Upload) else v for key, v in given.items()}
        known = find(name, self.version)
        record = CallRecord(
            known.name if known else name,
            shown,
            outcome.status,
            outcome.body,
            self.clock(),
            via,
            self.account.person.id,
        )
        self.log.add(record)
        return outcome

    async def _call(self, name: str, given: Given) -> Outcome:
        method = find(name, self.version)
        if method is None:
            return refused(ApiError(404, "Not Found"))
        types, named = parameters_of(method, self.version), documented(method, self.version)
        for parameter, value in given.items():
            if parameter not in named and not isinstance(value, Upload):
                self.log.note_unknown(method.name, parameter)
        fault = self.faults.take(CALL_FAULTS, method.name)
        spoiled = await self._spoil(fault)
        if spoiled is not None:
            return spoiled
        try:
            call = Call(self, method.name, typed(given, types), given)
            result = method.handle(call)
            if inspect.isawaitable(result):
                result = await result
        except ApiError as error:
            outcome = refused(error)
        else:
            if method.name != "getUpdates":  # updates are checked and the bot's own once queued
                self.log.note_wrong(faults_of(method.name, result))
                result = self.account.own(result)
            if fault is not None and fault.kind == "odd":
                result = fault.result
            outcome = Outcome(200, {"ok": True, "result": result})
        return DROPPED if fault is not None and fault.kind == "drop_after" else outcome

    async def _spoil(self, fault: Fault | None) -> Outcome | None:
        """Returns a fault's answer in place of the call's, if it has one."""
        if fault is None:
            return None
        if fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
        elif fault.kind == "drop_before":
            return DROPPED
        elif fault.kind == "status":
            reason = fault.description or _REASONS.get(fault.status, "Error")
            return refused(ApiError(fault.status, reason))
        elif fault.kind == "html":
            reason = f"{fault.status} {_REASONS.get(fault.status, 'Error')}"
            return Outcome(fault.status, {}, _PAGE.format(reason))
        elif fault.kind == "flood":
            after = fault.retry_after
            reason = fault.description or f"Too Many Requests: retry after {after}"
            return refused(ApiError(429, reason, {"retry_after": after}))
        return None
