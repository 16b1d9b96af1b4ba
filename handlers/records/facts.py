"""What a record says of its meeting: who came, and everything that goes into its document."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from data.exports.record import Recorded
from data.exports.record_template import LABELS
from data.models import Branch, Meeting, Minute, Record, RecordChange
from data.queries import member as members
from data.queries import record as records
from data.queries import signin
from data.values.filenames import file_name
from data.values.record import EntryKind, Vote
from data.values.standing import Status
from handlers.records import rules
from handlers.shared.dates import clock, local, say_date, say_dated, say_span
from handlers.shared.texts import Texts

CAME = {Status.PRESENT, Status.LATE, Status.OBSERVING}
NAMED = 12
"""Names in a line at the most."""
PARTS = ("present", "late", "leave", "absent", "observing")


def gathered(session: Session, meeting: Meeting) -> dict[str, Any]:
    """Who came and who did not, as JSON: the counts, the names, and the voting rights.

    What was made up since stays an absence: a record says how the meeting was.
    """
    found: dict[str, list[list[str]]] = {part: [] for part in PARTS}
    for entry in signin.entries(session, meeting.id):
        status = Status(entry.status)
        if not entry.expected:
            if status in CAME:
                found["observing"].append([entry.name, ""])
        elif status in CAME:
            found["present"].append([entry.name, ""])
            if status is Status.LATE:
                found["late"].append([entry.name, ""])
        elif status is Status.LEAVE:
            found["leave"].append([entry.name, entry.reason])
        else:
            found["absent"].append([entry.name, ""])
    counts = {part: len(people) for part, people in found.items()}
    counts["expected"] = counts["present"] + counts["leave"] + counts["absent"]
    voters, present = records.voting(session, meeting.id)
    return {
        "counts": {**counts, "voters": voters, "voters_present": present},
        "names": found,
        "kind": meeting.kind,
        "topic": meeting.topic,
    }


def of(session: Session, meeting: Meeting, record: Record | None) -> dict[str, Any]:
    """As it was filed, else as it stands now."""
    filed = record is not None and record.filed_at is not None
    return record.facts if record is not None and filed else gathered(session, meeting)


def counted(texts: Texts, counts: Mapping[str, int], *, waits: bool = False) -> str:
    """The counts in a line; nobody is absent while the sign-in `waits` for them."""
    values: dict[str, Any] = {name: counts[name] for name in (*PARTS, "expected")}
    return texts.plain("record-counts", **values, waits="yes" if waits else "no")


def waits(meeting: Meeting) -> bool:
    """Whether people can still sign in."""
    return meeting.state != "closed"


def missing(texts: Texts, facts: Mapping[str, Any]) -> str:
    """Who has not signed in yet, by name: a few of many."""
    names = [name for name, _ in facts["names"]["absent"]]
    return texts.plain(
        "record-not-yet",
        names=texts.plain("between-names").join(names[:NAMED]),
        more=max(0, len(names) - NAMED),
    )


def title(texts: Texts, facts: Mapping[str, Any]) -> str:
    """Kind and topic of a meeting in plain words."""
    kind = texts.plain(f"kind-{facts['kind']}")
    return f"{kind} · {facts['topic']}" if facts["topic"] else kind


def voted(texts: Texts, vote: Vote) -> str:
    """What a vote came to, in a line."""
    return texts.plain(
        "record-voted",
        yes=vote.yes,
        no=vote.no,
        abstained=vote.abstained,
        voters=vote.voters,
        present=vote.present,
        outcome=vote.outcome,
    )


def spoken(texts: Texts, row: Minute) -> str:
    """An entry in plain words, whole."""
    if row.kind == EntryKind.VOICE:
        minutes, seconds = rules.played(int(row.file.get("seconds", 0)))
        return texts.plain("minutes-voice", minutes=minutes, seconds=seconds)
    if row.kind == EntryKind.VOTE:
        said = voted(texts, Vote.from_json(row.votes)) if row.votes else texts.plain("record-open")
        return texts.plain("minutes-vote", text=row.text, said=said)
    if row.kind == EntryKind.POINT:
        return texts.plain("minutes-point", text=row.text)
    if row.speaker:
        return texts.plain("minutes-speech", name=row.speaker, text=row.text)
    return row.text


def labels(texts: Texts) -> dict[str, str]:
    """The texts of our template."""
    return {name: texts.plain(f"record-word-{name}") for name in LABELS}


def recorded(
    session: Session, texts: Texts, branch: Branch, meeting: Meeting, record: Record | None
) -> Recorded:
    """Everything that goes into the document of a meeting."""
    facts = of(session, meeting, record)
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
        "title": title(texts, facts),
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
    name = who.name if who else texts.plain("record-somebody")
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
        "agenda_items": _numbered([{"text": line} for line in rules.agenda(record.agenda)]),
        "contributions": _numbered([_said(texts, row) for row in said]),
        "resolutions": _numbered(
            [{"text": row.text} for row in rows if row.kind == EntryKind.RESOLUTION]
        ),
        "votes": _numbered([_vote(texts, row) for row in rows if row.kind == EntryKind.VOTE]),
        "entries": _numbered([_entry(texts, row) for row in rows]),
        "corrections": _numbered([_change(texts, branch, *one) for one in changes]),
    }


def _numbered(items: Sequence[dict[str, str | int]]) -> list[dict[str, str | int]]:
    return [{"number": number, **item} for number, item in enumerate(items, 1)]


def _said(texts: Texts, row: Minute) -> dict[str, str | int]:
    """What was said; of a point of the agenda its name stands in both, so that a template that
    knows nothing of points shows it as well."""
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
    """The name of a meeting's document, without its ending."""
    day = local(meeting.starts_at, branch.zone).strftime("%Y-%m-%d")
    name = title(texts, {"kind": meeting.kind, "topic": meeting.topic})
    return file_name(f"{day} {name}")


def differ(session: Session, meeting: Meeting, record: Record) -> bool:
    """Whether the list of who came reads otherwise now than when the record was filed."""
    return bool(gathered(session, meeting)["names"] != record.facts.get("names"))
