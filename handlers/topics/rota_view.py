"""What speaking in turn looks like: the rota, and a lead speaker's own turn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.models import Branch, LeadTurn, Member, Topic
from data.values.out import Button, OutMessage
from handlers.shared.buttons import pages, tap
from handlers.shared.names import clipped, say_names
from handlers.shared.texts import Texts
from handlers.topics import rules

AT_ONCE = 6
CHANGES = 4


def week(texts: Texts, monday: date, today: date) -> str:
    """A week: this one, the next one, or from which day on."""
    ahead = (monday - rules.monday(today)).days // 7
    if ahead in {0, 1}:
        return texts.plain("rota-week-this" if ahead == 0 else "rota-week-next")
    return texts.plain("rota-week-from", day=_day(texts, monday))


def _day(texts: Texts, day: date) -> str:
    return texts.plain("rota-day", month=texts.plain(f"month-{day.month}"), day=str(day.day))


def dated_week(texts: Texts, monday: date, today: date) -> str:
    """A week with its first and last day."""
    sunday = monday + timedelta(days=6)
    return texts.plain(
        "rota-week-dated",
        week=week(texts, monday, today),
        first=_day(texts, monday),
        last=_day(texts, sunday),
    )


def told(
    texts: Texts, branch: Branch, turn: LeadTurn, topic: Topic | None, today: date, key: str
) -> OutMessage:
    """Tells a lead speaker of their turn, and what they can do."""
    said = dated_week(texts, turn.week_on, today)
    lines = [texts(key, branch=branch.name, week=said)]
    lines.append(texts("rota-theme", title=topic.title) if topic else texts("rota-no-theme"))
    return OutMessage("\n".join(lines)).with_buttons(*actions(texts, turn, topic, today))


def actions(
    texts: Texts, turn: LeadTurn, topic: Topic | None, today: date
) -> list[tuple[Button, ...]]:
    """What a lead speaker can do with their turn."""
    if topic is not None and topic.state != "ready":
        return []
    key = "rota-rewrite" if topic else "rota-write"
    first = [tap(texts.plain(key), "tl.w", turn.id)]
    if topic is not None and turn.week_on <= today:
        first.insert(0, tap(texts.plain("rota-post"), "tl.n", turn.id))
    return [tuple(first), (tap(texts.plain("rota-swap"), "tl.s", turn.id, 0),)]


def mine(
    texts: Texts, branch: Branch, turn: LeadTurn, topic: Topic | None, today: date
) -> OutMessage:
    """A lead speaker's own turn, as they open it from the discussion page."""
    message = told(texts, branch, turn, topic, today, "rota-mine")
    back = (tap(texts.plain("back"), "tp.h", branch.id),)
    return message.with_buttons(*message.buttons, back)


@dataclass(frozen=True, slots=True)
class Rota:
    """The rota as the secretary sees it; `next_up` are the names that follow."""

    branch: Branch
    ahead: Sequence[LeadTurn]
    before: Sequence[LeadTurn]
    names: Mapping[int, str]
    next_up: Sequence[str]
    today: date


def rota(texts: Texts, seen: Rota, page: int) -> OutMessage:
    """Who leads this week and the next, who follows, and who led."""
    lines = [texts("rota-head")]
    for turn in seen.ahead:
        said = dated_week(texts, turn.week_on, seen.today)
        lines.append(texts("rota-line", week=said, name=clipped(seen.names[turn.member_id]),
                           state=texts.plain(f"rota-state-{turn.state}")))  # fmt: skip
    if seen.next_up:
        lines.append(texts("rota-then", names=say_names(texts, seen.next_up, 200)))
    if seen.before:
        lines += ["", texts("rota-before")]
    for turn in seen.before:
        day = _day(texts, turn.week_on)
        lines.append(texts("rota-line", week=day, name=clipped(seen.names[turn.member_id]),
                           state=texts.plain(f"rota-state-{turn.state}")))  # fmt: skip
    changes = [
        tap(_change(texts, seen, turn), "tl.c", turn.id, 0)
        for turn in seen.ahead
        if turn.state != "done"
    ]
    return OutMessage("\n".join(lines)).with_buttons(
        *pages(texts, changes, page, "tl.p", seen.branch.id, size=CHANGES, wide=1),
        (
            tap(texts.plain("rota-off"), "tl.off", seen.branch.id),
            tap(texts.plain("back"), "tp.h", seen.branch.id),
        ),
    )


def _change(texts: Texts, seen: Rota, turn: LeadTurn) -> str:
    said = week(texts, turn.week_on, seen.today)
    return texts.plain("rota-change", week=said, name=clipped(seen.names[turn.member_id]))


def off(texts: Texts, branch: Branch) -> OutMessage:
    """What speaking in turn is, and how it begins."""
    return OutMessage(texts("rota-about")).with_buttons(
        (tap(texts.plain("rota-on"), "tl.on", branch.id),),
        (tap(texts.plain("back"), "tp.h", branch.id),),
    )


def who(
    texts: Texts,
    key: str,
    turn: LeadTurn,
    found: Sequence[Member],
    page: int,
    verbs: tuple[str, str],
    back: Button,
) -> OutMessage:
    """Members to choose from, the next in turn first; `verbs` choose one, and turn the page."""
    chosen, turning = verbs
    buttons = [tap(clipped(one.name), chosen, turn.id, one.id) for one in found]
    return OutMessage(texts(key if found else "rota-nobody")).with_buttons(
        *pages(texts, buttons, page, turning, turn.id, size=AT_ONCE, wide=2), (back,)
    )


def ask_swap(texts: Texts, name: str, turn: LeadTurn, today: date) -> OutMessage:
    """Asks a member to take somebody's turn."""
    said = dated_week(texts, turn.week_on, today)
    return OutMessage(texts("rota-ask", name=name, week=said)).with_buttons(
        (
            tap(texts.plain("rota-yes"), "tl.y", turn.id),
            tap(texts.plain("rota-no"), "tl.x", turn.id),
        )
    )
