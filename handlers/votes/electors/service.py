"""Changes the list of a vote: who is left out, whose written opinion is there, who is helped."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Elector, Member, Vote
from data.queries import bot as bots, vote as votes
from handlers.shared.notify import WORD
from handlers.shared.service import Refusal, notify, refuse_none
from handlers.votes import rules, view


def _row(session: Session, vote: Vote, member_id: int) -> Elector:
    """Returns a member's row on the list that is prepared, made where there is none."""
    people = {one.id: one for one in votes.entitled(session, vote)}
    member = refuse_none("vote-not-entitled", people.get(member_id))
    found = votes.elector_of(session, vote.id, member_id)
    if found is None:
        found = Elector(vote_id=vote.id, member_id=member_id, name=member.shown)
        session.add(found)
    return found


def must_be_draft(vote: Vote) -> None:
    """Raises Refusal where the list is fixed."""
    if vote.state != "draft":
        raise Refusal("vote-changed")


def leave_out(session: Session, vote: Vote, member_id: int, reason: str, consent: str) -> None:
    """Leaves somebody out of the number, for a listed reason and with what was agreed noted."""
    must_be_draft(vote)
    if reason not in rules.REASONS:
        raise Refusal("button-unknown")
    row = _row(session, vote, member_id)
    row.reason, row.consent, row.written = reason, consent, ""
    session.flush()


def take_in(session: Session, vote: Vote, elector: Elector) -> None:
    """Takes back that somebody is left out, or their written opinion."""
    must_be_draft(vote)
    session.delete(elector)
    session.flush()


def write(session: Session, vote: Vote, member_id: int, choice: str) -> None:
    """Notes an opinion that somebody who cannot come handed in before in writing."""
    must_be_draft(vote)
    if vote.kind not in rules.ADMISSIONS or choice not in (
        rules.FOR, rules.AGAINST, rules.ABSTAIN,
    ):  # fmt: skip
        raise Refusal("button-unknown")
    row = _row(session, vote, member_id)
    if row.reason:
        raise Refusal("vote-not-entitled")
    row.written = choice
    session.flush()


def helpers(session: Session, vote: Vote, elector: Elector) -> list[tuple[int, str]]:
    """Returns who may fill in a ballot for somebody: those on the list whom it is not about and
    whom the bot can write to."""
    branch = session.get_one(Branch, vote.branch_id)
    about = {one["member"] for one in vote.candidates}
    found = []
    for one in votes.electors(session, vote.id):
        member = session.get_one(Member, one.member_id)
        known = bots.reachable(session, branch.bot_id, member.account_id)
        if one.id != elector.id and not one.reason and one.member_id not in about and known:
            found.append((one.member_id, one.name))
    return found


def help_by(
    session: Session, now: datetime, branch: Branch, vote: Vote, elector: Elector, helper_id: int
) -> str:
    """Has a helper fill in somebody's ballot, who asked for them and is there, in the place of one
    named before; returns the helper's name."""
    if vote.state != "open" or elector.reason:
        raise Refusal("vote-changed")
    if elector.cast:
        raise Refusal("vote-cast-already")
    if vote.meeting_id and elector.member_id not in votes.present_ids(session, vote.meeting_id):
        raise Refusal("vote-not-present-other")
    name = refuse_none("button-stale", dict(helpers(session, vote, elector)).get(helper_id))
    if elector.helper_id == helper_id:
        return name
    _dismiss(session, now, branch, vote, elector)
    elector.helper_id = helper_id
    session.flush()
    helper = session.get_one(Member, helper_id)
    notify(
        session, now, branch, [helper.account_id], WORD,
        lambda texts: view.asked_to_help(texts, vote, elector), urgent=True,
    )  # fmt: skip
    return name


def help_by_none(
    session: Session, now: datetime, branch: Branch, vote: Vote, elector: Elector
) -> None:
    """Gives somebody their ballot back from a helper, until it is cast."""
    if elector.cast:
        raise Refusal("vote-cast-already")
    _dismiss(session, now, branch, vote, elector)
    elector.helper_id = None
    session.flush()


def _dismiss(session: Session, now: datetime, branch: Branch, vote: Vote, elector: Elector) -> None:
    """Tells a helper that they need not help any more."""
    before = session.get(Member, elector.helper_id) if elector.helper_id else None
    if before is not None:
        notify(
            session, now, branch, [before.account_id], WORD,
            lambda texts: view.helps_no_more(texts, vote, elector),
        )  # fmt: skip


def waiting(session: Session, vote: Vote) -> list[Elector]:
    """Returns those entitled who are there and have not cast their whole ballot."""
    there = votes.present_ids(session, vote.meeting_id)
    return [
        one
        for one in votes.electors(session, vote.id)
        if not one.reason
        and one.cast < rules.many_sheets(vote.kind, len(vote.candidates))
        and (not vote.meeting_id or one.member_id in there)
    ]
