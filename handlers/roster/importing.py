"""A roster file on its way in: taken, read beside the taps, shown, decided on, stored."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.imports.roster import RosterDraft
from data.models import Account, Branch, Draft, Errand, Member
from data.queries import draft as drafts
from data.queries import member as members
from data.queries import roster
from data.values.filenames import said_by
from data.values.names import clean_text
from data.values.out import OutFile, OutMessage
from handlers.roster import preview, service
from handlers.roster.room import enter, redraw_claims, today
from handlers.shared.access import Right, branch_here, holder_of_file, may
from handlers.shared.buttons import link, number, tap
from handlers.shared.context import Context, FileIn, Reply
from handlers.shared.identity import IDENTITY
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts, texts_in

DRAFT = "roster"
ERRAND = "roster-file"
LARGEST = 20 * 2**20
"""Bytes of a file that Telegram's cloud lets a bot fetch."""
TABLES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt")
NO_TABLES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".mp4", ".mov", ".mp3", ".ogg")


def wants(ctx: Context) -> int:
    """Whether a file may be a roster: its name says so, or it is a table that says nothing else.

    The first table that a new branch is sent is its roster.
    """
    file = ctx.file
    if file is None or file.kind != "document":
        return 0
    said = said_by(file.name)
    if said == "roster":
        return 2
    if said or not file.name.lower().endswith(TABLES):
        return 0
    return 1 if _has_roster(ctx) else 2


def _has_roster(ctx: Context) -> bool:
    try:
        branch = branch_here(ctx)
    except Refusal:
        return False
    return bool(roster.listed(ctx.session, branch.id))


def sent(ctx: Context) -> None:
    """A file that somebody sent privately."""
    if ctx.file is None:
        raise Refusal("roster-file-kind")
    take(ctx, ctx.file)


def take(ctx: Context, file: FileIn) -> None:
    """Takes a file for the roster of the branch this is about; the reading goes on beside."""
    if not file.name or file.name.lower().endswith(NO_TABLES):
        raise Refusal("roster-file-kind")
    branch, _ = holder_of_file(ctx, Right.ROSTER, "roster-file-not-yours", "roster-file-other")
    if file.size > LARGEST:
        raise Refusal("roster-file-large", limit=LARGEST // 2**20)
    _require_private(ctx, branch)
    name = clean_text(file.name)[:100]
    data = {
        "file_id": file.file_id,
        "name": name,
        "size": file.size,
        "account_id": ctx.person.id,
        "branch_id": branch.id,
        "chat_id": ctx.person.id,
        "language": ctx.texts.language,
    }
    ctx.session.add(Errand(kind=ERRAND, data=data, try_at=ctx.now))
    ctx.pokes.add("errands")
    key = "roster-reading" if ctx.private else "roster-reading-private"
    ctx.reply_privately(ctx.texts(key, file=name))


def _require_private(ctx: Context, branch: Branch) -> None:
    """The preview names people, so it needs a private chat to go to."""
    account = ctx.session.get(Account, ctx.person.id)
    if not ctx.private and (account is None or not account.reachable):
        address = link(IDENTITY.username, "r", branch.id)
        raise Refusal("roster-open-private", link=address)


def finish(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Keeps what was read as a step in progress and shows what it would change."""
    texts = texts_in(str(data["language"]))
    message = _outcome(session, now, data, read, texts)
    return [Reply("send", chat_id=int(data["chat_id"]), message=message)]


def _outcome(
    session: Session, now: datetime, data: dict[str, Any], read: Any, texts: Texts
) -> OutMessage:
    branch = session.get(Branch, int(data["branch_id"]))
    account_id = int(data["account_id"])
    actor = members.of(session, branch.id, account_id) if branch else None
    if branch is None or actor is None or not may(actor.post, Right.ROSTER):
        return OutMessage(texts("roster-file-not-yours"))
    if read is None:
        return OutMessage(texts("roster-file-unread", file=str(data["name"])))
    if not isinstance(read, RosterDraft):
        key, values = read
        return OutMessage(preview.bad_file(texts, str(data["name"]), key, values))
    draft = drafts.begin(
        session,
        account_id,
        DRAFT,
        now,
        branch_id=branch.id,
        data={"name": data["name"], "leave": False, **_written(read)},
    )
    return preview.card(texts, branch, draft, read, service.compared(session, branch.id, read))


def _written(read: RosterDraft) -> dict[str, Any]:
    return {
        "people": [asdict(person) for person in read.people],
        "problems": [asdict(problem) for problem in read.problems],
        "columns": sorted(read.columns),
    }


def _step(ctx: Context) -> tuple[Draft, Branch, Member, RosterDraft]:
    """The preview that a button belongs to, with the rights checked again."""
    draft = drafts.own(ctx.session, number(ctx.args), ctx.person.id, DRAFT, ctx.now)
    if draft is None:
        raise Refusal("roster-file-stale")
    branch, actor = enter(ctx, draft.branch_id or 0, Right.ROSTER)
    return draft, branch, actor, service.read_back(draft.data)


def tapped_preview(ctx: Context) -> None:
    """返回 to the preview."""
    draft, branch, _, read = _step(ctx)
    ctx.answer("")
    diff = service.compared(ctx.session, branch.id, read)
    ctx.show(preview.card(ctx.texts, branch, draft, read, diff))


def tapped_leave(ctx: Context) -> None:
    """What becomes of who is not in the file: kept, or marked as having left."""
    draft, branch, _, read = _step(ctx)
    draft.data = {**draft.data, "leave": number(ctx.args, 1) == 1}
    ctx.answer("")
    diff = service.compared(ctx.session, branch.id, read)
    ctx.show(preview.card(ctx.texts, branch, draft, read, diff))


def tapped_changes(ctx: Context) -> None:
    """Who is new, changed, gone, by name."""
    draft, branch, _, read = _step(ctx)
    ctx.answer("")
    diff = service.compared(ctx.session, branch.id, read)
    ctx.show(preview.changes(ctx.texts, draft, diff))


def tapped_problems(ctx: Context) -> None:
    """All problems as a file."""
    _, _, _, read = _step(ctx)
    ctx.answer("")
    name = ctx.texts.plain("roster-problems-file")
    content = preview.problems_file(ctx.texts, read)
    ctx.reply(
        OutMessage(
            ctx.texts("roster-problems-caption", many=len(read.problems)),
            file=OutFile("document", name, content),
        )
    )


def tapped_cancel(ctx: Context) -> None:
    """Nothing is stored."""
    draft, branch, _, _ = _step(ctx)
    drafts.end(ctx.session, draft)
    ctx.answer("")
    ctx.show(
        OutMessage(ctx.texts("cancelled")).with_buttons(
            (tap(ctx.texts.plain("back"), "r.o", branch.id),)
        )
    )


def tapped_import(ctx: Context) -> None:
    """The file is taken over, compared with the roster as it is at this moment."""
    draft, branch, actor, read = _step(ctx)
    done = service.take_over(
        ctx.session,
        branch,
        actor,
        read,
        leave=bool(draft.data["leave"]),
        now=ctx.now,
        day=today(ctx, branch),
    )
    drafts.end(ctx.session, draft)
    redraw_claims(ctx, branch)
    ctx.answer(ctx.texts.plain("roster-imported-answer"))
    unclaimed = sum(one.account_id is None for one in roster.listed(ctx.session, branch.id))
    ctx.show(preview.imported(ctx.texts, branch, actor, done, unclaimed))
