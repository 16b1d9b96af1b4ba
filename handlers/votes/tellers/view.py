"""Asks who stands in for a teller, and asks them to confirm the count."""

from collections.abc import Sequence

from data.models import Vote
from handlers.shared.view import OutMessage, Texts, back_to, clipped, pages, tap
from handlers.votes.results import view as results

NAMES = 12


def choose(
    texts: Texts, vote: Vote, place: int, people: Sequence[tuple[int, str]], page: int
) -> OutMessage:
    """Asks who stands in for a teller."""
    name = vote.tellers[place]["name"]
    text = texts("vote-which-teller" if people else "vote-no-other-teller", name=name)
    buttons = [tap(clipped(said), "vr.ts", vote.id, place, one) for one, said in people]
    return OutMessage(text).with_buttons(
        *pages(texts, buttons, page, "vr.t", vote.id, place, size=NAMES, wide=2),
        back_to(texts, "vt.v", vote.id),
    )


def asked_to_confirm(texts: Texts, vote: Vote) -> OutMessage:
    """Asks a teller who stands in for another to confirm the count."""
    lines = [results.heading(texts, vote), texts("vote-confirm-asked")]
    return OutMessage("\n".join(lines)).with_buttons(
        tap(texts.plain("vote-confirm-see"), "vt.v", vote.id)
    )
