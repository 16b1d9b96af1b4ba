"""Claims due plans and does what they say: occurrence, outbox rows and cards in one commit."""

from collections.abc import Callable, Mapping
from datetime import datetime

import structlog
from sqlalchemy.orm import Session

from data.models import Branch, Plan
from data.queries import plan as plans
from data.store import Store
from handlers.shared.doors import Action
from handlers.shared.refusal import Refusal

log = structlog.get_logger()

AT_ONCE = 200
"""Plans of one transaction at the most, so that taps get their turn in between."""


class Tick:
    """The clock's main job. `actions` maps a plan's kind to what it does."""

    def __init__(
        self,
        store: Store,
        actions: Mapping[str, Action],
        now: Callable[[], datetime],
        poke: Callable[[str], None],
    ) -> None:
        self.store = store
        self.actions = actions
        self.now = now
        self.poke = poke

    async def run(self) -> int:
        """Fires everything that is due and gives how many plans fired."""
        total = 0
        while fired := await self.store.write(self._fire):
            total += fired
            if fired < AT_ONCE:
                break
        if total:
            self.poke("outbox")
            self.poke("cards")
        return total

    def _fire(self, session: Session) -> int:
        now = self.now()
        due = plans.claim(session, now, AT_ONCE)
        for plan in due:
            self._one(session, plan, now)
        return len(due)

    def _one(self, session: Session, plan: Plan, now: datetime) -> None:
        due_at = plan.next_due_at
        assert due_at is not None
        action = self.actions.get(plan.kind)
        outcome, note = "done", ""
        try:
            with session.begin_nested():
                if action is None:
                    raise LookupError(f"no action for plans of kind {plan.kind}")
                if action.cutoff is not None and now - due_at > action.cutoff:
                    raise Refusal("plan-late")
                note = action.due(session, now, plan)
        except Refusal as refusal:
            outcome, note = "skipped", refusal.key
        except Exception as error:
            log.exception("plan.failed", plan=plan.id, kind=plan.kind)
            outcome, note = "failed", f"{type(error).__name__}: {error}"
        moved = plan.next_due_at if plan.next_due_at != due_at else None
        plan.next_due_at = due_at
        plans.record(session, plan, now, outcome, note)
        if plan.rhythm:
            branch = session.get_one(Branch, plan.branch_id)
            plan.next_due_at = plans.next_due(branch, plan, now)
            return
        plan.next_due_at = moved if moved is None or moved > due_at else None
