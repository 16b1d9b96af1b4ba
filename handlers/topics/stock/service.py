"""Keeps the stock of topics: adds to it, changes it, and decides on proposals."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.imports.starter_topics import starter_topics
from data.models import Branch, Member, Topic
from data.queries import member as members, topic as topics
from handlers.shared.service import COMMITTEE, Refusal
from handlers.topics.discussion import rules
from handlers.topics.discussion.service import tell
from handlers.topics.stock import view

CHANGEABLE = ("ready", "proposed")
"""States in which a topic can be changed."""


def load(session: Session, now: datetime, branch: Branch, by: int) -> int:
    """Puts the topics that ship into the stock, those that the branch never had; returns how
    many."""
    shipped = starter_topics()
    there = topics.known(session, branch.id, [one.title for one in shipped])
    new = [one for one in shipped if one.title not in there]
    for one in new:
        topics.add(session, branch.id, one.kind, one.title, now, by, body=one.body)
    return len(new)


def check_new(session: Session, branch: Branch, title: str) -> None:
    """Refuses the title of a topic that the branch has had."""
    if topics.known(session, branch.id, [title]):
        raise Refusal("topic-known", title=title)


def add(
    session: Session,
    now: datetime,
    branch: Branch,
    kind: str,
    titles: Sequence[str],
    body: str,
    by: int,
) -> list[Topic]:
    """Adds topics to the stock, those that the branch never had; raises Refusal where it is
    full."""
    if len(topics.stock(session, branch.id)) + len(titles) > rules.MOST_STOCK:
        raise Refusal("topic-stock-full", most=rules.MOST_STOCK)
    known = topics.known(session, branch.id, titles)
    return [
        topics.add(session, branch.id, kind, title, now, by, body=body)
        for title in dict.fromkeys(titles)
        if title not in known
    ]


def check_proposing(session: Session, branch: Branch, member: Member) -> None:
    """Refuses another proposal of somebody who has enough that wait."""
    if len(topics.proposed(session, branch.id, member.id)) >= rules.MOST_PROPOSED:
        raise Refusal("topic-proposed-enough", most=rules.MOST_PROPOSED)


def propose(
    session: Session, now: datetime, branch: Branch, member: Member, title: str, body: str
) -> None:
    """Hands a proposal in, and tells the committee of it, but not its own member."""
    topic = topics.add(
        session, branch.id, "question", title, now, member.account_id,
        body=body, state="proposed", proposed_by=member.id,
    )  # fmt: skip
    committee = members.with_posts(session, branch.id, COMMITTEE)
    others = [one for one in committee if one.id != member.id]
    tell(session, now, branch, others, lambda texts: view.proposal(texts, topic, member.shown))


def decide(
    session: Session, now: datetime, branch: Branch, topic: Topic, *, accept: bool, why: str = ""
) -> None:
    """Takes a proposal into the stock or declines it, and tells who proposed it."""
    if topic.state != "proposed":
        raise Refusal("topic-changed")
    topic.state = "ready" if accept else "refused"
    session.flush()
    member = session.get(Member, topic.proposed_by) if topic.proposed_by else None
    if member is not None:
        key = "topic-accepted-word" if accept else "topic-refused-word"
        tell(session, now, branch, [member], lambda t: view.decided(t, topic, key, why))


def change(session: Session, branch: Branch, topic: Topic, field: str, value: str) -> None:
    """Changes title, body or kind of a topic; raises Refusal for a title that was there before."""
    if field == "title" and value != topic.title:
        check_new(session, branch, value)
    setattr(topic, field, value)


def set_state(session: Session, topic: Topic, state: str) -> None:
    """Retires a topic or takes it back into the stock."""
    topic.state = state
    session.flush()
