"""Who may use discussions: what a button names, the right to it, typed steps."""

from data.models import Branch, Contribution, Draft, LeadTurn, Member, Topic
from data.queries import draft as drafts
from data.values.names import clean_lines, clean_text
from data.values.out import OutMessage
from data.values.rich import units
from handlers.shared import steps
from handlers.shared.access import Right, branch_here, holder_in, may, member_of, use_language
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.refusal import Refusal
from handlers.shared.texts import escape
from handlers.topics import rules

TYPED = "topic-typed"
"""The kind of step in which something about a topic is typed."""
SPEAK = "topic-speak"
"""The kind of step in which a contribution is typed."""


def idle(ctx: Context) -> None:
    """Nothing typed about discussions is awaited any more."""
    drafts.drop(ctx.session, ctx.person.id, TYPED, SPEAK)


def keeper_in(ctx: Context, branch_id: int) -> tuple[Branch, Member]:
    """A branch that a button names and the member who acts, if they look after its topics."""
    branch, member = holder_in(ctx, branch_id, Right.TOPICS)
    use_language(ctx, branch)
    return branch, member


def keeper_of(ctx: Context, *states: str) -> tuple[Branch, Member, Topic]:
    """As `keeper_in`, with the topic that the first argument names, in one of these states."""
    topic = ctx.session.get(Topic, number(ctx.args))
    branch, member = keeper_in(ctx, topic.branch_id if topic else 0)
    assert topic is not None
    _check(topic, states)
    return branch, member, topic


def topic_of(ctx: Context, *states: str) -> tuple[Branch, Member, Topic]:
    """Branch, member who acts and the topic that the first argument names, in one of these
    states."""
    topic = ctx.session.get(Topic, number(ctx.args))
    branch, member = member_of(ctx, topic.branch_id if topic else 0)
    assert topic is not None
    _check(topic, states)
    return branch, member, topic


def _check(topic: Topic, states: tuple[str, ...]) -> None:
    if states and topic.state not in states:
        raise Refusal("topic-changed")


def said(ctx: Context) -> tuple[Branch, Member, Topic, Contribution]:
    """Branch, member who acts, and the contribution that the first argument names, with its topic:
    their own, or any for those who look after the topics."""
    row = ctx.session.get(Contribution, number(ctx.args))
    topic = ctx.session.get_one(Topic, row.topic_id) if row else None
    branch, member = member_of(ctx, topic.branch_id if topic else 0)
    assert row is not None
    assert topic is not None
    if row.member_id != member.id and not may(member.post, Right.TOPICS):
        raise Refusal("right-missing")
    return branch, member, topic, row


def turn_of(ctx: Context) -> tuple[Branch, Member, LeadTurn]:
    """Branch, member who acts and the turn to lead that the first argument names."""
    row = ctx.session.get(LeadTurn, number(ctx.args))
    branch, member = member_of(ctx, row.branch_id if row else 0)
    assert row is not None
    return branch, member, row


def ask(
    ctx: Context, branch: Branch, awaits: str, page: OutMessage, step: str = TYPED, **data: object
) -> None:
    """Shows a page that asks for something typed: the next private text of this person is it."""
    steps.ask(ctx, branch, step, awaits, page, **data)


def draft_of(ctx: Context, kind: str = TYPED) -> Draft:
    """The step in progress of who tapped a button of it; raises Refusal where it is over."""
    draft = drafts.current(ctx.session, ctx.person.id, kind, ctx.now)
    if draft is None:
        branch_here(ctx)
        raise Refusal("button-stale")
    member_of(ctx, draft.branch_id or 0)
    return draft


def answered(ctx: Context, draft: Draft) -> None:
    """The question is answered: its message goes, for its buttons would only lead back."""
    if draft.message_id:
        ctx.delete(draft.message_id)
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
    cleaned = escape(clean_lines(text))
    if not cleaned:
        raise Refusal("topic-typed-empty")
    if (long := units(cleaned)) > most:
        raise Refusal("topic-typed-long", most=most, long=long)
    return cleaned
