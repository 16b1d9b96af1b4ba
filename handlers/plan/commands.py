"""The doors of /plans: the list, a plan in one line, and the links from the group."""

from data.models import Branch
from data.queries import member as members
from handlers.plan import asking, page_view, register, starters
from handlers.plan.line import read_line
from handlers.plan.progress import fill, start
from handlers.plan.steps import begin
from handlers.shared.access import Right, holder_here, holder_in
from handlers.shared.buttons import number
from handlers.shared.private import point_private
from handlers.shared.turn import Turn


def plans(turn: Turn) -> None:
    """/plans: the list, privately; with a rhythm and a title it goes straight to the question
    whether it is right so."""
    branch, _ = holder_here(turn, Right.PLANS)
    if not turn.deed.private:
        point_private(turn, "p", branch.id)
        return
    if turn.deed.text.strip():
        _from_line(turn, branch)
        return
    _list(turn, branch)


def _list(turn: Turn, branch: Branch) -> None:
    turn.say(page_view.overview(turn.session, turn.texts, branch, turn.now, 0))


def _from_line(turn: Turn, branch: Branch) -> None:
    line = read_line(turn.session, turn.deed.text, turn.now, branch)
    if line is None or line.kind not in register.KINDS:
        begin(turn, branch)
        return
    draft = start(turn, branch, kind=line.kind)
    fill(draft, title=line.title, data=line.data)
    draft.awaits = asking.AWAITS
    asking.said(turn, branch, draft, line.rhythm)


def plans_link(turn: Turn) -> None:
    """The link from the group to the plans."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    branch, _ = holder_in(turn, number(turn.deed.args), Right.PLANS)
    _list(turn, branch)


def starters_link(turn: Turn) -> None:
    """The link from the founding message to the starter set."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    branch, _ = holder_in(turn, number(turn.deed.args), Right.PLANS)
    starters.show(turn, branch)
