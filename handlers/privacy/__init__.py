"""What is kept about a person: told, handed out, and erased; and all of a branch."""

from handlers.privacy import due, forms, routes
from handlers.shared.feature import Feature

FEATURE = Feature(
    name="privacy",
    routes=(routes.route,),
    forms=(forms.BRANCH,),
    dues=due.DUES,
    errands=due.ERRANDS,
)
