"""The people of the branch: their accounts, and how each of them studies."""

from dataclasses import dataclass
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Member
from sandbox.demo import MEMBERS, SECRETARY, DemoMember
from sandbox.values import Person
from sandbox.world import World


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of the branch: the account, the line of the roster, the habits, each from 0 to 1."""

    person: Person
    line: DemoMember
    diligence: float
    """The share of readings, questions and meetings that they come to."""
    success: float
    """The share of questions that they answer right."""
    talk: float
    hour: int
    """The local hour at which they usually read."""


def people(world: World, seed: int) -> list[Someone]:
    """Returns everybody of the demonstration's world, the secretary first: the same natures for the
    same seed."""
    made = []
    for at, (person, line) in enumerate(
        zip(world.people.values(), (SECRETARY, *MEMBERS), strict=True)
    ):
        dice = Random(f"{seed}:{at}")  # noqa: S311 - play, not secrets
        keen = line.post != "" or dice.random() < 0.7
        diligence = dice.uniform(0.86, 0.99) if keen else dice.uniform(0.5, 0.82)
        made.append(
            Someone(
                person,
                line,
                diligence,
                dice.uniform(0.55, 0.93),
                dice.random(),
                dice.choice((8, 9, 10, 12, 13, 18, 20)),
            )
        )
    return made


def rows(session: Session, branch: Branch, everybody: list[Someone]) -> dict[int, Member]:
    """Finds everybody's row of the roster, by account; two of one name by their subgroups."""
    found = session.scalars(
        select(Member).where(Member.branch_id == branch.id).order_by(Member.id)
    ).all()
    left = {one.line.name: [row for row in found if row.name == one.line.name] for one in everybody}
    return {one.person.id: left[one.line.name].pop(0) for one in everybody}
