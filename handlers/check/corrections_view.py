"""What later corrections of a filed check look like, on a page and in the workbook."""

from collections.abc import Sequence
from datetime import datetime

from data.models import Branch
from data.values.out import OutMessage
from data.values.period import Period
from data.values.study import Figures, Line
from handlers.check import view
from handlers.check.corrections import Corrected
from handlers.shared.buttons import tap
from handlers.shared.dates import say_dated
from handlers.shared.texts import Texts

MOST = 30


def page(
    texts: Texts, branch: Branch, period: Period, found: Sequence[Corrected], now: datetime
) -> OutMessage:
    """What changed since a period was filed: whose line, from what to what, when, by whom, why."""
    more = [texts("check-more", many=len(found) - MOST)] if len(found) > MOST else []
    lines = [
        texts(
            "check-correction",
            name=one.member.name,
            line=texts.plain(f"check-line-{one.name}"),
            before=figure(one.name, one.before),
            after=figure(one.name, one.after),
            when=when(texts, branch, one, now) or "none",
            by=one.by or "none",
            reason=why(texts, one) or "none",
        )
        for one in found[:MOST]
    ]
    text = "\n".join(
        [
            texts("check-title", title=view.title(texts, period)),
            texts("check-corrections-head" if found else "check-corrections-none"),
            *lines,
            *more,
        ]
    )
    return OutMessage(text).with_buttons(
        (tap(texts.plain("back"), "ck.p", branch.id, period.code),)
    )


def row(texts: Texts, branch: Branch, one: Corrected, now: datetime) -> tuple[str, ...]:
    """The same for the workbook, cell by cell as `data.exports.check.CHANGED` names them."""
    return (
        one.member.name,
        texts.plain(f"check-line-{one.name}"),
        figure(one.name, one.before),
        figure(one.name, one.after),
        when(texts, branch, one, now),
        one.by,
        why(texts, one),
    )


def figure(name: str, figures: Figures) -> str:
    """A line as done of expected, right answers and points as a number."""
    value = getattr(figures, name)
    return view.figure(name, value) if isinstance(value, Line) else str(value)


def when(texts: Texts, branch: Branch, one: Corrected, now: datetime) -> str:
    """When it changed; empty where no row tells."""
    return say_dated(texts, one.cause.at, now, branch) if one.cause else ""


def why(texts: Texts, one: Corrected) -> str:
    """What did it and the reason that was given; empty where no row tells."""
    if one.cause is None:
        return ""
    said = texts.plain(f"check-why-{one.cause.why}") if one.cause.why else ""
    return texts.plain("check-why-of").join(filter(None, (said, one.cause.reason)))
