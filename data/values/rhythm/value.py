"""A rhythm: the days and times at which something is due, and its code in the database."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import cast

from data.values.rhythm.kinds import (
    EVERY_DAY,
    EVERY_MONTH,
    MONTH_LETTERS,
    Cron,
    Days,
    EveryDays,
    MonthDays,
    OnDate,
    Ordinal,
    Short,
    Weekly,
    Workdays,
)
from data.values.workdays import DAY

MIDNIGHT = 24 * 60
"""The end of a day, in minutes from its beginning."""
MOST_TIMES = 16
"""Most times a day."""
SHORTEST_GAP = 15
"""Fewest minutes between two firings."""


class BadRhythm(Exception):  # noqa: N818 - it is an answer to whoever typed
    """A rhythm that cannot be accepted: the key of a text and its values, always with `said`.

    "rhythm-unclear" · "rhythm-no-time" · "rhythm-no-day" · "rhythm-hour" · "rhythm-weekday" ·
    "rhythm-no-such-day" · "rhythm-past" · "rhythm-far" (years) · "rhythm-too-often" (minutes) ·
    "rhythm-too-many" (most) · "rhythm-cron" · "rhythm-never" · "rhythm-start". Ambiguous ones have
    `choices` as well, codes of the rhythms that may be meant (`Rhythm.of` reads them):
    "rhythm-short-month" · "rhythm-which-month" · "rhythm-once-or-more" · "rhythm-gap" ·
    "rhythm-no-day" where only a time was given (empty otherwise).
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When something is due: days, and minutes from a day's beginning (1440 is its end).

    `shift` moves a firing to the next working day, at the same time, when its day is none. Raises
    `ValueError` for impossible values. Equal rhythms are equal objects: the times are sorted, every
    day's end is the beginning of the next, and working days need no shift.
    """

    days: Days
    times: tuple[int, ...] = ()
    shift: bool = False

    def __post_init__(self) -> None:
        days, times = self.days, tuple(sorted(set(self.times)))
        if isinstance(days, Cron):
            if times or self.shift:
                raise ValueError("a cron expression has its own times")
            return
        if not 1 <= len(times) <= MOST_TIMES or not 0 <= times[0] <= times[-1] <= MIDNIGHT:
            raise ValueError(f"times: {self.times}")
        if days == Weekly(EVERY_DAY) and not self.shift:
            times = tuple(sorted({minute % MIDNIGHT for minute in times}))
        if isinstance(days, OnDate) and times == (MIDNIGHT,):
            object.__setattr__(self, "days", OnDate(days.day + DAY))
            times = (0,)
        object.__setattr__(self, "times", times)
        works = isinstance(days, Workdays) or (isinstance(days, Ordinal) and days.weekday is None)
        object.__setattr__(self, "shift", self.shift and not works)

    @property
    def once(self) -> bool:
        """Whether it ends after one day."""
        return isinstance(self.days, OnDate)

    def code(self) -> str:
        """Returns compact text for the database: ASCII, at most 200 characters, `W135 08001230
        +`."""
        times = "".join(f"{minute // 60:02}{minute % 60:02}" for minute in self.times)
        return self.days.code() + (f" {times}" if times else "") + (" +" if self.shift else "")

    @classmethod
    def of(cls, code: str) -> "Rhythm":
        """Parses the code of a rhythm; raises `ValueError` for any other text."""
        return _of(code)


@lru_cache(maxsize=4_096)
def _of(code: str) -> Rhythm:
    if code.startswith("C"):
        return Rhythm(Cron(code[1:]))
    found = _CODE.fullmatch(code)
    if found is None:
        raise ValueError("not the code of a rhythm")
    said = found["times"]
    times = tuple(
        int(said[at : at + 2]) * 60 + int(said[at + 2 : at + 4]) for at in range(0, len(said), 4)
    )
    return Rhythm(_days(found["days"]), times, bool(found["shift"]))


_CODE = re.compile(r"(?P<days>\S+) (?P<times>(?:[0-9]{2}[0-5][0-9])+)(?P<shift> \+)?", re.ASCII)
_DAYS = re.compile(
    r"(?P<work>B)"
    r"|W(?P<weekdays>[1-7]+)(?:/(?P<weeks>[0-9]{1,2})@(?P<from>[0-9]{8}))?"
    r"|E(?P<step>[0-9]{1,2})@(?P<first>[0-9]{8})"
    r"|M(?P<days>-?[0-9]+(?:,-?[0-9]+)*)(?:/(?P<months>[1-9abc]+))?(?:!(?P<short>last|skip))?"
    r"|N(?P<nths>-?[0-9]+(?:,-?[0-9]+)*):(?P<which>[1-7B])(?:/(?P<of>[1-9abc]+))?"
    r"|O(?P<once>[0-9]{8})",
    re.ASCII,
)


def _days(code: str) -> Days:
    found = _DAYS.fullmatch(code)
    if found is None:
        raise ValueError("not the code of a rhythm")
    if found["work"]:
        return Workdays()
    if found["weekdays"]:
        start = date.fromisoformat(found["from"]) if found["from"] else None
        weekdays = tuple(int(one) - 1 for one in found["weekdays"])
        return Weekly(weekdays, int(found["weeks"] or 1), start)
    if found["step"]:
        return EveryDays(int(found["step"]), date.fromisoformat(found["first"]))
    if found["days"]:
        short = cast("Short", found["short"] or "")
        return MonthDays(_numbers(found["days"]), _months(found["months"]), short)
    if found["nths"]:
        weekday = None if found["which"] == "B" else int(found["which"]) - 1
        return Ordinal(_numbers(found["nths"]), weekday, _months(found["of"]))
    return OnDate(date.fromisoformat(found["once"]))


def _numbers(listed: str) -> tuple[int, ...]:
    return tuple(map(int, listed.split(",")))


def _months(letters: str | None) -> tuple[int, ...]:
    if letters is None:
        return EVERY_MONTH
    return tuple(MONTH_LETTERS.index(letter) + 1 for letter in letters)
