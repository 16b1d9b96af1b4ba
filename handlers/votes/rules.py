"""Decides votes: quorum, what is carried, who is elected, and what a ballot may say.

Sources: 《中国共产党支部工作条例（试行）》第十一条 (general meetings), 《中国共产党发展党员
工作细则》第二十一条 (admission), 《中国共产党基层组织选举工作条例》 (2020; elections).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from data.values.record import Tally, Vote
from data.values.strokes import stroke_key


class Kind(StrEnum):
    """表决 · 接收预备党员 · 预备党员转正 · 选举 · 测评."""

    MOTION = "motion"
    ADMISSION = "admission"
    FULL = "full"
    ELECTION = "election"
    APPRAISAL = "appraisal"


ADMISSIONS = (Kind.ADMISSION, Kind.FULL)
"""Secret, one candidate at a time; only here written opinions count."""
FOR, AGAINST, ABSTAIN, OTHER, OPEN, OWN = "f", "a", "s", "n", "-", "x"
"""Marks of a ballot, a character each: 赞成 · 反对 · 弃权 · against, and for another, whose place
follows in two digits · nothing yet · one's own line of an appraisal, which stays empty."""
RATINGS = "ABCDEFG"
"""Marks of an appraisal: places on its scale; ABSTAIN stands for 不了解."""
PLACE = 2
"""Digits (base 36) of the place of another person."""
MOST_CANDIDATES, MOST_SEATS = 20, 11
"""What a ballot has room for in the data of a button."""
SHEET = 8
"""People on a sheet of an appraisal."""
FEW = 6
"""With fewer ballots, who voted what may be guessed."""
REASONS = ("unable", "abroad", "serving", "bedridden", "moved")
"""Reasons for which somebody may be left out of the number: cannot express a will for illness ·
abroad for half a year · serving a sentence · bedridden or long ill · away for half a year and to be
transferred."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def needed(kind: str, entitled: int) -> int:
    """Returns how many of those entitled must be present: at least four fifths for an election,
    more than half for a motion or an admission, none for an appraisal."""
    if kind == Kind.ELECTION:
        return -(-entitled * 4 // 5)
    return 0 if kind == Kind.APPRAISAL else entitled // 2 + 1


def quorate(kind: str, entitled: int, present: int) -> bool:
    """Tells whether enough of those entitled are present."""
    return present >= needed(kind, entitled)


def outcome(secret: Tally, entitled: int, present: int, written: Tally | None = None) -> str:
    """Returns carried · lost · invalid. Written opinions count as votes, not as presence."""
    more = written or Tally(0)
    whole = Tally(
        secret.yes + more.yes, secret.no + more.no, secret.abstained + more.abstained
    )  # fmt: skip
    return Vote.of(whole, entitled, present).outcome


def enough_candidates(candidates: int, seats: int, *, committee: bool) -> bool:
    """Tells whether there are enough candidates: for a committee at least a fifth more than seats,
    else as many as seats."""
    return candidates * 5 >= seats * 6 if committee else candidates >= seats


def ordered(names: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Orders candidates (member, name) by the strokes of their family names."""
    return sorted(names, key=lambda one: (stroke_key(one[1]), one[0]))


@dataclass(frozen=True, slots=True)
class Mark:
    """What a ballot says of one candidate, and whom it names in their place: a place on the list of
    others, None for nobody."""

    choice: str
    other: int | None = None


class BadBallot(ValueError):  # noqa: N818 - an outcome
    """Something that no ballot can say: a forged or an outdated button."""


def read_marks(state: str, many: int, *, choices: str, others: int = 0) -> list[Mark]:
    """Reads a ballot of `many` lines from a button. `choices` are the marks a line may have beside
    OPEN, `others` how many people may be named; raises BadBallot for anything else."""
    found: list[Mark] = []
    at = 0
    while at < len(state):
        mark = state[at]
        at += 1
        if mark != OTHER:
            if mark not in choices + OPEN:
                raise BadBallot(state)
            found.append(Mark(mark))
            continue
        digits, at = state[at : at + PLACE], at + PLACE
        if len(digits) != PLACE or any(one not in DIGITS for one in digits):
            raise BadBallot(state)
        place = int(digits, 36)
        if place >= others:
            raise BadBallot(state)
        found.append(Mark(AGAINST, place))
    named = [one.other for one in found if one.other is not None]
    if len(found) != many or len(set(named)) != len(named):
        raise BadBallot(state)
    return found


def write_marks(marks: Iterable[Mark]) -> str:
    """Writes a ballot as `read_marks` reads it."""
    return "".join(
        one.choice if one.other is None
        else f"{OTHER}{DIGITS[one.other // 36]}{DIGITS[one.other % 36]}"
        for one in marks
    )  # fmt: skip


def votes_for(marks: Iterable[Mark]) -> int:
    """Counts those whom a ballot is for, others who are named among them."""
    return sum(one.choice == FOR or one.other is not None for one in marks)


def is_valid(marks: Sequence[Mark], seats: int) -> bool:
    """Tells whether a ballot counts: for at most as many people as there are seats."""
    return votes_for(marks) <= seats


@dataclass(frozen=True, slots=True)
class Score:
    """The votes for somebody in an election; a candidate's `place` is on the list of candidates, an
    other's on that of others."""

    place: int
    candidate: bool
    yes: int = 0
    no: int = 0
    abstained: int = 0


@dataclass(frozen=True, slots=True)
class Elected:
    """The result of an election: valid and invalid ballots, everybody's votes with the most first,
    who is elected, who has as many votes as others at the last seat, and seats left over."""

    valid: int
    invalid: int
    scores: Sequence[Score]
    elected: Sequence[Score] = ()
    tied: Sequence[Score] = ()
    left: int = 0


def count(ballots: Iterable[Sequence[Mark]], candidates: int, seats: int) -> Elected:
    """Counts the ballots of an election; nobody is elected yet."""
    votes: dict[tuple[bool, int], dict[str, int]] = {
        (True, place): {} for place in range(candidates)
    }
    valid = invalid = 0
    for ballot in ballots:
        if not is_valid(ballot, seats):
            invalid += 1
            continue
        valid += 1
        for place, mark in enumerate(ballot):
            own = votes[True, place]
            own[mark.choice] = own.get(mark.choice, 0) + 1
            if mark.other is not None:
                other = votes.setdefault((False, mark.other), {})
                other[FOR] = other.get(FOR, 0) + 1
    scores = [
        Score(place, one, had.get(FOR, 0), had.get(AGAINST, 0), had.get(ABSTAIN, 0))
        for (one, place), had in votes.items()
    ]
    scores.sort(key=lambda one: (-one.yes, not one.candidate, one.place))
    return Elected(valid, invalid, scores)


def elect(counted: Elected, seats: int, base: int, *, again: bool = False) -> Elected:
    """Decides who is elected: with more than half of the base, most votes first. Those who are
    equal at the last seat have to be voted on again; then (`again`) most votes alone decide."""
    passed = [one for one in counted.scores if one.yes * 2 > base or (again and one.yes)]
    elected, tied = passed[:seats], []
    if len(passed) > seats and passed[seats - 1].yes == passed[seats].yes:
        edge = passed[seats].yes
        elected = [one for one in passed if one.yes > edge]
        tied = [one for one in passed if one.yes == edge]
    return Elected(
        counted.valid, counted.invalid, counted.scores, elected, tied, seats - len(elected)
    )  # fmt: skip


def sheets(many: int) -> list[range]:
    """Divides the people of an appraisal among the sheets of a ballot, in order."""
    return [range(at, min(at + SHEET, many)) for at in range(0, many, SHEET)]


def many_sheets(kind: str, people: int) -> int:
    """Returns how many sheets a ballot has."""
    return len(sheets(people)) if kind == Kind.APPRAISAL else 1
