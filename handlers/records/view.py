"""What the pages of a record look like: the choice of a meeting, its record, its entries."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from data.models import Branch, Meeting, Minute, Record, RecordChange
from data.values import rich
from data.values.out import Button, OutMessage
from handlers.records import facts, rules
from handlers.records.entries_view import LONG, SHORT, said
from handlers.shared.buttons import pages, rows, tap
from handlers.shared.dates import say_span, say_when
from handlers.shared.meetings import title
from handlers.shared.texts import Markup, Texts, escape

AT_ONCE = 6
LAST = 3
"""Entries that the page of a record shows."""


def chosen(
    texts: Texts,
    branch: Branch,
    found: Sequence[Meeting],
    filed: set[int],
    page: int,
    now: datetime,
) -> OutMessage:
    """Meetings to choose a record from; those filed are ticked."""
    buttons = [
        tap(
            texts.plain(
                "minutes-meeting",
                sign="filed" if one.id in filed else one.state,
                when=say_when(texts, one.starts_at, now, branch),
                kind=texts.plain(f"kind-{one.kind}"),
            ),
            "nm.v",
            one.id,
        )
        for one in found
    ]
    return OutMessage(texts("minutes-choose")).with_buttons(
        *pages(texts, buttons, page, "nm.l", branch.id, size=AT_ONCE, wide=1)
    )


def page(
    texts: Texts,
    branch: Branch,
    meeting: Meeting,
    record: Record | None,
    known: Mapping[str, Any],
    entries: Sequence[Minute],
    *,
    keeps: bool,
    now: datetime,
) -> OutMessage:
    """A meeting's record: who leads it, who came, the last entries, and what can be done."""
    start, end = (
        (record.starts_at, record.ends_at) if record else (meeting.starts_at, meeting.ends_at)
    )
    lines = [
        title(texts, meeting),
        texts("meeting-when", span=say_span(texts, start, end, now, branch)),
    ]
    if record is not None:
        lines.append(texts("record-led", host=record.host, recorder=record.recorder))
    if known["counts"]["expected"]:
        waits = facts.waits(meeting)
        lines.append(facts.counted(texts, known["counts"], waits=waits))
        if waits and known["counts"]["absent"]:
            lines.append(escape(facts.missing(texts, known)))
    lines.append(texts("record-many", many=len(entries)))
    lines += [f"· {said(texts, row)}" for row in entries[-LAST:]]
    if record is not None and record.filed_at is not None:
        lines.append(texts("record-is-filed", when=say_when(texts, record.filed_at, now, branch)))
    return OutMessage("\n".join(lines)).with_buttons(
        *_handlers(texts, branch, meeting, record, bool(entries), keeps=keeps)
    )


def _handlers(
    texts: Texts,
    branch: Branch,
    meeting: Meeting,
    record: Record | None,
    written: bool,
    *,
    keeps: bool,
) -> list[tuple[Button, ...]]:
    made = meeting.id
    filed = record is not None and record.filed_at is not None
    first = "minutes-go-on" if written else "minutes-begin"
    entries = tap(texts.plain("minutes-entries"), "ne.l", made, 0)
    about = tap(texts.plain("record-about"), "nf.v", made)
    word = tap(texts.plain("record-word"), "nc.w", made)
    back = (tap(texts.plain("back"), "nm.l", branch.id, 0),)
    if filed:
        more = (
            tap(texts.plain("record-add"), "nc.n", made),
            tap(texts.plain("record-trail"), "nc.c", made),
        )
        return [(word,), (entries, about), more, back]
    last = (word, tap(texts.plain("record-file"), "nc.f", made)) if keeps else (word,)
    begin = (tap(texts.plain(first), "nm.s", made),)
    return [begin, (entries, about) if written else (about,), last, back]


def about(texts: Texts, branch: Branch, meeting: Meeting, record: Record) -> OutMessage:
    """The fields of a record; each can be changed."""
    lines = [
        texts(
            "record-field",
            label=texts.plain(f"record-what-{field}"),
            value=field_said(texts, branch, record, field) or texts.plain("none-yet"),
        )
        for field in rules.FIELDS
    ]
    buttons = [
        tap(texts.plain("record-change", what=texts.plain(f"record-what-{field}")), "nf.e",
            meeting.id, field)
        for field in rules.FIELDS
    ]  # fmt: skip
    return OutMessage("\n".join([title(texts, meeting), *lines])).with_buttons(
        *rows(buttons, 3), (tap(texts.plain("back"), "nm.v", meeting.id),)
    )


def field_said(texts: Texts, branch: Branch, record: Record, field: str) -> str:
    """A field's value in plain words, cut where it is very long."""
    if field == "time":
        return say_span(texts, record.starts_at, record.ends_at, None, branch)
    value = str(getattr(record, field))[:LONG]
    return f"\n{value}" if "\n" in value else value


def ask_field(
    texts: Texts, meeting: Meeting, field: str, people: Sequence[tuple[str, str]], at: int
) -> OutMessage:
    """Asks for a field: typed, or somebody chosen."""
    buttons = [tap(name[:20], "nf.w", meeting.id, field, code) for code, name in people]
    return OutMessage(texts(f"record-ask-{field}")).with_buttons(
        *pages(texts, buttons, at, "nf.e", meeting.id, field, size=6, wide=3),
        (tap(texts.plain("cancel"), "nf.v", meeting.id),),
    )


def ask_why(texts: Texts, meeting: Meeting) -> OutMessage:
    """A filed record changes only with a reason."""
    return OutMessage(texts("record-ask-why", most=rules.LONGEST_WHY)).with_buttons(
        (tap(texts.plain("cancel"), "nm.v", meeting.id),)
    )


def confirm(texts: Texts, meeting: Meeting, unwritten: int, open_votes: int) -> OutMessage:
    """Filing is asked once more, with what is still open."""
    lines = [texts("record-file-sure", title=Markup(title(texts, meeting)))]
    if unwritten:
        lines.append(texts("record-unwritten", many=unwritten))
    if open_votes:
        lines.append(texts("record-votes-open", many=open_votes))
    return OutMessage("\n".join(lines)).with_buttons(
        (tap(texts.plain("record-file-yes"), "nc.g", meeting.id),),
        (tap(texts.plain("back"), "nm.v", meeting.id),),
    )


def trail(
    texts: Texts,
    branch: Branch,
    meeting: Meeting,
    changes: Sequence[tuple[RecordChange, str]],
    *,
    differs: bool,
    now: datetime,
) -> OutMessage:
    """What was changed since filing, the latest last."""
    lines = [title(texts, meeting), texts("record-trail-head", many=len(changes))]
    for row, who in changes[-10:]:
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
    if differs:
        lines.append(texts("record-differs"))
        update = (tap(texts.plain("record-update"), "nc.a", meeting.id),)
    return OutMessage("\n".join(lines)).with_buttons(
        update, (tap(texts.plain("back"), "nm.v", meeting.id),)
    )
