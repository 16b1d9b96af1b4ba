"""/speak: writing privately and having it posted; one's own contributions."""

from data.models import Branch, Contribution, Member, Topic
from data.queries import contribution as contributions, topic as topics
from handlers.shared import form_chat
from handlers.shared.access import Right, may
from handlers.shared.buttons import link, number
from handlers.shared.forms import Answers
from handlers.shared.refusal import Refusal, refuse_empty
from handlers.shared.router import Context, Router, here, in_private, named, of
from handlers.topics.discussion.routes import in_state
from handlers.topics.speaking import service, view
from handlers.topics.speaking.forms import FORM, check_speech

route = Router(ends=(FORM.kind,))
TOPIC = of(Topic).then(in_state("open", gone="speak-over"))


def _own(
    ctx: Context, branch: Branch, member: Member, row: Contribution
) -> tuple[Branch, Member, Contribution, Topic]:
    if row.member_id != member.id and not may(member.post, Right.TOPICS):
        raise Refusal("right-missing")
    if row.member_id != member.id or row.gone_at is not None:
        raise Refusal("button-stale")
    return branch, member, row, ctx.session.get_one(Topic, row.topic_id)


OWN = of(
    Contribution, branch_of=lambda session, row: session.get_one(Topic, row.topic_id).branch_id
).then(_own, "who wrote it")


@route.command(
    "speak", here(), words=("发言", "發言"), menus=("group", "member"), link="tsp", line=in_private
)
def speak(ctx: Context, branch: Branch, member: Member) -> None:
    """Asks what to say, or first on which topic; a text after the command is the contribution."""
    found = refuse_empty("speak-none-open", topics.open_ones(ctx.session, branch.id, ctx.now))
    given: dict[str, object] = {"choose": True}
    if len(found) == 1:
        given = {"topic": found[0].id}
    if len(found) == 1 and ctx.text.strip():
        answers = Answers(ctx.session, ctx.now, ctx.texts, branch, member, given)
        given["speech"] = check_speech(answers, ctx.text)
    form_chat.begin(ctx, FORM, branch, member, **given)


@route.button("ts.g", of(Topic).then(in_state("open")), group=True, twice=True)
def open_private(ctx: Context, _branch: Branch, _member: Member, topic: Topic) -> None:
    """Opens the private chat from a topic's card."""
    ctx.answer("", url=link(ctx.bot_id, "ts", topic.id))


route.link("ts", TOPIC)(form_chat.asking(FORM, row="topic"))
route.button("ts.w", TOPIC)(form_chat.asking(FORM, row="topic"))


@route.button("ts.m", named())
def list_own(ctx: Context, branch: Branch, member: Member) -> None:
    """Lists a member's own contributions."""
    found = contributions.of_member(ctx.session, member.id)
    ctx.show(view.mine(ctx.texts, branch, found, number(ctx.args, 1)))


@route.button("ts.d", OWN)
def show_own(
    ctx: Context, branch: Branch, _member: Member, row: Contribution, topic: Topic
) -> None:
    """Shows one of them."""
    by_bot = service.by_bot(ctx.session, row) and row.chat_id == branch.chat_id
    ctx.edit(view.own(ctx.texts, branch, topic, row, ctx.now, by_bot=by_bot))


@route.button("ts.e", OWN)
def ask_change(
    ctx: Context, branch: Branch, member: Member, row: Contribution, topic: Topic
) -> None:
    """Asks for the new text of a contribution that the bot posted."""
    if topic.state != "open":
        raise Refusal("speak-over")
    service.check_changing(ctx.session, branch, row)
    form_chat.begin(ctx, FORM, branch, member, topic=topic.id, row=row.id)


@route.button("ts.b", OWN)
def take_back(
    ctx: Context, branch: Branch, _member: Member, row: Contribution, topic: Topic
) -> None:
    """Takes a contribution back, after it asked once more."""
    if number(ctx.args, 1) == 0:
        ctx.edit(view.ask_back(ctx.texts, row))
        return
    how, said = service.take_back(ctx.session, ctx.now, branch, topic, row)
    ctx.replies += said
    ctx.answer(ctx.plain("speak-is-back"))
    ctx.edit(view.taken_back(ctx.texts, branch, how))
