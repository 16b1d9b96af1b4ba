"""Shows a file of material before and after it is taken."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from data.exports.table import safe
from data.imports.draft import Problem
from data.imports.material_draft import MaterialDraft
from data.models import Branch, Draft, Series
from handlers.material.importing.service import Stored
from handlers.material.view import A_PAGE, LABEL
from handlers.shared.view import Button, Markup, OutMessage, Texts, back_to, pages, tap

MOST_TITLES = 5
MOST_PROBLEMS = 4


def ask_docx(texts: Texts, draft: Draft, name: str) -> OutMessage:
    """Asks whether a Word file's text is meant, or the file."""
    return OutMessage(texts("bulk-ask-docx", file=name)).with_buttons(
        (
            tap(texts.plain("bulk-read-out"), "mf.r", draft.id),
            tap(texts.plain("bulk-as-file"), "mf.f", draft.id),
            tap(texts.plain("take-bank"), "bf.w", draft.id),
        ),
        tap(texts.plain("cancel"), "mf.no", draft.id),
    )


def bad_file(
    texts: Texts, draft: Draft, name: str, key: str, values: Mapping[str, str | int]
) -> OutMessage:
    """Says why nothing could be read; the file itself may still be pushed."""
    text = texts("bulk-bad", file=name, why=Markup(texts(key, **values)))
    return OutMessage(text).with_buttons(
        (
            tap(texts.plain("bulk-as-file"), "mf.f", draft.id),
            tap(texts.plain("cancel"), "mf.no", draft.id),
        )
    )


def preview(
    texts: Texts, draft: Draft, read: MaterialDraft, known: int, series: Series | None
) -> OutMessage:
    """Shows what would be stored: how much, the first titles and problems, where it goes."""
    name = str(draft.data["name"])
    said = [
        texts(
            "bulk-preview",
            file=name,
            many=len(read.pieces),
            minutes=sum(piece.minutes for piece in read.pieces),
        )
    ]
    said += [texts("bulk-title", title=piece.title[:60]) for piece in read.pieces[:MOST_TITLES]]
    if len(read.pieces) > MOST_TITLES:
        said.append(texts("bulk-more", many=len(read.pieces) - MOST_TITLES))
    if known:
        said.append(texts("bulk-known", many=known))
    if read.problems:
        said += ["", texts("bulk-problems", many=len(read.problems))]
        said += [_problem(texts, one) for one in read.problems[:MOST_PROBLEMS]]
    into = series.name if series else str(draft.data["new"])
    said += ["", texts("bulk-into", name=into) if into else texts("bulk-into-none")]
    said.append(texts("bulk-unstored"))
    return OutMessage("\n".join(said)).with_buttons(*_preview_buttons(texts, draft, read))


def _preview_buttons(texts: Texts, draft: Draft, read: MaterialDraft) -> list[tuple[Button, ...]]:
    rows: list[tuple[Button, ...]] = []
    if read.pieces:
        rows = [
            (tap(texts.plain("bulk-take", many=len(read.pieces)), "mf.ok", draft.id),),
            (tap(texts.plain("bulk-choose-series"), "mf.s", draft.id, 0),),
        ]
    if len(read.problems) > MOST_PROBLEMS:
        rows.append((tap(texts.plain("bulk-all-problems"), "mf.p", draft.id),))
    return [*rows, (tap(texts.plain("cancel"), "mf.no", draft.id),)]


def _problem(texts: Texts, one: Problem) -> str:
    """Says a problem as Telegram HTML: the file, in a list the row, and what is the matter."""
    what = Markup(texts(one.key, **one.values))
    if one.row:
        return texts("bulk-problem-row", file=one.sheet, row=one.row, what=what)
    return texts("bulk-problem", file=one.sheet, what=what)


def problems_file(texts: Texts, problems: Sequence[Problem]) -> bytes:
    """Puts all problems into CSV that spreadsheet programs open: file, row, what."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow([texts.plain(f"bulk-column-{column}") for column in ("file", "row", "problem")])
    for one in problems:
        writer.writerow([safe(one.sheet), one.row or "", safe(texts.plain(one.key, **one.values))])
    return made.getvalue().encode("utf-8-sig")


def ask_series(texts: Texts, draft: Draft, every: Sequence[Series], page: int) -> OutMessage:
    """Asks where the pieces go: a new series, one that is there, or none."""
    buttons = [tap(series.name[:LABEL], "mf.ss", draft.id, series.id) for series in every]
    own = suggested(str(draft.data["name"]))
    new = (tap(texts.plain("bulk-new-named", name=own), "mf.sn", draft.id),) if own else ()
    return OutMessage(texts("bulk-ask-series")).with_buttons(
        new,
        *pages(texts, buttons, page, "mf.s", draft.id, size=A_PAGE, wide=1),
        tap(texts.plain("bulk-no-series"), "mf.ss", draft.id, 0),
        back_to(texts, "mf.v", draft.id),
    )


def suggested(file: str) -> str:
    """Suggests the file's own name for a series that is made of it."""
    return PurePath(file.replace("\\", "/")).stem.strip()[:LABEL]


def done(texts: Texts, branch: Branch, stored: Stored, series: Series | None) -> OutMessage:
    """Says what became of the file, and offers the next step."""
    said = []
    if stored.new:
        said.append(texts("bulk-done", many=len(stored.new)))
    if stored.before:
        said.append(texts("bulk-done-before", many=len(stored.before)))
    if series is not None:
        said.append(
            texts("bulk-done-series", name=series.name, many=stored.placed)
            if stored.placed
            else texts("bulk-done-series-before", name=series.name)
        )
    if not stored.new and not stored.placed:
        said.append(texts("bulk-done-nothing"))
    ways: list[tuple[Button, ...]] = [
        (tap(texts.plain("material-home-button"), "mt.h", branch.id),)
    ]
    if series is not None:
        ways.insert(
            0,
            (
                tap(texts.plain("series-plan-button"), "se.pl", series.id),
                tap(texts.plain("series-open"), "se.p", series.id),
            ),
        )
    elif len(stored.new) == 1:
        ways.insert(0, (tap(texts.plain("material-open"), "mt.p", stored.new[0]),))
    return OutMessage("\n".join(said)).with_buttons(*ways)
