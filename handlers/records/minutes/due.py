"""Writes what other features tell of a meeting into its minutes."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch
from data.queries import member as members, record as records
from data.values.record import EntryKind, ParsedEntry
from handlers.records.minutes import service
from handlers.shared.access import HEADS
from handlers.shared.events import Subscribers, VoteClosed

on = Subscribers()


@on(VoteClosed)
def vote_closed(session: Session, now: datetime, event: VoteClosed) -> None:
    """Writes the result of a vote; a record that is filed stays as it is."""
    record = records.of(session, event.meeting.id)
    if record is None:
        branch = session.get_one(Branch, event.meeting.branch_id)
        heads = members.with_posts(session, branch.id, HEADS)
        member = members.of(session, branch.id, event.by) or (heads[0] if heads else None)
        if member is None:
            return
        record = service.begun(session, now, branch, member, event.meeting, event.by)
    if record.filed_at is not None:
        return
    kind = EntryKind.VOTE if event.numbers else EntryKind.RESOLUTION
    row = service.add(session, event.meeting, ParsedEntry(kind, event.text), event.by, now)
    row.votes = event.numbers
    session.flush()
