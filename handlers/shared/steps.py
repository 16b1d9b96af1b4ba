"""Steps that ask for something typed: the page that asks, and its going once it is answered."""

from data.models import Branch, Draft
from data.queries import draft as drafts
from data.values.out import OutMessage
from handlers.shared.context import Context


def begin(ctx: Context, branch: Branch, kind: str, awaits: str = "", /, **data: object) -> Draft:
    """Starts a step, whose question stands in the tapped message if one was tapped."""
    draft = drafts.begin(
        ctx.session, ctx.person.id, kind, ctx.now, branch_id=branch.id, awaits=awaits, data=data
    )
    draft.message_id = ctx.message_id if ctx.incoming.query_id else None
    return draft


def ask(
    ctx: Context, branch: Branch, kind: str, awaits: str, page: OutMessage, /, **data: object
) -> None:
    """Shows a page that asks for something typed: the next private text of this person is it, and
    answers it in `awaits` of this kind of draft."""
    begin(ctx, branch, kind, awaits, **data)
    ctx.show(page)


def answered(ctx: Context, draft: Draft) -> None:
    """The question is answered: its message goes, for its buttons would only lead back."""
    if draft.message_id:
        ctx.delete(draft.message_id)
    drafts.end(ctx.session, draft)
