"""Asks why somebody is left out of the number of a vote, and why rights are suspended."""

from data.models import Member, Vote
from data.queries import vote as votes
from handlers.shared.forms import Answers, Context, Ending, Form, Question, Refusal, Right
from handlers.votes import rules
from handlers.votes.electors import service, view

LONGEST = 200


def typed(_answers: Answers, text: str) -> str:
    """Reads a sentence; raises Refusal for an empty one and one that is too long."""
    line = " ".join(text.split())
    if not line:
        raise Refusal("vote-typed-empty")
    if len(line) > LONGEST:
        raise Refusal("vote-typed-long", most=LONGEST)
    return line


def vote_of(answers: Answers) -> Vote:
    """Returns the vote that a form is about."""
    return answers.row_of(Vote, "vote", "vote-gone")


def show_left_out(ctx: Context, vote: Vote, page: int = 0) -> None:
    """Shows who is left out, and who could be."""
    found = votes.electors(ctx.session, vote.id)
    known = {one.member_id for one in found}
    people = [one for one in votes.entitled(ctx.session, vote) if one.id not in known]
    ctx.show(view.choose_left_out(ctx.texts, vote, found, people, page))


def _still(_ctx: Context, answers: Answers) -> None:
    service.must_be_draft(vote_of(answers))


def _leave_out(ctx: Context, answers: Answers) -> None:
    vote = vote_of(answers)
    consent = ctx.plain("vote-consent", superior=answers["superior"], meeting=answers["consent"])
    service.leave_out(ctx.session, vote, answers["person"], answers["reason"], consent[:300])
    show_left_out(ctx, vote)


LEFT_OUT = Form(
    key="vote-out",
    right=Right.VOTES,
    questions=(
        Question(
            "reason",
            choices=lambda a: [(a.plain(f"vote-why-{one}"), one) for one in rules.REASONS],
            columns=1,
        ),
        Question("superior", typed=typed),
        Question("consent", typed=typed),
    ),
    endings=(Ending("out", "", _leave_out),),
    still=_still,
    leave=lambda ctx, answers: show_left_out(ctx, vote_of(answers)),
)


def _suspend(ctx: Context, answers: Answers) -> None:
    member = answers.row_of(Member, "person", "member-unknown")
    member.suspended = answers["why"]
    ctx.session.flush()
    ctx.reply(ctx.texts("rights-suspended", name=member.shown))


SUSPEND = Form(
    key="rights",
    right=Right.HANDOVER,
    questions=(Question("why", typed=typed),),
    endings=(Ending("suspend", "", _suspend),),
)
FORMS = (LEFT_OUT, SUSPEND)
