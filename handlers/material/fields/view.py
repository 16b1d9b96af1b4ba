"""Shows everything that can be changed about a material."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Material
from data.queries import material as materials
from handlers.material.items import view as items
from handlers.shared.view import Button, OutMessage, Texts, back_to, rows, sign, tap

MOST_TAGS_SHOWN = 12


def page(
    session: Session, texts: Texts, branch: Branch, material: Material, now: datetime
) -> OutMessage:
    """Shows a material with a button for each field."""

    def button(key: str, code: str, *more: object, **values: object) -> Button:
        return tap(texts.plain(key, **values), code, one, *more)

    one, days = material.id, material.note_days
    note = button("edit-note-days" if days else "edit-note-none", "mt.no", days=days)
    minutes = button("edit-minutes", "mt.f", "minutes", minutes=material.minutes)
    title, source = button("edit-title", "mt.f", "title"), button("edit-source", "mt.f", "source")
    known = items.facts(session, branch, material, now)
    return OutMessage("\n".join(items.lines(texts, material, known))).with_buttons(
        (tap("−", "mt.m", one, 0), minutes, tap("+", "mt.m", one, 1)),
        (title, button("edit-tags", "mt.tg"), button("edit-until", "mt.u")),
        (button("edit-question", "mt.q"), note),
        (source, button("edit-body", "mt.f", "body")),
        button("back", "mt.p"),
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
        *rows(buttons), back_to(texts, "mt.e", material.id)
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
        back_to(texts, "mt.e", one),
    )
