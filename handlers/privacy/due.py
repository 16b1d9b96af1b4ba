"""Reminds of requests for erasure, and packs a whole branch beside the taps."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.exports.branch import branch_zip
from data.models import Branch, Member, Plan
from data.queries import branch_data, erasure_request as requests, errand as errands, plan as plans
from data.queries.branch_data import Everything
from data.values.retention import ASKED_FOR, REMIND_AGAIN
from data.values.standing import Post
from handlers.privacy import service
from handlers.shared.access import Right
from handlers.shared.context import Context, Reply
from handlers.shared.feature import Action, Asker, Work
from handlers.shared.view import OutFile, OutMessage, texts_in

ERRAND = "branch.pack"
MOST_MB = 48
"""A bot sends files of up to 50 MB."""


def remind(session: Session, now: datetime, plan: Plan) -> str:
    """Reminds the secretary of a request; once its time is over, names it to the deputies too."""
    asked = requests.of(session, plan.ref_id or 0)
    if asked is None:
        return ""
    branch = session.get_one(Branch, plan.branch_id)
    member = session.get_one(Member, asked.member_id)
    limit = asked.asked_at + ASKED_FOR
    if now < limit:
        service.tell(session, now, branch, member, "erasure-reminded", asked.asked_at)
        again = limit
    else:
        key = "erasure-overdue"
        service.tell(session, now, branch, member, key, asked.asked_at, Post.DEPUTY)
        again = now + REMIND_AGAIN
    plans.set_once(session, branch.id, service.KIND, member.id, again)
    return ""


def begin(ctx: Context, branch: Branch) -> None:
    """Has everything of a branch packed and sent to whoever asks."""
    data = {
        "branch": branch.id,
        "chat": ctx.person.id,
        "language": ctx.texts.language.value,
    }
    errands.add(ctx.session, ctx.now, ERRAND, data)
    ctx.answer(ctx.plain("data-coming"))


def _load(session: Session, data: dict[str, Any]) -> Everything | None:
    branch = session.get(Branch, int(data["branch"]))
    return branch_data.everything(session, branch) if branch is not None else None


def _files(known: Everything | None) -> Collection[str]:
    return list(known.at_telegram) if known is not None else ()


def _pack(_content: bytes, data: dict[str, Any]) -> tuple[str, bytes, int] | None:
    known = data["known"]
    if not isinstance(known, Everything):
        return None
    content, lost = branch_zip(known, data["files"])
    if len(content) > MOST_MB << 20:
        content, lost = branch_zip(known, {})
    return known.name, content, lost


def _finish(_session: Session, _now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    texts, chat_id = texts_in(str(data["language"])), int(data["chat"])
    if read is None or len(read[1]) > MOST_MB << 20:
        text = texts("data-too-big", most=MOST_MB)
        return [Reply("send", chat_id=chat_id, message=OutMessage(text))]
    name, content, lost = read
    file = OutFile("document", texts.plain("data-file", branch=name), content, export="branch")
    text = texts("data-here", branch=name, lost=lost)
    return [Reply("send", chat_id=chat_id, message=OutMessage(text, file=file))]


DUES = {service.KIND: Action(remind)}
ERRANDS = {
    ERRAND: Work(read=_pack, finish=_finish, load=_load, files=_files, asker=Asker(Right.BRANCH))
}
