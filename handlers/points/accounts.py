"""The year's accounts of study hours, for secretaries: everybody's, one member's, as a file."""

from functools import partial

from sqlalchemy.orm import Session

from data.exports.hours import COLUMNS, HoursRow, hours_book
from data.models import Branch, Member, Outside
from data.queries import book, hours, outside, study
from data.queries import branch as branches
from data.values.out import OutFile, OutMessage
from data.values.period import Period, PeriodKind
from data.values.study import Span, year_minutes
from handlers.points import causes, entries
from handlers.points.rank_view import amount, lessons
from handlers.shared.access import Right, holder_here, keeper_in, meet
from handlers.shared.buttons import number, pages, tap
from handlers.shared.doors import Door
from handlers.shared.moments import local, say_date
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.shared.wording import Texts

AT_ONCE = 6
SHOWN = 10


def year_of(turn: Turn, branch: Branch) -> Span:
    """The calendar year that it is in the branch."""
    period = Period.of(PeriodKind.YEAR, local(turn.now, branch.zone).date())
    return Span(period.first, period.last)


def keeper(turn: Turn, branch_id: int) -> Branch:
    """The branch a button names, for those who keep the checks."""
    branch, _ = keeper_in(turn, branch_id, Right.CHECKS)
    return branch


def command(turn: Turn) -> None:
    """/hours: everybody's account; in the group the way into the private chat."""
    branch, _ = holder_here(turn, Right.CHECKS)
    if not turn.deed.private:
        point_private(turn, "hr", branch.id)
        return
    meet(turn)
    show(turn, branch, 0)


def linked(turn: Turn) -> None:
    """The link from the group to the accounts."""
    meet(turn)
    show(turn, keeper(turn, number(turn.deed.args)), 0)


def tapped_list(turn: Turn) -> None:
    """A page of the accounts."""
    branch = keeper(turn, number(turn.deed.args))
    turn.toast("")
    show(turn, branch, number(turn.deed.args, 1))


def show(turn: Turn, branch: Branch, page: int) -> None:
    texts, year = turn.texts, year_of(turn, branch)
    totals = hours.totals(turn.session, branch.id, year)
    found = [one for one, _ in study.members(turn.session, branch.id, year, year.first).values()]
    there = [one for one in found if one.left_on is None]
    reached = sum(totals.get(one.id, 0) >= year_minutes(one.post) for one in there)
    buttons = [
        tap(
            texts.plain(
                "hours-entry",
                name=one.name,
                done=lessons(totals.get(one.id, 0)),
                due=lessons(year_minutes(one.post)),
            ),
            "ph.m",
            one.id,
        )
        for one in there
    ]
    turn.show(
        OutMessage(
            texts("hours-title", year=str(year.first.year), many=len(there), reached=reached)
        ).with_buttons(
            *pages(texts, buttons, page, "ph.l", branch.id, size=AT_ONCE, wide=2),
            (
                tap(texts.plain("outside-new"), "po.n", branch.id),
                tap(texts.plain("hours-file"), "ph.x", branch.id),
            ),
        )
    )


def member_in_view(turn: Turn) -> tuple[Branch, Member]:
    """The member that a button names, and the branch, for those who keep the checks."""
    member = turn.session.get(Member, number(turn.deed.args))
    branch = keeper(turn, member.branch_id if member else 0)
    assert member is not None
    return branch, member


def tapped_member(turn: Turn) -> None:
    """One member's account of the year."""
    branch, member = member_in_view(turn)
    turn.toast("")
    show_member(turn, branch, member)


def show_member(turn: Turn, branch: Branch, member: Member) -> None:
    """The entries of the year, and the trainings that can be taken back."""
    texts, year = turn.texts, year_of(turn, branch)
    every = hours.entries(turn.session, member.id, year)
    total = sum(one.minutes for one in every)
    heading = texts(
        "hours-member",
        name=member.name,
        done=amount(texts, total, "h"),
        due=amount(texts, year_minutes(member.post), "h"),
    )
    lines = entries.rows(turn, branch, every[:SHOWN])
    if len(every) > SHOWN:
        lines.append(texts("hours-more", many=len(every) - SHOWN))
    trained = outside.of_member(turn.session, member.id, year)[:4]
    turn.show(
        OutMessage("\n".join([heading, "", *(lines or [texts("entries-none")])])).with_buttons(
            *((tap(_training(turn, branch, one), "po.v", one.id),) for one in trained),
            (
                tap(texts.plain("outside-new"), "po.f", member.id),
                tap(texts.plain("back"), "ph.l", branch.id, 0),
            ),
        )
    )


def _training(turn: Turn, branch: Branch, row: Outside) -> str:
    this_year = local(turn.now, branch.zone).year
    key = "outside-entry-cancelled" if row.cancelled_at else "outside-entry"
    day = say_date(turn.texts, row.day, this_year)
    return turn.texts.plain(key, title=row.title[:20], day=day)


def tapped_file(turn: Turn) -> None:
    """All entries of the year as a file."""
    branch = keeper(turn, number(turn.deed.args))
    texts, year = turn.texts, year_of(turn, branch)
    rows = rows_of(turn.session, texts, branch, year)
    if not rows:
        raise Refusal("entries-none")
    name = texts.plain("hours-file-name", year=str(year.first.year))
    turn.toast("")
    turn.say(
        OutMessage(
            texts("hours-file-about", year=str(year.first.year)),
            file=OutFile("document", f"{name}.xlsx", draw=partial(hours_book, rows, labels(texts))),
        )
    )


def rows_of(
    session: Session, texts: Texts, branch: Branch, span: Span, *, monthly: bool = False
) -> list[HoursRow]:
    """Every entry of everybody in a span of local days, the first one first. With `monthly`, what
    somebody read in a month is one entry: five hundred members read 200,000 times a year."""
    groups = {one.id: one.name for one in branches.subgroups(session, branch.id)}
    every = book.hours(session, branch.id, span)
    said = causes.say(session, texts, {one[0] for some in every.values() for one in some})
    rows = []
    for member, _ in study.members(session, branch.id, span, span.first).values():
        group = groups.get(member.subgroup_id or 0, "")
        found = every.get(member.id, ())
        if monthly:
            rows += [
                HoursRow(
                    member.name, group, day, texts.plain("hours-read-in-month", many=many), minutes
                )
                for day, many, minutes in book.readings_by_month(found)
            ]
            found = [one for one in found if not one[0].startswith(hours.READING)]
        rows += [
            HoursRow(member.name, group, day, said[cause], minutes) for cause, minutes, day in found
        ]
    return rows


def labels(texts: Texts) -> dict[str, str]:
    """The texts of the file."""
    said = {name: texts.plain(f"hours-column-{name}") for name in COLUMNS}
    return said | {"sheet": texts.plain("hours-sheet")}


TAPS: dict[str, Door] = {"ph.l": tapped_list, "ph.m": tapped_member, "ph.x": tapped_file}
