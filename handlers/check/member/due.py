"""Reminds everybody of a period: at once, or beside the taps where there are many."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch
from data.queries import errand as errands, member as members
from data.values.period import Period, read
from handlers.check.member import service
from handlers.shared.context import Context, Reply
from handlers.shared.reminding import Owing, remind
from handlers.shared.view import OutMessage, texts_in

ERRAND = "check.remind"
MOST = 40
"""Members who are reminded while the tap waits."""


def remind_all(ctx: Context, branch: Branch, period: Period) -> None:
    """Reminds everybody of a period and says how many were told; of many that follows shortly."""
    if members.many_present(ctx.session, branch.id) > MOST:
        data = {"branch": branch.id, "period": period.code, "at": ctx.now.isoformat()}
        data |= {"chat": ctx.person.id, "language": ctx.texts.language}
        errands.add(ctx.session, ctx.now, ERRAND, data)
        ctx.answer(ctx.plain("check-reminding"))
        return
    found = service.everybody(ctx.session, branch, period, ctx.now)
    told = _told(ctx.session, branch, found, ctx.now)
    ctx.answer(ctx.plain("check-reminded", **told), alert=True)


def load(session: Session, data: dict[str, Any]) -> list[Owing]:
    """Works out beside the taps who is to be reminded of what."""
    branch, period = session.get(Branch, int(data["branch"])), read(str(data["period"]))
    if branch is None or period is None:
        return []
    return service.everybody(session, branch, period, datetime.fromisoformat(str(data["at"])))


def finish(
    session: Session, now: datetime, data: dict[str, Any], found: list[Owing] | None
) -> list[Reply]:
    """Reminds them, and tells who asked for it how many were told."""
    branch = session.get_one(Branch, int(data["branch"]))
    told = _told(session, branch, found or [], now)
    message = OutMessage(texts_in(str(data["language"]))("check-reminded", **told))
    return [Reply("send", chat_id=int(data["chat"]), message=message)]


def _told(session: Session, branch: Branch, found: list[Owing], now: datetime) -> dict[str, int]:
    told = remind(session, branch, found, now)
    return {"told": told.reminded, "unreachable": len(told.unreached)}
