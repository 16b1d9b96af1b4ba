"""The tables, one file a noun."""

from data.models.base import Base, Moment
from data.models.branch import Branch, Subgroup
from data.models.contest import Contest, Player
from data.models.intake import Draft, Errand, SeenUpdate, SetAside
from data.models.material import Feed, KeptFile, Material, Series, SeriesItem
from data.models.meeting import Meeting
from data.models.member import Account, Away, Claim, Member, MemberChange
from data.models.outbox import Card, Outgoing
from data.models.plan import Occurrence, Plan
from data.models.question import (
    BankQuestion,
    QuestionChange,
    QuestionPicture,
    QuestionReport,
    QuestionTag,
)
from data.models.quiz import Answer, Memory, Poll, Practice, Round, StrayVote, Streak
from data.models.reading import Hours, Note, Opening, Reading, Receipt
from data.models.signin import Attendance, CodeGuess, Correction

__all__ = [
    "Account",
    "Answer",
    "Attendance",
    "Away",
    "BankQuestion",
    "Base",
    "Branch",
    "Card",
    "Claim",
    "CodeGuess",
    "Contest",
    "Correction",
    "Draft",
    "Errand",
    "Feed",
    "Hours",
    "KeptFile",
    "Material",
    "Meeting",
    "Member",
    "MemberChange",
    "Memory",
    "Moment",
    "Note",
    "Occurrence",
    "Opening",
    "Outgoing",
    "Plan",
    "Player",
    "Poll",
    "Practice",
    "QuestionChange",
    "QuestionPicture",
    "QuestionReport",
    "QuestionTag",
    "Reading",
    "Receipt",
    "Round",
    "SeenUpdate",
    "Series",
    "SeriesItem",
    "SetAside",
    "StrayVote",
    "Streak",
    "Subgroup",
]
