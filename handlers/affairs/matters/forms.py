"""Asks for a matter, for one of its steps, and why a step is passed over or a matter given up."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from data.models import Matter, Meeting, Notice, Vote
from data.queries import matter as matters
from data.values.day import past_day
from handlers.affairs import rules as periods
from handlers.affairs.card.view import short
from handlers.affairs.matters import rules, service, view
from handlers.shared.access import row_of
from handlers.shared.dates import say_date, today
from handlers.shared.forms import (
    Answers,
    Choice,
    Context,
    Ending,
    Form,
    Question,
    Refusal,
    Right,
    refuse_none,
)

OUTSIDE, SAME = "outside", "same"
LONG = timedelta(days=300)
LINKED: Mapping[str, tuple[type[Any], str]] = {
    "m": (Meeting, "meeting_id"),
    "n": (Notice, "notice_id"),
    "v": (Vote, "vote_id"),
}
"""The table and the column of what a step may be, by the first letter of the answer."""


def _matter(answers: Answers) -> Matter:
    return answers.row_of(Matter, "matter", "matter-gone")


def show(ctx: Context, answers: Answers) -> None:
    """Shows the matter's page."""
    ctx.session.flush()
    page = view.page(ctx.session, ctx.texts, answers.branch, _matter(answers), keeps=True)
    ctx.show(page)


def _open(ctx: Context, answers: Answers) -> None:
    made = service.open_matter(
        ctx.session, ctx.now, answers.branch, answers["kind"], answers["title"], ctx.person.id
    )
    ctx.show(view.page(ctx.session, ctx.texts, answers.branch, made, keeps=True))


MATTER = Form(
    key="matter",
    right=Right.MATTERS,
    questions=(
        Question(
            "kind",
            choices=lambda a: [(a.plain(f"matter-kind-{one}"), one) for one in rules.KINDS],
            columns=1,
        ),
        Question("title", typed=lambda _, text: periods.typed_line(text, periods.LONGEST_TITLE)),
    ),
    endings=(Ending("open", "", _open),),
)


def _whats(answers: Answers) -> list[Choice]:
    """Offers the meetings or notices that may be the step, and that it happened outside."""
    matter, step, branch = _matter(answers), answers["step"], answers.branch
    since = service.since(answers.session, branch, matter, step)
    found: list[Choice] = []
    if step == "decide" and _review(answers) is not None:
        found.append((answers.plain("matter-same"), SAME))
    if step == "decide":
        carried = matters.votes(answers.session, branch.id, since)
        found += [
            (answers.plain("matter-vote", title=one.title[:20]), f"v{one.id}") for one in carried
        ]
    if kinds := rules.MEETINGS.get(step):
        held = matters.meetings(answers.session, branch.id, kinds, since, answers.now)
        found += [(view.meeting_label(answers.texts, branch, one), f"m{one.id}") for one in held]
    if step in rules.NOTICES:
        published = matters.notices(answers.session, branch.id, since)
        found += [(short(one), f"n{one.id}") for one in published]
    return [*found, (answers.plain("matter-outside"), OUTSIDE)]


def _review(answers: Answers) -> Meeting | None:
    stands = service.standing(answers.session, answers.branch, _matter(answers))
    return stands["review"].meeting if "review" in stands else None


def _is_outside(answers: Answers) -> bool:
    return bool(answers["step"] == "propose" or answers.get("what") == OUTSIDE)


def _day(answers: Answers, text: str) -> str:
    this_day = today(answers.branch, answers.now)
    day = refuse_none("matter-day-unclear", past_day(text, this_day))
    if this_day - day > LONG and not re.search(r"\d{4}", text):
        # Without its year, a day soon to come would be read as one of last year.
        raise Refusal("matter-day-ahead")
    return day.isoformat()


def _in_order(answers: Answers, day: str) -> str:
    chosen, this_day = date.fromisoformat(day), today(answers.branch, answers.now)
    first = service.earliest(answers.session, answers.branch, _matter(answers), answers["step"])
    if chosen > this_day:
        raise Refusal("matter-day-ahead")
    if first is not None and chosen < first:
        said = say_date(answers.texts, first, this_day.year)
        raise Refusal("matter-day-early", day=said)
    return day


def _take(ctx: Context, answers: Answers) -> None:
    matter, step, branch = _matter(answers), answers["step"], answers.branch
    what: dict[str, Any]
    if _is_outside(answers):
        what = {"day": date.fromisoformat(answers["day"]), "note": answers["note"]}
    elif answers["what"] == SAME:
        what = {"meeting_id": refuse_none("button-stale", _review(answers)).id}
    else:
        (model, column), row_id = LINKED[answers["what"][0]], int(answers["what"][1:])
        row_of(ctx.session, branch, model, row_id, "button-stale")
        what = {column: row_id}
    service.take(ctx.session, ctx.now, branch, matter, step, ctx.person.id, **what)
    show(ctx, answers)


STEP = Form(
    key="matter-step",
    right=Right.MATTERS,
    questions=(
        Question(
            "what",
            ask=lambda a: a.texts(f"matter-ask-{a['step']}"),
            choices=_whats,
            wanted=lambda a: a["step"] != "propose",
            columns=1,
        ),
        Question(
            "note",
            ask=lambda a: a.texts(
                "matter-ask-who" if a["step"] == "propose" else "matter-ask-note"
            ),
            choices=lambda a: view.proposers(a) if a["step"] == "propose" else [],
            typed=lambda _, text: periods.typed_line(text, rules.LONGEST),
            wanted=_is_outside,
        ),
        Question(
            "day",
            ask=lambda a: a.texts("matter-ask-day"),
            choices=lambda a: [(a.plain("day-today"), today(a.branch, a.now).isoformat())],
            typed=_day,
            check=_in_order,
            wanted=_is_outside,
        ),
    ),
    endings=(Ending("take", "", _take),),
    still=lambda _, a: service.check_turn(a.session, a.branch, _matter(a), a["step"]),
    leave=show,
)


def _why(_answers: Answers, text: str) -> str:
    return periods.typed_line(text, rules.LONGEST)


def _skip(ctx: Context, answers: Answers) -> None:
    service.skip(
        ctx.session, ctx.now, answers.branch, _matter(answers), answers["step"], ctx.person.id,
        answers["why"],
    )  # fmt: skip
    show(ctx, answers)


SKIP = Form(
    key="matter-skip",
    right=Right.MATTERS,
    questions=(Question("why", typed=_why),),
    endings=(Ending("skip", "", _skip),),
    still=lambda _, a: service.check_turn(a.session, a.branch, _matter(a), a["step"]),
    leave=show,
)


def _drop(ctx: Context, answers: Answers) -> None:
    service.drop(ctx.session, _matter(answers), answers["why"])
    show(ctx, answers)


DROP = Form(
    key="matter-drop",
    right=Right.MATTERS,
    questions=(Question("why", typed=_why),),
    endings=(Ending("drop", "", _drop),),
    leave=show,
)
FORMS = (MATTER, STEP, SKIP, DROP)
