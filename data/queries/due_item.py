"""Things that fall due by themselves (readings, questions, discussions), and the rows of those who
did them."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, false, func, or_, true

from data.models import Answer, Contribution, Moment, Reading, Receipt, Round, Topic

ANSWERED = Answer.right.is_not(None) | (Answer.text != "")
"""Not taken back; a near miss awaiting a verdict is an answer."""


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """Things of one kind: those that fell due, and the rows of those who did them."""

    thing: Any
    posted_at: Any
    fell: ColumnElement[bool]
    of: Any
    """The member's column."""
    to: Any
    """The thing's column."""
    done: ColumnElement[bool] = field(default_factory=true)
    late: Any = field(default_factory=false)
    right: Any = field(default_factory=false)
    often: bool = False
    """Whether one member may have several rows of one thing."""

    @property
    def table(self) -> Any:
        """The table of the things."""
        return self.thing.class_


def kinds_of(branch_id: Any, start: Any, end: Any) -> dict[str, Kind]:
    """Returns the kinds of things that fall due by themselves in a period, by the names of their
    lines."""
    return {
        "readings": _readings(branch_id, start, end),
        "quizzes": _rounds(branch_id, start, end),
        "topics": _topics(branch_id, start, end),
    }


def _readings(branch_id: Any, start: Any, end: Any) -> Kind:
    # A deadline is the end of its day: midnight belongs to the day before.
    by = and_(Reading.deadline_at > start, Reading.deadline_at <= end)
    without = and_(
        Reading.deadline_at.is_(None),
        Reading.posted_at >= start,
        Reading.posted_at < end,
    )
    return Kind(
        Reading.id,
        Reading.posted_at,
        and_(Reading.branch_id == branch_id, or_(by, without)),
        Receipt.member_id,
        Receipt.reading_id,
        late=Receipt.late,
    )


def _rounds(branch_id: Any, start: Any, end: Any) -> Kind:
    return Kind(
        Round.id,
        Round.posted_at,
        and_(
            Round.branch_id == branch_id,
            Round.contest_id.is_(None),
            Round.state == "closed",
            Round.closes_at >= start,
            Round.closes_at < end,
        ),
        Answer.member_id,
        Answer.round_id,
        done=and_(~Answer.late, ANSWERED),
        right=func.coalesce(Answer.right, false()),
    )


def _topics(branch_id: Any, start: Any, end: Any) -> Kind:
    return Kind(
        Topic.id,
        Topic.posted_at,
        and_(
            Topic.branch_id == branch_id,
            Topic.state == "closed",
            Topic.closed_at >= start,
            Topic.closed_at < end,
        ),
        Contribution.member_id,
        Contribution.topic_id,
        done=and_(Contribution.counts, Contribution.gone_at.is_(None)),
        often=True,
    )


KINDS = kinds_of(
    bindparam("of_branch"), bindparam("start", type_=Moment()), bindparam("end", type_=Moment())
)
"""The kinds with branch and period as parameters: pages use them again and again, so they are built
once."""
