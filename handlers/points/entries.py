"""Where points and hours come from: a member's entries, each with its cause and its day."""

from collections.abc import Sequence
from itertools import groupby

from data.models import Branch, Hours, Member, PointEntry
from data.queries import hours, points
from data.values.out import OutMessage
from data.values.period import Period
from data.values.study import Span
from handlers.points import causes
from handlers.points.rank import KINDS
from handlers.points.rank_view import lessons
from handlers.shared.access import member_of
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.dates import local, say_date
from handlers.shared.feature import Handler

AT_ONCE = 12
Entry = PointEntry | Hours


def tapped(ctx: Context) -> None:
    """A page of the own entries: of points (p) or of hours (h), of a week, month or year."""
    branch, member = member_of(ctx, number(ctx.args))
    args = (*ctx.args[1:3], "", "")
    letter = args[0] if args[0] in KINDS else "m"
    ledger = args[1] if args[1] in ("p", "h") else "p"
    ctx.answer("")
    ctx.show(page(ctx, branch, member, letter, ledger, number(ctx.args, 3)))


def page(
    ctx: Context, branch: Branch, member: Member, letter: str, ledger: str, at: int
) -> OutMessage:
    """Entries of a period with their sum, the latest first."""
    period = Period.of(KINDS[letter], local(ctx.now, branch.zone).date())
    span = Span(period.first, period.last)
    source = points.entries if ledger == "p" else hours.entries
    every: Sequence[Entry] = source(ctx.session, member.id, span)
    last = max(0, (len(every) - 1) // AT_ONCE)
    at = min(at, last)
    shown = every[at * AT_ONCE : (at + 1) * AT_ONCE]
    texts = ctx.texts
    heading = texts(
        "entries-title", ledger=ledger, period=texts.plain(f"rank-in-{letter}"), sum=_sum(every)
    )
    lines = rows(ctx, branch, shown) or [texts("entries-none")]
    other = "h" if ledger == "p" else "p"
    turns = [
        tap(texts.plain(key), "pt.e", branch.id, letter, ledger, where)
        for key, where in (("back-page", at - 1), ("next-page", at + 1))
        if 0 <= where <= last
    ]
    return OutMessage("\n".join([heading, "", *lines])).with_buttons(
        tuple(turns),
        (
            tap(texts.plain("back"), "pt.m", branch.id, letter),
            tap(texts.plain(f"entries-of-{other}"), "pt.e", branch.id, letter, other, 0),
        ),
    )


def rows(ctx: Context, branch: Branch, entries: Sequence[Entry]) -> list[str]:
    """A line for each day and below it one for each entry; one that puts another right says so."""
    texts, said = ctx.texts, causes.say(ctx.session, ctx.texts, [one.cause for one in entries])
    this_year = local(ctx.now, branch.zone).year
    lines = []
    for day, some in groupby(entries, key=lambda one: one.day):
        lines.append(texts("entries-day", day=say_date(texts, day, this_year)))
        for one in some:
            worth = one.points if isinstance(one, PointEntry) else one.minutes
            lines.append(
                texts(
                    "entries-row",
                    what=said[one.cause],
                    worth=f"{worth:+d}" if worth else "none",
                    unit="minutes" if isinstance(one, Hours) else "points",
                    sort="again" if "~" in one.cause else "first",
                )
            )
    return lines


def _sum(entries: Sequence[Entry]) -> str:
    if all(isinstance(one, PointEntry) for one in entries):
        return str(sum(one.points for one in entries if isinstance(one, PointEntry)))
    total = sum(one.minutes for one in entries if isinstance(one, Hours))
    return lessons(total)


TAPS: dict[str, Handler] = {"pt.e": tapped}
