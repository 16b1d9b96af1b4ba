"""Claims by a mere link: nobody has seen the person in the group, so they are shown nothing."""

from contextlib import suppress

from data.models import Branch, Draft
from data.queries import draft as drafts
from data.queries import roster
from data.values.names import clean_name
from data.values.out import OutMessage
from handlers.roster import asking
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

OUTSIDE = "join-outside"
"""The kind of draft that waits for the name of somebody who came by a link."""


def ask_name(turn: Turn, branch_id: int) -> None:
    """Asks for the person's own name; the same whether there is such a branch or not."""
    drafts.begin(
        turn.session,
        turn.person.id,
        OUTSIDE,
        turn.now,
        awaits="name",
        data={"branch": branch_id},
    )
    turn.say(OutMessage(turn.texts("claim-send-name")))


def typed(turn: Turn, draft: Draft) -> None:
    """Puts the claim to those who may confirm it where the roster has exactly one such name; the
    answer is the same in every case, so that a link finds out nothing about a roster."""
    branch = turn.session.get(Branch, int(draft.data["branch"]))
    name = clean_name(turn.deed.text)
    people = roster.listed(turn.session, branch.id) if branch else []
    found = [one for one in people if clean_name(one.name) == name]
    if branch is not None and len(found) == 1:
        # Refused where it was asked before: that, too, is nobody's business but the secretary's.
        with suppress(Refusal):
            asking.put(turn, branch, found[0])
    drafts.end(turn.session, draft)
    turn.say(OutMessage(turn.texts("claim-passed-on", name=name[:40])))
