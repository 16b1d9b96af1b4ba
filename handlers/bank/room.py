"""Who stands at the doors of the question bank: rights checked at every step, and what is typed."""

from datetime import date

from data.models import BankQuestion, Branch, Member, QuestionFile
from data.queries import draft as drafts
from data.queries import member as members
from data.values.out import OutMessage
from data.values.question import tidy
from handlers.shared.access import Right, keeper_in
from handlers.shared.buttons import number
from handlers.shared.moments import local
from handlers.shared.refusal import Refusal
from handlers.shared.steps import ask
from handlers.shared.turn import Turn

TYPED = "bank-typed"
"""The kind of draft that waits for something typed about the bank."""


def enter(turn: Turn, branch_id: int) -> tuple[Branch, Member]:
    """The branch a button or link names and the member who acts, if they may keep its bank.

    It speaks the person's own language. A step that waited for typing is over once a button is
    used.
    """
    branch, actor = keeper_in(turn, branch_id, Right.BANK)
    if turn.deed.query_id:
        drafts.drop(turn.session, turn.person.id, TYPED)
    return branch, actor


def enter_home(turn: Turn) -> Branch:
    """As `enter`, for the branch that is the tapped button's first argument."""
    branch, _ = enter(turn, number(turn.deed.args))
    return branch


def _enter_row(turn: Turn, row: BankQuestion | QuestionFile | None, gone: str) -> Branch:
    """As `enter`, for the branch of a row. One that is not there and one of a branch that the
    person is not in get the same answer."""
    if row is None or members.of(turn.session, row.branch_id, turn.person.id) is None:
        raise Refusal(gone)
    return enter(turn, row.branch_id)[0]


def enter_for(turn: Turn, question_id: int) -> tuple[Branch, BankQuestion]:
    """As `enter`, for the branch of a question; refuses one that is gone."""
    row = turn.session.get(BankQuestion, question_id)
    branch = _enter_row(turn, row, "bank-gone")
    assert row is not None
    return branch, row


def enter_tapped(turn: Turn) -> tuple[Branch, BankQuestion]:
    """As `enter_for`, for the question that is the tapped button's first argument."""
    return enter_for(turn, number(turn.deed.args))


def enter_file(turn: Turn, file_id: int = 0) -> tuple[Branch, QuestionFile]:
    """As `enter`, for the branch of a file of questions, by default the tapped button's first
    argument; refuses one that was given up."""
    row = turn.session.get(QuestionFile, file_id or number(turn.deed.args))
    branch = _enter_row(turn, row, "button-stale")
    assert row is not None
    if row.state == "dropped":
        raise Refusal("button-stale")
    return branch, row


def argument(turn: Turn, at: int = 1) -> str:
    """One of the tapped button's arguments, as it came; empty where there is none."""
    return turn.deed.args[at] if len(turn.deed.args) > at else ""


def ask_typed(turn: Turn, branch: Branch, awaits: str, page: OutMessage, **data: object) -> None:
    """Shows a page that asks for something typed: the next private text of this person is it, and
    answers it in `awaits`."""
    ask(turn, branch, TYPED, awaits, page, **data)


def typed_text(turn: Turn, most: int) -> str:
    """The typed text without what nobody sees; refuses an empty one and one of more characters
    than `most`."""
    text = tidy(turn.deed.text)
    if not text:
        raise Refusal("bank-typed-empty")
    if len(text) > most:
        raise Refusal("bank-typed-long", most=most, long=len(text))
    return text


def today(turn: Turn, branch: Branch) -> date:
    """The branch's local day."""
    return local(turn.now, branch.zone).date()
