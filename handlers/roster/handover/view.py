"""Shows the handover: to whom, the question before it, and what people are told."""

from collections.abc import Sequence

from data.models import Branch, Member
from handlers.shared.view import Button, OutMessage, Texts, back_to, pages, tap


def choice(texts: Texts, branch: Branch, people: Sequence[Member], page: int) -> OutMessage:
    """Asks to whom the post passes."""
    buttons = [tap(one.shown, "h.c", one.id) for one in people]
    text = texts("handover-choose" if people else "handover-nobody", branch=branch.name)
    return OutMessage(text).with_buttons(
        *pages(texts, buttons, page, "h.l", branch.id), _cancel(texts, branch)
    )


def _cancel(texts: Texts, branch: Branch) -> Button:
    return tap(texts.plain("cancel"), "h.x", branch.id)


def sure(texts: Texts, branch: Branch, heir: Member) -> OutMessage:
    """Asks once more."""
    back = back_to(texts, "h.l", branch.id, 0)
    return OutMessage(texts("handover-sure", name=heir.shown)).with_buttons(
        tap(texts.plain("handover-do"), "h.s", heir.id), (back, _cancel(texts, branch))
    )


def yours(texts: Texts, branch: Branch, before: Member) -> OutMessage:
    """Tells the new secretary."""
    return OutMessage(texts("handover-yours", branch=branch.name, before=before.shown))


def to_group(texts: Texts, before: Member, heir: Member) -> OutMessage:
    """Tells the group."""
    return OutMessage(texts("handover-group", before=before.shown, now=heir.shown))


def asks(texts: Texts, branch: Branch, before: str) -> OutMessage:
    """Asks somebody to take the post over."""
    return OutMessage(texts("handover-asks", branch=branch.name, before=before)).with_buttons(
        (
            tap(texts.plain("handover-accept"), "h.y", branch.id),
            tap(texts.plain("handover-decline"), "h.n", branch.id),
        )
    )


def offered(texts: Texts, branch: Branch, heir: Member) -> OutMessage:
    """Says that somebody was asked, with the way back."""
    text = texts("handover-offered", name=heir.shown, branch=branch.name)
    return OutMessage(text).with_buttons(tap(texts.plain("handover-withdraw"), "h.w", branch.id))


def accepted(texts: Texts, branch: Branch, name: str) -> OutMessage:
    """Tells the old secretary that the post passed on."""
    return OutMessage(texts("handover-accepted-told", name=name, branch=branch.name))


def declined(texts: Texts, branch: Branch, name: str) -> OutMessage:
    """Tells the secretary that the post stays with them."""
    return OutMessage(texts("handover-declined-told", name=name, branch=branch.name))


def appointed_by_operator(texts: Texts, before: Member | None, heir: Member) -> OutMessage:
    """Tells the group of a secretary whom the operator appointed."""
    held = before.shown if before else "none"
    return OutMessage(texts("handover-by-operator", before=held, now=heir.shown))


def bound_by_operator(texts: Texts, member: Member) -> OutMessage:
    """Tells the group that the operator bound the secretary to another account."""
    return OutMessage(texts("handover-bound-by-operator", name=member.shown))
