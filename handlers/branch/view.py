"""What setting up a branch and its settings look like."""

from data.models import Branch
from data.values.out import Button, OutMessage
from handlers.branch import rules
from handlers.shared.buttons import link, rows, tap
from handlers.shared.identity import IDENTITY
from handlers.shared.wording import Texts


def greeting(texts: Texts) -> OutMessage:
    """Says hello in a group and offers the one button."""
    return OutMessage(texts("branch-greeting")).with_buttons(
        (tap(texts.plain("branch-set-up"), "b.set"),)
    )


def founded(texts: Texts, branch: Branch, secretary: str) -> OutMessage:
    """The branch stands: what each one does next."""
    text = texts("branch-founded", name=branch.name, secretary=secretary)
    return OutMessage(text).with_buttons(
        (
            Button(texts.plain("branch-next-roster"), url=link(IDENTITY.username, "r", branch.id)),
            Button(texts.plain("branch-next-meeting"), url=link(IDENTITY.username, "m", branch.id)),
        ),
        (
            tap(texts.plain("branch-next-claim"), "j.go", branch.id),
            Button(
                texts.plain("branch-next-settings"), url=link(IDENTITY.username, "b", branch.id)
            ),
        ),
    )


def settings(texts: Texts, branch: Branch) -> OutMessage:
    """All settings on one page; a tap moves a value on or opens its choice."""

    def minutes(field: str) -> str:
        value = getattr(branch, field)
        if field == "reminds_before" and value in {0, 1440}:
            return texts.plain(f"set-reminds-{value}")
        return texts.plain(f"set-{field}", minutes=str(value))

    def switch(field: str) -> str:
        return texts.plain(f"set-{field}-{'on' if getattr(branch, field) else 'off'}")

    fields = [tap(minutes(field), "b.y", branch.id, field) for field in rules.MINUTES]
    switches = [tap(switch(field), "b.y", branch.id, field) for field in rules.SWITCHES]
    text = texts(
        "set-page",
        name=branch.name,
        zone=branch.zone,
        language=texts.plain(f"language-{branch.language}"),
    )
    return OutMessage(text).with_buttons(
        (
            tap(texts.plain("set-name"), "b.n", branch.id),
            tap(texts.plain("set-zone"), "b.z", branch.id),
            tap(texts.plain("set-language"), "b.l", branch.id),
        ),
        *rows(fields, 2),
        *((button,) for button in switches),
    )


def zones(texts: Texts, branch: Branch) -> OutMessage:
    """The usual time zones; any other can be typed."""
    buttons = [
        tap(zone.partition("/")[2].replace("_", " "), "b.zs", branch.id, at)
        for at, zone in enumerate(rules.ZONES)
    ]
    return OutMessage(texts("set-ask-zone")).with_buttons(
        *rows(buttons, 3), (tap(texts.plain("back"), "b.s", branch.id),)
    )


def languages(texts: Texts, branch: Branch) -> OutMessage:
    """The languages, each in its own words."""
    buttons = [
        tap(texts.plain(f"language-{language}"), "b.ls", branch.id, language)
        for language in rules.LANGUAGES
    ]
    return OutMessage(texts("set-ask-language")).with_buttons(
        tuple(buttons), (tap(texts.plain("back"), "b.s", branch.id),)
    )
