"""Handlers for what a person is in the branch: standing and post, leaving and coming back."""

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
from handlers.shared.context import Context
from handlers.shared.dates import say_day
from handlers.shared.refusal import Refusal


def tapped_standings(ctx: Context) -> None:
    """Which standing the person has now."""
    _, _, member = present(ctx)
    others = [
        tap(ctx.texts.plain(f"standing-{one}"), "r.sd", member.id, one)
        for one in Standing
        if one != member.standing
    ]
    show_page(
        ctx,
        ctx.texts(
            "roster-ask-standing",
            name=member.name,
            now=ctx.texts.plain(f"standing-{member.standing}"),
        ),
        *rows(others, 2),
        (tap(ctx.texts.plain("back"), "r.p", member.id),),
    )


def tapped_standing_day(ctx: Context) -> None:
    """From which day the new standing holds."""
    branch, _, member = present(ctx)
    standing = _standing(ctx)
    _ask_day(ctx, branch, member, "r.ss", standing.value)


def _standing(ctx: Context) -> Standing:
    said = ctx.args[1] if len(ctx.args) > 1 else ""
    if said not in set(Standing):
        raise Refusal("button-unknown")
    return Standing(said)


def _ask_day(ctx: Context, branch: Branch, member: Member, verb: str, what: str) -> None:
    """Asks for the day from which a standing (or leaving, empty) holds: today, or typed."""
    await_typing(ctx, branch, "day", member=member.id, what=what)
    day = today(ctx, branch)
    text = (
        ctx.texts("roster-ask-day", name=member.name, what=ctx.texts.plain(f"standing-{what}"))
        if what
        else ctx.texts("roster-ask-leave", name=member.name)
    )
    args = (what,) if what else ()
    show_page(
        ctx,
        text,
        (
            tap(
                ctx.texts.plain("roster-from-today"),
                verb,
                member.id,
                *args,
                day.strftime("%Y%m%d"),
            ),
        ),
        (tap(ctx.texts.plain("back"), "r.p", member.id),),
    )


def tapped_standing(ctx: Context) -> None:
    """Standing and day were chosen."""
    branch, _, member = present(ctx)
    standing = _standing(ctx)
    _become(ctx, branch, member, standing, _day(ctx, branch, 2))


def _day(ctx: Context, branch: Branch, at: int) -> date:
    """The day a button names; today's button may be tapped a day later, never earlier ones."""
    try:
        day = datetime.strptime(ctx.args[at], "%Y%m%d").date()  # noqa: DTZ007 - a day
    except (IndexError, ValueError):
        raise Refusal("button-unknown") from None
    if day > today(ctx, branch):
        raise Refusal("roster-day-unclear")
    return day


def _become(ctx: Context, branch: Branch, member: Member, standing: Standing, day: date) -> None:
    change(
        ctx.session,
        member,
        "standing",
        standing.value,
        by=ctx.person.id,
        now=ctx.now,
        holds_from=day,
    )
    ctx.answer(ctx.texts.plain("roster-changed"))
    show(ctx, branch, member)


def typed_day(ctx: Context, draft: Draft) -> None:
    """The day was typed."""
    what, member_id = str(draft.data["what"]), int(draft.data["member"])
    branch, actor, member = enter_for(ctx, member_id, Right.ROSTER)
    if member.left_on is not None:
        raise Refusal("roster-has-left", name=member.name)
    day = past_day(ctx.text, today(ctx, branch))
    if day is None:
        raise Refusal("roster-day-unclear")
    if what:
        _become(ctx, branch, member, Standing(what), day)
    else:
        _leave(ctx, branch, actor, member, day)


def tapped_leave(ctx: Context) -> None:
    """离开支部: from which day."""
    branch, actor, member = present(ctx)
    _check_leave(actor, member)
    _ask_day(ctx, branch, member, "r.xs", "")


def tapped_left(ctx: Context) -> None:
    """The day of leaving was chosen."""
    branch, actor, member = present(ctx)
    _leave(ctx, branch, actor, member, _day(ctx, branch, 1))


def _check_leave(actor: Member, member: Member) -> None:
    if not rules.may_leave(actor.post, member.post, own=actor.id == member.id):
        raise Refusal("roster-may-not-leave", name=member.name)


def _leave(ctx: Context, branch: Branch, actor: Member, member: Member, day: date) -> None:
    _check_leave(actor, member)
    if day < member.joined_on:
        raise Refusal(
            "roster-before-joined",
            day=say_day(ctx.texts, member.joined_on, today(ctx, branch)),
        )
    roster.leave(ctx.session, member, by=ctx.person.id, now=ctx.now, day=day)
    redraw_claims(ctx, branch)
    ctx.answer(ctx.texts.plain("roster-changed"))
    show(ctx, branch, member)


def tapped_rejoin(ctx: Context) -> None:
    """Somebody who had left is back."""
    branch, _, member = enter_for(ctx, number(ctx.args), Right.ROSTER)
    if member.left_on is not None:
        set_field(ctx, branch, member, "left_on", None)
    ctx.answer(ctx.texts.plain("roster-changed"))
    show(ctx, branch, member)


def tapped_posts(ctx: Context) -> None:
    """Which post the person has now."""
    _, actor, member = present(ctx)
    found = rules.posts_to_give(actor.post, member.post)
    if not found:
        raise Refusal("roster-may-not-post")
    buttons = [tap(ctx.texts.plain(f"post-{post}"), "r.js", member.id, post) for post in found]
    show_page(
        ctx,
        ctx.texts(
            "roster-ask-post",
            name=member.name,
            now=ctx.texts.plain(f"post-{member.post}"),
        ),
        *rows(buttons, 2),
        (tap(ctx.texts.plain("back"), "r.p", member.id),),
    )


def tapped_post(ctx: Context) -> None:
    """A post was chosen; the one who gets it is told."""
    branch, actor, member = present(ctx)
    said = ctx.args[1] if len(ctx.args) > 1 else ""
    if said != member.post and said not in rules.posts_to_give(actor.post, member.post):
        raise Refusal("roster-may-not-post")
    if not member.listed:
        raise Refusal("roster-keep-first")
    if set_field(ctx, branch, member, "post", said) and said != Post.NONE and member.account_id:
        tell(
            ctx,
            member.account_id,
            branch,
            lambda texts: OutMessage(
                texts("roster-post-yours", branch=branch.name, post=texts.plain(f"post-{said}"))
            ),
        )
    ctx.answer(ctx.texts.plain("roster-changed"))
    show(ctx, branch, member)
