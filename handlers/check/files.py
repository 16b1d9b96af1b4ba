"""Pictures and the workbook of a study check, made beside the taps."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from data.exports.check import check_book
from data.exports.heatmap import Row, heat_maps
from data.exports.trend import Line, trend
from data.models import Branch, Errand, Member
from data.values.lights import mean, together
from data.values.out import OutFile, OutMessage
from data.values.period import Period, PeriodKind, read
from data.values.study import LINES
from handlers.check import book, view
from handlers.check.book import Gathered
from handlers.check.report import live
from handlers.shared.context import Reply
from handlers.shared.dates import local
from handlers.shared.texts import Texts, texts_in

ERRAND = "check.files"
PICTURE, WORKBOOK = "picture", "workbook"
WEEKS = 12
"""Weeks on the pictures of a week or a month."""
WEEKLY = LINES[:-1]


@dataclass(frozen=True, slots=True)
class Weeks:
    """What the pictures show: the weeks' labels, each member's mean shares, each line's shares."""

    title: str
    labels: list[str]
    rows: list[Row]
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made, for which private chat, in which language."""

    what: str
    chat_id: int
    language: str


def begin(session: Session, now: datetime, branch: Branch, period: Period, order: Order) -> None:
    """Has a period's pictures or workbook made and sent to a private chat."""
    data = {
        "branch": branch.id,
        "period": period.code,
        "chat": order.chat_id,
        "language": order.language,
        "what": order.what,
        "at": now.isoformat(),
    }
    session.add(Errand(kind=ERRAND, data=data, try_at=now))


def load(session: Session, data: dict[str, Any]) -> Weeks | Gathered | None:
    """All that is to be drawn or written, from the database."""
    branch, period = session.get(Branch, int(data["branch"])), read(str(data["period"]))
    if branch is None or period is None:
        return None
    texts, now = texts_in(str(data["language"])), datetime.fromisoformat(str(data["at"]))
    if data["what"] == PICTURE:
        return _weeks(session, texts, branch, period, now)
    return book.gathered(session, texts, branch, period, now)


def _weeks(session: Session, texts: Texts, branch: Branch, period: Period, now: datetime) -> Weeks:
    last = Period.of(PeriodKind.WEEK, min(period.last, now.date()))
    first = Period.of(PeriodKind.WEEK, period.first)
    if period.kind in (PeriodKind.WEEK, PeriodKind.MONTH):
        first = Period.of(PeriodKind.WEEK, last.first - timedelta(7 * (WEEKS - 1)))
    founded = Period.of(PeriodKind.WEEK, local(branch.created_at, branch.zone).date())
    weeks = [first if first.first >= founded.first else min(founded, last, key=_day)]
    while weeks[-1].first < last.first:
        weeks.append(weeks[-1].after)
    members: dict[int, Member] = {}
    shares: list[dict[int, float | None]] = []
    whole: list[dict[str, float | None]] = []
    for week in weeks:
        every = live(session, branch, week, now)
        members |= {one.member.id: one.member for one in every}
        shares.append({one.member.id: mean(one.figures, WEEKLY) for one in every})
        sums = together([one.figures for one in every])
        whole.append({name: sums[name].share for name in WEEKLY})
    there = [members[one] for one in sorted(members) if members[one].left_on is None]
    return Weeks(
        title=texts.plain("check-weeks", title=view.title(texts, period), weeks=len(weeks)),
        labels=[f"{week.first.month}/{week.first.day}" for week in weeks],
        rows=[Row(one.name, [week.get(one.id) for week in shares]) for one in there],
        lines=[
            Line(texts.plain(f"check-line-{name}"), [week[name] for week in whole])
            for name in WEEKLY
            if any(week[name] is not None for week in whole)
        ],
    )


def _day(week: Period) -> date:
    return week.first


def make(_content: bytes, data: dict[str, Any]) -> list[bytes] | None:
    """The pictures or the workbook; None where there is nothing to show."""
    known = data["known"]
    if isinstance(known, Gathered):
        return [check_book(known.book, known.labels)]
    if not isinstance(known, Weeks) or not known.rows:
        return None
    if not known.lines:
        return None
    none = texts_in(str(data["language"])).plain("check-none-expected")
    return [
        *heat_maps(known.title, known.labels, known.rows, none),
        trend(known.title, known.labels, known.lines),
    ]


def finish(session: Session, _now: datetime, data: dict[str, Any], made: Any) -> list[Reply]:
    """Sends what was made."""
    texts, chat = texts_in(str(data["language"])), int(data["chat"])
    period, branch = read(str(data["period"])), session.get(Branch, int(data["branch"]))
    if not made or period is None or branch is None:
        said = OutMessage(texts("check-nothing"))
        return [Reply("send", chat_id=chat, message=said)]
    title = view.title(texts, period)
    if data["what"] == WORKBOOK:
        # A week is named by its days alone; files of several years lie beside each other.
        named = period.first.isoformat() if period.kind is PeriodKind.WEEK else title
        name = texts.plain("check-file-name", period=named, branch=branch.name)
        file = OutFile("document", f"{name}.xlsx", made[0])
        caption = texts("check-title", title=title)
        return [Reply("send", chat_id=chat, message=OutMessage(caption, file=file))]
    return [
        Reply(
            "send",
            chat_id=chat,
            message=OutMessage(
                texts("check-heat" if at < len(made) - 1 else "check-trend", title=title),
                file=OutFile("photo", f"check-{at}.png", picture),
            ),
        )
        for at, picture in enumerate(made)
    ]
