"""Files of questions and typed ones: taken, read beside the taps, and shown before they count."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.exports import bank_sheet
from data.imports.bank import BadFile, read_bank
from data.models import Branch, Draft, Errand, QuestionFile
from data.queries import draft as drafts
from data.queries import member as members
from data.queries import question_file as files
from data.values.names import clean_text
from data.values.out import OutFile, OutMessage
from handlers.bank import imported_view, rules
from handlers.bank.sorting import Sorted, sort_out
from handlers.material.importing import ASKED as MATERIAL
from handlers.shared.access import Right, holder_here, holder_of_file, may, weighed
from handlers.shared.buttons import number
from handlers.shared.context import Context, FileIn, Reply
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts, texts_in

ERRAND = "bank-file"
ANSWERS = "bank-answers"
"""The draft that waits for the file with the answers to another one."""


def wants(ctx: Context) -> int:
    """Whether something sent unasked is meant for the bank; those without the right hear why not
    where nobody else wants it either."""
    return weighed(ctx, rules.weight(ctx.incoming), Right.BANK)


def sent(ctx: Context) -> None:
    """A file of questions, or questions as a text, that somebody sent privately."""
    branch, _ = holder_of_file(ctx, Right.BANK, "bank-not-yours", "bank-not-here")
    if ctx.file is not None:
        _take(ctx, branch, ctx.file)
        return
    _send_out(ctx, branch, "", {"typed": ctx.text})
    ctx.show(OutMessage(ctx.texts("bank-reading-typed")))


def tapped_document(ctx: Context) -> None:
    """这是题库: a Word file that could be material as well."""
    held = drafts.own(ctx.session, number(ctx.args), ctx.person.id, MATERIAL, ctx.now)
    if held is None:
        raise Refusal("button-stale")
    branch, _ = holder_here(ctx, Right.BANK)
    if held.branch_id != branch.id:
        raise Refusal("button-stale")
    drafts.end(ctx.session, held)
    ctx.answer("")
    _take(ctx, branch, FileIn(**held.data["file"]))


def _take(ctx: Context, branch: Branch, file: FileIn) -> None:
    if file.size > rules.LARGEST:
        raise Refusal("bank-file-too-big", limit=rules.LARGEST // 2**20)
    name = clean_text(file.name)[:100]
    _send_out(ctx, branch, name, {"file_id": file.file_id})
    ctx.show(OutMessage(ctx.texts("bank-reading", file=name)))


def sent_answers(ctx: Context, draft: Draft) -> None:
    """The file with the answers to one that has none."""
    branch, _ = holder_of_file(ctx, Right.BANK, "bank-not-yours", "bank-not-here")
    first = ctx.session.get(QuestionFile, draft.data["file"])
    file = ctx.file
    if first is None or first.branch_id != branch.id or not first.file_id:
        raise Refusal("button-stale")
    if file is None or file.kind != "document":
        raise Refusal("bank-answers-kind")
    if file.size > rules.LARGEST:
        raise Refusal("bank-file-too-big", limit=rules.LARGEST // 2**20)
    drafts.end(ctx.session, draft)
    files.clear(ctx.session, first.id)
    first.state = "dropped"
    second = {"second_id": file.file_id, "second_name": clean_text(file.name)[:100]}
    _send_out(ctx, branch, first.name, {"file_id": first.file_id, **second})
    ctx.show(OutMessage(ctx.texts("bank-reading", file=first.name)))


def _send_out(ctx: Context, branch: Branch, name: str, what: dict[str, str]) -> None:
    data = {
        "name": name,
        "account_id": ctx.person.id,
        "branch_id": branch.id,
        "language": ctx.texts.language,
        **what,
    }
    ctx.session.add(Errand(kind=ERRAND, data=data, try_at=ctx.now))
    ctx.pokes.add("errands")


def load(session: Session, data: dict[str, Any]) -> files.Known:
    """What the file is held against: the branch's bank."""
    return files.known(session, int(data["branch_id"]))


def read(content: bytes, about: dict[str, Any]) -> Sorted | tuple[str, dict[str, Any]] | None:
    """What a file comes to, or the key and values of what is wrong with it; None where Telegram did
    not give it."""
    if not content:
        return None
    known: files.Known = about["known"]
    answers = (about["second"], str(about["second_name"])) if "second" in about else None
    name = str(about["name"]) or "typed.txt"
    try:
        return sort_out(read_bank(content, name, known.questions, answers), known)
    except BadFile as bad:
        return bad.key, bad.values


def finish(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Keeps what was read and shows it; nothing is in the bank before somebody says so."""
    texts = texts_in(str(data["language"]))
    account_id, name = int(data["account_id"]), str(data["name"])
    branch = session.get(Branch, int(data["branch_id"]))
    actor = members.of(session, branch.id, account_id) if branch else None
    if branch is None or actor is None or not may(actor.post, Right.BANK):
        return _said(account_id, OutMessage(texts("bank-not-yours")))
    if not isinstance(read, Sorted):
        key, values = read or ("bank-unfetched", {})
        return _said(account_id, imported_view.bad(texts, branch, name, key, values))
    file = QuestionFile(
        branch_id=branch.id,
        account_id=account_id,
        name=name,
        file_id=str(data.get("file_id", "")),
        at=now,
        counts=dict(read.counts),
    )
    files.keep(session, file, read.packs, read.found)
    asks = read.lacks_answers and "file_id" in data and "second_id" not in data
    shown = imported_view.summary(texts, branch, file, lacks_answers=asks)
    sheet = [_sheet(texts, name, read)] if name and read.found else []
    return [reply for one in (*sheet, shown) for reply in _said(account_id, one)]


def _said(account_id: int, message: OutMessage) -> list[Reply]:
    return [Reply("send", chat_id=account_id, message=message)]


def _sheet(texts: Texts, name: str, read: Sorted) -> OutMessage:
    """The sheet with every question's verdict, drawn once the commit stands."""
    labels = imported_view.labels(texts, bank_sheet.LABELS)

    def draw() -> bytes:
        return bank_sheet.verdict_sheet(
            read.examined, labels, lambda reason: texts.plain(reason.key, **reason.values)
        )

    title = texts.plain("bank-verdicts-file", name=rules.stem_of_name(name))
    return OutMessage(texts("bank-verdicts"), file=OutFile("document", title, draw=draw))


TAPS: dict[str, Handler] = {"bf.w": tapped_document}
