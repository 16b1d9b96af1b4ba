"""Typed texts about questions, and the comparison of a file with a bank."""

from dataclasses import replace

import pytest

from data.imports.bank.doctor import examine
from data.imports.bank.draft import Examined, Found
from data.imports.bank.reading import BankDraft
from data.imports.starter_bank import starter_bank
from data.queries.question_file import PACK, Entry, Known, pack, unpack
from data.values.question import Picture, Question, QuestionKind
from data.values.question_text import holds_questions, options_typed
from handlers.bank.importing.rules import found_from, found_json, lack_answers, sort_out
from handlers.bank.questions import rules
from tests.data.bank_cases import png

SINGLE = Question(QuestionKind.SINGLE, "多久一次？", ("每月", "每季度"), (1,), tags=("会议",))
FILL = Question(QuestionKind.FILL, "预备期为____年，____可以延长。", blanks=(("一",), ("不",)))
BANK = (*starter_bank()[:40], SINGLE, FILL, replace(SINGLE, picture=Picture(png(1))))
EMPTY = Known({}, {}, {}, {})


def known(*questions: Question, **more: dict[str, int]) -> Known:
    """Makes a bank of these questions, their ids from 1."""
    ids = {one.key: place for place, one in enumerate(questions, 1)}
    bare = {one.key: replace(one, picture=None) for one in questions}
    return Known(bare, ids, more.get("former", {}), {})


def sheet(*questions: Question, before: str = "") -> BankDraft:
    """Reads our own sheet of these questions; each says that it replaces itself, or the question of
    the key `before`."""
    found = [replace(rules.found_of(one), replaces=before or one.key) for one in questions]
    return BankDraft(examine(found, {one.key: one for one in BANK}))


def test_a_bank_of_its_own_brings_nothing_new() -> None:
    made = sort_out(sheet(*BANK), known(*BANK))
    assert dict(made.counts) == {"known": len(BANK)}
    assert (made.packs, made.found, made.examined) == ([], [], [])


def test_every_question_of_a_new_file_is_packed_and_comes_out_of_the_pack() -> None:
    made = sort_out(BankDraft([Examined(rules.found_of(one), *_GOOD, one) for one in BANK]), EMPTY)
    entries = [entry for content in made.packs for entry in unpack(content)]
    assert entries == [Entry(one) for one in BANK]
    assert len(pack(entries * 10)) == len(entries) * 10 // PACK + 1


_GOOD = (examine([rules.found_of(SINGLE)])[0].verdict, ())


def test_a_row_changes_the_question_it_names_but_never_back() -> None:
    mended = replace(SINGLE, explanation="一般每季度召开一次。")
    [entry] = unpack(sort_out(sheet(mended), known(SINGLE)).packs[0])
    assert entry == Entry(mended, 1)
    corrected = replace(SINGLE, answer=(0,))
    former = {SINGLE.key: 1}
    # The bank has the corrected question: an earlier sheet has its former version.
    for old in (sheet(SINGLE), BankDraft(examine([rules.found_of(SINGLE)]))):
        made = sort_out(old, known(corrected, former=former))
        assert dict(made.counts) == {"known": 1}
    again = sort_out(
        sheet(replace(SINGLE, stem="几次？"), before=SINGLE.key), known(corrected, former=former)
    )
    assert unpack(again.packs[0])[0].replaces == 1
    # A question that would become another one of the bank is that one.
    clash = sort_out(sheet(FILL, before=SINGLE.key), known(SINGLE, FILL))
    assert dict(clash.counts) == {"known": 1}


def test_doubtful_questions_keep_their_text_and_name_their_only_reason() -> None:
    found = Found("", 1, number="7", stem="谁？", options=("甲", "甲"), answer="A", tags=("一",))
    [row] = sort_out(BankDraft(examine([found])), EMPTY).found
    assert (row["verdict"], row["reason"]) == ("doubtful", "bank-doubt-same-options")
    assert found_from(row["found"], None) == replace(found, number="7")
    assert found_json(found_from(row["found"], None)) == row["found"]
    twice = replace(found, options=("甲" * 120, "甲" * 120))
    assert sort_out(BankDraft(examine([twice])), EMPTY).found[0]["reason"] == ""


@pytest.mark.parametrize(
    ("typed", "options", "right"),
    [
        ("甲\n乙", ("甲", "乙"), ()),
        ("A. 甲\nB、乙\n（C）丙", ("甲", "乙", "丙"), ()),
        ("*甲\n* B. 乙\n丙 ✅\n\n", ("甲", "乙", "丙"), (0, 1, 2)),
        ("A级\nB级", ("A级", "B级"), ()),
    ],
)
def test_options_are_read_line_by_line(
    typed: str, options: tuple[str, ...], right: tuple[int, ...]
) -> None:
    assert options_typed(typed) == (options, right)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("谁？\nA. 甲\nB. 乙\n答案：A", True),
        ("Who?\nA) Wang\nB) Li\nANSWER: B", True),
        ("党费可以不交。\n【答案】错", True),
        ("今天学习：\n三会一课是什么。", False),
        ("答案：A", False),
        ("/bank 谁？\n答案：A", False),
    ],
)
def test_questions_are_told_from_what_is_to_be_read(text: str, holds: bool) -> None:
    assert holds_questions(text) is holds


def test_authors_do_not_approve_their_own_where_a_review_is_required() -> None:
    assert not rules.may_approve(True, 1, 1)
    assert rules.may_approve(True, 2, 1)
    assert rules.may_approve(True, 2, None)
    assert rules.may_approve(False, 1, 1)


def test_answers_are_missed_where_nearly_all_lack_them() -> None:
    lacking = Found("", 1, stem="谁？", options=("甲", "乙"))
    some = examine([replace(lacking, stem=f"谁{n}？") for n in range(8)])
    fine = examine([replace(lacking, stem=f"哪{n}？", answer="A") for n in range(3)])
    assert lack_answers([*some, *fine[:2]])
    assert not lack_answers([*some, *fine])
