"""What questions look like to those who look after them: counts, names, and what may be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member, Round
from data.queries.result import Given
from data.values import rich
from data.values.out import Button, OutMessage
from handlers.quiz import results, rules
from handlers.quiz.reminding import ReminderResult
from handlers.shared.buttons import pages, tap
from handlers.shared.dates import clock, say_day, say_when
from handlers.shared.names import clipped, say_names
from handlers.shared.texts import Texts, escape

AT_ONCE = 6
LABEL = 10
STEM = 400
MOST = 1000
"""Characters of a list of names, of which four must fit on a page."""


def rounds(
    session: Session,
    texts: Texts,
    branch: Branch,
    found: Sequence[Round],
    page: int,
    now: datetime,
) -> OutMessage:
    """The last questions, each with its day and how many answered."""
    today = rules.local_day(now, branch.zone)
    page = min(page, max(0, (len(found) - 1) // AT_ONCE))
    buttons = []
    for at, row in enumerate(found):
        # Only those in view are counted.
        shown = at // AT_ONCE == page
        came = results.came_of(session, branch, [row]) if shown else None
        label = texts.plain(
            f"rounds-{row.state}",
            day=say_day(texts, rules.local_day(row.posted_at, branch.zone), today),
            stem=rich.excerpt(escape(row.asked["stem"]), LABEL),
            answered=came.answered if came else 0,
            expected=came.expected if came else 0,
        )
        buttons.append(tap(label, "qd.r", row.id))
    return OutMessage(texts("rounds-head" if found else "rounds-none")).with_buttons(
        (
            tap(texts.plain("question-ask-now"), "qd.a", branch.id, 0),
            tap(texts.plain("question-mine"), "qd.o", branch.id),
        ),
        *pages(texts, buttons, page, "qd.l", branch.id, size=AT_ONCE, wide=1),
    )


@dataclass(frozen=True, slots=True)
class PageData:
    """A question as its page shows it: who was expected, what was answered in time, who was away,
    and how many near misses wait."""

    branch: Branch
    row: Round
    expected: Sequence[Member]
    given: Sequence[Given]
    gone: Sequence[Member]
    near: int


def round_(texts: Texts, seen: PageData, now: datetime) -> OutMessage:
    """Who has answered and who has not; who was right is told after the closing, for those who
    look after questions take part themselves."""
    row = seen.row
    done = {one.member_id: one for one in seen.given if one.member_id is not None}
    expected = {member.id for member in seen.expected}
    missing = [member.name for member in seen.expected if member.id not in done]
    others = [one.name for one in seen.given if one.member_id not in expected]
    ours = [one for one in seen.given if one.member_id in expected]
    lines = [
        texts("round-stem", stem=rich.excerpt(escape(row.asked["stem"]), STEM)),
        _state(texts, seen, now),
        "",
    ]
    if row.state == "open":
        groups = [("round-answered", [_named(one) for one in ours])]
    else:
        groups = [
            ("round-right", [_named(one) for one in ours if one.right]),
            ("round-wrong", [_named(one) for one in ours if one.right is False]),
            ("round-near", [_named(one) for one in ours if one.right is None]),
        ]
    groups += [
        ("round-missing", missing),
        ("round-away", [member.name for member in seen.gone]),
        ("round-others", list(map(clipped, others))),
    ]
    for key, names in groups:
        if names:
            lines.append(texts(key, many=len(names), names=say_names(texts, names, MOST)))
    return OutMessage("\n".join(lines)).with_buttons(*_actions(texts, seen, bool(missing), now))


def _named(one: Given) -> str:
    return clipped(one.name)


def _state(texts: Texts, seen: PageData, now: datetime) -> str:
    row, branch = seen.row, seen.branch
    if row.state == "open" and row.posted_at > now:
        return texts("round-waits-for", when=say_when(texts, row.posted_at, now, branch))
    if row.state == "open":
        return texts(
            "round-open",
            when=say_when(texts, row.posted_at, now, branch),
            closes=clock(row.closes_at, branch.zone),
        )
    closed = row.closed_at or row.closes_at
    return texts(f"round-{row.state}", when=say_when(texts, closed, now, branch))


def _actions(
    texts: Texts, seen: PageData, missing: bool, now: datetime
) -> list[tuple[Button, ...]]:
    row = seen.row
    standing = row.state == "open" and row.posted_at <= now
    first = []
    if seen.near:
        first.append(tap(texts.plain("near-open", many=seen.near), "qd.n", row.id))
    if standing:
        first.append(tap(texts.plain("question-publish"), "qd.p", row.id))
    second = []
    if standing and missing and now < row.closes_at:
        second.append(tap(texts.plain("question-remind-now"), "qd.m", row.id))
    if row.state in {"open", "closed"}:
        second.append(tap(texts.plain("question-void"), "qd.v", row.id))
    back = (tap(texts.plain("back"), "qd.l", seen.branch.id, 0),)
    return [tuple(first), tuple(second), back]


def sure(texts: Texts, row: Round, key: str, verb: str) -> OutMessage:
    """Asks once before something that cannot be taken back."""
    stem = rich.excerpt(escape(row.asked["stem"]), STEM)
    return OutMessage(f"{texts('round-stem', stem=stem)}\n{texts(key)}").with_buttons(
        (tap(texts.plain("question-sure"), verb, row.id, "yes"),),
        (tap(texts.plain("back"), "qd.r", row.id),),
    )


def reminded(texts: Texts, row: Round, told: ReminderResult) -> OutMessage:
    """What a round of reminders came to; who cannot be written to is named."""
    lines = [texts("question-reminded-now", many=told.reminded)]
    if told.earlier:
        lines.append(texts("question-reminded-earlier", many=told.earlier))
    if told.unreached:
        names = say_names(texts, [member.name for member in told.unreached], 2000)
        lines.append(texts("question-unreached", many=len(told.unreached), names=names))
    return OutMessage("\n".join(lines)).with_buttons((tap(texts.plain("back"), "qd.r", row.id),))


def ask(texts: Texts, branch: Branch, found: Sequence[tuple[str, int]], page: int) -> OutMessage:
    """What to ask now: whatever is next, or by a tag."""
    buttons = [
        tap(
            texts.plain("question-tag", tag=rich.excerpt(escape(tag), LABEL), many=many),
            "qd.t",
            branch.id,
            place,
        )
        for place, (tag, many) in enumerate(found, 1)
    ]
    return OutMessage(texts("question-ask-which")).with_buttons(
        (tap(texts.plain("question-ask-next"), "qd.t", branch.id, 0),),
        *pages(texts, buttons, page, "qd.a", branch.id, size=AT_ONCE, wide=2),
        (tap(texts.plain("back"), "qd.l", branch.id, 0),),
    )
