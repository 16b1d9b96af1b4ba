"""The picture and the workbook of what answers say, drawn after the commit."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

from data.exports.items_picture import Bar, Section, items_picture
from data.exports.items_sheet import (
    LABELS,
    AnswerLine,
    ItemLine,
    ItemsFacts,
    Percent,
    items_book,
)
from data.queries import item as items
from data.queries.item import Asked, Given, Overview
from data.values.items import Item, Share
from data.values.out import OutFile, OutMessage
from handlers.items import view
from handlers.items.rules import percent
from handlers.items.service import PageData
from handlers.shared.dates import local
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts

MOST = 6
"""Tags or subgroups in the picture: the weakest."""
RESULTS = ("right", "wrong", "waits", "late", "outside")
"""What an answer came to, or why it does not count; ends of `insight-result-`."""
CAPTION = 900
"""Characters of a caption; Telegram takes 1,024."""


def picture(texts: Texts, seen: PageData, now: datetime) -> OutMessage:
    """The picture with the same in words below it; refuses where nobody answered anything."""
    found = seen.overview()
    if not found.answers.answered:
        raise Refusal("insight-nobody")
    title = view.title(texts, seen.branch, seen.choice, now)
    sections = _sections(texts, seen, found.answers.share)
    facts = texts.plain(
        "insight-facts",
        rounds=found.rounds,
        people=found.answers.people,
        right=view.right(texts, seen, found),
    )
    drawn = partial(items_picture, title, facts, sections, texts.plain("insight-legend"))
    lines = [texts("insight-head", title=title), facts]
    for section in sections:
        lines += ["", texts("insight-caption-head", title=section.title)]
        lines += [_caption(texts, bar) for bar in section.bars]
    return OutMessage(
        _cut(lines), file=OutFile("photo", texts.plain("insight-picture-file"), draw=drawn)
    )


def _caption(texts: Texts, bar: Bar) -> str:
    label = view.clipped(bar.label, 24)
    if bar.sign:
        return texts("insight-caption-signed", label=label, value=bar.value, sign=bar.sign)
    return texts("insight-caption", label=label, value=bar.value)


def _cut(lines: list[str]) -> str:
    """As many of the lines as a caption holds."""
    while len("\n".join(lines)) > CAPTION:
        lines.pop()
    return "\n".join(lines)


def _sections(texts: Texts, seen: PageData, whole: float) -> list[Section]:
    """The parts of the picture that have anything to show."""
    hard = [_item_bar(texts, *one) for one in view.deserving(seen.items())]
    subgroups = seen.subgroups(texts.plain("insight-nowhere"))
    made = (
        Section(texts.plain("insight-hard-plain"), hard),
        Section(texts.plain("insight-by-tag"), _part_bars(texts, seen.tags(), whole), whole),
        Section(texts.plain("insight-by-subgroup"), _part_bars(texts, subgroups, whole), whole),
    )
    return [section for section in made if section.bars]


def _item_bar(texts: Texts, asked: Asked, item: Item) -> Bar:
    return Bar(
        asked.stem,
        item,
        texts.plain("insight-value-people", share=percent(item.share), people=item.answered),
        texts.plain("insight-doubtful") if item.suspicion else "",
        suspect=item.suspicion is not None,
    )


def _part_bars(texts: Texts, parts: Mapping[str, Share], whole: float) -> list[Bar]:
    bars = []
    for name, share in list(parts.items())[:MOST]:
        standout = share.against(whole)
        value = texts.plain(
            "insight-value-answers", share=percent(share.share), answers=share.answered
        )
        sign = texts.plain(f"insight-standout-{standout}") if standout else ""
        bars.append(Bar(name, share, value, sign, standout))
    return bars


def workbook(texts: Texts, seen: PageData, now: datetime) -> OutMessage:
    """The workbook with every answer; refuses where nothing was asked."""
    found = seen.overview()
    if not found.rounds:
        raise Refusal("insight-none")
    title = view.title(texts, seen.branch, seen.choice, now)
    of_question = items.tags(seen.session, seen.span)
    facts = ItemsFacts(
        title=title,
        facts=_facts(texts, seen, found),
        notes=[texts.plain("insight-note-items"), texts.plain("insight-note-parts")],
        items=[
            ItemLine(
                stem=asked.stem,
                kind=texts.plain(f"bank-kind-{asked.asked['kind']}"),
                tags=" ".join(of_question.get(asked.question_id or 0, ())),
                rounds=asked.rounds,
                item=item,
            )
            for asked, item in seen.items()
        ],
        tags=seen.tags(),
        subgroups=seen.subgroups(texts.plain("insight-nowhere")),
        answers=_every(texts, seen),
        whole=found.answers.share,
    )
    labels = {key: texts.plain(key) for key in LABELS}
    name = texts.plain("insight-sheet-file", title=title)
    return OutMessage(
        texts("insight-sheet-here", title=title),
        file=OutFile("document", name, draw=partial(items_book, facts, labels)),
    )


def _facts(texts: Texts, seen: PageData, found: Overview) -> list[tuple[str, str | int | Percent]]:
    """The overview's table: what is said, and how much."""
    period, before = seen.choice.period, seen.before().answers
    facts: list[tuple[str, str | int | Percent]] = [
        (texts.plain("insight-fact-branch"), seen.branch.name),
        (texts.plain("insight-fact-days"), f"{period.first} – {period.last}"),
        (texts.plain("insight-fact-rounds"), found.rounds),
        (texts.plain("insight-fact-contests"), found.contests),
        (texts.plain("insight-fact-roster"), seen.on_roster()),
        (texts.plain("insight-fact-people"), found.answers.people),
        (texts.plain("insight-fact-answers"), found.answers.answered),
        (texts.plain("insight-fact-right"), found.answers.right),
        (texts.plain("insight-fact-share"), Percent(found.answers.share)),
    ]
    if before.answered:
        facts.append((texts.plain("insight-fact-before"), Percent(before.share)))
    return facts


def _every(texts: Texts, seen: PageData) -> Iterator[AnswerLine]:
    """Every answer, loaded now and put into words as the workbook is drawn."""
    asked = {
        round_.id: (round_.asked, round_.contest_id is not None)
        for round_ in items.rounds(seen.session, seen.span)
    }
    people = items.people(seen.session, seen.branch.id)
    given = items.every(seen.session, seen.span)
    words = {end: texts.plain(f"insight-result-{end}") for end in RESULTS}
    where = (texts.plain("insight-daily"), texts.plain("insight-contest"))
    between, zone = texts.plain("insight-between"), seen.branch.zone

    def line(one: Given) -> AnswerLine:
        question, contest = asked[one.round_id]
        name, subgroup = people.get(one.member_id or 0, (one.name, ""))
        return AnswerLine(
            at=local(one.at, zone).replace(tzinfo=None),
            name=name,
            subgroup=subgroup,
            where=where[contest],
            stem=str(question["stem"]),
            said=one.text or between.join(items.said(question, one.places)),
            result=words[_result(one)],
        )

    return map(line, given)


def _result(one: Given) -> str:
    """What an answer came to, or why it does not count."""
    if one.member_id is None:
        return "outside"
    if one.late:
        return "late"
    if one.right is None:
        return "waits"
    return "right" if one.right else "wrong"
