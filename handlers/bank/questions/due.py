"""Puts a picture that was sent to its question, once it was fetched."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.imports.bank.picture import picture_of
from data.models import BankQuestion
from data.queries import question as questions
from data.values.question import Picture
from handlers.bank.questions import service, view
from handlers.shared.access import Right, held_branch
from handlers.shared.context import Reply
from handlers.shared.refusal import Refusal
from handlers.shared.view import OutMessage, texts_in


def read_picture(content: bytes, _data: dict[str, Any]) -> Picture | None:
    """Reads the picture; None where it is none."""
    return picture_of(content)


def put_picture(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Puts the picture to its question and shows the question."""
    account_id, texts = int(data["account_id"]), texts_in(str(data["language"]))
    row = session.get(BankQuestion, int(data["question"]))
    branch = held_branch(session, row.branch_id, account_id, Right.BANK) if row else None
    if row is None or branch is None:
        return []
    try:
        if not isinstance(read, Picture):
            raise Refusal("bank-picture-kind")
        after = replace(questions.as_value(session, row), picture=read)
        service.change(session, now, branch, row, after, account_id)
        shown = view.page(texts, row, after, view.facts(session, branch, row, now))
    except Refusal as refusal:
        shown = OutMessage(texts(refusal.key, **refusal.values))
    return [Reply("send", chat_id=account_id, message=shown)]
