"""The pages of /insight: the overview, the questions, the tags, the subgroups, the periods."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar

from data.models import Branch
from data.queries.item import Asked, Overview
from data.values.items import Item, Share
from data.values.out import Button, OutMessage
from data.values.period import Period, PeriodKind
from handlers.items.rules import Choice, change, percent
from handlers.items.service import PageData
from handlers.shared.buttons import rows, tap
from handlers.shared.dates import local
from handlers.shared.texts import Texts

T = TypeVar("T")

TOP = 5
"""Questions on the overview, and on a page of questions."""
PARTS = 10
"""Tags or subgroups on a page."""
LONGEST_STEM, LONGEST_SLIP = 40, 24


def clipped(text: str, longest: int = LONGEST_STEM) -> str:
    """A text in one line, short enough for a phone."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def period_name(texts: Texts, period: Period, this_year: int) -> str:
    """A period as people call it; with its year where it is another than this."""
    first, last = period.first, period.last
    match period.kind:
        case PeriodKind.WEEK:
            name = texts.plain(
                "insight-week", first=_day(texts, first), last=_day(texts, last, first)
            )
        case PeriodKind.MONTH:
            name = texts.plain("insight-month", month=texts.plain(f"month-{first.month}"))
        case PeriodKind.QUARTER:
            name = texts.plain("insight-quarter", quarter=(first.month + 2) // 3)
        case PeriodKind.YEAR:
            return texts.plain("insight-year", year=str(first.year))
    if first.year == this_year:
        return name
    return texts.plain("insight-in-year", year=str(first.year), name=name)


def _day(texts: Texts, day: date, after: date | None = None) -> str:
    """A day, without its month where it follows a day of the same."""
    if after is not None and after.month == day.month:
        return texts.plain("insight-day-only", day=str(day.day))
    month = texts.plain(f"month-{day.month}")
    return texts.plain("insight-day", month=month, day=str(day.day))


def title(texts: Texts, branch: Branch, choice: Choice, now: datetime) -> str:
    """What a page, a picture and a workbook are called."""
    name = period_name(texts, choice.period, local(now, branch.zone).year)
    return texts.plain("insight-title", period=name)


def totals(texts: Texts, seen: PageData, found: Overview) -> list[str]:
    """The overview's lines: what was asked, who answered, how much was right and since when."""
    key = "insight-rounds-contests" if found.contests else "insight-rounds"
    lines = [texts.plain(key, rounds=found.rounds, contests=found.contests)]
    if not found.answers.answered:
        return [*lines, texts.plain("insight-nobody")]
    lines.append(
        texts.plain(
            "insight-people",
            people=found.answers.people,
            roster=seen.on_roster(),
            answers=found.answers.answered,
        )
    )
    return [*lines, right(texts, seen, found)]


def right(texts: Texts, seen: PageData, found: Overview) -> str:
    """The share right, and how it was in the period before."""
    before = seen.before().answers
    share, moved = percent(found.answers.share), change(found.answers, before)
    if moved is None:
        return texts.plain("insight-right", share=share)
    return texts.plain(
        "insight-right-moved",
        share=share,
        way="up" if moved > 0 else "down" if moved else "same",
        by=abs(moved),
        kind=str(seen.choice.period.kind),
        before=percent(before.share),
    )


def deserving(found: Sequence[tuple[Asked, Item]]) -> list[tuple[Asked, Item]]:
    """The few questions to look at first: with a doubtful key, or hard."""
    return [(asked, item) for asked, item in found if item.suspicion or item.hard][:TOP]


def item_lines(
    texts: Texts, number: int, asked: Asked, item: Item, *, brief: bool = False
) -> list[str]:
    """A question's lines: what was asked, how many were right, and what stands out; a `brief` one
    leaves the discrimination to the page of questions."""
    key = "insight-item-doubtful" if item.suspicion else "insight-item"
    lines = [texts(key, number=number, stem=clipped(asked.stem))]
    if not item.answered:
        return [*lines, texts("insight-item-unanswered")]
    values: dict[str, object] = {"share": percent(item.share), "people": item.answered}
    if brief or item.discrimination is None:
        lines.append(texts("insight-item-share", **values))
    else:
        told = f"{item.discrimination:.2f}".replace("-", "\u2212")
        lines.append(texts("insight-item-told", discrimination=told, **values))
    if item.suspicion:
        lines.append(texts(f"insight-doubt-{item.suspicion}"))
    if item.slips:
        slip = clipped(item.slip, LONGEST_SLIP)
        lines.append(texts("insight-item-slip", slip=slip, people=item.slips))
    return lines


def to_question(texts: Texts, number: int, asked: Asked) -> tuple[Button, ...]:
    """The button that opens a question in the bank; none where the bank has it no more."""
    if asked.question_id is None:
        return ()
    return (tap(texts.plain("insight-open", number=number), "bk.p", asked.question_id),)


def overview(texts: Texts, seen: PageData, now: datetime) -> OutMessage:
    """The first page: totals, and the questions that deserve a look."""
    found, there = seen.overview(), (seen.branch.id, seen.choice.code)
    lines = [*_heading(texts, seen, now)]
    when = tap(texts.plain("insight-when"), "it.p", *there)
    if not found.rounds:
        lines.append(texts("insight-none"))
        return OutMessage("\n".join(lines)).with_buttons((when,))
    lines += totals(texts, seen, found)
    first = deserving(seen.items())
    if first:
        lines += ["", texts("insight-hard")]
    doubtful: list[Button] = []
    for number, (asked, item) in enumerate(first, 1):
        lines += item_lines(texts, number, asked, item, brief=True)
        doubtful += to_question(texts, number, asked) if item.suspicion else ()
    return OutMessage("\n".join(lines)).with_buttons(
        tuple(doubtful[:2]),
        (
            tap(texts.plain("insight-by-item"), "it.q", *there, 0),
            tap(texts.plain("insight-by-tag"), "it.t", *there, 0),
            tap(texts.plain("insight-by-subgroup"), "it.s", *there, 0),
        ),
        (
            tap(texts.plain("insight-picture"), "it.g", *there),
            tap(texts.plain("insight-sheet"), "it.x", *there),
            when,
        ),
    )


def _heading(texts: Texts, seen: PageData, now: datetime, part: str = "") -> list[str]:
    """The first lines of a page; `part` says which one it is."""
    lines = [texts("insight-head", title=title(texts, seen.branch, seen.choice, now))]
    if not seen.choice.contests:
        lines.append(texts("insight-without-contests"))
    return [*lines, *((texts("insight-part", part=part),) if part else ()), ""]


def item_page(texts: Texts, seen: PageData, now: datetime, page: int) -> OutMessage:
    """All questions, a few a page, with a button to each."""
    found = seen.items()
    shown, page, last = _page(found, page, TOP)
    part = texts.plain(
        "insight-items-shown", first=page * TOP + 1, last=page * TOP + len(shown), many=len(found)
    )
    lines = _heading(texts, seen, now, part if found else "")
    buttons: list[Button] = []
    for number, (asked, item) in enumerate(shown, page * TOP + 1):
        lines += item_lines(texts, number, asked, item)
        buttons += to_question(texts, number, asked)
    told = any(item.discrimination is not None for _, item in shown)
    lines += ["", texts("insight-about-items")] if told else []
    if not found:
        lines.append(texts("insight-none"))
    return OutMessage("\n".join(lines)).with_buttons(
        *rows(buttons, 3), _turning(texts, seen, "it.q", page, last), _back(texts, seen)
    )


def part_page(
    texts: Texts,
    seen: PageData,
    now: datetime,
    page: int,
    verb: str,
    parts: Mapping[str, Share],
    none: str,
) -> OutMessage:
    """Tags or subgroups, the weakest first, with what stands out; `none` says that there are
    none. A tap on a neighbouring page calls `verb`."""
    which = texts.plain("insight-by-tag" if verb == "it.t" else "insight-by-subgroup")
    lines = _heading(texts, seen, now, which)
    shown, page, last = _page([*parts.items()], page, PARTS)
    whole = seen.overview().answers.share
    standouts = 0
    for name, share in shown:
        standout = share.against(whole)
        standouts += standout is not None
        key = f"insight-part-{standout}" if standout else "insight-part-plain"
        lines.append(
            texts(
                key,
                name=clipped(name),
                share=percent(share.share),
                right=share.right,
                answers=share.answered,
            )
        )
    if standouts:
        lines += ["", texts("insight-about-parts", share=percent(whole))]
    if not parts:
        lines.append(none)
    return OutMessage("\n".join(lines)).with_buttons(
        _turning(texts, seen, verb, page, last), _back(texts, seen)
    )


def _page(found: Sequence[T], page: int, size: int) -> tuple[Sequence[T], int, int]:
    """The entries of a page, which page that is, and the last one."""
    last = max(0, (len(found) - 1) // size)
    page = min(page, last)
    return found[page * size : (page + 1) * size], page, last


def _turning(texts: Texts, seen: PageData, verb: str, page: int, last: int) -> tuple[Button, ...]:
    there = seen.branch.id, seen.choice.code
    before = (tap(texts.plain("back-page"), verb, *there, page - 1),) if page else ()
    after = (tap(texts.plain("next-page"), verb, *there, page + 1),) if page < last else ()
    return (*before, *after)


def _back(texts: Texts, seen: PageData) -> tuple[Button, ...]:
    return (tap(texts.plain("back"), "it.o", seen.branch.id, seen.choice.code),)


def period_page(texts: Texts, seen: PageData, now: datetime) -> OutMessage:
    """Which period, and whether the questions of contests count."""
    today = local(now, seen.branch.zone).date()
    choice, branch_id = seen.choice, seen.branch.id

    def to(label: str, other: Choice) -> Button:
        return tap(label, "it.o", branch_id, other.code)

    present = [
        to(texts.plain(f"insight-this-{kind}"), choice.over(Period.of(kind, today)))
        for kind in PeriodKind
    ]
    before, after = choice.period.before, choice.period.after
    steps = [to(f"‹ {period_name(texts, before, today.year)}", choice.over(before))]
    if after.first <= today:
        steps.append(to(f"{period_name(texts, after, today.year)} ›", choice.over(after)))
    contests = "insight-contests-off" if choice.contests else "insight-contests-on"
    lines = [*_heading(texts, seen, now), texts("insight-choose")]
    return OutMessage("\n".join(lines)).with_buttons(
        *rows(present, 2),
        tuple(steps),
        (to(texts.plain(contests), choice.other),),
        _back(texts, seen),
    )
