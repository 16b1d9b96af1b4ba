"""Answers to questions that are filled in: replies in the group, and typed privately."""

from data.models import Branch, Draft, Member, Round
from data.queries import card as cards
from data.queries import draft as drafts
from data.queries import member as members
from data.queries import memory, result
from data.queries import round as rounds
from data.values.filling import LONGEST, fits
from handlers.quiz import answering_view
from handlers.quiz.grading import of_text
from handlers.quiz.rules import ROUND
from handlers.shared.access import meet, member_of
from handlers.shared.buttons import number
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

FILL = "round-fill"
"""The kind of step in which an answer is typed."""
SEEN = "👌"


def replied(turn: Turn, round_id: int) -> None:
    """A reply to the card in the group: the first that looks like an answer counts, and is
    acknowledged by a reaction, which says nothing of right or wrong.

    Talk under the card is left alone, and so is what was edited since: that would be a second try.
    """
    row = turn.session.get(Round, round_id)
    deed = turn.deed
    if row is None or deed.edited or deed.sender_chat or row.form != "text":
        return
    if not fits(row.asked["blanks"], deed.text) or len(deed.text) > LONGEST:
        return
    member = members.of(turn.session, row.branch_id, turn.person.id)
    if _is_late(turn, row) or row.state in {"void", "lost"}:
        return
    if _take(turn, row, member, deed.text):
        turn.react(SEEN)


def linked(turn: Turn) -> None:
    """作答 on the card: asks privately for the answer."""
    meet(turn)
    branch, member, row = _named(turn)
    answer = result.of_member(turn.session, row.id, member.id)
    if answer is not None:
        turn.say(answering_view.again(turn.texts, branch, row, answer))
        return
    drafts.begin(
        turn.session,
        turn.person.id,
        FILL,
        turn.now,
        branch_id=branch.id,
        awaits="answer",
        data={"round": row.id},
    )
    turn.say(answering_view.ask(turn.texts, row, late=_is_late(turn, row)))


def _named(turn: Turn) -> tuple[Branch, Member, Round]:
    """The round that a link names, of a branch whose member the person is."""
    row = turn.session.get(Round, number(turn.deed.args))
    branch, member = member_of(turn, row.branch_id if row else 0)
    assert row is not None
    return branch, member, _answerable(row)


def _answerable(row: Round) -> Round:
    if row.form != "text" or row.contest_id is not None or row.state == "lost":
        raise Refusal("button-unknown")
    if row.state == "void":
        raise Refusal("fill-is-void")
    return row


def typed(turn: Turn, draft: Draft) -> None:
    """The answer was typed. After the closing it is practice, and is judged at once."""
    row = turn.session.get(Round, int(draft.data["round"]))
    branch, member = member_of(turn, row.branch_id if row else 0)
    assert row is not None
    text = turn.deed.text.strip()
    blanks = _answerable(row).asked["blanks"]
    if not fits(blanks, text):
        raise Refusal("fill-unlike", blanks=len(blanks))
    late = _is_late(turn, row)
    if not _take(turn, row, member, text):
        raise Refusal("fill-again")
    drafts.end(turn.session, draft)
    if late:
        turn.session.flush()
        memory.rebuild_late(turn.session, row.id, member.id, turn.now)
    answer = result.of_member(turn.session, row.id, member.id)
    assert answer is not None
    turn.say(answering_view.taken(turn.texts, branch, row, answer))


def tapped_cancel(turn: Turn) -> None:
    """No answer now."""
    drafts.drop(turn.session, turn.person.id, FILL)
    turn.toast("")
    turn.redraw(answering_view.cancelled(turn.texts))


def _is_late(turn: Turn, row: Round) -> bool:
    return row.state != "open" or turn.now >= row.closes_at


def _take(turn: Turn, row: Round, member: Member | None, text: str) -> bool:
    """Writes an answer down; False where there is one already. A near miss that comes late waits
    for nobody: it is not right."""
    late = _is_late(turn, row)
    right = of_text(row.asked, text)
    taken = rounds.fill_in(
        turn.session,
        row,
        turn.person.id,
        member_id=member.id if member else None,
        name="" if member else turn.person.name,
        text=text[:LONGEST],
        right=bool(right) if late else right,
        late=late,
        now=turn.now,
    )
    if taken:
        cards.mark(turn.session, ROUND, row.id, turn.now)
    return taken
