"""Handlers of /quiz: the first page, what to practise, and whether to be reminded of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import draft as drafts
from data.queries import memory, practice
from data.queries.recheck import look_from
from data.values.memory import next_review
from data.values.out import OutMessage
from handlers.practice import answering, rules, view
from handlers.practice.sitting import KIND, MODES, TAG, begin
from handlers.shared.access import Right, may, meet, member_here, member_of
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal


def quiz(ctx: Context) -> None:
    """/quiz: what can be practised; with a tag that at once. From the group into the private
    chat."""
    branch, member = member_here(ctx)
    if not ctx.private:
        point_private(ctx, "pq", branch.id)
        return
    wanted = ctx.text.strip()
    if wanted:
        answering.show(ctx, begin(ctx, branch, member, TAG, _tag(ctx, branch, wanted)))
        return
    home(ctx, branch, member)


def _tag(ctx: Context, branch: Branch, wanted: str) -> str:
    """The tag somebody wrote, or the most used one that has it within."""
    day = rules.local_day(ctx.now, branch.zone)
    found = [tag for tag, _ in practice.tags(ctx.session, branch.id, day)]
    fitting = [tag for tag in found if wanted.casefold() in tag.casefold()]
    if not fitting:
        raise Refusal("practice-no-tag", tag=wanted[:50])
    return wanted if wanted in fitting else fitting[0]


def linked(ctx: Context) -> None:
    """The link from the group."""
    meet(ctx)
    home(ctx, *member_of(ctx, number(ctx.args)))


def tapped_home(ctx: Context) -> None:
    """返回, to the first page."""
    branch, member = member_of(ctx, number(ctx.args))
    ctx.answer("")
    home(ctx, branch, member)


def home(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows the first page; a sitting under way is over."""
    drafts.drop(ctx.session, ctx.person.id, KIND)
    day = rules.local_day(ctx.now, branch.zone)
    known = memory.known(ctx.session, member.id, ctx.now)
    seen = view.Home(
        branch=branch,
        known=known,
        mistakes=practice.many_on(ctx.session, member.id, branch.id, day, practice.WRONG),
        tags=bool(practice.tags(ctx.session, branch.id, day)),
        reminds=member.reviews,
        keeps=may(member.post, Right.BANK),
    )
    ctx.show(view.home(ctx.texts, seen, answering.coming(ctx, branch, member)))


def tapped_start(ctx: Context) -> None:
    """Something to practise: what is due, new questions, or one of the own lists."""
    branch, member = member_of(ctx, number(ctx.args))
    mode = ctx.args[1] if len(ctx.args) > 1 else ""
    if mode not in MODES:
        raise Refusal("button-unknown")
    seat = begin(ctx, branch, member, mode)
    ctx.answer("")
    answering.show(ctx, seat)


def tapped_tags(ctx: Context) -> None:
    """按标签: the tags."""
    branch, _ = member_of(ctx, number(ctx.args))
    ctx.answer("")
    found = practice.tags(ctx.session, branch.id, rules.local_day(ctx.now, branch.zone))
    ctx.show(view.tags(ctx.texts, branch, found, number(ctx.args, 1)))


def tapped_tag(ctx: Context) -> None:
    """One of the tags."""
    branch, member = member_of(ctx, number(ctx.args))
    found = practice.tags(ctx.session, branch.id, rules.local_day(ctx.now, branch.zone))
    tag = next((tag for tag, _ in found if ctx.args[1:] == (view.mark_of(tag),)), None)
    if tag is None:
        raise Refusal("button-stale")
    seat = begin(ctx, branch, member, TAG, tag)
    ctx.answer("")
    answering.show(ctx, seat)


def tapped_reminders(ctx: Context) -> None:
    """The day's reminder is switched on or off."""
    branch, member = member_of(ctx, number(ctx.args))
    on = ctx.args[1:] == ("on",)
    _remind(ctx.session, ctx.now, branch, member, on=on)
    ctx.answer(ctx.texts.plain("practice-reminders-on" if on else "practice-reminders-off"))
    home(ctx, branch, member)


def _remind(session: Session, now: datetime, branch: Branch, member: Member, *, on: bool) -> None:
    member.reviews = on
    session.flush()
    if on:
        look_from(session, memory.REVIEW, branch.id, next_review(now, ZoneInfo(branch.zone)))


def tapped_later(ctx: Context) -> None:
    """以后再说, under the reminder."""
    branch, _ = member_of(ctx, number(ctx.args))
    ctx.answer("")
    ctx.edit(_word(ctx, branch, "practice-another-time"))


def tapped_no_more(ctx: Context) -> None:
    """不再提醒, under the reminder."""
    branch, member = member_of(ctx, number(ctx.args))
    _remind(ctx.session, ctx.now, branch, member, on=False)
    ctx.answer("")
    ctx.edit(_word(ctx, branch, "practice-reminded-no-more"))


def _word(ctx: Context, branch: Branch, key: str) -> OutMessage:
    back = tap(ctx.texts.plain("practice-back"), "pq.h", branch.id)
    return OutMessage(ctx.texts(key)).with_buttons((back,))
