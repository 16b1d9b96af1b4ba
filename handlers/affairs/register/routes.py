"""The register of what was published: by year and kind, in Excel and in Word."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from data.exports.notices import notices_book, notices_document
from data.models import Branch, Member
from data.queries import notice as notices
from data.values.filenames import file_name
from data.values.out import OutFile, OutMessage
from handlers.affairs.register import service, view
from handlers.affairs.rules import KINDS
from handlers.shared.access import Right, may
from handlers.shared.dates import local
from handlers.shared.router import Context, Refusal, Router, named, number, refuse_empty

route = Router()


def _year(ctx: Context, branch: Branch) -> tuple[int, datetime, datetime]:
    """Returns the year that a button names and its two ends; raises Refusal for one to come."""
    this_year = local(ctx.now, branch.zone).year
    year = number(ctx.args, 1) or this_year
    if not 2000 <= year <= this_year:
        raise Refusal("button-unknown")
    zone = ZoneInfo(branch.zone)
    return year, datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)


@route.button("ar.y", named())
def show_year(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows what was published in a year, of one kind or of all."""
    year, first, last = _year(ctx, branch)
    kind = ctx.arg(2) or view.ALL
    if kind not in {view.ALL, *KINDS}:
        raise Refusal("button-unknown")
    found = notices.within(ctx.session, branch.id, first, last)
    files = may(member.post, Right.RECORDS)
    at = number(ctx.args, 3)
    ctx.show(view.page(ctx.texts, branch, found, year, kind, at, ctx.now, files=files))


def _send(ctx: Context, branch: Branch, make: Callable[..., bytes], ending: str) -> None:
    year, first, last = _year(ctx, branch)
    rows = refuse_empty(
        "register-nothing", service.rows(ctx.session, ctx.texts, branch, first, last)
    )
    title = ctx.plain("register-title", branch=branch.name, year=str(year))
    labels = service.labels(ctx.texts)
    name = f"{file_name(title)}.{ending}"
    file = OutFile("document", name, draw=lambda: make(title, rows, labels), export="notices")
    ctx.reply(OutMessage(ctx.texts("register-here", many=len(rows)), file=file))


@route.button("ar.x", named(Right.RECORDS))
def send_book(ctx: Context, branch: Branch, _member: Member) -> None:
    """Sends the register of a year in Excel."""
    _send(ctx, branch, notices_book, "xlsx")


@route.button("ar.w", named(Right.RECORDS))
def send_document(ctx: Context, branch: Branch, _member: Member) -> None:
    """Sends the register of a year in Word."""
    _send(ctx, branch, notices_document, "docx")
