"""The doors into the question bank: /bank, its lists by state, kind, tag and words, the way in."""

from data.models import Branch, Draft
from data.queries import bank
from data.queries import draft as drafts
from data.queries import member as members
from data.queries import question as questions
from data.queries.bank import EVERY, Choice
from data.values.out import Button, OutMessage
from data.values.question import QuestionKind
from data.values.question_text import holds_questions
from handlers.bank import doubtful, editing, filing, page, reports, rules, starter, view
from handlers.bank.room import TYPED, argument, enter, enter_home
from handlers.material.rules import sign
from handlers.shared.access import Right, holder_here
from handlers.shared.buttons import number, pages, tap
from handlers.shared.doors import Door
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

NO_KIND = "-"


def command(turn: Turn) -> None:
    """/bank: the way into everything, or the questions that have some words in them."""
    branch, _ = holder_here(turn, Right.BANK)
    if not turn.deed.private:
        point_private(turn, "bk", branch.id)
        return
    words = rules.words_of(turn.deed.text)
    if words:
        _found(turn, branch, words)
    else:
        _home(turn, branch)


def linked(turn: Turn) -> None:
    """The link from the group into the bank."""
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    _home(turn, enter_home(turn))


def tapped_home(turn: Turn) -> None:
    """返回 to the beginning."""
    branch = enter_home(turn)
    turn.toast("")
    _home(turn, branch)


def _home(turn: Turn, branch: Branch) -> None:
    _await_words(turn, branch)
    missing = len(starter.missing(turn.session, branch.id))
    turn.show(view.home(turn.session, turn.texts, branch, missing))


def _await_words(turn: Turn, branch: Branch) -> None:
    """Typed words look for questions while a list is open."""
    drafts.begin(turn.session, turn.person.id, TYPED, turn.now, branch_id=branch.id, awaits="find")


def tapped_list(turn: Turn) -> None:
    """A list by state, perhaps of one kind."""
    branch = enter_home(turn)
    state, kind = argument(turn), argument(turn, 2)
    if state not in EVERY or kind not in {NO_KIND, *QuestionKind}:
        raise Refusal("button-unknown")
    at = number(turn.deed.args, 3)
    choice = Choice(states=(state,), kind="" if kind == NO_KIND else kind)
    shown = bank.listed(turn.session, branch.id, choice, start=at * view.A_PAGE, most=view.A_PAGE)
    _await_words(turn, branch)
    turn.toast("")
    head = turn.texts(f"bank-list-{state}", many=shown[0])
    back = _back(turn, branch) if kind == NO_KIND else _back(turn, branch, "bk.k")
    turn.redraw(view.listing(turn.texts, head, shown, at, ("bk.l", branch.id, state, kind), back))


def _back(turn: Turn, branch: Branch, verb: str = "bk.h") -> tuple[Button, ...]:
    return (tap(turn.texts.plain("back"), verb, branch.id),)


def tapped_kinds(turn: Turn) -> None:
    """按题型: which kind."""
    branch = enter_home(turn)
    counts = bank.counts(turn.session, branch.id)
    buttons = tuple(
        tap(
            turn.texts.plain(f"bank-many-{kind}", many=counts["approved", kind]),
            "bk.l",
            branch.id,
            "approved",
            kind,
            0,
        )
        for kind in view.KINDS
        if counts["approved", kind]
    )
    turn.toast("")
    turn.redraw(
        OutMessage(turn.texts("bank-which-kind")).with_buttons(
            buttons[:2], buttons[2:], _back(turn, branch)
        )
    )


def tapped_tags(turn: Turn) -> None:
    """按标签: the tags in use."""
    branch = enter_home(turn)
    found = questions.tags(turn.session, branch.id)
    buttons = [
        tap(turn.texts.plain("bank-tag", tag=tag, many=many), "bk.tl", branch.id, sign(tag), 0)
        for tag, many in found
    ]
    turn.toast("")
    turn.redraw(
        OutMessage(turn.texts("bank-which-tag" if found else "bank-no-tags")).with_buttons(
            *pages(turn.texts, buttons, number(turn.deed.args, 1), "bk.t", branch.id, size=6),
            _back(turn, branch),
        )
    )


def tapped_tagged(turn: Turn) -> None:
    """The questions with a tag."""
    branch = enter_home(turn)
    every = questions.tags(turn.session, branch.id)
    tag = next((one for one, _ in every if sign(one) == argument(turn)), None)
    if tag is None:
        raise Refusal("button-stale")
    at = number(turn.deed.args, 2)
    choice = Choice(states=("approved", "draft"), tag=tag)
    shown = bank.listed(turn.session, branch.id, choice, start=at * view.A_PAGE, most=view.A_PAGE)
    turn.toast("")
    head = turn.texts("bank-list-tag", tag=tag, many=shown[0])
    back = (tap(turn.texts.plain("back"), "bk.t", branch.id, 0),)
    turn.redraw(
        view.listing(turn.texts, head, shown, at, ("bk.tl", branch.id, argument(turn)), back)
    )


def _found(turn: Turn, branch: Branch, words: tuple[str, ...]) -> None:
    """The questions that have the words in them; a single one is opened."""
    choice = Choice(states=EVERY, words=words)
    total, rows = bank.listed(turn.session, branch.id, choice, most=view.A_PAGE)
    _await_words(turn, branch)
    if total == 1:
        page.show(turn, branch, rows[0])
        return
    key = "bank-found" if total else "bank-found-none"
    head = turn.texts(key, words=" ".join(words), many=total)
    # Pages of a search are not offered: another word finds better.
    turn.say(view.listing(turn.texts, head, (0, rows), 0, ("bk.h", branch.id), _back(turn, branch)))


def tapped_import(turn: Turn) -> None:
    """导入: how questions come in."""
    branch = enter_home(turn)
    turn.toast("")
    turn.redraw(OutMessage(turn.texts("bank-import-how")).with_buttons(_back(turn, branch)))


def tapped_starter(turn: Turn) -> None:
    """自带题库: those questions of it that the branch does not have."""
    branch = enter_home(turn)
    many = starter.load(turn.session, turn.now, branch, turn.person.id)
    turn.toast(turn.texts.plain("bank-starter-done", many=many))
    _home(turn, branch)


def typed(turn: Turn, draft: Draft) -> None:
    """What was typed for the bank: words to look for, a field, a question, a reason."""
    if draft.awaits == "reason":
        reports.typed(turn, draft)
        return
    branch, _ = enter(turn, draft.branch_id or 0)
    match draft.awaits:
        case "find" if holds_questions(turn.deed.text):
            drafts.end(turn.session, draft)
            filing.sent(turn)
        case "find":
            _found(turn, branch, rules.words_of(turn.deed.text))
        case "mend":
            doubtful.typed(turn, draft)
        case _:
            editing.typed(turn, draft)


TAPS: dict[str, Door] = {
    "bk.h": tapped_home,
    "bk.l": tapped_list,
    "bk.k": tapped_kinds,
    "bk.t": tapped_tags,
    "bk.tl": tapped_tagged,
    "bk.n": tapped_import,
    "bk.s": tapped_starter,
}
