"""The doors for what a person is in the branch: standing and post, leaving and coming back."""

from datetime import date, datetime

from data.models import Branch, Draft, Member
from data.queries import roster
from data.queries.member import change
from data.values.day import past_day
from data.values.out import OutMessage
from data.values.standing import Post, Standing
from handlers.roster import rules
from handlers.roster.person import show
from handlers.roster.room import (
    await_typing,
    enter_for,
    present,
    redraw_claims,
    set_field,
    show_page,
    tell,
    today,
)
from handlers.shared.access import Right
from handlers.shared.buttons import number, rows, tap
from handlers.shared.moments import say_day
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def tapped_standings(turn: Turn) -> None:
    """Which standing the person has now."""
    _, _, member = present(turn)
    others = [
        tap(turn.texts.plain(f"standing-{one}"), "r.sd", member.id, one)
        for one in Standing
        if one != member.standing
    ]
    show_page(
        turn,
        turn.texts(
            "roster-ask-standing",
            name=member.name,
            now=turn.texts.plain(f"standing-{member.standing}"),
        ),
        *rows(others, 2),
        (tap(turn.texts.plain("back"), "r.p", member.id),),
    )


def tapped_standing_day(turn: Turn) -> None:
    """From which day the new standing holds."""
    branch, _, member = present(turn)
    standing = _standing(turn)
    _ask_day(turn, branch, member, "r.ss", standing.value)


def _standing(turn: Turn) -> Standing:
    said = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if said not in set(Standing):
        raise Refusal("button-unknown")
    return Standing(said)


def _ask_day(turn: Turn, branch: Branch, member: Member, verb: str, what: str) -> None:
    """Asks for the day from which a standing (or leaving, empty) holds: today, or typed."""
    await_typing(turn, branch, "day", member=member.id, what=what)
    day = today(turn, branch)
    text = (
        turn.texts("roster-ask-day", name=member.name, what=turn.texts.plain(f"standing-{what}"))
        if what
        else turn.texts("roster-ask-leave", name=member.name)
    )
    args = (what,) if what else ()
    show_page(
        turn,
        text,
        (
            tap(
                turn.texts.plain("roster-from-today"),
                verb,
                member.id,
                *args,
                day.strftime("%Y%m%d"),
            ),
        ),
        (tap(turn.texts.plain("back"), "r.p", member.id),),
    )


def tapped_standing(turn: Turn) -> None:
    """Standing and day were chosen."""
    branch, _, member = present(turn)
    standing = _standing(turn)
    _become(turn, branch, member, standing, _day(turn, branch, 2))


def _day(turn: Turn, branch: Branch, at: int) -> date:
    """The day a button names; today's button may be tapped a day later, never earlier ones."""
    try:
        day = datetime.strptime(turn.deed.args[at], "%Y%m%d").date()  # noqa: DTZ007 - a day
    except (IndexError, ValueError):
        raise Refusal("button-unknown") from None
    if day > today(turn, branch):
        raise Refusal("roster-day-unclear")
    return day


def _become(turn: Turn, branch: Branch, member: Member, standing: Standing, day: date) -> None:
    change(
        turn.session,
        member,
        "standing",
        standing.value,
        by=turn.person.id,
        now=turn.now,
        holds_from=day,
    )
    turn.toast(turn.texts.plain("roster-changed"))
    show(turn, branch, member)


def typed_day(turn: Turn, draft: Draft) -> None:
    """The day was typed."""
    what, member_id = str(draft.data["what"]), int(draft.data["member"])
    branch, actor, member = enter_for(turn, member_id, Right.ROSTER)
    if member.left_on is not None:
        raise Refusal("roster-has-left", name=member.name)
    day = past_day(turn.deed.text, today(turn, branch))
    if day is None:
        raise Refusal("roster-day-unclear")
    if what:
        _become(turn, branch, member, Standing(what), day)
    else:
        _leave(turn, branch, actor, member, day)


def tapped_leave(turn: Turn) -> None:
    """离开支部: from which day."""
    branch, actor, member = present(turn)
    _check_leave(actor, member)
    _ask_day(turn, branch, member, "r.xs", "")


def tapped_left(turn: Turn) -> None:
    """The day of leaving was chosen."""
    branch, actor, member = present(turn)
    _leave(turn, branch, actor, member, _day(turn, branch, 1))


def _check_leave(actor: Member, member: Member) -> None:
    if not rules.may_leave(actor.post, member.post, own=actor.id == member.id):
        raise Refusal("roster-may-not-leave", name=member.name)


def _leave(turn: Turn, branch: Branch, actor: Member, member: Member, day: date) -> None:
    _check_leave(actor, member)
    if day < member.joined_on:
        raise Refusal(
            "roster-before-joined",
            day=say_day(turn.texts, member.joined_on, today(turn, branch)),
        )
    roster.leave(turn.session, member, by=turn.person.id, now=turn.now, day=day)
    redraw_claims(turn, branch)
    turn.toast(turn.texts.plain("roster-changed"))
    show(turn, branch, member)


def tapped_rejoin(turn: Turn) -> None:
    """Somebody who had left is back."""
    branch, _, member = enter_for(turn, number(turn.deed.args), Right.ROSTER)
    if member.left_on is not None:
        set_field(turn, branch, member, "left_on", None)
    turn.toast(turn.texts.plain("roster-changed"))
    show(turn, branch, member)


def tapped_posts(turn: Turn) -> None:
    """Which post the person has now."""
    _, actor, member = present(turn)
    found = rules.posts_to_give(actor.post, member.post)
    if not found:
        raise Refusal("roster-may-not-post")
    buttons = [tap(turn.texts.plain(f"post-{post}"), "r.js", member.id, post) for post in found]
    show_page(
        turn,
        turn.texts(
            "roster-ask-post",
            name=member.name,
            now=turn.texts.plain(f"post-{member.post}"),
        ),
        *rows(buttons, 2),
        (tap(turn.texts.plain("back"), "r.p", member.id),),
    )


def tapped_post(turn: Turn) -> None:
    """A post was chosen; the one who gets it is told."""
    branch, actor, member = present(turn)
    said = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if said != member.post and said not in rules.posts_to_give(actor.post, member.post):
        raise Refusal("roster-may-not-post")
    if not member.listed:
        raise Refusal("roster-keep-first")
    if set_field(turn, branch, member, "post", said) and said != Post.NONE and member.account_id:
        tell(
            turn,
            member.account_id,
            branch,
            lambda texts: OutMessage(
                texts("roster-post-yours", branch=branch.name, post=texts.plain(f"post-{said}"))
            ),
        )
    turn.toast(turn.texts.plain("roster-changed"))
    show(turn, branch, member)
