"""After corrections: the group hears of a file's once, and who had doubts what came of them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Account, BankQuestion, Branch
from data.queries import card as cards
from data.queries import outbox
from data.queries import question_report as reports
from data.values.out import OutMessage
from handlers.bank import view
from handlers.bank.service import Corrected
from handlers.shared.texts import texts_in

KIND = "bank"
REPORTS = "bank.reports"
"""The kind of card that shows a secretary, by whose member row it is named, the open doubts."""


def tell_group(
    session: Session, now: datetime, branch: Branch, corrected: Sequence[Corrected]
) -> None:
    """One note to the group on all the questions that a file corrected, if there are any."""
    if not corrected or branch.asleep_since is not None:
        return
    message = view.correction(texts_in(branch.language), session, corrected)
    outbox.post(session, branch.chat_id, KIND, message, now, branch_id=branch.id)


def settle(
    session: Session, now: datetime, branch: Branch, row: BankQuestion, state: str, by: int
) -> int:
    """Settles the open doubts about a question, as corrected or dismissed, and gives how many; who
    had them is told privately."""
    found = reports.open_on(session, row.id)
    for report, member in found:
        report.state, report.settled_by, report.settled_at = state, by, now
        account = session.get(Account, member.account_id) if member.account_id else None
        if account is None or not account.reachable:
            continue
        texts = texts_in(account.language or branch.language)
        key = "report-corrected" if state == "corrected" else "report-dismissed"
        message = OutMessage(texts(key, stem=view.short(row.stem), answer=view.answer(texts, row)))
        outbox.post(session, account.id, KIND, message, now, branch_id=branch.id)
    if found:
        cards.mark_all(session, REPORTS, branch.id, now)
    return len(found)
