"""The doors of results: past discussions, who said what, the summary, Word."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.exports.discussion import Discussion, Entry, discussions_document
from data.models import Branch, Contribution, Member, Topic
from data.queries import card as cards
from data.queries import contribution as contributions
from data.queries import ledger, outbox
from data.queries import topic as topics
from data.values import rich
from data.values.out import OutFile, OutMessage
from handlers.shared.access import Right, holder_in, may, member_of
from handlers.shared.buttons import number, tap
from handlers.shared.doors import Door
from handlers.shared.links import message_link
from handlers.shared.moments import local, say_dated
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.shared.wording import Texts, escape, texts_in
from handlers.topics import closing, posting, result_view, rules, view
from handlers.topics.room import ask, idle, keeper_in, keeper_of, said, topic_of


def again(turn: Turn, branch: Branch, member: Member, place: int) -> None:
    """Gives the result of a past discussion again, the last one being 1, with its summary; those
    who look after the topics get its page as well."""
    found = topics.past(turn.session, branch.id)
    if place > len(found):
        raise Refusal("topic-no-result")
    outcome = _give(turn, branch, found[place - 1])
    if may(member.post, Right.TOPICS):
        turn.say(result_view.page(turn.texts, outcome, turn.now))


def _give(turn: Turn, branch: Branch, topic: Topic) -> view.Outcome:
    """Says a result as the group has read it, and the summary if that was published."""
    outcome = closing.outcome(turn.session, branch, topic)
    file = closing.picture(turn.session, topic)
    turn.say(OutMessage(view.result(turn.texts, outcome), file=file))
    if topic.summed_at is not None:
        turn.say(view.summary(turn.texts, topic, outcome.lead))
    return outcome


def tapped_list(turn: Turn) -> None:
    """往期结果."""
    branch, member = member_of(turn, number(turn.deed.args))
    idle(turn)
    turn.toast("")
    found = topics.past(turn.session, branch.id)
    page, keeps = number(turn.deed.args, 1), may(member.post, Right.TOPICS)
    turn.show(result_view.listed(turn.texts, branch, found, page, turn.now, keeps=keeps))


def tapped_one(turn: Turn) -> None:
    """One discussion, open or over, for who looks after the topics; others are given the result."""
    branch, member, topic = topic_of(turn, "open", "closed")
    idle(turn)
    turn.toast("")
    if may(member.post, Right.TOPICS):
        _show(turn, branch, topic)
    elif topic.state == "closed":
        _give(turn, branch, topic)
    else:
        raise Refusal("topic-no-result")


def _show(turn: Turn, branch: Branch, topic: Topic) -> None:
    outcome = closing.outcome(turn.session, branch, topic)
    turn.show(result_view.page(turn.texts, outcome, turn.now))


def tapped_said(turn: Turn) -> None:
    """发言: who said what."""
    branch, _, topic = keeper_of(turn, "open", "closed")
    turn.toast("")
    found = contributions.of_topic(turn.session, topic.id)
    page = number(turn.deed.args, 1)
    turn.redraw(result_view.spoken(turn.texts, branch, topic, found, page))


def tapped_contribution(turn: Turn) -> None:
    """One contribution, for those who look after the topics."""
    branch, _, topic, row = said(turn)
    holder_in(turn, branch.id, Right.TOPICS)
    turn.toast("")
    _show_one(turn, branch, topic, row)


def _show_one(turn: Turn, branch: Branch, topic: Topic, row: Contribution) -> None:
    writer = turn.session.get(Member, row.member_id) if row.member_id else None
    name = writer.name if writer else row.name
    turn.redraw(result_view.one(turn.texts, branch, topic, row, name, turn.now))


def tapped_out(turn: Turn) -> None:
    """不计入: a contribution whose message was deleted, or that is none; and back again, unless its
    writer took it back."""
    branch, _, topic, row = said(turn)
    holder_in(turn, branch.id, Right.TOPICS)
    if row.gone_at is not None and not row.excerpt:
        raise Refusal("topic-taken-back")
    row.gone_at = turn.now if row.gone_at is None else None
    row.judged_by, row.judged_at = turn.person.id, turn.now
    cards.mark(turn.session, rules.CARD, topic.id, turn.now)
    turn.session.flush()
    ledger.topic(turn.session, turn.now, topic)
    turn.pokes.add("cards")
    turn.toast(turn.texts.plain("topic-saved"))
    _show_one(turn, branch, topic, row)


def tapped_summary(turn: Turn) -> None:
    """写小结: what there is, or a draft to begin with."""
    branch, _, topic = keeper_of(turn, "closed")
    idle(turn)
    turn.toast("")
    _show_summary(turn, branch, topic)


def _show_summary(turn: Turn, branch: Branch, topic: Topic) -> None:
    text = topic.summary or _draft(turn, branch, topic)
    turn.show(result_view.summary(turn.texts, topic, text))


def _draft(turn: Turn, branch: Branch, topic: Topic) -> str:
    """A summary to begin with, as Telegram HTML in the branch's language."""
    outcome = closing.outcome(turn.session, branch, topic)
    said = contributions.words(turn.session, topic.id)
    words = [word for word, people in said.items() if people > 1]
    return escape(result_view.draft(texts_in(branch.language), outcome, words))


def tapped_use(turn: Turn) -> None:
    """就用这个, and 发到群里: what is shown is published, once."""
    branch, _, topic = keeper_of(turn, "closed")
    if topic.summed_at is not None:
        raise Refusal("topic-summed")
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    topic.summary = topic.summary or _draft(turn, branch, topic)
    topic.summed_at = turn.now
    turn.session.flush()
    message = closing.summary(turn.session, branch, topic)
    outbox.post(
        turn.session, branch.chat_id, rules.SUMMARY, message, turn.now, branch_id=branch.id,
        card=(rules.SUMMARY, topic.id),
    )  # fmt: skip
    turn.pokes.add("outbox")
    turn.toast(turn.texts.plain("topic-summary-out"))
    _show(turn, branch, topic)


def tapped_own_words(turn: Turn) -> None:
    """自己写, or 改一改: the summary will be typed."""
    branch, _, topic = keeper_of(turn, "closed")
    page = OutMessage(turn.texts("topic-ask-summary", most=rules.LONGEST_SUMMARY)).with_buttons(
        (tap(turn.texts.plain("cancel"), "tr.s", topic.id),)
    )
    ask(turn, branch, "summary", page, topic=topic.id)


def keep_summary(turn: Turn, branch: Branch, topic: Topic, text: str) -> None:
    """The summary was typed; one that is in the group already changes there. Whoever calls has
    checked `Right.TOPICS`."""
    topic.summary = text
    if topic.summed_at is not None:
        cards.mark(turn.session, rules.SUMMARY, topic.id, turn.now)
        turn.pokes.add("cards")
    turn.session.flush()
    _show_summary(turn, branch, topic)


def tapped_export(turn: Turn) -> None:
    """导出 Word: one discussion."""
    branch, _, topic = keeper_of(turn, "open", "closed")
    turn.toast("")
    _hand_out(turn, branch, [topic], topic.title)


def tapped_export_year(turn: Turn) -> None:
    """导出今年: all discussions of the year."""
    branch, _ = keeper_in(turn, number(turn.deed.args))
    here = local(turn.now, branch.zone)
    since = datetime(here.year, 1, 1, tzinfo=ZoneInfo(branch.zone))
    found = list(reversed(topics.past(turn.session, branch.id, 500, since)))
    if not found:
        raise Refusal("topic-no-result")
    turn.toast("")
    _hand_out(turn, branch, found, str(here.year))


def _hand_out(turn: Turn, branch: Branch, found: list[Topic], name: str) -> None:
    texts = turn.texts
    document = discussions_document(
        texts.plain("topic-word-title", branch=branch.name),
        [recorded(turn.session, texts, branch, topic) for topic in found],
        result_view.labels(texts),
    )
    file = OutFile("document", texts.plain("topic-word-file", name=name), document)
    turn.say(OutMessage(texts("topic-word-here", many=len(found)), file=file))


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


TAPS: dict[str, Door] = {
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
