"""Shows everything that can be changed about a material."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Material
from data.queries import material as materials
from data.values.out import OutMessage
from handlers.material.items import view as items
from handlers.shared.buttons import rows, sign, tap
from handlers.shared.texts import Texts

MOST_TAGS_SHOWN = 12


def page(
    session: Session, texts: Texts, branch: Branch, material: Material, now: datetime
) -> OutMessage:
    """Shows a material with a button for each field."""
    one = material.id
    known = items.facts(session, branch, material, now)
    days = texts.plain("edit-note-days", days=material.note_days)
    note = days if material.note_days else texts.plain("edit-note-none")
    return OutMessage("\n".join(items.lines(texts, material, known))).with_buttons(
        (
            tap("−", "mt.m", one, 0),
            tap(texts.plain("edit-minutes", minutes=material.minutes), "mt.f", one, "minutes"),
            tap("+", "mt.m", one, 1),
        ),
        (
            tap(texts.plain("edit-title"), "mt.f", one, "title"),
            tap(texts.plain("edit-tags"), "mt.tg", one),
            tap(texts.plain("edit-until"), "mt.u", one),
        ),
        (tap(texts.plain("edit-question"), "mt.q", one), tap(note, "mt.no", one)),
        (
            tap(texts.plain("edit-source"), "mt.f", one, "source"),
            tap(texts.plain("edit-body"), "mt.f", one, "body"),
        ),
        (tap(texts.plain("back"), "mt.p", one),),
    )


def tags(session: Session, texts: Texts, material: Material) -> OutMessage:
    """Shows the branch's tags, each to be put on or taken off; others are typed."""
    known = list(dict.fromkeys([*material.tags, *materials.tags(session, material.branch_id)]))
    buttons = [
        tap(
            texts.plain("edit-tag-on" if tag in material.tags else "edit-tag-off", tag=tag),
            "mt.tt",
            material.id,
            sign(tag),
        )
        for tag in known[:MOST_TAGS_SHOWN]
    ]
    return OutMessage(texts("edit-ask-tags", title=material.title)).with_buttons(
        *rows(buttons), (tap(texts.plain("back"), "mt.e", material.id),)
    )


def question(texts: Texts, material: Material) -> OutMessage:
    """Shows the check question with its right option."""
    lines = [texts("edit-question-shown", question=material.question)]
    lines += [
        texts(
            "edit-option-right" if at == material.answer else "edit-option",
            letter=chr(ord("A") + at),
            option=str(option),
        )
        for at, option in enumerate(material.options)
    ]
    one = material.id
    return OutMessage("\n".join(lines)).with_buttons(
        (
            tap(texts.plain("edit-question-anew"), "mt.qn", one),
            tap(texts.plain("edit-question-drop"), "mt.qx", one),
        ),
        (tap(texts.plain("back"), "mt.e", one),),
    )
