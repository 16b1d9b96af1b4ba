"""The study check (学习检查): who studied what in a period, by hand at any time or by plan."""

from handlers.check.exports import due as exports_due, routes as exports_routes
from handlers.check.makeup import routes as makeup_routes, view as makeup_view
from handlers.check.member import due as member_due, routes as member_routes
from handlers.check.member.forms import FORM as TALK
from handlers.check.period import due as period_due, routes as period_routes
from handlers.check.plans import due as plans_due
from handlers.check.plans.forms import FORM as PLAN
from handlers.check.rhythm import due as rhythm_due
from handlers.shared.access import Right
from handlers.shared.feature import Asker, Feature, Work, worked_out

FEATURE = Feature(
    name="check",
    routes=tuple(
        one.route for one in (period_routes, member_routes, makeup_routes, exports_routes)
    ),
    forms=(TALK, PLAN),
    dues=rhythm_due.DUES,
    plannables=(plans_due.PLANNABLE,),
    todos=makeup_view.todos,
    cards={makeup_view.CARD: makeup_view.draw},
    errands={
        exports_due.ERRAND: Work(
            exports_due.make, exports_due.finish, exports_due.load, asker=Asker(Right.CHECKS)
        ),
        **{
            one.ERRAND: Work(read=worked_out, finish=one.finish, load=one.load, asker=asker)
            for one, asker in (
                (period_due, Asker(Right.CHECKS, account="by")),
                (plans_due, None),
                (member_due, Asker(Right.CHECKS)),
            )
        },
    },
)
