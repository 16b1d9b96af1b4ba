"""What pushes look like to those who look after the material: who has studied, who has not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member, Reading, Receipt
from data.queries import reading as readings
from data.queries.reading import Counts
from data.values.out import Button, OutMessage
from handlers.reading import rules, view
from handlers.reading.chasing import ReminderResult
from handlers.shared.buttons import pages, rows, tap
from handlers.shared.dates import local, say_day, say_when
from handlers.shared.names import clipped, say_names
from handlers.shared.texts import Markup, Texts

AT_ONCE = 6
MOST = 1200
"""Characters of a list of names on a push's page, on which three of them must fit."""
NOTE_DAYS = (3, 7, 14)


def pushes(
    session: Session,
    texts: Texts,
    branch: Branch,
    found: Sequence[Reading],
    page: int,
    now: datetime,
) -> OutMessage:
    """The branch's last pushes, each with its day and how many have studied it."""
    today = rules.local_day(now, branch.zone)
    page = min(page, max(0, (len(found) - 1) // AT_ONCE))
    buttons = []
    for at, reading in enumerate(found):
        day = rules.local_day(reading.posted_at, branch.zone)
        # Only those in view are counted.
        shown = at // AT_ONCE == page
        numbers = readings.counts(session, reading, day) if shown else None
        label = texts.plain(
            "pushes-entry",
            day=say_day(texts, day, today),
            title=view.short_title(texts, reading),
            studied=numbers.studied if numbers else 0,
            expected=numbers.expected if numbers else 0,
        )
        buttons.append(tap(label, "rp.v", reading.id))
    return OutMessage(texts("pushes-head" if found else "pushes-none")).with_buttons(
        *pages(texts, buttons, page, "rp.l", branch.id, size=AT_ONCE, wide=1),
        (tap(texts.plain("back"), "rd.l", branch.id, 0),),
    )


@dataclass(frozen=True, slots=True)
class PageData:
    """A push as its page shows it: who was expected, who studied it, who did so without being
    expected, and who was away."""

    branch: Branch
    reading: Reading
    expected: Sequence[Member]
    receipts: Mapping[int, Receipt]
    others: Sequence[Member]
    gone: Sequence[Member]
    numbers: Counts


def push(texts: Texts, seen: PageData, now: datetime) -> OutMessage:
    """Who has studied a push and when, who has not, who was away."""
    reading, branch = seen.reading, seen.branch
    lines = [
        texts("push-head", title=Markup(view.titled(texts, reading))),
        texts("push-when", when=say_when(texts, reading.posted_at, now, branch)),
        view.counted(texts, branch, reading, seen.numbers, now),
        "",
    ]
    done = [member for member in seen.expected if member.id in seen.receipts]
    done.sort(key=lambda member: seen.receipts[member.id].at)
    missing = [member.name for member in seen.expected if member.id not in seen.receipts]
    for key, names in (
        ("push-studied", [_timed(texts, seen, member) for member in (*done, *seen.others)]),
        ("push-missing", missing),
        ("push-away", [member.name for member in seen.gone]),
    ):
        if names:
            said = say_names(texts, names, MOST)
            lines.append(texts(key, many=len(names), names=said))
    return OutMessage("\n".join(lines)).with_buttons(*_actions(texts, seen, bool(missing)))


def _timed(texts: Texts, seen: PageData, member: Member) -> str:
    receipt = seen.receipts[member.id]
    there = local(receipt.at, seen.branch.zone)
    key = "push-at-late" if receipt.late else "push-at"
    name = clipped(member.name)[:20]
    same = there.date() == rules.local_day(seen.reading.posted_at, seen.branch.zone)
    when = there.strftime("%H:%M") if same else f"{there.month}/{there.day}"
    return texts.plain(key, name=name, when=when)


def _actions(texts: Texts, seen: PageData, missing: bool) -> list[tuple[Button, ...]]:
    one = seen.reading.id
    remind = (tap(texts.plain("push-remind"), "rp.c", one),) if missing else ()
    if seen.reading.note_due_at is None:
        notes = tap(texts.plain("push-ask-notes"), "rp.k", one)
    else:
        notes = tap(texts.plain("push-notes", many=seen.numbers.noted), "rp.h", one, 0)
    return [(*remind, notes), (tap(texts.plain("back"), "rp.l", seen.branch.id, 0),)]


def ask_days(texts: Texts, reading: Reading) -> OutMessage:
    """Within how many days the notes are to be handed in."""
    choices = [
        tap(texts.plain("push-note-days", days=days), "rp.k", reading.id, days)
        for days in NOTE_DAYS
    ]
    text = texts("push-ask-days", title=Markup(view.titled(texts, reading)))
    return OutMessage(text).with_buttons(
        *rows(choices, 3), (tap(texts.plain("back"), "rp.v", reading.id),)
    )


def reminded(texts: Texts, reading: Reading, told: ReminderResult) -> OutMessage:
    """What a round of reminders came to; who cannot be written to is named."""
    lines = [texts("push-reminded", many=told.reminded)]
    if told.earlier:
        lines.append(texts("push-reminded-earlier", many=told.earlier))
    if told.unreached:
        names = say_names(texts, [member.name for member in told.unreached], 2000)
        lines.append(texts("chase-unreached", many=len(told.unreached), names=names))
    return OutMessage("\n".join(lines)).with_buttons(
        (tap(texts.plain("back"), "rp.v", reading.id),)
    )
