"""The doors of /topic: what is open, the way to the stock and the results, where is discussed."""

from data.models import Branch, Member, Topic
from data.queries import branch as branches
from data.queries import card as cards
from data.queries import contribution as contributions
from data.queries import lead
from data.queries import topic as topics
from data.values import speech
from handlers.shared.access import Right, holder_here, may, meet, member_here, member_of
from handlers.shared.buttons import link, number
from handlers.shared.doors import Door, Membership
from handlers.shared.identity import IDENTITY
from handlers.shared.links import message_link
from handlers.shared.private import point_private
from handlers.shared.turn import Turn
from handlers.topics import pages, posting, results, rota, rules
from handlers.topics.room import idle, keeper_in


def topic(turn: Turn) -> None:
    """/topic: privately the first page; in the group the open topic, for who asks alone. Behind
    it `result 2` gives a result again, and `here` in a topic of a forum, or under a post of the
    channel, makes it the place."""
    said = turn.deed.text
    if not turn.deed.private and speech.says_here(said):
        _here(turn)
        return
    branch, member = member_here(turn)
    wanted = speech.asked_result(said)
    if turn.deed.private:
        idle(turn)
        if wanted:
            results.again(turn, branch, member, wanted)
        else:
            home(turn, branch, member)
    elif wanted:
        point_private(turn, "tpr", branch.id, wanted)
    else:
        found = [
            (one, way_to(turn, one)) for one in topics.open_ones(turn.session, branch.id, turn.now)
        ]
        more = link(IDENTITY.username, "tp", branch.id)
        turn.whisper(pages.in_group(turn.texts, found, branch, turn.now, more))


def _here(turn: Turn) -> None:
    """From here on is discussed in this topic of the forum, in the comments on this post of the
    channel, or in the group itself."""
    branch, _ = holder_here(turn, Right.TOPICS)
    comments = turn.deed.under if turn.deed.comment else 0
    branch.topic_thread = turn.deed.thread or -comments
    turn.whisper(turn.texts(f"topic-here-{rules.place(branch.topic_thread)}"))


def way_to(turn: Turn, one: Topic) -> str:
    """The address of a topic's card; empty where it has none."""
    card = cards.of(turn.session, rules.CARD, one.id)
    if card is None:
        return ""
    return message_link(card.chat_id, card.message_id, one.thread)


def linked(turn: Turn) -> None:
    """The link from the group to the first page."""
    meet(turn)
    home(turn, *member_of(turn, number(turn.deed.args)))


def linked_result(turn: Turn) -> None:
    """The link from the group to a result."""
    meet(turn)
    branch, member = member_of(turn, number(turn.deed.args))
    results.again(turn, branch, member, max(1, number(turn.deed.args, 1)))


def tapped_home(turn: Turn) -> None:
    """Back to the first page."""
    branch, member = member_of(turn, number(turn.deed.args))
    idle(turn)
    turn.toast("")
    home(turn, branch, member)


def home(turn: Turn, branch: Branch, member: Member) -> None:
    """Shows the first page."""
    session = turn.session
    keeps = may(member.post, Right.TOPICS)
    open_ones = [
        (
            one,
            way_to(turn, one),
            contributions.counts_for(session, one.id, member.id),
            posting.spoken(session, branch, one).times if keeps else 0,
        )
        for one in topics.open_ones(session, branch.id, turn.now)
    ]
    seen = pages.Home(
        branch=branch,
        open_ones=open_ones,
        turns=lead.of_member(session, member.id, rota.this_week(turn.now, branch)),
        keeps=keeps,
        ready=len(topics.stock(session, branch.id)) if keeps else 0,
        proposed=len(topics.proposed(session, branch.id)) if keeps else 0,
    )
    turn.show(pages.home(turn.texts, seen, turn.now))


def moved(turn: Turn, change: Membership) -> None:
    """The group became a supergroup: discussions go on there."""
    branch = branches.of_chat(turn.session, change.moved_to) if change.moved_to else None
    if branch is not None:
        posting.moved(turn.session, turn.now, branch)
        turn.pokes.add("cards")


def tapped_to_group(turn: Turn) -> None:
    """From here on is discussed in the group itself."""
    branch, member = keeper_in(turn, number(turn.deed.args))
    branch.topic_thread = 0
    turn.toast(turn.texts.plain("topic-now-group"))
    home(turn, branch, member)


TAPS: dict[str, Door] = {"tp.h": tapped_home, "tp.g": tapped_to_group}
