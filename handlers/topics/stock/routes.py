"""/topic: what is open, the stock in its order, a topic's page, and proposals."""

from data.models import Branch, Member, Topic
from data.queries import topic as topics
from data.values import speech
from handlers.shared import access, form_chat, quiet
from handlers.shared.router import Context, Guard, Right, Router, named, number, of, point_private
from handlers.topics.discussion import rules, service as discussion
from handlers.topics.discussion.routes import KEEPING, kept
from handlers.topics.results import service as results
from handlers.topics.results.routes import give_again
from handlers.topics.stock import service, view
from handlers.topics.stock.forms import ADD, DECLINE, EDIT, PROPOSE

# Why a proposal is declined may be typed later: whether it still waits is looked at then.
route = Router(ends=(ADD.kind, PROPOSE.kind, EDIT.kind))
WAITING = kept("ready")
OPEN = kept("open")
PROPOSED = kept("proposed")
CHANGEABLE = kept(*service.CHANGEABLE)


def _says_here(ctx: Context) -> bool:
    return not ctx.private and speech.says_here(ctx.text)


COMMAND = Guard(
    lambda ctx: access.here(ctx, Right.TOPICS if _says_here(ctx) else None),
    f"member, for `here` right {Right.TOPICS}",
)


@route.command(
    "topic",
    COMMAND,
    words=("话题", "話題", "讨论", "討論"),
    menus=("group", "member", "secretary"),
    line=lambda _ctx, text: speech.says_here(text) or speech.asked_result(text) is not None,
)
def topic(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows the first page privately, and in the group what is open, only to who asks.

    `result 2` behind it gives a result again; `here`, in a topic of a forum or under a post of the
    channel, makes that the place of discussions.
    """
    wanted = speech.asked_result(ctx.text)
    if _says_here(ctx):
        comments = ctx.incoming.under if ctx.incoming.comment else 0
        branch.topic_thread = ctx.incoming.thread or -comments
        ctx.reply_privately(ctx.texts(f"topic-here-{rules.place(branch.topic_thread)}"))
    elif wanted and ctx.private:
        give_again(ctx, branch, member, wanted)
    elif wanted:
        point_private(ctx, "tpr", branch.id, wanted)
    elif ctx.private:
        show_home(ctx, branch, member)
    else:
        ctx.reply_privately(view.in_group(ctx.session, ctx.texts, branch, ctx.now))


@route.link("tp", named())
@route.button("tp.h", named())
def show_home(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows the first page."""
    ctx.show(view.home(ctx.session, ctx.texts, branch, member, ctx.now))


@route.button("tp.g", KEEPING)
def move_to_group(ctx: Context, branch: Branch, member: Member) -> None:
    """Makes the group itself the place of discussions."""
    branch.topic_thread = 0
    ctx.answer(ctx.plain("topic-now-group"))
    show_home(ctx, branch, member)


@route.button("tp.s", KEEPING)
def show_stock(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows the stock."""
    ctx.show(view.stock(ctx.session, ctx.texts, branch, ctx.now, number(ctx.args, 1)))


@route.button("tp.l", KEEPING)
def load(ctx: Context, branch: Branch, _member: Member) -> None:
    """Puts the topics that ship into the stock."""
    many = service.load(ctx.session, ctx.now, branch, ctx.person.id)
    ctx.answer(ctx.plain("topic-added", many=many))
    ctx.show(view.stock(ctx.session, ctx.texts, branch, ctx.now))


route.button("tp.a", KEEPING)(form_chat.asking(ADD))


@route.button("tp.p", named())
def ask_proposal(ctx: Context, branch: Branch, member: Member) -> None:
    """Asks for a member's own topic."""
    service.check_proposing(ctx.session, branch, member)
    form_chat.begin(ctx, PROPOSE, branch, member)


@route.button("tp.v", of(Topic, Right.TOPICS))
def show_topic(ctx: Context, branch: Branch, _member: Member, topic: Topic) -> None:
    """Shows a topic's page."""
    ctx.show(view.topic(ctx.session, ctx.texts, branch, topic, ctx.now))


def _done(ctx: Context, branch: Branch, topic: Topic, said: str) -> None:
    ctx.answer(said)
    ctx.show(view.topic(ctx.session, ctx.texts, branch, topic, ctx.now))


route.button("tp.et", CHANGEABLE)(form_chat.asking(EDIT, "title", row="topic"))
route.button("tp.eb", CHANGEABLE)(form_chat.asking(EDIT, "body", row="topic"))
route.button("tp.ek", CHANGEABLE)(form_chat.asking(EDIT, "kind", row="topic"))


@route.button("tp.m", WAITING)
def move(ctx: Context, branch: Branch, _member: Member, topic: Topic) -> None:
    """Moves a topic up or down."""
    moved = topics.move(ctx.session, topic, 1 if number(ctx.args, 1) else -1)
    _done(ctx, branch, topic, ctx.plain("topic-moved" if moved else "topic-at-edge"))


@route.button("tp.n", WAITING)
def post(ctx: Context, branch: Branch, _member: Member, topic: Topic) -> None:
    """Posts a topic now."""
    if quiet.asked(ctx, branch, "tp.n", topic.id):
        return
    with quiet.as_answered(ctx, branch):
        discussion.post(ctx.session, ctx.now, branch, topic)
        ctx.session.flush()
        _done(ctx, branch, topic, ctx.plain("topic-posted"))


@route.button("tp.x", OPEN)
def extend(ctx: Context, branch: Branch, _member: Member, topic: Topic) -> None:
    """Leaves a discussion open for one more day."""
    results.extend(ctx.session, ctx.now, topic)
    _done(ctx, branch, topic, ctx.plain("topic-is-longer"))


@route.button("tp.c", OPEN)
def close(ctx: Context, branch: Branch, _member: Member, topic: Topic) -> None:
    """Closes a discussion, after it asked once more."""
    if number(ctx.args, 1) == 0:
        ctx.edit(view.ask_close(ctx.texts, topic))
        return
    results.close(ctx.session, ctx.now, topic)
    ctx.session.flush()
    _done(ctx, branch, topic, ctx.plain("topic-is-closed"))


@route.button("tp.r", WAITING)
def retire(ctx: Context, branch: Branch, _member: Member, topic: Topic) -> None:
    """Retires a topic, which is not posted then."""
    service.set_state(ctx.session, topic, "retired")
    _done(ctx, branch, topic, ctx.plain("topic-is-retired"))


@route.button("tp.rs", kept("retired"))
def restore(ctx: Context, branch: Branch, _member: Member, topic: Topic) -> None:
    """Takes a retired topic back into the stock."""
    service.set_state(ctx.session, topic, "ready")
    _done(ctx, branch, topic, ctx.plain("topic-is-ready"))


@route.button("tp.q", KEEPING)
def list_proposals(ctx: Context, branch: Branch, _member: Member) -> None:
    """Lists what members propose."""
    found = topics.proposed(ctx.session, branch.id)
    ctx.show(view.proposals(ctx.texts, branch, found, number(ctx.args, 1)))


@route.button("tp.y", PROPOSED)
def accept(ctx: Context, branch: Branch, _member: Member, topic: Topic) -> None:
    """Takes a proposal into the stock."""
    service.decide(ctx.session, ctx.now, branch, topic, accept=True)
    _done(ctx, branch, topic, ctx.plain("topic-is-ready"))


route.button("tp.z", PROPOSED)(form_chat.asking(DECLINE, row="topic"))
