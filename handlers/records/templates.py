"""The doors of templates: a branch's own Word file for records, checked beside the taps."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.exports.record_template import record_template
from data.imports.sheet import BadFile
from data.imports.template import LIMITS, Checked, check_template
from data.models import Branch, Draft, Errand, RecordTemplate
from data.queries import draft as drafts
from data.queries import member as members
from data.queries import record as records
from data.values.names import clean_text
from data.values.out import OutFile, OutMessage
from data.values.standing import MeetingKind
from handlers.records import books_view, facts, room, rules
from handlers.shared.access import Right, may
from handlers.shared.buttons import number, tap
from handlers.shared.doors import Door, DraftDoor
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Reply, Turn
from handlers.shared.wording import texts_in

ERRAND = "record.template"


@dataclass(frozen=True, slots=True)
class Sent:
    """A template that was read: what came of checking it, or the key and values of what is wrong
    with the file; and the file."""

    checked: Checked | None
    content: bytes
    bad: tuple[str, dict[str, Any]] | None = None


def tapped_list(turn: Turn) -> None:
    """模板: whose is used for what."""
    branch, _ = room.keeper_in(turn, number(turn.deed.args))
    drafts.drop(turn.session, turn.person.id, rules.TEMPLATE)
    turn.toast("")
    _show(turn, branch)


def _show(turn: Turn, branch: Branch) -> None:
    found = records.templates(turn.session, branch.id)
    turn.show(books_view.templates(turn.texts, branch, found, turn.now))


def _kind(turn: Turn) -> str:
    """The kind of meeting a button names, "" for all."""
    kind = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if kind != "all" and kind not in set(MeetingKind):
        raise Refusal("button-unknown")
    return "" if kind == "all" else kind


def _own(turn: Turn) -> tuple[Branch, RecordTemplate]:
    branch, _ = room.keeper_in(turn, number(turn.deed.args))
    row = records.template(turn.session, branch.id, _kind(turn))
    if row is None:
        raise Refusal("button-stale")
    return branch, row


def tapped_one(turn: Turn) -> None:
    """One of the branch's own templates."""
    branch, row = _own(turn)
    turn.toast("")
    turn.redraw(books_view.one(turn.texts, branch, row, turn.now))


def tapped_new(turn: Turn) -> None:
    """上传模板: for which meetings?"""
    branch, _ = room.keeper_in(turn, number(turn.deed.args))
    turn.toast("")
    turn.redraw(books_view.ask_kind(turn.texts, branch))


def tapped_kind(turn: Turn) -> None:
    """The file for these meetings is awaited."""
    branch, _ = room.keeper_in(turn, number(turn.deed.args))
    kind = _kind(turn)
    drafts.begin(
        turn.session, turn.person.id, rules.TEMPLATE, turn.now, branch_id=branch.id,
        awaits="file", data={"kind": kind},
    )  # fmt: skip
    turn.toast("")
    turn.redraw(books_view.ask_file(turn.texts, branch, kind))


def typed(turn: Turn, draft: Draft) -> None:
    """A text where the file is awaited."""
    room.keeper_in(turn, draft.branch_id or 0)
    raise Refusal("template-file-wanted")


def sent(turn: Turn, draft: Draft) -> None:
    """The file."""
    branch, _ = room.keeper_in(turn, draft.branch_id or 0)
    file = turn.deed.file
    if file is None or file.kind != "document":
        raise Refusal("template-file-wanted")
    if file.size > LIMITS.size:
        raise Refusal("template-too-big", limit=LIMITS.size // 2**20)
    data = {
        "branch": branch.id,
        "kind": draft.data["kind"],
        "name": clean_text(file.name)[:100] or "template.docx",
        "file_id": file.file_id,
        "chat": turn.person.id,
        "language": turn.texts.language.value,
    }
    turn.session.add(Errand(kind=ERRAND, data=data, try_at=turn.now))
    turn.pokes.add("errands")
    turn.say(OutMessage(turn.texts("template-reading")))


def read(content: bytes, _data: dict[str, Any]) -> Sent | None:
    """What came of checking the file; None where Telegram did not give it."""
    if not content:
        return None
    try:
        return Sent(check_template(content), content)
    except BadFile as bad:
        return Sent(None, b"", (bad.key, bad.values))


def finish(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Keeps a template that fits; says everything that does not fit about another, and leaves the
    one before in its place."""
    texts, chat = texts_in(str(data["language"])), int(data["chat"])
    branch = session.get(Branch, int(data["branch"]))
    member = members.of(session, branch.id, chat) if branch else None
    if branch is None or member is None or not may(member.post, Right.RECORDS):
        return [Reply("send", chat_id=chat, message=OutMessage(texts("right-missing")))]
    back = (tap(texts.plain("records-templates"), "nt.l", branch.id),)
    if not isinstance(read, Sent):
        said = [OutMessage(texts("try-later")).with_buttons(back)]
    elif read.checked is None:
        key, values = read.bad or ("template-broken", {})
        said = [OutMessage(texts(key, **values)).with_buttons(back)]
    elif not read.checked.fits:
        *files, unfit = books_view.unfit(texts, read.checked)
        said = [*files, unfit.with_buttons(back), books_view.fields(texts)]
    else:
        drafts.drop(session, chat, rules.TEMPLATE)
        kind, name = str(data["kind"]), str(data["name"])
        records.keep_template(session, branch.id, kind, name, read.content, chat, now)
        said = [OutMessage(books_view.fit(texts, kind, read.checked)).with_buttons(back)]
    return [Reply("send", chat_id=chat, message=one) for one in said]


def tapped_fields(turn: Turn) -> None:
    """可用字段: every field there is."""
    room.keeper_in(turn, number(turn.deed.args))
    turn.toast("")
    turn.say(books_view.fields(turn.texts))


def tapped_get(turn: Turn) -> None:
    """下载模板: the branch's own, or ours to begin with."""
    room.keeper_in(turn, number(turn.deed.args))
    texts = turn.texts
    turn.toast("")
    if turn.deed.args[1:2] == ("ours",):
        labels, language = facts.labels(texts), texts.language.value
        name = texts.plain("template-file-name")

        def draw() -> bytes:
            return record_template(labels, language)

        turn.say(OutMessage(texts("template-here"), file=OutFile("document", name, draw=draw)))
        return
    _, row = _own(turn)
    file = OutFile("document", row.name, row.content)
    turn.say(OutMessage(books_view.for_kind(texts, row.kind), file=file))


def tapped_restore(turn: Turn) -> None:
    """恢复默认模板: the branch's own is dropped."""
    branch, row = _own(turn)
    turn.session.delete(row)
    turn.session.flush()
    turn.toast(turn.texts.plain("template-restored"))
    _show(turn, branch)


TAPS: dict[str, Door] = {
    "nt.l": tapped_list,
    "nt.v": tapped_one,
    "nt.n": tapped_new,
    "nt.k": tapped_kind,
    "nt.f": tapped_fields,
    "nt.d": tapped_get,
    "nt.r": tapped_restore,
}
DRAFTS: dict[str, DraftDoor] = {rules.TEMPLATE: typed}
FILES: dict[str, DraftDoor] = {rules.TEMPLATE: sent}
