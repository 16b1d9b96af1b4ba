"""What entering training outside the branch looks like."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from data.models import Branch, Draft, Member, Outside
from data.values.hours import STUDY_HOUR
from data.values.out import Button, OutFile, OutMessage
from handlers.points.rank_view import amount
from handlers.shared.buttons import pages, rows, tap
from handlers.shared.dates import local, say_date, say_dated, say_day
from handlers.shared.names import say_names
from handlers.shared.texts import Texts

HOURS = (1, 2, 4, 8, 16)
DAYS = 6
AT_ONCE = 6


def _out(texts: Texts, draft: Draft) -> Button:
    return tap(texts.plain("cancel"), "po.x", draft.id)


def ask_title(texts: Texts, draft: Draft) -> OutMessage:
    """What was it?"""
    return OutMessage(texts("outside-ask-title")).with_buttons((_out(texts, draft),))


def ask_hours(texts: Texts, draft: Draft) -> OutMessage:
    """How long was it?"""
    buttons = [tap(amount(texts, one * STUDY_HOUR, "h"), "po.h", draft.id, one) for one in HOURS]
    text = texts("outside-ask-hours", title=draft.data["title"])
    return OutMessage(text).with_buttons(*rows(buttons, 3), (_out(texts, draft),))


def ask_day(texts: Texts, draft: Draft, today: date) -> OutMessage:
    """On which day was it?"""
    days = [today - timedelta(back) for back in range(DAYS)]
    buttons = [tap(say_day(texts, day, today), "po.d", draft.id, f"{day:%Y%m%d}") for day in days]
    text = texts("outside-ask-day", title=draft.data["title"])
    return OutMessage(text).with_buttons(*rows(buttons, 2), (_out(texts, draft),))


def ask_who(texts: Texts, draft: Draft, there: Sequence[Member], page: int) -> OutMessage:
    """Who was there?"""
    chosen = set(draft.data["members"])
    buttons = [
        tap(
            texts.plain("chosen", label=one.name) if one.id in chosen else one.name,
            "po.w",
            draft.id,
            one.id,
            page,
        )
        for one in there
    ]
    text = texts("outside-ask-who", title=draft.data["title"], many=len(chosen))
    return OutMessage(text).with_buttons(
        *pages(texts, buttons, page, "po.p", draft.id, size=AT_ONCE, wide=3),
        (tap(texts.plain("outside-who-done"), "po.c", draft.id), _out(texts, draft)),
    )


def ask_evidence(texts: Texts, draft: Draft) -> OutMessage:
    """Is there a document?"""
    return OutMessage(texts("outside-ask-evidence")).with_buttons(
        (tap(texts.plain("outside-no-evidence"), "po.z", draft.id), _out(texts, draft))
    )


def confirm(
    texts: Texts, branch: Branch, draft: Draft, names: Sequence[str], now: datetime
) -> OutMessage:
    """Everything once more before it is entered."""
    data = draft.data
    day = date.fromisoformat(data["day"])
    text = texts(
        "outside-confirm",
        title=data["title"],
        length=amount(texts, data["minutes"], "h"),
        day=say_date(texts, day, local(now, branch.zone).year),
        names=say_names(texts, names),
        evidence="yes" if data["evidence"] else "no",
    )
    return OutMessage(text).with_buttons(
        (tap(texts.plain("outside-save"), "po.s", draft.id), _out(texts, draft))
    )


def entry(texts: Texts, branch: Branch, member: Member, row: Outside, now: datetime) -> OutMessage:
    """One training: what is known of it, and what can be done."""
    text = texts(
        "outside-about",
        name=member.name,
        title=row.title,
        length=amount(texts, row.minutes, "h"),
        day=say_date(texts, row.day, local(now, branch.zone).year),
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
        tuple(buttons), (tap(texts.plain("back"), "ph.m", member.id, row.day.year),)
    )


def evidence(row: Outside) -> OutMessage:
    """The document, as it was sent."""
    return OutMessage("", file=OutFile.from_json(row.evidence))
