"""Takes ballots: checks who may fill in which, keeps what was chosen, and casts once."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from data.models import Elector, Member, Vote
from data.queries import card as cards, vote as votes
from data.values.sealing import Key, NotOpened
from handlers.shared.context import Context
from handlers.shared.service import Refusal, need_key
from handlers.votes import rules
from handlers.votes.rules import BadBallot, Kind, Mark

LONGEST_REMARK = 100
"""Characters: sealed, a remark is as long as a ballot."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a ballot that is being filled in: its lines, what is chosen on each, and the line
    that is asked (their number where all are chosen)."""

    vote: Vote
    elector: Elector
    number: int
    lines: range
    marks: tuple[Mark, ...]
    at: int = 0

    @property
    def state(self) -> str:
        """What is chosen, as buttons carry it."""
        return rules.write_marks(self.marks)

    @property
    def whole(self) -> bool:
        """Whether something is chosen on every line."""
        return all(one.choice != rules.OPEN for one in self.marks)

    @property
    def own(self) -> bool:
        """Whether the ballot is its reader's and not another's."""
        return self.elector.helper_id is None


def check_voter(session: Session, member: Member, vote: Vote, elector: Elector) -> None:
    """Raises Refusal for who may not fill in this ballot now."""
    if member.id != (elector.helper_id or elector.member_id):
        raise Refusal("vote-not-yours")
    check_open(session, vote, elector)


def check_open(session: Session, vote: Vote, elector: Elector) -> None:
    """Raises Refusal where a ballot cannot be filled in now, by whomever."""
    if elector.reason:
        raise Refusal("vote-not-yours")
    if vote.state != "open":
        raise Refusal("vote-over" if vote.state in {"counted", "closed"} else "vote-changed")
    if vote.meeting_id and elector.member_id not in votes.present_ids(session, vote.meeting_id):
        raise Refusal("vote-not-present")


def sheets(vote: Vote) -> int:
    """Returns how many sheets a ballot has."""
    return rules.many_sheets(vote.kind, len(vote.candidates))


def many_lines(vote: Vote) -> int:
    """Returns the lines of a ballot: one for a motion, else one for each person."""
    return len(vote.candidates) if vote.kind in {Kind.ELECTION, Kind.APPRAISAL} else 1


def choices(vote: Vote) -> str:
    """Returns the marks that a line may have."""
    if vote.kind == Kind.APPRAISAL:
        return rules.RATINGS[: len(vote.scale)] + rules.ABSTAIN
    return rules.FOR + rules.AGAINST + rules.ABSTAIN


def lines_of(vote: Vote, number: int) -> range:
    """Returns the lines of a sheet; raises Refusal where there is no such sheet."""
    if vote.kind != Kind.APPRAISAL:
        return range(many_lines(vote))
    found = rules.sheets(len(vote.candidates))
    if number >= len(found):
        raise Refusal("vote-cast-already")
    return found[number]


def blank(vote: Vote, elector: Elector) -> Sheet:
    """Returns the next sheet of an elector, with nothing chosen."""
    if elector.cast >= sheets(vote):
        raise Refusal("vote-cast-already")
    lines = lines_of(vote, elector.cast)
    marks = tuple(
        Mark(rules.OWN if _is_own(vote, elector, place) else rules.OPEN) for place in lines
    )
    return _ahead(Sheet(vote, elector, elector.cast, lines, marks))


def _is_own(vote: Vote, elector: Elector, place: int) -> bool:
    own = vote.kind == Kind.APPRAISAL
    return own and vote.candidates[place]["member"] == elector.member_id


def _ahead(sheet: Sheet) -> Sheet:
    """Goes on to the first line on which nothing is chosen."""
    marks = sheet.marks
    at = next((at for at, one in enumerate(marks) if one.choice == rules.OPEN), len(marks))
    return Sheet(sheet.vote, sheet.elector, sheet.number, sheet.lines, marks, at)


def read(vote: Vote, elector: Elector, number: int, at: int, state: str) -> Sheet:
    """Reads a sheet from a button; raises Refusal for one that no ballot can be."""
    if number != elector.cast:
        raise Refusal("vote-cast-already")
    lines = lines_of(vote, number)
    allowed = choices(vote) + (rules.OWN if vote.kind == Kind.APPRAISAL else "")
    others = len(vote.others) if vote.kind == Kind.ELECTION else 0
    try:
        marks = rules.read_marks(state, len(lines), choices=allowed, others=others)
    except BadBallot:
        raise Refusal("button-unknown") from None
    for place, mark in zip(lines, marks, strict=True):
        if (mark.choice == rules.OWN) != _is_own(vote, elector, place):
            raise Refusal("button-unknown")
    return Sheet(vote, elector, number, lines, tuple(marks), min(at, len(marks)))


def choose(sheet: Sheet, mark: Mark) -> Sheet:
    """Chooses on the line that is asked, and goes on to the next."""
    marks = list(sheet.marks)
    if sheet.at >= len(marks) or marks[sheet.at].choice == rules.OWN:
        raise Refusal("button-unknown")
    marks[sheet.at] = mark
    made = Sheet(sheet.vote, sheet.elector, sheet.number, sheet.lines, tuple(marks), sheet.at)
    return _ahead(made)


def may_name(sheet: Sheet) -> bool:
    """Tells whether the line that is asked may name another: who is against a candidate may, within
    the seats."""
    vote = sheet.vote
    if vote.kind != Kind.ELECTION or vote.runoff or sheet.at >= len(sheet.marks):
        return False
    rest = [one for at, one in enumerate(sheet.marks) if at != sheet.at]
    return bool(vote.others) and rules.votes_for(rest) < vote.seats


def key_of(ctx: Context, vote: Vote) -> Key:
    """Returns the key of a vote; raises Refusal where the deployment's is another one."""
    try:
        return votes.key_of(ctx.session, vote, need_key(ctx.session))
    except NotOpened:
        raise Refusal("vote-key-wrong") from None


def to_remark(vote: Vote, elector: Elector) -> list[tuple[int, str]]:
    """Returns those whom an elector has rated, whom a remark may be about: places and names."""
    if vote.kind != Kind.APPRAISAL:
        return []
    rated = [
        place for lines in rules.sheets(len(vote.candidates))[: elector.cast] for place in lines
    ]
    return [
        (place, str(vote.candidates[place]["name"]))
        for place in rated
        if not _is_own(vote, elector, place)
    ]


def remark(ctx: Context, vote: Vote, elector: Elector, place: int, text: str) -> None:
    """Seals a remark about somebody into the box, without its ever being in a row that can be
    read."""
    line = " ".join(text.split())
    if not line:
        raise Refusal("vote-typed-empty")
    if len(line) > LONGEST_REMARK:
        raise Refusal("vote-typed-long", most=LONGEST_REMARK)
    if place not in dict(to_remark(vote, elector)):
        raise Refusal("button-stale")
    votes.put_remark(ctx.session, vote, key_of(ctx, vote), elector.id, place, line)


def cast(ctx: Context, sheet: Sheet) -> None:
    """Casts a sheet: once, and not to be changed any more."""
    vote, elector = sheet.vote, sheet.elector
    if not sheet.whole:
        raise Refusal("vote-not-whole")
    open_choice = "" if vote.secret else sheet.state
    if not votes.mark_cast(ctx.session, elector.id, sheet.number, open_choice):
        raise Refusal("vote-cast-already")
    if vote.secret:
        said = {"marks": sheet.state, "from": sheet.lines.start}
        votes.put_in(ctx.session, vote, key_of(ctx, vote), said)
    ctx.session.expire(elector)
    cards.mark(ctx.session, votes.CARD, vote.id, ctx.now)
