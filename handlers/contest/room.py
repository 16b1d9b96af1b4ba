"""Where the page of who leads a contest hangs: one live message, the one opened last."""

from data.models import Branch, Contest
from data.queries import card as cards
from data.queries import outbox
from data.values.out import digest
from handlers.contest import page, rules
from handlers.shared.turn import Turn


def post_page(turn: Turn, branch: Branch, made: Contest) -> None:
    """Sends the page of a contest, which from here on is redrawn as the contest goes on."""
    shown = page.page(turn.session, turn.texts, branch, made, turn.now)
    outbox.post(
        turn.session,
        turn.person.id,
        rules.PAGE,
        shown,
        turn.now,
        branch_id=branch.id,
        urgent=True,
        card=(rules.PAGE, made.id),
    )
    turn.pokes.add("outbox")


def show_page(turn: Turn, branch: Branch, made: Contest) -> None:
    """Puts the page of a contest in the place of the tapped message; it is redrawn from now on."""
    turn.session.flush()
    shown = page.page(turn.session, turn.texts, branch, made, turn.now)
    turn.redraw(shown)
    cards.adopt(
        turn.session,
        branch.id,
        turn.deed.chat_id,
        rules.PAGE,
        made.id,
        turn.deed.message_id,
        digest(shown),
        turn.now,
    )
