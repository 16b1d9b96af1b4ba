"""Makes the sheet of a result in Word and Excel, with room for the tellers to sign."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from data.exports.vote import Table, vote_book, vote_document
from data.models import Branch, Meeting, Vote
from data.queries import vote as votes
from data.values.filenames import file_name
from handlers.shared.view import OutFile, OutMessage, Texts, cut, local, say_date
from handlers.votes import rules
from handlers.votes.rules import Kind

WORD, EXCEL = "docx", "xlsx"
PARTS = (
    *("branch", "title-of", "meeting", "day", "how", "base", "seats"),
    *("entitled", "present", "issued", "returned", "valid", "invalid"),
    *("name", "for", "against", "abstained", "elected", "outcome", "opinion", "vote"),
    *("why", "consent", "role", "signed"),
)
"""Parts of a sheet; texts are named after them."""


def _facts(session: Session, texts: Texts, branch: Branch, vote: Vote) -> list[tuple[str, str]]:
    """Lists what stands above the counts: branch, meeting, day, and how it was held."""
    meeting = session.get(Meeting, vote.meeting_id) if vote.meeting_id else None
    assert vote.closed_at is not None
    day = local(vote.closed_at, branch.zone)
    facts = [
        ("branch", branch.name),
        ("title-of", vote.title),
        ("day", say_date(texts, day.date(), 0)),
    ]
    if meeting is not None:
        said = texts.plain(f"kind-{meeting.kind}")
        facts.insert(2, ("meeting", f"{said} {meeting.topic}".strip()))
    facts.append(("how", texts.plain("vote-secret-word" if vote.secret else "vote-by-name-word")))
    if vote.kind == Kind.ELECTION:
        facts.append(("base", texts.plain(f"vote-base-{vote.base}")))
        facts.append(("seats", str(vote.seats)))
    return [(texts.plain(f"vote-sheet-{name}"), said) for name, said in facts]


def _tables(session: Session, texts: Texts, vote: Vote) -> list[Table]:
    """Returns the tables of a result sheet."""
    counts, electors = vote.counts, votes.electors(session, vote.id)

    def head(*names: str) -> list[str]:
        return [texts.plain(f"vote-sheet-{name}") for name in names]

    cast = counts["cast"]
    numbers = [counts["entitled"], counts["present"], counts["present"], cast]
    names = ["entitled", "present", "issued", "returned"]
    if vote.kind == Kind.ELECTION:
        numbers += [counts["valid"], counts["invalid"]]
        names += ["valid", "invalid"]
    found = [Table("", head(*names), [[str(one) for one in numbers]])]
    if vote.kind == Kind.ELECTION:
        elected = {one["member"] for one in counts["elected"]}
        rows = [
            [
                one["name"] + ("" if one["candidate"] else texts.plain("vote-sheet-named")),
                str(one["yes"]), str(one["no"]), str(one["abstained"]),
                texts.plain("vote-sheet-is-elected") if one["member"] in elected else "",
            ]
            for one in counts["scores"]
        ]  # fmt: skip
        found.append(Table("", head("name", "for", "against", "abstained", "elected"), rows))
    elif vote.kind == Kind.APPRAISAL:
        marks = [*rules.RATINGS[: len(vote.scale)], rules.ABSTAIN]
        columns = [*head("name"), *vote.scale, texts.plain("vote-unknown")]
        rows = [
            [one["name"], *(str(one["by"].get(mark, 0)) for mark in marks)]
            for one in counts["ratings"]
        ]
        found.append(Table("", columns, rows))
    else:
        row = [str(counts[one]) for one in ("yes", "no", "abstained")]
        row.append(texts.plain(f"vote-outcome-{counts['outcome']}"))
        found.append(Table("", head("for", "against", "abstained", "outcome"), [row]))
        if counts["written"]:
            rows = [
                [one["name"], texts.plain(f"ballot-{one['choice']}")] for one in counts["written"]
            ]
            found.append(Table(texts.plain("vote-sheet-written"), head("name", "opinion"), rows))
    if not vote.secret:
        rows = [
            [one.name, texts.plain(f"ballot-{one.choice}") if one.choice else ""]
            for one in electors
            if not one.reason
        ]
        found.append(Table(texts.plain("vote-sheet-by-name"), head("name", "vote"), rows))
    out = [one for one in electors if one.reason]
    if out:
        rows = [[one.name, texts.plain(f"vote-why-{one.reason}"), one.consent] for one in out]
        found.append(
            Table(texts.plain("vote-sheet-left-out"), head("name", "why", "consent"), rows)
        )
    if vote.tellers:
        rows = [
            [texts.plain(f"vote-teller-role-{one['role']}"), one["name"], ""]
            for one in vote.tellers
        ]
        found.append(Table(texts.plain("vote-sheet-tellers"), head("role", "name", "signed"), rows))
    return found


def _notes(texts: Texts, vote: Vote) -> list[str]:
    counts = vote.counts
    notes = []
    if counts.get("helped"):
        notes.append(texts.plain("vote-result-helped", many=counts["helped"]))
    notes += [
        texts.plain(
            "vote-teller-stands-in", name=one["name"], before=one["before"],
            role=texts.plain(f"vote-teller-role-{one['role']}"),
        )
        for one in vote.tellers
        if one.get("before")
    ]  # fmt: skip
    if counts.get("tied"):
        names = texts.plain("between-names").join(one["name"] for one in counts["tied"])
        notes.append(texts.plain("vote-tied", names=names, left=counts["left"]))
    elif counts.get("left"):
        notes.append(texts.plain("vote-left", left=counts["left"]))
    if counts.get("outcome") == "invalid" and vote.kind == Kind.ELECTION:
        notes.append(texts.plain("vote-outcome-invalid-election"))
    return notes


@dataclass(frozen=True, slots=True)
class Sheet:
    """A result sheet, ready to be written: its name without ending, and what stands on it."""

    name: str
    title: str
    facts: Sequence[tuple[str, str]]
    tables: Sequence[Table]
    notes: Sequence[str]

    def word(self) -> bytes:
        """Writes it in Word, with room for the tellers to sign."""
        return vote_document(self.title, self.facts, self.tables, self.notes)

    def excel(self) -> bytes:
        """Writes it in Excel."""
        return vote_book(self.title, self.facts, self.tables, self.notes)


def sheet_of(session: Session, texts: Texts, branch: Branch, vote: Vote) -> Sheet:
    """Gathers what stands on a result sheet."""
    kind = texts.plain(f"vote-kind-{vote.kind}")
    return Sheet(
        f"{kind} {cut(vote.title, 40)}", texts.plain("vote-sheet-title", kind=kind),
        _facts(session, texts, branch, vote), _tables(session, texts, vote), _notes(texts, vote),
    )  # fmt: skip


def word(session: Session, texts: Texts, branch: Branch, vote: Vote) -> OutMessage:
    """Sends the result sheet in Word."""
    made = sheet_of(session, texts, branch, vote)
    name = f"{file_name(f'{branch.name} {made.name}')}.{WORD}"
    return OutMessage("", file=OutFile("document", name, draw=made.word, export="votes"))


def excel(session: Session, texts: Texts, branch: Branch, vote: Vote) -> OutMessage:
    """Sends the result sheet in Excel."""
    made = sheet_of(session, texts, branch, vote)
    name = f"{file_name(f'{branch.name} {made.name}')}.{EXCEL}"
    return OutMessage("", file=OutFile("document", name, draw=made.excel, export="votes"))
