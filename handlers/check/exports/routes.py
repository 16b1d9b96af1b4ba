"""Sends the files of a period: pictures and the workbook."""

from data.models import Branch
from data.values.period import Period
from handlers.check.exports import due
from handlers.check.period.routes import OF_PERIOD
from handlers.shared.router import Context, Router

route = Router()


@route.button("ck.i", OF_PERIOD)
def send_pictures(ctx: Context, branch: Branch, period: Period) -> None:
    """Has members and weeks made into pictures, and sent with the line of participation."""
    due.begin(ctx, branch, period, due.PICTURE)


@route.button("ck.x", OF_PERIOD)
def send_workbook(ctx: Context, branch: Branch, period: Period) -> None:
    """Has the workbook made and sent."""
    due.begin(ctx, branch, period, due.WORKBOOK)
