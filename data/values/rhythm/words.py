"""The words of rhythms as people type them, in Chinese and English, and their meanings."""

from dataclasses import dataclass
from typing import Literal

from data.values.phrases import fold
from data.values.spoken import Clock

Unit = Literal["day", "week", "month", "quarter", "year"]
Target = Literal["weekday", "work", "day", "month"]

_SIMPLIFIED = str.maketrans(
    "週禮號點個兩後過間節順遲沒則開從單雙數於時鐘這無該當發僅",
    "周礼号点个两后过间节顺迟没则开从单双数于时钟这无该当发仅",
)


@dataclass(frozen=True, slots=True)
class Every:
    """每天, 每两周, every quarter; `gap` for 每隔两周, which may mean every two or every three."""

    unit: Unit
    step: int = 1
    gap: bool = False


@dataclass(frozen=True, slots=True)
class OnWeekdays:
    """周一、三、五, every other Tuesday; `single` for a weekday that may be just the next one."""

    weekdays: tuple[int, ...]
    step: int = 1
    gap: bool = False
    single: bool = False


@dataclass(frozen=True, slots=True)
class OnWorkdays:
    """工作日."""


@dataclass(frozen=True, slots=True)
class Nth:
    """第一个周五, 最后一个工作日, 最后一天, 第三个月."""

    nths: tuple[int, ...]
    target: Target
    weekday: int = 0


@dataclass(frozen=True, slots=True)
class OnDays:
    """5日、20日."""

    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class InMonths:
    """6月、12月, 单月."""

    months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class At:
    """8点, 下午3:30."""

    clock: Clock


@dataclass(frozen=True, slots=True)
class NoSuchWeekday:
    """周八."""


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """早上, without an hour."""


Word = Every | OnWeekdays | OnWorkdays | Nth | OnDays | InMonths | At | NoSuchWeekday | PartOfDay


def plain(text: str) -> str:
    """Makes a text half-width, lower case and simplified, position for position."""
    return fold(text).translate(_SIMPLIFIED)
