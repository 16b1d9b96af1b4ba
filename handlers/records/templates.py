"""Handlers of templates: a branch's own Word file for records, checked beside the taps."""

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
from handlers.shared.context import Context, Reply
from handlers.shared.feature import Handler, StepHandler
from handlers.shared.refusal import Refusal
from handlers.shared.texts import texts_in

ERRAND = "record.template"


@dataclass(frozen=True, slots=True)
class Sent:
    """A template that was read: what came of checking it, or the key and values of what is wrong
    with the file; and the file."""

    checked: Checked | None
    content: bytes
    bad: tuple[str, dict[str, Any]] | None = None


def tapped_list(ctx: Context) -> None:
    """模板: whose is used for what."""
    branch, _ = room.keeper_in(ctx, number(ctx.args))
    drafts.drop(ctx.session, ctx.person.id, rules.TEMPLATE)
    ctx.answer("")
    _show(ctx, branch)


def _show(ctx: Context, branch: Branch) -> None:
    found = records.templates(ctx.session, branch.id)
    ctx.show(books_view.templates(ctx.texts, branch, found, ctx.now))


def _kind(ctx: Context) -> str:
    """The kind of meeting a button names, "" for all."""
    kind = ctx.args[1] if len(ctx.args) > 1 else ""
    if kind != "all" and kind not in set(MeetingKind):
        raise Refusal("button-unknown")
    return "" if kind == "all" else kind


def _own(ctx: Context) -> tuple[Branch, RecordTemplate]:
    branch, _ = room.keeper_in(ctx, number(ctx.args))
    row = records.template(ctx.session, branch.id, _kind(ctx))
    if row is None:
        raise Refusal("button-stale")
    return branch, row


def tapped_one(ctx: Context) -> None:
    """One of the branch's own templates."""
    branch, row = _own(ctx)
    ctx.answer("")
    ctx.edit(books_view.one(ctx.texts, branch, row, ctx.now))


def tapped_new(ctx: Context) -> None:
    """上传模板: for which meetings?"""
    branch, _ = room.keeper_in(ctx, number(ctx.args))
    ctx.answer("")
    ctx.edit(books_view.ask_kind(ctx.texts, branch))


def tapped_kind(ctx: Context) -> None:
    """The file for these meetings is awaited."""
    branch, _ = room.keeper_in(ctx, number(ctx.args))
    kind = _kind(ctx)
    drafts.begin(
        ctx.session, ctx.person.id, rules.TEMPLATE, ctx.now, branch_id=branch.id,
        awaits="file", data={"kind": kind},
    )  # fmt: skip
    ctx.answer("")
    ctx.edit(books_view.ask_file(ctx.texts, branch, kind))


def typed(ctx: Context, draft: Draft) -> None:
    """A text where the file is awaited."""
    room.keeper_in(ctx, draft.branch_id or 0)
    raise Refusal("template-file-wanted")


def sent(ctx: Context, draft: Draft) -> None:
    """The file."""
    branch, _ = room.keeper_in(ctx, draft.branch_id or 0)
    file = ctx.file
    if file is None or file.kind != "document":
        raise Refusal("template-file-wanted")
    if file.size > LIMITS.size:
        raise Refusal("template-too-big", limit=LIMITS.size // 2**20)
    data = {
        "branch": branch.id,
        "kind": draft.data["kind"],
        "name": clean_text(file.name)[:100] or "template.docx",
        "file_id": file.file_id,
        "chat": ctx.person.id,
        "language": ctx.texts.language.value,
    }
    ctx.session.add(Errand(kind=ERRAND, data=data, try_at=ctx.now))
    ctx.pokes.add("errands")
    ctx.reply(OutMessage(ctx.texts("template-reading")))


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


def tapped_fields(ctx: Context) -> None:
    """可用字段: every field there is."""
    room.keeper_in(ctx, number(ctx.args))
    ctx.answer("")
    ctx.reply(books_view.fields(ctx.texts))


def tapped_get(ctx: Context) -> None:
    """下载模板: the branch's own, or ours to begin with."""
    room.keeper_in(ctx, number(ctx.args))
    texts = ctx.texts
    ctx.answer("")
    if ctx.args[1:2] == ("ours",):
        labels, language = facts.labels(texts), texts.language.value
        name = texts.plain("template-file-name")

        def draw() -> bytes:
            return record_template(labels, language)

        ctx.reply(OutMessage(texts("template-here"), file=OutFile("document", name, draw=draw)))
        return
    _, row = _own(ctx)
    file = OutFile("document", row.name, row.content)
    ctx.reply(OutMessage(books_view.for_kind(texts, row.kind), file=file))


def tapped_restore(ctx: Context) -> None:
    """恢复默认模板: the branch's own is dropped."""
    branch, row = _own(ctx)
    ctx.session.delete(row)
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("template-restored"))
    _show(ctx, branch)


TAPS: dict[str, Handler] = {
    "nt.l": tapped_list,
    "nt.v": tapped_one,
    "nt.n": tapped_new,
    "nt.k": tapped_kind,
    "nt.f": tapped_fields,
    "nt.d": tapped_get,
    "nt.r": tapped_restore,
}
DRAFTS: dict[str, StepHandler] = {rules.TEMPLATE: typed}
FILES: dict[str, StepHandler] = {rules.TEMPLATE: sent}
