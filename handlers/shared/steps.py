"""Steps that ask for something typed: the page that asks, and its going once it is answered."""

from data.models import Branch, Draft
from data.queries import draft as drafts
from data.values.out import OutMessage
from handlers.shared.turn import Turn


def ask(
    turn: Turn, branch: Branch, kind: str, awaits: str, page: OutMessage, /, **data: object
) -> None:
    """Shows a page that asks for something typed: the next private text of this person is it, and
    answers it in `awaits` of this kind of draft."""
    draft = drafts.begin(
        turn.session,
        turn.person.id,
        kind,
        turn.now,
        branch_id=branch.id,
        awaits=awaits,
        data=data,
    )
    draft.message_id = turn.deed.message_id if turn.deed.query_id else None
    turn.toast("")
    turn.show(page)


def answered(turn: Turn, draft: Draft) -> None:
    """The question is answered: its message goes, for its buttons would only lead back."""
    if draft.message_id:
        turn.remove(draft.message_id)
    drafts.end(turn.session, draft)
