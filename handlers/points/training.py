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
from handlers.shared.daypicker import day_of
from handlers.shared.doors import Door
from handlers.shared.moments import local
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.signin.view import say_names

STEP = "outside"
"""The kind of step in which a training is entered."""
LONGEST_TITLE = 100


def tapped_new(turn: Turn) -> None:
    """A new training, for whom is chosen later."""
    _begin(turn, keeper(turn, number(turn.deed.args)), [])


def tapped_for(turn: Turn) -> None:
    """A new training of one member."""
    branch, member = member_in_view(turn)
    _begin(turn, branch, [member.id])


def _begin(turn: Turn, branch: Branch, members: list[int]) -> None:
    draft = drafts.begin(
        turn.session,
        turn.person.id,
        STEP,
        turn.now,
        branch_id=branch.id,
        awaits="title",
        data={"members": members, "alone": bool(members)},
    )
    turn.toast("")
    turn.show(training_view.ask_title(turn.texts, draft))


def own(turn: Turn) -> tuple[Branch, Draft]:
    """The step that a button belongs to, of who acts; they must still keep the checks."""
    draft = drafts.own(turn.session, number(turn.deed.args), turn.person.id, STEP, turn.now)
    if draft is None:
        raise Refusal("button-stale")
    return keeper(turn, draft.branch_id or 0), draft


def _fill(draft: Draft, **values: Any) -> None:
    draft.data = {**draft.data, **values}


def typed(turn: Turn, draft: Draft) -> None:
    """What was typed: the title, the hours or the day."""
    branch = keeper(turn, draft.branch_id or 0)
    text = clean_text(turn.deed.text)
    match draft.awaits:
        case "title":
            if not 0 < len(text) <= LONGEST_TITLE:
                raise Refusal("outside-title-length", most=LONGEST_TITLE)
            _fill(draft, title=text)
            draft.awaits = "hours"
            turn.say(training_view.ask_hours(turn.texts, draft))
        case "hours":
            _take_minutes(turn, branch, draft, minutes_in(text))
        case "day":
            day = past_day(text, local(turn.now, branch.zone).date())
            if day is None:
                raise Refusal("outside-day-unclear")
            _take_day(turn, branch, draft, day)
        case "who":
            _take_names(turn, branch, draft, text)
        case "evidence":
            raise Refusal("outside-file-wanted")
        case _:
            raise Refusal("outside-save-wanted")


def tapped_hours(turn: Turn) -> None:
    """So many hours."""
    branch, draft = own(turn)
    _take_minutes(turn, branch, draft, number(turn.deed.args, 1) * STUDY_HOUR)


def _take_minutes(turn: Turn, branch: Branch, draft: Draft, minutes: int) -> None:
    if not 0 < minutes <= MOST_HOURS * STUDY_HOUR:
        raise Refusal("outside-hours-unclear", most=MOST_HOURS)
    if "title" not in draft.data:
        raise Refusal("button-stale")
    _fill(draft, minutes=minutes)
    draft.awaits = "day"
    turn.toast("")
    turn.show(training_view.ask_day(turn.texts, draft, local(turn.now, branch.zone).date()))


def tapped_day(turn: Turn) -> None:
    """On this day."""
    branch, draft = own(turn)
    _take_day(turn, branch, draft, day_of((*turn.deed.args, "")[1]))


def _take_day(turn: Turn, branch: Branch, draft: Draft, day: date) -> None:
    today = local(turn.now, branch.zone).date()
    if day > today or day.year < today.year - 1:
        raise Refusal("outside-day-far")
    if "minutes" not in draft.data:
        raise Refusal("button-stale")
    _fill(draft, day=day.isoformat())
    turn.toast("")
    if draft.data["alone"]:
        _ask_evidence(turn, draft)
        return
    draft.awaits = "who"
    _ask_who(turn, branch, draft, 0)


def _ask_who(turn: Turn, branch: Branch, draft: Draft, page: int) -> None:
    turn.show(training_view.ask_who(turn.texts, draft, _there(turn, branch), page))


def _there(turn: Turn, branch: Branch) -> list[Member]:
    today = local(turn.now, branch.zone).date()
    found = study.members(turn.session, branch.id, Span(today, today), today)
    return [member for member, _ in found.values()]


def tapped_page(turn: Turn) -> None:
    """Another page of names."""
    branch, draft = own(turn)
    turn.toast("")
    _ask_who(turn, branch, draft, number(turn.deed.args, 1))


def tapped_who(turn: Turn) -> None:
    """Somebody was there, or was not."""
    branch, draft = own(turn)
    member_id = number(turn.deed.args, 1)
    if member_id not in {one.id for one in _there(turn, branch)}:
        raise Refusal("button-stale")
    chosen = set(draft.data["members"]) ^ {member_id}
    _fill(draft, members=sorted(chosen))
    turn.toast("")
    _ask_who(turn, branch, draft, number(turn.deed.args, 2))


def _take_names(turn: Turn, branch: Branch, draft: Draft, text: str) -> None:
    """Names that were typed are added to who was there."""
    there = _there(turn, branch)
    said, unknown = names_in(text, {one.name for one in there})
    if not said and not unknown:
        raise Refusal("outside-nobody")
    if unknown:
        raise Refusal("outside-who-unknown", names=say_names(turn.texts, unknown))
    chosen = {*draft.data["members"], *(one.id for one in there if one.name in said)}
    _fill(draft, members=sorted(chosen))
    _ask_who(turn, branch, draft, 0)


def tapped_chosen(turn: Turn) -> None:
    """Everybody who was there is named."""
    _, draft = own(turn)
    if not draft.data["members"]:
        raise Refusal("outside-nobody")
    turn.toast("")
    _ask_evidence(turn, draft)


def _ask_evidence(turn: Turn, draft: Draft) -> None:
    draft.awaits = "evidence"
    turn.show(training_view.ask_evidence(turn.texts, draft))


def filed(turn: Turn, draft: Draft) -> None:
    """The evidence: a document or a picture; one more takes the place of the first."""
    branch = keeper(turn, draft.branch_id or 0)
    file = turn.deed.file
    if draft.awaits not in ("evidence", "save"):
        raise Refusal("outside-file-early")
    if file is None or file.kind not in ("document", "photo"):
        raise Refusal("outside-file-wanted")
    made = OutFile(file.kind, file.name, file_id=file.file_id)
    _confirm(turn, branch, draft, made.as_json())


def tapped_none(turn: Turn) -> None:
    """There is no evidence."""
    branch, draft = own(turn)
    _confirm(turn, branch, draft, {})


def _confirm(turn: Turn, branch: Branch, draft: Draft, evidence: dict[str, Any]) -> None:
    if "day" not in draft.data or not draft.data["members"]:
        raise Refusal("button-stale")
    _fill(draft, evidence=evidence)
    draft.awaits = "save"
    names = [turn.session.get_one(Member, one).name for one in draft.data["members"]]
    turn.toast("")
    turn.show(training_view.confirm(turn.texts, branch, draft, names, turn.now))


def tapped_save(turn: Turn) -> None:
    """It is entered."""
    branch, draft = own(turn)
    data = draft.data
    if "evidence" not in data:
        raise Refusal("button-stale")
    outside.enter(
        turn.session,
        data["members"],
        data["title"],
        data["minutes"],
        date.fromisoformat(data["day"]),
        data["evidence"],
        turn.person.id,
        turn.now,
    )
    drafts.end(turn.session, draft)
    turn.session.flush()
    turn.toast(turn.texts.plain("outside-entered"))
    if data["alone"]:
        member = turn.session.get_one(Member, data["members"][0])
        accounts.show_member(turn, branch, member, _year(turn, branch, data["day"]))
    else:
        accounts.show(turn, branch, _year(turn, branch, data["day"]))


def _year(turn: Turn, branch: Branch, day: str) -> Span:
    """The account's year that an ISO day is in."""
    return accounts.year_of(turn, branch, date.fromisoformat(day).year)


def tapped_cancel(turn: Turn) -> None:
    """Nothing is entered."""
    branch, draft = own(turn)
    drafts.end(turn.session, draft)
    turn.toast(turn.texts.plain("cancelled"))
    accounts.show(turn, branch)


def _entry(turn: Turn) -> tuple[Branch, Member, Outside]:
    row = turn.session.get(Outside, number(turn.deed.args))
    member = turn.session.get(Member, row.member_id) if row else None
    branch = keeper(turn, member.branch_id if member else 0)
    assert row is not None
    assert member is not None
    return branch, member, row


def tapped_view(turn: Turn) -> None:
    """One training of one member, with its evidence."""
    branch, member, row = _entry(turn)
    turn.toast("")
    turn.redraw(training_view.entry(turn.texts, branch, member, row, turn.now))


def tapped_evidence(turn: Turn) -> None:
    """The evidence itself."""
    _, _, row = _entry(turn)
    if not row.evidence:
        raise Refusal("button-stale")
    turn.toast("")
    turn.say(training_view.evidence(row))


def tapped_take_back(turn: Turn) -> None:
    """The training is taken back; the hours go by a contrary entry."""
    branch, member, row = _entry(turn)
    if row.cancelled_at is not None:
        raise Refusal("button-stale")
    outside.cancel(turn.session, row, turn.person.id, turn.now)
    turn.session.flush()
    turn.toast(turn.texts.plain("outside-cancelled"))
    accounts.show_member(turn, branch, member, _year(turn, branch, row.day.isoformat()))


TAPS: dict[str, Door] = {
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
