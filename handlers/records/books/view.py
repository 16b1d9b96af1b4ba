"""Shows the books of a period, and puts together what stands in the document of a meeting."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.exports.record import Recorded
from data.exports.record_template import LABELS
from data.models import Branch, Meeting, Minute, Record, RecordChange
from data.queries import member as members, record as records
from data.values.filenames import file_name
from data.values.period import Period, PeriodKind
from data.values.record import EntryKind, Vote, unnumbered
from handlers.check.period.view import title
from handlers.records.filing.rules import PARTS, state_of, waits
from handlers.records.filing.service import facts_of
from handlers.records.filing.view import meeting_button
from handlers.records.minutes.rules import agenda, spoken, voted
from handlers.shared.dates import clock, local, say_date, say_dated, say_span, today
from handlers.shared.view import OutMessage, Texts, back_to, pages, tap

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
        back_to(texts, "nb.p", branch.id, period.code),
    )


def title_of(texts: Texts, kind: str, topic: str) -> str:
    """Says kind and topic of a meeting in plain words."""
    said = texts.plain(f"kind-{kind}")
    return f"{said} · {topic}" if topic else said


def labels(texts: Texts) -> dict[str, str]:
    """Returns the texts of our template."""
    return {name: texts.plain(f"record-word-{name}") for name in LABELS}


def recorded(
    session: Session, texts: Texts, branch: Branch, meeting: Meeting, record: Record | None
) -> Recorded:
    """Puts together everything that goes into the document of a meeting."""
    facts = facts_of(session, meeting, record)
    # A meeting without minutes has a document as well: what is known of it.
    kept = record or Record(
        host="", recorder="", venue=meeting.place, agenda=meeting.agenda,
        starts_at=meeting.starts_at, ends_at=meeting.ends_at,
    )  # fmt: skip
    between = texts.plain("between-names")
    names = {
        f"{part}_names": between.join(_named(texts, *one) for one in facts["names"][part])
        for part in PARTS
    }
    if waits(meeting) and names["absent_names"]:
        names["absent_names"] = texts.plain("record-still-waited", names=names["absent_names"])
    values = {
        "branch": branch.name,
        "title": title_of(texts, facts["kind"], facts["topic"]),
        "kind": texts.plain(f"kind-{facts['kind']}"),
        "topic": facts["topic"],
        "date": say_date(texts, local(kept.starts_at, branch.zone).date(), 0),
        "time": say_span(texts, kept.starts_at, kept.ends_at, None, branch),
        "place": kept.venue,
        "host": kept.host,
        "recorder": kept.recorder,
        "agenda": kept.agenda,
        "filed": _filed(session, texts, branch, kept),
        **facts["counts"],
        **names,
    }
    rows = records.entries(session, meeting.id) if record else []
    changes = records.changes(session, meeting.id, branch.id) if record else []
    own = records.template_for(session, branch.id, meeting.kind)
    return Recorded(values, _lists(texts, branch, kept, rows, changes), own)


def _named(texts: Texts, name: str, reason: str) -> str:
    return texts.plain("attendance-why", name=name, reason=reason) if reason else name


def _filed(session: Session, texts: Texts, branch: Branch, record: Record) -> str:
    if record.filed_at is None:
        return texts.plain("record-not-filed")
    who = members.of(session, branch.id, record.filed_by or 0)
    name = who.shown if who else texts.plain("record-somebody")
    return texts.plain(
        "record-filed-by", name=name, when=say_dated(texts, record.filed_at, None, branch)
    )


def _lists(
    texts: Texts,
    branch: Branch,
    record: Record,
    rows: Sequence[Minute],
    changes: Sequence[tuple[RecordChange, str]],
) -> dict[str, list[dict[str, str | int]]]:
    said = [row for row in rows if row.kind not in (EntryKind.RESOLUTION, EntryKind.VOTE)]
    return {
        "agenda_items": _numbered([{"text": unnumbered(line)} for line in agenda(record.agenda)]),
        "contributions": _numbered([_said(texts, row) for row in said]),
        "resolutions": _numbered(
            [{"text": unnumbered(row.text)} for row in rows if row.kind == EntryKind.RESOLUTION]
        ),
        "votes": _numbered([_vote(texts, row) for row in rows if row.kind == EntryKind.VOTE]),
        "entries": _numbered([_entry(texts, row) for row in rows]),
        "corrections": _numbered([_change(texts, branch, *one) for one in changes]),
    }


def _numbered(items: Sequence[dict[str, str | int]]) -> list[dict[str, str | int]]:
    return [{"number": number, **item} for number, item in enumerate(items, 1)]


def _said(texts: Texts, row: Minute) -> dict[str, str | int]:
    """Returns what was said; the name of a point of the agenda stands in both, so that a template
    that knows nothing of points shows it as well."""
    text = spoken(texts, row) if row.kind in (EntryKind.VOICE, EntryKind.POINT) else row.text
    point = row.text if row.kind == EntryKind.POINT else ""
    return {"point": point, "speaker": row.speaker, "text": text}


def _vote(texts: Texts, row: Minute) -> dict[str, str | int]:
    vote = Vote.from_json(row.votes) if row.votes else Vote(0, 0, 0, 0, 0)
    return {
        "text": row.text,
        "result": voted(texts, vote) if row.votes else texts.plain("record-open"),
        "yes": vote.yes,
        "no": vote.no,
        "abstained": vote.abstained,
        "voters": vote.voters,
        "present": vote.present,
    }


def _entry(texts: Texts, row: Minute) -> dict[str, str | int]:
    text = spoken(texts, row) if row.kind in (EntryKind.VOICE, EntryKind.VOTE) else row.text
    return {"kind": texts.plain(f"minutes-kind-{row.kind}"), "speaker": row.speaker, "text": text}


def _change(texts: Texts, branch: Branch, row: RecordChange, who: str) -> dict[str, str | int]:
    moment = local(row.at, branch.zone)
    return {
        "when": f"{moment:%Y-%m-%d} {clock(row.at, branch.zone)}",
        "who": who or texts.plain("record-somebody"),
        "what": texts.plain(f"record-what-{row.what}"),
        "before": row.before,
        "after": row.after,
        "why": row.why,
    }


def document_name(texts: Texts, branch: Branch, meeting: Meeting) -> str:
    """Returns the name of a meeting's document, without its ending."""
    day = local(meeting.starts_at, branch.zone).strftime("%Y-%m-%d")
    return file_name(f"{day} {title_of(texts, meeting.kind, meeting.topic)}")


def short_name(texts: Texts, branch: Branch, meeting: Meeting) -> str:
    """Returns the name of a meeting's files in a folder of one period, without their ending."""
    day = local(meeting.starts_at, branch.zone).strftime("%m-%d")
    return f"{day} {texts.plain(f'kind-{meeting.kind}')}"
