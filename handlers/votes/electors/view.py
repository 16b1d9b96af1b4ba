"""Shows the list of a vote, and asks whom something is about."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from data.models import Elector, Member, Vote
from data.queries import vote as votes
from handlers.shared.view import OutMessage, Texts, back_to, clipped, pages, rows, tap, turns
from handlers.votes import rules, view
from handlers.votes.results import view as results

SIZE = 40
NAMES = 12


def listing(session: Session, texts: Texts, vote: Vote, page: int, *, leads: bool) -> OutMessage:
    """Shows who is on the list and, to who leads votes, who is there and has voted; of an open vote
    that is over, to everybody what each voted."""
    found = votes.electors(session, vote.id)
    there = votes.present_ids(session, vote.meeting_id)
    known = [one for one in found if not one.reason]
    shown = known[page * SIZE : (page + 1) * SIZE]
    lines = [results.heading(texts, vote), texts("vote-list-entitled", many=len(known))]
    over = vote.state == "closed"
    for one in shown:
        said = ""
        if not vote.secret and over:
            said = (
                texts.plain(f"ballot-{one.choice}") if one.choice else texts.plain("vote-no-vote")
            )
        elif leads and vote.state == "open":
            seen = "there" if one.member_id in there else "not-there"
            said = texts.plain(f"vote-voter-{'cast' if one.cast else seen}")
        lines.append(texts("vote-elector-said", name=one.name, said=said))
    out = [one for one in found if one.reason] if not page else []
    lines += [view.left_out(texts, one) for one in out]
    last = max(0, (len(known) - 1) // SIZE)
    return OutMessage("\n".join(lines)).with_buttons(
        turns(texts, page, last, "ve.l", vote.id), back_to(texts, "vt.v", vote.id)
    )


def choose_left_out(
    texts: Texts, vote: Vote, found: Sequence[Elector], people: Sequence[Member], page: int
) -> OutMessage:
    """Asks who is to be left out of the number, and shows who is."""
    out = [one for one in found if one.reason]
    lines = [texts("vote-ask-left-out"), *(view.left_out(texts, one) for one in out)]
    back = [tap(texts.plain("vote-take-in", name=clipped(one.name)), "ve.z", one.id) for one in out]
    names = [tap(clipped(one.shown), "ve.r", vote.id, one.id) for one in people]
    return OutMessage("\n".join(lines)).with_buttons(
        *rows(back, 2), *pages(texts, names, page, "ve.o", vote.id, size=NAMES),
        back_to(texts, "vt.v", vote.id),
    )  # fmt: skip


def choose_written(
    texts: Texts, vote: Vote, found: Sequence[Elector], people: Sequence[Member], page: int
) -> OutMessage:
    """Asks whose opinion came in writing, and shows those that did."""
    have = [one for one in found if one.written]
    lines = [texts("vote-ask-written")]
    lines += [texts(f"vote-written-{one.written}", name=one.name) for one in have]
    back = [
        tap(texts.plain("vote-take-in", name=clipped(one.name)), "ve.z", one.id) for one in have
    ]
    names = [tap(clipped(one.shown), "ve.q", vote.id, one.id) for one in people]
    return OutMessage("\n".join(lines)).with_buttons(
        *rows(back, 2), *pages(texts, names, page, "ve.w", vote.id, size=NAMES),
        back_to(texts, "vt.v", vote.id),
    )  # fmt: skip


def ask_written(texts: Texts, vote: Vote, member: Member) -> OutMessage:
    """Asks what a written opinion says."""
    return OutMessage(texts("vote-ask-opinion", name=member.shown)).with_buttons(
        tuple(
            tap(texts.plain(f"ballot-{mark}"), "ve.s", vote.id, member.id, mark)
            for mark in (rules.FOR, rules.AGAINST, rules.ABSTAIN)
        ),
        back_to(texts, "ve.w", vote.id, 0),
    )


def choose_helped(texts: Texts, vote: Vote, found: Sequence[Elector], page: int) -> OutMessage:
    """Asks who is helped to fill in the ballot."""
    buttons = [tap(clipped(one.name), "ve.f", one.id, 0) for one in found]
    return OutMessage(texts("vote-ask-helped")).with_buttons(
        *pages(texts, buttons, page, "ve.h", vote.id, size=NAMES), back_to(texts, "vt.v", vote.id)
    )


def choose_helper(
    texts: Texts, elector: Elector, people: Sequence[tuple[int, str]], page: int, code: str
) -> OutMessage:
    """Asks who fills in the ballot for somebody."""
    buttons = [tap(clipped(name), f"{code}s", elector.id, member) for member, name in people]
    turn = pages(texts, buttons, page, code, elector.id, size=NAMES, wide=2)
    return OutMessage(texts("ballot-which-helper", name=elector.name)).with_buttons(*turn)


def helped(texts: Texts, vote: Vote, elector: Elector, name: str) -> OutMessage:
    """Says who fills in one's ballot, and lets one choose otherwise until it is cast."""
    said = [results.heading(texts, vote), texts("ballot-helped", name=name)]
    if elector.cast:
        return OutMessage("\n".join(said))
    return OutMessage("\n".join(said)).with_buttons(
        tap(texts.plain("ballot-other-helper"), "vb.p", elector.id, 0),
        (tap(texts.plain("ballot-no-helper"), "vb.pz", elector.id),),
    )


def helper_named(texts: Texts, vote: Vote, elector: Elector, name: str) -> OutMessage:
    """Says, to who leads votes, who fills in somebody's ballot."""
    said = [results.heading(texts, vote), texts("ballot-helped", name=name)]
    return OutMessage("\n".join(said)).with_buttons(
        tap(texts.plain("ballot-other-helper"), "ve.f", elector.id, 0),
        (back_to(texts, "vt.v", vote.id),),
    )
