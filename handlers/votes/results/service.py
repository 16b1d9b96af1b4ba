"""Counts votes: opens the box, works out the result, makes the rows that stay; who confirms it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Member, Vote
from data.queries import bot as bots, vote as votes
from data.values.record import Tally
from data.values.sealing import NotOpened
from handlers.shared.service import Refusal, need_key
from handlers.votes import rules
from handlers.votes.rules import Kind


def opened(session: Session, vote: Vote) -> list[dict[str, Any]]:
    """Opens the ballots of a vote, which stay in the box; raises Refusal where it cannot."""
    if not vote.secret:
        electors = votes.electors(session, vote.id)
        return [{"marks": one.choice, "from": 0} for one in electors if one.choice]
    try:
        key = votes.key_of(session, vote, need_key(session))
        found = votes.empty_box(session, vote, key)
    except NotOpened:
        raise Refusal("vote-key-wrong") from None
    if sum(bool(one["marks"]) for one in found) != votes.many_cast(session, vote.id):
        # A box that is written anew at this moment looks empty.
        raise Refusal("vote-busy")
    return found


def counted(
    session: Session, vote: Vote, opened: Sequence[Mapping[str, Any]], many: votes.Turnout
) -> dict[str, Any]:
    """Counts opened ballots: the result, as the vote's row keeps it."""
    if vote.kind == Kind.APPRAISAL:
        return {"ratings": _ratings(vote, opened)}
    if vote.kind == Kind.ELECTION:
        return _election(vote, opened, many)
    said = Counter(str(one["marks"]) for one in opened)
    secret = tally(said)
    written = _written(session, vote)
    more = tally(Counter(one["choice"] for one in written))
    outcome = rules.outcome(secret, many.entitled, many.present, more)
    return {
        "yes": secret.yes, "no": secret.no, "abstained": secret.abstained,
        "written": written, "outcome": outcome,
    }  # fmt: skip


def tally(said: Mapping[str, int]) -> Tally:
    """Makes a tally of marks."""
    return Tally(*(said.get(one, 0) for one in (rules.FOR, rules.AGAINST, rules.ABSTAIN)))


def _written(session: Session, vote: Vote) -> list[dict[str, str]]:
    """Lists the opinions handed in before by those who did not come."""
    if vote.kind not in rules.ADMISSIONS:
        return []
    there = votes.present_ids(session, vote.meeting_id)
    return [
        {"name": one.name, "choice": one.written}
        for one in votes.electors(session, vote.id)
        if one.written and not one.reason and not one.cast and one.member_id not in there
    ]


def _election(
    vote: Vote, opened: Sequence[Mapping[str, Any]], many: votes.Turnout
) -> dict[str, Any]:
    ballots = [_read(vote, str(one["marks"])) for one in opened]
    result = rules.count(ballots, len(vote.candidates), vote.seats)
    held = rules.quorate(vote.kind, many.entitled, many.present) and len(opened) <= many.cast
    if held:
        base = many.present if vote.base == "present" else many.entitled
        result = rules.elect(result, vote.seats, base, again=vote.runoff)
    people = {True: vote.candidates, False: vote.others}

    def who(score: rules.Score) -> dict[str, Any]:
        return {**people[score.candidate][score.place], "candidate": score.candidate}

    return {
        "outcome": "held" if held else "invalid",
        "valid": result.valid,
        "invalid": result.invalid,
        "scores": [
            {**who(one), "yes": one.yes, "no": one.no, "abstained": one.abstained}
            for one in result.scores
        ],
        "elected": [who(one) for one in result.elected],
        "tied": [who(one) for one in result.tied],
        "left": vote.seats - len(result.elected),
    }


def _read(vote: Vote, marks: str) -> list[rules.Mark]:
    choices = rules.FOR + rules.AGAINST + rules.ABSTAIN
    return rules.read_marks(marks, len(vote.candidates), choices=choices, others=len(vote.others))


def _ratings(vote: Vote, opened: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    found: list[Counter[str]] = [Counter() for _ in vote.candidates]
    for one in opened:
        for at, mark in enumerate(str(one["marks"])):
            if mark != rules.OWN:
                found[int(one["from"]) + at][mark] += 1
    return [{**person, "by": dict(by)} for person, by in zip(vote.candidates, found, strict=True)]


def rows(vote: Vote, opened: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Returns the rows of opened ballots. Those of an appraisal are divided into their lines: one's
    own, which is empty, would tell whose ballot it is. Remarks are rows of their own."""
    if vote.kind != Kind.APPRAISAL:
        return [{"marks": one["marks"]} for one in opened]
    lines = [
        {"marks": mark, "place": int(one["from"]) + at}
        for one in opened
        for at, mark in enumerate(str(one["marks"]))
        if mark != rules.OWN
    ]
    remarks = [
        {"marks": "", "place": int(one["from"]), "remark": str(one["remark"])}
        for one in opened
        if one.get("remark")
    ]
    return lines + remarks


def able(session: Session, branch: Branch, member_id: int) -> bool:
    """Tells whether somebody can confirm a count."""
    member = session.get(Member, member_id)
    return (
        member is not None
        and member.left_on is None
        and not member.suspended
        and bots.reachable(session, branch.bot_id, member.account_id) is not None
    )


def unable(session: Session, branch: Branch, vote: Vote) -> list[int]:
    """Returns the places of the tellers who have still to confirm the count and cannot: they left,
    their rights are suspended, or the bot cannot write to them."""
    if vote.state != "counted":
        return []
    return [
        place
        for place, one in enumerate(vote.tellers)
        if not one.get("at") and not able(session, branch, one["member"])
    ]
