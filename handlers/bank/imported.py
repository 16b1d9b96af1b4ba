"""Handlers of a file that was read: its summary, a tag for all, taken or given up."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Errand, QuestionFile
from data.queries import draft as drafts
from data.queries import member as members
from data.queries import question_file as files
from data.values.out import OutMessage
from handlers.bank import correcting, imported_view, rules, service
from handlers.bank.importing import ANSWERS
from handlers.bank.room import enter_file
from handlers.shared.access import Right, may
from handlers.shared.buttons import tap
from handlers.shared.context import Context, Reply
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.texts import texts_in

ERRAND = "bank-take"


def tapped_summary(ctx: Context) -> None:
    """返回 to what the file comes to."""
    branch, file = enter_file(ctx)
    ctx.answer("")
    show(ctx, branch, file)


def show(ctx: Context, branch: Branch, file: QuestionFile) -> None:
    """The file's page: what may still be decided, or what became of it."""
    if file.state == "read":
        ctx.show(imported_view.summary(ctx.texts, branch, file))
        return
    waiting = files.waiting(ctx.session, file.id)
    ctx.show(imported_view.taken(ctx.texts, branch, file, waiting))


def tapped_tag(ctx: Context) -> None:
    """The file's name as a tag of all its questions, or not."""
    branch, file = enter_file(ctx)
    if file.state != "read":
        raise Refusal("button-stale")
    file.tag = "" if file.tag else rules.stem_of_name(file.name)
    ctx.answer("")
    show(ctx, branch, file)


def tapped_answers(ctx: Context) -> None:
    """The answers stand in another file, which is sent next."""
    branch, file = enter_file(ctx)
    if file.state != "read" or not file.file_id:
        raise Refusal("button-stale")
    drafts.begin(
        ctx.session,
        ctx.person.id,
        ANSWERS,
        ctx.now,
        branch_id=branch.id,
        awaits="file",
        data={"file": file.id},
    )
    ctx.answer("")
    ctx.edit(
        OutMessage(ctx.texts("bank-ask-answers", file=file.name)).with_buttons(
            (tap(ctx.texts.plain("back"), "bf.s", file.id),)
        )
    )


def tapped_drop(ctx: Context) -> None:
    """不要了: nothing of the file is stored."""
    branch, file = enter_file(ctx)
    if file.state != "read":
        raise Refusal("button-stale")
    files.clear(ctx.session, file.id)
    file.state = "dropped"
    ctx.answer("")
    ctx.edit(
        OutMessage(ctx.texts("bank-dropped")).with_buttons(
            (tap(ctx.texts.plain("bank-home-button"), "bk.h", branch.id),)
        )
    )


def tapped_take(ctx: Context) -> None:
    """收下: what is good and mended goes into the bank; a large file in steps, one after the other,
    so that nobody's tap waits for it."""
    branch, file = enter_file(ctx)
    if file.state != "read" or not files.next_pack(ctx.session, file.id):
        raise Refusal("button-stale")
    file.state = "taking"
    more = _step(ctx.session, ctx.now, branch, file, ctx.person.id)
    if not more:
        ctx.answer(ctx.texts.plain("bank-taken-answer"))
        show(ctx, branch, file)
        return
    data = {
        "file": file.id,
        "account_id": ctx.person.id,
        "message_id": ctx.message_id,
        "language": ctx.texts.language,
    }
    ctx.session.add(Errand(kind=ERRAND, data=data, try_at=ctx.now))
    ctx.pokes.add("errands")
    ctx.answer("")
    ctx.edit(OutMessage(ctx.texts("bank-taking", file=file.name)))


def _step(session: Session, now: datetime, branch: Branch, file: QuestionFile, by: int) -> bool:
    """Stores one pack; True while there are more."""
    pack = files.next_pack(session, file.id)
    if pack is not None:
        taken = service.take(session, now, branch, file, files.unpack(pack.content), by)
        file.stored += taken.stored
        file.changed += taken.changed
        correcting.tell_group(session, now, branch, taken.corrected)
        session.delete(pack)
        session.flush()
    if files.next_pack(session, file.id) is not None:
        return True
    file.state = "taken"
    return False


def read(_content: bytes, _about: dict[str, Any]) -> bool:
    """Nothing has to be fetched for the next step."""
    return True


def finish(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:  # noqa: ARG001
    """The next pack of a file; the last one says what became of it all."""
    file = session.get(QuestionFile, int(data["file"]))
    account_id = int(data["account_id"])
    branch = session.get(Branch, file.branch_id) if file else None
    actor = members.of(session, branch.id, account_id) if branch else None
    if file is None or branch is None or actor is None or not may(actor.post, Right.BANK):
        return []
    if _step(session, now, branch, file, account_id):
        session.add(Errand(kind=ERRAND, data=data, try_at=now))
        return []
    texts = texts_in(str(data["language"]))
    message = imported_view.taken(texts, branch, file, files.waiting(session, file.id))
    place = int(data["message_id"])
    return [Reply("edit", chat_id=account_id, message_id=place, message=message)]


TAPS: dict[str, Handler] = {
    "bf.s": tapped_summary,
    "bf.g": tapped_tag,
    "bf.a": tapped_answers,
    "bf.x": tapped_drop,
    "bf.ok": tapped_take,
}
