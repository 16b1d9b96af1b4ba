"""Asks for a rhythm: one of the likeliest, one put together from its parts, or a typed one.

A form with these questions has the `kind`, `title` and `lead` of its plan among its answers. A
rhythm may be typed at any question.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from data.models import Branch
from data.values.phrases import quoted
from data.values.rhythm import BadRhythm, Rhythm, parse_rhythm
from data.values.rhythm.nearest import nearest
from handlers.plan.rhythms import rules
from handlers.shared.dates import today
from handlers.shared.forms import Answers, Choice, Question, Refusal
from handlers.shared.rhythms import say_rhythm

BY_HAND, MORE = "by hand", "more"
"""Answers that lead to further questions: for the parts of a rhythm, for all hours."""
PARTS = ("every", "weekdays", "day", "nth", "weekday", "date", "hour", "hours", "minute")
YEARS_AHEAD = 3
NEAREST = "plan-nearest"
"""The key of the text that offers the rhythms nearest to what was not understood."""


def _codes(answers: Answers) -> list[str]:
    """Returns the codes of the rhythms that the answers may mean; none while parts are missing."""
    if answers.get("said") != BY_HAND:
        return list(answers.get("said") or [])
    days, minute = rules.days_from(answers.data), answers.get("minute")
    hour = answers.get("hours") if answers.get("hour") == MORE else answers.get("hour")
    if days is None or hour is None or minute is None:
        return []
    return [one.code() for one in rules.readings(days, (hour * 60 + minute,))]


def rhythm_of(answers: Answers) -> Rhythm:
    """Returns the rhythm that was chosen."""
    rhythm = Rhythm.of(answers.get("which") or _codes(answers)[0])
    shift = answers.get("shift")
    return rhythm if shift is None else Rhythm(rhythm.days, rhythm.times, shift)


def _check(answers: Answers, codes: Sequence[str]) -> None:
    """Raises Refusal for a rhythm with nothing ahead; which of several is asked first."""
    if len(codes) == 1:
        rules.check(Rhythm.of(codes[0]), answers["lead"], answers.now, answers.branch)


def _check_said(answers: Answers, said: Any) -> Any:
    if said != BY_HAND:
        _check(answers, said)
    return said


def _check_minute(answers: Answers, minute: Any) -> Any:
    answers.data = {**answers.data, "minute": minute}
    _check(answers, _codes(answers))
    return minute


def _check_which(answers: Answers, code: str) -> str:
    _check(answers, [code])
    return code


def _typed(answers: Answers, text: str) -> list[str]:
    """Reads the codes of the rhythms that a text may mean. A time alone is that of the days that
    were chosen by buttons."""
    try:
        read = parse_rhythm(text, answers.now, ZoneInfo(answers.branch.zone))
    except BadRhythm as unclear:
        bad = unclear
    else:
        answers.data = {name: one for name, one in answers.data.items() if name != "why"}
        return [read.code()]
    by_hand = answers.get("said") == BY_HAND
    days = rules.days_from(answers.data) if by_hand and bad.key == "rhythm-no-day" else None
    if days is not None and (codes := _choices(bad)):
        found = rules.readings(days, Rhythm.of(codes[0]).times)
        bad = BadRhythm(
            "plan-short-month", day=answers.get("day"), choices=[one.code() for one in found]
        )
    said = _may_mean(answers.branch, text, answers.now, bad)
    if not said:
        raise Refusal(bad.key, **_values(bad))
    answers.data = {**answers.data, "why": said["why"]}
    return list(said["said"])


def said_by(branch: Branch, text: str, now: datetime) -> dict[str, Any]:
    """Returns the answers that a line's words for the rhythm give, which alone are none: what they
    may mean, and why that is asked."""
    try:
        parse_rhythm(text, now, ZoneInfo(branch.zone))
    except BadRhythm as bad:
        said = _may_mean(branch, text, now, bad)
        return said or {"unread": [bad.key, _values(bad)]}
    return {}


def _may_mean(branch: Branch, text: str, now: datetime, bad: BadRhythm) -> dict[str, Any]:
    """Returns what a refused text may mean, and why that is asked; nothing where it says too
    little."""
    if codes := _choices(bad):
        return {"said": codes, "why": [bad.key, _values(bad)]}
    if codes := near(branch, text, now):
        known = bad.key in {"rhythm-no-time", "rhythm-no-day"}
        return {"said": codes, "why": [bad.key if known else NEAREST, {"said": quoted(text)}]}
    return {}


def _choices(bad: BadRhythm) -> list[str]:
    choices = bad.values.get("choices")
    return list(map(str, choices)) if isinstance(choices, (tuple, list)) else []


def _values(bad: BadRhythm) -> dict[str, Any]:
    return {name: one for name, one in bad.values.items() if isinstance(one, (str, int))}


def near(branch: Branch, text: str, now: datetime) -> list[str]:
    """Returns the codes of the rhythms nearest to a text, those that have a moment ahead."""
    zone, official = ZoneInfo(branch.zone), branch.official_workdays
    found = nearest(text, now, zone)
    return [one.code() for one in found if rules.coming(one, now, branch.zone, official, 1)]


def _typed_instead(answers: Answers, text: str) -> Sequence[Any]:
    """Reads a rhythm where one of its parts was asked: it takes the place of all parts."""
    codes = _typed(answers, text)
    _check(answers, codes)
    kept = {name: value for name, value in answers.data.items() if name != "which"}
    answers.data = {**kept, "said": codes}
    return ()


def _typed_which(answers: Answers, text: str) -> str:
    """Reads a rhythm typed where some were offered; where it is several again, the first."""
    codes = _typed(answers, text)
    answers.data = {**answers.data, "said": codes}
    if len(codes) > 1:
        key, values = answers["why"]
        raise Refusal(key, **values)
    return codes[0]


def _ask_which(answers: Answers) -> str:
    if answers["said"] == BY_HAND:
        return answers.texts("plan-short-month", day=answers["day"])
    key, values = answers["why"]
    return answers.texts(key, **values)


def _likely(answers: Answers) -> list[Choice]:
    codes = rules.likely(answers["kind"])
    found: list[Choice] = [(say_rhythm(answers.texts, Rhythm.of(code)), [code]) for code in codes]
    return [*found, (answers.plain("plan-by-hand"), BY_HAND)]


def _ask_said(answers: Answers) -> str:
    if unread := answers.get("unread"):
        return answers.texts(unread[0], **unread[1])
    meeting = answers["kind"] == rules.MEETING
    key = "plan-ask-meeting-rhythm" if meeting else "plan-ask-rhythm"
    return answers.texts(key, title=answers["title"])


def _some(_answers: Answers, weekdays: list[int]) -> list[int]:
    if not weekdays:
        raise Refusal("plan-no-weekday")
    return sorted(weekdays)


def _part(
    name: str,
    choices: Callable[[Answers], Sequence[Choice]] | None,
    wanted: Mapping[str, Any],
    **fields: Any,
) -> Question:
    """Asks for a part of a rhythm where other answers have the `wanted` values."""
    return Question(
        name,
        choices=choices,
        typed=_typed_instead,
        wanted=lambda a: (
            a.get("said") == BY_HAND and all(a.get(one) == value for one, value in wanted.items())
        ),
        resets=(*PARTS[PARTS.index(name) + 1 :], "which", "shift"),
        label=lambda _: "",
        **fields,
    )


def _hours(answers: Answers) -> list[Choice]:
    usual: list[Choice] = [(answers.plain("plan-hour", hour=str(one)), one) for one in rules.HOURS]
    return [*usual, (answers.plain("plan-more-hours"), MORE)]


def _minutes(answers: Answers) -> list[Choice]:
    hour = answers.get("hours") if answers["hour"] == MORE else answers["hour"]
    return [(f"{hour}:{minute:02}", minute) for minute in rules.MINUTES]


def _weekdays(answers: Answers) -> list[Choice]:
    return [(answers.plain(f"weekday-{day}"), day) for day in range(1, 8)]


def coming_days(answers: Answers) -> tuple[date, date]:
    """Returns the days that a calendar offers: from today on."""
    first = today(answers.branch, answers.now)
    return first, first + timedelta(days=366 * YEARS_AHEAD)


QUESTIONS = (
    Question(
        "said",
        ask=_ask_said,
        choices=_likely,
        typed=_typed,
        check=_check_said,
        resets=(*PARTS, "which", "shift", "unread"),
        label=lambda _: "",
    ),
    _part(
        "every",
        lambda a: [
            (a.plain(f"plan-every-{one}"), one)
            for one in ("day", "work", "week", "month", "nth", "once")
        ],
        {},
    ),
    _part("weekdays", _weekdays, {"every": "week"}, many=True, check=_some, columns=3),
    _part(
        "day",
        lambda a: [*((str(day), day) for day in range(1, 32)), (a.plain("plan-last-day"), -1)],
        {"every": "month"},
        columns=7,
        most=32,
    ),
    _part(
        "nth",
        lambda a: [
            (a.plain(f"plan-place-{one if one > 0 else 'last'}"), one) for one in rules.NTHS
        ],
        {"every": "nth"},
        columns=3,
    ),
    _part(
        "weekday",
        lambda a: [(a.plain("plan-work-day"), 0), *_weekdays(a)],
        {"every": "nth"},
        columns=3,
    ),
    _part("date", None, {"every": "once"}, days=coming_days, calendar=True),
    _part("hour", _hours, {}, columns=3),
    _part(
        "hours",
        lambda _: [(str(hour), hour) for hour in range(24)],
        {"hour": MORE},
        columns=6,
        most=24,
    ),
    _part("minute", _minutes, {}, columns=3, check=_check_minute),
    Question(
        "which",
        ask=_ask_which,
        typed=_typed_which,
        choices=lambda a: [(say_rhythm(a.texts, Rhythm.of(code)), code) for code in _codes(a)],
        check=_check_which,
        wanted=lambda a: len(_codes(a)) > 1 or (a.get("why") or [""])[0] == NEAREST,
        label=lambda _: "",
        columns=1,
    ),
    Question(
        "shift",
        following=lambda a: not rhythm_of(a).shift,
        label=lambda a: a.plain("plan-shift-on" if rhythm_of(a).shift else "plan-shift-off"),
        wanted=lambda a: rules.shiftable(rhythm_of(a)),
    ),
)
