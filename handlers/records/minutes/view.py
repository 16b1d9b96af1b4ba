"""Shows entries of the minutes: recording them, their list, one of them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Meeting, Minute, Record
from data.queries import record as records
from data.values import rich
from data.values.record import EntryKind
from handlers.records.minutes import rules
from handlers.shared.meetings import title
from handlers.shared.texts import Markup, Texts, escape
from handlers.shared.view import (
    Button,
    OutMessage,
    Rows,
    back_to,
    clipped,
    pages,
    rows,
    say_when,
    tap,
)

AT_ONCE = 6
SHORT = 60
TAKEN = 200
"""Characters of an entry in a list, and where it is confirmed: a vote with all its numbers."""
LONG = 2_500
"""Characters of an entry, or of a field, on a page; the document has all of it."""


def said(texts: Texts, row: Minute, most: int = SHORT) -> str:
    """Says an entry in one line, as Telegram HTML."""
    sign = texts(f"minutes-sign-{row.kind}")
    return f"{sign} {escape(rich.excerpt(escape(rules.spoken(texts, row)), most))}"


def mode(texts: Texts, meeting: Meeting) -> OutMessage:
    """Says how to record, and how to leave."""
    return OutMessage(texts("minutes-mode", title=title(texts, meeting))).with_buttons(
        *_next_kinds(texts, meeting.id), _ways(texts, meeting.id)
    )


def _next_kinds(texts: Texts, meeting_id: int) -> Rows:
    kinds = (EntryKind.SPEECH, EntryKind.POINT, EntryKind.RESOLUTION, EntryKind.VOTE)
    return rows(
        [tap(texts.plain(f"minutes-kind-{kind}"), "nm.k", meeting_id, kind) for kind in kinds], 2
    )


def taken(
    texts: Texts, row: Minute, number: int, present: int, several: Sequence[tuple[str, str]] = ()
) -> OutMessage:
    """Says that something was written down, and as what; asks for the numbers of a vote, and which
    of `several` people of one name spoke."""
    text = texts("minutes-taken", number=number, said=Markup(said(texts, row, TAKEN)))
    undo = tap(texts.plain("minutes-undo"), "ne.u", row.id)
    last = (undo, *_ways(texts, row.meeting_id))
    if row.kind == EntryKind.VOICE:
        return OutMessage(f"{text}\n{texts('minutes-voice-kept')}", silent=True).with_buttons(last)
    if row.kind == EntryKind.VOTE and not row.votes:
        asked = f"{text}\n{texts('minutes-ask-votes', present=present)}"
        return OutMessage(asked).with_buttons(*_unanimous(texts, row, present), last)
    if several:
        asked = f"{text}\n{texts('minutes-which', name=row.speaker)}"
        buttons = [tap(clipped(name), "ne.w", row.id, code) for code, name in several]
        return OutMessage(asked).with_buttons(*rows(buttons, 2), last)
    return OutMessage(text, silent=True).with_buttons(_other_kinds(texts, row), last)


def _ways(texts: Texts, meeting_id: int) -> tuple[Button, ...]:
    return (
        tap(texts.plain("minutes-entries"), "ne.l", meeting_id, 0),
        tap(texts.plain("minutes-end"), "nm.x", meeting_id),
    )


def undone(texts: Texts, row: Minute) -> OutMessage:
    """Shows what was taken back, so that it can be copied."""
    text = escape(rules.spoken(texts, row)[:LONG])
    return OutMessage(texts("minutes-undone", said=Markup(text))).with_buttons(
        _ways(texts, row.meeting_id)
    )


def followed(texts: Texts, row: Minute, number: int) -> OutMessage:
    """Says that an entry now reads as its message does."""
    text = texts("minutes-followed", number=number, said=Markup(said(texts, row, TAKEN)))
    return OutMessage(text, silent=True).with_buttons(
        tap(texts.plain("minutes-entries"), "ne.l", row.meeting_id, 0)
    )


def stays(texts: Texts, meeting: Meeting) -> OutMessage:
    """Says that a filed record does not follow the message that was changed."""
    return OutMessage(texts("minutes-filed-stays")).with_buttons(
        tap(texts.plain("minutes-see"), "nm.v", meeting.id)
    )


def ask_point(
    texts: Texts, meeting: Meeting, points: Sequence[tuple[int, str]], at: int
) -> OutMessage:
    """Asks which point of the agenda comes now."""
    buttons = [
        tap(rich.excerpt(escape(text), 30), "nm.a", meeting.id, place) for place, text in points
    ]
    return OutMessage(texts("minutes-which-point")).with_buttons(
        *pages(texts, buttons, at, "nm.k", meeting.id, EntryKind.POINT, size=5, wide=1),
        back_to(texts, "nm.s", meeting.id),
    )


def _unanimous(texts: Texts, row: Minute, present: int) -> list[tuple[Button, ...]]:
    if not present:
        return []
    return [(tap(texts.plain("minutes-unanimous", present=present), "ne.y", row.id),)]


def _other_kinds(texts: Texts, row: Minute) -> tuple[Button, ...]:
    return tuple(
        tap(
            texts.plain("minutes-as", kind=texts.plain(f"minutes-kind-{kind}")),
            "ne.k",
            row.id,
            kind,
        )
        for kind in rules.others(row.kind)
    )


def ask_speaker(
    texts: Texts, meeting: Meeting, people: Sequence[tuple[str, str]], at: int
) -> OutMessage:
    """Asks who speaks."""
    buttons = [tap(clipped(name), "nm.w", meeting.id, code) for code, name in people]
    return OutMessage(texts("minutes-who")).with_buttons(
        *pages(texts, buttons, at, "nm.k", meeting.id, EntryKind.SPEECH, size=9, wide=3),
        back_to(texts, "nm.s", meeting.id),
    )


def ask_next(texts: Texts, meeting: Meeting, kind: str, name: str) -> OutMessage:
    """Says what the next message will be."""
    return OutMessage(texts("minutes-next", kind=kind, name=name or "none")).with_buttons(
        back_to(texts, "nm.s", meeting.id)
    )


def listed(
    texts: Texts, meeting: Meeting, entries: Sequence[Minute], at: int, *, recording: bool
) -> OutMessage:
    """Shows a page of the entries, each a button."""
    at = min(at, max(0, (len(entries) - 1) // AT_ONCE))
    numbered = list(enumerate(entries, 1))
    lines = [title(texts, meeting), texts("record-many", many=len(entries))]
    lines += [f"{number}. {said(texts, row)}" for number, row in numbered[at * AT_ONCE :][:AT_ONCE]]
    buttons = [tap(str(number), "ne.v", row.id) for number, row in numbered]
    return OutMessage("\n".join(lines)).with_buttons(
        *pages(texts, buttons, at, "ne.l", meeting.id, size=AT_ONCE, wide=3),
        back_to(texts, "nm.s" if recording else "nm.v", meeting.id),
    )


def entry_page(
    session: Session, texts: Texts, branch: Branch, record: Record, row: Minute, now: datetime
) -> OutMessage:
    """Shows an entry, and what can be done with it."""
    at = page_of(records.entries(session, row.meeting_id), row)
    text = row.text if row.kind == EntryKind.POINT else rules.spoken(texts, row)
    body = escape(text[:LONG])
    lines = [texts("minutes-entry", kind=texts.plain(f"minutes-kind-{row.kind}")), body]
    if len(text) > LONG:
        lines.append(texts("minutes-cut", long=len(text)))
    lines.append(texts("minutes-at", when=say_when(texts, row.at, now, branch)))
    filed = record.filed_at is not None
    edit = "minutes-write" if row.kind == EntryKind.VOICE else "minutes-edit"
    change = [
        tap(texts.plain(edit), "ne.e", row.id),
        tap(texts.plain("minutes-delete"), "ne.d", row.id),
    ]
    if row.file:
        change.insert(0, tap(texts.plain("minutes-play"), "ne.p", row.id))
    order = [
        tap(texts.plain(key), "ne.m", row.id, way)
        for key, way in (("minutes-up", "u"), ("minutes-down", "d"))
        if not filed
    ]
    kinds = () if filed or row.kind == EntryKind.VOICE else _other_kinds(texts, row)
    return OutMessage("\n".join(lines)).with_buttons(
        tuple(change), tuple(order), kinds, back_to(texts, "ne.l", row.meeting_id, at)
    )


def page_of(entries: Sequence[Minute], row: Minute) -> int:
    """Returns the page of the list that an entry stands on."""
    return [one.id for one in entries].index(row.id) // AT_ONCE
