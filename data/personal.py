"""The register of what is personal: for every table its erasure, retention and place in /mydata.

`data.queries.erasure` erases by it, `data.queries.own_data` leaves out by it the ids of others, and
`tests/data/test_personal.py` asks every column that can hold a person.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

FOR_GOOD: Final = "for-good"
"""As long as the branch exists."""
ARCHIVE: Final = "archive"
"""As long as the branch exists; names of the erased, until the branch's archive term is over."""
STUDY: Final = "study"
"""Figures as long as the branch exists; what a person typed, until `ZHIXUE_KEEP_STUDY_DAYS`."""
WORK: Final = "work"
"""What the bot works through: until `ZHIXUE_KEEP_WORK_DAYS` after it is done with."""
LEFT: Final = "left"
"""Until a member who left is erased: on request, or after `ZHIXUE_KEEP_LEFT_DAYS`."""
STRANGER: Final = "stranger"
"""People in no branch: until `ZHIXUE_KEEP_STRANGER_DAYS` after they were last seen."""
FIRINGS: Final = "firings"
"""Until `ZHIXUE_KEEP_FIRINGS_DAYS`."""
AUDIT: Final = "audit"
"""Until `ZHIXUE_AUDIT_DAYS`."""
BRIEF: Final = "brief"
"""Until it is settled: minutes or days."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What happens to a table's rows. Columns are named in one string, separated by spaces.

    A row is a person's if its column in `rows` or `links` is theirs.
    """

    retention: str
    export: str = ""
    """Its key in /mydata; empty where `why` says why it is not in it."""
    why: str = ""
    rows: str = ""
    """Whose row it is: the row is deleted with the person."""
    links: str = ""
    """Whose row it is: the row stays, for an erased member is a pseudonym. The number of an account
    becomes one that nobody has."""
    accounts: str = ""
    """Which account did it; the number becomes `data.queries.erasure.ERASED`."""
    own: str = ""
    """What a person wrote or is called, in a row of theirs: emptied."""
    quotes: str = ""
    """Text or JSON that may name or mean anybody: the pseudonym takes the name's place."""
    filed: str = ""
    """The same, but in what is filed (`data.queries.scope.archived`) only after the branch's archive
    term."""
    nobody: str = ""
    """Long enough to hold a person, and holds none: content, codes, counts."""


_OTHERS = "says nothing about who it is that did it"

PERSONAL: Mapping[str, Kept] = {
    "account": Kept(STRANGER, "account", rows="id", own="name username"),
    "answer": Kept(STUDY, "answers", links="member_id voter_id", own="name text", nobody="options"),
    "attendance": Kept(ARCHIVE, "attendance", links="member_id guest_id", own="reason", filed="name", nobody="subgroup"),
    "audit_entry": Kept(AUDIT, "audit", accounts="by_account_id"),
    "away": Kept(LEFT, "away", links="member_id", accounts="by_account_id", own="reason"),
    "ballot": Kept(ARCHIVE, why="tied to nobody", quotes="remark", nobody="marks"),
    "branch": Kept(FOR_GOOD, why="the branch's settings", nobody="chat_id name zone phone calendar_token"),
    "branch_move": Kept(BRIEF, why=_OTHERS, accounts="by_account_id", nobody="error"),
    "budget": Kept(BRIEF, why="no person"),
    "calendar_address": Kept(LEFT, why="their own address, which /calendar shows", rows="member_id account_id", nobody="token"),
    "card": Kept(FOR_GOOD, why="no person", nobody="chat_id message_id digest error"),
    "case_limit": Kept(BRIEF, why="a day's hash that names nobody", nobody="mark"),
    "check_line": Kept(STUDY, "checks", links="member_id", nobody="figures"),
    "claim": Kept(LEFT, "claims", rows="member_id account_id", accounts="decided_by"),
    "code_guess": Kept(STUDY, "code_guesses", rows="account_id"),
    "contact": Kept(STRANGER, "bots", rows="account_id"),
    "contest": Kept(STUDY, "made", accounts="created_by", quotes="title", nobody="questions"),
    "contribution": Kept(STUDY, "contributions", links="member_id", accounts="judged_by", own="name excerpt words marks chat_id message_id"),
    "correction": Kept(ARCHIVE, "corrections", accounts="by_account_id", filed="reason"),
    "draft": Kept(BRIEF, "drafts", rows="account_id", quotes="data", nobody="message_id"),
    "elector": Kept(ARCHIVE, "votes", links="member_id helper_id", filed="name consent"),
    "erasure": Kept(FOR_GOOD, why="numbers by which an erasure is repeated after a restore", filed="names", nobody="sweep"),
    "erasure_request": Kept(BRIEF, "erasure_requests", rows="member_id"),
    "errand": Kept(WORK, why="what it makes is in its own place", accounts="account_id", quotes="data", nobody="error digest"),
    "feed": Kept(FOR_GOOD, "made", accounts="created_by", nobody="url title etag modified error seen"),
    "founding_request": Kept(WORK, "foundings", rows="account_id", nobody="chat_id title name"),
    "handover": Kept(BRIEF, "handovers", rows="from_id to_id"),
    "hours": Kept(STUDY, "hours", links="member_id", nobody="cause"),
    "kept_file": Kept(FOR_GOOD, why="the branch's material", nobody="content"),
    "lead_turn": Kept(STUDY, "lead_turns", links="member_id swap_with"),
    "lease": Kept(BRIEF, why="no person", nobody="done"),
    "make_up": Kept(STUDY, "make_ups", links="member_id", accounts="assigned_by confirmed_by", nobody="questions"),
    "material": Kept(FOR_GOOD, "materials", accounts="added_by", nobody="title body link files tags source question options key"),
    "matter": Kept(ARCHIVE, "made", accounts="created_by", quotes="title dropped"),
    "matter_step": Kept(ARCHIVE, "made", accounts="by_account_id", quotes="note skipped"),
    "meeting": Kept(ARCHIVE, "made", accounts="created_by", filed="topic agenda", nobody="place secret"),
    "member": Kept(LEFT, "members", links="id", accounts="account_id", own="name hint note suspended"),
    "member_change": Kept(LEFT, "roster_changes", links="member_id", accounts="by_account_id", quotes="before after"),
    "member_case": Kept(ARCHIVE, "cases", links="member_id", accounts="handler_account_id decided_account_id", quotes="text files answer", nobody="sealed secret"),
    "memory": Kept(STUDY, "memory", rows="member_id"),
    "minute": Kept(ARCHIVE, "speeches", links="speaker_id", accounts="by_account_id", filed="speaker text", nobody="votes file message_id"),
    "moved_file": Kept(BRIEF, why="no person", nobody="file_id new_id named"),
    "newcomer": Kept(STRANGER, "newcomers", rows="account_id", accounts="decided_by"),
    "note": Kept(STUDY, "notes", rows="member_id", own="text"),
    "notice": Kept(ARCHIVE, "made", accounts="confirmed_by created_by", filed="label title body files found change why"),
    "notice_place": Kept(ARCHIVE, "made", accounts="by_account_id"),
    "notice_seen": Kept(STUDY, "notices", links="member_id"),
    "notice_version": Kept(ARCHIVE, "made", accounts="changed_by", filed="title body files why"),
    "occurrence": Kept(FIRINGS, why="no person", quotes="note"),
    "opening": Kept(STUDY, "openings", links="member_id"),
    "outbox": Kept(WORK, why="what was sent stands in the person's own chat", rows="chat_id", quotes="message error", nobody="message_id"),
    "outside": Kept(STUDY, "outside", links="member_id", accounts="by_account_id cancelled_by", own="title evidence"),
    "permit": Kept(BRIEF, why="times of messages, for seconds", nobody="chat_id counted"),
    "plan": Kept(FOR_GOOD, "made", accounts="created_by", quotes="data title", nobody="rhythm"),
    "player": Kept(STUDY, "contests", links="member_id"),
    "point_entry": Kept(STUDY, "points", links="member_id", nobody="cause"),
    "point_rule": Kept(FOR_GOOD, why="the branch's settings"),
    "poll": Kept(FOR_GOOD, why="no person", nobody="id chat_id message_id"),
    "practice": Kept(STUDY, "practice", rows="member_id", nobody="chosen"),
    "question": Kept(FOR_GOOD, "made", accounts="added_by approved_by", nobody="stem options answer blanks explanation source"),
    "question_change": Kept(FOR_GOOD, "made", accounts="by_account_id", nobody="before"),
    "question_file": Kept(WORK, "made", accounts="account_id", nobody="name file_id counts tag"),
    "question_found": Kept(WORK, why="the branch's questions", nobody="reason reasons found question picture"),
    "question_pack": Kept(WORK, why="the branch's questions", nobody="content"),
    "question_picture": Kept(FOR_GOOD, why="the branch's questions", nobody="content file_id"),
    "question_report": Kept(STUDY, "question_reports", links="member_id", accounts="settled_by", own="reason"),
    "question_tag": Kept(FOR_GOOD, why="the branch's questions", nobody="tag"),
    "reading": Kept(FOR_GOOD, why="the branch's material", nobody="title"),
    "receipt": Kept(STUDY, "readings", links="member_id"),
    "record": Kept(ARCHIVE, "records", links="host_id recorder_id", accounts="begun_by filed_by", filed="host recorder venue agenda facts"),
    "record_change": Kept(ARCHIVE, "record_changes", accounts="by_account_id", filed="before after why"),
    "record_template": Kept(FOR_GOOD, "made", accounts="by_account_id", nobody="name content"),
    "round": Kept(FOR_GOOD, why="the branch's questions", nobody="asked"),
    "seen_update": Kept(BRIEF, why="numbers of updates"),
    "sealed_ballot": Kept(BRIEF, why="tied to nobody", nobody="content"),
    "series": Kept(FOR_GOOD, why="the branch's material", nobody="name"),
    "series_item": Kept(FOR_GOOD, why="the branch's material"),
    "set_aside": Kept(WORK, why="an operator reads it; it may quote others", quotes="body", nobody="error"),
    "stray_vote": Kept(BRIEF, "stray_votes", rows="voter_id", own="name", nobody="poll_id options"),
    "streak": Kept(STUDY, "streaks", rows="member_id"),
    "study_check": Kept(STUDY, "made", accounts="by_account_id"),
    "subgroup": Kept(FOR_GOOD, why="the branch's settings", nobody="name"),
    "talk": Kept(STUDY, "talks", links="member_id", accounts="by_account_id", own="note"),
    "topic": Kept(STUDY, "topics", links="proposed_by lead_id", accounts="added_by", quotes="title body summary"),
    "vote": Kept(ARCHIVE, "made", accounts="created_by", filed="title candidates others tellers counts", nobody="scale"),
    "vote_key": Kept(BRIEF, why="no person", nobody="sealed"),
    "warned": Kept(FOR_GOOD, why="no person"),
}  # fmt: skip
"""Every table, by its name."""
