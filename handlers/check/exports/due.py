"""Makes pictures and the workbook of a study check beside the taps."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.exports.check import check_book
from data.exports.heatmap import heat_maps
from data.exports.trend import trend
from data.models import Branch
from data.queries import errand as errands
from data.values.period import Period, PeriodKind, read
from handlers.check.exports import service
from handlers.check.exports.service import Gathered, Weeks
from handlers.check.period import view
from handlers.shared.context import Context, Reply
from handlers.shared.view import OutFile, OutMessage, texts_in

ERRAND = "check.files"
PICTURE, WORKBOOK = "picture", "workbook"


def begin(ctx: Context, branch: Branch, period: Period, what: str) -> None:
    """Has a period's pictures or workbook made and sent to whoever asks."""
    data = {
        "branch": branch.id,
        "period": period.code,
        "chat": ctx.person.id,
        "language": ctx.texts.language,
        "what": what,
        "at": ctx.now.isoformat(),
    }
    errands.add(ctx.session, ctx.now, ERRAND, data)
    ctx.answer(ctx.plain("check-file-coming"))


def load(session: Session, data: dict[str, Any]) -> Weeks | Gathered | None:
    """Loads all that is to be drawn or written from the database."""
    branch, period = session.get(Branch, int(data["branch"])), read(str(data["period"]))
    if branch is None or period is None:
        return None
    texts, now = texts_in(str(data["language"])), datetime.fromisoformat(str(data["at"]))
    if data["what"] == PICTURE:
        return service.weekly(session, texts, branch, period, now)
    return service.workbook(session, texts, branch, period, now)


def make(_content: bytes, data: dict[str, Any]) -> list[bytes] | None:
    """Makes the pictures or the workbook; returns None where there is nothing to show."""
    known = data["known"]
    if isinstance(known, Gathered):
        return [check_book(known.book, known.labels)]
    if not isinstance(known, Weeks) or not known.rows or not known.lines:
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
        file = OutFile("document", f"{name}.xlsx", made[0], export="check")
        caption = texts("check-title", title=title)
        return [Reply("send", chat_id=chat, message=OutMessage(caption, file=file))]
    pictures = [
        OutFile("photo", f"check-{at}.png", picture, export="check")
        for at, picture in enumerate(made)
    ]
    heat, trends = texts("check-heat", title=title), texts("check-trend", title=title)
    captions = [*[heat] * (len(made) - 1), trends]
    return [
        Reply("send", chat_id=chat, message=OutMessage(text, file=file))
        for text, file in zip(captions, pictures, strict=True)
    ]
