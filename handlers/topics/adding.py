"""What is typed about topics: new ones, proposals, changes, a lead speaker's theme, a summary."""

from collections.abc import Callable

from sqlalchemy import select

from data.models import Account, Branch, Draft, Member, Topic
from data.queries import draft as drafts
from data.queries import member as members
from data.queries import topic as topics
from data.values.out import OutMessage
from handlers.reading.telling import tell, texts_of
from handlers.shared.access import COMMITTEE, member_of
from handlers.shared.buttons import number, tap
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.topics import leading, pages, results, rules, stock
from handlers.topics.room import (
    answered,
    ask,
    draft_of,
    keeper_in,
    keeper_of,
    typed_text,
    typed_title,
)

TITLED = ("add", "propose", "theme")
"""Steps in which a title is typed; the text under it follows in `<step>-body`."""


def tapped_add(turn: Turn) -> None:
    """加话题: of which kind."""
    branch, _ = keeper_in(turn, number(turn.deed.args))
    turn.toast("")
    turn.show(pages.ask_kind(turn.texts, branch))


def tapped_add_kind(turn: Turn) -> None:
    """The kind was chosen; the title will be typed, or several."""
    branch, _ = keeper_in(turn, number(turn.deed.args))
    kind = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if kind not in rules.KINDS:
        raise Refusal("button-unknown")
    page = OutMessage(turn.texts("topic-ask-titles")).with_buttons(
        (
            tap(turn.texts.plain("back"), "tp.a", branch.id),
            tap(turn.texts.plain("cancel"), "tp.s", branch.id, 0),
        )
    )
    ask(turn, branch, "add", page, kind=kind)


def tapped_propose(turn: Turn) -> None:
    """提话题: a member's own, which will be typed."""
    branch, member = member_of(turn, number(turn.deed.args))
    if len(topics.proposed(turn.session, branch.id, member.id)) >= rules.MOST_PROPOSED:
        raise Refusal("topic-proposed-enough", most=rules.MOST_PROPOSED)
    page = OutMessage(turn.texts("topic-ask-proposal")).with_buttons(
        (tap(turn.texts.plain("cancel"), "tp.h", branch.id),)
    )
    ask(turn, branch, "propose", page)


def tapped_retitle(turn: Turn) -> None:
    """改标题."""
    _change(turn, "retitle", "topic-ask-title")


def tapped_rebody(turn: Turn) -> None:
    """改内容."""
    _change(turn, "rebody", "topic-ask-new-body")


def _change(turn: Turn, awaits: str, key: str) -> None:
    branch, _, topic = keeper_of(turn, "ready", "proposed")
    page = OutMessage(turn.texts(key)).with_buttons(
        (tap(turn.texts.plain("cancel"), "tp.v", topic.id),)
    )
    ask(turn, branch, awaits, page, topic=topic.id)


def tapped_no_body(turn: Turn) -> None:
    """不加说明: the title is all."""
    draft = draft_of(turn)
    if not draft.awaits.endswith("-body"):
        raise Refusal("button-stale")
    turn.toast("")
    _finish(turn, draft, "")


def typed(turn: Turn, draft: Draft) -> None:
    """Something about topics was typed; what is refused can be sent again."""
    member_of(turn, draft.branch_id or 0)
    awaits = draft.awaits
    if awaits in TITLED:
        _titled(turn, draft)
    elif awaits.endswith("-body"):
        text = typed_text(turn.deed.text, rules.LONGEST_BODY)
        answered(turn, draft)
        _finish(turn, draft, text)
    else:
        CHANGES[awaits](turn, draft)


def _titled(turn: Turn, draft: Draft) -> None:
    """A title, after which its text is asked for; several lines are as many topics."""
    branch_id = draft.branch_id or 0
    lines = [line for line in turn.deed.text.splitlines() if line.strip()]
    if draft.awaits == "add" and len(lines) > 1:
        _several(turn, draft, [typed_title(line) for line in lines])
        return
    title = typed_title(" ".join(lines))
    own = draft.awaits == "theme"
    if not own and topics.known(turn.session, branch_id, [title]):
        raise Refusal("topic-known", title=title)
    answered(turn, draft)
    draft.awaits, draft.data = f"{draft.awaits}-body", {**draft.data, "title": title}
    verb = {"add-body": "tp.s", "propose-body": "tp.h", "theme-body": "tl.m"}[draft.awaits]
    at = draft.data["lead"] if own else branch_id
    more = (0,) if verb == "tp.s" else ()
    turn.say(pages.ask_body(turn.texts, tap(turn.texts.plain("cancel"), verb, at, *more)))


def _several(turn: Turn, draft: Draft, titles: list[str]) -> None:
    branch, _ = keeper_in(turn, draft.branch_id or 0)
    _room(turn, branch, len(titles))
    known = topics.known(turn.session, branch.id, titles)
    new = [title for title in dict.fromkeys(titles) if title not in known]
    for title in new:
        topics.add(turn.session, branch.id, draft.data["kind"], title, turn.now, turn.person.id)
    answered(turn, draft)
    drafts.end(turn.session, draft)
    turn.say(turn.texts("topic-added-several", many=len(new), known=len(titles) - len(new)))
    stock.show_stock(turn, branch)


def _room(turn: Turn, branch: Branch, more: int) -> None:
    if len(topics.stock(turn.session, branch.id)) + more > rules.MOST_STOCK:
        raise Refusal("topic-stock-full", most=rules.MOST_STOCK)


def _finish(turn: Turn, draft: Draft, body: str) -> None:
    """Title and text are there."""
    title, data = str(draft.data["title"]), dict(draft.data)
    step, branch_id = draft.awaits.removesuffix("-body"), draft.branch_id or 0
    drafts.end(turn.session, draft)
    if step == "theme":
        branch, member = member_of(turn, branch_id)
        leading.keep(turn, branch, member, int(data["lead"]), title, body)
    elif step == "propose":
        _propose(turn, *member_of(turn, branch_id), title, body)
    else:
        branch, _ = keeper_in(turn, branch_id)
        _room(turn, branch, 1)
        topic = topics.add(
            turn.session, branch.id, data["kind"], title, turn.now, turn.person.id, body=body
        )
        stock.show_topic(turn, branch, topic)


def _propose(turn: Turn, branch: Branch, member: Member, title: str, body: str) -> None:
    """The proposal waits; the committee hears of it, one calm message each."""
    topic = topics.add(
        turn.session, branch.id, "question", title, turn.now, turn.person.id,
        body=body, state="proposed", proposed_by=member.id,
    )  # fmt: skip
    ids = [one.account_id for one in members.with_posts(turn.session, branch.id, COMMITTEE)]
    for account in turn.session.scalars(
        select(Account).where(Account.id.in_(filter(None, ids)), Account.reachable)
    ):
        if account.id != turn.person.id:
            message = pages.proposal(texts_of(account, branch), topic, member.name)
            tell(turn.session, turn.now, branch, account.id, message)
    turn.pokes.add("outbox")
    turn.show(
        OutMessage(turn.texts("topic-proposed", title=title)).with_buttons(
            (tap(turn.texts.plain("back"), "tp.h", branch.id),)
        )
    )


def _topic(turn: Turn, draft: Draft) -> tuple[Branch, Topic]:
    """Branch and topic of a step of those who look after the topics, as they are now."""
    branch, _ = keeper_in(turn, draft.branch_id or 0)
    topic = turn.session.get(Topic, int(draft.data["topic"]))
    if topic is None:
        raise Refusal("topic-changed")
    return branch, topic


def _done(turn: Turn, draft: Draft) -> None:
    answered(turn, draft)
    drafts.end(turn.session, draft)


def _retitle(turn: Turn, draft: Draft) -> None:
    branch, topic = _topic(turn, draft)
    title = typed_title(turn.deed.text)
    if topic.state not in {"ready", "proposed"}:
        raise Refusal("topic-changed")
    if title != topic.title and topics.known(turn.session, branch.id, [title]):
        raise Refusal("topic-known", title=title)
    topic.title = title
    _done(turn, draft)
    stock.show_topic(turn, branch, topic)


def _rebody(turn: Turn, draft: Draft) -> None:
    branch, topic = _topic(turn, draft)
    body = typed_text(turn.deed.text, rules.LONGEST_BODY)
    if topic.state not in {"ready", "proposed"}:
        raise Refusal("topic-changed")
    topic.body = body
    _done(turn, draft)
    stock.show_topic(turn, branch, topic)


def _why(turn: Turn, draft: Draft) -> None:
    branch, topic = _topic(turn, draft)
    why = typed_title(turn.deed.text)
    _done(turn, draft)
    stock.refuse(turn, branch, topic, why)


def _summary(turn: Turn, draft: Draft) -> None:
    branch, topic = _topic(turn, draft)
    text = typed_text(turn.deed.text, rules.LONGEST_SUMMARY)
    _done(turn, draft)
    results.keep_summary(turn, branch, topic, text)


CHANGES: dict[str, Callable[[Turn, Draft], None]] = {
    "retitle": _retitle,
    "rebody": _rebody,
    "why": _why,
    "summary": _summary,
}
TAPS: dict[str, Door] = {
    "tp.a": tapped_add,
    "tp.ak": tapped_add_kind,
    "tp.p": tapped_propose,
    "tp.et": tapped_retitle,
    "tp.eb": tapped_rebody,
    "tp.nb": tapped_no_body,
}
