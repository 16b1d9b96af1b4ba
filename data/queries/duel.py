"""Duels (对战): two members answer the same questions, each in their own time."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Contest, Member, Player, Practice
from data.queries import bot as bots
from data.queries.contest import PLAYS, UNDER_WAY

OVER, OUT = "duel.over", "duel.out"
"""Plans: the end of an unfinished duel; the end of the time for a player's question."""
KIND = "duel"


@dataclass(frozen=True, slots=True)
class Seat:
    """A player's place in a duel, and the opponent's."""

    branch: Branch
    contest: Contest
    player: Player
    member: Member
    other: Player
    rival: Member

    @property
    def challenged(self) -> bool:
        """Whether the opponent challenged this player."""
        return self.player.id > self.other.id

    @property
    def through(self) -> bool:
        """Whether the player has had all questions."""
        return self.player.answered >= len(self.contest.questions)


def seat(session: Session, player_id: int) -> Seat | None:
    """Returns the place of a player in a duel."""
    player = session.get(Player, player_id)
    contest = session.get(Contest, player.contest_id) if player is not None else None
    if contest is None or contest.kind != KIND:
        return None
    both = players(session, contest.id)
    if len(both) != 2:
        return None
    (mine, member), (other, rival) = sorted(both, key=lambda one: one[0].id != player_id)
    branch = session.get_one(Branch, contest.branch_id)
    return Seat(branch, contest, mine, member, other, rival)


def players(session: Session, contest_id: int) -> list[tuple[Player, Member]]:
    """Returns both players with their members, the challenger first."""
    rows = session.execute(
        select(Player, Member)
        .join(Member, Member.id == Player.member_id)
        .where(Player.contest_id == contest_id)
        .order_by(Player.id)
    )
    return [(player, member) for player, member in rows]


def under_way(session: Session, member_id: int) -> Contest | None:
    """Returns the duel that a member is in, invited or playing; the latest first."""
    return session.scalars(
        select(Contest)
        .join(Player, Player.contest_id == Contest.id)
        .where(Contest.kind == KIND, Contest.state.in_(UNDER_WAY), Player.member_id == member_id)
        .order_by(Contest.id.desc())
        .limit(1)
    ).first()


def opponents(session: Session, member: Member) -> Sequence[Member]:
    """Returns the members of the branch whom a member may challenge: those who claimed a name, have
    a place in contests, and are in no duel."""
    busy = (
        select(Player.member_id)
        .join(Contest, Contest.id == Player.contest_id)
        .where(
            Contest.branch_id == member.branch_id,
            Contest.kind == KIND,
            Contest.state.in_(UNDER_WAY),
        )
    )
    return session.scalars(
        select(Member)
        .where(
            Member.branch_id == member.branch_id,
            Member.left_on.is_(None),
            Member.account_id.is_not(None),
            Member.id != member.id,
            Member.id.not_in(busy),
            PLAYS,
        )
        .order_by(Member.id)
    ).all()


def reachable(session: Session, member: Member) -> bool:
    """Tells whether a member can be written to privately."""
    branch = session.get_one(Branch, member.branch_id)
    return bots.reachable(session, branch.bot_id, member.account_id) is not None


def given(session: Session, contest: Contest, member_id: int) -> dict[int, bool]:
    """Returns question → whether a member answered it right in this duel; unanswered ones are
    missing."""
    found = select(Practice.question_id, Practice.right).where(
        Practice.member_id == member_id,
        Practice.question_id.in_(contest.questions),
        Practice.at >= contest.begins_at,
    )
    if contest.ended_at is not None:
        found = found.where(Practice.at <= contest.ended_at)
    rows = session.execute(found.order_by(Practice.id))
    return {row.question_id: row.right for row in rows}
