"""What setting up a branch and its settings look like."""

from data.models import Branch
from data.values.out import Button, OutMessage
from handlers.branch import rules
from handlers.shared.buttons import link, rows, tap
from handlers.shared.identity import IDENTITY
from handlers.shared.texts import Texts


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
            Button(texts.plain("branch-next-plans"), url=link(IDENTITY.username, "ps", branch.id)),
        ),
        (
            tap(texts.plain("branch-next-claim"), "j.go", branch.id),
            Button(
                texts.plain("branch-next-settings"), url=link(IDENTITY.username, "b", branch.id)
            ),
        ),
    )


def settings(texts: Texts, branch: Branch) -> OutMessage:
    """What the branch is called, its zone and language, and the pages of everything else."""
    text = texts(
        "set-page",
        name=branch.name,
        zone=branch.zone,
        language=texts.plain(f"language-{branch.language}"),
    )
    to = [tap(texts.plain(f"set-to-{page}"), "b.s", branch.id, page) for page in rules.PAGES]
    to.append(tap(texts.plain("set-points"), "pt.g", branch.id, 0))
    to.append(tap(texts.plain("set-to-base"), "b.s", branch.id, rules.BASE))
    return OutMessage(text).with_buttons(*rows(to))


def base(texts: Texts, branch: Branch) -> OutMessage:
    """The name, the zone and the language, each to be changed."""
    return OutMessage(texts("set-about-base")).with_buttons(
        (
            tap(texts.plain("set-name"), "b.n", branch.id),
            tap(texts.plain("set-zone"), "b.z", branch.id),
            tap(texts.plain("set-language"), "b.l", branch.id),
        ),
        (tap(texts.plain("back"), "b.s", branch.id),),
    )


def settings_page(texts: Texts, branch: Branch, page: str) -> OutMessage:
    """The settings of one page; a tap moves a value on or turns a switch."""
    fields = rules.PAGES[page]
    numbers = [_button(texts, branch, field) for field in fields if field in rules.NUMBERS]
    switches = [_button(texts, branch, field) for field in fields if field in rules.SWITCHES]
    quiet = ((tap(_quiet(texts, branch), "b.q", branch.id),),) if page == "push" else ()
    return OutMessage(texts(f"set-about-{page}")).with_buttons(
        *quiet,
        *rows(numbers, 2),
        *((button,) for button in switches),
        (tap(texts.plain("back"), "b.s", branch.id),),
    )


def _button(texts: Texts, branch: Branch, field: str) -> Button:
    value = getattr(branch, field)
    if field in rules.SWITCHES:
        label = texts.plain(f"set-{field}-{'on' if value else 'off'}")
    elif (field, value) in rules.SPECIAL:
        label = texts.plain(f"set-{field}-{value}")
    else:
        label = texts.plain(f"set-{field}", value=str(value))
    return tap(label, "b.y", branch.id, field)


def _quiet(texts: Texts, branch: Branch) -> str:
    if branch.quiet_from == branch.quiet_to:
        return texts.plain("set-quiet-off")
    since, until = clock_of(branch.quiet_from), clock_of(branch.quiet_to)
    return texts.plain("set-quiet", since=since, until=until)


def clock_of(minutes: int) -> str:
    """Minutes of the day as a clock shows them."""
    return f"{minutes // 60}:{minutes % 60:02}"


def quiet_from(texts: Texts, branch: Branch) -> OutMessage:
    """When the quiet begins, or that there is none."""
    buttons = [tap(clock_of(one), "b.qf", branch.id, one) for one in rules.QUIET_FROM]
    return OutMessage(texts("set-ask-quiet-from")).with_buttons(
        *rows(buttons, 3),
        (tap(texts.plain("set-quiet-none"), "b.qn", branch.id),),
        (tap(texts.plain("back"), "b.s", branch.id, "push"),),
    )


def quiet_to(texts: Texts, branch: Branch, since: int) -> OutMessage:
    """When the quiet ends."""
    buttons = [tap(clock_of(one), "b.qt", branch.id, since, one) for one in rules.QUIET_TO]
    return OutMessage(texts("set-ask-quiet-to", since=clock_of(since))).with_buttons(
        *rows(buttons, 3), (tap(texts.plain("back"), "b.q", branch.id),)
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
