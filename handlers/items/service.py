"""Loads what was asked and answered in a period, and counts it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.exports.items_sheet import AnswerLine, ItemLine, ItemsFacts, Percent
from data.models import Branch
from data.queries import item as items
from data.queries.item import Answers, Asked, Given, Overview, Span
from data.values.items import Item, Share, shares, statistics
from data.values.period import Period, PeriodKind
from handlers.items.rules import Choice
from handlers.shared.service import Texts, local, local_day

TOP = 5
"""Questions on the overview, and on a page of questions."""
RESULTS = ("right", "wrong", "waits", "late", "outside")
"""What an answer came to, or why it does not count; ends of `insight-result-`."""


def span_of(branch: Branch, choice: Choice) -> Span:
    """Returns the rounds that a choice means."""
    begins, ends = choice.period.moments(ZoneInfo(branch.zone))
    return Span(branch.id, begins, ends, choice.contests)


def first_choice(session: Session, branch: Branch, now: datetime) -> Choice:
    """Chooses this month, or the one before while nothing was asked in this one."""
    month = Choice(Period.of(PeriodKind.MONTH, local_day(now, branch.zone)))
    before = month.over(month.period.before)
    for choice in (month, before):
        if items.overview(session, span_of(branch, choice)).rounds:
            return choice
    return month


@dataclass(slots=True, eq=False)
class PageData:
    """The numbers of a branch in a period, each counted when it is asked for."""

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

    def deserving(self) -> list[tuple[Asked, Item]]:
        """The few questions to look at first: with a doubtful key, or hard."""
        return [(asked, item) for asked, item in self.items() if item.suspicion or item.hard][:TOP]

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


def workbook(texts: Texts, seen: PageData, title: str) -> ItemsFacts:
    """Loads what the workbook holds: every question and every answer."""
    found, tags = seen.overview(), items.tags(seen.session, seen.span)
    return ItemsFacts(
        title=title,
        facts=_facts(texts, seen, found),
        notes=[texts.plain("insight-note-items"), texts.plain("insight-note-parts")],
        items=[
            ItemLine(
                stem=asked.stem,
                kind=texts.plain(f"bank-kind-{asked.asked['kind']}"),
                tags=" ".join(tags.get(asked.question_id or 0, ())),
                rounds=asked.rounds,
                item=item,
            )
            for asked, item in seen.items()
        ],
        tags=seen.tags(),
        subgroups=seen.subgroups(texts.plain("insight-nowhere")),
        answers=_every(texts, seen),
        whole=found.answers.share,
    )


def _facts(texts: Texts, seen: PageData, found: Overview) -> list[tuple[str, str | int | Percent]]:
    """Returns the rows of the overview: label and value."""
    period, before = seen.choice.period, seen.before().answers
    facts: list[tuple[str, str | int | Percent]] = [
        (texts.plain("insight-fact-branch"), seen.branch.name),
        (texts.plain("insight-fact-days"), f"{period.first} – {period.last}"),
        (texts.plain("insight-fact-rounds"), found.rounds),
        (texts.plain("insight-fact-contests"), found.contests),
        (texts.plain("insight-fact-roster"), seen.on_roster()),
        (texts.plain("insight-fact-people"), found.answers.people),
        (texts.plain("insight-fact-answers"), found.answers.answered),
        (texts.plain("insight-fact-right"), found.answers.right),
        (texts.plain("insight-fact-share"), Percent(found.answers.share)),
    ]
    if before.answered:
        facts.append((texts.plain("insight-fact-before"), Percent(before.share)))
    return facts


def _every(texts: Texts, seen: PageData) -> Iterator[AnswerLine]:
    """Loads every answer; it is put into words as the workbook is drawn."""
    asked = {
        round_.id: (round_.asked, round_.contest_id is not None)
        for round_ in items.rounds(seen.session, seen.span)
    }
    people = items.people(seen.session, seen.branch.id)
    given = items.every(seen.session, seen.span)
    words = {end: texts.plain(f"insight-result-{end}") for end in RESULTS}
    where = (texts.plain("insight-daily"), texts.plain("insight-contest"))
    between, zone = texts.plain("insight-between"), seen.branch.zone

    def line(one: Given) -> AnswerLine:
        question, contest = asked[one.round_id]
        name, subgroup = people.get(one.member_id or 0, (one.name, ""))
        return AnswerLine(
            at=local(one.at, zone).replace(tzinfo=None),
            name=name,
            subgroup=subgroup,
            where=where[contest],
            stem=str(question["stem"]),
            said=one.text or between.join(items.said(question, one.places)),
            result=words[_result(one)],
        )

    return map(line, given)


def _result(one: Given) -> str:
    """Says what an answer came to, or why it does not count."""
    if one.member_id is None:
        return "outside"
    if one.late:
        return "late"
    if one.right is None:
        return "waits"
    return "right" if one.right else "wrong"
