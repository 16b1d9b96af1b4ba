"""Shows a material's page, and the questions about it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Branch, Feed, Material
from data.queries import material as materials, series_items
from data.queries.material import Usage
from data.values.rich import excerpt, plain
from handlers.material import rules
from handlers.material.view import A_PAGE, LABEL
from handlers.shared.dates import local, say_date, say_when
from handlers.shared.view import Button, OutMessage, Rows, Texts, back_to, pages, tap

SHOWN = 90
"""Characters of a text shown on its page."""
LATELY = timedelta(hours=1)
"""So soon after a push of the same material, another one is asked about."""
KINDS = ("photo", "video", "animation", "audio", "voice", "document")


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts on a material's page besides its own fields."""

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
    """Says what a material consists of: 文字 812 字、图片 3 张."""
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
    """Returns all that a material's page says, line by line."""
    said = [
        texts("material-title", title=material.title),
        texts("material-about", minutes=material.minutes, what=contents(texts, material))
        if material.body or material.link or material.files
        else texts("material-about-bare", minutes=material.minutes),
    ]
    if material.tags:
        tags = texts.plain("material-between").join(material.tags)
        said.append(texts("material-tags", tags=tags))
    said += [*_studying(texts, material, known), *_history(texts, material, known)]
    if material.body:
        said.append(texts("material-excerpt", text=excerpt(material.body, SHOWN)))
    return said


def _studying(texts: Texts, material: Material, known: Facts) -> list[str]:
    """Says how it is to be studied."""
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
    """Says where it comes from, and what became of it."""
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


def page(
    session: Session, texts: Texts, branch: Branch, material: Material, now: datetime, *first: str
) -> OutMessage:
    """Shows a material's page with what can be done now; `first` stands above it."""
    known = facts(session, branch, material, now)
    state = _state(texts, material)
    said = [*first, *lines(texts, material, known), *([state] if state else [])]
    return OutMessage("\n".join(said)).with_buttons(*_buttons(texts, material, known))


def _state(texts: Texts, material: Material) -> str:
    if material.state == "proposed":
        return texts("material-proposed" if material.feed_id else "material-unsaved")
    return texts("material-retired") if material.state == "retired" else ""


def _buttons(texts: Texts, material: Material, known: Facts) -> Rows:
    """Offers what can be done with material in its state."""

    def button(key: str, code: str, *more: object) -> Button:
        return tap(texts.plain(key), code, material.id, *more)

    look, edit = button("material-look", "mt.v"), button("material-edit", "mt.e")
    into = button("material-into-series", "mt.sr", 0)
    back = back_to(texts, "mt.h", material.branch_id)
    if material.state == "proposed" and material.feed_id:
        return (
            (button("material-accept", "mt.s"), button("material-refuse", "mt.n")),
            (look, edit),
            (back_to(texts, "fd.w", material.feed_id, 0),),
        )
    if material.state == "proposed":
        home = tap(texts.plain("material-home-button"), "mt.h", material.branch_id)
        return (
            (button("material-push", "mt.go"), button("material-tomorrow", "mt.t8")),
            (button("material-plan", "mt.sp"), button("material-save", "mt.s")),
            (look, edit, into),
            (button("material-refuse", "mt.n"), home),
        )
    if material.state != "ready":
        return (button("material-restore", "mt.b"), look), (back,)
    kept = (button("material-kept", "mt.k"),) if material.files else ()
    pushed = (button("material-pushed", "mt.rs"),) if known.usage.pushes else ()
    return (
        (button("material-push", "mt.go"), button("material-tomorrow", "mt.t8")),
        (button("material-plan", "mt.pl"),),
        (look, into),
        (edit, button("material-retire", "mt.r")),
        (*kept, *pushed),
        (back,),
    )


def ask_push(
    session: Session, texts: Texts, branch: Branch, material: Material, now: datetime
) -> OutMessage:
    """Asks once before a push, and again where there was one just before."""
    last = materials.usage(session, material.id).last_at
    text = texts("material-push-sure", title=material.title, branch=branch.name)
    if last is not None and now - last < LATELY:
        when = say_when(texts, last, now, branch)
        text = texts("material-push-again", title=material.title, when=when)
    return OutMessage(text).with_buttons(
        (
            tap(texts.plain("material-push"), "mt.gx", material.id),
            back_to(texts, "mt.p", material.id),
        )
    )


def ask_series(session: Session, texts: Texts, material: Material, page: int) -> OutMessage:
    """Asks which series a material shall be put into."""
    there = {series.id for series in series_items.holding(session, material.id)}
    every = series_items.of_branch(session, material.branch_id)
    buttons = [
        tap(one.name[:LABEL], "mt.sa", material.id, one.id) for one in every if one.id not in there
    ]
    return OutMessage(texts("material-into-which", title=material.title)).with_buttons(
        *pages(texts, buttons, page, "mt.sr", material.id, size=A_PAGE, wide=1),
        tap(texts.plain("series-new"), "mt.sn", material.id),
        back_to(texts, "mt.p", material.id),
    )


def kept(session: Session, texts: Texts, branch: Branch, material: Material) -> OutMessage:
    """Shows how many of a material's files are kept, and whether the branch wants that."""
    many = len(materials.kept(session, material.id))
    large = sum(int(file["size"]) > rules.LARGEST for file in material.files)
    said = [texts("material-kept-about")]
    if branch.keeps_files:
        said.append(texts("material-kept-so", kept=many, many=len(material.files)))
    else:
        said.append(texts("material-kept-off"))
    if large:
        said.append(texts("material-kept-large", many=large, limit=rules.LARGEST // 2**20))
    key = "material-kept-stop" if branch.keeps_files else "material-kept-start"
    return OutMessage("\n".join(said)).with_buttons(
        tap(texts.plain(key), "mt.ks", material.id, int(not branch.keeps_files)),
        back_to(texts, "mt.p", material.id),
    )
