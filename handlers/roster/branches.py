"""Which of their branches a person's private chat is about."""

from data.models import Branch
from data.queries import branch as branches
from data.queries import member as members
from data.values.out import OutMessage
from handlers.roster.room import speak_own
from handlers.shared.access import branch_here
from handlers.shared.buttons import number, rows, tap
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def command(turn: Turn) -> None:
    """/branch: the branches to choose from."""
    here = branch_here(turn)
    if not turn.deed.private:
        point_private(turn, "br")
        return
    _choice(turn, here)


def linked(turn: Turn) -> None:
    """The link from the group."""
    _choice(turn, branch_here(turn))


def _choice(turn: Turn, here: Branch) -> None:
    mine = branches.of_account(turn.session, turn.person.id)
    if len(mine) == 1:
        turn.say(OutMessage(turn.texts("roster-branch-only", branch=here.name)))
        return
    buttons = [tap(one.name, "r.br", one.id) for one in mine]
    turn.show(
        OutMessage(turn.texts("roster-branch-choose", branch=here.name)).with_buttons(
            *rows(buttons, 1)
        )
    )


def tapped(turn: Turn) -> None:
    """A branch was chosen."""
    branch = turn.session.get(Branch, number(turn.deed.args))
    if branch is None or members.of(turn.session, branch.id, turn.person.id) is None:
        raise Refusal("member-unknown")
    account = members.meet(
        turn.session, turn.person.id, turn.person.name, turn.now, private=turn.deed.private
    )
    account.branch_id = branch.id
    speak_own(turn, branch)
    turn.toast("")
    turn.show(OutMessage(turn.texts("roster-branch-chosen", branch=branch.name)))
