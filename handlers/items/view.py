"""Shows the pages of /insight, the picture and the workbook."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import TypeVar

from data.exports.items_picture import Bar, Section, items_picture
from data.exports.items_sheet import LABELS, items_book
from data.models import Branch
from data.queries.item import Asked, Overview
from data.values.items import Item, Share
from data.values.period import Period, PeriodKind
from handlers.items import service
from handlers.items.rules import Choice, change, percent
from handlers.items.service import TOP, PageData
from handlers.shared.buttons import back_to, rows, tap, turns
from handlers.shared.refusal import Refusal
from handlers.shared.view import Button, OutFile, OutMessage, Texts, in_line, local_day

T = TypeVar("T")

PARTS = 10
"""Tags or subgroups on a page."""
LONGEST_STEM, LONGEST_SLIP = 40, 24
MOST_BARS = 6
"""Tags or subgroups in the picture: the weakest."""
CAPTION = 900
"""Characters of a caption; Telegram takes 1,024."""


def period_name(texts: Texts, period: Period, this_year: int) -> str:
    """Names a period as people do; with its year where it is another than this."""
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
    """Names the period in the title of a page, a picture or a workbook."""
    name = period_name(texts, choice.period, local_day(now, branch.zone).year)
    return texts.plain("insight-title", period=name)


def totals(texts: Texts, seen: PageData, found: Overview) -> list[str]:
    """Sums up what was asked, how many answered, and how much was right."""
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
    """Says the share right, and how it moved from the period before."""
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


def item_lines(
    texts: Texts, number: int, asked: Asked, item: Item, *, brief: bool = False
) -> list[str]:
    """Says what was asked, how many were right, and what stands out; `brief` leaves the
    discrimination to the page of questions."""
    key = "insight-item-doubtful" if item.suspicion else "insight-item"
    lines = [texts(key, number=number, stem=in_line(asked.stem, LONGEST_STEM))]
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
        slip = in_line(item.slip, LONGEST_SLIP)
        lines.append(texts("insight-item-slip", slip=slip, people=item.slips))
    return lines


def to_question(texts: Texts, number: int, asked: Asked) -> tuple[Button, ...]:
    """Returns the button that opens a question in the bank; none where it is not there any more."""
    if asked.question_id is None:
        return ()
    return (tap(texts.plain("insight-open", number=number), "bk.p", asked.question_id),)


def overview(texts: Texts, seen: PageData, now: datetime) -> OutMessage:
    """Shows totals, and the questions that deserve a look."""
    found, there = seen.overview(), _there(seen)
    lines = [*_heading(texts, seen, now)]
    when = tap(texts.plain("insight-when"), "it.p", *there)
    if not found.rounds:
        lines.append(texts("insight-none"))
        return OutMessage("\n".join(lines)).with_buttons(when)
    lines += totals(texts, seen, found)
    first = seen.deserving()
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
    """Returns the first lines of a page; `part` says which one it is."""
    lines = [texts("insight-head", title=title(texts, seen.branch, seen.choice, now))]
    if not seen.choice.contests:
        lines.append(texts("insight-without-contests"))
    return [*lines, *((texts("insight-part", part=part),) if part else ()), ""]


def item_page(texts: Texts, seen: PageData, now: datetime, page: int) -> OutMessage:
    """Shows a page of all questions, with a button to each."""
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
        *rows(buttons, 3), turns(texts, page, last, "it.q", *_there(seen)), _back(texts, seen)
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
    """Shows a page of tags or subgroups, the weakest first, with what stands out; `none` says that
    there are none. `verb` turns the pages."""
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
                name=in_line(name, LONGEST_STEM),
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
        turns(texts, page, last, verb, *_there(seen)), _back(texts, seen)
    )


def _page(found: Sequence[T], page: int, size: int) -> tuple[Sequence[T], int, int]:
    """Returns the entries of a page, which page that is, and the last one."""
    last = max(0, (len(found) - 1) // size)
    page = min(page, last)
    return found[page * size : (page + 1) * size], page, last


def _there(seen: PageData) -> tuple[int, str]:
    return seen.branch.id, seen.choice.code


def _back(texts: Texts, seen: PageData) -> tuple[Button, ...]:
    return (back_to(texts, "it.o", *_there(seen)),)


def period_page(texts: Texts, seen: PageData, now: datetime) -> OutMessage:
    """Offers periods, and whether the questions of contests count."""
    today = local_day(now, seen.branch.zone)
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
        *rows(present, 2), tuple(steps), to(texts.plain(contests), choice.other), _back(texts, seen)
    )


def picture(texts: Texts, seen: PageData, now: datetime) -> OutMessage:
    """Shows the picture, with the same in words; raises Refusal where nobody answered anything."""
    found = seen.overview()
    if not found.answers.answered:
        raise Refusal("insight-nobody")
    heading = title(texts, seen.branch, seen.choice, now)
    sections = _sections(texts, seen, found.answers.share)
    facts = texts.plain(
        "insight-facts",
        rounds=found.rounds,
        people=found.answers.people,
        right=right(texts, seen, found),
    )
    drawn = partial(items_picture, heading, facts, sections, texts.plain("insight-legend"))
    lines = [texts("insight-head", title=heading), facts]
    for section in sections:
        lines += ["", texts("insight-caption-head", title=section.title)]
        lines += [_caption(texts, bar) for bar in section.bars]
    while len("\n".join(lines)) > CAPTION:
        lines.pop()
    file = OutFile("photo", texts.plain("insight-picture-file"), draw=drawn)
    return OutMessage("\n".join(lines), file=file)


def _caption(texts: Texts, bar: Bar) -> str:
    label = in_line(bar.label, LONGEST_SLIP)
    if bar.sign:
        return texts("insight-caption-signed", label=label, value=bar.value, sign=bar.sign)
    return texts("insight-caption", label=label, value=bar.value)


def _sections(texts: Texts, seen: PageData, whole: float) -> list[Section]:
    """Returns the parts of the picture that have anything to show."""
    hard = [_item_bar(texts, *one) for one in seen.deserving()]
    subgroups = seen.subgroups(texts.plain("insight-nowhere"))
    made = (
        Section(texts.plain("insight-hard-plain"), hard),
        Section(texts.plain("insight-by-tag"), _part_bars(texts, seen.tags(), whole), whole),
        Section(texts.plain("insight-by-subgroup"), _part_bars(texts, subgroups, whole), whole),
    )
    return [section for section in made if section.bars]


def _item_bar(texts: Texts, asked: Asked, item: Item) -> Bar:
    return Bar(
        asked.stem,
        item,
        texts.plain("insight-value-people", share=percent(item.share), people=item.answered),
        texts.plain("insight-doubtful") if item.suspicion else "",
        suspect=item.suspicion is not None,
    )


def _part_bars(texts: Texts, parts: Mapping[str, Share], whole: float) -> list[Bar]:
    bars = []
    for name, share in list(parts.items())[:MOST_BARS]:
        standout = share.against(whole)
        value = texts.plain(
            "insight-value-answers", share=percent(share.share), answers=share.answered
        )
        sign = texts.plain(f"insight-standout-{standout}") if standout else ""
        bars.append(Bar(name, share, value, sign, standout))
    return bars


def workbook(texts: Texts, seen: PageData, now: datetime) -> OutMessage:
    """Shows the workbook with every answer; raises Refusal where nothing was asked."""
    if not seen.overview().rounds:
        raise Refusal("insight-none")
    heading = title(texts, seen.branch, seen.choice, now)
    facts = service.workbook(texts, seen, heading)
    labels = {key: texts.plain(key) for key in LABELS}
    name = texts.plain("insight-sheet-file", title=heading)
    return OutMessage(
        texts("insight-sheet-here", title=heading),
        file=OutFile("document", name, draw=partial(items_book, facts, labels), export="insight"),
    )
