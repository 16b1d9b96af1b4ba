"""Shows the pages of a period: at once, or beside the taps where they take long to work out."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch
from data.queries import errand as errands
from data.values.period import Period, read
from handlers.check.period import view
from handlers.check.period.service import Report, corrections, file, is_heavy, report, to_file
from handlers.shared.context import Context, Reply
from handlers.shared.view import OutMessage, Texts, texts_in

ERRAND = "check.page"
PAGE, EVERYBODY, CORRECTIONS, FILE = "page", "everybody", "corrections", "file"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The page that is wanted: of a period (its code), in a language, and for an account where
    something is filed."""

    what: str
    period: str
    at: int
    language: str
    by: int


def show(ctx: Context, branch: Branch, what: str, period: Period, at: int = 0) -> None:
    """Shows a page of a period in the place of the tapped message; a heavy one follows shortly."""
    wanted = Wanted(what, period.code, at, ctx.texts.language, ctx.person.id)
    if not is_heavy(ctx.session, branch, period):
        made = work_out(ctx.session, ctx.texts, branch, wanted, ctx.now)
        _settle(ctx.session, made)
        ctx.show(made.page)
        return
    place = {"branch": branch.id, "chat": ctx.chat_id, "now": ctx.now.isoformat()}
    place["message"] = ctx.message_id if ctx.incoming.query_id else 0
    errands.add(ctx.session, ctx.now, ERRAND, {**asdict(wanted), **place})
    if ctx.incoming.query_id:
        ctx.answer(ctx.plain("check-page-coming"))


@dataclass(frozen=True, slots=True)
class Made:
    """A page, and what is to be written down with it."""

    page: OutMessage
    filing: Report | None = None


def work_out(session: Session, texts: Texts, branch: Branch, wanted: Wanted, now: datetime) -> Made:
    """Works out a page as it stands; writes nothing."""
    period = read(wanted.period)
    assert period is not None
    if wanted.what == CORRECTIONS:
        found = corrections(session, branch, period, now)
        return Made(view.corrections(texts, branch, period, found, now))
    if wanted.what == FILE:
        filing = to_file(session, branch, period, now, wanted.by)
        return Made(view.page(texts, branch, filing, now), filing)
    seen = report(session, branch, period, now)
    if wanted.what == EVERYBODY:
        return Made(view.everybody(texts, branch, seen, wanted.at, now))
    return Made(view.page(texts, branch, seen, now))


def _settle(session: Session, made: Made) -> None:
    if made.filing is not None:
        file(session, made.filing)


def load(session: Session, data: dict[str, Any]) -> Made | None:
    """Works out the page beside the taps."""
    branch = session.get(Branch, int(data["branch"]))
    wanted = Wanted(**{one.name: data[one.name] for one in fields(Wanted)})
    if branch is None:
        return None
    now = datetime.fromisoformat(str(data["now"]))
    return work_out(session, texts_in(wanted.language), branch, wanted, now)


def finish(
    session: Session, _now: datetime, data: dict[str, Any], made: Made | None
) -> list[Reply]:
    """Files what is to be filed, and shows the page in the place of the one before it."""
    chat, message = int(data["chat"]), int(data["message"])
    if not isinstance(made, Made):
        text = texts_in(str(data["language"]))("check-nothing")
        return [Reply("send", chat_id=chat, message=OutMessage(text))]
    _settle(session, made)
    if not message:
        return [Reply("send", chat_id=chat, message=made.page)]
    return [Reply("edit", chat, message, message=made.page)]
