"""Handlers of /speak (发言): writing calmly and having it posted, one's own contributions."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from data.models import Branch, Contribution, Draft, Member, Topic
from data.queries import card as cards
from data.queries import contribution as contributions
from data.queries import draft as drafts
from data.queries import outbox
from data.queries import topic as topics
from data.values.out import OutMessage
from data.values.quiet import quiet_until
from handlers.shared.access import branch_here, meet, member_here, member_of
from handlers.shared.buttons import link, number, tap
from handlers.shared.context import Context, Reply
from handlers.shared.dates import say_when
from handlers.shared.events import ContributionsChanged, publish
from handlers.shared.feature import Handler
from handlers.shared.identity import IDENTITY
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.texts import texts_in
from handlers.topics import listening, rules, speaking_view, view
from handlers.topics.room import SPEAK, answered, ask, draft_of, idle, said, topic_of, typed_text

DELETABLE = timedelta(hours=47)
"""Telegram lets bots delete what they posted within two days."""


def speak(ctx: Context) -> None:
    """/speak: what to say, or first on which topic; text behind it is the contribution."""
    branch, _ = member_here(ctx)
    if not ctx.private:
        point_private(ctx, "tsp", branch.id)
        return
    found = topics.open_ones(ctx.session, branch.id, ctx.now)
    if ctx.text.strip() and len(found) == 1:
        draft = drafts.begin(
            ctx.session, ctx.person.id, SPEAK, ctx.now, branch_id=branch.id,
            awaits="speech", data={"topic": found[0].id},
        )  # fmt: skip
        typed(ctx, draft)
        return
    _begin(ctx, branch)


def linked(ctx: Context) -> None:
    """The link from the group."""
    meet(ctx)
    branch, _ = member_of(ctx, number(ctx.args))
    _begin(ctx, branch)


def linked_topic(ctx: Context) -> None:
    """The link from the card of a topic."""
    meet(ctx)
    branch, _, topic = topic_of(ctx)
    _ask(ctx, branch, topic)


def _begin(ctx: Context, branch: Branch) -> None:
    idle(ctx)
    found = topics.open_ones(ctx.session, branch.id, ctx.now)
    if not found:
        raise Refusal("speak-none-open")
    if len(found) == 1:
        _ask(ctx, branch, found[0])
        return
    ctx.answer("")
    ctx.show(speaking_view.which(ctx.texts, branch, found))


def tapped_card(ctx: Context) -> None:
    """私下写好再发, on the card: the way into the private chat."""
    _, _, topic = topic_of(ctx, "open")
    ctx.answer("", url=link(IDENTITY.username, "ts", topic.id))


def tapped_topic(ctx: Context) -> None:
    """The topic was chosen."""
    branch, _, topic = topic_of(ctx)
    _ask(ctx, branch, topic)


def _ask(ctx: Context, branch: Branch, topic: Topic) -> None:
    """Awaits what is to be said."""
    if topic.state != "open":
        raise Refusal("speak-over")
    page = speaking_view.ask(ctx.texts, branch, topic)
    ask(ctx, branch, "speech", page, SPEAK, topic=topic.id)


def typed(ctx: Context, draft: Draft) -> None:
    """A contribution was typed, new or changed; what does not count can be sent again."""
    branch, member = member_of(ctx, draft.branch_id or 0)
    text = typed_text(ctx.text, rules.LONGEST_SPEECH)
    topic = ctx.session.get(Topic, int(draft.data["topic"]))
    if topic is None or topic.state != "open":
        raise Refusal("speak-over")
    row = listening.calm(ctx.session, ctx.now, branch, topic, member, ctx.text)
    if not row.counts:
        raise Refusal(f"speak-why-{row.why_not}", least=branch.speech_length)
    answered(ctx, draft)
    draft.data = {**draft.data, "html": text, "text": ctx.text}
    name = member.name
    ctx.reply(speaking_view.preview(ctx.texts, topic, view.speech(ctx.texts, name, text)))


def tapped_send(ctx: Context) -> None:
    """发到群里: the bot posts it in answer to the prompt, under the member's name."""
    draft = draft_of(ctx, SPEAK)
    branch, member = member_of(ctx, draft.branch_id or 0)
    topic = ctx.session.get(Topic, int(draft.data["topic"]))
    if topic is None or topic.state != "open":
        raise Refusal("speak-over")
    if "html" not in draft.data:
        raise Refusal("button-stale")
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    html, text = str(draft.data["html"]), str(draft.data["text"])
    if "row" in draft.data:
        row = _changed(ctx, branch, topic, member, text, html, int(draft.data["row"]))
    else:
        row = _posted(ctx, branch, topic, member, text, html)
    drafts.end(ctx.session, draft)
    cards.mark(ctx.session, rules.CARD, topic.id, ctx.now)
    ctx.session.flush()
    ctx.pokes |= {"outbox", "cards"}
    until = None
    if row.message_id is None:
        zone = ZoneInfo(branch.zone)
        until = quiet_until(ctx.now, zone, branch.quiet_from, branch.quiet_to)
    when = say_when(ctx.texts, until, ctx.now, branch) if until else ""
    ctx.answer("")
    ctx.edit(speaking_view.sent(ctx.texts, branch, row, when))


def _posted(
    ctx: Context, branch: Branch, topic: Topic, member: Member, text: str, html: str
) -> Contribution:
    row = listening.calm(ctx.session, ctx.now, branch, topic, member, text)
    if not row.counts:
        raise Refusal(f"speak-why-{row.why_not}", least=branch.speech_length)
    ctx.session.add(row)
    ctx.session.flush()
    outbox.post(
        ctx.session, branch.chat_id, contributions.CARD,
        _message(ctx, branch, topic, member.name, html), ctx.now,
        branch_id=branch.id, card=(contributions.CARD, row.id),
    )  # fmt: skip
    return row


def _message(ctx: Context, branch: Branch, topic: Topic, name: str, html: str) -> OutMessage:
    card = cards.of(ctx.session, rules.CARD, topic.id)
    text = view.speech(texts_in(branch.language), name, html)
    answered_id = (card.message_id or 0) if card else 0
    return view.placed(topic, text, answered_id)


def _changed(
    ctx: Context, branch: Branch, topic: Topic, member: Member, text: str, html: str, row_id: int
) -> Contribution:
    """What the bot posted for a member says something else now."""
    row = ctx.session.get(Contribution, row_id)
    if row is None or row.gone_at or row.message_id is None:
        raise Refusal("button-stale")
    if row.chat_id != branch.chat_id:
        raise Refusal("speak-stays")
    listening.fill(ctx.session, branch, topic, row, text)
    row.edited_at = ctx.now
    message = _message(ctx, branch, topic, member.name, html)
    ctx.replies.append(
        Reply("edit", chat_id=row.chat_id, message_id=row.message_id, message=message)
    )
    return row


def tapped_again(ctx: Context) -> None:
    """改一改, before it is posted: it will be typed anew."""
    draft = draft_of(ctx, SPEAK)
    branch, _ = member_of(ctx, draft.branch_id or 0)
    topic = ctx.session.get_one(Topic, int(draft.data["topic"]))
    kept = {name: draft.data[name] for name in ("topic", "row") if name in draft.data}
    ask(ctx, branch, "speech", speaking_view.ask(ctx.texts, branch, topic), SPEAK, **kept)


def tapped_cancel(ctx: Context) -> None:
    """取消: nothing is posted."""
    branch = branch_here(ctx)
    idle(ctx)
    ctx.answer("")
    back = (tap(ctx.texts.plain("back"), "tp.h", branch.id),)
    ctx.edit(OutMessage(ctx.texts("cancelled")).with_buttons(back))


def tapped_mine(ctx: Context) -> None:
    """我的发言."""
    branch, member = member_of(ctx, number(ctx.args))
    idle(ctx)
    ctx.answer("")
    found = contributions.of_member(ctx.session, member.id)
    page = number(ctx.args, 1)
    ctx.show(speaking_view.mine(ctx.texts, branch, found, page))


def _mine(ctx: Context) -> tuple[Branch, Member, Topic, Contribution]:
    branch, member, topic, row = said(ctx)
    if row.member_id != member.id or row.gone_at is not None:
        raise Refusal("button-stale")
    return branch, member, topic, row


def _by_bot(ctx: Context, row: Contribution) -> bool:
    """Whether the bot posted a contribution for its writer."""
    return cards.of(ctx.session, contributions.CARD, row.id) is not None


def tapped_own(ctx: Context) -> None:
    """One of one's own contributions."""
    branch, _, topic, row = _mine(ctx)
    idle(ctx)
    ctx.answer("")
    by_bot = _by_bot(ctx, row) and row.chat_id == branch.chat_id
    page = speaking_view.own(ctx.texts, branch, topic, row, ctx.now, by_bot=by_bot)
    ctx.edit(page)


def tapped_change(ctx: Context) -> None:
    """修改: what the bot posted will be typed anew."""
    branch, _, topic, row = _mine(ctx)
    if topic.state != "open":
        raise Refusal("speak-over")
    if not _by_bot(ctx, row):
        raise Refusal("button-stale")
    if row.chat_id != branch.chat_id:
        raise Refusal("speak-stays")
    page = speaking_view.ask(ctx.texts, branch, topic)
    ask(ctx, branch, "speech", page, SPEAK, topic=topic.id, row=row.id)


def tapped_back(ctx: Context) -> None:
    """撤回, asked once: it counts no more, and nothing of it is kept but that it was there. What
    the bot posted goes from the group, unless that became a supergroup since: nobody can change
    what was said before. A member's own message only they can delete."""
    branch, _, topic, row = _mine(ctx)
    if number(ctx.args, 1) == 0:
        ctx.answer("")
        ctx.edit(speaking_view.ask_back(ctx.texts, row))
        return
    by_bot, stays = _by_bot(ctx, row), row.chat_id != branch.chat_id
    waits = row.message_id is None
    if waits and not outbox.withdraw(ctx.session, contributions.CARD, row.id):
        raise Refusal("try-later")
    if by_bot and row.message_id is not None and not stays:
        ctx.replies.append(_removal(ctx, branch, row, row.message_id))
    contributions.take_back(row, ctx.now)
    cards.mark(ctx.session, rules.CARD, topic.id, ctx.now)
    ctx.session.flush()
    publish(ctx.session, ctx.now, ContributionsChanged(topic))
    ctx.pokes.add("cards")
    ctx.answer(ctx.texts.plain("speak-is-back"))
    how = rules.taken_back(by_bot=by_bot or waits, stays=stays and not waits)
    ctx.edit(speaking_view.taken_back(ctx.texts, branch, how))


def _removal(ctx: Context, branch: Branch, row: Contribution, message_id: int) -> Reply:
    """Takes a message of the bot's out of the group; an old one can only be emptied."""
    if ctx.now - row.at < DELETABLE:
        return Reply("delete", chat_id=row.chat_id, message_id=message_id)
    empty = OutMessage(texts_in(branch.language)("speak-emptied"))
    return Reply("edit", chat_id=row.chat_id, message_id=message_id, message=empty)


PRIVATE: dict[str, Handler] = {
    "ts.w": tapped_topic,
    "ts.s": tapped_send,
    "ts.a": tapped_again,
    "ts.x": tapped_cancel,
    "ts.m": tapped_mine,
    "ts.d": tapped_own,
    "ts.e": tapped_change,
    "ts.b": tapped_back,
}
