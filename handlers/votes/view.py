"""Shows votes: the home page, a vote's own page, its card in the group, and what it came to."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Elector, Meeting, Member, Vote
from data.queries import vote as votes
from handlers.shared.access import Right, may
from handlers.shared.feature import Todo
from handlers.shared.meetings import title as meeting_title
from handlers.shared.view import (
    Button,
    OutMessage,
    Texts,
    back_to,
    clipped,
    cut,
    pages,
    rows,
    say_names,
    tap,
    texts_in,
)
from handlers.votes import rules
from handlers.votes.results import view as results
from handlers.votes.results.service import unable
from handlers.votes.rules import Kind

SHOWN = ("draft", "open", "counted", "closed")
SHORT = 24


def entry(texts: Texts, vote: Vote) -> str:
    """Names a vote on a button of a list."""
    return texts.plain(f"vote-entry-{vote.state}", title=cut(vote.title, SHORT))


def home(session: Session, texts: Texts, branch: Branch, member: Member, page: int) -> OutMessage:
    """Shows what is voted on now; to who leads votes also what is prepared."""
    leads = may(member.post, Right.VOTES)
    mine = votes.to_fill_in(session, branch.id, member.id)
    found = votes.of_branch(session, branch.id, SHOWN if leads else SHOWN[1:])
    is_open = sum(one.state == "open" for one in found)
    lines = [texts("votes-home"), texts("votes-open", many=is_open)]
    fill = [
        tap(invite_label(texts, member, vote, elector), "vb.o", elector.id)
        for vote, elector in mine
        if elector.cast < rules.many_sheets(vote.kind, len(vote.candidates))
    ]
    buttons = [tap(entry(texts, one), "vt.v", one.id) for one in found]
    new = (tap(texts.plain("vote-new"), "vt.a", branch.id),) if leads else ()
    return OutMessage("\n".join(lines)).with_buttons(
        *rows(fill, 1), *pages(texts, buttons, page, "vt.h", branch.id, size=8, wide=1), new
    )


def invite_label(texts: Texts, member: Member, vote: Vote, elector: Elector) -> str:
    """Names the ballot that somebody fills in: their own, or another's."""
    title = cut(vote.title, SHORT)
    if elector.member_id == member.id:
        return texts.plain("vote-fill-in", title=title)
    return texts.plain("vote-fill-in-for", name=clipped(elector.name), title=title)


def invitation(texts: Texts, vote: Vote) -> OutMessage:
    """Asks somebody privately to vote."""
    return OutMessage(results.heading(texts, vote)).with_buttons(
        tap(texts.plain("vote-fill-in-short"), "vb.v", vote.id)
    )


def asked_to_help(texts: Texts, vote: Vote, elector: Elector) -> OutMessage:
    """Asks a helper to fill in somebody's ballot."""
    lines = [results.heading(texts, vote), texts("vote-helps", name=elector.name)]
    return OutMessage("\n".join(lines)).with_buttons(
        tap(texts.plain("vote-fill-in-short"), "vb.o", elector.id)
    )


def helps_no_more(texts: Texts, vote: Vote, elector: Elector) -> OutMessage:
    """Tells a helper that somebody chose otherwise."""
    lines = [results.heading(texts, vote), texts("vote-helps-no-more", name=elector.name)]
    return OutMessage("\n".join(lines))


def terms(session: Session, texts: Texts, vote: Vote) -> list[str]:
    """Says how a vote is held."""
    lines: list[str] = []
    meeting = session.get(Meeting, vote.meeting_id) if vote.meeting_id else None
    if meeting is not None:
        lines.append(meeting_title(texts, meeting))
    if vote.kind == Kind.ELECTION:
        base = texts.plain(f"vote-base-{vote.base}")
        lines.append(texts("vote-terms-election", seats=vote.seats, many=len(vote.candidates)))
        lines.append(texts("vote-terms-runoff" if vote.runoff else "vote-terms-base", base=base))
        order = "strokes" if vote.committee else "superior"
        names = say_names(texts, [one["name"] for one in vote.candidates], 1200)
        lines.append(texts(f"vote-candidates-{order}", names=names))
    elif vote.kind == Kind.APPRAISAL:
        names = say_names(texts, [one["name"] for one in vote.candidates], 1200)
        lines.append(texts("vote-rated", many=len(vote.candidates), names=names))
        lines.append(texts("vote-scale", scale=texts.plain("between-names").join(vote.scale)))
    lines.append(texts("vote-secret" if vote.secret else "vote-by-name"))
    if vote.tellers:
        lines.append(texts("vote-tellers", names=tellers(texts, vote)))
    return lines


def tellers(texts: Texts, vote: Vote) -> str:
    """Names the tellers with what they do."""
    said = [
        texts.plain(f"vote-teller-{one['role']}", name=clipped(one["name"])) for one in vote.tellers
    ]
    return say_names(texts, said)


def page(session: Session, texts: Texts, branch: Branch, member: Member, vote: Vote) -> OutMessage:
    """Shows a vote's own page."""
    leads = may(member.post, Right.VOTES)
    lines = [results.heading(texts, vote), *terms(session, texts, vote), ""]
    buttons: list[tuple[Button, ...]] = []
    if vote.state == "draft":
        lines.append(texts("vote-is-draft-with" if vote.with_meeting else "vote-is-draft"))
        buttons = _draft_buttons(texts, vote)
    elif vote.state == "open":
        lines.append(say_turnout(session, texts, vote))
        buttons = _open_buttons(session, texts, member, vote, leads=leads)
    else:
        lines += results.result(texts, vote)
        buttons = _closed_buttons(texts, member, vote, leads=leads)
        if leads and vote.state == "counted":
            buttons = [*_teller_buttons(session, texts, branch, vote), *buttons]
    return OutMessage("\n".join(lines)).with_buttons(*buttons, back_to(texts, "vt.h", branch.id, 0))


def _draft_buttons(texts: Texts, vote: Vote) -> list[tuple[Button, ...]]:
    written = tap(texts.plain("vote-written"), "ve.w", vote.id, 0)
    left_out = tap(texts.plain("vote-left-out"), "ve.o", vote.id, 0)
    with_meeting = tap(
        texts.plain("vote-by-hand" if vote.with_meeting else "vote-with-meeting"), "vt.m", vote.id
    )
    return [
        (tap(texts.plain("vote-check-list"), "vt.l", vote.id),),
        (left_out, written) if vote.kind in rules.ADMISSIONS else (left_out,),
        (with_meeting,) if vote.meeting_id else (),
        (tap(texts.plain("vote-drop"), "vt.x", vote.id),),
    ]


def _open_buttons(
    session: Session, texts: Texts, member: Member, vote: Vote, *, leads: bool
) -> list[tuple[Button, ...]]:
    mine = [
        tap(invite_label(texts, member, vote, elector), "vb.o", elector.id)
        for one, elector in votes.to_fill_in(session, vote.branch_id, member.id)
        if one.id == vote.id and elector.cast < rules.many_sheets(vote.kind, len(vote.candidates))
    ]
    lists = tap(texts.plain("vote-list"), "ve.l", vote.id, 0)
    if not leads:
        return [*rows(mine, 1), (lists,)]
    cast = votes.any_cast(session, vote.id)
    undo = tap(
        texts.plain("vote-cancel" if cast else "vote-undo"), "vt.k" if cast else "vt.u", vote.id
    )
    return [
        *rows(mine, 1),
        (lists, tap(texts.plain("vote-help"), "ve.h", vote.id, 0)),
        (tap(texts.plain("vote-close"), "vt.c", vote.id), undo),
    ]


def _closed_buttons(
    texts: Texts, member: Member, vote: Vote, *, leads: bool
) -> list[tuple[Button, ...]]:
    found: list[tuple[Button, ...]] = []
    mine = [one for one in vote.tellers if one["member"] == member.id and not one.get("at")]
    if vote.state == "counted" and mine:
        found.append((tap(texts.plain("vote-confirm"), "vr.y", vote.id),))
    if vote.state == "closed" and vote.kind == Kind.APPRAISAL:
        if any(one["member"] == member.id for one in vote.candidates):
            found.append((tap(texts.plain("vote-my-rating"), "vr.m", vote.id),))
        if leads:
            found.append((tap(texts.plain("vote-ratings"), "vr.a", vote.id, 0),))
    if leads and vote.state == "closed":
        found.append(
            (
                tap(texts.plain("vote-word"), "vr.w", vote.id),
                tap(texts.plain("vote-excel"), "vr.x", vote.id),
            )
        )
        if vote.kind == Kind.ELECTION and vote.counts.get("left"):
            found.append((tap(texts.plain("vote-next-round"), "vr.n", vote.id),))
    if may(member.post, Right.NOTICES) and vote.state == "closed" and vote.kind != Kind.APPRAISAL:
        found.append((tap(texts.plain("vote-publish"), "vr.p", vote.id),))
    return [*found, (tap(texts.plain("vote-list"), "ve.l", vote.id, 0),)]


def _teller_buttons(
    session: Session, texts: Texts, branch: Branch, vote: Vote
) -> list[tuple[Button, ...]]:
    names = [
        (place, clipped(vote.tellers[place]["name"])) for place in unable(session, branch, vote)
    ]
    return [
        (tap(texts.plain("vote-other-teller", name=name), "vr.t", vote.id, place, 0),)
        for place, name in names
    ]


def say_turnout(session: Session, texts: Texts, vote: Vote) -> str:
    """Says how many are entitled, there, and have voted; nothing of what."""
    many = votes.turnout(session, vote, rules.many_sheets(vote.kind, len(vote.candidates)))
    key = "vote-turnout" if vote.meeting_id else "vote-turnout-outside"
    return texts(key, entitled=many.entitled, present=many.present, cast=many.cast)


def checked_list(
    session: Session, texts: Texts, vote: Vote, people: Sequence[Member], mark: str
) -> OutMessage:
    """Shows the list before a vote opens; only to the secretary, how many are suspended."""
    out = [one for one in votes.electors(session, vote.id) if one.reason]
    lines = [
        results.heading(texts, vote),
        texts("vote-list-entitled", many=len(people)),
        say_names(texts, [one.shown for one in people], 2400),
    ]
    lines += [left_out(texts, one) for one in out]
    there = votes.present_ids(session, vote.meeting_id)
    if vote.meeting_id:
        present = sum(one.id in there for one in people)
        least = rules.needed(vote.kind, len(people))
        lines.append(texts("vote-list-present", present=present, least=least))
    if vote.secret and len(people) < rules.FEW:
        lines.append(texts("vote-few"))
    return OutMessage("\n".join(lines)).with_buttons(
        tap(texts.plain("vote-start"), "vt.o", vote.id, mark), back_to(texts, "vt.v", vote.id)
    )


def left_out(texts: Texts, elector: Elector) -> str:
    """Says who is left out of the number, why, and who agreed."""
    return texts(
        "vote-list-left-out", name=elector.name,
        why=texts.plain(f"vote-why-{elector.reason}"), consent=elector.consent,
    )  # fmt: skip


def card(session: Session, branch: Branch, vote: Vote) -> OutMessage:
    """Draws a vote's card for the group: turnout only, and the result at the end."""
    texts = texts_in(branch.language)
    lines = [
        results.heading(texts, vote),
        *terms(session, texts, vote)[1 if vote.meeting_id else 0 :],
        "",
    ]
    if vote.state == "open":
        lines.append(say_turnout(session, texts, vote))
        fill = tap(texts.plain("vote-fill-in-short"), "vb.v", vote.id)
        lists = tap(texts.plain("vote-list"), "ve.l", vote.id, 0)
        return OutMessage("\n".join(lines)).with_buttons((fill, lists))
    lines += results.result(texts, vote)
    return OutMessage("\n".join(lines))


def draw(session: Session, _now: datetime, vote_id: int) -> OutMessage | None:
    """Draws the card of a vote as it stands; None where it is gone."""
    vote = session.get(Vote, vote_id)
    return card(session, session.get_one(Branch, vote.branch_id), vote) if vote else None


def told(texts: Texts, vote: Vote) -> OutMessage:
    """Tells what a vote came to."""
    return OutMessage("\n".join([results.heading(texts, vote), *results.result(texts, vote)]))


def todos(
    session: Session, texts: Texts, branch: Branch, member: Member, _now: datetime
) -> list[Todo]:
    """Lists the ballots that somebody has still to fill in."""
    return [
        Todo(
            texts("vote-todo", title=vote.title),
            tap(texts.plain("vote-fill-in-short"), "vb.o", elector.id),
            None,
        )
        for vote, elector in votes.to_fill_in(session, branch.id, member.id)
        if elector.cast < rules.many_sheets(vote.kind, len(vote.candidates))
    ]


def ask_close(session: Session, texts: Texts, vote: Vote) -> OutMessage:
    """Asks once more before a vote closes."""
    lines = [
        results.heading(texts, vote),
        say_turnout(session, texts, vote),
        texts("vote-ask-close"),
    ]
    return OutMessage("\n".join(lines)).with_buttons(
        tap(texts.plain("vote-close-now"), "vt.cs", vote.id), back_to(texts, "vt.v", vote.id)
    )


def ask_cancel(texts: Texts, vote: Vote) -> OutMessage:
    """Asks once more before a vote ends without a result."""
    lines = [results.heading(texts, vote), texts("vote-ask-cancel")]
    return OutMessage("\n".join(lines)).with_buttons(
        tap(texts.plain("vote-cancel-now"), "vt.x", vote.id), back_to(texts, "vt.v", vote.id)
    )
