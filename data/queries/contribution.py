"""Contributions (发言): who spoke on a topic, where, how much, and whether it counts."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, select, update
from sqlalchemy.orm import Session

from data.models import Branch, Card, Contribution, Member, Topic
from data.queries.topic import COUNTING
from data.values.speech import names_something

CARD = "contribution"
"""The kind of card for a contribution that the bot posted for somebody."""
IN_CLOUD = 80
"""Most words of a cloud."""


def at(session: Session, chat_id: int, message_id: int) -> Contribution | None:
    """Returns the contribution in a message."""
    return session.scalars(
        select(Contribution).where(
            Contribution.chat_id == chat_id, Contribution.message_id == message_id
        )
    ).first()


def marks_of_others(
    session: Session, topic_id: int, member_id: int | None, name: str
) -> Sequence[list[Any]]:
    """Returns the marks of others' contributions to a topic: of others than this member, or than
    the person not on the roster under this name."""
    same = Contribution.member_id == member_id
    if member_id is None:
        same = Contribution.member_id.is_(None) & (Contribution.name == name)
    else:
        same = Contribution.member_id.is_not(None) & same
    return session.scalars(
        select(Contribution.marks).where(Contribution.topic_id == topic_id, COUNTING, ~same)
    ).all()


def hinted(session: Session, topic_id: int, member_id: int, but: int) -> bool:
    """Tells whether a member spoke on a topic before (other than in `but`), and so knows how."""
    found = select(Contribution.id).where(
        Contribution.topic_id == topic_id,
        Contribution.member_id == member_id,
        Contribution.id != but,
    )
    return session.scalar(found.limit(1)) is not None


def of_topic(session: Session, topic_id: int) -> list[tuple[Contribution, Member | None]]:
    """Returns all contributions to a topic, the first one first, with their members; a deleted one
    keeps its place, without what its writer took back."""
    found = session.execute(
        select(Contribution, Member)
        .outerjoin(Member, Member.id == Contribution.member_id)
        .where(
            Contribution.topic_id == topic_id,
            Contribution.gone_at.is_(None) | (Contribution.excerpt != ""),
        )
        .order_by(Contribution.at, Contribution.id)
    ).all()
    return [(one, other) for one, other in found]


def of_member(session: Session, member_id: int, most: int = 60) -> list[tuple[Contribution, Topic]]:
    """Returns a member's contributions that were not taken back, the last one first."""
    found = session.execute(
        select(Contribution, Topic)
        .join(Topic, Topic.id == Contribution.topic_id)
        .where(Contribution.member_id == member_id, Contribution.gone_at.is_(None))
        .order_by(Contribution.at.desc(), Contribution.id.desc())
        .limit(most)
    ).all()
    return [(one, other) for one, other in found]


def standing(session: Session, topic_id: int, after: int, most: int) -> list[tuple[int, int, int]]:
    """Returns id, chat and message of counting contributions that people wrote themselves, by id
    and after one of them; not those the bot posted for somebody, nor those from before the group
    became a supergroup, whose messages are unreachable."""
    posted = exists().where(Card.kind == CARD, Card.ref_id == Contribution.id)
    found = session.execute(
        select(Contribution.id, Contribution.chat_id, Contribution.message_id)
        .join(Topic, Topic.id == Contribution.topic_id)
        .join(Branch, Branch.id == Topic.branch_id)
        .where(
            Contribution.chat_id == Branch.chat_id,
            Contribution.topic_id == topic_id,
            Contribution.id > after,
            Contribution.message_id.is_not(None),
            COUNTING,
            ~posted,
        )
        .order_by(Contribution.id)
        .limit(most)
    ).all()
    return [(one, chat, message) for one, chat, message in found if message is not None]


def take_back(row: Contribution, now: datetime) -> None:
    """Excludes a contribution and keeps nothing of it but that it existed."""
    row.gone_at, row.excerpt, row.words, row.marks = now, "", {}, []


def counts_for(session: Session, topic_id: int, member_id: int) -> bool:
    """Tells whether a member has spoken on a topic."""
    found = select(Contribution.id).where(
        Contribution.topic_id == topic_id, Contribution.member_id == member_id, COUNTING
    )
    return session.scalar(found.limit(1)) is not None


def voices(session: Session, topic_id: int, most: int | None = None) -> list[str]:
    """Returns the names of the speakers on a topic, each once, the latest first."""
    name = func.coalesce(Member.shown, Contribution.name)
    query = (
        select(name)
        .select_from(Contribution)
        .outerjoin(Member, Member.id == Contribution.member_id)
        .where(Contribution.topic_id == topic_id, COUNTING)
        .group_by(Contribution.member_id, name)
        .order_by(func.max(Contribution.at).desc(), func.max(Contribution.id).desc())
    )
    return list(session.scalars(query.limit(most)))


def best(
    session: Session, topic_id: int, most: int = 3
) -> list[tuple[Contribution, Member | None]]:
    """Returns the contributions with most reactions, of those with any."""
    found = session.execute(
        select(Contribution, Member)
        .outerjoin(Member, Member.id == Contribution.member_id)
        .where(Contribution.topic_id == topic_id, COUNTING, Contribution.reactions > 0)
        .order_by(Contribution.reactions.desc(), Contribution.at, Contribution.id)
        .limit(most)
    ).all()
    return [(one, other) for one, other in found]


def words(session: Session, topic_id: int) -> dict[str, int]:
    """Returns the words of a topic for its cloud, each with its number of contributions: nouns and
    terms first, then the most frequent ones."""
    said: Counter[str] = Counter()
    for one in session.scalars(
        select(Contribution.words).where(Contribution.topic_id == topic_id, COUNTING)
    ):
        said.update(dict.fromkeys(one, 1))
    return dict(sorted(said.items(), key=_order)[:IN_CLOUD])


def _order(said: tuple[str, int]) -> tuple[bool, int, str]:
    word, many = said
    return not names_something(word), -many, word


def forget_marks(session: Session, topic_id: int) -> None:
    """Forgets the hashes of a closed topic: nothing is compared any more."""
    session.execute(update(Contribution).where(Contribution.topic_id == topic_id).values(marks=[]))


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Moves the contributions to the other row, as two rows of one person are merged."""
    session.execute(
        update(Contribution).where(Contribution.member_id == source_id).values(member_id=target_id)
    )
