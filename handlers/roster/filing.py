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
from handlers.shared.identity import IDENTITY
from handlers.shared.refusal import Refusal
from handlers.shared.turn import FileIn, Reply, Turn
from handlers.shared.wording import Texts, texts_in

DRAFT = "roster"
ERRAND = "roster-file"
LARGEST = 20 * 2**20
"""Bytes of a file that Telegram's cloud lets a bot fetch."""
TABLES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt")
NO_TABLES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".mp4", ".mov", ".mp3", ".ogg")


def wants(turn: Turn) -> int:
    """Whether a file may be a roster: its name says so, or it is a table that says nothing else.

    The first table that a new branch is sent is its roster.
    """
    file = turn.deed.file
    if file is None or file.kind != "document":
        return 0
    said = said_by(file.name)
    if said == "roster":
        return 2
    if said or not file.name.lower().endswith(TABLES):
        return 0
    return 1 if _has_roster(turn) else 2


def _has_roster(turn: Turn) -> bool:
    try:
        branch = branch_here(turn)
    except Refusal:
        return False
    return bool(roster.listed(turn.session, branch.id))


def sent(turn: Turn) -> None:
    """A file that somebody sent privately."""
    if turn.deed.file is None:
        raise Refusal("roster-file-kind")
    take(turn, turn.deed.file)


def take(turn: Turn, file: FileIn) -> None:
    """Takes a file for the roster of the branch this is about; the reading goes on beside."""
    if not file.name or file.name.lower().endswith(NO_TABLES):
        raise Refusal("roster-file-kind")
    branch, _ = holder_of_file(turn, Right.ROSTER, "roster-file-not-yours", "roster-file-other")
    if file.size > LARGEST:
        raise Refusal("roster-file-large", limit=LARGEST // 2**20)
    _require_private(turn, branch)
    name = clean_text(file.name)[:100]
    data = {
        "file_id": file.file_id,
        "name": name,
        "size": file.size,
        "account_id": turn.person.id,
        "branch_id": branch.id,
        "chat_id": turn.person.id,
        "language": turn.texts.language,
    }
    turn.session.add(Errand(kind=ERRAND, data=data, try_at=turn.now))
    turn.pokes.add("errands")
    key = "roster-reading" if turn.deed.private else "roster-reading-private"
    turn.whisper(turn.texts(key, file=name))


def _require_private(turn: Turn, branch: Branch) -> None:
    """The preview names people, so it needs a private chat to go to."""
    account = turn.session.get(Account, turn.person.id)
    if not turn.deed.private and (account is None or not account.reachable):
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


def _step(turn: Turn) -> tuple[Draft, Branch, Member, RosterDraft]:
    """The preview that a button belongs to, with the rights checked again."""
    draft = drafts.own(turn.session, number(turn.deed.args), turn.person.id, DRAFT, turn.now)
    if draft is None:
        raise Refusal("roster-file-stale")
    branch, actor = enter(turn, draft.branch_id or 0, Right.ROSTER)
    return draft, branch, actor, service.read_back(draft.data)


def tapped_preview(turn: Turn) -> None:
    """返回 to the preview."""
    draft, branch, _, read = _step(turn)
    turn.toast("")
    diff = service.compared(turn.session, branch.id, read)
    turn.show(preview.card(turn.texts, branch, draft, read, diff))


def tapped_leave(turn: Turn) -> None:
    """What becomes of who is not in the file: kept, or marked as having left."""
    draft, branch, _, read = _step(turn)
    draft.data = {**draft.data, "leave": number(turn.deed.args, 1) == 1}
    turn.toast("")
    diff = service.compared(turn.session, branch.id, read)
    turn.show(preview.card(turn.texts, branch, draft, read, diff))


def tapped_changes(turn: Turn) -> None:
    """Who is new, changed, gone, by name."""
    draft, branch, _, read = _step(turn)
    turn.toast("")
    diff = service.compared(turn.session, branch.id, read)
    turn.show(preview.changes(turn.texts, draft, diff))


def tapped_problems(turn: Turn) -> None:
    """All problems as a file."""
    _, _, _, read = _step(turn)
    turn.toast("")
    name = turn.texts.plain("roster-problems-file")
    content = preview.problems_file(turn.texts, read)
    turn.say(
        OutMessage(
            turn.texts("roster-problems-caption", many=len(read.problems)),
            file=OutFile("document", name, content),
        )
    )


def tapped_cancel(turn: Turn) -> None:
    """Nothing is stored."""
    draft, branch, _, _ = _step(turn)
    drafts.end(turn.session, draft)
    turn.toast("")
    turn.show(
        OutMessage(turn.texts("cancelled")).with_buttons(
            (tap(turn.texts.plain("back"), "r.o", branch.id),)
        )
    )


def tapped_import(turn: Turn) -> None:
    """The file is taken over, compared with the roster as it is at this moment."""
    draft, branch, actor, read = _step(turn)
    done = service.take_over(
        turn.session,
        branch,
        actor,
        read,
        leave=bool(draft.data["leave"]),
        now=turn.now,
        day=today(turn, branch),
    )
    drafts.end(turn.session, draft)
    redraw_claims(turn, branch)
    turn.toast(turn.texts.plain("roster-imported-toast"))
    unclaimed = sum(one.account_id is None for one in roster.listed(turn.session, branch.id))
    turn.show(preview.imported(turn.texts, branch, actor, done, unclaimed))
