"""Shows what a roster file that was read beside the taps would change."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.imports.errand import read_roster_file
from data.imports.roster import RosterDraft
from data.models import Branch
from data.queries import draft as drafts
from handlers.roster.files import rules, service, view
from handlers.shared.access import Right
from handlers.shared.context import Reply
from handlers.shared.feature import Asker, Work
from handlers.shared.view import OutMessage, Texts, texts_in


def finish(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Keeps a file as a step in progress and shows its preview, or says why it was not read."""
    message = _outcome(session, now, data, read, texts_in(str(data["language"])))
    return [Reply("send", chat_id=int(data["chat_id"]), message=message)]


def _outcome(
    session: Session, now: datetime, data: dict[str, Any], read: Any, texts: Texts
) -> OutMessage:
    branch = session.get_one(Branch, int(data["branch_id"]))
    account_id = int(data["account_id"])
    if read is None:
        return OutMessage(texts("roster-file-unread", file=str(data["name"])))
    if not isinstance(read, RosterDraft):
        key, values = read
        return OutMessage(view.bad_file(texts, str(data["name"]), key, values))
    kept = {
        "name": data["name"],
        "leave": False,
        "people": [asdict(person) for person in read.people],
        "problems": [asdict(problem) for problem in read.problems],
        "columns": sorted(read.columns),
    }
    draft = drafts.begin(session, account_id, rules.PREVIEW, now, branch_id=branch.id, data=kept)
    found = service.compared(session, branch.id, read)
    return view.preview(texts, branch, draft, read, found)


ASKER = Asker(Right.ROSTER, "branch_id", "account_id", "roster-file-not-yours")
ERRANDS = {rules.ERRAND: Work(read=read_roster_file, finish=finish, asker=ASKER)}
