"""What material looks like: its page, its list, and the ways into them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Feed, Material
from data.queries import material as materials
from data.queries import series_items
from data.queries.material import Usage
from data.values.out import Button, OutMessage, Rows
from data.values.rich import excerpt, plain
from handlers.shared.buttons import tap
from handlers.shared.dates import local, say_date, say_when
from handlers.shared.texts import Texts

A_PAGE = 6
"""Entries of a list in view."""
LABEL = 40
SHOWN = 90
"""Characters of a text shown on its page."""
KINDS = ("photo", "video", "animation", "audio", "voice", "document")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a material's page says besides its own fields."""

    branch: Branch
    usage: Usage
    series: tuple[str, ...]
    feed: str
    now: datetime


def facts(session: Session, branch: Branch, material: Material, now: datetime) -> Facts:
    """Looks up what a material's page says."""
    feed = session.get(Feed, material.feed_id) if material.feed_id else None
    names = tuple(series.name for series in series_items.holding(session, material.id))
    usage = materials.usage(session, material.id)
    return Facts(branch, usage, names, feed.title if feed else "", now)


def contents(texts: Texts, material: Material) -> str:
    """What a material consists of: 文字 812 字、图片 3 张."""
    found = []
    if material.body:
        found.append(
            texts.plain("material-has-text", many=len("".join(plain(material.body).split())))
        )
    if material.link:
        found.append(texts.plain("material-has-link"))
    kinds = Counter(str(file["kind"]) for file in material.files)
    found += [
        texts.plain(f"material-has-{kind}", many=kinds[kind]) for kind in KINDS if kinds[kind]
    ]
    return texts.plain("material-between").join(found)


def lines(texts: Texts, material: Material, known: Facts) -> list[str]:
    """All that a material's page says, line by line."""
    said = [
        texts("material-title", title=material.title),
        texts("material-about", minutes=material.minutes, what=contents(texts, material))
        if material.body or material.link or material.files
        else texts("material-about-bare", minutes=material.minutes),
    ]
    if material.tags:
        tags = texts.plain("material-between").join(material.tags)
        said.append(texts("material-tags", tags=tags))
    said += [*_wishes(texts, material, known), *_history(texts, material, known)]
    if material.body:
        said.append(texts("material-excerpt", text=excerpt(material.body, SHOWN)))
    return said


def _wishes(texts: Texts, material: Material, known: Facts) -> list[str]:
    """How it is to be studied."""
    said = []
    if known.series:
        names = texts.plain("material-between").join(known.series)
        said.append(texts("material-in-series", names=names))
    if material.until is not None:
        day = say_date(texts, material.until, local(known.now, known.branch.zone).year)
        said.append(texts("material-until", day=day))
    if material.question:
        said.append(texts("material-question", question=material.question))
    if material.note_days:
        said.append(texts("material-note", days=material.note_days))
    return said


def _history(texts: Texts, material: Material, known: Facts) -> list[str]:
    """Where it comes from, and what became of it."""
    said = []
    if material.link:
        said.append(texts("material-link", link=material.link[:200]))
    if material.source:
        said.append(texts("material-source", source=material.source))
    if known.feed:
        said.append(texts("material-from-feed", feed=known.feed))
    if known.usage.last_at is not None:
        when = say_when(texts, known.usage.last_at, known.now, known.branch)
        said.append(
            texts("material-usage", many=known.usage.pushes, when=when, studied=known.usage.studied)
        )
    return said


def page(texts: Texts, material: Material, known: Facts, *first: str) -> OutMessage:
    """A material's page with what can be done now; `first` stands above it."""
    state = _state(texts, material)
    said = [*first, *lines(texts, material, known), *([state] if state else [])]
    buttons = {
        "proposed": _proposed,
        "ready": _ready,
    }.get(material.state, _retired)(texts, material, known)
    return OutMessage("\n".join(said)).with_buttons(*buttons)


def _state(texts: Texts, material: Material) -> str:
    if material.state == "proposed":
        return texts("material-proposed" if material.feed_id else "material-unsaved")
    return texts("material-retired") if material.state == "retired" else ""


def _proposed(texts: Texts, material: Material, _known: Facts) -> Rows:
    one = material.id
    looks = (
        tap(texts.plain("material-look"), "mt.v", one),
        tap(texts.plain("material-edit"), "mt.e", one),
    )
    if material.feed_id:
        return (
            (
                tap(texts.plain("material-accept"), "mt.s", one),
                tap(texts.plain("material-refuse"), "mt.n", one),
            ),
            looks,
            (tap(texts.plain("back"), "fd.w", material.feed_id, 0),),
        )
    return (
        (tap(texts.plain("material-save"), "mt.s", one),),
        (
            tap(texts.plain("material-save-plan"), "mt.sp", one),
            tap(texts.plain("material-into-series"), "mt.sr", one, 0),
        ),
        looks,
        (
            tap(texts.plain("material-refuse"), "mt.n", one),
            tap(texts.plain("material-home-button"), "mt.h", material.branch_id),
        ),
    )


def _ready(texts: Texts, material: Material, known: Facts) -> Rows:
    one = material.id
    more = []
    if material.files:
        more.append(tap(texts.plain("material-kept"), "mt.k", one))
    if known.usage.pushes:
        more.append(tap(texts.plain("material-pushed"), "mt.rs", one))
    return (
        (
            tap(texts.plain("material-plan"), "mt.pl", one),
            tap(texts.plain("material-push"), "mt.go", one),
        ),
        (
            tap(texts.plain("material-look"), "mt.v", one),
            tap(texts.plain("material-into-series"), "mt.sr", one, 0),
        ),
        (
            tap(texts.plain("material-edit"), "mt.e", one),
            tap(texts.plain("material-retire"), "mt.r", one),
        ),
        tuple(more),
        (tap(texts.plain("back"), "mt.h", material.branch_id),),
    )


def _retired(texts: Texts, material: Material, _known: Facts) -> Rows:
    return (
        (
            tap(texts.plain("material-restore"), "mt.b", material.id),
            tap(texts.plain("material-look"), "mt.v", material.id),
        ),
        (tap(texts.plain("back"), "mt.h", material.branch_id),),
    )


def label(texts: Texts, material: Material) -> str:
    """A material on a button: its title, and a sign where it cannot be pushed."""
    title = material.title if len(material.title) <= LABEL else material.title[: LABEL - 1] + "…"
    if material.state == "ready":
        return title
    return texts.plain(f"material-sign-{material.state}", title=title)


def column(
    texts: Texts, buttons: Sequence[Button], page: int, total: int, verb: str, *args: object
) -> Rows:
    """Buttons one a row, with the ways to the neighbouring pages of a list of `total` entries."""
    turns = []
    if page > 0:
        turns.append(tap(texts.plain("back-page"), verb, *args, page - 1))
    if (page + 1) * A_PAGE < total:
        turns.append(tap(texts.plain("next-page"), verb, *args, page + 1))
    return (*((button,) for button in buttons), *([tuple(turns)] if turns else []))


def listing(
    texts: Texts,
    head: str,
    shown: tuple[int, Sequence[Material]],
    page: int,
    turns: tuple[object, ...],
    *after: tuple[Button, ...],
) -> OutMessage:
    """A page of a list of material; `turns` is the verb of its pages and the arguments."""
    total, rows = shown
    buttons = [tap(label(texts, one), "mt.p", one.id) for one in rows]
    verb, *args = turns
    return OutMessage(head).with_buttons(
        *column(texts, buttons, page, total, str(verb), *args), *after
    )


def home(session: Session, texts: Texts, branch: Branch, starter: bool) -> OutMessage:
    """The way into everything; `starter` offers the starter series."""
    counts = materials.counts(session, branch.id)
    series = len(series_items.of_branch(session, branch.id))
    said = [
        texts("material-home", branch=branch.name),
        texts("material-home-counts", ready=counts["ready"], series=series)
        if counts.total()
        else texts("material-home-empty"),
        "",
        texts("material-home-how"),
    ]
    one = branch.id
    waiting, retired = [], []
    if counts["proposed"]:
        label = texts.plain("material-list-waiting", many=counts["proposed"])
        waiting.append(tap(label, "mt.l", one, "proposed", 0))
    if counts["retired"]:
        label = texts.plain("material-list-retired", many=counts["retired"])
        retired.append(tap(label, "mt.l", one, "retired", 0))
    newest = [
        tap(texts.plain("material-list-new"), "mt.l", one, "ready", 0),
        tap(texts.plain("material-list-tags"), "mt.t", one, 0),
    ]
    return OutMessage("\n".join(said)).with_buttons(
        tuple(waiting),
        (tap(texts.plain("series-button", many=series), "se.h", one),),
        tuple(newest if counts["ready"] else []),
        tuple(retired),
        (tap(texts.plain("series-starter"), "se.st", one),) if starter else (),
    )
