"""Who may read: the reading or note a button names, and if it is theirs."""

from data.models import Branch, Material, Member, Note, Reading
from data.queries import draft as drafts
from handlers.shared import access
from handlers.shared.access import Right, member_of
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.refusal import Refusal

NOTE = "reading-note"
"""The kind of step in which a note is typed."""


def reader_of(ctx: Context) -> tuple[Branch, Member, Reading]:
    """Branch, member who acts and the reading that the first argument names."""
    reading = ctx.session.get(Reading, number(ctx.args))
    branch, member = member_of(ctx, reading.branch_id if reading else 0)
    assert reading is not None
    return branch, member, reading


def keeper_in(ctx: Context, branch_id: int) -> tuple[Branch, Member]:
    """As `member_of`, for those who look after the material; nothing typed is awaited any more."""
    branch, member = access.keeper_in(ctx, branch_id, Right.MATERIAL)
    drafts.drop(ctx.session, ctx.person.id, NOTE)
    return branch, member


def keeper_of(ctx: Context) -> tuple[Branch, Member, Reading]:
    """As `reader_of`, for those who look after the material."""
    reading = ctx.session.get(Reading, number(ctx.args))
    branch, member = keeper_in(ctx, reading.branch_id if reading else 0)
    assert reading is not None
    return branch, member, reading


def own_note(ctx: Context) -> tuple[Branch, Member, Note]:
    """Branch, member who acts and their own note that the first argument names; nobody else's."""
    note = ctx.session.get(Note, number(ctx.args))
    writer = ctx.session.get(Member, note.member_id) if note else None
    branch, member = member_of(ctx, writer.branch_id if writer else 0)
    if note is None or note.member_id != member.id:
        raise Refusal("note-gone")
    return branch, member, note


def material_of(ctx: Context, reading: Reading) -> Material:
    """What a reading is about."""
    return ctx.session.get_one(Material, reading.material_id)
