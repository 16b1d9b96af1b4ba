"""Results: those who lead votes print, publish and go on."""

from data.models import Branch, Member, Vote
from data.queries import vote as votes
from handlers.affairs.notices.forms import FORM as NOTICE
from handlers.affairs.rules import LONGEST_TITLE
from handlers.shared import form_chat
from handlers.shared.names import cut
from handlers.shared.router import Context, Guard, Refusal, Right, Router, number, of
from handlers.votes import rules, service, view
from handlers.votes.results import view as results
from handlers.votes.rules import Kind
from handlers.votes.sheets import view as papers

route = Router()


def _closed(_ctx: Context, branch: Branch, member: Member, vote: Vote) -> tuple[object, ...]:
    if vote.state != "closed":
        raise Refusal("vote-changed")
    return branch, member, vote


def closed(right: Right | None = None) -> Guard:
    """Guards a vote whose result is known."""
    return of(Vote, right, gone="vote-gone").then(_closed)


@route.button("vr.w", closed(Right.VOTES))
def send_word(ctx: Context, branch: Branch, _member: Member, vote: Vote) -> None:
    """Sends the result sheet in Word."""
    ctx.reply(papers.word(ctx.session, ctx.texts, branch, vote))


@route.button("vr.x", closed(Right.VOTES))
def send_excel(ctx: Context, branch: Branch, _member: Member, vote: Vote) -> None:
    """Sends the result sheet in Excel."""
    ctx.reply(papers.excel(ctx.session, ctx.texts, branch, vote))


@route.button("vr.n", closed(Right.VOTES))
def next_round(ctx: Context, branch: Branch, member: Member, vote: Vote) -> None:
    """Prepares another round of an election."""
    made = service.next_round(ctx.session, ctx.now, vote, ctx.person.id)
    ctx.show(view.page(ctx.session, ctx.texts, branch, member, made))


@route.button("vr.p", closed(Right.NOTICES))
def publish(ctx: Context, branch: Branch, member: Member, vote: Vote) -> None:
    """Asks for the notice that publishes a result."""
    if vote.kind == Kind.APPRAISAL:
        raise Refusal("button-unknown")
    kind = "election" if vote.kind == Kind.ELECTION else "decision"
    kind = "membership" if vote.kind in rules.ADMISSIONS else kind
    title = cut(results.for_minutes_line(ctx.texts, vote), LONGEST_TITLE)
    body = results.for_notice(ctx.texts, vote)
    form_chat.begin(ctx, NOTICE, branch, member, kind=kind, title=title, body=body)


@route.button("vr.m", closed())
def show_own(ctx: Context, _branch: Branch, member: Member, vote: Vote) -> None:
    """Shows somebody how they were rated."""
    places = [at for at, one in enumerate(vote.candidates) if one["member"] == member.id]
    if vote.kind != Kind.APPRAISAL or not places:
        raise Refusal("vote-not-listed")
    remarks = [
        one.remark
        for one in votes.ballots(ctx.session, vote.id)
        if one.remark and one.place in places
    ]
    ctx.show(results.own(ctx.texts, vote, member.id, remarks))


@route.button("vr.a", closed(Right.VOTES))
def show_all(ctx: Context, _branch: Branch, _member: Member, vote: Vote) -> None:
    """Shows how everybody was rated."""
    if vote.kind != Kind.APPRAISAL:
        raise Refusal("button-unknown")
    found = votes.ballots(ctx.session, vote.id)
    ctx.show(results.everybody(ctx.texts, vote, found, number(ctx.args, 1)))
