"""Asks about people: names to add, one field of a person, the day from which something holds."""

from datetime import date

from data.models import Member
from data.queries.branch import subgroups
from data.values.day import past_day
from data.values.names import clean_name, clean_text
from data.values.standing import Standing
from handlers.roster.people import rules, service, view
from handlers.shared.dates import say_day, today
from handlers.shared.forms import Answers, Choice, Context, Ending, Form, Question, Right
from handlers.shared.refusal import Refusal, refuse_none

FIND = "roster-find"
"""The kind of step in which a name to look for may be typed."""


def _person(answers: Answers) -> Member:
    return answers.session.get_one(Member, answers["person"])


def check_present(member: Member) -> None:
    """Refuses to change somebody who has left."""
    if member.left_on is not None:
        raise Refusal("roster-has-left", name=member.shown)


def _still_there(ctx: Context, answers: Answers) -> None:
    member = refuse_none("member-unknown", ctx.session.get(Member, answers["person"]))
    check_present(member)


def show_person(ctx: Context, answers: Answers) -> None:
    """Shows the page of the person whom a form is about."""
    page = view.person(
        ctx.session, ctx.texts, answers.branch, answers.member, _person(answers), ctx.now
    )
    ctx.show(page)


def _changed(ctx: Context, answers: Answers) -> None:
    ctx.answer(ctx.plain("roster-changed"))
    show_person(ctx, answers)


def _add(ctx: Context, answers: Answers) -> None:
    service.add(ctx.session, ctx.now, answers.branch, answers["names"], ctx.person.id)
    ctx.reply(view.added(ctx.texts, answers.branch, answers["names"]))


ADD = Form(
    key="roster-add",
    right=Right.ROSTER,
    questions=(
        Question("names", typed=lambda a, text: service.new_names(a.session, a.branch, text)),
    ),
    endings=(Ending("add", "", _add),),
    leave=lambda c, a: c.show(view.overview(c.session, c.texts, a.branch)),
)


def _short(text: str, most: int, too_long: str = "roster-name-long") -> str:
    if not text:
        raise Refusal("roster-name-none")
    if len(text) > most:
        raise Refusal(too_long, start=text[:10], limit=most)
    return text


def _subgroups(answers: Answers) -> list[Choice]:
    own = _person(answers).subgroup_id
    found = subgroups(answers.session, answers.branch.id)
    offered: list[Choice] = [(group.name, group.id) for group in found if group.id != own]
    return [*offered, (answers.plain("roster-no-group"), 0)] if own is not None else offered


def _save(ctx: Context, answers: Answers) -> None:
    field, member = answers.only, _person(answers)
    to = (ctx.session, ctx.now, answers.branch, member)
    if field == "subgroup":
        service.set_subgroup(*to, answers[field], ctx.person.id)
    else:
        service.set_field(*to, field, answers[field], ctx.person.id)
    _changed(ctx, answers)


FIELDS = Form(
    key="roster-person",
    right=Right.ROSTER,
    questions=(
        Question(
            "subgroup",
            ask=lambda a: a.texts("roster-ask-group", name=_person(a).shown),
            choices=_subgroups,
            typed=lambda _, text: _short(clean_name(text), rules.LONGEST_SUBGROUP),
        ),
        Question(
            "name",
            ask=lambda a: a.texts("roster-ask-name", name=_person(a).shown),
            typed=lambda _, text: _short(clean_name(text), rules.LONGEST_NAME),
        ),
        Question(
            "note",
            ask=lambda a: a.texts("roster-ask-note", name=_person(a).shown),
            typed=lambda _, text: _short(clean_text(text), rules.LONGEST_NOTE, "roster-note-long"),
        ),
    ),
    endings=(Ending("save", "", _save),),
    still=_still_there,
    leave=show_person,
)


def _ask_standing(answers: Answers) -> str:
    member = _person(answers)
    now = answers.plain(f"standing-{member.standing}")
    return answers.texts("roster-ask-standing", name=member.shown, now=now)


def _standings(answers: Answers) -> list[Choice]:
    now = _person(answers).standing
    return [(answers.plain(f"standing-{one}"), one.value) for one in Standing if one != now]


def _ask_day(answers: Answers) -> str:
    name = _person(answers).shown
    if not answers["standing"]:
        return answers.texts("roster-ask-leave", name=name)
    what = answers.plain(f"standing-{answers['standing']}")
    return answers.texts("roster-ask-day", name=name, what=what)


def _from_today(answers: Answers) -> list[Choice]:
    day = today(answers.branch, answers.now)
    return [(answers.plain("roster-from-today"), day.isoformat())]


def _typed_day(answers: Answers, text: str) -> str:
    day = refuse_none("roster-day-unclear", past_day(text, today(answers.branch, answers.now)))
    return day.isoformat()


def _check_day(answers: Answers, day: str) -> str:
    joined, now = _person(answers).joined_on, today(answers.branch, answers.now)
    if not answers["standing"] and date.fromisoformat(day) < joined:
        raise Refusal("roster-before-joined", day=say_day(answers.texts, joined, now))
    return day


def _since(ctx: Context, answers: Answers) -> None:
    day, standing, member = answers["day"], answers["standing"], _person(answers)
    holds_from, branch = date.fromisoformat(day), answers.branch
    if standing:
        service.set_field(
            ctx.session, ctx.now, branch, member, "standing", standing, ctx.person.id, holds_from
        )
    else:
        service.leave(ctx.session, ctx.now, branch, answers.member, member, holds_from)
    _changed(ctx, answers)


SINCE = Form(
    key="roster-since",
    right=Right.ROSTER,
    questions=(
        Question(
            "standing",
            ask=_ask_standing,
            choices=_standings,
            wanted=lambda a: a.get("standing") != "",
        ),
        Question("day", ask=_ask_day, choices=_from_today, typed=_typed_day, check=_check_day),
    ),
    endings=(Ending("since", "", _since),),
    still=_still_there,
    leave=show_person,
)
"""A person's standing, or with an empty one that they left, and from which day."""

FORMS = (ADD, FIELDS, SINCE)
ENDS = (FIND, *(form.kind for form in FORMS))
"""Steps that are over once another button of the roster is tapped."""
