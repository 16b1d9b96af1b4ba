"""Typed text is no formula in any workbook that the bot hands out, in whichever field."""

import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given, settings, strategies as st

from data.exports import check
from data.exports.attendance import AttendanceRow, MeetingFacts, attendance_book
from data.exports.bank_sheet import bank_sheet, verdict_sheet
from data.exports.hours import HoursRow, hours_book
from data.exports.items_sheet import AnswerLine, ItemLine, ItemsFacts, items_book
from data.exports.people import people_sheet
from data.exports.record_book import Grid, Held, Person, record_book
from data.exports.record_pack import Pack, Piece, Proof, packed
from data.exports.roster import roster_template
from data.imports.bank.draft import Examined, Found, Reason, Verdict
from data.values.items import Item, Share
from data.values.question import Question, QuestionKind
from data.values.standing import Standing, Status
from data.values.study import LINES, Figures

AT, DAY = datetime(2026, 11, 27, 7), date(2026, 11, 27)  # noqa: DTZ001 - local, as books say it
BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
TEXTS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", " ", "\n", " \n "]), st.sampled_from(BEGINNINGS), st.text(max_size=20)
    ),
)


class Words(dict[str, str]):
    """Labels whose values are their own names."""

    def __missing__(self, key: str) -> str:
        return key


WORDS = Words()


def attendance(evil: str) -> bytes:
    row = AttendanceRow(evil, evil, Standing.FULL, Status.LEAVE, AT.replace(tzinfo=UTC), evil)
    facts = MeetingFacts(evil, evil, evil, evil, AT.replace(tzinfo=UTC), ZoneInfo("Asia/Shanghai"))
    return attendance_book(facts, [row], WORDS)


def book(evil: str) -> bytes:
    grid = Grid(evil, [(1, evil, DAY)], [(1, evil)], {(1, 1): "absent"})
    counts = dict.fromkeys(("expected", "present", "leave", "absent"), 1)
    held = Held(DAY, evil, evil, evil, evil, counts, evil)
    return record_book(evil, [held], [Person(evil, Figures(), "red")], [grid], WORDS)


def index(evil: str) -> bytes:
    proof = Piece("佐证.pdf", b"x", evil, DAY, evil)
    proofs = [Proof(evil, evil, DAY, 1.0, one) for one in (evil, proof)]
    [(_, content)] = packed(Pack(evil, [proof], proofs), WORDS)
    return zipfile.ZipFile(io.BytesIO(content)).read("index.xlsx")


def checked(evil: str) -> bytes:
    lights = dict.fromkeys(LINES, "red")
    overview = check.Overview(evil, Figures(), lights, "red", 0.5, -3)
    entries = check.Entries("readings", [(1, evil, DAY)], {(1, 1): "missed"}, [(1, evil)])
    return check.check_book(
        check.Book([overview], [entries], [[evil] * (1 + len(check.CHANGED))]), WORDS
    )


def items(evil: str) -> bytes:
    return items_book(
        ItemsFacts(
            evil, [(evil, evil)], [evil],
            [ItemLine(evil, evil, evil, 1, Item(1, 2, 2, discrimination=-0.4, slip=evil, slips=1))],
            {evil: Share(1, 2, 2)}, {evil: Share(1, 2, 2)},
            [AnswerLine(AT, evil, evil, evil, evil, evil, evil)], 0.5,
        ),
        WORDS,
    )  # fmt: skip


def bank(evil: str) -> bytes:
    return bank_sheet([question(evil)], WORDS)


def verdicts(evil: str) -> bytes:
    found = Found(
        evil, 1, number=evil, kind=evil, stem=evil, options=(evil, "b"), answer=evil,
        explanation=evil, source=evil, tags=(evil,), difficulty=evil, until=evil, replaces=evil,
    )  # fmt: skip
    refused = Examined(found, Verdict.REFUSED, (Reason(evil, {}),), None)
    return verdict_sheet([refused], WORDS, lambda _reason: evil)


def question(evil: str) -> Question:
    return Question(
        QuestionKind.SINGLE, evil, (evil, "b"), (0,), explanation=evil, source=evil, tags=(evil,)
    )


BOOKS: list[Callable[[str], bytes]] = [
    attendance,
    book,
    index,
    checked,
    items,
    bank,
    verdicts,
    lambda evil: hours_book([HoursRow(1, evil, evil, DAY, evil, 6)], WORDS),
    lambda evil: people_sheet(evil, [evil], [[evil]]),
    lambda evil: roster_template(WORDS, [evil], [evil], [[evil] * 5], [evil]),
]


def texts(content: bytes) -> Iterator[str]:
    """Yields the texts of all cells; a formula is a failure."""
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (sheet.title, cell.coordinate, cell.value)
                if isinstance(cell.value, str):
                    yield cell.value


@pytest.mark.parametrize("make", BOOKS)
@given(TEXTS)
@settings(max_examples=15, deadline=None)
def test_nothing_that_was_typed_begins_a_formula(make: Callable[[str], bytes], evil: str) -> None:
    found = list(texts(make(evil)))
    assert found
    for text in found:
        first = unicodedata.normalize("NFKC", text.lstrip(" \n")[:1])
        assert not first.startswith(("=", "+", "-", "@", "\t", "\r")), text
