"""Typed minutes: the kind of an entry, the speaker, and the result of a vote."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from data.models import Meeting, Record
from data.values.filenames import file_name
from data.values.record import EntryKind, ParsedEntry, Tally, Vote, read_entry
from handlers.records.filing import service
from handlers.shared.refusal import Refusal

NAMES = {"王芳", "李强", "Li Qiang"}
NOTE, SPEECH, VOTE = EntryKind.NOTE, EntryKind.SPEECH, EntryKind.VOTE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("王芳：我同意", ParsedEntry(SPEECH, "我同意", "王芳")),
        ("王芳同志: 我同意", ParsedEntry(SPEECH, "我同意", "王芳")),
        ("Li Qiang: I agree: fully", ParsedEntry(SPEECH, "I agree: fully", "Li Qiang")),
        ("时间：三点", ParsedEntry(NOTE, "时间：三点")),
        ("王芳：", ParsedEntry(NOTE, "王芳：")),
        ("发言 省里来的同志：讲两句", ParsedEntry(SPEECH, "讲两句", "省里来的同志")),
        ("發言：大家都說好", ParsedEntry(SPEECH, "大家都說好")),
        ("决议：同意接收李强", ParsedEntry(EntryKind.RESOLUTION, "同意接收李强")),
        ("决议草案已经印发", ParsedEntry(NOTE, "决议草案已经印发")),
        ("表决 接收李强 同意15 反对1 弃权0", ParsedEntry(VOTE, "接收李强", tally=Tally(15, 1))),
        ("表决同意１５票，不同意 2 票", ParsedEntry(VOTE, "", tally=Tally(15, 2))),
        ("表决 接收李强 不同意2 同意15", ParsedEntry(VOTE, "接收李强", tally=Tally(15, 2))),
        ("vote Admit Li, for: 3, abstained 2", ParsedEntry(VOTE, "Admit Li", tally=Tally(3, 0, 2))),
        ("表决：接收李强", ParsedEntry(VOTE, "接收李强")),
        ("大家同意3个方案", ParsedEntry(NOTE, "大家同意3个方案")),
        ("议题：接收李强", ParsedEntry(EntryKind.POINT, "接收李强")),
        ("记录：王芳：原话", ParsedEntry(NOTE, "王芳：原话")),
    ],
)  # fmt: skip
def test_a_word_in_front_or_a_known_name_says_what_an_entry_is(
    text: str, said: ParsedEntry
) -> None:
    assert read_entry(text, NAMES) == said


@given(st.text(max_size=60), st.sampled_from([None, *EntryKind]))
def test_a_text_with_nothing_in_front_stays_as_it_is(text: str, kind: EntryKind | None) -> None:
    said = read_entry(f"今天{text}", (), kind)
    if said.tally is None and not said.speaker and kind is not EntryKind.VOTE:
        assert said.text == f"今天{text}".strip()


@given(*[st.integers(0, 600)] * 5)
def test_votes_by_the_rule(yes: int, no: int, abstained: int, voters: int, present: int) -> None:
    present = min(present, voters)
    vote = Vote(yes, no, abstained, voters, present)
    assert vote.valid == (present > voters / 2)
    assert vote.carried == (present > voters / 2 and yes > voters / 2)
    assert (vote.outcome == "unknown") == (voters == 0)
    assert Vote.from_json(vote.as_json()) == vote


def test_half_is_not_more_than_half() -> None:
    assert Vote(2, 0, 0, voters=4, present=4).outcome == "lost"
    assert Vote(3, 1, 0, voters=4, present=4).outcome == "carried"
    assert Vote(2, 0, 0, voters=4, present=2).outcome == "invalid"


@given(st.text(max_size=200))
def test_names_of_files_fit_every_system(text: str) -> None:
    name = file_name(text)
    assert 0 < len(name) <= 80
    assert not set(name) & set('\\/:*?"<>|#%\n\x00')
    assert name == name.strip(" .") != ""


@pytest.mark.parametrize(
    ("state", "hours", "filed", "key"),
    [
        ("closed", -1, False, None),
        ("planned", -1, False, None),
        ("open", -1, False, "record-still-open"),
        ("planned", 1, False, "record-not-held"),
        ("closed", -1, True, "record-filed-already"),
    ],
)
def test_only_what_is_over_is_filed_and_only_once(
    state: str, hours: int, filed: bool, key: str | None
) -> None:
    now = datetime(2026, 11, 27, 9, tzinfo=UTC)
    meeting = Meeting(state=state, starts_at=now + timedelta(hours=hours))
    record = Record(filed_at=now if filed else None)
    if key is None:
        service.check_fileable(now, meeting, record)
        return
    with pytest.raises(Refusal) as no:
        service.check_fileable(now, meeting, record)
    assert no.value.key == key
