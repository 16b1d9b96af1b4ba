"""The doors for files of material: read beside the taps, shown, put somewhere, stored."""

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
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Deed, FileIn, Reply, Turn
from handlers.shared.wording import texts_in

ERRAND = "material-file"
ASKED = "material-asked"
"""The draft that holds a file whose use is asked for."""
DRAFT = "material-file"
"""The draft that holds what was read out of a file."""


def offer(turn: Turn, branch: Branch, file: FileIn) -> None:
    """Reads a file that holds texts, or asks first where it may as well be pushed as it is."""
    name = clean_text(file.name)[:100]
    if file.size > rules.LARGEST:
        draft = _hold(turn.session, turn.now, turn.person.id, branch, turn.deed)
        limit = rules.LARGEST // 2**20
        values: dict[str, str | int] = {"limit": limit}
        key = "material-file-too-big"
        turn.show(bulk_view.bad_file(turn.texts, draft, name, key, values))
    elif rules.may_be_both(file):
        draft = _hold(turn.session, turn.now, turn.person.id, branch, turn.deed)
        turn.show(bulk_view.ask_docx(turn.texts, draft, name))
    else:
        _send_out(turn, branch, turn.deed)
        turn.show(OutMessage(turn.texts("bulk-reading", file=name)))


def _hold(
    session: Session, now: datetime, account_id: int, branch: Branch, deed: Deed | dict[str, Any]
) -> Draft:
    held = deed if isinstance(deed, dict) else _written(deed)
    return drafts.begin(session, account_id, ASKED, now, branch_id=branch.id, data=held)


def _written(deed: Deed) -> dict[str, Any]:
    assert deed.file is not None
    return {"file": asdict(deed.file), "text": deed.text, "html": deed.html}


def _send_out(turn: Turn, branch: Branch, deed: Deed) -> None:
    assert deed.file is not None
    data = {
        "file_id": deed.file.file_id,
        "name": clean_text(deed.file.name)[:100],
        "deed": _written(deed),
        "account_id": turn.person.id,
        "branch_id": branch.id,
        "language": turn.texts.language,
    }
    turn.session.add(Errand(kind=ERRAND, data=data, try_at=turn.now))
    turn.pokes.add("errands")


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


def _step(turn: Turn, kind: str = DRAFT) -> tuple[Draft, Branch]:
    """The step a button belongs to, with the rights checked again."""
    draft = drafts.own(turn.session, number(turn.deed.args), turn.person.id, kind, turn.now)
    if draft is None:
        raise Refusal("button-stale")
    branch, _ = enter(turn, draft.branch_id or 0)
    return draft, branch


def _asked(turn: Turn) -> tuple[Branch, Deed]:
    """The file whose use was asked for, as it was sent."""
    draft, branch = _step(turn, ASKED)
    held = draft.data
    deed = Deed(
        person=turn.person,
        chat_id=turn.deed.chat_id,
        private=True,
        message_id=turn.deed.message_id,
        query_id=turn.deed.query_id,
        text=held["text"],
        html=held["html"],
        file=FileIn(**held["file"]),
    )
    drafts.end(turn.session, draft)
    return branch, deed


def tapped_read_out(turn: Turn) -> None:
    """读出文字."""
    branch, deed = _asked(turn)
    assert deed.file is not None
    _send_out(turn, branch, deed)
    turn.toast("")
    turn.redraw(OutMessage(turn.texts("bulk-reading", file=clean_text(deed.file.name)[:100])))


def tapped_as_file(turn: Turn) -> None:
    """按文件推送."""
    branch, deed = _asked(turn)
    member = members.of(turn.session, branch.id, turn.person.id)
    assert member is not None
    turn.deed = deed
    turn.remove(deed.message_id)
    adding.take(turn, branch, member)


def _chosen(turn: Turn, draft: Draft) -> Series | None:
    """The series that was chosen, if it is still there."""
    series = turn.session.get(Series, draft.data["series"])
    return series if series is not None and series.branch_id == draft.branch_id else None


def _show(turn: Turn, draft: Draft, branch: Branch) -> None:
    draft.awaits = ""
    read = _read_back(draft.data)
    known = bulk.known(turn.session, branch.id, read.pieces)
    turn.show(bulk_view.preview(turn.texts, draft, read, known, _chosen(turn, draft)))


def tapped_preview(turn: Turn) -> None:
    """返回 to the preview."""
    draft, branch = _step(turn)
    turn.toast("")
    _show(turn, draft, branch)


def tapped_series(turn: Turn) -> None:
    """放进专题: which; another name can be typed."""
    draft, branch = _step(turn)
    every = series_items.of_branch(turn.session, branch.id)
    draft.awaits = "series"
    draft.message_id = turn.deed.message_id
    turn.toast("")
    turn.redraw(bulk_view.ask_series(turn.texts, draft, every, number(turn.deed.args, 1)))


def tapped_series_choice(turn: Turn) -> None:
    """A series that is there, or none (0)."""
    draft, branch = _step(turn)
    draft.data = {**draft.data, "series": number(turn.deed.args, 1), "new": ""}
    turn.toast("")
    _show(turn, draft, branch)


def tapped_series_named(turn: Turn) -> None:
    """A new series with the file's name."""
    draft, branch = _step(turn)
    name = bulk_view.suggested(str(draft.data["name"]))
    draft.data = {**draft.data, "series": 0, "new": name}
    turn.toast("")
    _show(turn, draft, branch)


def typed(turn: Turn, draft: Draft) -> None:
    """The name of a new series for the pieces; the name of one that is there means that one."""
    branch, _ = enter(turn, draft.branch_id or 0)
    name = typed_line(turn, rules.LONGEST_NAME)
    if draft.message_id:
        turn.remove(draft.message_id)
    draft.data = {**draft.data, "series": 0, "new": name}
    _show(turn, draft, branch)


def tapped_problems(turn: Turn) -> None:
    """All problems as a file."""
    draft, _ = _step(turn)
    problems = _read_back(draft.data).problems
    content = bulk_view.problems_file(turn.texts, problems)
    turn.toast("")
    turn.say(
        OutMessage(
            turn.texts("bulk-problems-caption", many=len(problems)),
            file=OutFile("document", turn.texts.plain("bulk-problems-file"), content),
        )
    )


def tapped_take(turn: Turn) -> None:
    """收下."""
    draft, branch = _step(turn)
    series = _chosen(turn, draft)
    if series is None and draft.data["new"]:
        series = series_items.named(turn.session, branch.id, draft.data["new"])
    read = _read_back(draft.data)
    stored = bulk.store(turn.session, turn.now, branch, read.pieces, series, turn.person.id)
    drafts.end(turn.session, draft)
    turn.toast(turn.texts.plain("material-saved"))
    turn.redraw(bulk_view.done(turn.texts, branch, stored, series))


def tapped_cancel(turn: Turn) -> None:
    """Nothing is stored."""
    number_ = number(turn.deed.args)
    draft = next(
        (
            found
            for kind in (DRAFT, ASKED)
            if (found := drafts.own(turn.session, number_, turn.person.id, kind, turn.now))
        ),
        None,
    )
    if draft is not None:
        drafts.end(turn.session, draft)
    turn.toast("")
    turn.redraw(OutMessage(turn.texts("cancelled")))


TAPS: dict[str, Door] = {
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
