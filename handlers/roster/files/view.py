"""Shows a roster file before and after its import, and makes the template and the export."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from data.exports.people import people_sheet
from data.exports.roster import FIELDS, roster_template
from data.exports.table import safe
from data.imports.roster import Change, DraftPerson, KnownPerson, Problem, RosterDraft
from data.models import Branch, Draft, Member
from data.queries import roster
from data.values.namesakes import labelled
from data.values.standing import Post, Standing
from handlers.roster.files.service import Compared, ImportResult
from handlers.roster.people.view import group_names, in_order, listing
from handlers.shared.view import Button, Markup, OutFile, OutMessage, Texts, back_to, tap

MOST_PROBLEMS = 6
"""Problems in the preview itself; the rest go into a file."""
PROBLEMS = ("sheet", "row", "what", "outcome")
"""Columns of the file of problems."""
MOST_LINES = 30
MOST_CHARACTERS = 3500
"""Characters of a list, so that the message with its markup stays below Telegram's 4,096."""


def bad_file(texts: Texts, file: str, key: str, values: Mapping[str, str | int]) -> str:
    """Says why a file could not be read, and what to do."""
    return texts("roster-file-bad", file=file, why=Markup(texts(key, **values)))


def preview(
    texts: Texts, branch: Branch, draft: Draft, read: RosterDraft, found: Compared
) -> OutMessage:
    """Shows the preview: counts, the first problems, and what can be decided."""
    diff = found.diff
    leave = bool(draft.data["leave"])
    counts = {name: len(getattr(diff, name)) for name in ("new", "changed", "unchanged")}
    lines = [
        texts("roster-preview", branch=branch.name),
        texts("roster-preview-file", file=str(draft.data["name"]), many=len(read.people)),
        texts("roster-preview-counts", **counts),
    ]
    if found.back:
        lines.append(texts("roster-preview-back", many=len(found.back)))
    if diff.gone:
        key = "roster-preview-gone-leave" if leave else "roster-preview-gone-keep"
        lines.append(texts(key, many=len(diff.gone)))
    if read.problems:
        lines += ["", texts("roster-preview-problems", many=len(read.problems))]
        lines += [problem(texts, one, read) for one in read.problems[:MOST_PROBLEMS]]
    lines += ["", texts("roster-preview-unstored")]
    return OutMessage("\n".join(lines)).with_buttons(
        *_card_buttons(texts, draft, read, found, leave=leave)
    )


def _card_buttons(
    texts: Texts, draft: Draft, read: RosterDraft, found: Compared, *, leave: bool
) -> list[tuple[Button, ...]]:
    diff = found.diff
    rows: list[tuple[Button, ...]] = []
    if read.people:
        rows.append((tap(texts.plain("roster-import"), "r.im", draft.id),))
    if diff.gone:
        key = "roster-gone-keep" if leave else "roster-gone-leave"
        rows.append((tap(texts.plain(key), "r.il", draft.id, 0 if leave else 1),))
    looks = []
    if diff.new or diff.changed or diff.gone or found.back:
        looks.append(tap(texts.plain("roster-changes"), "r.id", draft.id))
    if len(read.problems) > MOST_PROBLEMS:
        looks.append(tap(texts.plain("roster-problems"), "r.ip", draft.id))
    rows += [tuple(looks), (tap(texts.plain("cancel"), "r.ic", draft.id),)]
    return rows


def problem(texts: Texts, one: Problem, read: RosterDraft) -> str:
    """Returns a problem as Telegram HTML: where, what, and what happens or is to be done."""
    several = len({p.sheet for p in read.problems} | {p.sheet for p in read.people}) > 1
    key = "roster-at-sheet" if several else "roster-at"
    where = texts.plain(key, sheet=one.sheet, row=str(one.row))
    return texts("roster-problem", where=where, what=texts.plain(one.key, **one.values))


def problems_file(texts: Texts, read: RosterDraft) -> bytes:
    """Returns all problems as CSV for spreadsheet programs: sheet, row, what, whether left out."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(texts.plain(f"roster-problems-{one}") for one in PROBLEMS)
    for one in read.problems:
        outcome = "roster-problems-left-out" if one.fatal else "roster-problems-taken"
        what = texts.plain(one.key, **one.values)
        writer.writerow([safe(one.sheet), one.row, safe(what), texts.plain(outcome)])
    return made.getvalue().encode("utf-8-sig")


def changes(texts: Texts, draft: Draft, found: Compared) -> OutMessage:
    """Names who is new, back, changed or gone, as far as it fits into a message."""
    diff = found.diff
    lines: list[str] = []
    back = [person for _, person in found.back]
    known = [*diff.gone, *diff.unchanged, *(one.known for one in diff.changed)]
    named = Counter(person.name for person in [*diff.new, *back])
    named.update(person.name for person in known)
    for key, people in (
        ("roster-changes-new", diff.new),
        ("roster-changes-back", back),
        ("roster-changes-gone", diff.gone),
    ):
        if people:
            lines.append(texts(key, many=len(people), names=_names(texts, people, named)))
    lines += [_changed(texts, one, named) for one in diff.changed[:MOST_LINES]]
    if len(diff.changed) > MOST_LINES:
        lines.append(texts("roster-changes-more", many=len(diff.changed) - MOST_LINES))
    shown: list[str] = []
    for line in lines:
        if sum(map(len, shown)) + len(line) > MOST_CHARACTERS:
            break
        shown.append(line)
    return OutMessage("\n\n".join(shown)).with_buttons(back_to(texts, "r.iv", draft.id))


def _names(
    texts: Texts, people: Iterable[DraftPerson | KnownPerson], named: Mapping[str, int]
) -> str:
    every = [_called(person, named) for person in people]
    names, more = listing(texts, every[:MOST_LINES]), len(every) - MOST_LINES
    return texts.plain("roster-and-more", names=names, many=more) if more > 0 else names


def _called(person: DraftPerson | KnownPerson, named: Mapping[str, int]) -> str:
    """Names a person with the note, else with the subgroup where several are `named` so."""
    twin = named[person.name] > 1
    return labelled(person.name, person.note[:20] or (person.subgroup if twin else ""))


def _changed(texts: Texts, one: Change, named: Mapping[str, int]) -> str:
    parts = [
        texts.plain(
            "roster-change",
            before=_said(texts, one.known, field),
            after=_said(texts, one.draft, field),
        )
        for field in one.fields
    ]
    return texts(
        "roster-changes-person", name=_called(one.known, named), what=listing(texts, parts)
    )


def _said(texts: Texts, person: DraftPerson | KnownPerson, field: str) -> str:
    match field:
        case "standing":
            return texts.plain(f"standing-{person.standing}")
        case "post":
            return texts.plain(f"post-{person.post}")
        case "subgroup":
            return person.subgroup or texts.plain("roster-no-group")
    return person.note[:30] or texts.plain("roster-no-note")


def imported(
    texts: Texts, branch: Branch, actor: Member, done: ImportResult, unclaimed: int
) -> OutMessage:
    """Says what an import did, with the next step."""
    lines = [
        texts("roster-imported", branch=branch.name),
        texts("roster-imported-counts", new=done.new + done.back, changed=done.changed),
    ]
    if done.left:
        lines.append(texts("roster-imported-left", many=done.left))
    if done.kept_posts:
        names = listing(texts, list(dict.fromkeys(done.kept_posts))[:10])
        lines.append(texts("roster-imported-posts", names=names))
    own = unclaimed and done.own_name
    if own:
        lines += ["", texts("roster-imported-own", name=done.own_name)]
    elif unclaimed:
        lines += ["", texts("roster-imported-next", many=unclaimed)]
    return OutMessage("\n".join(lines)).with_buttons(
        (tap(texts.plain("roster-own"), "r.m", actor.id, 0),) if own else (),
        (tap(texts.plain("roster-announce"), "r.an", branch.id),) if unclaimed else (),
        tap(texts.plain("roster-open"), "r.o", branch.id),
    )


def problems(texts: Texts, read: RosterDraft) -> OutMessage:
    """Hands out all problems as a file."""
    name, content = texts.plain("roster-problems-file"), problems_file(texts, read)
    return OutMessage(
        texts("roster-problems-caption", many=len(read.problems)),
        file=OutFile("document", name, content),
    )


def template(texts: Texts) -> OutMessage:
    """Hands out the template to fill in."""
    say = texts.plain
    labels = {
        "sheet": say("roster-sheet"),
        "help": say("roster-template-help"),
        "choose-title": say("roster-template-choose"),
        "choose-text": say("roster-template-choose-text"),
        **{one: say(f"roster-column-{one}") for one in FIELDS},
    }
    standings = [say(f"standing-{one}") for one in Standing]
    posts = [say(f"post-{one}") for one in Post if one is not Post.NONE]
    group = say("roster-template-group")
    examples = [
        [say("roster-template-name-1"), group, standings[0], say("post-subgroup_leader"), ""],
        [say("roster-template-name-2"), group, standings[1], "", ""],
        [say("roster-template-name-3"), "", standings[2], "", say("roster-template-note")],
    ]
    lines = say("roster-template-lines").split("\n")
    content = roster_template(labels, standings, posts, examples, lines)
    file = OutFile("document", say("roster-template-file"), content)
    return OutMessage(texts("roster-template-caption"), file=file)


def export(session: Session, texts: Texts, branch: Branch) -> OutMessage:
    """Hands out the roster as it stands."""
    say = texts.plain
    groups = group_names(session, branch.id)
    people = in_order(roster.listed(session, branch.id))
    headers = [say(f"roster-column-{one}") for one in (*FIELDS, "joined", "claimed")]
    rows = [
        [
            one.name,
            groups.get(one.subgroup_id or 0, ""),
            say(f"standing-{one.standing}"),
            say(f"post-{one.post}") if one.post != Post.NONE else "",
            one.note,
            one.joined_on.isoformat(),
            say("roster-column-yes") if one.account_id else "",
        ]
        for one in people
    ]
    content = people_sheet(say("roster-sheet"), headers, rows)
    caption = texts("roster-export-caption", branch=branch.name, many=len(people))
    file = OutFile("document", say("roster-export-file"), content, export="roster")
    return OutMessage(caption, file=file)
