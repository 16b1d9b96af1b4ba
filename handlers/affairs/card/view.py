"""Shows notices in the group: the live card, and what the group is told of changes."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from data.models import Branch, Notice, NoticePlace
from data.queries import case as cases, notice as notices
from data.values import rich
from handlers.affairs import rules as periods
from handlers.shared.dates import local, say_date
from handlers.shared.view import (
    Button,
    Markup,
    OutMessage,
    Texts,
    cut,
    local_day,
    tap,
    texts_in,
    today,
)

FIRST = 2600
"""UTF-16 units of a text on the card; the rest is read privately."""
SHORT = 24
MOST_CHANGES = 3
"""The latest changes on the card."""


def kind_of(texts: Texts, notice: Notice) -> str:
    """Names the kind of a notice; the branch's own name for it where it gave one."""
    return notice.label or texts.plain(f"notice-kind-{notice.kind}")


def short(notice: Notice) -> str:
    """Returns a notice's title, short enough for a button."""
    return cut(notice.title, SHORT)


def posted_on(branch: Branch, notice: Notice) -> date:
    """Returns the local day on which a notice was published."""
    assert notice.posted_at is not None
    return local_day(notice.posted_at, branch.zone)


def heading(texts: Texts, notice: Notice) -> str:
    """Returns kind and title of a notice as Telegram HTML."""
    return texts("notice-heading", kind=kind_of(texts, notice), title=notice.title)


def body_of(body: str, most: int = FIRST) -> tuple[str, bool]:
    """Returns what of a text fits, and whether it goes on."""
    parts = rich.split(body, most)
    return (parts[0] if parts else ""), len(parts) > 1


def card(
    session: Session,
    now: datetime,
    branch: Branch,
    notice: Notice,
    place: NoticePlace | None = None,
) -> OutMessage:
    """Shows the live card of a notice in the group of its branch, or at its `place` in another."""
    there = session.get_one(Branch, place.branch_id) if place else branch
    texts = texts_in(there.language)
    shown, goes_on = body_of(notice.body)
    lines = [heading(texts, notice)]
    if place is not None:
        lines.append(texts("notice-from", branch=branch.name))
    lines += ["", shown]
    if goes_on:
        lines.append(texts("notice-goes-on"))
    lines += ["", *history(session, texts, branch, notice)]
    lines.append(state_line(session, texts, branch, notice, now))
    lines.append(seen_line(session, texts, branch, notice, there.id))
    whole = (_button(texts, "notice-whole", "no.w", "no.jw", notice, place),) if goes_on else ()
    if notice.state != "open":
        return OutMessage("\n".join(lines)).with_buttons(whole)
    lines.append(texts("notice-how"))
    ways = (
        _button(texts, "notice-see", "no.s", "no.js", notice, place),
        _button(texts, "notice-object", "ca.o", "ca.oj", notice, place),
    )
    return OutMessage("\n".join(lines)).with_buttons(ways, whole)


def _button(
    texts: Texts, key: str, own: str, joint: str, notice: Notice, place: NoticePlace | None
) -> Button:
    label = texts.plain(key)
    return tap(label, joint, place.id) if place else tap(label, own, notice.id)


def seen_line(
    session: Session, texts: Texts, branch: Branch, notice: Notice, in_branch: int = 0
) -> str:
    """Counts who has seen a notice, in its own branch or another; who is not expected to apart."""
    counts = notices.counts(session, notice, posted_on(branch, notice), in_branch)
    line = texts("notice-seen", seen=counts.seen, expected=counts.expected)
    if counts.others:
        line = texts("notice-seen-others", counts=Markup(line), others=counts.others)
    return line


def history(session: Session, texts: Texts, branch: Branch, notice: Notice) -> list[str]:
    """Lists what became of a notice since it was published: its changes, and its result."""
    found = [
        texts("notice-changed-line", day=dated(texts, branch, one.changed_at), why=one.why)
        for one in notices.versions(session, notice.id)[-MOST_CHANGES:]
    ]
    found += [
        texts("notice-result-line", title=one.title) for one in notices.results(session, notice.id)
    ]
    return found


def dated(texts: Texts, branch: Branch, moment: datetime) -> str:
    """Says the day of a moment, for messages that are read on other days too."""
    there = local(moment, branch.zone)
    return say_date(texts, there.date(), there.year)


def state_line(
    session: Session, texts: Texts, branch: Branch, notice: Notice, now: datetime
) -> str:
    """Says until when a notice is published, what holds up its end, or how it ended."""
    if notice.state == "withdrawn":
        assert notice.ended_at is not None
        day = dated(texts, branch, notice.ended_at)
        return texts("notice-withdrawn-line", day=day, why=notice.why)
    if notice.state == "over":
        return texts("notice-over-line", many=cases.counts(session, notice.id).decided)
    if notice.ends_on is None:
        return texts("notice-long")
    day = say_date(texts, notice.ends_on, today(branch, now).year)
    this_day = max(today(branch, now), posted_on(branch, notice))
    left = periods.days_left(this_day, notice.ends_on, branch.official_workdays)
    if this_day > notice.ends_on:
        return texts("notice-held-up", day=day)
    if this_day == notice.ends_on:
        return texts("notice-until-last", day=day)
    return texts("notice-until", day=day, left=left)


def draw(session: Session, now: datetime, notice_id: int) -> OutMessage | None:
    """Draws the card of a notice as it stands; None where it is gone."""
    notice = session.get(Notice, notice_id)
    if notice is None or notice.posted_at is None:
        return None
    return card(session, now, session.get_one(Branch, notice.branch_id), notice)


def draw_joint(session: Session, now: datetime, place_id: int) -> OutMessage | None:
    """Draws the card of a notice in the group of another branch; None where it is gone."""
    place = session.get(NoticePlace, place_id)
    notice = session.get(Notice, place.notice_id) if place else None
    if place is None or notice is None or notice.posted_at is None:
        return None
    return card(session, now, session.get_one(Branch, notice.branch_id), notice, place)


def told(branch: Branch, notice: Notice, what: str, why: str, answered: int) -> OutMessage:
    """Tells the group that a notice was changed or withdrawn, in answer to its card."""
    texts = texts_in(branch.language)
    said = {
        "changed": texts("notice-changed-word", title=notice.title, why=why),
        "withdrawn": texts("notice-withdrawn-word", title=notice.title, why=why),
    }
    return OutMessage(said[what], reply_to=answered)
