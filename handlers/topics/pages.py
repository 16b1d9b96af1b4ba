"""What discussions look like privately: the first page, the stock, a topic, proposals."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from data.models import Branch, LeadTurn, Topic
from data.values.out import Button, OutMessage, Rows
from handlers.shared.buttons import pages, rows, tap
from handlers.shared.dates import say_dated, say_when
from handlers.shared.texts import Markup, Texts
from handlers.topics import rules, view

AT_ONCE = 5
OPEN_AT_ONCE = 3


@dataclass(frozen=True, slots=True)
class Home:
    """What /topic shows privately. `open_ones` are the open topics, each with the way to its card,
    whether the person has spoken on it, and how often all have; `turns` their own turns to lead;
    the numbers are those that keepers see."""

    branch: Branch
    open_ones: Sequence[tuple[Topic, str, bool, int]]
    turns: Sequence[LeadTurn] = field(default=())
    keeps: bool = False
    ready: int = 0
    proposed: int = 0


def home(texts: Texts, seen: Home, now: datetime) -> OutMessage:
    """The first page: what is open, and the ways to everything else."""
    branch = seen.branch
    lines = [texts("topic-home" if seen.open_ones else "topic-home-none")]
    writing: list[tuple[Button, ...]] = []
    for topic, link, spoken, times in seen.open_ones[:OPEN_AT_ONCE]:
        title = Markup(f'<a href="{link}">{view.heading(texts, topic)}</a>' if link else
                       view.heading(texts, topic))  # fmt: skip
        lines += ["", texts("topic-home-open", title=title)]
        lines.append(view.time_left(texts, branch, topic, now))
        lines.append(texts("topic-home-spoken" if spoken else "topic-home-silent"))
        label = texts.plain("topic-home-write", title=view.short(topic))
        said = tap(texts.plain("topic-said", many=times), "tr.c", topic.id, 0)
        writing.append((tap(label, "ts.w", topic.id), *((said,) if seen.keeps else ())))
    leading = [(tap(texts.plain("rota-mine-open"), "tl.m", turn.id),) for turn in seen.turns[:1]]
    own = (
        tap(texts.plain("topic-mine"), "ts.m", branch.id, 0),
        tap(texts.plain("topic-results"), "tr.l", branch.id, 0),
        tap(texts.plain("topic-propose"), "tp.p", branch.id),
    )
    keeping: tuple[Button, ...] = ()
    if seen.keeps:
        lines += ["", texts("topic-home-stock", ready=seen.ready, proposed=seen.proposed)]
        keeping = (
            tap(texts.plain("topic-stock"), "tp.s", branch.id, 0),
            tap(texts.plain("rota-open"), "tl.p", branch.id),
        )
    return OutMessage("\n".join(lines)).with_buttons(*writing, *leading, keeping, own)


@dataclass(frozen=True, slots=True)
class Stock:
    """The stock as its keepers see it; `starter`: the topics that ship are not all there."""

    branch: Branch
    topics: Sequence[Topic]
    open_ones: Sequence[Topic]
    proposed: int
    starter: bool
    place: str
    """Where the branch discusses, as `rules.place` says it."""


def stock(texts: Texts, seen: Stock, page: int) -> OutMessage:
    """What is open and what waits, in its order, and what can be done."""
    branch = seen.branch
    many = len(seen.topics)
    lines = [texts("topic-stock-head", many=many) if many else texts("topic-stock-none")]
    lines.append(texts(f"topic-place-{seen.place}"))
    buttons = [_entry(texts, one, "topic-entry-open") for one in seen.open_ones]
    buttons += [_entry(texts, one, "topic-entry") for one in seen.topics]
    more = [tap(texts.plain("topic-add"), "tp.a", branch.id)]
    if seen.proposed:
        label = texts.plain("topic-proposals", many=seen.proposed)
        more.append(tap(label, "tp.q", branch.id, 0))
    if seen.starter:
        more.append(tap(texts.plain("topic-starter"), "tp.l", branch.id))
    back = [tap(texts.plain("back"), "tp.h", branch.id)]
    if seen.place != "group":
        back.insert(0, tap(texts.plain("topic-to-group"), "tp.g", branch.id))
    return OutMessage("\n".join(lines)).with_buttons(
        *pages(texts, buttons, page, "tp.s", branch.id, size=AT_ONCE, wide=1),
        tuple(more),
        tuple(back),
    )


def _entry(texts: Texts, topic: Topic, key: str) -> Button:
    kind = texts.plain(f"topic-kind-{topic.kind}")
    return tap(texts.plain(key, kind=kind, title=view.short(topic)), "tp.v", topic.id)


def topic(
    texts: Texts, branch: Branch, one: Topic, names: tuple[str, str], now: datetime
) -> OutMessage:
    """A topic's own page, for those who look after the topics; `names` are those of the lead
    speaker and of who proposed it, empty where there is none."""
    lead, proposer = names
    lines = [view.prompt(texts, one, lead), ""]
    if one.state == "open" and one.closes_at is not None:
        lines.append(view.time_left(texts, branch, one, now))
    else:
        lines.append(texts(f"topic-state-{one.state}"))
    if proposer:
        lines.append(texts("topic-proposed-by", name=proposer))
    return OutMessage("\n".join(lines)).with_buttons(*_actions(texts, branch, one))


def say_posted(texts: Texts, branch: Branch, one: Topic, now: datetime) -> str:
    """The answer for a topic that was posted, or will be at the end of quiet hours."""
    if one.posted_at is None or one.posted_at <= now:
        return texts.plain("topic-posted")
    return texts.plain("topic-posted-later", when=say_when(texts, one.posted_at, now, branch))


def _actions(texts: Texts, branch: Branch, one: Topic) -> Rows:
    def button(key: str, verb: str, *more: object) -> Button:
        return tap(texts.plain(key), verb, one.id, *more)

    change = (
        button("topic-retitle", "tp.et"),
        button("topic-rebody", "tp.eb"),
        button("topic-rekind", "tp.ek"),
    )
    back = tap(texts.plain("back"), "tp.s", branch.id, 0)
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
            return (decide, change, (tap(texts.plain("back"), "tp.q", branch.id, 0),))
        case "retired":
            return ((button("topic-restore", "tp.rs"), back),)
        case _:
            return ((back,),)


def ask_kind(texts: Texts, branch: Branch) -> OutMessage:
    """The first step of a new topic: its kind."""
    buttons = [
        tap(texts.plain(f"topic-kind-{kind}"), "tp.ak", branch.id, kind) for kind in rules.KINDS
    ]
    return OutMessage(texts("topic-ask-kind")).with_buttons(
        *rows(buttons, 3), (tap(texts.plain("cancel"), "tp.s", branch.id, 0),)
    )


def ask_other_kind(texts: Texts, one: Topic) -> OutMessage:
    """Another kind for a topic."""
    buttons = [
        tap(texts.plain(f"topic-kind-{kind}"), "tp.ks", one.id, kind) for kind in rules.KINDS
    ]
    return OutMessage(texts("topic-ask-kind")).with_buttons(
        *rows(buttons, 3), (tap(texts.plain("cancel"), "tp.v", one.id),)
    )


def ask_body(texts: Texts, cancel: Button) -> OutMessage:
    """The second step: the text under the title, or none."""
    return OutMessage(texts("topic-ask-body", most=rules.LONGEST_BODY)).with_buttons(
        (tap(texts.plain("topic-no-body"), "tp.nb"), cancel)
    )


def proposals(texts: Texts, branch: Branch, found: Sequence[Topic], page: int) -> OutMessage:
    """What members propose."""
    buttons = [_entry(texts, one, "topic-entry") for one in found]
    return OutMessage(
        texts("topic-proposals-head" if found else "topic-proposals-none")
    ).with_buttons(
        *pages(texts, buttons, page, "tp.q", branch.id, size=AT_ONCE, wide=1),
        (tap(texts.plain("back"), "tp.s", branch.id, 0),),
    )


def proposal(texts: Texts, topic: Topic, name: str) -> OutMessage:
    """Tells a keeper of a proposal."""
    text = texts("topic-proposal-word", name=name, title=topic.title)
    return OutMessage(text).with_buttons((tap(texts.plain("topic-look"), "tp.v", topic.id),))


def in_group(
    texts: Texts, found: Sequence[tuple[Topic, str]], branch: Branch, now: datetime, more: str
) -> OutMessage:
    """What is open, told in the group: the way to each card, and to the private chat (`more`)."""
    if not found:
        text = texts("topic-group-none")
    else:
        lines = [texts("topic-group-open")]
        for topic, _ in found:
            assert topic.closes_at is not None
            when = say_dated(texts, topic.closes_at, now, branch)
            head = Markup(view.heading(texts, topic))
            lines.append(texts("topic-group-line", title=head, when=when))
        text = "\n".join(lines)
    ways = [
        (Button(texts.plain("topic-go", title=view.short(topic)), url=link),)
        for topic, link in found
        if link
    ]
    return OutMessage(text).with_buttons(*ways, (Button(texts.plain("open-private"), url=more),))
