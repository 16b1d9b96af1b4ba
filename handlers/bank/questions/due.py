"""Puts a picture that was sent to its question, once it was fetched."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.imports.bank.picture import picture_of
from data.models import BankQuestion, Branch
from data.queries import member as members
from data.queries import question as questions
from data.values.out import OutMessage
from data.values.question import Picture
from handlers.bank.questions import service, view
from handlers.shared.access import Right, may
from handlers.shared.context import Reply
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts, texts_in


def read_picture(content: bytes, _data: dict[str, Any]) -> Picture | None:
    """Reads the picture; None where it is none."""
    return picture_of(content)


def put_picture(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Puts the picture to its question and shows the question."""
    account_id, texts = int(data["account_id"]), texts_in(str(data["language"]))
    row = session.get(BankQuestion, int(data["question"]))
    branch = session.get(Branch, row.branch_id) if row else None
    actor = members.of(session, branch.id, account_id) if branch else None
    if row is None or branch is None or actor is None or not may(actor.post, Right.BANK):
        return []
    shown = OutMessage(texts("bank-picture-kind"))
    if isinstance(read, Picture):
        shown = _stored(session, now, texts, branch, row, read, account_id)
    return [Reply("send", chat_id=account_id, message=shown)]


def _stored(
    session: Session,
    now: datetime,
    texts: Texts,
    branch: Branch,
    row: BankQuestion,
    picture: Picture,
    by: int,
) -> OutMessage:
    try:
        after = replace(questions.as_value(session, row), picture=picture)
        service.change(session, now, branch, row, after, by)
    except Refusal as refusal:
        return OutMessage(texts(refusal.key, **refusal.values))
    return view.page(texts, row, after, view.facts(session, branch, row, now))
