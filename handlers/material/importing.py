"""Handlers for files of material: read beside the taps, shown, put somewhere, stored."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from data.imports.draft import Problem
from data.imports.material import BadFile, read_material
from data.imports.material_draft import MaterialDraft, Piece
from data.models import Branch, Draft, Errand, Series
from data.queries import draft as drafts
from data.queries import member as members
from data.queries import series_items
from data.values.names import clean_text
from data.values.out import OutFile, OutMessage
from handlers.material import adding, bulk, bulk_view, rules
from handlers.material.room import enter, typed_line
from handlers.shared.access import Right, may
from handlers.shared.buttons import number
from handlers.shared.context import Context, FileIn, Incoming, Reply
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.texts import texts_in

ERRAND = "material-file"
ASKED = "material-asked"
"""The draft that holds a file whose use is asked for."""
DRAFT = "material-file"
"""The draft that holds what was read out of a file."""


def offer(ctx: Context, branch: Branch, file: FileIn) -> None:
    """Reads a file that holds texts, or asks first where it may as well be pushed as it is."""
    name = clean_text(file.name)[:100]
    if file.size > rules.LARGEST:
        draft = _hold(ctx.session, ctx.now, ctx.person.id, branch, ctx.incoming)
        limit = rules.LARGEST // 2**20
        values: dict[str, str | int] = {"limit": limit}
        key = "material-file-too-big"
        ctx.show(bulk_view.bad_file(ctx.texts, draft, name, key, values))
    elif rules.may_be_both(file):
        draft = _hold(ctx.session, ctx.now, ctx.person.id, branch, ctx.incoming)
        ctx.show(bulk_view.ask_docx(ctx.texts, draft, name))
    else:
        _send_out(ctx, branch, ctx.incoming)
        ctx.show(OutMessage(ctx.texts("bulk-reading", file=name)))


def _hold(
    session: Session,
    now: datetime,
    account_id: int,
    branch: Branch,
    incoming: Incoming | dict[str, Any],
) -> Draft:
    held = incoming if isinstance(incoming, dict) else _written(incoming)
    return drafts.begin(session, account_id, ASKED, now, branch_id=branch.id, data=held)


def _written(incoming: Incoming) -> dict[str, Any]:
    assert incoming.file is not None
    return {"file": asdict(incoming.file), "text": incoming.text, "html": incoming.html}


def _send_out(ctx: Context, branch: Branch, incoming: Incoming) -> None:
    assert incoming.file is not None
    data = {
        "file_id": incoming.file.file_id,
        "name": clean_text(incoming.file.name)[:100],
        "deed": _written(incoming),
        "account_id": ctx.person.id,
        "branch_id": branch.id,
        "language": ctx.texts.language,
    }
    ctx.session.add(Errand(kind=ERRAND, data=data, try_at=ctx.now))
    ctx.pokes.add("errands")


def read(content: bytes, about: dict[str, Any]) -> MaterialDraft | tuple[str, dict[str, Any]]:
    """What a file says, or the key and values of what is wrong with it; `about` has its "name"."""
    try:
        return read_material(content, str(about["name"]))
    except BadFile as bad:
        return bad.key, bad.values


def finish(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Keeps what was read as a step in progress and shows what it would add."""
    texts = texts_in(str(data["language"]))
    account_id = int(data["account_id"])
    branch = session.get(Branch, int(data["branch_id"]))
    actor = members.of(session, branch.id, account_id) if branch else None
    if branch is None or actor is None or not may(actor.post, Right.MATERIAL):
        return [Reply("send", chat_id=account_id, message=OutMessage(texts("material-not-yours")))]
    name = str(data["name"])
    if not isinstance(read, MaterialDraft):
        key, values = read or ("bulk-unfetched", {})
        draft = _hold(session, now, account_id, branch, data["deed"])
        message = bulk_view.bad_file(texts, draft, name, key, values)
        return [Reply("send", chat_id=account_id, message=message)]
    draft = drafts.begin(
        session,
        account_id,
        DRAFT,
        now,
        branch_id=branch.id,
        data={
            "name": name,
            "series": 0,
            "new": "",
            "pieces": [asdict(one) | {"until": _iso(one.until)} for one in read.pieces],
            "problems": [asdict(one) for one in read.problems],
        },
    )
    known = bulk.known(session, branch.id, read.pieces)
    message = bulk_view.preview(texts, draft, read, known, None)
    return [Reply("send", chat_id=account_id, message=message)]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read_back(data: dict[str, Any]) -> MaterialDraft:
    """What was read out of the file, from the draft's row."""
    pieces = []
    for one in data["pieces"]:
        until = date.fromisoformat(one["until"]) if one["until"] else None
        pieces.append(Piece(**{**one, "until": until, "tags": tuple(one["tags"])}))
    return MaterialDraft(pieces, [Problem(**one) for one in data["problems"]])


def _step(ctx: Context, kind: str = DRAFT) -> tuple[Draft, Branch]:
    """The step a button belongs to, with the rights checked again."""
    draft = drafts.own(ctx.session, number(ctx.args), ctx.person.id, kind, ctx.now)
    if draft is None:
        raise Refusal("button-stale")
    branch, _ = enter(ctx, draft.branch_id or 0)
    return draft, branch


def _asked(ctx: Context) -> tuple[Branch, Incoming]:
    """The file whose use was asked for, as it was sent."""
    draft, branch = _step(ctx, ASKED)
    held = draft.data
    incoming = Incoming(
        person=ctx.person,
        chat_id=ctx.chat_id,
        private=True,
        message_id=ctx.message_id,
        query_id=ctx.incoming.query_id,
        text=held["text"],
        html=held["html"],
        file=FileIn(**held["file"]),
    )
    drafts.end(ctx.session, draft)
    return branch, incoming


def tapped_read_out(ctx: Context) -> None:
    """读出文字."""
    branch, incoming = _asked(ctx)
    assert incoming.file is not None
    _send_out(ctx, branch, incoming)
    ctx.answer("")
    ctx.edit(OutMessage(ctx.texts("bulk-reading", file=clean_text(incoming.file.name)[:100])))


def tapped_as_file(ctx: Context) -> None:
    """按文件推送."""
    branch, incoming = _asked(ctx)
    member = members.of(ctx.session, branch.id, ctx.person.id)
    assert member is not None
    ctx.incoming = incoming
    ctx.delete(incoming.message_id)
    adding.take(ctx, branch, member)


def _chosen(ctx: Context, draft: Draft) -> Series | None:
    """The series that was chosen, if it is still there."""
    series = ctx.session.get(Series, draft.data["series"])
    return series if series is not None and series.branch_id == draft.branch_id else None


def _show(ctx: Context, draft: Draft, branch: Branch) -> None:
    draft.awaits = ""
    read = _read_back(draft.data)
    known = bulk.known(ctx.session, branch.id, read.pieces)
    ctx.show(bulk_view.preview(ctx.texts, draft, read, known, _chosen(ctx, draft)))


def tapped_preview(ctx: Context) -> None:
    """返回 to the preview."""
    draft, branch = _step(ctx)
    ctx.answer("")
    _show(ctx, draft, branch)


def tapped_series(ctx: Context) -> None:
    """放进专题: which; another name can be typed."""
    draft, branch = _step(ctx)
    every = series_items.of_branch(ctx.session, branch.id)
    draft.awaits = "series"
    draft.message_id = ctx.message_id
    ctx.answer("")
    ctx.edit(bulk_view.ask_series(ctx.texts, draft, every, number(ctx.args, 1)))


def tapped_series_choice(ctx: Context) -> None:
    """A series that is there, or none (0)."""
    draft, branch = _step(ctx)
    draft.data = {**draft.data, "series": number(ctx.args, 1), "new": ""}
    ctx.answer("")
    _show(ctx, draft, branch)


def tapped_series_named(ctx: Context) -> None:
    """A new series with the file's name."""
    draft, branch = _step(ctx)
    name = bulk_view.suggested(str(draft.data["name"]))
    draft.data = {**draft.data, "series": 0, "new": name}
    ctx.answer("")
    _show(ctx, draft, branch)


def typed(ctx: Context, draft: Draft) -> None:
    """The name of a new series for the pieces; the name of one that is there means that one."""
    branch, _ = enter(ctx, draft.branch_id or 0)
    name = typed_line(ctx, rules.LONGEST_NAME)
    if draft.message_id:
        ctx.delete(draft.message_id)
    draft.data = {**draft.data, "series": 0, "new": name}
    _show(ctx, draft, branch)


def tapped_problems(ctx: Context) -> None:
    """All problems as a file."""
    draft, _ = _step(ctx)
    problems = _read_back(draft.data).problems
    content = bulk_view.problems_file(ctx.texts, problems)
    ctx.answer("")
    ctx.reply(
        OutMessage(
            ctx.texts("bulk-problems-caption", many=len(problems)),
            file=OutFile("document", ctx.texts.plain("bulk-problems-file"), content),
        )
    )


def tapped_take(ctx: Context) -> None:
    """收下."""
    draft, branch = _step(ctx)
    series = _chosen(ctx, draft)
    if series is None and draft.data["new"]:
        series = series_items.named(ctx.session, branch.id, draft.data["new"])
    read = _read_back(draft.data)
    stored = bulk.store(ctx.session, ctx.now, branch, read.pieces, series, ctx.person.id)
    drafts.end(ctx.session, draft)
    ctx.answer(ctx.texts.plain("material-saved"))
    ctx.edit(bulk_view.done(ctx.texts, branch, stored, series))


def tapped_cancel(ctx: Context) -> None:
    """Nothing is stored."""
    number_ = number(ctx.args)
    draft = next(
        (
            found
            for kind in (DRAFT, ASKED)
            if (found := drafts.own(ctx.session, number_, ctx.person.id, kind, ctx.now))
        ),
        None,
    )
    if draft is not None:
        drafts.end(ctx.session, draft)
    ctx.answer("")
    ctx.edit(OutMessage(ctx.texts("cancelled")))


TAPS: dict[str, Handler] = {
    "mf.r": tapped_read_out,
    "mf.f": tapped_as_file,
    "mf.v": tapped_preview,
    "mf.s": tapped_series,
    "mf.ss": tapped_series_choice,
    "mf.sn": tapped_series_named,
    "mf.p": tapped_problems,
    "mf.ok": tapped_take,
    "mf.no": tapped_cancel,
}
