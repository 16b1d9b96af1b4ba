"""Shows speaking in turn: the rota, a lead speaker's own turn, and what people are told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.models import Branch, LeadTurn, Member, Topic
from data.values.out import Button, OutMessage
from handlers.shared.buttons import pages, tap
from handlers.shared.names import clipped, say_names
from handlers.shared.texts import Texts
from handlers.topics.discussion import rules

AT_ONCE = 6
CHANGES = 4


def week(texts: Texts, monday: date, today: date) -> str:
    """Names a week: this one, the next one, or from which day on."""
    ahead = (monday - rules.monday(today)).days // 7
    if ahead in {0, 1}:
        return texts.plain("rota-week-this" if ahead == 0 else "rota-week-next")
    return texts.plain("rota-week-from", day=_day(texts, monday))


def _day(texts: Texts, day: date) -> str:
    return texts.plain("rota-day", month=texts.plain(f"month-{day.month}"), day=str(day.day))


def dated_week(texts: Texts, monday: date, today: date) -> str:
    """Names a week with its first and last day."""
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
    """Returns what a lead speaker can do with their turn."""
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
    """Shows a lead speaker their own turn."""
    message = told(texts, branch, turn, topic, today, "rota-mine")
    back = (tap(texts.plain("back"), "tp.h", branch.id),)
    return message.with_buttons(*message.buttons, back)


@dataclass(frozen=True, slots=True)
class Rota:
    """The rota; `next_up` are the names that follow."""

    branch: Branch
    ahead: Sequence[LeadTurn]
    before: Sequence[LeadTurn]
    names: Mapping[int, str]
    next_up: Sequence[str]
    today: date


def rota(texts: Texts, seen: Rota, page: int) -> OutMessage:
    """Shows who leads this week and the next, who follows, and who led."""
    lines = [texts("rota-head")]
    lines += [_line(texts, seen, t, dated_week(texts, t.week_on, seen.today)) for t in seen.ahead]
    if seen.next_up:
        lines.append(texts("rota-then", names=say_names(texts, seen.next_up, 200)))
    if seen.before:
        lines += ["", texts("rota-before")]
    lines += [_line(texts, seen, turn, _day(texts, turn.week_on)) for turn in seen.before]
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


def _line(texts: Texts, seen: Rota, turn: LeadTurn, when: str) -> str:
    state = texts.plain(f"rota-state-{turn.state}")
    name = clipped(seen.names[turn.member_id])
    return texts("rota-line", week=when, name=name, state=state)


def _change(texts: Texts, seen: Rota, turn: LeadTurn) -> str:
    said = week(texts, turn.week_on, seen.today)
    return texts.plain("rota-change", week=said, name=clipped(seen.names[turn.member_id]))


def off(texts: Texts, branch: Branch) -> OutMessage:
    """Says what speaking in turn is, with the way to begin."""
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
    codes: tuple[str, str],
    back: Button,
) -> OutMessage:
    """Shows members to choose from, the next in turn first; `codes` choose one and turn pages."""
    chosen, turning = codes
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


def asked(texts: Texts, turn: LeadTurn, name: str) -> OutMessage:
    """Says who was asked."""
    return OutMessage(texts("rota-asked", name=name)).with_buttons(
        (tap(texts.plain("back"), "tl.m", turn.id),)
    )


def declined(texts: Texts, turn: LeadTurn) -> OutMessage:
    """Tells who asked for a swap that it was declined."""
    again = tap(texts.plain("rota-swap"), "tl.s", turn.id, 0)
    return OutMessage(texts("rota-declined")).with_buttons((again,))


def line(texts: Texts, key: str) -> OutMessage:
    """Says a line that takes no values."""
    return OutMessage(texts(key))


def swapped(
    texts: Texts, turn: LeadTurn, before: Member, member: Member, today: date
) -> OutMessage:
    """Tells a secretary of a swap."""
    said = week(texts, turn.week_on, today)
    return OutMessage(texts("rota-swapped", week=said, name=before.name, other=member.name))


def passed(
    texts: Texts, branch: Branch, turn: LeadTurn, before: Member, member: Member, today: date
) -> OutMessage:
    """Tells a secretary that a turn was passed on."""
    said = week(texts, turn.week_on, today)
    text = texts("rota-passed", week=said, name=before.name, other=member.name)
    return OutMessage(text).with_buttons(_to_rota(texts, branch))


def unreached(
    texts: Texts, branch: Branch, turn: LeadTurn, member: Member, today: date
) -> OutMessage:
    """Tells a secretary that a lead speaker cannot be reached."""
    said = week(texts, turn.week_on, today)
    text = texts("rota-unreached", name=member.name, week=said)
    return OutMessage(text).with_buttons(_to_rota(texts, branch))


def _to_rota(texts: Texts, branch: Branch) -> tuple[Button, ...]:
    return (tap(texts.plain("rota-open"), "tl.p", branch.id),)
