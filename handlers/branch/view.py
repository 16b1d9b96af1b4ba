"""Shows the greeting, the founded branch, and the pages of its settings."""

from data.models import Branch, FoundingRequest
from handlers.branch import rules
from handlers.shared.view import Button, OutMessage, Texts, back_to, link, rows, tap


def greeting(texts: Texts) -> OutMessage:
    """Greets a group, with the button that founds its branch."""
    return OutMessage(texts("branch-greeting")).with_buttons(
        tap(texts.plain("branch-set-up"), "b.set")
    )


def ask_founding(texts: Texts, request: FoundingRequest) -> OutMessage:
    """Asks an operator whether a group may have a branch."""
    text = texts(
        "founding-ask", title=request.title, name=request.name, account=str(request.account_id)
    )
    return OutMessage(text).with_buttons(
        (
            tap(texts.plain("founding-agree"), "b.ok", request.id),
            tap(texts.plain("founding-refuse"), "b.no", request.id),
        )
    )


def founded(texts: Texts, branch: Branch, secretary: str) -> OutMessage:
    """Shows a founded branch, and what everyone does next."""
    text = texts("branch-founded", name=branch.name, secretary=secretary)
    return OutMessage(text).with_buttons(
        (
            Button(texts.plain("branch-next-roster"), url=link(branch.bot_id, "r", branch.id)),
            Button(texts.plain("branch-next-meeting"), url=link(branch.bot_id, "m", branch.id)),
            Button(texts.plain("branch-next-plans"), url=link(branch.bot_id, "ps", branch.id)),
        ),
        (
            tap(texts.plain("branch-next-claim"), "j.go", branch.id),
            Button(texts.plain("branch-next-settings"), url=link(branch.bot_id, "b", branch.id)),
        ),
    )


def awake(texts: Texts, branch: Branch) -> OutMessage:
    """Says that the bot is back in the group."""
    return OutMessage(texts("branch-awake", name=branch.name))


def settings(texts: Texts, branch: Branch) -> OutMessage:
    """Shows name, zone and language, and the way to the pages of the settings."""
    text = texts(
        "set-page",
        name=branch.name,
        zone=texts.plain("zone-name", zone=rules.zone_key(branch.zone)),
        language=texts.plain(f"language-{branch.language}"),
    )
    to = [tap(texts.plain(f"set-to-{page}"), "b.s", branch.id, page) for page in rules.PAGES]
    to.append(tap(texts.plain("set-points"), "pt.g", branch.id, 0))
    to.append(tap(texts.plain("set-to-base"), "b.s", branch.id, rules.BASE))
    to.append(tap(texts.plain("set-to-audit"), "au.p", branch.id, 0))
    return OutMessage(text).with_buttons(*rows(to))


def settings_page(texts: Texts, branch: Branch, page: str) -> OutMessage:
    """Shows a page of the settings, or the first one where the name is none of theirs."""
    if page == rules.BASE:
        changes = (
            tap(texts.plain("set-name"), "b.n", branch.id),
            tap(texts.plain("set-zone"), "b.z", branch.id),
            tap(texts.plain("set-language"), "b.l", branch.id),
        )
        data = (tap(texts.plain("set-to-data"), "pv.d", branch.id),)
        return _page(texts("set-about-base"), texts, branch, changes, data)
    if page not in rules.PAGES:
        return settings(texts, branch)
    fields = rules.PAGES[page]
    numbers = [_button(texts, branch, field) for field in fields if field in rules.NUMBERS]
    switches = [_button(texts, branch, field) for field in fields if field in rules.SWITCHES]
    quiet = ((tap(_quiet(texts, branch), "b.q", branch.id),),) if page == "push" else ()
    shown = (*quiet, *rows(numbers, 2), *((one,) for one in switches))
    return _page(texts(f"set-about-{page}"), texts, branch, *shown)


def _page(text: str, texts: Texts, branch: Branch, *shown: tuple[Button, ...]) -> OutMessage:
    back = (back_to(texts, "b.s", branch.id),)
    return OutMessage(text).with_buttons(*shown, back)


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
    since, until = rules.clock_of(branch.quiet_from), rules.clock_of(branch.quiet_to)
    return texts.plain("set-quiet", since=since, until=until)
