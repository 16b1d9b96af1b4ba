"""Claims by a mere link: nobody has seen the person in the group, so they are shown nothing."""

from contextlib import suppress

from data.models import Branch, Draft
from data.queries import draft as drafts
from data.queries import roster
from data.values.names import clean_name
from data.values.out import OutMessage
from handlers.roster import asking
from handlers.shared.context import Context
from handlers.shared.refusal import Refusal

OUTSIDE = "join-outside"
"""The kind of draft that waits for the name of somebody who came by a link."""


def ask_name(ctx: Context, branch_id: int) -> None:
    """Asks for the person's own name; the same whether there is such a branch or not."""
    drafts.begin(
        ctx.session,
        ctx.person.id,
        OUTSIDE,
        ctx.now,
        awaits="name",
        data={"branch": branch_id},
    )
    ctx.reply(OutMessage(ctx.texts("claim-send-name")))


def typed(ctx: Context, draft: Draft) -> None:
    """Puts the claim to those who may confirm it where the roster has exactly one such name; the
    answer is the same in every case, so that a link finds out nothing about a roster."""
    branch = ctx.session.get(Branch, int(draft.data["branch"]))
    name = clean_name(ctx.text)
    people = roster.listed(ctx.session, branch.id) if branch else []
    found = [one for one in people if clean_name(one.name) == name]
    if branch is not None and len(found) == 1:
        # Refused where it was asked before: that, too, is nobody's business but the secretary's.
        with suppress(Refusal):
            asking.put(ctx, branch, found[0])
    drafts.end(ctx.session, draft)
    ctx.reply(OutMessage(ctx.texts("claim-passed-on", name=name[:40])))
