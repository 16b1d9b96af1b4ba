"""Handlers of /topic: what is open, the way to the stock and the results, where is discussed."""

from data.models import Branch, Member, Topic
from data.queries import branch as branches
from data.queries import card as cards
from data.queries import contribution as contributions
from data.queries import lead
from data.queries import topic as topics
from data.values import speech
from handlers.shared.access import Right, holder_here, may, meet, member_here, member_of
from handlers.shared.buttons import link, number
from handlers.shared.context import Context
from handlers.shared.feature import Handler, Membership
from handlers.shared.identity import IDENTITY
from handlers.shared.links import message_link
from handlers.shared.private import point_private
from handlers.topics import pages, posting, results, rota, rules
from handlers.topics.room import idle, keeper_in


def topic(ctx: Context) -> None:
    """/topic: privately the first page; in the group the open topic, for who asks alone. Behind
    it `result 2` gives a result again, and `here` in a topic of a forum, or under a post of the
    channel, makes it the place."""
    said = ctx.text
    if not ctx.private and speech.says_here(said):
        _here(ctx)
        return
    branch, member = member_here(ctx)
    wanted = speech.asked_result(said)
    if ctx.private:
        idle(ctx)
        if wanted:
            results.again(ctx, branch, member, wanted)
        else:
            home(ctx, branch, member)
    elif wanted:
        point_private(ctx, "tpr", branch.id, wanted)
    else:
        found = [
            (one, way_to(ctx, one)) for one in topics.open_ones(ctx.session, branch.id, ctx.now)
        ]
        more = link(IDENTITY.username, "tp", branch.id)
        ctx.reply_privately(pages.in_group(ctx.texts, found, branch, ctx.now, more))


def _here(ctx: Context) -> None:
    """From here on is discussed in this topic of the forum, in the comments on this post of the
    channel, or in the group itself."""
    branch, _ = holder_here(ctx, Right.TOPICS)
    comments = ctx.incoming.under if ctx.incoming.comment else 0
    branch.topic_thread = ctx.incoming.thread or -comments
    ctx.reply_privately(ctx.texts(f"topic-here-{rules.place(branch.topic_thread)}"))


def way_to(ctx: Context, one: Topic) -> str:
    """The address of a topic's card; empty where it has none."""
    card = cards.of(ctx.session, rules.CARD, one.id)
    if card is None:
        return ""
    return message_link(card.chat_id, card.message_id, one.thread)


def linked(ctx: Context) -> None:
    """The link from the group to the first page."""
    meet(ctx)
    home(ctx, *member_of(ctx, number(ctx.args)))


def linked_result(ctx: Context) -> None:
    """The link from the group to a result."""
    meet(ctx)
    branch, member = member_of(ctx, number(ctx.args))
    results.again(ctx, branch, member, max(1, number(ctx.args, 1)))


def tapped_home(ctx: Context) -> None:
    """Back to the first page."""
    branch, member = member_of(ctx, number(ctx.args))
    idle(ctx)
    ctx.answer("")
    home(ctx, branch, member)


def home(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows the first page."""
    session = ctx.session
    keeps = may(member.post, Right.TOPICS)
    open_ones = [
        (
            one,
            way_to(ctx, one),
            contributions.counts_for(session, one.id, member.id),
            posting.spoken(session, branch, one).times if keeps else 0,
        )
        for one in topics.open_ones(session, branch.id, ctx.now)
    ]
    seen = pages.Home(
        branch=branch,
        open_ones=open_ones,
        turns=lead.of_member(session, member.id, rota.this_week(ctx.now, branch)),
        keeps=keeps,
        ready=len(topics.stock(session, branch.id)) if keeps else 0,
        proposed=len(topics.proposed(session, branch.id)) if keeps else 0,
    )
    ctx.show(pages.home(ctx.texts, seen, ctx.now))


def moved(ctx: Context, change: Membership) -> None:
    """The group became a supergroup: discussions go on there."""
    branch = branches.of_chat(ctx.session, change.moved_to) if change.moved_to else None
    if branch is not None:
        posting.moved(ctx.session, ctx.now, branch)
        ctx.pokes.add("cards")


def tapped_to_group(ctx: Context) -> None:
    """From here on is discussed in the group itself."""
    branch, member = keeper_in(ctx, number(ctx.args))
    branch.topic_thread = 0
    ctx.answer(ctx.texts.plain("topic-now-group"))
    home(ctx, branch, member)


TAPS: dict[str, Handler] = {"tp.h": tapped_home, "tp.g": tapped_to_group}
