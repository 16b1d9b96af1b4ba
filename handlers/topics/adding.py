"""What is typed about topics: new ones, proposals, changes, a lead speaker's theme, a summary."""

from collections.abc import Callable

from sqlalchemy import select

from data.models import Account, Branch, Draft, Member, Topic
from data.queries import draft as drafts
from data.queries import member as members
from data.queries import topic as topics
from data.values.out import OutMessage
from handlers.shared.access import COMMITTEE, member_of
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.telling import tell, texts_of
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


def tapped_add(ctx: Context) -> None:
    """加话题: of which kind."""
    branch, _ = keeper_in(ctx, number(ctx.args))
    ctx.answer("")
    ctx.show(pages.ask_kind(ctx.texts, branch))


def tapped_add_kind(ctx: Context) -> None:
    """The kind was chosen; the title will be typed, or several."""
    branch, _ = keeper_in(ctx, number(ctx.args))
    kind = ctx.args[1] if len(ctx.args) > 1 else ""
    if kind not in rules.KINDS:
        raise Refusal("button-unknown")
    page = OutMessage(ctx.texts("topic-ask-titles")).with_buttons(
        (
            tap(ctx.texts.plain("back"), "tp.a", branch.id),
            tap(ctx.texts.plain("cancel"), "tp.s", branch.id, 0),
        )
    )
    ask(ctx, branch, "add", page, kind=kind)


def tapped_propose(ctx: Context) -> None:
    """提话题: a member's own, which will be typed."""
    branch, member = member_of(ctx, number(ctx.args))
    if len(topics.proposed(ctx.session, branch.id, member.id)) >= rules.MOST_PROPOSED:
        raise Refusal("topic-proposed-enough", most=rules.MOST_PROPOSED)
    page = OutMessage(ctx.texts("topic-ask-proposal")).with_buttons(
        (tap(ctx.texts.plain("cancel"), "tp.h", branch.id),)
    )
    ask(ctx, branch, "propose", page)


def tapped_retitle(ctx: Context) -> None:
    """改标题."""
    _change(ctx, "retitle", "topic-ask-title")


def tapped_rebody(ctx: Context) -> None:
    """改内容."""
    _change(ctx, "rebody", "topic-ask-new-body")


def _change(ctx: Context, awaits: str, key: str) -> None:
    branch, _, topic = keeper_of(ctx, "ready", "proposed")
    page = OutMessage(ctx.texts(key)).with_buttons(
        (tap(ctx.texts.plain("cancel"), "tp.v", topic.id),)
    )
    ask(ctx, branch, awaits, page, topic=topic.id)


def tapped_no_body(ctx: Context) -> None:
    """不加说明: the title is all."""
    draft = draft_of(ctx)
    if not draft.awaits.endswith("-body"):
        raise Refusal("button-stale")
    ctx.answer("")
    _finish(ctx, draft, "")


def typed(ctx: Context, draft: Draft) -> None:
    """Something about topics was typed; what is refused can be sent again."""
    member_of(ctx, draft.branch_id or 0)
    awaits = draft.awaits
    if awaits in TITLED:
        _titled(ctx, draft)
    elif awaits.endswith("-body"):
        text = typed_text(ctx.text, rules.LONGEST_BODY)
        answered(ctx, draft)
        _finish(ctx, draft, text)
    else:
        CHANGES[awaits](ctx, draft)


def _titled(ctx: Context, draft: Draft) -> None:
    """A title, after which its text is asked for; several lines are as many topics."""
    branch_id = draft.branch_id or 0
    lines = [line for line in ctx.text.splitlines() if line.strip()]
    if draft.awaits == "add" and len(lines) > 1:
        _several(ctx, draft, [typed_title(line) for line in lines])
        return
    title = typed_title(" ".join(lines))
    own = draft.awaits == "theme"
    if not own and topics.known(ctx.session, branch_id, [title]):
        raise Refusal("topic-known", title=title)
    answered(ctx, draft)
    draft.awaits, draft.data = f"{draft.awaits}-body", {**draft.data, "title": title}
    verb = {"add-body": "tp.s", "propose-body": "tp.h", "theme-body": "tl.m"}[draft.awaits]
    at = draft.data["lead"] if own else branch_id
    more = (0,) if verb == "tp.s" else ()
    ctx.reply(pages.ask_body(ctx.texts, tap(ctx.texts.plain("cancel"), verb, at, *more)))


def _several(ctx: Context, draft: Draft, titles: list[str]) -> None:
    branch, _ = keeper_in(ctx, draft.branch_id or 0)
    _room(ctx, branch, len(titles))
    known = topics.known(ctx.session, branch.id, titles)
    new = [title for title in dict.fromkeys(titles) if title not in known]
    for title in new:
        topics.add(ctx.session, branch.id, draft.data["kind"], title, ctx.now, ctx.person.id)
    answered(ctx, draft)
    drafts.end(ctx.session, draft)
    ctx.reply(ctx.texts("topic-added-several", many=len(new), known=len(titles) - len(new)))
    stock.show_stock(ctx, branch)


def _room(ctx: Context, branch: Branch, more: int) -> None:
    if len(topics.stock(ctx.session, branch.id)) + more > rules.MOST_STOCK:
        raise Refusal("topic-stock-full", most=rules.MOST_STOCK)


def _finish(ctx: Context, draft: Draft, body: str) -> None:
    """Title and text are there."""
    title, data = str(draft.data["title"]), dict(draft.data)
    step, branch_id = draft.awaits.removesuffix("-body"), draft.branch_id or 0
    drafts.end(ctx.session, draft)
    if step == "theme":
        branch, member = member_of(ctx, branch_id)
        leading.keep(ctx, branch, member, int(data["lead"]), title, body)
    elif step == "propose":
        _propose(ctx, *member_of(ctx, branch_id), title, body)
    else:
        branch, _ = keeper_in(ctx, branch_id)
        _room(ctx, branch, 1)
        topic = topics.add(
            ctx.session, branch.id, data["kind"], title, ctx.now, ctx.person.id, body=body
        )
        stock.show_topic(ctx, branch, topic)


def _propose(ctx: Context, branch: Branch, member: Member, title: str, body: str) -> None:
    """The proposal waits; the committee hears of it, one calm message each."""
    topic = topics.add(
        ctx.session, branch.id, "question", title, ctx.now, ctx.person.id,
        body=body, state="proposed", proposed_by=member.id,
    )  # fmt: skip
    ids = [one.account_id for one in members.with_posts(ctx.session, branch.id, COMMITTEE)]
    for account in ctx.session.scalars(
        select(Account).where(Account.id.in_(filter(None, ids)), Account.reachable)
    ):
        if account.id != ctx.person.id:
            message = pages.proposal(texts_of(account, branch), topic, member.name)
            tell(ctx.session, ctx.now, branch, account.id, message)
    ctx.pokes.add("outbox")
    ctx.show(
        OutMessage(ctx.texts("topic-proposed", title=title)).with_buttons(
            (tap(ctx.texts.plain("back"), "tp.h", branch.id),)
        )
    )


def _topic(ctx: Context, draft: Draft) -> tuple[Branch, Topic]:
    """Branch and topic of a step of those who look after the topics, as they are now."""
    branch, _ = keeper_in(ctx, draft.branch_id or 0)
    topic = ctx.session.get(Topic, int(draft.data["topic"]))
    if topic is None:
        raise Refusal("topic-changed")
    return branch, topic


def _done(ctx: Context, draft: Draft) -> None:
    answered(ctx, draft)
    drafts.end(ctx.session, draft)


def _retitle(ctx: Context, draft: Draft) -> None:
    branch, topic = _topic(ctx, draft)
    title = typed_title(ctx.text)
    if topic.state not in {"ready", "proposed"}:
        raise Refusal("topic-changed")
    if title != topic.title and topics.known(ctx.session, branch.id, [title]):
        raise Refusal("topic-known", title=title)
    topic.title = title
    _done(ctx, draft)
    stock.show_topic(ctx, branch, topic)


def _rebody(ctx: Context, draft: Draft) -> None:
    branch, topic = _topic(ctx, draft)
    body = typed_text(ctx.text, rules.LONGEST_BODY)
    if topic.state not in {"ready", "proposed"}:
        raise Refusal("topic-changed")
    topic.body = body
    _done(ctx, draft)
    stock.show_topic(ctx, branch, topic)


def _why(ctx: Context, draft: Draft) -> None:
    branch, topic = _topic(ctx, draft)
    why = typed_title(ctx.text)
    _done(ctx, draft)
    stock.refuse(ctx, branch, topic, why)


def _summary(ctx: Context, draft: Draft) -> None:
    branch, topic = _topic(ctx, draft)
    text = typed_text(ctx.text, rules.LONGEST_SUMMARY)
    _done(ctx, draft)
    results.keep_summary(ctx, branch, topic, text)


CHANGES: dict[str, Callable[[Context, Draft], None]] = {
    "retitle": _retitle,
    "rebody": _rebody,
    "why": _why,
    "summary": _summary,
}
TAPS: dict[str, Handler] = {
    "tp.a": tapped_add,
    "tp.ak": tapped_add_kind,
    "tp.p": tapped_propose,
    "tp.et": tapped_retitle,
    "tp.eb": tapped_rebody,
    "tp.nb": tapped_no_body,
}
