"""Asks about plans: what is pushed, when, and changes of one that is there.

What is pushed is asked by the kind's own form, which ends in `chosen`; the rhythm comes after it.
"""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from data.models import Branch, Member, Plan
from data.queries import planning
from data.values.day import coming_day
from data.values.names import clean_text
from data.values.phrases import quoted
from handlers.plan.plans import service, view
from handlers.plan.rhythms import forms as rhythms, rules
from handlers.shared import form_chat
from handlers.shared.access import Right, require
from handlers.shared.forms import Answers, Context, Ending, Form, Question, Refusal, refuse_none
from handlers.shared.registry import registry_of


def begin(ctx: Context, branch: Branch, member: Member) -> None:
    """Asks what is to be pushed."""
    form_chat.begin(ctx, KIND, branch, member)


def ask_thing(
    ctx: Context, branch: Branch, member: Member, kind: str, plan: Plan | None = None
) -> None:
    """Lets a kind ask what is to be pushed, by a new plan or by one that is there."""
    choose = registry_of(ctx.session).plannable(kind).choose
    plan_id = plan.id if plan else 0
    if isinstance(choose, Form):
        # A form with a last page shows what the plan pushes now.
        present = plan.data if plan and choose.summary else {}
        form_chat.begin(ctx, choose, branch, member, **{**present, "plan": plan_id})
    else:
        choose(ctx, branch, member, plan_id)


def ask_rhythm(ctx: Context, branch: Branch, member: Member, plan: Plan) -> None:
    """Asks for another rhythm of a plan."""
    fields = {"kind": plan.kind, "title": plan.title, "data": plan.data, "lead": plan.lead}
    form_chat.begin(ctx, FORM, branch, member, plan=plan.id, **fields)


def begin_with(
    ctx: Context,
    branch: Branch,
    member: Member,
    kind: str,
    title: str,
    data: dict[str, Any],
    lead: int = 0,
    **said: Any,
) -> None:
    """Begins a plan for a thing of the branch: goes straight to the rhythm, or past it where the
    codes it may be are `said`."""
    require(member, Right.PLANS)
    registry_of(ctx.session).plannable(kind)
    fields = {"kind": kind, "title": title[: rules.LONGEST_TITLE], "data": data, "lead": lead}
    form_chat.begin(ctx, FORM, branch, member, plan=0, **fields, **said)


def begin_line(ctx: Context, branch: Branch, member: Member) -> None:
    """Begins the plan that a line says; asks for what of it was not understood, and says so."""
    line = service.read_line(ctx.session, ctx.texts, ctx.text, ctx.now, branch)
    thing, rhythm = line.thing, line.rhythm
    if thing is None:
        key = "plan-line-thing" if rhythm else "plan-line-nothing"
        form_chat.begin(ctx, KIND, branch, member, why=[key, {"said": quoted(line.rest)}])
        return
    if rhythm is not None:
        rules.check(rhythm, thing.lead, ctx.now, branch)
    said = {"said": [rhythm.code()]} if rhythm else rhythms.said_by(branch, line.said, ctx.now)
    begin_with(ctx, branch, member, line.kind, thing.title, thing.data, thing.lead, **said)


def chosen(
    ctx: Context, answers: Answers, kind: str, *, title: str, data: dict[str, Any], lead: int = 0
) -> None:
    """Goes on from a kind's own form to the rhythm, or gives the plan that was to push something
    else its new content. `lead`: minutes before the rhythm's moments at which the plan is due."""
    require(answers.member, Right.PLANS)
    if not answers["plan"]:
        begin_with(ctx, answers.branch, answers.member, kind, title, data, lead)
        return
    plan = _plan(answers)
    if plan.kind != kind:
        raise Refusal("plan-gone")
    fields = {"title": title[: rules.LONGEST_TITLE], "data": data, "lead": lead}
    service.change_content(ctx.session, ctx.now, answers.branch, plan, fields)
    ctx.answer(ctx.plain("plan-changed"))
    show_page(ctx, answers.branch, plan)


def leave(ctx: Context, answers: Answers) -> None:
    """Goes back from a kind's own form: to the plan that was to be changed, or to the kinds."""
    if answers["plan"]:
        _show_plan(ctx, answers)
    else:
        begin(ctx, answers.branch, answers.member)


def show_page(ctx: Context, branch: Branch, plan: Plan) -> None:
    """Shows a plan's own page."""
    ctx.session.flush()
    ctx.show(view.page(ctx.session, ctx.texts, branch, plan, ctx.now))


def _plan(answers: Answers) -> Plan:
    plan = planning.of_id(answers.session, answers["plan"])
    if plan is None or plan.branch_id != answers.branch.id:
        raise Refusal("plan-gone")
    return plan


def _show_plan(ctx: Context, answers: Answers) -> None:
    show_page(ctx, answers.branch, _plan(answers))


def _ask_kind(answers: Answers) -> str:
    asked = answers.texts("plan-ask-kind")
    if why := answers.get("why"):
        return "\n".join([answers.texts(why[0], **why[1]), asked])
    return asked


KIND = Form(
    key="plan-kind",
    right=Right.PLANS,
    questions=(
        Question(
            "kind",
            ask=_ask_kind,
            choices=lambda a: [
                (a.plain(f"plan-kind-{kind}"), kind) for kind in registry_of(a.session).plannables
            ],
        ),
    ),
    endings=(Ending("kind", "", lambda c, a: ask_thing(c, a.branch, a.member, a["kind"])),),
)


def _store(ctx: Context, answers: Answers) -> None:
    """Stores the plan; asks once before where one much like it is there."""
    like = service.twin(ctx.session, answers.branch, _fields(answers), ctx.now)
    if like is None:
        _store_anyway(ctx, answers)
    else:
        values = {**answers.data, "like": like.id}
        form_chat.begin(ctx, TWIN, answers.branch, answers.member, **values)


def _fields(answers: Answers) -> dict[str, Any]:
    kept = {name: answers[name] for name in ("kind", "title", "data", "lead", "plan")}
    return {**kept, "rhythm": rhythms.rhythm_of(answers).code()}


def _store_anyway(ctx: Context, answers: Answers) -> None:
    fields, branch = _fields(answers), answers.branch
    if answers["plan"]:
        plan = _plan(answers)
        service.change_rhythm(ctx.session, ctx.now, branch, plan, fields["rhythm"])
        ctx.answer(ctx.plain("plan-changed"))
    else:
        plan = service.make(ctx.session, ctx.now, branch, fields, ctx.person.id)
        ctx.answer(ctx.plain("plan-stored"))
    show_page(ctx, branch, plan)


def _leave(ctx: Context, answers: Answers) -> None:
    if answers["plan"]:
        _show_plan(ctx, answers)
    else:
        ask_thing(ctx, answers.branch, answers.member, answers["kind"])


FORM = Form(
    key="plan",
    right=Right.PLANS,
    questions=rhythms.QUESTIONS,
    endings=(Ending("store", "plan-store", _store),),
    summary=lambda a: view.summary(a, rhythms.rhythm_of(a)),
    leave=_leave,
)


def _like(answers: Answers) -> Plan:
    return refuse_none("plan-gone", planning.of_id(answers.session, answers["like"]))


def _open_or_store(ctx: Context, answers: Answers) -> None:
    if answers["twin"] == "open":
        show_page(ctx, answers.branch, _like(answers))
    else:
        _store_anyway(ctx, answers)


def _rhythm_again(ctx: Context, answers: Answers) -> None:
    kept = {name: answers[name] for name in ("kind", "title", "data", "lead", "plan")}
    form_chat.begin(ctx, FORM, answers.branch, answers.member, **kept)


TWIN = Form(
    key="plan-twin",
    right=Right.PLANS,
    questions=(
        Question(
            "twin",
            ask=lambda a: view.twin(a.texts, a.branch, _like(a), a.now),
            choices=lambda a: [
                (a.plain("plan-twin-open"), "open"),
                (a.plain("plan-twin-anyway"), "anyway"),
            ],
            columns=1,
        ),
    ),
    endings=(Ending("twin", "", _open_or_store),),
    leave=_rhythm_again,
)


def _title(_answers: Answers, text: str) -> str:
    title = clean_text(text)
    if not 0 < len(title) <= rules.LONGEST_TITLE:
        raise Refusal("plan-title-length", most=rules.LONGEST_TITLE)
    return title


def _until(answers: Answers, text: str) -> str:
    day = refuse_none(
        "plan-until-unclear", coming_day(text, answers.now, ZoneInfo(answers.branch.zone))
    )
    return day.isoformat()


def _change(ctx: Context, answers: Answers) -> None:
    plan, branch = _plan(answers), answers.branch
    if answers.only == "title":
        service.rename(plan, answers["title"])
    elif answers["until"]:
        day = date.fromisoformat(answers["until"])
        service.pause_until(ctx.session, ctx.now, branch, plan, day)
        ctx.answer(ctx.plain("plan-now-paused"))
    else:
        service.pause(plan)
        ctx.answer(ctx.plain("plan-now-paused"))
    show_page(ctx, branch, plan)


CHANGE = Form(
    key="plan-change",
    right=Right.PLANS,
    questions=(
        Question(
            "title",
            ask=lambda a: a.texts("plan-ask-title", title=_plan(a).title, most=rules.LONGEST_TITLE),
            typed=_title,
        ),
        Question(
            "until",
            ask=lambda a: a.texts("plan-ask-pause", title=_plan(a).title),
            choices=lambda a: [(a.plain("plan-pause-open"), "")],
            typed=_until,
            days=rhythms.coming_days,
            calendar=True,
        ),
    ),
    endings=(Ending("change", "", _change),),
    leave=_show_plan,
)
FORMS = (KIND, FORM, TWIN, CHANGE)
