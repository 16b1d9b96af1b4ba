"""Contributions (发言): who said something on a topic, where, how much, and what was made of it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, select, update
from sqlalchemy.orm import Session

from data.models import Branch, Card, Contribution, Member, Topic
from data.queries.topic import COUNTING

CARD = "contribution"
"""The kind of card that a contribution is which the bot posted for somebody."""
IN_CLOUD = 80
"""Words that a cloud is made of."""


def at(session: Session, chat_id: int, message_id: int) -> Contribution | None:
    """The contribution that a message is."""
    return session.scalars(
        select(Contribution).where(
            Contribution.chat_id == chat_id, Contribution.message_id == message_id
        )
    ).first()


def marks_of_others(
    session: Session, topic_id: int, member_id: int | None, name: str
) -> Sequence[list[Any]]:
    """The marks of what others said on a topic; others than this member, or than who is not on the
    roster under this name."""
    same = Contribution.member_id == member_id
    if member_id is None:
        same = Contribution.member_id.is_(None) & (Contribution.name == name)
    else:
        same = Contribution.member_id.is_not(None) & same
    return session.scalars(
        select(Contribution.marks).where(Contribution.topic_id == topic_id, COUNTING, ~same)
    ).all()


def hinted(session: Session, topic_id: int, member_id: int, but: int) -> bool:
    """Whether a member said something on a topic before (other than `but`), and so knows how."""
    found = select(Contribution.id).where(
        Contribution.topic_id == topic_id,
        Contribution.member_id == member_id,
        Contribution.id != but,
    )
    return session.scalar(found.limit(1)) is not None


def of_topic(session: Session, topic_id: int) -> list[tuple[Contribution, Member | None]]:
    """All that was said on a topic, the first one first, with the member who said it; what is gone
    stays in its place, without what its writer took back."""
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
    """What a member said and did not take back, the last one first."""
    found = session.execute(
        select(Contribution, Topic)
        .join(Topic, Topic.id == Contribution.topic_id)
        .where(Contribution.member_id == member_id, Contribution.gone_at.is_(None))
        .order_by(Contribution.at.desc(), Contribution.id.desc())
        .limit(most)
    ).all()
    return [(one, other) for one, other in found]


def standing(session: Session, topic_id: int, after: int, most: int) -> list[tuple[int, int, int]]:
    """Id, chat and message of what people wrote themselves on a topic and what counts, by their ids
    and from after one of them on; not what the bot posted for somebody, nor what was written before
    the group became a supergroup, where nothing can be looked at any more."""
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
    """It counts no more, and nothing of it is kept but that it was there."""
    row.gone_at, row.excerpt, row.words, row.marks = now, "", {}, []


def counts_for(session: Session, topic_id: int, member_id: int) -> bool:
    """Whether a member has spoken on a topic."""
    found = select(Contribution.id).where(
        Contribution.topic_id == topic_id, Contribution.member_id == member_id, COUNTING
    )
    return session.scalar(found.limit(1)) is not None


def voices(session: Session, topic_id: int, most: int | None = None) -> list[str]:
    """The names of who has spoken on a topic, each once: the latest voice first."""
    name = func.coalesce(Member.name, Contribution.name)
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
    """What found most reactions on a topic, of what found any."""
    found = session.execute(
        select(Contribution, Member)
        .outerjoin(Member, Member.id == Contribution.member_id)
        .where(Contribution.topic_id == topic_id, COUNTING, Contribution.reactions > 0)
        .order_by(Contribution.reactions.desc(), Contribution.at, Contribution.id)
        .limit(most)
    ).all()
    return [(one, other) for one, other in found]


def words(session: Session, topic_id: int) -> dict[str, int]:
    """The words of a topic for its cloud: how many contributions say each, those said most."""
    said: Counter[str] = Counter()
    for one in session.scalars(
        select(Contribution.words).where(Contribution.topic_id == topic_id, COUNTING)
    ):
        said.update(dict.fromkeys(one, 1))
    return dict(sorted(said.items(), key=lambda pair: (-pair[1], pair[0]))[:IN_CLOUD])


def forget_marks(session: Session, topic_id: int) -> None:
    """Copies are looked for while a topic is open; after that nothing is compared any more."""
    session.execute(update(Contribution).where(Contribution.topic_id == topic_id).values(marks=[]))


def carry(session: Session, source_id: int, target_id: int) -> None:
    """Two rows of one person become one: what both have said is the other's."""
    session.execute(
        update(Contribution).where(Contribution.member_id == source_id).values(member_id=target_id)
    )
