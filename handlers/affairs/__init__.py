"""Branch affairs (党务公开): notices and all that hangs on them."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries.notice import CARD, JOINT
from handlers.affairs.card.view import draw, draw_joint
from handlers.affairs.cases import due as cases_due, view as cases_view
from handlers.affairs.cases.forms import FORMS as CASES
from handlers.affairs.cases.routes import route as cases_route
from handlers.affairs.joint import due as joint_due
from handlers.affairs.joint.routes import route as joint_route
from handlers.affairs.matters.forms import FORMS as MATTERS
from handlers.affairs.matters.routes import route as matters_route
from handlers.affairs.notices import due as notices_due, view as notices_view
from handlers.affairs.notices.forms import FORMS
from handlers.affairs.notices.routes import route as notices_route
from handlers.affairs.plans import due as plans_due
from handlers.affairs.plans.forms import PLAN
from handlers.affairs.register.routes import route as register_route
from handlers.affairs.routes import route
from handlers.shared.feature import Feature, Todo
from handlers.shared.view import Texts


def _todos(
    session: Session, texts: Texts, branch: Branch, member: Member, now: datetime
) -> list[Todo]:
    """Lists the notices that a member has not seen, and the cases that wait for them."""
    about = (session, texts, branch, member, now)
    return [*cases_view.todos(*about), *notices_view.todos(*about)]


FEATURE = Feature(
    name="affairs",
    routes=(route, notices_route, cases_route, register_route, matters_route, joint_route),
    forms=(*FORMS, *CASES, *MATTERS, PLAN),
    subscribers=(notices_due.on, joint_due.on),
    dues=notices_due.DUES | plans_due.DUES,
    plannables=(plans_due.PLANNABLE,),
    todos=_todos,
    cards={CARD: draw, JOINT: draw_joint},
    live={CARD: notices_due.is_open, JOINT: joint_due.is_open_there},
    errands=notices_due.ERRANDS | cases_due.ERRANDS,
)
