"""The doors of /question: today's question for members, all of them for those who look after them;
and which of several questions a doubt is about."""

from data.models import Branch, Member, Round, Streak
from data.queries import draft as drafts
from data.queries import result
from handlers.quiz import mine_view, pages, reminding
from handlers.quiz.answering import FILL
from handlers.shared.access import Right, may, meet, member_here, member_of
from handlers.shared.buttons import number
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def question(turn: Turn) -> None:
    """/question; in the group the way into the private chat."""
    branch, member = member_here(turn)
    if not turn.deed.private:
        point_private(turn, "ql", branch.id)
        return
    _show(turn, branch, member)


def linked(turn: Turn) -> None:
    """The link from the group."""
    meet(turn)
    _show(turn, *member_of(turn, number(turn.deed.args)))


def _show(turn: Turn, branch: Branch, member: Member) -> None:
    drafts.drop(turn.session, turn.person.id, FILL)
    if may(member.post, Right.BANK):
        pages.show_list(turn, branch)
    else:
        _show_own(turn, branch, member)


def tapped_own(turn: Turn) -> None:
    """What is open for the member who acts, for those who look after questions."""
    branch, member = member_of(turn, number(turn.deed.args))
    turn.toast("")
    _show_own(turn, branch, member)


def _show_own(turn: Turn, branch: Branch, member: Member) -> None:
    seen = [
        mine_view.Mine(
            row,
            result.of_member(turn.session, row.id, member.id),
            reminding.way(turn.session, turn.texts, row),
        )
        for row in result.daily(turn.session, branch.id, turn.now, most=8)
        if row.state == "open"
    ]
    streak = turn.session.get(Streak, member.id)
    keeps = may(member.post, Right.BANK)
    turn.show(mine_view.page(turn.texts, branch, seen, streak, turn.now, keeps=keeps))


def linked_doubt(turn: Turn) -> None:
    """题目有疑问 under the result of several questions: which of them?"""
    meet(turn)
    row = turn.session.get(Round, number(turn.deed.args))
    member_of(turn, row.branch_id if row else 0)
    assert row is not None
    found = [one for one in result.together(turn.session, row) if one.state == "closed"]
    if not found:
        raise Refusal("button-stale")
    turn.say(mine_view.doubts(turn.texts, found))
