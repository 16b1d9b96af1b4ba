"""Asks about a new meeting: kind, time, topic, place; and about one field of a published one."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from data.models import Branch, Meeting
from data.queries import meeting as meetings
from data.queries.branch import subgroups
from data.values.day_words import days_meant
from data.values.standing import MeetingKind
from data.values.when import BadWhen, MeetingLine, instant, parse_when
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
    if doubt := answers.get("doubt"):
        return answers.texts("meeting-ask-day", said=doubt)
    soon = rules.half_hours(answers.now, answers.branch.zone)
    kind = answers.plain(f"kind-{answers['kind']}")
    return answers.texts("meeting-ask-time" if soon else "meeting-ask-time-late", kind=kind)


def _moments(found: list[datetime]) -> list[Choice]:
    return [(moment.strftime("%H:%M"), moment.isoformat()) for moment in found]


def _starts(answers: Answers) -> list[Choice]:
    """Offers the days that unread words may mean, today last; or the next half hours."""
    here, zone = today(answers.branch, answers.now), answers.branch.zone
    if not answers.get("doubt"):
        return _moments(rules.half_hours(answers.now, zone))
    days = [*days_meant(answers["doubt"], here), here]
    found = [(day, _at_clock(answers, day)) for day in dict.fromkeys(days)]
    return [
        (say_day(answers.texts, day, here), start)
        for day, start in found
        if "T" not in start or datetime.fromisoformat(start) > answers.now
    ]


def _at_clock(answers: Answers, day: date) -> str:
    """Puts the hour of the line to a day; the day alone where there was none."""
    minutes = answers.get("clock")
    if minutes is None:
        return day.isoformat()
    local = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return instant(local, ZoneInfo(answers.branch.zone)).isoformat()


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
        named = bad.values.get("day")
        if bad.key == "when-no-time" and isinstance(named, date) and not (day or answers.only):
            return named.isoformat()
        raise unclear(answers.texts, bad, answers.now, answers.branch) from None


def _check_time(answers: Answers, start: str) -> str:
    if "T" not in start:
        start = _at_clock(answers, date.fromisoformat(start))
    if "T" in start:
        moment = datetime.fromisoformat(start)
        service.check_start(moment, answers.now)
        doubt, zone = answers.get("doubt"), answers.branch.zone
        if doubt and local(moment, zone).date() == today(answers.branch, answers.now):
            # The words were about no other day: the last page says that they are not used.
            answers.data = {**answers.data, "unread": [*(answers.get("unread") or []), doubt]}
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


def line_answers(line: MeetingLine, audience: tuple[str, int]) -> dict[str, Any]:
    """Returns the answers that a line gives; what it leaves open is asked, but topic and place."""
    start = line.starts_at or line.day
    known = {
        "kind": line.kind and line.kind.value,
        "audience": list(audience) if line.kind else None,
        "start": start and start.isoformat(),
        "length": line.length and max(rules.SHORTEST, line.length),
        "doubt": line.doubt,
        "clock": line.hour,
        "unread": list(line.unread),
    }
    # A subgroup meeting without a subgroup asks for it.
    found = {name: value for name, value in known.items() if value or value == 0}
    if audience[0] != "subgroup":
        return found | _texts_of(line)
    return found | _texts_of(line) | {"subgroup": audience[1]}


def _texts_of(line: MeetingLine) -> dict[str, str | None]:
    return {
        "topic": rules.text_for("topic", line.topic or "") or None,
        "place": rules.text_for("place", line.place or "") or None,
    }


START = Question(
    "start",
    ask=_ask_start,
    choices=_starts,
    typed=_typed_time,
    days=lambda a: (today(a.branch, a.now), local(a.now + rules.FAR, a.branch.zone).date()),
    check=_check_time,
    resets=("hour", "clock", "doubt"),
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
    endings=(Ending("publish", "meeting-publish", _publish, posts=True),),
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
