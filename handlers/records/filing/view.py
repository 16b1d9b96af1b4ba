"""Shows records: the choice of a meeting, its record and fields, what changed since filing."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Meeting, Member, Minute, Record
from data.queries import record as records
from data.values import rich
from data.values.record import EntryKind
from handlers.records.filing import rules
from handlers.records.filing.service import differ, facts_of
from handlers.records.minutes.service import About
from handlers.records.minutes.view import LONG, SHORT, said
from handlers.shared.access import Right, may
from handlers.shared.meetings import kind_of, title
from handlers.shared.texts import Texts, escape
from handlers.shared.view import Button, OutMessage, back_to, pages, rows, say_span, say_when, tap

AT_ONCE = 6
LAST = 3
"""Entries that the page of a record shows."""
MOST_CHANGES = 10


def meeting_button(
    texts: Texts, branch: Branch, meeting: Meeting, sign: str, now: datetime
) -> Button:
    """Makes the button that opens a meeting's record."""
    label = texts.plain(
        "minutes-meeting",
        sign=sign,
        when=say_when(texts, meeting.starts_at, now, branch),
        kind=kind_of(texts, meeting),
    )
    return tap(label, "nm.v", meeting.id)


def choice(
    texts: Texts,
    branch: Branch,
    found: Sequence[Meeting],
    filed: set[int],
    page: int,
    now: datetime,
) -> OutMessage:
    """Shows meetings to choose a record from; those filed are ticked."""
    buttons = [
        meeting_button(texts, branch, one, "filed" if one.id in filed else one.state, now)
        for one in found
    ]
    return OutMessage(texts("minutes-choose")).with_buttons(
        *pages(texts, buttons, page, "nm.l", branch.id, size=AT_ONCE, wide=1)
    )


def record_page(
    session: Session, texts: Texts, branch: Branch, member: Member, meeting: Meeting, now: datetime
) -> OutMessage:
    """Shows a meeting's record: who leads it, who came, the last entries, and what can be done."""
    record = records.of(session, meeting.id)
    known, entries = facts_of(session, meeting, record), records.entries(session, meeting.id)
    of = record or meeting
    span = say_span(texts, of.starts_at, of.ends_at, now, branch)
    lines = [title(texts, meeting), texts("meeting-when", span=span)]
    if record is not None:
        lines.append(texts("record-led", host=record.host, recorder=record.recorder))
    if known["counts"]["expected"]:
        waits = rules.waits(meeting)
        lines.append(rules.counted(texts, known["counts"], waits=waits))
        if waits and known["counts"]["absent"]:
            lines.append(escape(rules.missing(texts, known)))
    lines.append(texts("record-many", many=len(entries)))
    lines += [f"· {said(texts, row)}" for row in entries[-LAST:]]
    if record is not None and record.filed_at is not None:
        lines.append(texts("record-is-filed", when=say_when(texts, record.filed_at, now, branch)))
    keeps = may(member.post, Right.RECORDS)
    return OutMessage("\n".join(lines)).with_buttons(
        *_actions(texts, branch, meeting, record, written=bool(entries), keeps=keeps)
    )


def _actions(
    texts: Texts,
    branch: Branch,
    meeting: Meeting,
    record: Record | None,
    *,
    written: bool,
    keeps: bool,
) -> list[tuple[Button, ...]]:
    made = meeting.id
    entries = tap(texts.plain("minutes-entries"), "ne.l", made, 0)
    about = tap(texts.plain("record-about"), "nf.v", made)
    word = tap(texts.plain("record-word"), "nc.w", made)
    back = (back_to(texts, "nm.l", branch.id, 0),)
    if rules.state_of(record) == "filed":
        more = (
            tap(texts.plain("record-add"), "nc.n", made),
            tap(texts.plain("record-trail"), "nc.c", made),
        )
        return [(word,), (entries, about), more, back]
    last = (word, tap(texts.plain("record-file"), "nc.f", made)) if keeps else (word,)
    begin = (tap(texts.plain("minutes-go-on" if written else "minutes-begin"), "nm.s", made),)
    return [begin, (entries, about) if written else (about,), last, back]


def fields(texts: Texts, branch: Branch, meeting: Meeting, record: Record) -> OutMessage:
    """Shows the fields of a record; each can be changed."""
    named = [(field, texts.plain(f"record-what-{field}")) for field in rules.FIELDS]
    lines = [
        texts(
            "record-field",
            label=label,
            value=_value(texts, branch, record, field) or texts.plain("none-yet"),
        )
        for field, label in named
    ]
    buttons = [
        tap(texts.plain("record-change", what=label), "nf.e", meeting.id, field)
        for field, label in named
    ]
    return OutMessage("\n".join([title(texts, meeting), *lines])).with_buttons(
        *rows(buttons, 3), back_to(texts, "nm.v", meeting.id)
    )


def _value(texts: Texts, branch: Branch, record: Record, field: str) -> str:
    """Says a field's value in plain words, cut where it is very long."""
    if field == "time":
        return say_span(texts, record.starts_at, record.ends_at, None, branch)
    value = str(getattr(record, field))[:LONG]
    return f"\n{value}" if "\n" in value else value


def confirm(texts: Texts, meeting: Meeting, entries: Sequence[Minute]) -> OutMessage:
    """Asks once more before filing, and says what is still open."""
    unwritten = sum(row.kind == EntryKind.VOICE for row in entries)
    open_votes = sum(row.kind == EntryKind.VOTE and not row.votes for row in entries)
    lines = [texts("record-file-sure", title=title(texts, meeting))]
    if unwritten:
        lines.append(texts("record-unwritten", many=unwritten))
    if open_votes:
        lines.append(texts("record-votes-open", many=open_votes))
    return OutMessage("\n".join(lines)).with_buttons(
        tap(texts.plain("record-file-yes"), "nc.g", meeting.id), back_to(texts, "nm.v", meeting.id)
    )


def trail(session: Session, texts: Texts, about: About, now: datetime) -> OutMessage:
    """Shows what was changed since filing, the latest last."""
    branch, meeting = about.branch, about.meeting
    changes = records.changes(session, meeting.id, branch.id)
    lines = [title(texts, meeting), texts("record-trail-head", many=len(changes))]
    for row, who in changes[-MOST_CHANGES:]:
        before, after = (rich.excerpt(escape(text), SHORT) for text in (row.before, row.after))
        lines.append(
            texts(
                "record-trail-line",
                when=say_when(texts, row.at, now, branch),
                who=who or texts.plain("record-somebody"),
                what=texts.plain(f"record-what-{row.what}"),
                before=before or "none",
                after=after or "none",
                why=row.why,
            )
        )
    update: tuple[Button, ...] = ()
    if differ(session, meeting, about.record):
        lines.append(texts("record-differs"))
        update = (tap(texts.plain("record-update"), "nc.a", meeting.id),)
    return OutMessage("\n".join(lines)).with_buttons(update, back_to(texts, "nm.v", meeting.id))
