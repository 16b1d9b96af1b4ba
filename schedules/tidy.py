"""Throws away what nobody needs any more, a little at a time."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from data.models import Draft, Errand, Outgoing, SeenUpdate, SetAside
from data.store import Store

KEPT_UPDATES = 200_000
"""Update ids kept per bot; Telegram redelivers for a day at most."""
KEPT = timedelta(days=30)


class Tidy:
    """The clock's last job."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self.store = store
        self.now = now

    async def run(self) -> None:
        """Prunes each table in a transaction of its own."""
        await self.store.write(self._updates)
        await self.store.write(self._rows)

    def _updates(self, session: Session) -> None:
        newest = select(SeenUpdate.bot_id, func.max(SeenUpdate.update_id)).group_by(
            SeenUpdate.bot_id
        )
        for bot_id, last in session.execute(newest).all():
            session.execute(
                delete(SeenUpdate).where(
                    SeenUpdate.bot_id == bot_id, SeenUpdate.update_id <= last - KEPT_UPDATES
                )
            )

    def _rows(self, session: Session) -> None:
        now = self.now()
        old = now - KEPT
        session.execute(delete(Draft).where(Draft.expires_at < now))
        session.execute(delete(Errand).where(Errand.state != "waiting", Errand.try_at < old))
        session.execute(delete(Outgoing).where(Outgoing.state == "sent", Outgoing.sent_at < old))
        session.execute(delete(SetAside).where(SetAside.at < old))
