"""Who stands at the doors of discussions: what a button names, the right to it, typed steps."""

from data.models import Branch, Contribution, Draft, LeadTurn, Member, Topic
from data.queries import draft as drafts
from data.values.names import clean_text
from data.values.out import OutMessage
from data.values.rich import units
from handlers.reading.notes import clean_note
from handlers.shared import steps
from handlers.shared.access import Right, branch_here, holder_in, may, member_of, speak
from handlers.shared.buttons import number
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.shared.wording import escape
from handlers.topics import rules

TYPED = "topic-typed"
"""The kind of step in which something about a topic is typed."""
SPEAK = "topic-speak"
"""The kind of step in which a contribution is typed."""


def idle(turn: Turn) -> None:
    """Nothing typed about discussions is awaited any more."""
    drafts.drop(turn.session, turn.person.id, TYPED, SPEAK)


def keeper_in(turn: Turn, branch_id: int) -> tuple[Branch, Member]:
    """A branch that a button names and the member who acts, if they look after its topics."""
    branch, member = holder_in(turn, branch_id, Right.TOPICS)
    speak(turn, branch)
    return branch, member


def keeper_of(turn: Turn, *states: str) -> tuple[Branch, Member, Topic]:
    """As `keeper_in`, with the topic that the first argument names, in one of these states."""
    topic = turn.session.get(Topic, number(turn.deed.args))
    branch, member = keeper_in(turn, topic.branch_id if topic else 0)
    assert topic is not None
    _check(topic, states)
    return branch, member, topic


def topic_of(turn: Turn, *states: str) -> tuple[Branch, Member, Topic]:
    """Branch, member who acts and the topic that the first argument names, in one of these
    states."""
    topic = turn.session.get(Topic, number(turn.deed.args))
    branch, member = member_of(turn, topic.branch_id if topic else 0)
    assert topic is not None
    _check(topic, states)
    return branch, member, topic


def _check(topic: Topic, states: tuple[str, ...]) -> None:
    if states and topic.state not in states:
        raise Refusal("topic-changed")


def said(turn: Turn) -> tuple[Branch, Member, Topic, Contribution]:
    """Branch, member who acts, and the contribution that the first argument names, with its topic:
    their own, or any for those who look after the topics."""
    row = turn.session.get(Contribution, number(turn.deed.args))
    topic = turn.session.get_one(Topic, row.topic_id) if row else None
    branch, member = member_of(turn, topic.branch_id if topic else 0)
    assert row is not None
    assert topic is not None
    if row.member_id != member.id and not may(member.post, Right.TOPICS):
        raise Refusal("right-missing")
    return branch, member, topic, row


def turn_of(turn: Turn) -> tuple[Branch, Member, LeadTurn]:
    """Branch, member who acts and the turn to lead that the first argument names."""
    row = turn.session.get(LeadTurn, number(turn.deed.args))
    branch, member = member_of(turn, row.branch_id if row else 0)
    assert row is not None
    return branch, member, row


def ask(
    turn: Turn, branch: Branch, awaits: str, page: OutMessage, step: str = TYPED, **data: object
) -> None:
    """Shows a page that asks for something typed: the next private text of this person is it."""
    steps.ask(turn, branch, step, awaits, page, **data)


def draft_of(turn: Turn, kind: str = TYPED) -> Draft:
    """The step in progress of who tapped a button of it; raises Refusal where it is over."""
    draft = drafts.current(turn.session, turn.person.id, kind, turn.now)
    if draft is None:
        branch_here(turn)
        raise Refusal("button-stale")
    member_of(turn, draft.branch_id or 0)
    return draft


def answered(turn: Turn, draft: Draft) -> None:
    """The question is answered: its message goes, for its buttons would only lead back."""
    if draft.message_id:
        turn.remove(draft.message_id)
        draft.message_id = None


def typed_title(text: str) -> str:
    """A typed title; raises Refusal for one that is empty or too long."""
    title = clean_text(text)
    if not title:
        raise Refusal("topic-typed-empty")
    if len(title) > rules.LONGEST_TITLE:
        raise Refusal("topic-title-long", most=rules.LONGEST_TITLE, long=len(title))
    return title


def typed_text(text: str, most: int) -> str:
    """A typed text, its lines cleaned, as Telegram HTML; raises Refusal for one that is empty or
    too long."""
    cleaned = escape(clean_note(text))
    if not cleaned:
        raise Refusal("topic-typed-empty")
    if (long := units(cleaned)) > most:
        raise Refusal("topic-typed-long", most=most, long=long)
    return cleaned
