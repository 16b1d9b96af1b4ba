"""Loads what was asked and answered in a period, and has it counted."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch
from data.queries import item as items
from data.queries.item import Answers, Asked, Overview, Span
from data.values.items import Item, Share, shares, statistics
from data.values.period import Period, PeriodKind
from handlers.items.rules import Choice
from handlers.shared.dates import local


def span_of(branch: Branch, choice: Choice) -> Span:
    """The rounds that a choice means."""
    begins, ends = choice.period.moments(ZoneInfo(branch.zone))
    return Span(branch.id, begins, ends, choice.contests)


def first_choice(session: Session, branch: Branch, now: datetime) -> Choice:
    """What is shown first: this month, or the one before while nothing was asked in this one."""
    month = Choice(Period.of(PeriodKind.MONTH, local(now, branch.zone).date()))
    before = month.over(month.period.before)
    for choice in (month, before):
        if items.overview(session, span_of(branch, choice)).rounds:
            return choice
    return month


@dataclass(slots=True, eq=False)
class PageData:
    """What a choice shows of a branch; what is counted is counted when it is asked for."""

    session: Session
    branch: Branch
    choice: Choice
    _answers: Answers | None = None

    @property
    def span(self) -> Span:
        """The rounds that are meant."""
        return span_of(self.branch, self.choice)

    @property
    def answers(self) -> Answers:
        """Everything that was asked and answered."""
        if self._answers is None:
            self._answers = items.answers(self.session, self.span)
        return self._answers

    def overview(self) -> Overview:
        """The totals."""
        return items.overview(self.session, self.span)

    def before(self) -> Overview:
        """The totals of the period before."""
        earlier = self.choice.over(self.choice.period.before)
        return items.overview(self.session, span_of(self.branch, earlier))

    def on_roster(self) -> int:
        """How many people were on the roster in the period."""
        period = self.choice.period
        return items.on_roster(self.session, self.branch.id, period.first, period.last)

    def items(self) -> list[tuple[Asked, Item]]:
        """Every question with its numbers: what deserves a look first, unanswered ones last."""
        numbers = statistics(self.answers.responses())
        found = [
            (asked, numbers.get(item, Item(0, 0))) for item, asked in self.answers.items.items()
        ]
        return sorted(found, key=lambda one: (one[1].answered == 0, *one[1].order, one[0].stem))

    def tags(self) -> dict[str, Share]:
        """The share right of each tag, the weakest first."""
        of, tags = self.answers.item_of, items.tags(self.session, self.span)
        return _weakest_first(
            shares(
                (tag, member, right)
                for round_id, member, right, _ in self.answers.rows
                for tag in tags.get(of[round_id], ())
            )
        )

    def subgroups(self, nowhere: str) -> dict[str, Share]:
        """The share right of each subgroup, the weakest first; `nowhere` names who is in none.
        Empty where nobody is in one."""
        people = items.people(self.session, self.branch.id)
        found = shares(
            (people[member][1] or nowhere, member, right)
            for _, member, right, _ in self.answers.rows
        )
        return _weakest_first(found) if set(found) - {nowhere} else {}


def _weakest_first(parts: dict[str, Share]) -> dict[str, Share]:
    return dict(sorted(parts.items(), key=lambda one: (one[1].share, one[0])))
