"""Doubts about questions: members raise them, a secretary settles them."""

from data.models import BankQuestion, Branch, Draft, Member, Round
from data.queries import (
    card as cards,
    draft as drafts,
    question as questions,
    question_report as reports,
)
from data.values.out import OutMessage
from handlers.bank.questions.forms import show_question, typed_text
from handlers.bank.questions.rules import A_PAGE, DOUBTS, TYPED
from handlers.bank.questions.service import settle_doubts
from handlers.bank.questions.view import short
from handlers.bank.reports import service, view
from handlers.shared import steps
from handlers.shared.access import Right, enter
from handlers.shared.buttons import back_to, number, pages, tap
from handlers.shared.refusal import Refusal, refuse_empty, refuse_none
from handlers.shared.router import Context, Guard, Router, anyone, named, of, step

REASON = "bank-reason"
"""The kind of step in which a reason is typed."""
raising = Router(ends=(REASON,))
settling = Router(ends=TYPED)
LONGEST_REASON = 300


def _met(ctx: Context) -> tuple[Branch, Member, BankQuestion, int]:
    """The question of a round that a link names."""
    row = ctx.session.get(Round, number(ctx.args))
    question = ctx.session.get(BankQuestion, row.question_id or 0) if row else None
    if row is None or question is None:
        raise Refusal("report-gone")
    return *enter(ctx, question.branch_id), question, row.id


@raising.link("qr", Guard(_met, "member"))
def ask_reason(
    ctx: Context, branch: Branch, member: Member, row: BankQuestion, round_id: int
) -> None:
    """Asks a member what is wrong with a question; `round_id` is where they met it, 0 where in no
    round."""
    service.check(ctx.session, ctx.now, branch, member, row)
    page = view.ask(ctx.texts, row, round_id)
    steps.ask(ctx, branch, REASON, "reason", page, question=row.id, round=round_id)


@raising.button("bq.r", of(BankQuestion, gone="report-gone"))
def take_reason(ctx: Context, branch: Branch, member: Member, row: BankQuestion) -> None:
    """Takes a reason that was offered."""
    if ctx.arg(2) not in view.REASONS:
        raise Refusal("button-unknown")
    _add(ctx, branch, member, row, number(ctx.args, 1), f"#{ctx.arg(2)}")


@raising.button("bq.x", anyone())
def give_up(ctx: Context) -> None:
    """Drops the doubt."""
    ctx.edit(OutMessage(ctx.texts("cancelled")))


@raising.step(REASON, step())
def read_reason(ctx: Context, branch: Branch, member: Member, draft: Draft) -> None:
    """Takes a reason in the member's own words."""
    reason = typed_text(ctx.text, LONGEST_REASON).lstrip("#")
    drafts.end(ctx.session, draft)
    row = refuse_none("report-gone", ctx.session.get(BankQuestion, draft.data["question"]))
    _add(ctx, branch, member, row, draft.data["round"], reason)


def _add(
    ctx: Context, branch: Branch, member: Member, row: BankQuestion, round_id: int, reason: str
) -> None:
    service.add(ctx.session, ctx.now, branch, member, row, round_id, reason)
    ctx.answer(ctx.plain("report-thanks"))
    ctx.show(OutMessage(ctx.texts("report-taken")))


def _show(ctx: Context, shown: OutMessage) -> None:
    """Shows a page in the place of the tapped message, or under it where that is the card, which
    the clock redraws."""
    card = cards.at(ctx.session, ctx.chat_id, ctx.message_id)
    if card is not None and card.kind == DOUBTS:
        ctx.reply(shown)
    else:
        ctx.edit(shown)


QUESTION = of(BankQuestion, Right.BANK, gone="bank-gone")


@settling.button("bq.l", named(Right.BANK))
def list_questions(ctx: Context, branch: Branch, _member: Member) -> None:
    """Lists the questions with open doubts."""
    found = reports.questions_open(ctx.session, branch.id)
    buttons = [
        tap(ctx.plain("report-entry", stem=short(row.stem), many=many), "bq.p", row.id)
        for row, many in found
    ]
    head = ctx.texts("reports-head", many=len(found)) if found else ctx.texts("report-card-done")
    at = number(ctx.args, 1)
    shown = pages(ctx.texts, buttons, at, "bq.l", branch.id, size=A_PAGE, wide=1)
    back = (back_to(ctx.texts, "bk.h", branch.id),)
    _show(ctx, OutMessage(head).with_buttons(*shown, back))


@settling.button("bq.p", QUESTION)
def show_doubts(ctx: Context, _branch: Branch, _member: Member, row: BankQuestion) -> None:
    """Shows a question with what is said against it, and by whom."""
    question = questions.as_value(ctx.session, row)
    found = reports.open_on(ctx.session, row.id)
    _show(ctx, view.question(ctx.texts, row, question, found))


@settling.button("bq.f", QUESTION)
def dismiss(ctx: Context, branch: Branch, _member: Member, row: BankQuestion) -> None:
    """Settles the doubts: the question is right as it is."""
    _settle(ctx, branch, row, "dismissed")


@settling.button("bq.m", QUESTION)
def say_corrected(ctx: Context, branch: Branch, _member: Member, row: BankQuestion) -> None:
    """Settles the doubts: what was wrong has been changed."""
    _settle(ctx, branch, row, "corrected")


def _settle(ctx: Context, branch: Branch, row: BankQuestion, state: str) -> None:
    many = refuse_empty(
        "button-stale", settle_doubts(ctx.session, ctx.now, branch, row, state, ctx.person.id)
    )
    ctx.answer(ctx.plain("report-settled", many=many))
    show_question(ctx, branch, row)
