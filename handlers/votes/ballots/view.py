"""Shows a ballot as it is filled in. What is chosen stands in its buttons and nowhere else."""

from collections.abc import Sequence

from data.models import Elector, Vote
from data.queries.vote import Turnout
from handlers.shared.view import Button, OutMessage, Texts, clipped, cut, pages, rows, tap
from handlers.votes import rules
from handlers.votes.ballots import service
from handlers.votes.ballots.service import Sheet
from handlers.votes.results import view as results
from handlers.votes.rules import Kind

NAMES = 12
LABEL = 28


def promise(texts: Texts, vote: Vote, many: int) -> list[str]:
    """Says what is secret about a vote and what is not, before anybody votes."""
    if not vote.secret:
        return [texts("ballot-by-name")]
    return [texts("ballot-promise"), *([texts("vote-few")] if many < rules.FEW else [])]


def first(texts: Texts, sheet: Sheet, many: Turnout) -> OutMessage:
    """Shows what a ballot is about, and the promise."""
    vote, elector = sheet.vote, sheet.elector
    lines = [results.heading(texts, vote)]
    if elector.helper_id is not None:
        lines.append(texts("ballot-for-another", name=elector.name))
    if vote.kind == Kind.ELECTION:
        lines.append(texts("ballot-seats", seats=vote.seats, many=len(vote.candidates)))
    lines += ["", *promise(texts, vote, many.entitled)]
    begin = tap(texts.plain("ballot-begin"), "vb.m", *_about(sheet), sheet.at, sheet.state)
    rest = (tap(texts.plain("ballot-helper"), "vb.p", elector.id, 0),)
    return OutMessage("\n".join(lines)).with_buttons(
        begin, rest if vote.meeting_id and elector.helper_id is None else ()
    )


def _about(sheet: Sheet) -> tuple[int, int]:
    return sheet.elector.id, sheet.number


def _named(sheet: Sheet, at: int) -> str:
    vote = sheet.vote
    if vote.kind in {Kind.ELECTION, Kind.APPRAISAL}:
        return str(vote.candidates[sheet.lines[at]]["name"])
    return vote.title


def _said(texts: Texts, sheet: Sheet, at: int) -> str:
    """Says what is chosen on a line."""
    vote, mark = sheet.vote, sheet.marks[at]
    if mark.choice == rules.OWN:
        return texts.plain("ballot-own")
    if mark.choice == rules.OPEN:
        return texts.plain("ballot-open")
    if mark.other is not None:
        return texts.plain("ballot-other", name=clipped(vote.others[mark.other]["name"]))
    if vote.kind == Kind.APPRAISAL:
        return choice_label(texts, vote, mark.choice)
    return texts.plain(f"ballot-{mark.choice}")


def choice_label(texts: Texts, vote: Vote, mark: str) -> str:
    """Names a choice."""
    if vote.kind != Kind.APPRAISAL:
        return texts.plain(f"ballot-{mark}")
    if mark == rules.ABSTAIN:
        return texts.plain("vote-unknown")
    return str(vote.scale[rules.RATINGS.index(mark)])


def asked(texts: Texts, sheet: Sheet) -> OutMessage:
    """Asks the line that is next, or shows the whole sheet to be cast."""
    if sheet.at >= len(sheet.marks):
        return _whole(texts, sheet)
    vote, at = sheet.vote, sheet.at
    lines = [results.heading(texts, vote)]
    if len(sheet.marks) > 1:
        lines.append(texts("ballot-line", at=at + 1, many=len(sheet.marks), name=_named(sheet, at)))
    buttons = []
    for mark in service.choices(vote):
        made = service.choose(sheet, rules.Mark(mark))
        label = choice_label(texts, vote, mark)
        buttons.append(tap(label, "vb.m", *_about(made), made.at, made.state))
    other: tuple[Button, ...] = ()
    if service.may_name(sheet):
        label = texts.plain("ballot-name-other")
        other = (tap(label, "vb.n", *_about(sheet), at, sheet.state, 0),)
    wide = 3 if vote.kind != Kind.APPRAISAL else 2
    back = tap(texts.plain("back"), "vb.m", *_about(sheet), len(sheet.marks), sheet.state)
    shown = (back,) if sheet.whole and len(sheet.marks) > 1 else ()
    return OutMessage("\n".join(lines)).with_buttons(*rows(buttons, wide), other, shown)


def _whole(texts: Texts, sheet: Sheet) -> OutMessage:
    vote = sheet.vote
    lines = [results.heading(texts, vote)]
    if service.sheets(vote) > 1:
        lines.append(texts("ballot-sheet", at=sheet.number + 1, many=service.sheets(vote)))
    lines += [
        texts("ballot-chosen", name=_named(sheet, at), said=_said(texts, sheet, at))
        if len(sheet.marks) > 1
        else texts("ballot-chosen-one", said=_said(texts, sheet, at))
        for at in range(len(sheet.marks))
    ]
    if vote.kind == Kind.ELECTION:
        many = rules.votes_for(sheet.marks)
        lines.append(
            texts("ballot-votes", many=many, seats=vote.seats)
            if many <= vote.seats
            else texts("ballot-void", many=many, seats=vote.seats)
        )
    lines += ["", texts("ballot-cast-once")]
    change = [
        tap(cut(texts.plain("ballot-change", name=_named(sheet, at)), LABEL), "vb.m",
            *_about(sheet), at, sheet.state)
        for at, mark in enumerate(sheet.marks)
        if mark.choice != rules.OWN
    ]  # fmt: skip
    send = tap(texts.plain("ballot-cast"), "vb.c", *_about(sheet), sheet.state)
    return OutMessage("\n".join(lines)).with_buttons(send, *rows(change, 2))


def name_other(texts: Texts, sheet: Sheet, page: int) -> OutMessage:
    """Asks who is named in a candidate's place."""
    taken = {one.other for at, one in enumerate(sheet.marks) if at != sheet.at}
    buttons = []
    for place, person in enumerate(sheet.vote.others):
        if place in taken:
            continue
        made = service.choose(sheet, rules.Mark(rules.AGAINST, place))
        label = clipped(str(person["name"]))
        buttons.append(tap(label, "vb.m", *_about(made), made.at, made.state))
    text = texts("ballot-who", name=_named(sheet, sheet.at))
    back = tap(texts.plain("back"), "vb.m", *_about(sheet), sheet.at, sheet.state)
    turn = pages(
        texts, buttons, page, "vb.n", *_about(sheet), sheet.at, sheet.state, size=NAMES, wide=2
    )
    return OutMessage(text).with_buttons(*turn, back)


def done(texts: Texts, vote: Vote, *, more: bool, elector: Elector) -> OutMessage:
    """Says that a ballot was cast; what it says is gone from the chat."""
    lines = [results.heading(texts, vote), texts("ballot-more" if more else "ballot-is-cast")]
    go_on = (tap(texts.plain("ballot-go-on"), "vb.o", elector.id),) if more else ()
    return OutMessage("\n".join(lines)).with_buttons(go_on, *_remark(texts, vote, elector))


def _remark(texts: Texts, vote: Vote, elector: Elector) -> list[tuple[Button, ...]]:
    if vote.kind != Kind.APPRAISAL:
        return []
    return [(tap(texts.plain("ballot-remark"), "vb.r", elector.id, 0),)]


def whom_to_remark(
    texts: Texts, vote: Vote, elector: Elector, people: Sequence[tuple[int, str]], page: int
) -> OutMessage:
    """Asks whom a remark is about."""
    lines = [results.heading(texts, vote), texts("ballot-remark-whom")]
    buttons = [tap(clipped(name), "vb.rs", elector.id, place) for place, name in people]
    turn = pages(texts, buttons, page, "vb.r", elector.id, size=NAMES, wide=2)
    return OutMessage("\n".join(lines)).with_buttons(*turn)


def ask_remark(texts: Texts, elector: Elector, name: str) -> OutMessage:
    """Asks for a remark, and says who reads it."""
    text = texts("ballot-remark-ask", name=name, most=service.LONGEST_REMARK)
    return OutMessage(text).with_buttons(tap(texts.plain("back"), "vb.r", elector.id, 0))


def remarked(texts: Texts, vote: Vote, elector: Elector) -> OutMessage:
    """Says that a remark is sealed."""
    return OutMessage(texts("ballot-remarked")).with_buttons(*_remark(texts, vote, elector))
