"""Questions asked in a period and their answers: the numbers behind the question statistics."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Text, and_, case, cast, func, or_, select, true
from sqlalchemy.orm import Session

from data.models import Answer, Member, QuestionTag, Round, Subgroup
from data.values.items import Response, Share

_answer, _round = Answer.__table__.c, Round.__table__.c

LONGEST_FILLED = 60
"""Characters of a filled-in text that distinguish wrong answers."""


@dataclass(frozen=True, slots=True)
class Span:
    """The rounds to analyse: a branch's, posted from `begins` until before `ends` (both aware),
    including those of contests if `contests`."""

    branch_id: int
    begins: datetime
    ends: datetime
    contests: bool = True

    @property
    def rounds(self) -> ColumnElement[bool]:
        """The condition of rounds that count: closed, and neither lost nor void."""
        held = [
            Round.branch_id == self.branch_id,
            Round.posted_at >= self.begins,
            Round.posted_at < self.ends,
            Round.state == "closed",
        ]
        return and_(*held, *(() if self.contests else (Round.contest_id.is_(None),)))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was last asked in the period; `question_id` is None where it is gone from
    the bank, `rounds` how often it was asked."""

    question_id: int | None
    asked: dict[str, Any]
    rounds: int

    @property
    def stem(self) -> str:
        """The stem as it was asked."""
        return str(self.asked["stem"])


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers that count in a span, in the order of their rounds.

    An item is a question, however often it was asked: its id, or the negative id of the round whose
    question is gone. `rows` are round, member, right, and the wrong options or the wrong text.
    """

    items: dict[int, Asked]
    item_of: dict[int, int]
    """The item of each round."""
    rows: Sequence[tuple[int, int, bool, tuple[str, ...]]]

    def responses(self) -> Iterator[Response]:
        """Yields the rows for `data.values.items.statistics`."""
        of = self.item_of
        return ((of[row[0]], row[1], row[2], row[3]) for row in self.rows)


# An answer that counts: of a member, judged, and given before the closing.
_COUNTS = and_(Answer.member_id.is_not(None), Answer.right.is_not(None), Answer.late.is_(False))


def rounds(session: Session, span: Span) -> Sequence[Round]:
    """Returns the rounds of a span, in the order they were posted."""
    return session.scalars(
        select(Round).where(span.rounds).order_by(Round.posted_at, Round.id)
    ).all()


def answers(session: Session, span: Span) -> Answers:
    """Reads all data for the statistics of a span, in two statements."""
    held = {round_.id: round_ for round_ in rounds(session, span)}
    items: dict[int, Asked] = {}
    item_of: dict[int, int] = {}
    for round_ in held.values():
        item = item_of[round_.id] = round_.question_id or -round_.id
        before = items[item].rounds if item in items else 0
        items[item] = Asked(round_.question_id, round_.asked, before + 1)
    # Plain columns, and lists as stored: half a second less for 500 members and a year.
    wrong = _answer.right.is_(False)
    found = session.execute(
        select(
            _answer.round_id,
            _answer.member_id,
            _answer.right,
            case((wrong, cast(_answer.options, Text))),
            case((wrong, _answer.text)),
        )
        .join_from(Round.__table__, Answer.__table__, _answer.round_id == _round.id)
        .where(span.rounds, _COUNTS)
        .order_by(_round.posted_at, _round.id)
    )
    chosen = cache(partial(_wrong, {of: round_.asked for of, round_ in held.items()}))
    rows = [
        (of, member, right, () if right else chosen(of, options, text))
        for of, member, right, options, text in found
    ]
    return Answers(items, item_of, rows)


def _wrong(
    asked: Mapping[int, dict[str, Any]], of: int, options: str, text: str
) -> tuple[str, ...]:
    """Returns the wrong choices in a round, in the words of the question."""
    if text:
        return (" ".join(text.split())[:LONGEST_FILLED],)
    places = [place for place in _places(options) if place not in asked[of]["answer"]]
    return said(asked[of], places)


def said(asked: dict[str, Any], places: Sequence[int]) -> tuple[str, ...]:
    """Returns the texts of options by their indexes, as they were shown."""
    shown = asked["options"]
    return tuple(str(shown[place]) for place in places if place < len(shown))


@dataclass(frozen=True, slots=True)
class Overview:
    """The totals of a span: rounds, those of contests among them, and all counted answers."""

    rounds: int
    contests: int
    answers: Share


def overview(session: Session, span: Span) -> Overview:
    """Returns the totals of a span, in one statement."""
    held = select(Round.id, Round.contest_id).where(span.rounds).cte("held")
    given = (
        select(
            func.count(),
            func.coalesce(func.sum(case((Answer.right.is_(True), 1), else_=0)), 0),
            func.count(Answer.member_id.distinct()),
        )
        .select_from(Answer)
        .join(held, held.c.id == Answer.round_id)
        .where(_COUNTS)
    ).subquery()
    asked = select(func.count(), func.count(held.c.contest_id)).select_from(held).subquery()
    posted, in_contests, answered, right, people = session.execute(
        select(asked, given).join_from(asked, given, true())
    ).one()
    return Overview(posted, in_contests, Share(int(right), answered, people))


def tags(session: Session, span: Span) -> dict[int, list[str]]:
    """Returns the tags of the questions asked in a span, by question."""
    asked = select(Round.question_id).where(span.rounds, Round.question_id.is_not(None))
    found: dict[int, list[str]] = {}
    for question_id, tag in session.execute(
        select(QuestionTag.question_id, QuestionTag.tag)
        .where(QuestionTag.question_id.in_(asked))
        .order_by(QuestionTag.question_id, QuestionTag.tag)
    ):
        found.setdefault(question_id, []).append(tag)
    return found


def on_roster(session: Session, branch_id: int, first: date, last: date) -> int:
    """Counts the people on the roster on any day from the first to the last."""
    found = session.scalar(
        select(func.count(Member.id)).where(
            Member.branch_id == branch_id,
            Member.listed.is_(True),
            Member.joined_on <= last,
            or_(Member.left_on.is_(None), Member.left_on >= first),
        )
    )
    return found or 0


class Given(NamedTuple):
    """One answer of a span, counted or not: the choice, and what keeps it from counting.

    `member_id` is None for people not on the roster, and `name` is theirs; `options` are JSON, as
    stored.
    """

    round_id: int
    at: datetime
    member_id: int | None
    name: str
    options: str
    text: str
    right: bool | None
    late: bool

    @property
    def places(self) -> tuple[int, ...]:
        """Indexes of the chosen options."""
        return _places(self.options)


@cache
def _places(options: str) -> tuple[int, ...]:
    return tuple(json.loads(options))


def every(session: Session, span: Span) -> list[Given]:
    """Returns every answer of a span, even those that do not count, but none that was taken
    back."""
    found = session.execute(
        select(
            _answer.round_id,
            _answer.at,
            _answer.member_id,
            _answer.name,
            cast(_answer.options, Text),
            _answer.text,
            _answer.right,
            _answer.late,
        )
        .join_from(Round.__table__, Answer.__table__, _answer.round_id == _round.id)
        .where(span.rounds)
        .order_by(_round.posted_at, _round.id)
    )
    given = map(Given._make, found)
    return [one for one in given if one.text or one.places]


def people(session: Session, branch_id: int) -> dict[int, tuple[str, str]]:
    """Returns name and subgroup of all present and past members of a branch; the subgroup is
    today's, empty for members in none."""
    found = session.execute(
        select(Member.id, Member.shown, func.coalesce(Subgroup.name, ""))
        .outerjoin(Subgroup, Subgroup.id == Member.subgroup_id)
        .where(Member.branch_id == branch_id)
    )
    return {member_id: (name, subgroup) for member_id, name, subgroup in found}
