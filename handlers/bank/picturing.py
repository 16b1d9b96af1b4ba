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
from handlers.shared.context import Context, Reply
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.texts import texts_in

ERRAND = "bank-picture"
DRAFT = "bank-photo"
"""The draft that waits for a picture."""


def tapped_ask(ctx: Context) -> None:
    """图片: send one, or take it away."""
    branch, row = enter_tapped(ctx)
    drafts.begin(
        ctx.session,
        ctx.person.id,
        DRAFT,
        ctx.now,
        branch_id=branch.id,
        awaits="photo",
        data={"question": row.id},
    )
    pictured = questions.as_value(ctx.session, row).picture is not None
    drop = (tap(ctx.texts.plain("bank-picture-drop"), "be.ix", row.id),) if pictured else ()
    ctx.answer("")
    ctx.edit(
        OutMessage(ctx.texts("bank-ask-picture")).with_buttons(
            drop, (tap(ctx.texts.plain("back"), "be.m", row.id),)
        )
    )


def sent(ctx: Context, draft: Draft) -> None:
    """The picture came."""
    _, row = enter_for(ctx, draft.data["question"])
    file = ctx.file
    if file is None or file.kind not in ("photo", "document"):
        raise Refusal("bank-picture-kind")
    if file.size > MOST:
        raise Refusal("bank-picture-large", limit=MOST // 2**20)
    drafts.end(ctx.session, draft)
    data = {
        "file_id": file.file_id,
        "question": row.id,
        "account_id": ctx.person.id,
        "language": ctx.texts.language,
    }
    ctx.session.add(Errand(kind=ERRAND, data=data, try_at=ctx.now))
    ctx.pokes.add("errands")


def typed(_ctx: Context, _draft: Draft) -> None:
    """A text where a picture or a file is awaited."""
    raise Refusal("bank-send-file")


def tapped_drop(ctx: Context) -> None:
    """No picture any more."""
    branch, row = enter_tapped(ctx)
    drafts.drop(ctx.session, ctx.person.id, DRAFT)
    after = replace(questions.as_value(ctx.session, row), picture=None)
    service.change(ctx.session, ctx.now, branch, row, after, ctx.person.id)
    ctx.answer("")
    page.show(ctx, branch, row)


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


TAPS: dict[str, Handler] = {"be.i": tapped_ask, "be.ix": tapped_drop}
