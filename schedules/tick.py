"""Claims due plans and does what they say: occurrence, outbox rows and cards in one commit."""

import asyncio
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import structlog
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from data import metrics
from data.failures import away
from data.models import Branch, Plan
from data.queries import plan as plans
from data.store import Store
from handlers.shared import alerts
from handlers.shared.feature import Action
from handlers.shared.refusal import Refusal

log = structlog.get_logger()

FEWEST, MOST = 20, 200
"""Plans of one transaction."""
WORK = 0.01
"""Seconds of computing that one transaction should take: taps wait for it meanwhile. Not seconds on
the clock, because smaller transactions only make it worse where other programs hold the bot up."""
PAUSE = 0.01
"""Seconds between two of them, in which taps are taken in and answered."""
AHEAD = timedelta(seconds=1)
"""The clock's interval: what is due within it would wait for the next run."""
ASLEEP, LATE = "branch-asleep", "plan-late"
"""Notes of plans that were skipped: keys of texts."""


class Tick:
    """The clock's main job. `actions` maps a plan's kind to what it does; `wake(seconds)` has the
    job run again that soon.

    Plans are fired many in a transaction, without a savepoint each, which would cost more than the
    plans. Where one of them refuses or fails, the transaction is rolled back and its plans are
    fired again with a savepoint each, so that nothing of the one is kept and all of the others.
    """

    def __init__(
        self,
        store: Store,
        actions: Mapping[str, Action],
        now: Callable[[], datetime],
        wake: Callable[[float], None] = lambda _seconds: None,
    ) -> None:
        self.store = store
        self.actions = actions
        self.now = now
        self.wake = wake
        self.pause = PAUSE
        self._most = FEWEST

    async def run(self) -> int:
        """Fires everything that is due; returns how many plans fired."""
        total = 0
        while True:
            now = self.now()
            first = await self.store.look(
                partial(plans.first_due, until=now + AHEAD, kinds=self.actions)
            )
            if first is None:
                return total
            if first > now:
                self.wake((first - now).total_seconds())
                return total
            fired = await self._batch()
            if not fired:
                return total
            total += fired
            await asyncio.sleep(self.pause)

    async def _batch(self) -> int:
        try:
            return await self.store.write(self._together)
        except Exception as error:
            # Seen again and logged with its plan when that is fired by itself.
            log.info("tick.apart", error=type(error).__name__)
            return await self.store.write(self._apart)

    def _together(self, session: Session) -> int:
        """Fires plans in one go; raises where one of them refuses or fails."""
        begun = time.thread_time()
        now = self.now()
        due = plans.claim(session, now, self._most, self.actions)
        branches = _branches(session, due)
        coming: dict[Plan, datetime | None] = {}
        for plan in _fresh(session, now, due, branches):
            due_at, branch = _due_at(plan), branches[plan.branch_id]
            refused = self._refused(now, plan, branch)
            note = refused or self._act(session, now, plan)
            coming[plan], merged = _following(branch, plan, due_at, now)
            if note or merged:
                outcome = "skipped" if refused else "done"
                plans.amend(session, plan, due_at, outcome, note, merged)
        session.flush()
        plans.move_on(session, coming)
        self._adapt(len(due), time.thread_time() - begun)
        return len(due)

    def _apart(self, session: Session) -> int:
        """Fires plans one by one; whatever one of them wrote is taken back when it raises."""
        now = self.now()
        due = plans.claim(session, now, self._most, self.actions)
        branches = _branches(session, due)
        for plan in _fresh(session, now, due, branches):
            self._one(session, now, plan, branches[plan.branch_id])
        session.flush()
        return len(due)

    def _one(self, session: Session, now: datetime, plan: Plan, branch: Branch) -> None:
        due_at, merged = _due_at(plan), 0
        outcome, note = "done", ""
        try:
            if refused := self._refused(now, plan, branch):
                raise Refusal(refused)
            with session.begin_nested():
                note = self._act(session, now, plan)
        except Refusal as refusal:
            outcome, note = "skipped", refusal.key
        except Exception as error:
            outcome, note = "failed", _seen(error, plan)
        coming = None
        try:
            coming, merged = _following(branch, plan, due_at, now)
        except Exception as error:
            outcome, note = "failed", _seen(error, plan)
        plan.next_due_at = coming
        plans.amend(session, plan, due_at, outcome, note, merged)
        if outcome == "failed" and not plans.failed_before(session, plan, due_at):
            alerts.tell_plan_failed(session, now, branch, plan, due_at)

    def _refused(self, now: datetime, plan: Plan, branch: Branch) -> str:
        """Says why a plan is skipped without asking its feature; "" where it is not."""
        if plan.rhythm and branch.asleep_since is not None:
            return ASLEEP
        action = self.actions[plan.kind]
        if action.cutoff is None or now - _due_at(plan) <= action.cutoff:
            return ""
        # Of several that were missed, the last one may still be in time.
        last = _next(branch, plan, now - action.cutoff)
        return "" if last is not None and last <= now else LATE

    def _act(self, session: Session, now: datetime, plan: Plan) -> str:
        metrics.LATE.observe((now - _due_at(plan)).total_seconds())
        return self.actions[plan.kind].due(session, now, plan)

    def _adapt(self, fired: int, took: float) -> None:
        """Chooses how many plans the next transaction takes, so that it takes WORK seconds."""
        if fired == self._most:
            wanted = int(fired * WORK / max(took, WORK / MOST))
            self._most = max(FEWEST, min(wanted, 2 * fired, MOST))


def _branches(session: Session, due: Sequence[Plan]) -> dict[int, Branch]:
    """Loads the plans' branches together, so that a look-up by id finds them in the session."""
    ids = {plan.branch_id for plan in due}
    return {one.id: one for one in session.scalars(select(Branch).where(Branch.id.in_(ids)))}


def _fresh(
    session: Session, now: datetime, due: Sequence[Plan], branches: Mapping[int, Branch]
) -> list[Plan]:
    """Writes down the firings that are to happen now; the other plans move on to their next time.

    Paused plans do not fire, nor do those that fired, or were left out, for this moment before.
    """
    wanted = [plan for plan in due if not _rests(plan, now)]
    fresh = plans.fresh(session, now, wanted) if wanted else set()
    for plan in due:
        if plan.id not in fresh:
            with suppress(ValueError, KeyError):  # a rhythm or a zone that is none
                plan.next_due_at = None
                plan.next_due_at = _next(branches[plan.branch_id], plan, now)
    return [plan for plan in due if plan.id in fresh]


def _rests(plan: Plan, now: datetime) -> bool:
    return plan.paused or (plan.paused_until is not None and plan.paused_until > now)


def _due_at(plan: Plan) -> datetime:
    assert plan.next_due_at is not None, "claimed plans are due"
    return plan.next_due_at


def _next(branch: Branch, plan: Plan, after: datetime) -> datetime | None:
    return plans.next_due(branch, plan, after) if plan.rhythm and not plan.paused else None


def _following(
    branch: Branch, plan: Plan, due_at: datetime, now: datetime
) -> tuple[datetime | None, int]:
    """Works out when a plan that fired is due next, and how many firings it missed.

    A feature may have set the next time itself.
    """
    chosen = plan.next_due_at
    if chosen != due_at:
        return (chosen if chosen is not None and chosen > due_at else None), 0
    coming = _next(branch, plan, due_at)
    if coming is None or coming > now:
        return coming, 0
    return _next(branch, plan, now), plans.missed(branch, plan, due_at, now)


def _seen(error: Exception, plan: Plan) -> str:
    """Logs where a plan failed, without the error's message, which may name people.

    Raises the error again where it is the database that is away, and no plan's fault.
    """
    if isinstance(error, DBAPIError) and away(error):
        raise error
    log.error("plan.failed", plan=plan.id, kind=plan.kind, exc_info=error)
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} ({Path(last.filename).name}:{last.lineno})"
