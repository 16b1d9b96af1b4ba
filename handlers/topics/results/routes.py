"""Past discussions: results, who said what, summaries, Word."""

from datetime import datetime
from zoneinfo import ZoneInfo

from data.models import Branch, Contribution, Member, Topic
from data.queries import topic as topics
from data.values.out import OutMessage
from handlers.shared import form_chat
from handlers.shared.access import Right, may
from handlers.shared.dates import local
from handlers.shared.router import Context, Refusal, Router, named, number, of, refuse_empty
from handlers.topics.discussion.routes import KEEPING, in_state, kept
from handlers.topics.results import service, view
from handlers.topics.results.forms import FORM, show_summary

route = Router(ends=(FORM.kind,))
JUDGING = of(
    Contribution,
    Right.TOPICS,
    branch_of=lambda session, row: session.get_one(Topic, row.topic_id).branch_id,
)
POSTED = kept("open", "closed")
CLOSED = kept("closed")


@route.link("tpr", named())
def open_result(ctx: Context, branch: Branch, member: Member) -> None:
    """Gives a result again to who comes from the group."""
    give_again(ctx, branch, member, max(1, number(ctx.args, 1)))


def give_again(ctx: Context, branch: Branch, member: Member, place: int) -> None:
    """Gives the result of a past discussion again, the last one being 1; those who look after the
    topics get its page as well."""
    found = topics.past(ctx.session, branch.id)
    if place > len(found):
        raise Refusal("topic-no-result")
    outcome = _give(ctx, branch, found[place - 1])
    if may(member.post, Right.TOPICS):
        ctx.reply(view.page(ctx.texts, outcome, ctx.now))


def _give(ctx: Context, branch: Branch, topic: Topic) -> view.Outcome:
    """Gives a result as the group has read it, and the summary if that was published."""
    outcome = view.outcome(ctx.session, branch, topic)
    file = view.picture(ctx.session, topic)
    ctx.reply(OutMessage(view.result(ctx.texts, outcome), file=file))
    if topic.summed_at is not None:
        ctx.reply(view.summary(ctx.texts, topic, outcome.lead))
    return outcome


@route.button("tr.l", named())
def list_past(ctx: Context, branch: Branch, member: Member) -> None:
    """Lists past discussions."""
    found = topics.past(ctx.session, branch.id)
    page, keeps = number(ctx.args, 1), may(member.post, Right.TOPICS)
    ctx.show(view.past(ctx.texts, branch, found, page, ctx.now, keeps=keeps))


@route.button("tr.v", of(Topic).then(in_state("open", "closed")))
def show_topic(ctx: Context, branch: Branch, member: Member, topic: Topic) -> None:
    """Shows a discussion to who looks after the topics; gives others the result."""
    if may(member.post, Right.TOPICS):
        _show(ctx, branch, topic)
    elif topic.state == "closed":
        _give(ctx, branch, topic)
    else:
        raise Refusal("topic-no-result")


def _show(ctx: Context, branch: Branch, topic: Topic) -> None:
    ctx.show(view.page(ctx.texts, view.outcome(ctx.session, branch, topic), ctx.now))


@route.button("tr.c", POSTED)
def list_contributions(ctx: Context, branch: Branch, _member: Member, topic: Topic) -> None:
    """Lists who said what."""
    page = number(ctx.args, 1)
    ctx.edit(view.contributions_page(ctx.session, ctx.texts, branch, topic, page))


@route.button("tr.d", JUDGING)
def show_contribution(ctx: Context, branch: Branch, _member: Member, row: Contribution) -> None:
    """Shows one contribution."""
    topic = ctx.session.get_one(Topic, row.topic_id)
    ctx.edit(view.contribution(ctx.session, ctx.texts, branch, topic, row, ctx.now))


@route.button("tr.o", JUDGING)
def judge(ctx: Context, branch: Branch, member: Member, row: Contribution) -> None:
    """Takes a contribution out, whose message was deleted or that is none, or back in."""
    topic = ctx.session.get_one(Topic, row.topic_id)
    service.judge(ctx.session, ctx.now, topic, row, ctx.person.id)
    ctx.answer(ctx.plain("topic-saved"))
    show_contribution(ctx, branch, member, row)


@route.button("tr.s", CLOSED)
def open_summary(ctx: Context, branch: Branch, _member: Member, topic: Topic) -> None:
    """Shows the summary there is, or a draft to begin with."""
    show_summary(ctx, branch, topic)


@route.button("tr.u", CLOSED)
def publish_summary(ctx: Context, branch: Branch, _member: Member, topic: Topic) -> None:
    """Publishes the summary as it is shown, once."""
    service.publish_summary(ctx.session, ctx.now, branch, topic)
    ctx.answer(ctx.plain("topic-summary-out"))
    _show(ctx, branch, topic)


route.button("tr.w", CLOSED)(form_chat.asking(FORM, row="topic"))


@route.button("tr.e", POSTED)
def export(ctx: Context, branch: Branch, _member: Member, topic: Topic) -> None:
    """Hands out one discussion in Word."""
    ctx.reply(view.document(ctx.session, ctx.texts, branch, [topic], topic.title))


@route.button("tr.ea", KEEPING)
def export_year(ctx: Context, branch: Branch, _member: Member) -> None:
    """Hands out all discussions of the year in Word."""
    year = local(ctx.now, branch.zone).year
    since = datetime(year, 1, 1, tzinfo=ZoneInfo(branch.zone))
    found = refuse_empty(
        "topic-no-result", list(reversed(topics.past(ctx.session, branch.id, 500, since)))
    )
    ctx.reply(view.document(ctx.session, ctx.texts, branch, found, str(year)))
