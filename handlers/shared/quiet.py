"""Asks, in quiet hours, whether something goes to the group at their end or now all the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from data.models import Branch
from data.queries import outbox
from handlers.shared.buttons import tap
from handlers.shared.context import Context
from handlers.shared.dates import local
from handlers.shared.view import OutMessage

NOW, LATER = "qn", "ql"
"""The last argument of a button that was tapped in answer."""


def asked(ctx: Context, branch: Branch, code: str, *args: object) -> bool:
    """Asks in quiet hours when something goes out, unless this tap answers that; tells whether it
    asked. `code` and `args` are the button's own, which the answers repeat."""
    end = outbox.quiet_end(ctx.session, branch, ctx.now)
    if end is None or answer_of(ctx):
        return False
    until = _clock(end, branch)
    ctx.show(
        OutMessage(ctx.texts("quiet-now", until=until)).with_buttons(
            (
                tap(ctx.plain("quiet-later", until=until), code, *args, LATER),
                tap(ctx.plain("quiet-anyway"), code, *args, NOW),
            ),
            tap(ctx.plain("cancel"), "q.x"),
        )
    )
    return True


def answer_of(ctx: Context) -> str:
    """Returns the answer that a tap gives: NOW, LATER, or "" where it is none."""
    last = ctx.args[-1] if ctx.args else ""
    return last if last in {NOW, LATER} else ""


@contextmanager
def as_answered(ctx: Context, branch: Branch) -> Iterator[None]:
    """Lets through what is posted meanwhile where the answer was now, and says when it comes where
    it was later."""
    end = outbox.quiet_end(ctx.session, branch, ctx.now)
    with outbox.sent_now(ctx.session, answer_of(ctx) == NOW):
        yield
    if end is not None and answer_of(ctx) == LATER:
        ctx.answer(ctx.plain("quiet-held", until=_clock(end, branch)))


def _clock(moment: datetime, branch: Branch) -> str:
    there = local(moment, branch.zone)
    return f"{there.hour}:{there.minute:02}"
