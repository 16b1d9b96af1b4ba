"""The year's accounts of study hours, for secretaries: everybody's, one member's, as a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from data.exports.hours import COLUMNS, HoursRow, hours_book
from data.models import Branch, Member, Outside
from data.queries import book, hours, outside, study
from data.queries import branch as branches
from data.queries import post_history as posts
from data.values.names import clean_text
from data.values.out import Button, OutFile, OutMessage
from data.values.rich import excerpt
from data.values.study import Presence, Span, account
from handlers.points import causes, entries
from handlers.points.rank_view import lessons
from handlers.shared.access import Right, keeper_in, may, meet, member_here, member_of
from handlers.shared.buttons import number, pages, rows, tap
from handlers.shared.context import Context
from handlers.shared.dates import local, say_date
from handlers.shared.feature import Handler
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts, escape

AT_ONCE = 4
SHOWN = 10
NAMED = 6
"""Members that a part of a name may mean."""
TITLE = 24


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of a year: who was there at its end (or is now), with what each has and is
    asked for, in minutes."""

    year: Span
    members: list[Member]
    done: Mapping[int, int]
    due: Mapping[int, int]


def year_of(ctx: Context, branch: Branch, said: int = 0) -> Span:
    """A calendar year: the one that it is in the branch, or the one before it if that is said."""
    today = local(ctx.now, branch.zone).date()
    first = date(said if said == today.year - 1 else today.year, 1, 1)
    return Span(first, date(first.year, 12, 31))


def keeper(ctx: Context, branch_id: int) -> Branch:
    """The branch a button names, for those who keep the checks."""
    branch, _ = keeper_in(ctx, branch_id, Right.CHECKS)
    return branch


def command(ctx: Context) -> None:
    """/hours: everybody's account, or that of somebody named; who keeps no checks sees the own
    hours. In the group the way into the private chat."""
    branch, _ = member_here(ctx)
    if not ctx.private:
        point_private(ctx, "hr", branch.id)
        return
    _open(ctx, branch.id, clean_text(ctx.text))


def linked(ctx: Context) -> None:
    """The link from the group to the accounts."""
    _open(ctx, number(ctx.args), "")


def _open(ctx: Context, branch_id: int, name: str) -> None:
    meet(ctx)
    branch, member = member_of(ctx, branch_id)
    if not may(member.post, Right.CHECKS):
        ctx.reply(entries.page(ctx, branch, member, "y", "h", 0))
        return
    found = accounts(ctx.session, branch, year_of(ctx, branch))
    meant = [one for one in found.members if name in one.name] if name else []
    if not name:
        show(ctx, branch)
    elif not meant:
        raise Refusal("hours-nobody", name=name)
    elif len(meant) == 1:
        show_member(ctx, branch, meant[0])
    else:
        text = ctx.texts("hours-several", name=name, many=len(meant))
        buttons = [_entry(ctx.texts, found, one) for one in meant[:NAMED]]
        back = tap(ctx.texts.plain("back"), "ph.l", branch.id)
        ctx.reply(OutMessage(text).with_buttons(*rows(buttons, 2), (back,)))


def accounts(session: Session, branch: Branch, year: Span) -> Accounts:
    """The accounts of a calendar year. Who joined after it has one only with hours in it."""
    totals = hours.totals(session, branch.id, year)
    there = [
        (one, presence)
        for one, presence in _ever_since(session, branch, year)
        if (one.left_on is None or one.left_on > year.last)
        and (one.joined_on <= year.last or one.id in totals)
    ]
    return Accounts(
        year,
        [one for one, _ in there],
        totals,
        {one.id: account(one.post, presence.held, year) for one, presence in there},
    )


def _ever_since(session: Session, branch: Branch, span: Span) -> Iterable[tuple[Member, Presence]]:
    """Who was there in a span or came after it, in the roster's order: training from before
    somebody joined counts too."""
    return study.members(session, branch.id, Span(span.first, date.max), span.first).values()


def tapped_list(ctx: Context) -> None:
    """A page of the accounts, of this year or the last."""
    branch = keeper(ctx, number(ctx.args))
    ctx.answer("")
    year = year_of(ctx, branch, number(ctx.args, 1))
    show(ctx, branch, year, number(ctx.args, 2))


def show(ctx: Context, branch: Branch, year: Span | None = None, page: int = 0) -> None:
    """The accounts of a year, this one where none is said."""
    texts, now = ctx.texts, year_of(ctx, branch)
    found = accounts(ctx.session, branch, year or now)
    shown = found.year.first.year
    reached = sum(found.done.get(one.id, 0) >= found.due[one.id] for one in found.members)
    buttons = [_entry(texts, found, one) for one in found.members]
    new = tap(texts.plain("outside-new"), "po.n", branch.id)
    file = tap(texts.plain("hours-file"), "ph.x", branch.id, shown)
    other = now.first.year if shown != now.first.year else shown - 1
    turns = tap(texts.plain("hours-year", year=str(other)), "ph.l", branch.id, other)
    back_then = Span(date(other, 1, 1), date(other, 12, 31))
    turned = other == now.first.year or hours.totals(ctx.session, branch.id, back_then)
    text = texts("hours-title", year=str(shown), many=len(found.members), reached=reached)
    ctx.show(
        OutMessage(text).with_buttons(
            *pages(texts, buttons, page, "ph.l", branch.id, shown, size=AT_ONCE, wide=2),
            (*((new,) if page == 0 else ()), file, *((turns,) if turned else ())),
        )
    )


def _entry(texts: Texts, found: Accounts, member: Member) -> Button:
    done, due = lessons(found.done.get(member.id, 0)), lessons(found.due[member.id])
    label = texts.plain("hours-entry", name=member.name, done=done, due=due)
    return tap(label, "ph.m", member.id, found.year.first.year)


def member_in_view(ctx: Context) -> tuple[Branch, Member]:
    """The member that a button names, and the branch, for those who keep the checks."""
    member = ctx.session.get(Member, number(ctx.args))
    branch = keeper(ctx, member.branch_id if member else 0)
    assert member is not None
    return branch, member


def tapped_member(ctx: Context) -> None:
    """One member's account of a year."""
    branch, member = member_in_view(ctx)
    ctx.answer("")
    year = year_of(ctx, branch, number(ctx.args, 1))
    show_member(ctx, branch, member, year, number(ctx.args, 2))


def show_member(
    ctx: Context, branch: Branch, member: Member, year: Span | None = None, page: int = 0
) -> None:
    """The entries of a year, and the trainings that can be looked at and taken back."""
    texts = ctx.texts
    year = year or year_of(ctx, branch)
    every = hours.entries(ctx.session, member.id, year)
    held = posts.held(ctx.session, branch.id, member.id)[member.id]
    heading = texts(
        "hours-member",
        name=member.name,
        year=str(year.first.year),
        done=lessons(sum(one.minutes for one in every)),
        due=lessons(account(member.post, held, year)),
    )
    lines = entries.rows(ctx, branch, every[:SHOWN])
    if len(every) > SHOWN:
        lines.append(texts("hours-more", many=len(every) - SHOWN))
    trained = [
        tap(_training(ctx, branch, one), "po.v", one.id)
        for one in outside.of_member(ctx.session, member.id, year)
    ]
    at = year.first.year
    ctx.show(
        OutMessage("\n".join([heading, "", *(lines or [texts("entries-none")])])).with_buttons(
            *pages(texts, trained, page, "ph.m", member.id, at, size=AT_ONCE, wide=1),
            (
                tap(texts.plain("outside-new"), "po.f", member.id),
                tap(texts.plain("back"), "ph.l", branch.id, at),
            ),
        )
    )


def _training(ctx: Context, branch: Branch, row: Outside) -> str:
    this_year = local(ctx.now, branch.zone).year
    day = say_date(ctx.texts, row.day, this_year)
    title = excerpt(escape(row.title), TITLE)
    if row.cancelled_at:
        return ctx.texts.plain("outside-entry-cancelled", title=title, day=day)
    kept = "yes" if row.evidence else "no"
    return ctx.texts.plain("outside-entry", title=title, day=day, evidence=kept)


def tapped_file(ctx: Context) -> None:
    """All entries of a year as a file."""
    branch = keeper(ctx, number(ctx.args))
    texts, year = ctx.texts, year_of(ctx, branch, number(ctx.args, 1))
    found = rows_of(ctx.session, texts, branch, year)
    if not found:
        raise Refusal("entries-none")
    name = texts.plain("hours-file-name", year=str(year.first.year))
    ctx.answer("")
    ctx.reply(
        OutMessage(
            texts("hours-file-about", year=str(year.first.year)),
            file=OutFile(
                "document", f"{name}.xlsx", draw=partial(hours_book, found, labels(texts))
            ),
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
    made = []
    for member, _ in _ever_since(session, branch, span):
        who = member.id, member.name, groups.get(member.subgroup_id or 0, "")
        found = every.get(member.id, ())
        if monthly:
            made += [
                HoursRow(*who, day, texts.plain("hours-read-in-month", many=many), minutes)
                for day, many, minutes in book.readings_by_month(found)
            ]
            found = [one for one in found if not one[0].startswith(hours.READING)]
        made += [HoursRow(*who, day, said[cause], minutes) for cause, minutes, day in found]
    return made


def labels(texts: Texts) -> dict[str, str]:
    """The texts of the file."""
    said = {name: texts.plain(f"hours-column-{name}") for name in COLUMNS}
    return said | {"sheet": texts.plain("hours-sheet")}


TAPS: dict[str, Handler] = {"ph.l": tapped_list, "ph.m": tapped_member, "ph.x": tapped_file}
