"""The doors of a file that was read: its summary, a tag for all, taken or given up."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Errand, QuestionFile
from data.queries import draft as drafts
from data.queries import member as members
from data.queries import question_file as files
from data.values.out import OutMessage
from handlers.bank import correcting, filed_view, rules, service
from handlers.bank.filing import ANSWERS
from handlers.bank.room import enter_file
from handlers.shared.access import Right, may
from handlers.shared.buttons import tap
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Reply, Turn
from handlers.shared.wording import texts_in

ERRAND = "bank-take"


def tapped_summary(turn: Turn) -> None:
    """返回 to what the file comes to."""
    branch, file = enter_file(turn)
    turn.toast("")
    show(turn, branch, file)


def show(turn: Turn, branch: Branch, file: QuestionFile) -> None:
    """The file's page: what may still be decided, or what became of it."""
    if file.state == "read":
        turn.show(filed_view.summary(turn.texts, branch, file))
        return
    waiting = files.waiting(turn.session, file.id)
    turn.show(filed_view.taken(turn.texts, branch, file, waiting))


def tapped_tag(turn: Turn) -> None:
    """The file's name as a tag of all its questions, or not."""
    branch, file = enter_file(turn)
    if file.state != "read":
        raise Refusal("button-stale")
    file.tag = "" if file.tag else rules.stem_of_name(file.name)
    turn.toast("")
    show(turn, branch, file)


def tapped_answers(turn: Turn) -> None:
    """The answers stand in another file, which is sent next."""
    branch, file = enter_file(turn)
    if file.state != "read" or not file.file_id:
        raise Refusal("button-stale")
    drafts.begin(
        turn.session,
        turn.person.id,
        ANSWERS,
        turn.now,
        branch_id=branch.id,
        awaits="file",
        data={"file": file.id},
    )
    turn.toast("")
    turn.redraw(
        OutMessage(turn.texts("bank-ask-answers", file=file.name)).with_buttons(
            (tap(turn.texts.plain("back"), "bf.s", file.id),)
        )
    )


def tapped_drop(turn: Turn) -> None:
    """不要了: nothing of the file is stored."""
    branch, file = enter_file(turn)
    if file.state != "read":
        raise Refusal("button-stale")
    files.clear(turn.session, file.id)
    file.state = "dropped"
    turn.toast("")
    turn.redraw(
        OutMessage(turn.texts("bank-dropped")).with_buttons(
            (tap(turn.texts.plain("bank-home-button"), "bk.h", branch.id),)
        )
    )


def tapped_take(turn: Turn) -> None:
    """收下: what is good and mended goes into the bank; a large file in steps, one after the other,
    so that nobody's tap waits for it."""
    branch, file = enter_file(turn)
    if file.state != "read" or not files.next_pack(turn.session, file.id):
        raise Refusal("button-stale")
    file.state = "taking"
    more = _step(turn.session, turn.now, branch, file, turn.person.id)
    if not more:
        turn.toast(turn.texts.plain("bank-taken-toast"))
        show(turn, branch, file)
        return
    data = {
        "file": file.id,
        "account_id": turn.person.id,
        "message_id": turn.deed.message_id,
        "language": turn.texts.language,
    }
    turn.session.add(Errand(kind=ERRAND, data=data, try_at=turn.now))
    turn.pokes.add("errands")
    turn.toast("")
    turn.redraw(OutMessage(turn.texts("bank-taking", file=file.name)))


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
    message = filed_view.taken(texts, branch, file, files.waiting(session, file.id))
    place = int(data["message_id"])
    return [Reply("edit", chat_id=account_id, message_id=place, message=message)]


TAPS: dict[str, Door] = {
    "bf.s": tapped_summary,
    "bf.g": tapped_tag,
    "bf.a": tapped_answers,
    "bf.x": tapped_drop,
    "bf.ok": tapped_take,
}
