"""What practice looks like before and after the questions: first page, tags, the end, reminders."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from data.models import Branch
from data.queries import practice
from data.queries.memory import Known
from data.values.memory import REVIEW_CLOCK
from data.values.out import Button, OutMessage
from handlers.practice import rules
from handlers.practice.sitting import DUE, NEW, TAG, Seat, Sitting
from handlers.shared.buttons import pages, tap
from handlers.shared.dates import say_day
from handlers.shared.texts import Texts


@dataclass(frozen=True, slots=True)
class Home:
    """What the first page says: what a member knows, how many mistakes there are, whether there
    are tags, whether they are reminded, and whether they look after the bank."""

    branch: Branch
    known: Known
    mistakes: int
    tags: bool
    reminds: bool
    keeps: bool


@dataclass(frozen=True, slots=True)
class Coming:
    """What there is to review after a sitting: due now, or else when next and how many then."""

    due: int
    at: datetime | None
    then: int
    now: datetime


def home(texts: Texts, seen: Home, coming: Coming) -> OutMessage:
    """The first page: what is due, and what else can be practised."""
    known, branch = seen.known, seen.branch
    if not known.known + known.shaky + known.new:
        key = "practice-empty-keeper" if seen.keeps else "practice-empty"
        return OutMessage(f"{texts('practice-home')}\n{texts(key)}")
    counts = texts("practice-counts", known=known.known, shaky=known.shaky, new=known.new)
    reminds = texts("practice-reminds", time=f"{REVIEW_CLOCK:%H:%M}")
    lines = [
        texts("practice-home"),
        what_comes(texts, branch, coming),
        "",
        counts,
        reminds if seen.reminds else texts("practice-reminds-not"),
    ]
    first, second = [], [_to_list(texts, branch)]
    if known.new:
        first.append(tap(texts.plain("practice-new"), "pq.s", branch.id, NEW))
    if seen.mistakes:
        label = texts.plain("practice-mistakes", many=seen.mistakes)
        first.append(tap(label, "pq.s", branch.id, practice.WRONG))
    if seen.tags:
        second.insert(0, tap(texts.plain("practice-tags"), "pq.l", branch.id, 0))
    switch = "off" if seen.reminds else "on"
    label = texts.plain("practice-remind-off" if seen.reminds else "practice-remind-on")
    due = texts.plain("practice-due", many=coming.due)
    return OutMessage("\n".join(lines)).with_buttons(
        (tap(due, "pq.s", branch.id, DUE),) if coming.due else (),
        tuple(first),
        tuple(second),
        (tap(label, "pq.b", branch.id, switch),),
    )


def _to_list(texts: Texts, branch: Branch) -> Button:
    return tap(texts.plain("practice-list"), "pm.l", branch.id, practice.WRONG, 0)


def what_comes(texts: Texts, branch: Branch, coming: Coming) -> str:
    """What is due today, or when something will be."""
    if coming.due:
        return texts("practice-is-due", many=coming.due, minutes=rules.minutes(coming.due))
    if coming.at is None:
        return texts("practice-nothing-due")
    today = rules.local_day(coming.now, branch.zone)
    day = say_day(texts, rules.local_day(coming.at, branch.zone), today)
    return texts("practice-next-due", day=day, many=coming.then)


def mark_of(tag: str) -> str:
    """A tag in few characters, for a button."""
    return f"{zlib.crc32(tag.encode()):x}"


def tags(texts: Texts, branch: Branch, found: Sequence[tuple[str, int]], page: int) -> OutMessage:
    """The tags to practise by."""
    items = [
        tap(texts.plain("practice-tag", tag=tag[:20], many=many), "pq.g", branch.id, mark_of(tag))
        for tag, many in found
    ]
    return OutMessage(texts("practice-which-tag")).with_buttons(
        *pages(texts, items, page, "pq.l", branch.id, size=6), (_back(texts, branch),)
    )


def _back(texts: Texts, branch: Branch) -> Button:
    return tap(texts.plain("practice-back"), "pq.h", branch.id)


def end(texts: Texts, seat: Seat, coming: Coming) -> OutMessage:
    """How a sitting went, in a line, and what comes next."""
    sitting, branch = seat.sitting, seat.branch
    lines = [_went(texts, sitting), what_comes(texts, branch, coming)]
    again = _again(texts, seat, coming)
    return OutMessage("\n".join(lines)).with_buttons(
        again, (_to_list(texts, branch), _back(texts, branch))
    )


def _went(texts: Texts, sitting: Sitting) -> str:
    answered, right = sitting.answered, sitting.right
    if not answered:
        return texts("practice-ended-early")
    if right == answered:
        return texts("practice-ended-all", answered=answered)
    if not right:
        return texts("practice-ended-none", answered=answered)
    return texts("practice-ended-some", answered=answered, right=right)


def _again(texts: Texts, seat: Seat, coming: Coming) -> tuple[Button, ...]:
    branch, sitting = seat.branch, seat.sitting
    if coming.due:
        label = texts.plain("practice-due", many=coming.due)
        return (tap(label, "pq.s", branch.id, DUE),)
    if sitting.mode == DUE:
        return (tap(texts.plain("practice-new"), "pq.s", branch.id, NEW),)
    label = texts.plain("practice-again")
    if sitting.mode == TAG:
        return (tap(label, "pq.g", branch.id, mark_of(sitting.tag)),)
    return (tap(label, "pq.s", branch.id, sitting.mode),)


def reminder(texts: Texts, branch: Branch, due: int) -> OutMessage:
    """The day's reminder of what is due."""
    minutes = rules.minutes(due)
    text = texts("practice-reminder", many=due, minutes=minutes)
    if due > rules.SIZE:
        text = texts("practice-reminder-many", many=due, size=rules.SIZE, minutes=minutes)
    return OutMessage(text).with_buttons(
        (tap(texts.plain("practice-start"), "pq.s", branch.id, DUE),),
        (
            tap(texts.plain("practice-later"), "pq.w", branch.id),
            tap(texts.plain("practice-no-more"), "pq.o", branch.id),
        ),
    )
