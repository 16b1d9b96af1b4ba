"""The doors of the stock: its order, a topic's page, posting, closing, deciding on proposals."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.imports.starter_topics import starter_topics
from data.models import Branch, Member, Topic
from data.queries import card as cards
from data.queries import topic as topics
from data.values.out import OutMessage
from handlers.reading.telling import reachable, tell, texts_of
from handlers.shared.buttons import number, tap
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.topics import closing, pages, posting, rules
from handlers.topics.room import ask, idle, keeper_in, keeper_of


def tapped_stock(turn: Turn) -> None:
    """话题库: what waits, in its order."""
    branch, _ = keeper_in(turn, number(turn.deed.args))
    idle(turn)
    turn.toast("")
    show_stock(turn, branch, number(turn.deed.args, 1))


def show_stock(turn: Turn, branch: Branch, page: int = 0) -> None:
    """Shows the stock; whoever calls has checked `Right.TOPICS`."""
    titles = [one.title for one in starter_topics()]
    seen = pages.Stock(
        branch=branch,
        topics=topics.stock(turn.session, branch.id),
        open_ones=topics.open_ones(turn.session, branch.id, turn.now),
        proposed=len(topics.proposed(turn.session, branch.id)),
        starter=len(topics.known(turn.session, branch.id, titles)) < len(titles),
        place=rules.place(branch.topic_thread),
    )
    turn.show(pages.stock(turn.texts, seen, page))


def tapped_starter(turn: Turn) -> None:
    """The topics that ship join the stock, those that are not there yet."""
    branch, _ = keeper_in(turn, number(turn.deed.args))
    many = load(turn.session, turn.now, branch, turn.person.id)
    turn.toast(turn.texts.plain("topic-added", many=many))
    show_stock(turn, branch)


def load(session: Session, now: datetime, branch: Branch, by: int) -> int:
    """Puts the topics that ship into the stock, those that the branch never had; how many."""
    shipped = starter_topics()
    there = topics.known(session, branch.id, [one.title for one in shipped])
    new = [one for one in shipped if one.title not in there]
    for one in new:
        topics.add(session, branch.id, one.kind, one.title, now, by, body=one.body)
    return len(new)


def tapped_topic(turn: Turn) -> None:
    """One topic."""
    branch, _, topic = keeper_of(turn)
    idle(turn)
    turn.toast("")
    show_topic(turn, branch, topic)


def show_topic(turn: Turn, branch: Branch, topic: Topic) -> None:
    """Shows a topic's page; whoever calls has checked `Right.TOPICS`."""
    proposer = turn.session.get(Member, topic.proposed_by) if topic.proposed_by else None
    names = posting.lead_name(turn.session, topic), proposer.name if proposer else ""
    turn.show(pages.topic(turn.texts, branch, topic, names, turn.now))


def tapped_move(turn: Turn) -> None:
    """上移、下移."""
    branch, _, topic = keeper_of(turn, "ready")
    moved = topics.move(turn.session, topic, 1 if number(turn.deed.args, 1) else -1)
    turn.toast(turn.texts.plain("topic-moved" if moved else "topic-at-edge"))
    show_topic(turn, branch, topic)


def tapped_post(turn: Turn) -> None:
    """现在发到群里."""
    branch, _, topic = keeper_of(turn, "ready")
    posting.post(turn.session, turn.now, branch, topic)
    turn.session.flush()
    turn.pokes.add("outbox")
    turn.toast(pages.say_posted(turn.texts, branch, topic, turn.now))
    show_topic(turn, branch, topic)


def tapped_longer(turn: Turn) -> None:
    """延长一天."""
    branch, _, topic = keeper_of(turn, "open")
    assert topic.closes_at is not None
    topic.closes_at += timedelta(days=1)
    topics.follow(turn.session, topic, turn.now)
    cards.mark(turn.session, rules.CARD, topic.id, turn.now)
    turn.pokes.add("cards")
    turn.toast(turn.texts.plain("topic-is-longer"))
    show_topic(turn, branch, topic)


def tapped_close(turn: Turn) -> None:
    """现在结束; asks once."""
    branch, _, topic = keeper_of(turn, "open")
    if number(turn.deed.args, 1) == 0:
        turn.toast("")
        turn.redraw(
            OutMessage(turn.texts("topic-close-sure", title=topic.title)).with_buttons(
                (
                    tap(turn.texts.plain("topic-close"), "tp.c", topic.id, 1),
                    tap(turn.texts.plain("back"), "tp.v", topic.id),
                )
            )
        )
        return
    closing.close(turn.session, turn.now, topic)
    turn.session.flush()
    turn.pokes |= {"cards", "errands"}
    turn.toast(turn.texts.plain("topic-is-closed"))
    show_topic(turn, branch, topic)


def tapped_retire(turn: Turn) -> None:
    """停用: it stays, and is not posted."""
    branch, _, topic = keeper_of(turn, "ready")
    topic.state = "retired"
    turn.session.flush()
    turn.toast(turn.texts.plain("topic-is-retired"))
    show_topic(turn, branch, topic)


def tapped_restore(turn: Turn) -> None:
    """恢复: back into the stock."""
    branch, _, topic = keeper_of(turn, "retired")
    topic.state = "ready"
    turn.session.flush()
    turn.toast(turn.texts.plain("topic-is-ready"))
    show_topic(turn, branch, topic)


def tapped_rekind(turn: Turn) -> None:
    """改类型: which."""
    _, _, topic = keeper_of(turn, "ready", "proposed")
    turn.toast("")
    turn.redraw(pages.ask_other_kind(turn.texts, topic))


def tapped_other_kind(turn: Turn) -> None:
    """Another kind was chosen."""
    branch, _, topic = keeper_of(turn, "ready", "proposed")
    kind = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if kind not in rules.KINDS:
        raise Refusal("button-unknown")
    topic.kind = kind
    turn.toast("")
    show_topic(turn, branch, topic)


def tapped_proposals(turn: Turn) -> None:
    """What members propose."""
    branch, _ = keeper_in(turn, number(turn.deed.args))
    idle(turn)
    turn.toast("")
    _show_proposals(turn, branch, number(turn.deed.args, 1))


def _show_proposals(turn: Turn, branch: Branch, page: int = 0) -> None:
    found = topics.proposed(turn.session, branch.id)
    turn.show(pages.proposals(turn.texts, branch, found, page))


def tapped_accept(turn: Turn) -> None:
    """收下: it joins the stock, and who proposed it hears."""
    branch, _, topic = keeper_of(turn, "proposed")
    topic.state = "ready"
    turn.session.flush()
    _tell_proposer(turn, branch, topic, "topic-accepted-word", "")
    turn.toast(turn.texts.plain("topic-is-ready"))
    show_topic(turn, branch, topic)


def tapped_refuse(turn: Turn) -> None:
    """婉拒: with a word of why, or without."""
    branch, _, topic = keeper_of(turn, "proposed")
    page = OutMessage(turn.texts("topic-ask-why")).with_buttons(
        (
            tap(turn.texts.plain("topic-no-why"), "tp.zz", topic.id),
            tap(turn.texts.plain("back"), "tp.v", topic.id),
        )
    )
    ask(turn, branch, "why", page, topic=topic.id)


def tapped_no_why(turn: Turn) -> None:
    """婉拒 without a word."""
    branch, _, topic = keeper_of(turn, "proposed")
    idle(turn)
    turn.toast(turn.texts.plain("topic-is-refused"))
    refuse(turn, branch, topic, "")


def refuse(turn: Turn, branch: Branch, topic: Topic, why: str) -> None:
    """A proposal is not taken; who proposed it hears, with the word if there is one. Whoever calls
    has checked `Right.TOPICS`."""
    if topic.state != "proposed":
        raise Refusal("topic-changed")
    topic.state = "refused"
    turn.session.flush()
    _tell_proposer(turn, branch, topic, "topic-refused-word", why)
    _show_proposals(turn, branch)


def _tell_proposer(turn: Turn, branch: Branch, topic: Topic, key: str, why: str) -> None:
    member = turn.session.get(Member, topic.proposed_by) if topic.proposed_by else None
    account = reachable(turn.session, member) if member else None
    if account is None:
        return
    texts = texts_of(account, branch)
    lines = [texts(key, title=topic.title)]
    if why:
        lines.append(texts("topic-why", why=why))
    tell(turn.session, turn.now, branch, account.id, OutMessage("\n".join(lines)))
    turn.pokes.add("outbox")


TAPS: dict[str, Door] = {
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
