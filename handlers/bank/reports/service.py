"""Keeps members' doubts about questions: raised, shown to the heads of the branch, settled."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import BankQuestion, Branch, Member, Outgoing, Round
from data.queries import card as cards, member as members, outbox, question_report as reports
from handlers.bank.questions.rules import DOUBTS, NOTES
from handlers.bank.reports import view
from handlers.shared.service import HEADS, Refusal, local, reachable, texts_of

MOST_REPORTS = 5
"""Doubts that a member may raise in a day."""


def check(
    session: Session, now: datetime, branch: Branch, member: Member, row: BankQuestion
) -> None:
    """Raises Refusal where a member may not raise a doubt: there is one, or enough for today."""
    if reports.is_open(session, row.id, member.id):
        raise Refusal("report-there")
    midnight = local(now, branch.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    if reports.since(session, member.id, midnight) >= MOST_REPORTS:
        raise Refusal("report-enough", most=MOST_REPORTS)


def add(
    session: Session,
    now: datetime,
    branch: Branch,
    member: Member,
    row: BankQuestion,
    round_id: int,
    reason: str,
) -> None:
    """Raises a doubt; `round_id` is where the member met the question, 0 where in no round."""
    check(session, now, branch, member, row)
    asked = session.get(Round, round_id) if round_id else None
    where = asked.id if asked and asked.question_id == row.id else None
    others = bool(reports.questions_open(session, branch.id))
    reports.add(session, row.id, where, member.id, reason, now)
    _show_heads(session, now, branch, others=others)


def _show_heads(session: Session, now: datetime, branch: Branch, *, others: bool) -> None:
    """Shows the doubt to the heads of the branch on their one card. A new message comes only where
    there were no `others` open, and not at night."""
    for member in members.with_posts(session, branch.id, HEADS):
        account = reachable(session, branch, member.account_id)
        if account is None or _on_its_way(session, member.id):
            continue
        card = cards.of(session, DOUBTS, member.id)
        if others and card is not None and card.chat_id == account.id and cards.is_up(card):
            cards.mark(session, DOUBTS, member.id, now)
            continue
        message = view.card(session, texts_of(account, branch), branch)
        outbox.post(
            session, account.id, NOTES, message, now, branch_id=branch.id, card=(DOUBTS, member.id)
        )


def _on_its_way(session: Session, member_id: int) -> bool:
    waiting = select(Outgoing.id).where(
        Outgoing.card_kind == DOUBTS,
        Outgoing.card_ref == member_id,
        Outgoing.state.in_(("waiting", "sending")),
    )
    return session.scalar(waiting.limit(1)) is not None
