"""The base of the clock's tests: a kind of plan of their own, posts, and moved time."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from data.models import Branch, Plan
from data.queries import outbox, plan as plans
from data.store import Store
from data.values.out import OutMessage
from handlers.check.rhythm import due as rhythm
from handlers.shared.feature import Action
from handlers.shared.refusal import Refusal
from schedules.tick import Tick

T = TypeVar("T")
NOW = datetime(2026, 11, 27, 0, 0, tzinfo=UTC)
"""A Friday, eight in the morning in Shanghai."""


def pushes(session: Session, now: datetime, plan: Plan) -> str:
    """Posts the plan's title to the branch's group, or does what the title says instead."""
    branch = session.get_one(Branch, plan.branch_id)
    outbox.post(session, branch.chat_id, "push", OutMessage(plan.title), now, branch_id=branch.id)
    if plan.title.startswith("refuse"):
        raise Refusal("button-unknown")
    if plan.title.startswith("poison"):
        raise RuntimeError("王芳 must not stand in any log")
    if plan.title.startswith("break"):
        session.add(Branch(chat_id=branch.chat_id, name="twice", created_at=now))
    return "noted" if plan.title.startswith("note") else ""


ACTIONS: Mapping[str, Action] = {
    **rhythm.DUES,
    "push": Action(pushes, cutoff=timedelta(hours=6)),
    "push.once": Action(pushes),
}


class Clockwork:
    """A tick over a store, by a clock that the test moves."""

    def __init__(self, store: Store, now: datetime = NOW) -> None:
        self.store = store
        self.at = now
        self.poked: list[str] = []
        store.wakes = self.poked.append
        self.tick = Tick(store, ACTIONS, lambda: self.at)

    async def until(self, moment: datetime) -> int:
        """Moves the time to this moment; returns how many plans fired."""
        self.at = moment
        return await self.tick.run()


async def found_branch(store: Store, number: int = 1, **values: Any) -> int:
    """Founds a branch with its own group; returns its id."""
    row = {"chat_id": -1000 - number, "name": f"第{number}党支部", "created_at": NOW}

    def write(session: Session) -> int:
        branch = Branch(**(row | values))
        session.add(branch)
        session.flush()
        return branch.id

    return await store.write(write)


async def make_plan(
    store: Store, branch_id: int, rhythm: str, after: datetime = NOW, **values: Any
) -> int:
    """Makes a plan with a rhythm (its code), due first after a moment; returns its id."""
    row: dict[str, Any] = {"kind": "push", "title": "今日学习", "next_due_at": None}

    def write(session: Session) -> int:
        plan = Plan(branch_id=branch_id, rhythm=rhythm, **(row | values))
        if plan.next_due_at is None and not plan.paused:
            session.add(plan)
            session.flush()
            branch = session.get_one(Branch, branch_id)
            plan.next_due_at = plans.next_due(branch, plan, after)
        session.add(plan)
        session.flush()
        return plan.id

    return await store.write(write)


async def change(store: Store, kind: type[Any], row_id: int, **values: Any) -> None:
    """Sets columns of one row."""

    def write(session: Session) -> None:
        row = session.get_one(kind, row_id)
        for name, value in values.items():
            setattr(row, name, value)

    await store.write(write)


async def every(store: Store, kind: type[T]) -> list[T]:
    """Returns all rows of a table, the oldest first."""
    return await store.read(lambda s: list(s.scalars(select(kind).order_by(inspect(kind).c[0]))))
