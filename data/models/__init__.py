"""The tables, one file a noun."""

from data.models.audit import AuditEntry
from data.models.base import Base, Moment
from data.models.branch import Branch, BranchMove, FoundingRequest, MovedFile, Subgroup
from data.models.calendar import CalendarAddress
from data.models.case import Case, CaseLimit
from data.models.check import Check, CheckLine, MakeUp, Talk, Warned
from data.models.contest import Contest, Player
from data.models.erasure import Erasure, ErasureRequest
from data.models.intake import Draft, Errand, SeenUpdate, SetAside
from data.models.lease import Lease
from data.models.material import Feed, KeptFile, Material, Series, SeriesItem
from data.models.matter import Matter, MatterStep
from data.models.meeting import Meeting
from data.models.member import (
    Account,
    Away,
    Claim,
    Contact,
    Handover,
    Member,
    MemberChange,
    Newcomer,
)
from data.models.notice import Notice, NoticePlace, NoticeSeen, NoticeVersion
from data.models.outbox import Card, Outgoing
from data.models.permit import Budget, Permit
from data.models.plan import Occurrence, Plan
from data.models.points import Outside, PointEntry, PointRule
from data.models.question import (
    BankQuestion,
    QuestionChange,
    QuestionFile,
    QuestionFound,
    QuestionPack,
    QuestionPicture,
    QuestionReport,
    QuestionTag,
)
from data.models.quiz import Answer, Memory, Poll, Practice, Round, StrayVote, Streak
from data.models.reading import Hours, Note, Opening, Reading, Receipt
from data.models.record import Minute, Record, RecordChange, RecordTemplate
from data.models.signin import Attendance, CodeGuess, Correction
from data.models.topic import Contribution, LeadTurn, Topic
from data.models.vote import Ballot, Elector, SealedBallot, Vote, VoteKey

__all__ = [
    "Account",
    "Answer",
    "Attendance",
    "AuditEntry",
    "Away",
    "Ballot",
    "BankQuestion",
    "Base",
    "Branch",
    "BranchMove",
    "Budget",
    "CalendarAddress",
    "Card",
    "Case",
    "CaseLimit",
    "Check",
    "CheckLine",
    "Claim",
    "CodeGuess",
    "Contact",
    "Contest",
    "Contribution",
    "Correction",
    "Draft",
    "Elector",
    "Erasure",
    "ErasureRequest",
    "Errand",
    "Feed",
    "FoundingRequest",
    "Handover",
    "Hours",
    "KeptFile",
    "LeadTurn",
    "Lease",
    "MakeUp",
    "Material",
    "Matter",
    "MatterStep",
    "Meeting",
    "Member",
    "MemberChange",
    "Memory",
    "Minute",
    "Moment",
    "MovedFile",
    "Newcomer",
    "Note",
    "Notice",
    "NoticePlace",
    "NoticeSeen",
    "NoticeVersion",
    "Occurrence",
    "Opening",
    "Outgoing",
    "Outside",
    "Permit",
    "Plan",
    "Player",
    "PointEntry",
    "PointRule",
    "Poll",
    "Practice",
    "QuestionChange",
    "QuestionFile",
    "QuestionFound",
    "QuestionPack",
    "QuestionPicture",
    "QuestionReport",
    "QuestionTag",
    "Reading",
    "Receipt",
    "Record",
    "RecordChange",
    "RecordTemplate",
    "Round",
    "SealedBallot",
    "SeenUpdate",
    "Series",
    "SeriesItem",
    "SetAside",
    "StrayVote",
    "Streak",
    "Subgroup",
    "Talk",
    "Topic",
    "Vote",
    "VoteKey",
    "Warned",
]
