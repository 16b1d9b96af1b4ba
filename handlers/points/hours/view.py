"""Shows the year's accounts of study hours, and training outside the branch."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from sqlalchemy.orm import Session

from data.exports.hours import COLUMNS, HoursRow, hours_book
from data.models import Branch, Member, Outside
from data.queries import hours, outside, post_history as posts
from data.values.hours import lessons
from data.values.rich import excerpt
from data.values.study import Span, account
from handlers.points.hours.service import Accounts, accounts, year_of
from handlers.points.own.view import entry_lines
from handlers.points.ranking.view import amount
from handlers.shared.dates import say_date, say_dated, today
from handlers.shared.forms import Answers
from handlers.shared.texts import Texts, escape
from handlers.shared.view import Button, OutFile, OutMessage, back_to, pages, rows, say_names, tap

AT_ONCE = 4
MOST_ENTRIES = 10
MOST_NAMES = 6
"""Members of whose names a part was typed."""
LONGEST_TITLE = 24


def accounts_page(
    session: Session, texts: Texts, branch: Branch, year: Span, page: int, now: datetime
) -> OutMessage:
    """Shows a page of everybody's accounts of a year."""
    found, this_year = accounts(session, branch, year), year_of(branch, now).first.year
    shown = year.first.year
    reached = sum(found.done.get(one.id, 0) >= found.due[one.id] for one in found.members)
    buttons = [_account(texts, found, one) for one in found.members]
    last = [tap(texts.plain("outside-new"), "po.n", branch.id)] if page == 0 else []
    last.append(tap(texts.plain("hours-file"), "ph.x", branch.id, shown))
    other = this_year if shown != this_year else shown - 1
    before = Span(date(other, 1, 1), date(other, 12, 31))
    if other == this_year or hours.totals(session, branch.id, before):
        last.append(tap(texts.plain("hours-year", year=str(other)), "ph.l", branch.id, other))
    text = texts("hours-title", year=str(shown), many=len(found.members), reached=reached)
    return OutMessage(text).with_buttons(
        *pages(texts, buttons, page, "ph.l", branch.id, shown, size=AT_ONCE, wide=2), tuple(last)
    )


def _account(texts: Texts, found: Accounts, member: Member) -> Button:
    done, due = lessons(found.done.get(member.id, 0)), lessons(found.due[member.id])
    label = texts.plain("hours-entry", name=member.shown, done=done, due=due)
    return tap(label, "ph.m", member.id, found.year.first.year)


def which_one(
    texts: Texts, branch: Branch, found: Accounts, meant: Sequence[Member], name: str
) -> OutMessage:
    """Asks which of the members is meant in whose names this stands."""
    buttons = [_account(texts, found, one) for one in meant[:MOST_NAMES]]
    back = back_to(texts, "ph.l", branch.id)
    text = texts("hours-several", name=name, many=len(meant))
    return OutMessage(text).with_buttons(*rows(buttons, 2), back)


def member_page(
    session: Session,
    texts: Texts,
    branch: Branch,
    member: Member,
    year: Span,
    page: int,
    now: datetime,
) -> OutMessage:
    """Shows a member's entries of a year, and the trainings that can be looked at and taken
    back."""
    every = hours.entries(session, member.id, year)
    held = posts.held(session, branch.id, member.id)[member.id]
    at = year.first.year
    heading = texts(
        "hours-member",
        name=member.shown,
        year=str(at),
        done=lessons(sum(one.minutes for one in every)),
        due=lessons(account(member.post, held, year)),
    )
    lines = entry_lines(session, texts, branch, every[:MOST_ENTRIES], now)
    if len(every) > MOST_ENTRIES:
        lines.append(texts("hours-more", many=len(every) - MOST_ENTRIES))
    trained = [
        tap(_training(texts, branch, one, now), "po.v", one.id)
        for one in outside.of_member(session, member.id, year)
    ]
    return OutMessage("\n".join([heading, "", *(lines or [texts("entries-none")])])).with_buttons(
        *pages(texts, trained, page, "ph.m", member.id, at, size=AT_ONCE, wide=1),
        (tap(texts.plain("outside-new"), "po.f", member.id), back_to(texts, "ph.l", branch.id, at)),
    )


def _training(texts: Texts, branch: Branch, row: Outside, now: datetime) -> str:
    day = say_date(texts, row.day, today(branch, now).year)
    title = excerpt(escape(row.title), LONGEST_TITLE)
    if row.cancelled_at:
        return texts.plain("outside-entry-cancelled", title=title, day=day)
    return texts.plain(
        "outside-entry", title=title, day=day, evidence="yes" if row.evidence else "no"
    )


def file(texts: Texts, found: Sequence[HoursRow], year: Span) -> OutMessage:
    """Hands out all entries of a year as a workbook."""
    said = str(year.first.year)
    name = texts.plain("hours-file-name", year=said)
    draw = partial(hours_book, found, file_labels(texts))
    made = OutFile("document", f"{name}.xlsx", draw=draw, export="hours")
    return OutMessage(texts("hours-file-about", year=said), file=made)


def file_labels(texts: Texts) -> dict[str, str]:
    """Returns the texts of the workbook."""
    said = {name: texts.plain(f"hours-column-{name}") for name in COLUMNS}
    return said | {"sheet": texts.plain("hours-sheet")}


def summary(answers: Answers) -> str:
    """Says everything about a training before it is entered."""
    texts, day = answers.texts, date.fromisoformat(answers["day"])
    names = [answers.session.get_one(Member, one).shown for one in answers["who"]]
    return texts(
        "outside-confirm",
        title=answers["title"],
        length=amount(texts, answers["hours"], "h"),
        day=say_date(texts, day, today(answers.branch, answers.now).year),
        names=say_names(texts, names),
        evidence="yes" if answers["evidence"] else "no",
    )


def training(
    texts: Texts, branch: Branch, member: Member, row: Outside, now: datetime
) -> OutMessage:
    """Shows a training of a member: what is known of it, and what can be done."""
    text = texts(
        "outside-about",
        name=member.shown,
        title=row.title,
        length=amount(texts, row.minutes, "h"),
        day=say_date(texts, row.day, today(branch, now).year),
        entered=say_dated(texts, row.at, now, branch),
    )
    buttons = []
    if row.evidence:
        buttons.append(tap(texts.plain("outside-see-evidence"), "po.e", row.id))
    if row.cancelled_at is None:
        buttons.append(tap(texts.plain("outside-take-back"), "po.b", row.id))
    else:
        text += "\n" + texts("outside-gone", when=say_dated(texts, row.cancelled_at, now, branch))
    return OutMessage(text).with_buttons(
        tuple(buttons), back_to(texts, "ph.m", member.id, row.day.year)
    )
