"""Entering training outside the branch, step by step: what, how long, when, who, the evidence."""

from datetime import date
from typing import Any

from data.models import Branch, Draft, Member, Outside
from data.queries import draft as drafts
from data.queries import outside, study
from data.values.day import past_day
from data.values.hours import MOST_HOURS, STUDY_HOUR, minutes_in
from data.values.names import clean_text, names_in
from data.values.out import OutFile
from data.values.study import Span
from handlers.points import accounts, training_view
from handlers.points.accounts import keeper, member_in_view
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.dates import local
from handlers.shared.daypicker import day_of
from handlers.shared.feature import Handler
from handlers.shared.names import say_names
from handlers.shared.refusal import Refusal

STEP = "outside"
"""The kind of step in which a training is entered."""
LONGEST_TITLE = 100


def tapped_new(ctx: Context) -> None:
    """A new training, for whom is chosen later."""
    _begin(ctx, keeper(ctx, number(ctx.args)), [])


def tapped_for(ctx: Context) -> None:
    """A new training of one member."""
    branch, member = member_in_view(ctx)
    _begin(ctx, branch, [member.id])


def _begin(ctx: Context, branch: Branch, members: list[int]) -> None:
    draft = drafts.begin(
        ctx.session,
        ctx.person.id,
        STEP,
        ctx.now,
        branch_id=branch.id,
        awaits="title",
        data={"members": members, "alone": bool(members)},
    )
    ctx.answer("")
    ctx.show(training_view.ask_title(ctx.texts, draft))


def own(ctx: Context) -> tuple[Branch, Draft]:
    """The step that a button belongs to, of who acts; they must still keep the checks."""
    draft = drafts.own(ctx.session, number(ctx.args), ctx.person.id, STEP, ctx.now)
    if draft is None:
        raise Refusal("button-stale")
    return keeper(ctx, draft.branch_id or 0), draft


def _fill(draft: Draft, **values: Any) -> None:
    draft.data = {**draft.data, **values}


def typed(ctx: Context, draft: Draft) -> None:
    """What was typed: the title, the hours or the day."""
    branch = keeper(ctx, draft.branch_id or 0)
    text = clean_text(ctx.text)
    match draft.awaits:
        case "title":
            if not 0 < len(text) <= LONGEST_TITLE:
                raise Refusal("outside-title-length", most=LONGEST_TITLE)
            _fill(draft, title=text)
            draft.awaits = "hours"
            ctx.reply(training_view.ask_hours(ctx.texts, draft))
        case "hours":
            _take_minutes(ctx, branch, draft, minutes_in(text))
        case "day":
            day = past_day(text, local(ctx.now, branch.zone).date())
            if day is None:
                raise Refusal("outside-day-unclear")
            _take_day(ctx, branch, draft, day)
        case "who":
            _take_names(ctx, branch, draft, text)
        case "evidence":
            raise Refusal("outside-file-wanted")
        case _:
            raise Refusal("outside-save-wanted")


def tapped_hours(ctx: Context) -> None:
    """So many hours."""
    branch, draft = own(ctx)
    _take_minutes(ctx, branch, draft, number(ctx.args, 1) * STUDY_HOUR)


def _take_minutes(ctx: Context, branch: Branch, draft: Draft, minutes: int) -> None:
    if not 0 < minutes <= MOST_HOURS * STUDY_HOUR:
        raise Refusal("outside-hours-unclear", most=MOST_HOURS)
    if "title" not in draft.data:
        raise Refusal("button-stale")
    _fill(draft, minutes=minutes)
    draft.awaits = "day"
    ctx.answer("")
    ctx.show(training_view.ask_day(ctx.texts, draft, local(ctx.now, branch.zone).date()))


def tapped_day(ctx: Context) -> None:
    """On this day."""
    branch, draft = own(ctx)
    _take_day(ctx, branch, draft, day_of((*ctx.args, "")[1]))


def _take_day(ctx: Context, branch: Branch, draft: Draft, day: date) -> None:
    today = local(ctx.now, branch.zone).date()
    if day > today or day.year < today.year - 1:
        raise Refusal("outside-day-far")
    if "minutes" not in draft.data:
        raise Refusal("button-stale")
    _fill(draft, day=day.isoformat())
    ctx.answer("")
    if draft.data["alone"]:
        _ask_evidence(ctx, draft)
        return
    draft.awaits = "who"
    _ask_who(ctx, branch, draft, 0)


def _ask_who(ctx: Context, branch: Branch, draft: Draft, page: int) -> None:
    ctx.show(training_view.ask_who(ctx.texts, draft, _there(ctx, branch), page))


def _there(ctx: Context, branch: Branch) -> list[Member]:
    today = local(ctx.now, branch.zone).date()
    found = study.members(ctx.session, branch.id, Span(today, today), today)
    return [member for member, _ in found.values()]


def tapped_page(ctx: Context) -> None:
    """Another page of names."""
    branch, draft = own(ctx)
    ctx.answer("")
    _ask_who(ctx, branch, draft, number(ctx.args, 1))


def tapped_who(ctx: Context) -> None:
    """Somebody was there, or was not."""
    branch, draft = own(ctx)
    member_id = number(ctx.args, 1)
    if member_id not in {one.id for one in _there(ctx, branch)}:
        raise Refusal("button-stale")
    chosen = set(draft.data["members"]) ^ {member_id}
    _fill(draft, members=sorted(chosen))
    ctx.answer("")
    _ask_who(ctx, branch, draft, number(ctx.args, 2))


def _take_names(ctx: Context, branch: Branch, draft: Draft, text: str) -> None:
    """Names that were typed are added to who was there."""
    there = _there(ctx, branch)
    said, unknown = names_in(text, {one.name for one in there})
    if not said and not unknown:
        raise Refusal("outside-nobody")
    if unknown:
        raise Refusal("outside-who-unknown", names=say_names(ctx.texts, unknown))
    chosen = {*draft.data["members"], *(one.id for one in there if one.name in said)}
    _fill(draft, members=sorted(chosen))
    _ask_who(ctx, branch, draft, 0)


def tapped_chosen(ctx: Context) -> None:
    """Everybody who was there is named."""
    _, draft = own(ctx)
    if not draft.data["members"]:
        raise Refusal("outside-nobody")
    ctx.answer("")
    _ask_evidence(ctx, draft)


def _ask_evidence(ctx: Context, draft: Draft) -> None:
    draft.awaits = "evidence"
    ctx.show(training_view.ask_evidence(ctx.texts, draft))


def filed(ctx: Context, draft: Draft) -> None:
    """The evidence: a document or a picture; one more takes the place of the first."""
    branch = keeper(ctx, draft.branch_id or 0)
    file = ctx.file
    if draft.awaits not in ("evidence", "save"):
        raise Refusal("outside-file-early")
    if file is None or file.kind not in ("document", "photo"):
        raise Refusal("outside-file-wanted")
    made = OutFile(file.kind, file.name, file_id=file.file_id)
    _confirm(ctx, branch, draft, made.as_json())


def tapped_none(ctx: Context) -> None:
    """There is no evidence."""
    branch, draft = own(ctx)
    _confirm(ctx, branch, draft, {})


def _confirm(ctx: Context, branch: Branch, draft: Draft, evidence: dict[str, Any]) -> None:
    if "day" not in draft.data or not draft.data["members"]:
        raise Refusal("button-stale")
    _fill(draft, evidence=evidence)
    draft.awaits = "save"
    names = [ctx.session.get_one(Member, one).name for one in draft.data["members"]]
    ctx.answer("")
    ctx.show(training_view.confirm(ctx.texts, branch, draft, names, ctx.now))


def tapped_save(ctx: Context) -> None:
    """It is entered."""
    branch, draft = own(ctx)
    data = draft.data
    if "evidence" not in data:
        raise Refusal("button-stale")
    outside.enter(
        ctx.session,
        data["members"],
        data["title"],
        data["minutes"],
        date.fromisoformat(data["day"]),
        data["evidence"],
        ctx.person.id,
        ctx.now,
    )
    drafts.end(ctx.session, draft)
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("outside-entered"))
    if data["alone"]:
        member = ctx.session.get_one(Member, data["members"][0])
        accounts.show_member(ctx, branch, member, _year(ctx, branch, data["day"]))
    else:
        accounts.show(ctx, branch, _year(ctx, branch, data["day"]))


def _year(ctx: Context, branch: Branch, day: str) -> Span:
    """The account's year that an ISO day is in."""
    return accounts.year_of(ctx, branch, date.fromisoformat(day).year)


def tapped_cancel(ctx: Context) -> None:
    """Nothing is entered."""
    branch, draft = own(ctx)
    drafts.end(ctx.session, draft)
    ctx.answer(ctx.texts.plain("cancelled"))
    accounts.show(ctx, branch)


def _entry(ctx: Context) -> tuple[Branch, Member, Outside]:
    row = ctx.session.get(Outside, number(ctx.args))
    member = ctx.session.get(Member, row.member_id) if row else None
    branch = keeper(ctx, member.branch_id if member else 0)
    assert row is not None
    assert member is not None
    return branch, member, row


def tapped_view(ctx: Context) -> None:
    """One training of one member, with its evidence."""
    branch, member, row = _entry(ctx)
    ctx.answer("")
    ctx.edit(training_view.entry(ctx.texts, branch, member, row, ctx.now))


def tapped_evidence(ctx: Context) -> None:
    """The evidence itself."""
    _, _, row = _entry(ctx)
    if not row.evidence:
        raise Refusal("button-stale")
    ctx.answer("")
    ctx.reply(training_view.evidence(row))


def tapped_take_back(ctx: Context) -> None:
    """The training is taken back; the hours go by a contrary entry."""
    branch, member, row = _entry(ctx)
    if row.cancelled_at is not None:
        raise Refusal("button-stale")
    outside.cancel(ctx.session, row, ctx.person.id, ctx.now)
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("outside-cancelled"))
    accounts.show_member(ctx, branch, member, _year(ctx, branch, row.day.isoformat()))


TAPS: dict[str, Handler] = {
    "po.n": tapped_new,
    "po.f": tapped_for,
    "po.h": tapped_hours,
    "po.d": tapped_day,
    "po.p": tapped_page,
    "po.w": tapped_who,
    "po.c": tapped_chosen,
    "po.z": tapped_none,
    "po.s": tapped_save,
    "po.x": tapped_cancel,
    "po.v": tapped_view,
    "po.e": tapped_evidence,
    "po.b": tapped_take_back,
}
