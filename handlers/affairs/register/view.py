"""Shows the register of a year: how much of each kind, the list, and the ways to the files."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from data.models import Branch, Notice
from handlers.affairs.card.view import short
from handlers.affairs.rules import KINDS
from handlers.shared.dates import local
from handlers.shared.view import Button, OutMessage, Texts, back_to, pages, rows, tap

AT_ONCE = 6
ALL = "all"
"""Stands for every kind in a button."""


def page(
    texts: Texts,
    branch: Branch,
    found: Sequence[Notice],
    year: int,
    kind: str,
    at: int,
    now: datetime,
    *,
    files: bool,
) -> OutMessage:
    """Shows what was published in a year, of one kind or of all; `files` offers the files."""
    counts = Counter(one.kind for one in found)
    shown = [one for one in reversed(found) if kind in {ALL, one.kind}]
    lines = [texts("register-head", year=str(year), many=len(found))]
    lines += [
        texts("register-kind", kind=texts.plain(f"notice-kind-{one}"), many=counts[one])
        for one in KINDS
        if counts[one]
    ]
    entries = [
        tap(
            texts.plain("register-entry", day=_short_day(branch, one), title=short(one)),
            "no.v",
            one.id,
        )
        for one in shown
    ]
    kinds = [
        tap(texts.plain(f"notice-kind-{one}"), "ar.y", branch.id, year, one, 0)
        for one in KINDS
        if counts[one] and one != kind
    ]
    if kind != ALL:
        kinds.insert(0, tap(texts.plain("register-all"), "ar.y", branch.id, year, ALL, 0))
    return OutMessage("\n".join(lines)).with_buttons(
        *pages(texts, entries, at, "ar.y", branch.id, year, kind, size=AT_ONCE, wide=1),
        *(rows(kinds, 3) if len(counts) > 1 else ()),
        *_files(texts, branch, year, offered=files and bool(found)),
        _years(texts, branch, year, local(now, branch.zone).year),
    )


def _short_day(branch: Branch, notice: Notice) -> str:
    assert notice.posted_at is not None
    there = local(notice.posted_at, branch.zone)
    return f"{there.month}/{there.day}"


def _files(
    texts: Texts, branch: Branch, year: int, *, offered: bool
) -> tuple[tuple[Button, ...], ...]:
    if not offered:
        return ()
    return (
        (
            tap(texts.plain("register-book"), "ar.x", branch.id, year),
            tap(texts.plain("register-document"), "ar.w", branch.id, year),
        ),
    )


def _years(texts: Texts, branch: Branch, year: int, this_year: int) -> tuple[Button, ...]:
    turns = [
        tap(texts.plain("register-year", year=str(one)), "ar.y", branch.id, one, ALL, 0)
        for one in (year - 1, year + 1)
        if one <= this_year
    ]
    return (*turns, back_to(texts, "af.h", branch.id))
