"""Asks about a new meeting: kind, time, topic, place; and about one field of a published one."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from data.models import Branch, Meeting
from data.queries import meeting as meetings
from data.queries.branch import subgroups
from data.values.standing import MeetingKind
from data.values.when import BadWhen, parse_when
from handlers.meeting import rules, service, view
from handlers.shared.dates import local, say_day, today, unclear
from handlers.shared.forms import Answers, Choice, Context, Ending, Form, Question, Right
from handlers.shared.refusal import Refusal, refuse_none

SMALL = {
    "length": (rules.LENGTHS, "summary-length"),
    "opens": (rules.OPENS, "summary-opens"),
    "late": (rules.LATES, "summary-late"),
    "closes": (rules.CLOSES, "summary-closes"),
}
"""The small choices of the last page, in minutes, with the keys of their labels."""


def _day_chosen(answers: Answers) -> str:
    """Returns the day that was taken from the calendar, to which an hour belongs; else ""."""
    start = str(answers.get("start") or "")
    return start if "T" not in start else ""


def _ask_start(answers: Answers) -> str:
    soon = rules.half_hours(answers.now, answers.branch.zone)
    kind = answers.plain(f"kind-{answers['kind']}")
    return answers.texts("meeting-ask-time" if soon else "meeting-ask-time-late", kind=kind)


def _moments(found: list[datetime]) -> list[Choice]:
    return [(moment.strftime("%H:%M"), moment.isoformat()) for moment in found]


def _hours(answers: Answers) -> list[Choice]:
    day = date.fromisoformat(_day_chosen(answers))
    found = rules.day_hours(day.year, day.month, day.day, answers.branch.zone)
    return _moments([moment for moment in found if moment > answers.now])


def _ask_hour(answers: Answers) -> str:
    day = date.fromisoformat(_day_chosen(answers))
    said = say_day(answers.texts, day, today(answers.branch, answers.now))
    return answers.texts("meeting-ask-hour", day=said)


def _typed_time(answers: Answers, text: str, day: str = "") -> str:
    """Reads a typed time; a text without a day means the one that was chosen before."""
    zone = ZoneInfo(answers.branch.zone)
    if day:
        with suppress(BadWhen):
            return parse_when(f"{day} {text}", answers.now, zone).isoformat()
    try:
        return parse_when(text, answers.now, zone).isoformat()
    except BadWhen as bad:
        raise unclear(answers.texts, bad, answers.now, answers.branch) from None


def _check_time(answers: Answers, start: str) -> str:
    if "T" in start:
        service.check_start(datetime.fromisoformat(start), answers.now)
    return start


def _groups(answers: Answers) -> list[Choice]:
    found = subgroups(answers.session, answers.branch.id)
    return [
        *((group.name[:30], group.id) for group in found),
        (answers.plain("audience-branch"), 0),
    ]


def _following_audience(answers: Answers) -> list[Any]:
    options: list[list[Any]] = [["branch", 0], ["committee", 0]]
    options += [["subgroup", one.id] for one in subgroups(answers.session, answers.branch.id)]
    current = list(service.audience_of(answers.data))
    at = options.index(current) if current in options else -1
    return options[(at + 1) % len(options)]


def _text(name: str, **more: Any) -> Question:
    """Makes the question for a text that may be left open."""

    def typed(answers: Answers, text: str) -> str | None:
        taken = rules.text_for(name, text)
        if not taken and answers.only:
            raise Refusal(f"meeting-change-ask-{name}")
        return taken or None

    return Question(name, typed=typed, optional=True, **more)


def _small(name: str) -> Question:
    options, label = SMALL[name]
    return Question(
        name,
        following=lambda a: rules.following(options, a[name]),
        label=lambda a: a.plain(label, minutes=str(a[name])),
    )


def _publish(ctx: Context, answers: Answers) -> None:
    fields = service.fields_of(answers.data)
    made = service.publish(ctx.session, ctx.now, answers.branch, fields, ctx.person.id)
    ctx.pokes.add("cards")
    ctx.answer(ctx.plain("meeting-published"))
    show_page(ctx, answers.branch, made)


def _save(ctx: Context, answers: Answers) -> None:
    """Saves the changed field of a published meeting; the group is told."""
    found, branch, field = _meeting(answers), answers.branch, answers.only
    if field == "start":
        start = datetime.fromisoformat(answers["start"])
        service.move(ctx.session, ctx.now, branch, found, start)
    else:
        service.change(ctx.session, ctx.now, branch, found, field, answers[field])
    ctx.pokes |= {"cards", "outbox"}
    show_page(ctx, branch, found)


def _meeting(answers: Answers) -> Meeting:
    return refuse_none(
        "button-stale", meetings.of_branch(answers.session, answers["meeting"], answers.branch.id)
    )


def show_page(ctx: Context, branch: Branch, found: Meeting) -> None:
    """Shows a meeting's own page."""
    ctx.show(view.page(ctx.session, ctx.texts, branch, found, ctx.now))


def begin_with(branch: Branch) -> dict[str, Any]:
    """Returns the answers that the branch's settings give to a new meeting."""
    blank = service.blank(branch)
    return {name: blank[name] for name in (*SMALL, "code")}


START = Question(
    "start",
    ask=_ask_start,
    choices=lambda a: _moments(rules.half_hours(a.now, a.branch.zone)),
    typed=_typed_time,
    days=lambda a: (today(a.branch, a.now), local(a.now + rules.FAR, a.branch.zone).date()),
    check=_check_time,
    resets=("hour",),
    label=lambda a: a.plain("meeting-move"),
    columns=3,
)
TOPIC = _text("topic", label=lambda a: a.plain("meeting-topic"))
PLACE = _text(
    "place",
    choices=lambda a: [(one[:30], one) for one in meetings.places(a.session, a.branch.id)],
    label=lambda a: a.plain("meeting-place"),
)
AGENDA = _text("agenda", aside=True, label=lambda a: a.plain("summary-agenda"))
PLANNING = Form(
    key="meeting",
    right=Right.MEETINGS,
    questions=(
        Question(
            "kind",
            choices=lambda a: [(a.plain(f"kind-{kind}"), str(kind)) for kind in rules.KINDS],
            resets=("subgroup", "audience"),
        ),
        Question(
            "subgroup",
            choices=_groups,
            wanted=lambda a: a["kind"] == MeetingKind.SUBGROUP,
            resets=("audience",),
            label=lambda _: "",
        ),
        START,
        Question(
            "hour",
            ask=_ask_hour,
            choices=_hours,
            typed=lambda a, text: _typed_time(a, text, _day_chosen(a)),
            check=_check_time,
            wanted=lambda a: bool(_day_chosen(a)),
            label=lambda _: "",
            columns=3,
        ),
        TOPIC,
        PLACE,
        AGENDA,
        _small("length"),
        Question(
            "audience", following=_following_audience, label=lambda a: a.plain("summary-whom")
        ),
        *(_small(name) for name in ("opens", "late", "closes")),
        Question(
            "code",
            following=lambda a: not a["code"],
            label=lambda a: a.plain("summary-code-on" if a["code"] else "summary-code-off"),
        ),
    ),
    endings=(Ending("publish", "meeting-publish", _publish),),
    summary=view.summary,
    columns=2,
)
CHANGE = Form(
    key="meeting-change",
    right=Right.MEETINGS,
    questions=(
        replace(START, ask=None, choices=None, days=None),
        replace(TOPIC, optional=False),
        replace(PLACE, optional=False, choices=None),
        replace(AGENDA, optional=False),
    ),
    endings=(Ending("save", "confirm", _save),),
    still=lambda _, answers: service.require_planned(_meeting(answers)),
    leave=lambda ctx, answers: show_page(ctx, answers.branch, _meeting(answers)),
)
