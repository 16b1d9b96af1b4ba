"""The doors of /speak (发言): writing calmly and having it posted, one's own contributions."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from data.models import Branch, Contribution, Draft, Member, Topic
from data.queries import card as cards
from data.queries import contribution as contributions
from data.queries import draft as drafts
from data.queries import ledger, outbox
from data.queries import topic as topics
from data.values.out import OutMessage
from data.values.quiet import quiet_until
from handlers.shared.access import branch_here, meet, member_here, member_of
from handlers.shared.buttons import link, number, tap
from handlers.shared.doors import Door
from handlers.shared.identity import IDENTITY
from handlers.shared.moments import say_when
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Reply, Turn
from handlers.shared.wording import texts_in
from handlers.topics import listening, rules, speaking_view, view
from handlers.topics.room import SPEAK, answered, ask, draft_of, idle, said, topic_of, typed_text

DELETABLE = timedelta(hours=47)
"""Telegram lets bots delete what they posted within two days."""


def speak(turn: Turn) -> None:
    """/speak: what to say, or first on which topic; text behind it is the contribution."""
    branch, _ = member_here(turn)
    if not turn.deed.private:
        point_private(turn, "tsp", branch.id)
        return
    found = topics.open_ones(turn.session, branch.id, turn.now)
    if turn.deed.text.strip() and len(found) == 1:
        draft = drafts.begin(
            turn.session, turn.person.id, SPEAK, turn.now, branch_id=branch.id,
            awaits="speech", data={"topic": found[0].id},
        )  # fmt: skip
        typed(turn, draft)
        return
    _begin(turn, branch)


def linked(turn: Turn) -> None:
    """The link from the group."""
    meet(turn)
    branch, _ = member_of(turn, number(turn.deed.args))
    _begin(turn, branch)


def linked_topic(turn: Turn) -> None:
    """The link from the card of a topic."""
    meet(turn)
    branch, _, topic = topic_of(turn)
    _ask(turn, branch, topic)


def _begin(turn: Turn, branch: Branch) -> None:
    idle(turn)
    found = topics.open_ones(turn.session, branch.id, turn.now)
    if not found:
        raise Refusal("speak-none-open")
    if len(found) == 1:
        _ask(turn, branch, found[0])
        return
    turn.toast("")
    turn.show(speaking_view.which(turn.texts, branch, found))


def tapped_card(turn: Turn) -> None:
    """私下写好再发, on the card: the way into the private chat."""
    _, _, topic = topic_of(turn, "open")
    turn.toast("", url=link(IDENTITY.username, "ts", topic.id))


def tapped_topic(turn: Turn) -> None:
    """The topic was chosen."""
    branch, _, topic = topic_of(turn)
    _ask(turn, branch, topic)


def _ask(turn: Turn, branch: Branch, topic: Topic) -> None:
    """Awaits what is to be said."""
    if topic.state != "open":
        raise Refusal("speak-over")
    page = speaking_view.ask(turn.texts, branch, topic)
    ask(turn, branch, "speech", page, SPEAK, topic=topic.id)


def typed(turn: Turn, draft: Draft) -> None:
    """A contribution was typed, new or changed; what does not count can be sent again."""
    branch, member = member_of(turn, draft.branch_id or 0)
    text = typed_text(turn.deed.text, rules.LONGEST_SPEECH)
    topic = turn.session.get(Topic, int(draft.data["topic"]))
    if topic is None or topic.state != "open":
        raise Refusal("speak-over")
    row = listening.calm(turn.session, turn.now, branch, topic, member, turn.deed.text)
    if not row.counts:
        raise Refusal(f"speak-why-{row.why_not}", least=branch.speech_length)
    answered(turn, draft)
    draft.data = {**draft.data, "html": text, "text": turn.deed.text}
    name = member.name
    turn.say(speaking_view.preview(turn.texts, topic, view.speech(turn.texts, name, text)))


def tapped_send(turn: Turn) -> None:
    """发到群里: the bot posts it in answer to the prompt, under the member's name."""
    draft = draft_of(turn, SPEAK)
    branch, member = member_of(turn, draft.branch_id or 0)
    topic = turn.session.get(Topic, int(draft.data["topic"]))
    if topic is None or topic.state != "open":
        raise Refusal("speak-over")
    if "html" not in draft.data:
        raise Refusal("button-stale")
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    html, text = str(draft.data["html"]), str(draft.data["text"])
    if "row" in draft.data:
        row = _changed(turn, branch, topic, member, text, html, int(draft.data["row"]))
    else:
        row = _posted(turn, branch, topic, member, text, html)
    drafts.end(turn.session, draft)
    cards.mark(turn.session, rules.CARD, topic.id, turn.now)
    turn.session.flush()
    turn.pokes |= {"outbox", "cards"}
    until = None
    if row.message_id is None:
        zone = ZoneInfo(branch.zone)
        until = quiet_until(turn.now, zone, branch.quiet_from, branch.quiet_to)
    when = say_when(turn.texts, until, turn.now, branch) if until else ""
    turn.toast("")
    turn.redraw(speaking_view.sent(turn.texts, branch, row, when))


def _posted(
    turn: Turn, branch: Branch, topic: Topic, member: Member, text: str, html: str
) -> Contribution:
    row = listening.calm(turn.session, turn.now, branch, topic, member, text)
    if not row.counts:
        raise Refusal(f"speak-why-{row.why_not}", least=branch.speech_length)
    turn.session.add(row)
    turn.session.flush()
    outbox.post(
        turn.session, branch.chat_id, contributions.CARD,
        _message(turn, branch, topic, member.name, html), turn.now,
        branch_id=branch.id, card=(contributions.CARD, row.id),
    )  # fmt: skip
    return row


def _message(turn: Turn, branch: Branch, topic: Topic, name: str, html: str) -> OutMessage:
    card = cards.of(turn.session, rules.CARD, topic.id)
    text = view.speech(texts_in(branch.language), name, html)
    answered_id = (card.message_id or 0) if card else 0
    return view.placed(topic, text, answered_id)


def _changed(
    turn: Turn, branch: Branch, topic: Topic, member: Member, text: str, html: str, row_id: int
) -> Contribution:
    """What the bot posted for a member says something else now."""
    row = turn.session.get(Contribution, row_id)
    if row is None or row.gone_at or row.message_id is None:
        raise Refusal("button-stale")
    if row.chat_id != branch.chat_id:
        raise Refusal("speak-stays")
    listening.fill(turn.session, branch, topic, row, text)
    row.edited_at = turn.now
    message = _message(turn, branch, topic, member.name, html)
    turn.replies.append(
        Reply("edit", chat_id=row.chat_id, message_id=row.message_id, message=message)
    )
    return row


def tapped_again(turn: Turn) -> None:
    """改一改, before it is posted: it will be typed anew."""
    draft = draft_of(turn, SPEAK)
    branch, _ = member_of(turn, draft.branch_id or 0)
    topic = turn.session.get_one(Topic, int(draft.data["topic"]))
    kept = {name: draft.data[name] for name in ("topic", "row") if name in draft.data}
    ask(turn, branch, "speech", speaking_view.ask(turn.texts, branch, topic), SPEAK, **kept)


def tapped_cancel(turn: Turn) -> None:
    """取消: nothing is posted."""
    branch = branch_here(turn)
    idle(turn)
    turn.toast("")
    back = (tap(turn.texts.plain("back"), "tp.h", branch.id),)
    turn.redraw(OutMessage(turn.texts("cancelled")).with_buttons(back))


def tapped_mine(turn: Turn) -> None:
    """我的发言."""
    branch, member = member_of(turn, number(turn.deed.args))
    idle(turn)
    turn.toast("")
    found = contributions.of_member(turn.session, member.id)
    page = number(turn.deed.args, 1)
    turn.show(speaking_view.mine(turn.texts, branch, found, page))


def _mine(turn: Turn) -> tuple[Branch, Member, Topic, Contribution]:
    branch, member, topic, row = said(turn)
    if row.member_id != member.id or row.gone_at is not None:
        raise Refusal("button-stale")
    return branch, member, topic, row


def _by_bot(turn: Turn, row: Contribution) -> bool:
    """Whether the bot posted a contribution for its writer."""
    return cards.of(turn.session, contributions.CARD, row.id) is not None


def tapped_own(turn: Turn) -> None:
    """One of one's own contributions."""
    branch, _, topic, row = _mine(turn)
    idle(turn)
    turn.toast("")
    by_bot = _by_bot(turn, row) and row.chat_id == branch.chat_id
    page = speaking_view.own(turn.texts, branch, topic, row, turn.now, by_bot=by_bot)
    turn.redraw(page)


def tapped_change(turn: Turn) -> None:
    """修改: what the bot posted will be typed anew."""
    branch, _, topic, row = _mine(turn)
    if topic.state != "open":
        raise Refusal("speak-over")
    if not _by_bot(turn, row):
        raise Refusal("button-stale")
    if row.chat_id != branch.chat_id:
        raise Refusal("speak-stays")
    page = speaking_view.ask(turn.texts, branch, topic)
    ask(turn, branch, "speech", page, SPEAK, topic=topic.id, row=row.id)


def tapped_back(turn: Turn) -> None:
    """撤回, asked once: it counts no more, and nothing of it is kept but that it was there. What
    the bot posted goes from the group, unless that became a supergroup since: nobody can change
    what was said before. A member's own message only they can delete."""
    branch, _, topic, row = _mine(turn)
    if number(turn.deed.args, 1) == 0:
        turn.toast("")
        turn.redraw(speaking_view.ask_back(turn.texts, row))
        return
    by_bot, stays = _by_bot(turn, row), row.chat_id != branch.chat_id
    waits = row.message_id is None
    if waits and not outbox.withdraw(turn.session, contributions.CARD, row.id):
        raise Refusal("try-later")
    if by_bot and row.message_id is not None and not stays:
        turn.replies.append(_removal(turn, branch, row, row.message_id))
    contributions.take_back(row, turn.now)
    cards.mark(turn.session, rules.CARD, topic.id, turn.now)
    turn.session.flush()
    ledger.topic(turn.session, turn.now, topic)
    turn.pokes.add("cards")
    turn.toast(turn.texts.plain("speak-is-back"))
    how = rules.taken_back(by_bot=by_bot or waits, stays=stays and not waits)
    turn.redraw(speaking_view.taken_back(turn.texts, branch, how))


def _removal(turn: Turn, branch: Branch, row: Contribution, message_id: int) -> Reply:
    """Takes a message of the bot's out of the group; an old one can only be emptied."""
    if turn.now - row.at < DELETABLE:
        return Reply("delete", chat_id=row.chat_id, message_id=message_id)
    empty = OutMessage(texts_in(branch.language)("speak-emptied"))
    return Reply("edit", chat_id=row.chat_id, message_id=message_id, message=empty)


PRIVATE: dict[str, Door] = {
    "ts.w": tapped_topic,
    "ts.s": tapped_send,
    "ts.a": tapped_again,
    "ts.x": tapped_cancel,
    "ts.m": tapped_mine,
    "ts.d": tapped_own,
    "ts.e": tapped_change,
    "ts.b": tapped_back,
}
