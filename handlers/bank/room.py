"""Who may use the question bank: rights checked at every step, and what is typed."""

from datetime import date

from data.models import BankQuestion, Branch, Member, QuestionFile
from data.queries import draft as drafts
from data.queries import member as members
from data.values.out import OutMessage
from data.values.question import tidy
from handlers.shared.access import Right, keeper_in
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.dates import local
from handlers.shared.refusal import Refusal
from handlers.shared.steps import ask

TYPED = "bank-typed"
"""The kind of draft that waits for something typed about the bank."""


def enter(ctx: Context, branch_id: int) -> tuple[Branch, Member]:
    """The branch a button or link names and the member who acts, if they may keep its bank.

    It speaks the person's own language. A step that waited for typing is over once a button is
    used.
    """
    branch, actor = keeper_in(ctx, branch_id, Right.BANK)
    if ctx.incoming.query_id:
        drafts.drop(ctx.session, ctx.person.id, TYPED)
    return branch, actor


def enter_home(ctx: Context) -> Branch:
    """As `enter`, for the branch that is the tapped button's first argument."""
    branch, _ = enter(ctx, number(ctx.args))
    return branch


def _enter_row(ctx: Context, row: BankQuestion | QuestionFile | None, gone: str) -> Branch:
    """As `enter`, for the branch of a row. One that is not there and one of a branch that the
    person is not in get the same answer."""
    if row is None or members.of(ctx.session, row.branch_id, ctx.person.id) is None:
        raise Refusal(gone)
    return enter(ctx, row.branch_id)[0]


def enter_for(ctx: Context, question_id: int) -> tuple[Branch, BankQuestion]:
    """As `enter`, for the branch of a question; refuses one that is gone."""
    row = ctx.session.get(BankQuestion, question_id)
    branch = _enter_row(ctx, row, "bank-gone")
    assert row is not None
    return branch, row


def enter_tapped(ctx: Context) -> tuple[Branch, BankQuestion]:
    """As `enter_for`, for the question that is the tapped button's first argument."""
    return enter_for(ctx, number(ctx.args))


def enter_file(ctx: Context, file_id: int = 0) -> tuple[Branch, QuestionFile]:
    """As `enter`, for the branch of a file of questions, by default the tapped button's first
    argument; refuses one that was given up."""
    row = ctx.session.get(QuestionFile, file_id or number(ctx.args))
    branch = _enter_row(ctx, row, "button-stale")
    assert row is not None
    if row.state == "dropped":
        raise Refusal("button-stale")
    return branch, row


def argument(ctx: Context, at: int = 1) -> str:
    """One of the tapped button's arguments, as it came; empty where there is none."""
    return ctx.args[at] if len(ctx.args) > at else ""


def ask_typed(ctx: Context, branch: Branch, awaits: str, page: OutMessage, **data: object) -> None:
    """Shows a page that asks for something typed: the next private text of this person is it, and
    answers it in `awaits`."""
    ask(ctx, branch, TYPED, awaits, page, **data)


def typed_text(ctx: Context, most: int) -> str:
    """The typed text without what nobody sees; refuses an empty one and one of more characters
    than `most`."""
    text = tidy(ctx.text)
    if not text:
        raise Refusal("bank-typed-empty")
    if len(text) > most:
        raise Refusal("bank-typed-long", most=most, long=len(text))
    return text


def today(ctx: Context, branch: Branch) -> date:
    """The branch's local day."""
    return local(ctx.now, branch.zone).date()
