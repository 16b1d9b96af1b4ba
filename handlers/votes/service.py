"""Opens, undoes, cancels, closes and confirms votes."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from data.models import Branch, Elector, Meeting, Member, Vote
from data.queries import card as cards, meeting as meetings, outbox, plan as plans, vote as votes
from handlers.shared.buttons import sign
from handlers.shared.events import VoteClosed
from handlers.shared.notify import WORD
from handlers.shared.service import (
    Refusal,
    need_key,
    notify,
    publish,
    refuse_asleep,
    texts_in,
)
from handlers.votes import rules, view
from handlers.votes.results import service as counting, view as results
from handlers.votes.rules import Kind


def listed(session: Session, vote: Vote) -> list[Member]:
    """Returns who is entitled by the present roster, without those left out."""
    out = {one.member_id for one in votes.electors(session, vote.id) if one.reason}
    return [one for one in votes.entitled(session, vote) if one.id not in out]


def mark_of_list(people: Sequence[Member]) -> str:
    """Names a list, so that another one than was shown is noticed."""
    return sign(",".join(str(one.id) for one in people))


def check_quorum(session: Session, vote: Vote, people: Sequence[Member]) -> None:
    """Raises Refusal where not enough of those entitled are there."""
    if vote.meeting_id is None:
        return
    there = votes.present_ids(session, vote.meeting_id)
    present = sum(one.id in there for one in people)
    least = rules.needed(vote.kind, len(people))
    if not people or present < least:
        raise Refusal(
            "vote-quorum-missing", entitled=len(people), present=present, missing=least - present
        )


def open_vote(
    session: Session, now: datetime, branch: Branch, vote: Vote, mark: str | None
) -> None:
    """Opens a vote for those on the list, which is fixed with it. `mark` names the list that was
    shown; None where the meeting opens it."""
    refuse_asleep(branch)
    if vote.state != "draft":
        raise Refusal("vote-changed")
    meeting = session.get(Meeting, vote.meeting_id) if vote.meeting_id else None
    if meeting is not None and meeting.state not in {"open", "closed"}:
        raise Refusal("vote-meeting-not-open")
    people = listed(session, vote)
    if mark is not None and mark != mark_of_list(people):
        raise Refusal("vote-list-changed")
    check_quorum(session, vote, people)
    if not people:
        raise Refusal("vote-nobody")
    _write_list(session, vote, people)
    if vote.kind == Kind.ELECTION:
        about = {one["member"] for one in vote.candidates}
        vote.others = [
            {"member": one.id, "name": one.shown} for one in people if one.id not in about
        ]
    if vote.secret:
        votes.make_key(session, vote, need_key(session))
    vote.state, vote.opened_at = "open", now
    session.flush()
    follow(session, vote)
    _show(session, now, branch, vote, people)


def _write_list(session: Session, vote: Vote, people: Sequence[Member]) -> None:
    """Fixes the list; who is left out, or wrote an opinion before, is on it already."""
    known = {one.member_id: one for one in votes.electors(session, vote.id)}
    kept = {one.id for one in people}
    for member_id, elector in known.items():
        if not elector.reason and member_id not in kept:
            session.delete(elector)
    for one in people:
        if one.id not in known:
            session.add(Elector(vote_id=vote.id, member_id=one.id, name=one.shown))


def follow(session: Session, vote: Vote) -> None:
    """Sets when the clock looks at a vote that goes with its meeting."""
    meeting = session.get(Meeting, vote.meeting_id) if vote.meeting_id else None
    due = None
    if meeting is not None and vote.with_meeting:
        due = {"draft": meeting.starts_at, "open": meeting.ends_at}.get(vote.state)
    plans.set_once(session, vote.branch_id, votes.FOLLOW, vote.id, due)


def _show(
    session: Session, now: datetime, branch: Branch, vote: Vote, people: Sequence[Member]
) -> None:
    """Puts up the card, or tells those privately for whom alone the meeting is."""
    meeting = session.get(Meeting, vote.meeting_id) if vote.meeting_id else None
    if meeting is None or not meetings.is_small(meeting):
        outbox.post(
            session, branch.chat_id, votes.CARD, view.card(session, branch, vote), now,
            branch_id=branch.id, urgent=True, card=(votes.CARD, vote.id),
        )  # fmt: skip
        return
    to = [one.account_id for one in people]
    notify(session, now, branch, to, WORD, lambda texts: view.invitation(texts, vote), urgent=True)


def undo(session: Session, now: datetime, vote: Vote) -> None:
    """Takes an opening back, until the first ballot is cast."""
    if vote.state != "open" or votes.any_cast(session, vote.id):
        raise Refusal("vote-begun")
    if vote.secret:
        votes.destroy(session, vote)
    session.execute(
        delete(Elector).where(
            Elector.vote_id == vote.id, Elector.reason == "", Elector.written == ""
        )
    )
    session.execute(update(Elector).where(Elector.vote_id == vote.id).values(helper_id=None))
    vote.state, vote.others, vote.opened_at, vote.closed_at = "draft", [], None, now
    vote.with_meeting = False
    session.flush()
    follow(session, vote)
    cards.mark(session, votes.CARD, vote.id, now)


def cancel(session: Session, now: datetime, vote: Vote) -> None:
    """Ends a vote without a result; its ballots are destroyed unopened."""
    if vote.state not in {"draft", "open"}:
        raise Refusal("vote-changed")
    if vote.state == "open" and vote.secret:
        votes.destroy(session, vote)
    vote.state, vote.closed_at = "cancelled", now
    session.execute(update(Elector).where(Elector.vote_id == vote.id).values(choice=""))
    session.flush()
    follow(session, vote)
    cards.mark(session, votes.CARD, vote.id, now)


def close(session: Session, now: datetime, branch: Branch, vote: Vote, by: int) -> None:
    """Closes a vote: opens the ballots, counts them, writes them anew tied to nobody, and destroys
    what was sealed. With tellers the result waits until they confirm it."""
    if vote.state != "open":
        raise Refusal("vote-changed")
    many = votes.turnout(session, vote, rules.many_sheets(vote.kind, len(vote.candidates)))
    opened = counting.opened(session, vote)
    vote.counts = {
        "entitled": many.entitled,
        "present": many.present,
        "cast": many.cast,
        "helped": sum(bool(one.helper_id and one.cast) for one in votes.electors(session, vote.id)),
        **counting.counted(session, vote, opened, many),
    }
    if vote.secret:
        votes.write_ballots(session, vote, counting.rows(vote, opened))
        votes.destroy(session, vote)
    vote.state, vote.closed_at = ("counted" if vote.tellers else "closed"), now
    session.flush()
    follow(session, vote)
    cards.mark(session, votes.CARD, vote.id, now)
    if vote.state == "closed":
        _finish(session, now, branch, vote, by)


def confirm(session: Session, now: datetime, branch: Branch, vote: Vote, member: Member) -> None:
    """Takes a teller's word that the count is right; with the last one the result is final."""
    mine = [one for one in vote.tellers if one["member"] == member.id and not one.get("at")]
    if vote.state != "counted" or not mine:
        raise Refusal("vote-changed")
    vote.tellers = [
        {**one, "at": now.isoformat()} if one["member"] == member.id else one
        for one in vote.tellers
    ]
    if all(one.get("at") for one in vote.tellers):
        vote.state = "closed"
        _finish(session, now, branch, vote, member.account_id or 0)
    session.flush()
    cards.mark(session, votes.CARD, vote.id, now)


def _finish(session: Session, now: datetime, branch: Branch, vote: Vote, by: int) -> None:
    """Has the result of a vote in a meeting go into its minutes; tells those it was for."""
    session.flush()
    meeting = session.get(Meeting, vote.meeting_id) if vote.meeting_id else None
    if meeting is None:
        return
    if meetings.is_small(meeting):
        to = [one.account_id for one in meetings.audience(session, meeting)]
        notify(session, now, branch, to, WORD, lambda texts: view.told(texts, vote), urgent=True)
    if vote.kind == Kind.APPRAISAL:
        return
    counts, numbers = vote.counts, {}
    if vote.kind != Kind.ELECTION:
        more = counting.tally(Counter(one["choice"] for one in counts["written"]))
        numbers = {
            "yes": counts["yes"] + more.yes, "no": counts["no"] + more.no,
            "abstained": counts["abstained"] + more.abstained,
            "voters": counts["entitled"], "present": counts["present"],
        }  # fmt: skip
    text = results.for_minutes(texts_in(branch.language), vote)
    publish(session, now, VoteClosed(meeting, text, numbers, by))


def next_round(session: Session, now: datetime, vote: Vote, by: int) -> Vote:
    """Prepares another round of an election: among those who were equal, or for seats left over
    among those who were not elected."""
    counts = vote.counts
    if vote.state != "closed" or vote.kind != Kind.ELECTION or not counts.get("left"):
        raise Refusal("vote-changed")
    done = {one["member"] for one in counts["elected"]}
    tied = counts["tied"]
    people = tied or [one for one in vote.candidates if one["member"] not in done]
    candidates = [{"member": one["member"], "name": one["name"]} for one in people]
    if vote.committee:
        order = rules.ordered((one["member"], one["name"]) for one in candidates)
        candidates = [{"member": member, "name": name} for member, name in order]
    made = Vote(
        branch_id=vote.branch_id, meeting_id=vote.meeting_id, after_id=vote.id, kind=vote.kind,
        title=vote.title, secret=True, seats=counts["left"], committee=vote.committee,
        base=vote.base, runoff=bool(tied), candidates=candidates, others=[], scale=[], counts={},
        tellers=[{**one, "at": None} for one in vote.tellers], state="draft",
        created_by=by, created_at=now,
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made
