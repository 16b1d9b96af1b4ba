"""The doors of the own lists: mistakes (错题本), saved questions (收藏), saving from a result."""

from data.models import BankQuestion, Branch, Member, Round
from data.queries import draft as drafts
from data.queries import memory, practice
from handlers.practice import mistakes_view, rules
from handlers.practice.sitting import KIND
from handlers.shared.access import meet, member_here, member_of
from handlers.shared.buttons import number
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

LISTS = (practice.WRONG, practice.SAVED)


def mistakes(turn: Turn) -> None:
    """/mistakes: what went wrong; from the group into the private chat."""
    branch, member = member_here(turn)
    if not turn.deed.private:
        point_private(turn, "pm", branch.id)
        return
    _list(turn, branch, member, practice.WRONG, 0)


def linked(turn: Turn) -> None:
    """The link from the group."""
    meet(turn)
    _list(turn, *member_of(turn, number(turn.deed.args)), practice.WRONG, 0)


def tapped_list(turn: Turn) -> None:
    """A page of one of the lists."""
    branch, member = member_of(turn, number(turn.deed.args))
    turn.toast("")
    _list(turn, branch, member, _named(turn), number(turn.deed.args, 2))


def tapped_off(turn: Turn) -> None:
    """移出: a question leaves the list."""
    branch, member = member_of(turn, number(turn.deed.args))
    name, question_id = _named(turn), number(turn.deed.args, 2)
    if name == practice.WRONG:
        practice.clear(turn.session, member.id, question_id, turn.now)
    else:
        practice.unsave(turn.session, member.id, question_id, turn.now)
    turn.toast(turn.texts.plain("mistakes-off-done"))
    _list(turn, branch, member, name, number(turn.deed.args, 3))


def _named(turn: Turn) -> str:
    """The list that a button's second argument names."""
    name = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if name not in LISTS:
        raise Refusal("button-unknown")
    return name


def _list(turn: Turn, branch: Branch, member: Member, name: str, page: int) -> None:
    drafts.drop(turn.session, turn.person.id, KIND)
    day, ours = rules.local_day(turn.now, branch.zone), (member.id, branch.id)
    many = {one: practice.many_on(turn.session, *ours, day, one) for one in LISTS}
    last = max(0, (many[name] - 1) // mistakes_view.AT_ONCE)
    page = min(page, last)
    shown = practice.listed(
        turn.session,
        *ours,
        day,
        name,
        start=page * mistakes_view.AT_ONCE,
        most=mistakes_view.AT_ONCE,
    )
    seen = mistakes_view.Page(branch, name, shown, page, last, many)
    turn.show(mistakes_view.page(turn.texts, seen))


def tapped_save(turn: Turn) -> None:
    """收进错题本, under a result in the group: one tap, answered to this person alone."""
    row = turn.session.get(Round, number(turn.deed.args))
    _, member = member_of(turn, row.branch_id if row else 0)
    assert row is not None
    if row.state == "open":
        raise Refusal("save-too-soon")
    question = turn.session.get(BankQuestion, row.question_id) if row.question_id else None
    if question is None or row.state != "closed":
        raise Refusal("save-gone")
    fresh = memory.save(turn.session, member.id, question.id, turn.now)
    turn.toast(turn.texts.plain("save-done" if fresh else "save-again"))
