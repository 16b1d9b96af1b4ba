"""Handlers of the stock: its order, a topic's page, posting, closing, deciding on proposals."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.imports.starter_topics import starter_topics
from data.models import Branch, Member, Topic
from data.queries import card as cards
from data.queries import topic as topics
from data.values.out import OutMessage
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.telling import reachable, tell, texts_of
from handlers.topics import closing, pages, posting, rules
from handlers.topics.room import ask, idle, keeper_in, keeper_of


def tapped_stock(ctx: Context) -> None:
    """话题库: what waits, in its order."""
    branch, _ = keeper_in(ctx, number(ctx.args))
    idle(ctx)
    ctx.answer("")
    show_stock(ctx, branch, number(ctx.args, 1))


def show_stock(ctx: Context, branch: Branch, page: int = 0) -> None:
    """Shows the stock; whoever calls has checked `Right.TOPICS`."""
    titles = [one.title for one in starter_topics()]
    seen = pages.Stock(
        branch=branch,
        topics=topics.stock(ctx.session, branch.id),
        open_ones=topics.open_ones(ctx.session, branch.id, ctx.now),
        proposed=len(topics.proposed(ctx.session, branch.id)),
        starter=len(topics.known(ctx.session, branch.id, titles)) < len(titles),
        place=rules.place(branch.topic_thread),
    )
    ctx.show(pages.stock(ctx.texts, seen, page))


def tapped_starter(ctx: Context) -> None:
    """The topics that ship join the stock, those that are not there yet."""
    branch, _ = keeper_in(ctx, number(ctx.args))
    many = load(ctx.session, ctx.now, branch, ctx.person.id)
    ctx.answer(ctx.texts.plain("topic-added", many=many))
    show_stock(ctx, branch)


def load(session: Session, now: datetime, branch: Branch, by: int) -> int:
    """Puts the topics that ship into the stock, those that the branch never had; how many."""
    shipped = starter_topics()
    there = topics.known(session, branch.id, [one.title for one in shipped])
    new = [one for one in shipped if one.title not in there]
    for one in new:
        topics.add(session, branch.id, one.kind, one.title, now, by, body=one.body)
    return len(new)


def tapped_topic(ctx: Context) -> None:
    """One topic."""
    branch, _, topic = keeper_of(ctx)
    idle(ctx)
    ctx.answer("")
    show_topic(ctx, branch, topic)


def show_topic(ctx: Context, branch: Branch, topic: Topic) -> None:
    """Shows a topic's page; whoever calls has checked `Right.TOPICS`."""
    proposer = ctx.session.get(Member, topic.proposed_by) if topic.proposed_by else None
    names = posting.lead_name(ctx.session, topic), proposer.name if proposer else ""
    ctx.show(pages.topic(ctx.texts, branch, topic, names, ctx.now))


def tapped_move(ctx: Context) -> None:
    """上移、下移."""
    branch, _, topic = keeper_of(ctx, "ready")
    moved = topics.move(ctx.session, topic, 1 if number(ctx.args, 1) else -1)
    ctx.answer(ctx.texts.plain("topic-moved" if moved else "topic-at-edge"))
    show_topic(ctx, branch, topic)


def tapped_post(ctx: Context) -> None:
    """现在发到群里."""
    branch, _, topic = keeper_of(ctx, "ready")
    posting.post(ctx.session, ctx.now, branch, topic)
    ctx.session.flush()
    ctx.pokes.add("outbox")
    ctx.answer(pages.say_posted(ctx.texts, branch, topic, ctx.now))
    show_topic(ctx, branch, topic)


def tapped_longer(ctx: Context) -> None:
    """延长一天."""
    branch, _, topic = keeper_of(ctx, "open")
    assert topic.closes_at is not None
    topic.closes_at += timedelta(days=1)
    topics.follow(ctx.session, topic, ctx.now)
    cards.mark(ctx.session, rules.CARD, topic.id, ctx.now)
    ctx.pokes.add("cards")
    ctx.answer(ctx.texts.plain("topic-is-longer"))
    show_topic(ctx, branch, topic)


def tapped_close(ctx: Context) -> None:
    """现在结束; asks once."""
    branch, _, topic = keeper_of(ctx, "open")
    if number(ctx.args, 1) == 0:
        ctx.answer("")
        ctx.edit(
            OutMessage(ctx.texts("topic-close-sure", title=topic.title)).with_buttons(
                (
                    tap(ctx.texts.plain("topic-close"), "tp.c", topic.id, 1),
                    tap(ctx.texts.plain("back"), "tp.v", topic.id),
                )
            )
        )
        return
    closing.close(ctx.session, ctx.now, topic)
    ctx.session.flush()
    ctx.pokes |= {"cards", "errands"}
    ctx.answer(ctx.texts.plain("topic-is-closed"))
    show_topic(ctx, branch, topic)


def tapped_retire(ctx: Context) -> None:
    """停用: it stays, and is not posted."""
    branch, _, topic = keeper_of(ctx, "ready")
    topic.state = "retired"
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("topic-is-retired"))
    show_topic(ctx, branch, topic)


def tapped_restore(ctx: Context) -> None:
    """恢复: back into the stock."""
    branch, _, topic = keeper_of(ctx, "retired")
    topic.state = "ready"
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("topic-is-ready"))
    show_topic(ctx, branch, topic)


def tapped_rekind(ctx: Context) -> None:
    """改类型: which."""
    _, _, topic = keeper_of(ctx, "ready", "proposed")
    ctx.answer("")
    ctx.edit(pages.ask_other_kind(ctx.texts, topic))


def tapped_other_kind(ctx: Context) -> None:
    """Another kind was chosen."""
    branch, _, topic = keeper_of(ctx, "ready", "proposed")
    kind = ctx.args[1] if len(ctx.args) > 1 else ""
    if kind not in rules.KINDS:
        raise Refusal("button-unknown")
    topic.kind = kind
    ctx.answer("")
    show_topic(ctx, branch, topic)


def tapped_proposals(ctx: Context) -> None:
    """What members propose."""
    branch, _ = keeper_in(ctx, number(ctx.args))
    idle(ctx)
    ctx.answer("")
    _show_proposals(ctx, branch, number(ctx.args, 1))


def _show_proposals(ctx: Context, branch: Branch, page: int = 0) -> None:
    found = topics.proposed(ctx.session, branch.id)
    ctx.show(pages.proposals(ctx.texts, branch, found, page))


def tapped_accept(ctx: Context) -> None:
    """收下: it joins the stock, and who proposed it hears."""
    branch, _, topic = keeper_of(ctx, "proposed")
    topic.state = "ready"
    ctx.session.flush()
    _tell_proposer(ctx, branch, topic, "topic-accepted-word", "")
    ctx.answer(ctx.texts.plain("topic-is-ready"))
    show_topic(ctx, branch, topic)


def tapped_refuse(ctx: Context) -> None:
    """婉拒: with a word of why, or without."""
    branch, _, topic = keeper_of(ctx, "proposed")
    page = OutMessage(ctx.texts("topic-ask-why")).with_buttons(
        (
            tap(ctx.texts.plain("topic-no-why"), "tp.zz", topic.id),
            tap(ctx.texts.plain("back"), "tp.v", topic.id),
        )
    )
    ask(ctx, branch, "why", page, topic=topic.id)


def tapped_no_why(ctx: Context) -> None:
    """婉拒 without a word."""
    branch, _, topic = keeper_of(ctx, "proposed")
    idle(ctx)
    ctx.answer(ctx.texts.plain("topic-is-refused"))
    refuse(ctx, branch, topic, "")


def refuse(ctx: Context, branch: Branch, topic: Topic, why: str) -> None:
    """A proposal is not taken; who proposed it hears, with the word if there is one. Whoever calls
    has checked `Right.TOPICS`."""
    if topic.state != "proposed":
        raise Refusal("topic-changed")
    topic.state = "refused"
    ctx.session.flush()
    _tell_proposer(ctx, branch, topic, "topic-refused-word", why)
    _show_proposals(ctx, branch)


def _tell_proposer(ctx: Context, branch: Branch, topic: Topic, key: str, why: str) -> None:
    member = ctx.session.get(Member, topic.proposed_by) if topic.proposed_by else None
    account = reachable(ctx.session, member) if member else None
    if account is None:
        return
    texts = texts_of(account, branch)
    lines = [texts(key, title=topic.title)]
    if why:
        lines.append(texts("topic-why", why=why))
    tell(ctx.session, ctx.now, branch, account.id, OutMessage("\n".join(lines)))
    ctx.pokes.add("outbox")


TAPS: dict[str, Handler] = {
    "tp.s": tapped_stock,
    "tp.l": tapped_starter,
    "tp.v": tapped_topic,
    "tp.m": tapped_move,
    "tp.n": tapped_post,
    "tp.x": tapped_longer,
    "tp.c": tapped_close,
    "tp.r": tapped_retire,
    "tp.rs": tapped_restore,
    "tp.ek": tapped_rekind,
    "tp.ks": tapped_other_kind,
    "tp.q": tapped_proposals,
    "tp.y": tapped_accept,
    "tp.z": tapped_refuse,
    "tp.zz": tapped_no_why,
}
