"""The posts that members held before today's."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Member, MemberChange

SETTING_UP = timedelta(days=30)
"""Posts entered this soon after a branch was made, or on a member's first day, were held before:
they are recorded, not given."""


def held(
    session: Session, branch_id: int, member_id: int | None = None
) -> Mapping[int, tuple[tuple[date, str], ...]]:
    """Returns member → their earlier posts, the first one first, each with the local day from which
    on it was another; for one member only with `member_id`."""
    branch = session.get_one(Branch, branch_id)
    set_up = (branch.created_at + SETTING_UP).astimezone(ZoneInfo(branch.zone)).date()
    query = (
        select(MemberChange.member_id, MemberChange.holds_from, MemberChange.before)
        .join(Member, Member.id == MemberChange.member_id)
        .where(
            Member.branch_id == branch_id,
            MemberChange.field == "post",
            MemberChange.holds_from > Member.joined_on,
            MemberChange.holds_from > set_up,
        )
        .order_by(MemberChange.holds_from, MemberChange.id)
    )
    if member_id is not None:
        query = query.where(MemberChange.member_id == member_id)
    found: dict[int, tuple[tuple[date, str], ...]] = defaultdict(tuple)
    for member, until, before in session.execute(query).all():
        found[member] += ((until, before),)
    return found
