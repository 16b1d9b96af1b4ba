"""Shows speaking in turn: the rota, a lead speaker's own turn, and what people are told."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, LeadTurn, Member, Topic
from data.queries import lead
from handlers.shared.dates import today as today_of
from handlers.shared.feature import Todo
from handlers.shared.texts import Texts, escape
from handlers.shared.view import Button, OutMessage, back_to, clipped, pages, say_names, tap
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
    back = (back_to(texts, "tp.h", branch.id),)
    return message.with_buttons(*message.buttons, back)


def rota(
    session: Session,
    texts: Texts,
    branch: Branch,
    turns: tuple[Sequence[LeadTurn], Sequence[LeadTurn]],
    following: Sequence[Member],
    today: date,
    page: int,
) -> OutMessage:
    """Shows who leads this week and the next, who follows, and who led; `turns` are those ahead and
    those before."""
    ahead, before = turns

    def named(key: str, turn: LeadTurn, when: str) -> str:
        state = texts.plain(f"rota-state-{turn.state}")
        name = clipped(session.get_one(Member, turn.member_id).name)
        return texts.plain(key, week=when, name=name, state=state)

    lines = [texts("rota-head")]
    lines += [escape(named("rota-line", t, dated_week(texts, t.week_on, today))) for t in ahead]
    if following:
        names = say_names(texts, [one.shown for one in following], 200)
        lines.append(texts("rota-then", names=names))
    if before:
        lines += ["", texts("rota-before")]
    lines += [escape(named("rota-line", t, _day(texts, t.week_on))) for t in before]
    changes = [
        tap(named("rota-change", turn, week(texts, turn.week_on, today)), "tl.c", turn.id, 0)
        for turn in ahead
        if turn.state != "done"
    ]
    return OutMessage("\n".join(lines)).with_buttons(
        *pages(texts, changes, page, "tl.p", branch.id, size=CHANGES, wide=1),
        (tap(texts.plain("rota-off"), "tl.off", branch.id), back_to(texts, "tp.h", branch.id)),
    )


def off(texts: Texts, branch: Branch) -> OutMessage:
    """Says what speaking in turn is, with the way to begin."""
    return OutMessage(texts("rota-about")).with_buttons(
        tap(texts.plain("rota-on"), "tl.on", branch.id), back_to(texts, "tp.h", branch.id)
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
    buttons = [tap(clipped(one.shown), chosen, turn.id, one.id) for one in found]
    return OutMessage(texts(key if found else "rota-nobody")).with_buttons(
        *pages(texts, buttons, page, turning, turn.id, size=AT_ONCE, wide=2), back
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
    return OutMessage(texts("rota-asked", name=name)).with_buttons(back_to(texts, "tl.m", turn.id))


def declined(texts: Texts, turn: LeadTurn) -> OutMessage:
    """Tells who asked for a swap that it was declined."""
    again = tap(texts.plain("rota-swap"), "tl.s", turn.id, 0)
    return OutMessage(texts("rota-declined")).with_buttons(again)


def line(texts: Texts, key: str) -> OutMessage:
    """Says a line that takes no values."""
    return OutMessage(texts(key))


def word(
    texts: Texts, branch: Branch, turn: LeadTurn, today: date, key: str, **names: str
) -> OutMessage:
    """Tells a secretary something about a turn, with the way to the rota."""
    message = OutMessage(texts(key, week=week(texts, turn.week_on, today), **names))
    return message.with_buttons(tap(texts.plain("rota-open"), "tl.p", branch.id))


def todos(
    session: Session, texts: Texts, branch: Branch, member: Member, now: datetime
) -> list[Todo]:
    """Names the weeks that a member leads; each is due on its Monday."""
    day, found = today_of(branch, now), []
    for turn in lead.of_member(session, member.id, rules.monday(day)):
        text = texts("rota-todo", week=dated_week(texts, turn.week_on, day))
        begun = datetime.combine(turn.week_on + timedelta(days=1), time(), ZoneInfo(branch.zone))
        until = begun if turn.week_on > day else None
        found.append(Todo(text, tap(texts.plain("rota-mine-open"), "tl.m", turn.id), until))
    return found
