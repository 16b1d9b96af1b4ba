"""Shows the link of a notice of joint work, and what another branch is asked."""

from data.models import Branch, Notice
from handlers.affairs.card.view import body_of, heading
from handlers.shared.view import OutMessage, Texts, back_to, link, tap


def shared(texts: Texts, branch: Branch, notice: Notice, secret: str) -> OutMessage:
    """Shows the link by which other branches publish a notice too."""
    address = link(branch.bot_id, "nj", notice.id, secret)
    return OutMessage(texts("notice-share-link", link=address)).with_buttons(
        back_to(texts, "no.v", notice.id)
    )


def ask_joining(texts: Texts, host: Branch, branch: Branch, notice: Notice) -> OutMessage:
    """Asks whether to publish another branch's notice in the own group as well."""
    shown, _ = body_of(notice.body, 2400)
    said = texts("notice-join-ask", host=host.name, branch=branch.name)
    text = f"{said}\n\n{heading(texts, notice)}\n\n{shown}"
    return OutMessage(text).with_buttons(
        (
            tap(texts.plain("notice-join"), "no.jy", notice.id, notice.share),
            tap(texts.plain("cancel"), "q.x"),
        )
    )


def joined(texts: Texts, notice: Notice, branch: Branch) -> OutMessage:
    """Tells who publishes that another branch publishes a notice as well."""
    return OutMessage(texts("notice-joined-word", title=notice.title, branch=branch.name))
