"""Study material: what is sent is taken, kept in order, read out of files, fetched from feeds."""

from handlers.material.feeds import due as feeds_due
from handlers.material.feeds.forms import FORM as FEED
from handlers.material.feeds.routes import route as feeds_route
from handlers.material.fields.forms import FORM as FIELD
from handlers.material.fields.routes import route as fields_route
from handlers.material.importing import due as importing_due
from handlers.material.importing.routes import TAKER, route as importing_route
from handlers.material.inbox import view as inbox_view
from handlers.material.inbox.routes import route as inbox_route
from handlers.material.items import due as items_due
from handlers.material.items.forms import NEW_SERIES
from handlers.material.items.routes import route as items_route
from handlers.material.plans import forms as plans_forms
from handlers.material.plans.due import PLANNABLES
from handlers.material.plans.routes import route as plans_route
from handlers.material.routes import route
from handlers.material.series.forms import FORM as SERIES
from handlers.material.series.routes import route as series_route
from handlers.shared.feature import Feature

FEATURE = Feature(
    name="material",
    routes=(
        route,
        inbox_route,
        items_route,
        fields_route,
        series_route,
        plans_route,
        feeds_route,
        importing_route,
    ),
    forms=(FIELD, NEW_SERIES, SERIES, FEED, plans_forms.SERIES, plans_forms.MATERIAL),
    plannables=PLANNABLES,
    taker=TAKER,
    cards={inbox_view.CARD: inbox_view.draw},
    errands=items_due.ERRANDS | importing_due.ERRANDS | feeds_due.ERRANDS,
)
