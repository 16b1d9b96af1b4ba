"""Brings the answer to who objected anonymously, and forgets who that was."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Case, Notice
from handlers.affairs.cases import service, view
from handlers.shared.context import Reply
from handlers.shared.feature import Work
from handlers.shared.view import texts_in


def _ready(_content: bytes, _data: dict[str, Any]) -> bool:
    return True


def _answer(session: Session, _now: datetime, data: dict[str, Any], _read: Any) -> list[Reply]:
    """Opens the address for this one message, and wipes it. No row of the outbox holds it; should
    the message be lost, the person's own button shows the answer."""
    case = session.get(Case, int(data["case"]))
    address = service.address_of(session, case) if case is not None else None
    if case is None:
        return []
    service.forget(case)
    if address is None or case.state != "decided":
        return []
    account_id, language = address
    notice = session.get_one(Notice, case.notice_id)
    message = view.answered(texts_in(language), case, notice)
    return [Reply("send", chat_id=account_id, message=message)]


ERRANDS = {service.ANSWER: Work(read=_ready, finish=_answer, asker=None)}
