"""Handlers of results: past discussions, who said what, the summary, Word."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.exports.discussion import Discussion, Entry, discussions_document
from data.models import Branch, Contribution, Member, Topic
from data.queries import card as cards
from data.queries import contribution as contributions
from data.queries import outbox
from data.queries import topic as topics
from data.values import rich
from data.values.out import OutFile, OutMessage
from handlers.shared.access import Right, holder_in, may, member_of
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.dates import local, say_dated
from handlers.shared.events import ContributionsChanged, publish
from handlers.shared.feature import Handler
from handlers.shared.links import message_link
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts, escape, texts_in
from handlers.topics import closing, posting, result_view, rules, view
from handlers.topics.room import ask, idle, keeper_in, keeper_of, said, topic_of


def again(ctx: Context, branch: Branch, member: Member, place: int) -> None:
    """Gives the result of a past discussion again, the last one being 1, with its summary; those
    who look after the topics get its page as well."""
    found = topics.past(ctx.session, branch.id)
    if place > len(found):
        raise Refusal("topic-no-result")
    outcome = _give(ctx, branch, found[place - 1])
    if may(member.post, Right.TOPICS):
        ctx.reply(result_view.page(ctx.texts, outcome, ctx.now))


def _give(ctx: Context, branch: Branch, topic: Topic) -> view.Outcome:
    """Says a result as the group has read it, and the summary if that was published."""
    outcome = closing.outcome(ctx.session, branch, topic)
    file = closing.picture(ctx.session, topic)
    ctx.reply(OutMessage(view.result(ctx.texts, outcome), file=file))
    if topic.summed_at is not None:
        ctx.reply(view.summary(ctx.texts, topic, outcome.lead))
    return outcome


def tapped_list(ctx: Context) -> None:
    """往期结果."""
    branch, member = member_of(ctx, number(ctx.args))
    idle(ctx)
    ctx.answer("")
    found = topics.past(ctx.session, branch.id)
    page, keeps = number(ctx.args, 1), may(member.post, Right.TOPICS)
    ctx.show(result_view.listed(ctx.texts, branch, found, page, ctx.now, keeps=keeps))


def tapped_one(ctx: Context) -> None:
    """One discussion, open or over, for who looks after the topics; others are given the result."""
    branch, member, topic = topic_of(ctx, "open", "closed")
    idle(ctx)
    ctx.answer("")
    if may(member.post, Right.TOPICS):
        _show(ctx, branch, topic)
    elif topic.state == "closed":
        _give(ctx, branch, topic)
    else:
        raise Refusal("topic-no-result")


def _show(ctx: Context, branch: Branch, topic: Topic) -> None:
    outcome = closing.outcome(ctx.session, branch, topic)
    ctx.show(result_view.page(ctx.texts, outcome, ctx.now))


def tapped_said(ctx: Context) -> None:
    """发言: who said what."""
    branch, _, topic = keeper_of(ctx, "open", "closed")
    ctx.answer("")
    found = contributions.of_topic(ctx.session, topic.id)
    page = number(ctx.args, 1)
    ctx.edit(result_view.spoken(ctx.texts, branch, topic, found, page))


def tapped_contribution(ctx: Context) -> None:
    """One contribution, for those who look after the topics."""
    branch, _, topic, row = said(ctx)
    holder_in(ctx, branch.id, Right.TOPICS)
    ctx.answer("")
    _show_one(ctx, branch, topic, row)


def _show_one(ctx: Context, branch: Branch, topic: Topic, row: Contribution) -> None:
    writer = ctx.session.get(Member, row.member_id) if row.member_id else None
    name = writer.name if writer else row.name
    ctx.edit(result_view.one(ctx.texts, branch, topic, row, name, ctx.now))


def tapped_out(ctx: Context) -> None:
    """不计入: a contribution whose message was deleted, or that is none; and back again, unless its
    writer took it back."""
    branch, _, topic, row = said(ctx)
    holder_in(ctx, branch.id, Right.TOPICS)
    if row.gone_at is not None and not row.excerpt:
        raise Refusal("topic-taken-back")
    row.gone_at = ctx.now if row.gone_at is None else None
    row.judged_by, row.judged_at = ctx.person.id, ctx.now
    cards.mark(ctx.session, rules.CARD, topic.id, ctx.now)
    ctx.session.flush()
    publish(ctx.session, ctx.now, ContributionsChanged(topic))
    ctx.pokes.add("cards")
    ctx.answer(ctx.texts.plain("topic-saved"))
    _show_one(ctx, branch, topic, row)


def tapped_summary(ctx: Context) -> None:
    """写小结: what there is, or a draft to begin with."""
    branch, _, topic = keeper_of(ctx, "closed")
    idle(ctx)
    ctx.answer("")
    _show_summary(ctx, branch, topic)


def _show_summary(ctx: Context, branch: Branch, topic: Topic) -> None:
    text = topic.summary or _draft(ctx, branch, topic)
    ctx.show(result_view.summary(ctx.texts, topic, text))


def _draft(ctx: Context, branch: Branch, topic: Topic) -> str:
    """A summary to begin with, as Telegram HTML in the branch's language."""
    outcome = closing.outcome(ctx.session, branch, topic)
    said = contributions.words(ctx.session, topic.id)
    words = [word for word, people in said.items() if people > 1]
    return escape(result_view.draft(texts_in(branch.language), outcome, words))


def tapped_use(ctx: Context) -> None:
    """就用这个, and 发到群里: what is shown is published, once."""
    branch, _, topic = keeper_of(ctx, "closed")
    if topic.summed_at is not None:
        raise Refusal("topic-summed")
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    topic.summary = topic.summary or _draft(ctx, branch, topic)
    topic.summed_at = ctx.now
    ctx.session.flush()
    message = closing.summary(ctx.session, branch, topic)
    outbox.post(
        ctx.session, branch.chat_id, rules.SUMMARY, message, ctx.now, branch_id=branch.id,
        card=(rules.SUMMARY, topic.id),
    )  # fmt: skip
    ctx.pokes.add("outbox")
    ctx.answer(ctx.texts.plain("topic-summary-out"))
    _show(ctx, branch, topic)


def tapped_own_words(ctx: Context) -> None:
    """自己写, or 改一改: the summary will be typed."""
    branch, _, topic = keeper_of(ctx, "closed")
    page = OutMessage(ctx.texts("topic-ask-summary", most=rules.LONGEST_SUMMARY)).with_buttons(
        (tap(ctx.texts.plain("cancel"), "tr.s", topic.id),)
    )
    ask(ctx, branch, "summary", page, topic=topic.id)


def keep_summary(ctx: Context, branch: Branch, topic: Topic, text: str) -> None:
    """The summary was typed; one that is in the group already changes there. Whoever calls has
    checked `Right.TOPICS`."""
    topic.summary = text
    if topic.summed_at is not None:
        cards.mark(ctx.session, rules.SUMMARY, topic.id, ctx.now)
        ctx.pokes.add("cards")
    ctx.session.flush()
    _show_summary(ctx, branch, topic)


def tapped_export(ctx: Context) -> None:
    """导出 Word: one discussion."""
    branch, _, topic = keeper_of(ctx, "open", "closed")
    ctx.answer("")
    _hand_out(ctx, branch, [topic], topic.title)


def tapped_export_year(ctx: Context) -> None:
    """导出今年: all discussions of the year."""
    branch, _ = keeper_in(ctx, number(ctx.args))
    here = local(ctx.now, branch.zone)
    since = datetime(here.year, 1, 1, tzinfo=ZoneInfo(branch.zone))
    found = list(reversed(topics.past(ctx.session, branch.id, 500, since)))
    if not found:
        raise Refusal("topic-no-result")
    ctx.answer("")
    _hand_out(ctx, branch, found, str(here.year))


def _hand_out(ctx: Context, branch: Branch, found: list[Topic], name: str) -> None:
    texts = ctx.texts
    document = discussions_document(
        texts.plain("topic-word-title", branch=branch.name),
        [recorded(ctx.session, texts, branch, topic) for topic in found],
        result_view.labels(texts),
    )
    file = OutFile("document", texts.plain("topic-word-file", name=name), document)
    ctx.reply(OutMessage(texts("topic-word-here", many=len(found)), file=file))


def recorded(session: Session, texts: Texts, branch: Branch, topic: Topic) -> Discussion:
    """A discussion as it is filed: times in the branch's zone, texts plain."""
    outcome = closing.outcome(session, branch, topic)
    assert topic.posted_at is not None
    assert topic.closes_at is not None
    entries = [
        Entry(
            name=who.name if who else texts.plain("topic-word-outside", name=row.name),
            at=local(row.at, branch.zone),
            length=row.length,
            excerpt=row.excerpt,
            link=message_link(row.chat_id, row.message_id, topic.thread),
            reactions=row.reactions,
        )
        for row, who in contributions.of_topic(session, topic.id)
        if row.counts and row.gone_at is None
    ]
    until = topic.closed_at or topic.closes_at
    return Discussion(
        title=rich.plain(view.heading(texts, topic, posting.lead_name(session, topic))),
        body=rich.plain(topic.body),
        when=texts.plain(
            "topic-word-when",
            first=say_dated(texts, topic.posted_at, None, branch),
            last=say_dated(texts, until, None, branch),
        ),
        counts=rich.plain(view.counted(texts, "topic-over", outcome.spoken)),
        entries=entries,
        summary=rich.plain(topic.summary),
    )


TAPS: dict[str, Handler] = {
    "tr.l": tapped_list,
    "tr.v": tapped_one,
    "tr.c": tapped_said,
    "tr.d": tapped_contribution,
    "tr.o": tapped_out,
    "tr.s": tapped_summary,
    "tr.u": tapped_use,
    "tr.w": tapped_own_words,
    "tr.e": tapped_export,
    "tr.ea": tapped_export_year,
}
