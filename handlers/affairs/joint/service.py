"""Shares a notice with other branches, and publishes another one's in the own group."""

from datetime import datetime
from hmac import compare_digest
from secrets import token_hex

from sqlalchemy.orm import Session

from data.models import Branch, Notice, NoticePlace
from data.queries import notice as notices, outbox
from data.values.out import in_messages
from handlers.affairs.card import view as card_view
from handlers.affairs.joint import view
from handlers.affairs.notices import service as publishing
from handlers.shared.service import Refusal, refuse_asleep, refuse_elsewhere


def share(notice: Notice) -> str:
    """Returns the secret of the link by which other branches publish an open notice too."""
    publishing.must_be_open(notice)
    notice.share = notice.share or token_hex(8)
    return notice.share


def check_joining(session: Session, notice: Notice, branch: Branch, secret: str) -> None:
    """Raises Refusal where a branch cannot publish another one's notice."""
    known = bool(notice.share) and compare_digest(notice.share.encode(), secret.encode())
    if not known or notice.state != "open":
        raise Refusal("notice-gone")
    if notice.branch_id == branch.id:
        raise Refusal("notice-own")
    refuse_elsewhere(session, session.get_one(Branch, notice.branch_id).bot_id)
    if any(one.branch_id == branch.id for one in notices.places(session, notice.id)):
        raise Refusal("notice-there-already")


def join(
    session: Session, now: datetime, notice: Notice, branch: Branch, secret: str, by: int
) -> None:
    """Publishes another branch's notice of joint work in the group of this one as well."""
    check_joining(session, notice, branch, secret)
    refuse_asleep(branch)
    place = NoticePlace(notice_id=notice.id, branch_id=branch.id, by_account_id=by, at=now)
    session.add(place)
    session.flush()
    host = session.get_one(Branch, notice.branch_id)
    for message in in_messages(notice.files):
        outbox.post(session, branch.chat_id, notices.JOINT, message, now, branch_id=branch.id)
    outbox.post(
        session, branch.chat_id, notices.JOINT, card_view.card(session, now, host, notice, place),
        now, branch_id=branch.id, card=(notices.JOINT, place.id),
    )  # fmt: skip
    publishing.tell(session, now, host, lambda texts: view.joined(texts, notice, branch))
