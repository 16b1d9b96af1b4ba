"""Who stands at the doors of reading: the reading or note a button names, and if it is theirs."""

from data.models import Branch, Material, Member, Note, Reading
from data.queries import draft as drafts
from handlers.shared import access
from handlers.shared.access import Right, member_of
from handlers.shared.buttons import number
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

NOTE = "reading-note"
"""The kind of step in which a note is typed."""


def reader_of(turn: Turn) -> tuple[Branch, Member, Reading]:
    """Branch, member who acts and the reading that the first argument names."""
    reading = turn.session.get(Reading, number(turn.deed.args))
    branch, member = member_of(turn, reading.branch_id if reading else 0)
    assert reading is not None
    return branch, member, reading


def keeper_in(turn: Turn, branch_id: int) -> tuple[Branch, Member]:
    """As `member_of`, for those who look after the material; nothing typed is awaited any more."""
    branch, member = access.keeper_in(turn, branch_id, Right.MATERIAL)
    drafts.drop(turn.session, turn.person.id, NOTE)
    return branch, member


def keeper_of(turn: Turn) -> tuple[Branch, Member, Reading]:
    """As `reader_of`, for those who look after the material."""
    reading = turn.session.get(Reading, number(turn.deed.args))
    branch, member = keeper_in(turn, reading.branch_id if reading else 0)
    assert reading is not None
    return branch, member, reading


def own_note(turn: Turn) -> tuple[Branch, Member, Note]:
    """Branch, member who acts and their own note that the first argument names; nobody else's."""
    note = turn.session.get(Note, number(turn.deed.args))
    writer = turn.session.get(Member, note.member_id) if note else None
    branch, member = member_of(turn, writer.branch_id if writer else 0)
    if note is None or note.member_id != member.id:
        raise Refusal("note-gone")
    return branch, member, note


def material_of(turn: Turn, reading: Reading) -> Material:
    """What a reading is about."""
    return turn.session.get_one(Material, reading.material_id)
