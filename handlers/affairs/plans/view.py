"""Shows what is asked for by plan, and reminds of it."""

from datetime import datetime

from data.models import Branch, Notice
from handlers.affairs.card.view import kind_of
from handlers.shared.view import OutMessage, Texts, say_dated, tap


def asked(
    texts: Texts, branch: Branch, notice: Notice, now: datetime, *, again: bool
) -> OutMessage:
    """Asks who publishes for what a notice is to say."""
    said = texts("notice-asked-again" if again else "notice-asked", title=notice.title)
    if notice.publish_at is not None and notice.publish_at > now:
        when = say_dated(texts, notice.publish_at, now, branch)
        said += "\n" + texts("notice-asked-when", when=when)
    else:
        said += "\n" + texts("notice-asked-late")
    return OutMessage(said).with_buttons(
        (
            tap(texts.plain("notice-fill"), "no.e", notice.id),
            tap(texts.plain("notice-drop"), "no.x", notice.id),
        )
    )


def preview(texts: Texts, notice: Notice) -> OutMessage:
    """Shows what a plan will ask for."""
    return OutMessage(texts("notice-plan-preview", kind=kind_of(texts, notice), title=notice.title))
