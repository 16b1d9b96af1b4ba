"""Shows /topic: what is open, the stock, a topic's own page, proposals."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.imports.starter_topics import starter_topics
from data.models import Branch, Member, Topic
from data.queries import card as cards, contribution as contributions, lead, topic as topics
from handlers.shared.access import Right, may
from handlers.shared.dates import say_dated, today
from handlers.shared.links import message_link
from handlers.shared.view import Button, Markup, OutMessage, Rows, Texts, back_to, link, pages, tap
from handlers.topics.discussion import rules, view

AT_ONCE = 5
OPEN_AT_ONCE = 3


def _way_to(session: Session, topic: Topic) -> str:
    """Returns the address of a topic's card; empty where it has none."""
    card = cards.of(session, rules.CARD, topic.id)
    return message_link(card.chat_id, card.message_id, topic.thread) if card else ""


def home(
    session: Session, texts: Texts, branch: Branch, member: Member, now: datetime
) -> OutMessage:
    """Shows the first page: what is open, and the ways to everything else."""
    keeps = may(member.post, Right.TOPICS)
    found = topics.open_ones(session, branch.id, now)
    lines = [texts("topic-home" if found else "topic-home-none")]
    writing: list[tuple[Button, ...]] = []
    for topic in found[:OPEN_AT_ONCE]:
        spoke = contributions.counts_for(session, topic.id, member.id)
        lines += ["", _open_line(session, texts, topic)]
        lines.append(view.time_left(texts, branch, topic, now))
        lines.append(texts("topic-home-spoken" if spoke else "topic-home-silent"))
        write = tap(texts.plain("topic-home-write", title=view.short(topic)), "ts.w", topic.id)
        writing.append((write, *(_said(session, texts, branch, topic) if keeps else ())))
    turns = lead.of_member(session, member.id, rules.monday(today(branch, now)))
    leading = [(tap(texts.plain("rota-mine-open"), "tl.m", turn.id),) for turn in turns[:1]]
    keeping: tuple[Button, ...] = ()
    if keeps:
        ready = len(topics.stock(session, branch.id))
        proposed = len(topics.proposed(session, branch.id))
        lines += ["", texts("topic-home-stock", ready=ready, proposed=proposed)]
        keeping = (
            tap(texts.plain("topic-stock"), "tp.s", branch.id, 0),
            tap(texts.plain("rota-open"), "tl.p", branch.id),
        )
    own = (
        tap(texts.plain("topic-mine"), "ts.m", branch.id, 0),
        tap(texts.plain("topic-results"), "tr.l", branch.id, 0),
        tap(texts.plain("topic-propose"), "tp.p", branch.id),
    )
    return OutMessage("\n".join(lines)).with_buttons(*writing, *leading, keeping, own)


def _open_line(session: Session, texts: Texts, topic: Topic) -> str:
    title, way = view.heading(texts, topic), _way_to(session, topic)
    linked = Markup(f'<a href="{way}">{title}</a>' if way else title)
    return texts("topic-home-open", title=linked)


def _said(session: Session, texts: Texts, branch: Branch, topic: Topic) -> tuple[Button]:
    many = view.spoken(session, branch, topic).times
    return (tap(texts.plain("topic-said", many=many), "tr.c", topic.id, 0),)


def in_group(session: Session, texts: Texts, branch: Branch, now: datetime) -> OutMessage:
    """Says in the group what is open, with the ways to the cards and to the private chat."""
    found = topics.open_ones(session, branch.id, now)
    lines = [texts("topic-group-open" if found else "topic-group-none")]
    ways = []
    for topic in found:
        assert topic.closes_at is not None
        when = say_dated(texts, topic.closes_at, now, branch)
        head = Markup(view.heading(texts, topic))
        lines.append(texts("topic-group-line", title=head, when=when))
        if way := _way_to(session, topic):
            ways.append((Button(texts.plain("topic-go", title=view.short(topic)), url=way),))
    more = link(branch.bot_id, "tp", branch.id)
    return OutMessage("\n".join(lines)).with_buttons(
        *ways, Button(texts.plain("open-private"), url=more)
    )


def stock(
    session: Session, texts: Texts, branch: Branch, now: datetime, page: int = 0
) -> OutMessage:
    """Shows what is open and what waits, in its order, and what can be done."""
    waiting = topics.stock(session, branch.id)
    place = rules.place(branch.topic_thread)
    many = len(waiting)
    lines = [texts("topic-stock-head", many=many) if many else texts("topic-stock-none")]
    lines.append(texts(f"topic-place-{place}"))
    buttons = [
        _entry(texts, one, "topic-entry-open") for one in topics.open_ones(session, branch.id, now)
    ]
    buttons += [_entry(texts, one, "topic-entry") for one in waiting]
    more = [tap(texts.plain("topic-add"), "tp.a", branch.id)]
    if proposed := len(topics.proposed(session, branch.id)):
        label = texts.plain("topic-proposals", many=proposed)
        more.append(tap(label, "tp.q", branch.id, 0))
    shipped = [one.title for one in starter_topics()]
    if len(topics.known(session, branch.id, shipped)) < len(shipped):
        more.append(tap(texts.plain("topic-starter"), "tp.l", branch.id))
    back = [back_to(texts, "tp.h", branch.id)]
    if place != "group":
        back.insert(0, tap(texts.plain("topic-to-group"), "tp.g", branch.id))
    return OutMessage("\n".join(lines)).with_buttons(
        *pages(texts, buttons, page, "tp.s", branch.id, size=AT_ONCE, wide=1),
        tuple(more),
        tuple(back),
    )


def _entry(texts: Texts, topic: Topic, key: str) -> Button:
    kind = texts.plain(f"topic-kind-{topic.kind}")
    return tap(texts.plain(key, kind=kind, title=view.short(topic)), "tp.v", topic.id)


def topic(session: Session, texts: Texts, branch: Branch, one: Topic, now: datetime) -> OutMessage:
    """Shows a topic's own page to those who look after the topics."""
    lines = [view.prompt(texts, one, view.lead_name(session, one)), ""]
    if one.state == "open" and one.closes_at is not None:
        lines.append(view.time_left(texts, branch, one, now))
    else:
        lines.append(texts(f"topic-state-{one.state}"))
    proposer = session.get(Member, one.proposed_by) if one.proposed_by else None
    if proposer is not None:
        lines.append(texts("topic-proposed-by", name=proposer.shown))
    return OutMessage("\n".join(lines)).with_buttons(*_actions(texts, branch, one))


def _actions(texts: Texts, branch: Branch, one: Topic) -> Rows:
    def button(key: str, code: str, *more: object) -> Button:
        return tap(texts.plain(key), code, one.id, *more)

    change = (
        button("topic-retitle", "tp.et"),
        button("topic-rebody", "tp.eb"),
        button("topic-rekind", "tp.ek"),
    )
    back = back_to(texts, "tp.s", branch.id, 0)
    match one.state:
        case "ready":
            move = (button("topic-up", "tp.m", 0), button("topic-down", "tp.m", 1))
            post = (button("topic-post", "tp.n"),)
            return (post, move, change, (button("topic-retire", "tp.r"), back))
        case "open":
            keep = (button("topic-longer", "tp.x"), button("topic-close", "tp.c"))
            return (keep, (button("topic-look", "tr.v"), back))
        case "proposed":
            decide = (button("topic-accept", "tp.y"), button("topic-refuse", "tp.z"))
            return (decide, change, (back_to(texts, "tp.q", branch.id, 0),))
        case "retired":
            return ((button("topic-restore", "tp.rs"), back),)
        case _:
            return ((back,),)


def ask_close(texts: Texts, one: Topic) -> OutMessage:
    """Asks once more before a discussion is closed."""
    return OutMessage(texts("topic-close-sure", title=one.title)).with_buttons(
        (tap(texts.plain("topic-close"), "tp.c", one.id, 1), back_to(texts, "tp.v", one.id))
    )


def proposals(texts: Texts, branch: Branch, found: Sequence[Topic], page: int = 0) -> OutMessage:
    """Lists what members propose."""
    buttons = [_entry(texts, one, "topic-entry") for one in found]
    text = texts("topic-proposals-head" if found else "topic-proposals-none")
    return OutMessage(text).with_buttons(
        *pages(texts, buttons, page, "tp.q", branch.id, size=AT_ONCE, wide=1),
        back_to(texts, "tp.s", branch.id, 0),
    )


def proposal(texts: Texts, one: Topic, name: str) -> OutMessage:
    """Tells one of the committee of a proposal."""
    text = texts("topic-proposal-word", name=name, title=one.title)
    return OutMessage(text).with_buttons(tap(texts.plain("topic-look"), "tp.v", one.id))


def proposed(texts: Texts, branch: Branch, title: str) -> OutMessage:
    """Says that a proposal was handed in."""
    return OutMessage(texts("topic-proposed", title=title)).with_buttons(
        back_to(texts, "tp.h", branch.id)
    )


def decided(texts: Texts, one: Topic, key: str, why: str) -> OutMessage:
    """Tells a member what became of their proposal."""
    reason = [texts("topic-why", why=why)] if why else []
    return OutMessage("\n".join([texts(key, title=one.title), *reason]))


def running_low(texts: Texts, branch: Branch, what: str, kind: str) -> OutMessage:
    """Tells a secretary how the stock stands, or that of the one kind that a plan posts."""
    stock = texts.plain("topic-stock-whole")
    if kind:
        stock = texts.plain("topic-stock-of-kind", kind=texts.plain(f"topic-kind-{kind}"))
    return OutMessage(texts(f"topic-stock-{what}-word", stock=stock)).with_buttons(
        (
            tap(texts.plain("topic-add"), "tp.a", branch.id),
            tap(texts.plain("topic-stock"), "tp.s", branch.id, 0),
        )
    )
