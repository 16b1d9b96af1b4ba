"""The doors of a branch: greeting, founding, sleeping and waking, settings."""

from data.models import Branch, Draft
from data.queries import branch as branches
from data.queries import draft as drafts
from data.queries import member as members
from data.queries import planning
from data.values.language import Language
from data.values.names import clean_name, clean_text
from data.values.out import OutMessage
from handlers.branch import rules, service, view
from handlers.material import keeping
from handlers.shared.access import Right, holder_here, holder_in
from handlers.shared.buttons import number, tap
from handlers.shared.doors import Membership
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.signin.service import secretary_name


def membership(turn: Turn, change: Membership) -> None:
    """The bot was added to a group or removed, a group moved, a person blocked or came back."""
    deed = turn.deed
    if deed.private:
        members.meet(turn.session, deed.chat_id, turn.person.name, turn.now, private=change.inside)
        if not change.inside:
            branches.shut_out(turn.session, deed.chat_id, turn.now)
        return
    if change.moved_to:
        service.moved(turn.session, turn.now, deed.chat_id, change.moved_to)
        turn.pokes.add("cards")
        return
    if not change.inside:
        service.sleep(turn.session, turn.now, deed.chat_id)
        return
    branch = branches.of_chat(turn.session, deed.chat_id)
    if branch is None:
        turn.speak(rules.first_language(turn.person.language))
        turn.say(view.greeting(turn.texts))
    elif branch.asleep_since is not None:
        service.wake(turn.session, turn.now, branch)
        turn.speak(branch.language)
        turn.pokes |= {"cards", "tick"}
        turn.say(OutMessage(turn.texts("branch-awake", name=branch.name)))


def setup(turn: Turn) -> None:
    """/setup in a group: the greeting with its button again."""
    if turn.deed.private:
        raise Refusal("branch-in-group")
    branch = branches.of_chat(turn.session, turn.deed.chat_id)
    if branch is not None:
        turn.speak(branch.language)
        raise Refusal("branch-stands")
    turn.speak(rules.first_language(turn.person.language))
    turn.say(view.greeting(turn.texts))


def tapped_setup(turn: Turn) -> None:
    """建立支部, tapped by a group admin."""
    if turn.deed.private:
        raise Refusal("branch-in-group")
    if turn.deed.admin is None:
        raise Refusal("try-later")
    if not turn.deed.admin:
        raise Refusal("branch-admins-only")
    language = rules.first_language(turn.person.language)
    turn.speak(language)
    title = clean_text(turn.deed.chat_title) or turn.texts.plain("branch-unnamed")
    branch = service.found_by(
        turn.session,
        turn.now,
        turn.deed.chat_id,
        title,
        turn.person.id,
        clean_name(turn.person.name) or turn.texts.plain("post-secretary"),
        language,
    )
    turn.toast(turn.texts.plain("branch-set-up-done"))
    secretary = secretary_name(turn.session, branch.id)
    turn.redraw(view.founded(turn.texts, branch, secretary))


def settings(turn: Turn) -> None:
    """/settings."""
    branch, _ = holder_here(turn, Right.SETTINGS)
    if not turn.deed.private:
        point_private(turn, "b", branch.id)
        return
    turn.say(view.settings(turn.texts, branch))


def settings_link(turn: Turn) -> None:
    """The link from the group to the settings."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    branch, _ = holder_in(turn, number(turn.deed.args), Right.SETTINGS)
    turn.say(view.settings(turn.texts, branch))


def _branch(turn: Turn) -> Branch:
    branch, _ = holder_in(turn, number(turn.deed.args), Right.SETTINGS)
    return branch


def _choice(turn: Turn) -> str:
    return turn.deed.args[1] if len(turn.deed.args) > 1 else ""


def _page(turn: Turn, branch: Branch, page: str = "") -> None:
    """The first page, or the one named; nothing that was to be typed is awaited any more."""
    drafts.drop(turn.session, turn.person.id, "branch")
    if page in rules.PAGES:
        turn.redraw(view.settings_page(turn.texts, branch, page))
    elif page == rules.BASE:
        turn.redraw(view.base(turn.texts, branch))
    else:
        turn.redraw(view.settings(turn.texts, branch))


def tapped_settings(turn: Turn) -> None:
    """A page of the settings, or back to the first."""
    branch = _branch(turn)
    turn.toast("")
    _page(turn, branch, _choice(turn))


def tapped_value(turn: Turn) -> None:
    """A value moves on to the next, or a switch turns."""
    branch, field = _branch(turn), _choice(turn)
    if field in rules.NUMBERS:
        options, now = rules.NUMBERS[field], getattr(branch, field)
        setattr(branch, field, next((o for o in options if o > now), options[0]))
    elif field in rules.SWITCHES:
        setattr(branch, field, not getattr(branch, field))
        if field == "official_workdays":
            planning.replan(turn.session, branch, turn.now)
        elif field == "keeps_files":
            keeping.switch(turn.session, turn.now, branch, branch.keeps_files)
            turn.pokes.add("errands")
    else:
        raise Refusal("button-unknown")
    turn.toast(turn.texts.plain("set-saved"))
    _page(turn, branch, rules.page_of(field))


def tapped_quiet(turn: Turn) -> None:
    """When does the quiet begin?"""
    branch = _branch(turn)
    turn.toast("")
    turn.redraw(view.quiet_from(turn.texts, branch))


def tapped_quiet_from(turn: Turn) -> None:
    """It begins then; when does it end?"""
    branch, since = _branch(turn), number(turn.deed.args, 1)
    if since not in rules.QUIET_FROM:
        raise Refusal("button-unknown")
    turn.toast("")
    turn.redraw(view.quiet_to(turn.texts, branch, since))


def tapped_quiet_to(turn: Turn) -> None:
    """It ends then."""
    branch, since, until = _branch(turn), number(turn.deed.args, 1), number(turn.deed.args, 2)
    if since not in rules.QUIET_FROM or until not in rules.QUIET_TO:
        raise Refusal("button-unknown")
    _quiet(turn, branch, since, until)


def tapped_quiet_none(turn: Turn) -> None:
    """No quiet."""
    _quiet(turn, _branch(turn), 0, 0)


def _quiet(turn: Turn, branch: Branch, since: int, until: int) -> None:
    branch.quiet_from, branch.quiet_to = since, until
    turn.toast(turn.texts.plain("set-saved"))
    _page(turn, branch, "push")


def tapped_name(turn: Turn) -> None:
    """The name will be typed."""
    branch = _branch(turn)
    drafts.begin(
        turn.session, turn.person.id, "branch", turn.now, branch_id=branch.id, awaits="name"
    )
    turn.toast("")
    turn.redraw(
        OutMessage(turn.texts("set-ask-name")).with_buttons(
            (tap(turn.texts.plain("back"), "b.s", branch.id),)
        )
    )


def tapped_zone(turn: Turn) -> None:
    """The zones to choose from; typing works too."""
    branch = _branch(turn)
    drafts.begin(
        turn.session, turn.person.id, "branch", turn.now, branch_id=branch.id, awaits="zone"
    )
    turn.toast("")
    turn.redraw(view.zones(turn.texts, branch))


def tapped_zone_choice(turn: Turn) -> None:
    """A zone was chosen."""
    branch, at = _branch(turn), number(turn.deed.args, 1)
    if not _choice(turn).isdigit() or at >= len(rules.ZONES):
        raise Refusal("button-unknown")
    branch.zone = rules.ZONES[at]
    planning.replan(turn.session, branch, turn.now)
    turn.toast(turn.texts.plain("set-saved"))
    _page(turn, branch)


def tapped_language(turn: Turn) -> None:
    """The languages to choose from."""
    branch = _branch(turn)
    turn.toast("")
    turn.redraw(view.languages(turn.texts, branch))


def tapped_language_choice(turn: Turn) -> None:
    """A language was chosen."""
    branch, wanted = _branch(turn), _choice(turn)
    if wanted not in set(Language):
        raise Refusal("button-unknown")
    branch.language = wanted
    turn.speak(wanted)
    turn.toast(turn.texts.plain("set-saved"))
    turn.redraw(view.settings(turn.texts, branch))


def typed(turn: Turn, draft: Draft) -> None:
    """A typed name or zone."""
    branch, _ = holder_in(turn, draft.branch_id or 0, Right.SETTINGS)
    text = clean_text(turn.deed.text)
    if draft.awaits == "name":
        if not 0 < len(text) <= service.LONGEST_NAME:
            raise Refusal("set-name-length", most=str(service.LONGEST_NAME))
        branch.name = text
    else:
        zone = rules.zone_named(text)
        if zone is None:
            raise Refusal("set-zone-unknown")
        branch.zone = zone
        planning.replan(turn.session, branch, turn.now)
    drafts.end(turn.session, draft)
    turn.say(view.settings(turn.texts, branch))
