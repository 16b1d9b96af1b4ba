"""Asks what is voted on and how."""

from collections.abc import Sequence

from data.models import Meeting, Vote
from data.queries import meeting as meetings, member as members
from data.values.namelist import names_in
from data.values.names import clean_text
from data.values.standing import Standing
from handlers.shared.access import COMMITTEE, row_of
from handlers.shared.forms import Answers, Choice, Context, Ending, Form, Question, Refusal, Right
from handlers.shared.names import say_names
from handlers.shared.view import OutMessage, say_when
from handlers.votes import rules, service, view
from handlers.votes.results import view as results
from handlers.votes.rules import Kind

LONGEST_TITLE = 200
MOST_RATINGS = 7
MOST_TELLERS = 6


def _people(answers: Answers, *standings: Standing) -> list[Choice]:
    """Lists people to choose from; who has no rights can be neither elected nor teller."""
    electing = answers["kind"] == Kind.ELECTION
    return [
        (one.shown, one.id)
        for one in members.present(answers.session, answers.branch.id)
        if one.listed
        and not (electing and one.suspended)
        and (not standings or Standing(one.standing) in standings)
    ]


def _meetings(answers: Answers) -> list[Choice]:
    found = meetings.ahead(answers.session, answers.branch.id, answers.now)
    latest = meetings.past(answers.session, answers.branch.id, answers.now, 3)
    today = [one for one in latest if one.state == "closed" and one.ends_at > answers.now]
    made: list[Choice] = [
        (
            answers.plain(
                "attendance-entry",
                when=say_when(answers.texts, one.starts_at, answers.now, answers.branch),
                kind=answers.plain(f"kind-{one.kind}"),
            ),
            one.id,
        )
        for one in [*today, *found]
    ]
    if answers["kind"] == Kind.APPRAISAL:
        made.append((answers.plain("vote-no-meeting"), 0))
    return made


def _check_meeting(answers: Answers, meeting_id: int) -> int:
    if meeting_id:
        row_of(answers.session, answers.branch, Meeting, meeting_id, "meeting-gone")
    elif answers["kind"] != Kind.APPRAISAL:
        raise Refusal("vote-meeting-needed")
    return meeting_id


def _title(_answers: Answers, text: str) -> str:
    line = clean_text(" ".join(text.split()))
    if not line:
        raise Refusal("vote-typed-empty")
    if len(line) > LONGEST_TITLE:
        raise Refusal("vote-typed-long", most=LONGEST_TITLE)
    return line


def _candidate(answers: Answers) -> list[Choice]:
    if answers["kind"] == Kind.FULL:
        return _people(answers, Standing.PROBATIONARY)
    return _people(answers, Standing.ACTIVIST, Standing.GUEST)


def _candidates(answers: Answers) -> list[Choice]:
    if answers["kind"] == Kind.ELECTION:
        return _people(answers, Standing.FULL)
    return _people(answers, Standing.FULL, Standing.PROBATIONARY)


def _rated(answers: Answers) -> list[Choice]:
    return [(answers.plain(f"vote-whom-{one}"), one) for one in ("all", "committee", "some")]


def _check_candidates(answers: Answers, chosen: Sequence[int]) -> list[int]:
    if not chosen:
        raise Refusal("vote-candidates-none")
    if answers["kind"] == Kind.ELECTION and len(chosen) > rules.MOST_CANDIDATES:
        raise Refusal("vote-candidates-many", most=rules.MOST_CANDIDATES)
    return list(chosen)


def _seats(answers: Answers) -> list[Choice]:
    many = len(answers["candidates"])
    committee = answers["post"] == "committee"
    fitting = [
        one
        for one in range(1, min(many, rules.MOST_SEATS) + 1)
        if rules.enough_candidates(many, one, committee=committee)
    ]
    return [(str(one), one) for one in reversed(fitting)]


def _typed_seats(answers: Answers, text: str) -> int:
    digits = text.strip()
    if not digits.isdecimal() or len(digits) > 3:
        raise Refusal("vote-seats-unclear")
    return _check_seats(answers, int(digits))


def _check_seats(answers: Answers, seats: int) -> int:
    many, committee = len(answers["candidates"]), answers["post"] == "committee"
    if not 1 <= seats <= rules.MOST_SEATS:
        raise Refusal("vote-seats-unclear")
    if not rules.enough_candidates(many, seats, committee=committee):
        raise Refusal("vote-candidates-few" if committee else "vote-candidates-fewer", seats=seats)
    return seats


def _tellers(answers: Answers) -> list[Choice]:
    about = set(answers.get("candidates") or [])
    return [one for one in _people(answers, Standing.FULL) if one[1] not in about]


def _check_tellers(answers: Answers, chosen: Sequence[int]) -> list[int]:
    if len(chosen) < 2:
        raise Refusal("vote-tellers-few")
    if len(chosen) > MOST_TELLERS:
        raise Refusal("vote-tellers-many", most=MOST_TELLERS)
    if set(chosen) & set(answers.get("candidates") or []):
        raise Refusal("vote-teller-candidate")
    return list(chosen)


def _scale(answers: Answers) -> list[Choice]:
    usual = answers.plain("vote-scale-usual")
    return [(usual, [name for name, _ in names_in(usual)])]


def _typed_scale(_answers: Answers, text: str) -> list[str]:
    found = [name for name, _ in names_in(text)]
    if not 2 <= len(found) <= MOST_RATINGS or len(set(found)) != len(found):
        raise Refusal("vote-scale-unclear", most=MOST_RATINGS)
    if any(len(one) > 12 for one in found):
        raise Refusal("vote-typed-long", most=12)
    return found


def _names(answers: Answers, chosen: Sequence[int]) -> list[tuple[int, str]]:
    known = {value: label for label, value in _people(answers)}
    return [(one, known[one]) for one in chosen if one in known]


def chosen_people(answers: Answers) -> list[tuple[int, str]]:
    """Returns whom a vote is about, in the order in which they stand on the ballot."""
    kind = answers["kind"]
    if kind in rules.ADMISSIONS:
        return _names(answers, [answers["candidate"]])
    if kind == Kind.APPRAISAL and answers["rated"] != "some":
        people = members.present(answers.session, answers.branch.id)
        wanted = {Standing.FULL, Standing.PROBATIONARY}
        return [
            (one.id, one.shown)
            for one in people
            if one.listed
            and Standing(one.standing) in wanted
            and (answers["rated"] == "all" or one.post in COMMITTEE)
        ]
    found = _names(answers, answers.get("candidates") or [])
    if kind == Kind.ELECTION and answers["post"] == "committee":
        return rules.ordered(found)
    return found


def _title_of(answers: Answers) -> str:
    kind = answers["kind"]
    if kind in rules.ADMISSIONS:
        return answers.plain(f"vote-title-{kind}", name=chosen_people(answers)[0][1])
    return str(answers["title"])


def _summary(answers: Answers) -> str:
    made = built(answers)
    lines = [answers.texts("vote-preview"), results.heading(answers.texts, made)]
    lines += view.terms(answers.session, answers.texts, made)
    if made.candidates and made.kind in rules.ADMISSIONS:
        names = [one["name"] for one in made.candidates]
        lines.append(answers.texts("vote-about", names=say_names(answers.texts, names)))
    return "\n".join(lines)


def built(answers: Answers) -> Vote:
    """Builds the vote that the answers describe; it is stored nowhere."""
    kind = answers["kind"]
    people = chosen_people(answers) if kind != Kind.MOTION else []
    tellers = _names(answers, answers.get("tellers") or []) if kind == Kind.ELECTION else []
    return Vote(
        branch_id=answers.branch.id,
        meeting_id=int(answers["meeting"]) or None,
        kind=kind,
        title=_title_of(answers),
        secret=bool(answers["secret"]) if kind == Kind.MOTION else True,
        state="draft",
        with_meeting=False,
        seats=int(answers["seats"]) if kind == Kind.ELECTION else 0,
        committee=kind == Kind.ELECTION and answers["post"] == "committee",
        base=answers["base"] if kind == Kind.ELECTION else "present",
        runoff=False,
        candidates=[{"member": one, "name": name} for one, name in people],
        others=[],
        scale=list(answers["scale"]) if kind == Kind.APPRAISAL else [],
        tellers=[
            {"member": one, "name": name, "role": "count" if at else "watch", "at": None}
            for at, (one, name) in enumerate(tellers)
        ],
        counts={},
        scrub=False,
        created_at=answers.now,
    )


def _make(ctx: Context, answers: Answers) -> None:
    made = built(answers)
    made.created_by = ctx.person.id
    if made.kind != Kind.MOTION and not made.candidates:
        raise Refusal("vote-candidates-none")
    ctx.session.add(made)
    ctx.session.flush()
    service.follow(ctx.session, made)
    ctx.show(view.page(ctx.session, ctx.texts, answers.branch, answers.member, made))


FORM = Form(
    key="vote",
    right=Right.VOTES,
    questions=(
        Question(
            "kind",
            choices=lambda a: [(a.plain(f"vote-kind-{one}"), one.value) for one in Kind],
            resets=("meeting", "title", "candidate", "candidates", "tellers"),
        ),
        Question("meeting", choices=_meetings, check=_check_meeting, columns=1),
        Question(
            "title",
            typed=_title,
            wanted=lambda a: a["kind"] not in rules.ADMISSIONS,
        ),
        Question("candidate", choices=_candidate, wanted=lambda a: a["kind"] in rules.ADMISSIONS),
        Question(
            "secret",
            choices=lambda a: [
                (a.plain("vote-choose-name"), 0),
                (a.plain("vote-choose-secret"), 1),
            ],
            wanted=lambda a: a["kind"] == Kind.MOTION,
        ),
        Question(
            "post",
            choices=lambda a: [
                (a.plain(f"vote-post-{one}"), one) for one in ("committee", "heads")
            ],
            wanted=lambda a: a["kind"] == Kind.ELECTION,
            resets=("seats",),
            columns=1,
        ),
        Question("rated", choices=_rated, wanted=lambda a: a["kind"] == Kind.APPRAISAL),
        Question(
            "candidates",
            choices=_candidates,
            many=True,
            check=_check_candidates,
            wanted=lambda a: (
                a["kind"] == Kind.ELECTION or (a["kind"] == Kind.APPRAISAL and a["rated"] == "some")
            ),
            resets=("seats", "tellers"),
        ),
        Question(
            "seats",
            choices=_seats,
            typed=_typed_seats,
            check=_check_seats,
            wanted=lambda a: a["kind"] == Kind.ELECTION,
            columns=4,
        ),
        Question(
            "base",
            choices=lambda a: [
                (a.plain(f"vote-base-{one}"), one) for one in ("present", "entitled")
            ],
            wanted=lambda a: a["kind"] == Kind.ELECTION,
        ),
        Question(
            "tellers",
            choices=_tellers,
            many=True,
            check=_check_tellers,
            wanted=lambda a: a["kind"] == Kind.ELECTION,
        ),
        Question(
            "scale",
            choices=_scale,
            typed=_typed_scale,
            wanted=lambda a: a["kind"] == Kind.APPRAISAL,
            columns=1,
        ),
    ),
    endings=(Ending("make", "vote-make", _make),),
    summary=_summary,
    leave=lambda ctx, _answers: ctx.show(OutMessage(ctx.texts("cancelled"))),
)
FORMS = (FORM,)
