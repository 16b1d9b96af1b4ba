"""A question's picture: sent as a photo, fetched beside the taps, put in place or taken away."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.imports.bank.picture import MOST, picture_of
from data.models import BankQuestion, Branch, Draft, Errand
from data.queries import draft as drafts
from data.queries import member as members
from data.queries import question as questions
from data.values.out import OutMessage
from data.values.question import Picture
from handlers.bank import page, service, view
from handlers.bank.room import enter_for, enter_tapped
from handlers.shared.access import Right, may
from handlers.shared.buttons import tap
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Reply, Turn
from handlers.shared.wording import texts_in

ERRAND = "bank-picture"
DRAFT = "bank-photo"
"""The draft that waits for a picture."""


def tapped_ask(turn: Turn) -> None:
    """图片: send one, or take it away."""
    branch, row = enter_tapped(turn)
    drafts.begin(
        turn.session,
        turn.person.id,
        DRAFT,
        turn.now,
        branch_id=branch.id,
        awaits="photo",
        data={"question": row.id},
    )
    pictured = questions.as_value(turn.session, row).picture is not None
    drop = (tap(turn.texts.plain("bank-picture-drop"), "be.ix", row.id),) if pictured else ()
    turn.toast("")
    turn.redraw(
        OutMessage(turn.texts("bank-ask-picture")).with_buttons(
            drop, (tap(turn.texts.plain("back"), "be.m", row.id),)
        )
    )


def sent(turn: Turn, draft: Draft) -> None:
    """The picture came."""
    _, row = enter_for(turn, draft.data["question"])
    file = turn.deed.file
    if file is None or file.kind not in ("photo", "document"):
        raise Refusal("bank-picture-kind")
    if file.size > MOST:
        raise Refusal("bank-picture-large", limit=MOST // 2**20)
    drafts.end(turn.session, draft)
    data = {
        "file_id": file.file_id,
        "question": row.id,
        "account_id": turn.person.id,
        "language": turn.texts.language,
    }
    turn.session.add(Errand(kind=ERRAND, data=data, try_at=turn.now))
    turn.pokes.add("errands")


def typed(_turn: Turn, _draft: Draft) -> None:
    """A text where a picture or a file is awaited."""
    raise Refusal("bank-send-file")


def tapped_drop(turn: Turn) -> None:
    """No picture any more."""
    branch, row = enter_tapped(turn)
    drafts.drop(turn.session, turn.person.id, DRAFT)
    after = replace(questions.as_value(turn.session, row), picture=None)
    service.change(turn.session, turn.now, branch, row, after, turn.person.id)
    turn.toast("")
    page.show(turn, branch, row)


def read(content: bytes, _about: dict[str, Any]) -> Picture | None:
    """The picture, unless it is none."""
    return picture_of(content)


def finish(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Puts the picture to its question and shows the question."""
    account_id, texts = int(data["account_id"]), texts_in(str(data["language"]))
    row = session.get(BankQuestion, int(data["question"]))
    branch = session.get(Branch, row.branch_id) if row else None
    actor = members.of(session, branch.id, account_id) if branch else None
    if row is None or branch is None or actor is None or not may(actor.post, Right.BANK):
        return []
    if not isinstance(read, Picture):
        message = OutMessage(texts("bank-picture-kind"))
    else:
        message = _stored(session, now, branch, row, read, account_id, data)
    return [Reply("send", chat_id=account_id, message=message)]


def _stored(
    session: Session,
    now: datetime,
    branch: Branch,
    row: BankQuestion,
    picture: Picture,
    by: int,
    data: dict[str, Any],
) -> OutMessage:
    texts = texts_in(str(data["language"]))
    try:
        after = replace(questions.as_value(session, row), picture=picture)
        service.change(session, now, branch, row, after, by)
    except Refusal as refusal:
        return OutMessage(texts(refusal.key, **refusal.values))
    return view.page(texts, row, after, view.facts(session, branch, row, now))


TAPS: dict[str, Door] = {"be.i": tapped_ask, "be.ix": tapped_drop}
