"""Layouts of question files: each question read right, doubted or refused, none lost."""

import pytest

from data.imports.bank.reading import BadFile, Examined, Verdict, read_bank
from tests.data.bank_layouts import TEXTS, plain, said, words
from tests.data.bank_layouts_files import OTHERS
from tests.data.bank_layouts_made import FILES
from tests.data.bank_layouts_more import MORE

pytestmark = pytest.mark.usefixtures("read_here")

STORED = (Verdict.GOOD, Verdict.MENDED)


def check(content: bytes, name: str, truth: str) -> None:
    """Compares a file with its truth."""
    left = read_bank(content, name).questions
    for line in truth.split("\n"):
        kind, stem, options, answer = (part.strip() for part in line.lstrip("?!").split("|"))
        found = next((one for one in left if _is(one, stem)), None)
        assert found, f"{stem} is lost"
        left.remove(found)
        if found.verdict in STORED:
            assert line[0] != "!", f"{stem}: nobody can know {said(found)}"
            choices = [] if options == "-" else [plain(one) for one in options.split(" / ")]
            assert said(found) == (kind, choices, plain(answer)), stem
        else:
            assert line[0] in "?!", (stem, [reason.key for reason in found.reasons])
    assert [one.found.stem for one in left if one.verdict in STORED] == []


def _is(one: Examined, stem: str) -> bool:
    if one.question and words(one.question.stem) == words(stem):
        return True
    return one.verdict not in STORED and words(stem)[:6] in words(one.found.stem)


@pytest.mark.parametrize("layout", TEXTS)
def test_a_text_is_read_in_every_layout(layout: str) -> None:
    name, text, truth = TEXTS[layout]
    check(text.encode(), name, truth)


@pytest.mark.parametrize("layout", [*FILES, *MORE, *OTHERS])
def test_a_file_is_read_in_every_layout(layout: str) -> None:
    name, content, truth = {**FILES, **MORE, **OTHERS}[layout]
    check(content, name, truth)


WORD_XML = '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'
ANSWERS = "第一周\n1、七一\n2、上海\n3、A\n第二周答案：\n1、党费\n2、B\n"
SAVED_PAGE = "MIME-Version: 1.0\nContent-Type: multipart/related\n\n1. 谁？"


@pytest.mark.parametrize(
    ("content", "name", "key"),
    [
        (ANSWERS, "a.txt", "bank-file-answers"),
        ("参考答案\n1. A\n2. B\n3. 民主\n", "b.txt", "bank-file-answers"),
        (WORD_XML, "a.doc", "bank-file-word-xml"),
        ('<?xml version="1.0"?><pkg:package xmlns:pkg="x"/>', "b.xml", "bank-file-word-xml"),
        ("<!DOCTYPE html><html><body>1. 谁？</body></html>", "a.html", "bank-file-html"),
        (SAVED_PAGE, "b.doc", "bank-file-html"),
        ("PK\x03\x04 moodle_backup.xml", "a.mbz", "bank-file-backup"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_what_to_do(content: str, name: str, key: str) -> None:
    with pytest.raises(BadFile) as bad:
        read_bank(content.encode(), name)
    assert bad.value.key == key


def test_a_document_inside_a_document_is_not_passed_over() -> None:
    from docx import Document
    from docx.oxml import OxmlElement

    from tests.data.bank_cases import saved

    made = Document()
    made.add_paragraph("1. 谁讲党课？")
    made.element.body.insert(1, OxmlElement("w:altChunk"))
    with pytest.raises(BadFile) as bad:
        read_bank(saved(made), "a.docx")
    assert bad.value.key == "bank-file-inserted"


def test_gaps_in_the_numbers_and_stray_answers_are_named() -> None:
    name, text, _ = TEXTS["numbers_and_options_left_out"]
    reasons = [one.reasons[0] for one in read_bank(text.encode(), name).questions if one.reasons]
    assert [(one.key, one.values) for one in reasons] == [("bank-refused-gap", {"numbers": "2–3"})]
    name, text, _ = TEXTS["an_answer_that_belongs_to_nothing"]
    reasons = [one.reasons[0] for one in read_bank(text.encode(), name).questions if one.reasons]
    assert [(one.key, one.values) for one in reasons] == [("bank-refused-stray", {"number": "2"})]
