"""Shows the daily questions: to those who look after them, and to a member what is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Answer, Branch, Member, Round, Streak
from data.queries.result import Given
from data.values import rich
from handlers.quiz.daily.rules import Options
from handlers.quiz.results import service as results
from handlers.shared.dates import clock, local_day, say_day, say_when
from handlers.shared.reminding import ReminderResult
from handlers.shared.texts import Texts, escape
from handlers.shared.view import Button, OutMessage, back_to, clipped, link, pages, say_names, tap

AT_ONCE = 6
TITLE_TAGS = 2
"""Tags that a plan's title names."""
LABEL, LONG_LABEL = 10, 30
STEM, SHORT_STEM = 400, 60
MOST = 1000
"""Characters of a list of names, of which four must fit on a page."""


def rounds(
    session: Session, texts: Texts, branch: Branch, found: Sequence[Round], page: int, now: datetime
) -> OutMessage:
    """Lists the last questions, each with its day and how many answered."""
    today = local_day(now, branch.zone)
    page = min(page, max(0, (len(found) - 1) // AT_ONCE))
    buttons = []
    for at, row in enumerate(found):
        # Only those in view are counted.
        shown = at // AT_ONCE == page
        counts = results.counts_of(session, branch, [row]) if shown else None
        label = texts.plain(
            f"rounds-{row.state}",
            day=say_day(texts, local_day(row.posted_at, branch.zone), today),
            stem=rich.excerpt(escape(row.asked["stem"]), LABEL),
            answered=counts.answered if counts else 0,
            expected=counts.expected if counts else 0,
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
    """The data of a question's page: who was expected, what was answered in time, who was away,
    and how many near misses wait."""

    branch: Branch
    row: Round
    expected: Sequence[Member]
    given: Sequence[Given]
    gone: Sequence[Member]
    near: int


def round_(texts: Texts, seen: PageData, now: datetime) -> OutMessage:
    """Shows who has answered and who has not; who was right only after the closing, because those
    who look after questions take part themselves."""
    row = seen.row
    done = {one.member_id: one for one in seen.given if one.member_id is not None}
    expected = {member.id for member in seen.expected}
    missing = [member.shown for member in seen.expected if member.id not in done]
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
        ("round-away", [member.shown for member in seen.gone]),
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
    back = (back_to(texts, "qd.l", seen.branch.id, 0),)
    return [tuple(first), tuple(second), back]


def sure(texts: Texts, row: Round, key: str, verb: str) -> OutMessage:
    """Asks once before something that cannot be taken back."""
    stem = rich.excerpt(escape(row.asked["stem"]), STEM)
    return OutMessage(f"{texts('round-stem', stem=stem)}\n{texts(key)}").with_buttons(
        tap(texts.plain("question-sure"), verb, row.id, "yes"), back_to(texts, "qd.r", row.id)
    )


def reminded(texts: Texts, row: Round, told: ReminderResult) -> OutMessage:
    """Shows how many were reminded, and names who cannot be written to."""
    lines = [texts("question-reminded-now", many=told.reminded)]
    if told.earlier:
        lines.append(texts("question-reminded-earlier", many=told.earlier))
    if told.unreached:
        names = say_names(texts, [member.shown for member in told.unreached], 2000)
        lines.append(texts("question-unreached", many=len(told.unreached), names=names))
    return OutMessage("\n".join(lines)).with_buttons(back_to(texts, "qd.r", row.id))


def ask(texts: Texts, branch: Branch, found: Sequence[tuple[str, int]], page: int) -> OutMessage:
    """Asks what to ask now: whatever is next, or by a tag."""
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
        tap(texts.plain("question-ask-next"), "qd.t", branch.id, 0),
        *pages(texts, buttons, page, "qd.a", branch.id, size=AT_ONCE, wide=2),
        back_to(texts, "qd.l", branch.id, 0),
    )


@dataclass(frozen=True, slots=True)
class Mine:
    """An open question, the member's answer to it, and the button that leads to it."""

    row: Round
    answer: Answer | None
    way: tuple[Button, ...]


def mine(
    texts: Texts,
    branch: Branch,
    seen: Sequence[Mine],
    streak: Streak | None,
    now: datetime,
    *,
    keeps: bool,
) -> OutMessage:
    """Shows a member the open questions and the run of days; `keeps` adds the way back of those
    who look after questions."""
    lines = [texts("mine-head")]
    buttons: list[tuple[Button, ...]] = []
    for one in seen:
        done = one.answer is not None and bool(one.answer.options or one.answer.text)
        lines.append(
            texts(
                "mine-done" if done else "mine-open",
                stem=rich.excerpt(escape(one.row.asked["stem"]), SHORT_STEM),
                closes=say_when(texts, one.row.closes_at, now, branch),
            )
        )
        if not done and one.way not in buttons:
            buttons.append(one.way)
    if not seen:
        lines.append(texts("mine-none"))
    if streak is not None and streak.best:
        lines += ["", texts("mine-run", days=streak.run, best=streak.best)]
    if keeps:
        buttons.append((back_to(texts, "qd.l", branch.id, 0),))
    return OutMessage("\n".join(lines)).with_buttons(*buttons)


def doubts(texts: Texts, branch: Branch, found: Sequence[Round]) -> OutMessage:
    """Asks which of the questions asked together is meant."""
    buttons = [
        (
            Button(
                texts.plain(
                    "doubt-one",
                    number=row.number,
                    stem=rich.excerpt(escape(row.asked["stem"]), LONG_LABEL),
                ),
                url=link(branch.bot_id, "qr", row.id),
            ),
        )
        for row in found
    ]
    return OutMessage(texts("doubt-which")).with_buttons(*buttons)


def plan_title(texts: Texts, options: Options) -> str:
    """Names a plan of questions in lists."""
    if not options.tags:
        return texts.plain("question-title")
    tags = texts.plain("between-names").join(options.tags[:TITLE_TAGS])
    return texts.plain("question-title-tags", tags=tags)


def plan_summary(texts: Texts, options: Options, usual: int, many: int) -> str:
    """Shows all options of a plan; `many` questions of the bank fit them. `usual`: the hours where
    nothing else is chosen."""
    tags = texts.plain("between-names").join(options.tags) or texts.plain("question-all-tags")
    lines = [
        texts("question-plan"),
        texts("question-plan-tags", tags=rich.excerpt(escape(tags), 200)),
        texts("question-plan-level", level=texts.plain(f"question-level-{options.level}")),
        texts("question-plan-count", many=options.count),
        texts("question-plan-hours", hours=options.hours or usual),
        texts("question-plan-reminds" if options.reminds else "question-plan-calm"),
        "",
        texts("question-plan-fits", many=many),
    ]
    return "\n".join(lines)
