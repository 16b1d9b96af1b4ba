"""Shows doubts about questions to those who have them, and to those who settle them."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import BankQuestion, Branch, Member, QuestionReport
from data.queries import card as cards, question_report as reports
from data.values.question import Question
from handlers.bank.questions import view
from handlers.bank.questions.rules import DOUBTS
from handlers.shared.access import Right, may
from handlers.shared.notify import texts_for
from handlers.shared.view import OutMessage, Texts, back_to, cut, tap

REASONS = ("answer", "dated", "unclear")
"""What may be wrong with a question, offered to be tapped."""
"""The kind of card that shows a secretary, by whose member row it is named, the open doubts."""
MOST_LINES = 5
MOST_REASONS = 8


def ask(texts: Texts, row: BankQuestion, round_id: int | None) -> OutMessage:
    """Asks what is wrong with a question."""
    one = (row.id, round_id or 0)
    buttons = [tap(texts.plain(f"report-reason-{code}"), "bq.r", *one, code) for code in REASONS]
    return OutMessage(texts("report-ask", stem=cut(row.stem, 200))).with_buttons(
        tuple(buttons), tap(texts.plain("cancel"), "bq.x")
    )


def reason(texts: Texts, report: QuestionReport) -> str:
    """Says a reason in words."""
    code = report.reason.removeprefix("#")
    offered = report.reason.startswith("#") and code in REASONS
    return texts.plain(f"report-reason-{code}") if offered else report.reason


def card(session: Session, texts: Texts, branch: Branch) -> OutMessage:
    """Shows the questions with open doubts in one message."""
    found = reports.questions_open(session, branch.id)
    if not found:
        return OutMessage(texts("report-card-done"))
    said = [texts("report-card", branch=branch.name, many=len(found))]
    for row, many in found[:MOST_LINES]:
        counted = Counter(reason(texts, one) for one, _ in reports.open_on(session, row.id))
        [(most, _)] = counted.most_common(1)
        said.append(
            texts("report-line", stem=view.short(row.stem), many=many, reason=cut(most, 40))
        )
    if len(found) > MOST_LINES:
        said.append(texts("report-more", many=len(found) - MOST_LINES))
    look = ("bq.p", found[0][0].id) if len(found) == 1 else ("bq.l", branch.id, 0)
    return OutMessage("\n".join(said), silent=True).with_buttons(
        tap(texts.plain("report-look"), str(look[0]), *look[1:])
    )


def question(
    texts: Texts, row: BankQuestion, value: Question, found: Sequence[tuple[QuestionReport, Member]]
) -> OutMessage:
    """Shows a question with what is said against it, and what can be done."""
    said = [*view.lines(texts, value), ""]
    if not found:
        said.append(texts("report-none"))
    for report, member in found[:MOST_REASONS]:
        said.append(texts("report-said", name=member.shown, reason=cut(reason(texts, report), 120)))
    if len(found) > MOST_REASONS:
        said.append(texts("report-said-more", many=len(found) - MOST_REASONS))
    one = row.id
    settle = (
        (
            tap(texts.plain("report-fine"), "bq.f", one),
            tap(texts.plain("report-mended"), "bq.m", one),
        )
        if found
        else ()
    )
    return OutMessage("\n".join(said)).with_buttons(
        (
            tap(texts.plain("report-fix-answer"), "be.f", one, "answer"),
            tap(texts.plain("report-fix-question"), "be.p", one),
        ),
        settle,
        back_to(texts, "bq.l", row.branch_id, 0),
    )


def draw(session: Session, _now: datetime, member_id: int) -> OutMessage | None:
    """Draws the card of a head of the branch: the questions with open doubts."""
    member = session.get(Member, member_id)
    shown = cards.of(session, DOUBTS, member_id)
    if member is None or shown is None:
        return None
    branch = session.get_one(Branch, member.branch_id)
    texts = texts_for(session, shown.chat_id, branch)
    own = member.account_id == shown.chat_id and member.left_on is None
    if not own or not may(member.post, Right.BANK):
        return OutMessage(texts("report-card-over"))
    return card(session, texts, branch)
