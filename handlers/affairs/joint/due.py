"""Learns what became of the cards of a notice in the groups of other branches."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import NoticePlace
from data.queries import notice as notices
from handlers.affairs.notices.due import is_open
from handlers.shared.events import MessageFailed, Subscribers

on = Subscribers()


def is_open_there(session: Session, now: datetime, place_id: int) -> bool:
    """Tells whether a notice is published now in the group of another branch."""
    place = session.get(NoticePlace, place_id)
    return place is not None and is_open(session, now, place.notice_id)


@on(MessageFailed, notices.JOINT)
def joint_card_failed(session: Session, _now: datetime, event: MessageFailed) -> None:
    """Forgets a place whose group did not get the card: its branch may publish it again."""
    place = session.get(NoticePlace, event.ref_id)
    if place is not None:
        session.delete(place)
