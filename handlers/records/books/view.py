"""Shows the books of a period, and the records that are not filed."""

from collections.abc import Sequence
from datetime import datetime

from data.models import Branch, Meeting, Record
from data.values.out import OutMessage
from data.values.period import Period, PeriodKind
from handlers.check.period.view import title
from handlers.records.filing.rules import state_of
from handlers.records.filing.view import meeting_button
from handlers.shared.buttons import pages, tap
from handlers.shared.dates import today
from handlers.shared.texts import Texts

KINDS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)
AT_ONCE = 6

Held = Sequence[tuple[Meeting, Record | None]]


def page(texts: Texts, branch: Branch, period: Period, held: Held, now: datetime) -> OutMessage:
    """Shows a period: how many meetings were held, and how many records are filed."""
    filed = sum(state_of(record) == "filed" for _, record in held)
    lines = [
        texts("records-title", title=title(texts, period)),
        texts("records-held", held=len(held), filed=filed),
    ]
    this_day = today(branch, now)
    code, inside = period.code, min(period.last, this_day)
    steps = [tap(texts.plain("check-before"), "nb.p", branch.id, period.before.code)]
    if period.after.first <= this_day:
        steps.append(tap(texts.plain("check-after"), "nb.p", branch.id, period.after.code))
    kinds = [
        tap(texts.plain(f"check-by-{kind}"), "nb.p", branch.id, Period.of(kind, inside).code)
        for kind in KINDS
        if kind is not period.kind
    ]
    left = len(held) - filed
    todo = (tap(texts.plain("records-open", many=left), "nb.o", branch.id, code, 0),)
    return OutMessage("\n".join(lines)).with_buttons(
        (
            tap(texts.plain("records-book"), "nb.x", branch.id, code),
            tap(texts.plain("records-pack"), "nb.z", branch.id, code),
        ),
        todo if left else (),
        tuple(steps),
        (*kinds, tap(texts.plain("records-templates"), "nt.l", branch.id)),
    )


def unfiled(
    texts: Texts, branch: Branch, period: Period, held: Held, at: int, now: datetime
) -> OutMessage:
    """Shows the meetings whose record is not filed, each the way to it."""
    buttons = [
        meeting_button(texts, branch, meeting, meeting.state, now)
        for meeting, record in held
        if state_of(record) != "filed"
    ]
    return OutMessage(texts("records-unfiled", many=len(buttons))).with_buttons(
        *pages(texts, buttons, at, "nb.o", branch.id, period.code, size=AT_ONCE, wide=1),
        (tap(texts.plain("back"), "nb.p", branch.id, period.code),),
    )
