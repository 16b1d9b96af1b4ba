"""A person's standing and post in a branch, kinds of meetings, and attendance."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

Found = TypeVar("Found")


class Standing(StrEnum):
    """正式党员 · 预备党员 · 入党积极分子 · 群众: it decides voting rights and denominators."""

    FULL = "full"
    PROBATIONARY = "probationary"
    ACTIVIST = "activist"
    GUEST = "guest"


class Post(StrEnum):
    """A member's office in the branch; the highest first, "none" before them all."""

    NONE = "none"
    SECRETARY = "secretary"
    DEPUTY = "deputy"
    ORGANISATION = "organisation"
    PUBLICITY = "publicity"
    DISCIPLINE = "discipline"
    SUBGROUP_LEADER = "subgroup_leader"


class MeetingKind(StrEnum):
    """三会一课 and the rest of organisation life."""

    GENERAL = "general"
    COMMITTEE = "committee"
    SUBGROUP = "subgroup"
    LECTURE = "lecture"
    THEME_DAY = "theme_day"
    LIFE = "life"
    OTHER = "other"


class Status(StrEnum):
    """One person's attendance at one meeting; "none" while nothing was recorded."""

    NONE = "none"
    PRESENT = "present"
    LATE = "late"
    LEAVE = "leave"
    ABSENT = "absent"
    MADE_UP = "made_up"
    OBSERVING = "observing"


def votes(standing: Standing) -> bool:
    """Tells whether this standing has the right to vote.

    《中国共产党章程》第七条: probationary members have the rights of full members except those of
    voting, electing and being elected; others have none of them.
    """
    return standing is Standing.FULL


# Each pattern is matched against the whole text without its blanks; the first match decides, so
# narrower ones come before wider ones.
_STANDINGS: Sequence[tuple[Standing, tuple[str, ...]]] = (
    (Standing.GUEST, (r".*(非|不是)(中共)?[党黨][员員].*",)),
    (Standing.PROBATIONARY, (r".*[预預][备備].*", r"probationary( member)?")),
    (Standing.ACTIVIST, (r".*[积積][极極]分子.*", r".*[发發]展[对對]象.*", r"activist|candidate")),
    (
        Standing.GUEST,
        (
            r".*(入[党黨]申[请請]人|群[众眾衆]|[团團][员員]|民主[党黨]派|[无無][党黨]派).*",
            r"民[革盟建进進]([会會][员員]|盟[员員]|[党黨][员員])?",
            r"([农農]工[党黨]|致公[党黨])([党黨][员員])?",
            r"九三[学學]社(社[员員])?|台盟(盟[员員])?",
            r"guest|non-?member",
        ),
    ),
    (
        Standing.FULL,
        (r".*[党黨][员員]", r"正式|中共|中国共产党|中國共產黨", r"(full )?member|full"),
    ),
)

# The branch's, not the committee's above it (总支部) nor the youth league's (团支部).
_BRANCH = r"(.*(?<![总總团團])支部)?"
_POSTS: Sequence[tuple[Post, tuple[str, ...]]] = (
    (
        Post.DEPUTY,
        (
            rf"{_BRANCH}(常[务務])?副(支?[书書][记記]|支[书書])",
            r"deputy( branch)?( secretary)?",
        ),
    ),
    (
        Post.SECRETARY,
        (rf"{_BRANCH}(代理?)?([书書][记記]|支[书書])", r"(branch |party )*secretary"),
    ),
    (
        Post.ORGANISATION,
        (rf"{_BRANCH}[组組][织織]?(宣[传傳]?)?(委[员員])?", r"organi[sz]ation"),
    ),
    (Post.PUBLICITY, (rf"{_BRANCH}宣[传傳]?([纪紀][检檢])?(委[员員])?", r"publicity")),
    (
        Post.DISCIPLINE,
        (
            rf"{_BRANCH}[纪紀](律|[检檢]|律[检檢]查|[检檢][监監]察)(委[员員])?",
            r"discipline",
        ),
    ),
    (
        Post.SUBGROUP_LEADER,
        (
            r".{0,12}小[组組][组組]?[长長]",
            r"([党黨]|第.{1,3})?[组組][长長]",
            r"(sub)?group[ _]leader",
        ),
    ),
    (
        Post.NONE,
        (
            r"|[-—–/]+|[无無]([职職][务務])?|没有|否",
            r"普通([党黨][员員]|成[员員])|[党黨][员員]|成[员員]",
            r"none|no|member",
        ),
    ),
)

_KINDS: Sequence[tuple[MeetingKind, tuple[str, ...]]] = (
    (
        MeetingKind.GENERAL,
        (
            r"([党黨]?支部)?(全[体體])?[党黨][员員]大[会會]([会會][议議])?",
            r"[党黨]?支部大[会會]",
            r"全[体體][党黨][员員][会會]([议議])?",
            r"general( meeting)?",
        ),
    ),
    (
        MeetingKind.COMMITTEE,
        (
            r"([党黨]?支部)?(支委|委[员員]|支部委[员員])([扩擴]大)?[会會]([会會]?[议議]|[扩擴]大)?",
            r"committee( meeting)?",
        ),
    ),
    (
        MeetingKind.SUBGROUP,
        (r"(第.{1,3})?[党黨]?小[组組]([学學][习習])?[会會]([议議])?", r"subgroup( meeting)?"),
    ),
    (MeetingKind.LECTURE, (r".{0,4}[党黨][课課]([学學][习習])?", r"lecture")),
    (MeetingKind.THEME_DAY, (r"(主[题題])?[党黨]日([活][动動])?", r"theme[ _-]day")),
    (
        MeetingKind.LIFE,
        (
            r"([专專][题題])?([组組][织織]|民主)生活[会會]|[组組]生[会會]",
            r"民主[评評][议議]([党黨][员員])?",
            r"(organi[sz]ation(al)? )?life( meeting)?",
        ),
    ),
    (
        MeetingKind.OTHER,
        (
            r"其[他它]|[会會][议議]|座[谈談][会會]",
            r"(集中|理[论論]|[专專][题題])?[学學][习習]([会會])?",
            r"other|meeting",
        ),
    ),
)

_APPRAISAL = re.compile(r"民主[评評][议議]([党黨][员員])?|appraisal( of members)?", re.IGNORECASE)

LONGEST = 60
"""Longer texts name no standing, post or kind."""

_BRACKETED = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]")
_SEPARATORS = re.compile(r"[兼、,;/&+\n]|\band\b")
_BLANKS = re.compile(r"\s+")


def standing_of(text: str) -> Standing | None:
    """Returns the standing that a roster's words mean; None for unknown or empty words."""
    plain = _plain(text)
    # The words in brackets may decide: 中共党员（预备）.
    plain = re.sub(r"[()\[\]【】〔〕]", "", plain)
    return _first(_STANDINGS, plain) if plain else None


def post_of(text: str) -> Post | None:
    """Returns the post that a roster's words mean, the higher one of several; None for unknown
    words.

    Empty text is "none". Posts of other bodies (党委书记, 团支部书记) are unknown: they give no
    rights in this branch.
    """
    plain = _BRACKETED.sub("", _plain(text))
    found = [_first(_POSTS, part.strip()) for part in _SEPARATORS.split(plain)]
    known = [post for post in found if post is not None]
    if not known or (set(known) == {Post.NONE} and None in found):
        return None
    order = list(Post)
    return min(known, key=lambda post: (post is Post.NONE, order.index(post)))


def kind_of(text: str) -> MeetingKind | None:
    """Returns the kind of meeting these words name; None where they name none."""
    plain = _BRACKETED.sub("", _plain(text))
    return _first(_KINDS, plain) if plain else None


def appraisal_in(text: str) -> str:
    """Returns the words for an appraisal of members (民主评议党员), which is part of a meeting of
    another kind; empty where there are none."""
    found = _APPRAISAL.search(text)
    return found[0] if found else ""


def _plain(text: str) -> str:
    """Makes a text half-width and lower case, without invisible marks and Chinese blanks."""
    kept = unicodedata.normalize("NFKC", text[: 4 * LONGEST])
    shown = "".join(char for char in kept if unicodedata.category(char) != "Cf")
    blanks = _BLANKS.sub(" ", shown.strip().lower())
    return blanks if blanks.isascii() else blanks.replace(" ", "")


def _first(patterns: Sequence[tuple[Found, tuple[str, ...]]], text: str) -> Found | None:
    if len(text) > LONGEST:
        return None
    return next(
        (what for what, forms in patterns if any(re.fullmatch(form, text) for form in forms)), None
    )
