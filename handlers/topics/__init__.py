"""Discussion prompts (讨论): a stock of topics, contributions, results, and speaking in turn."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member
from handlers.shared.feature import Feature, Todo
from handlers.shared.texts import Texts
from handlers.topics.discussion import due as discussion_due, routes as discussion, rules, view
from handlers.topics.results import due as results_due, routes as results
from handlers.topics.results.forms import FORM as SUMMARY
from handlers.topics.rota import due as rota_due, routes as rota, view as rota_view
from handlers.topics.rota.forms import FORM as THEME
from handlers.topics.speaking import routes as speaking
from handlers.topics.speaking.forms import FORM as SPEECH
from handlers.topics.stock import due as stock_due, routes as stock
from handlers.topics.stock.forms import FORMS


def _todos(
    session: Session, texts: Texts, branch: Branch, member: Member, now: datetime
) -> list[Todo]:
    about = session, texts, branch, member, now
    return [*view.todos(*about), *rota_view.todos(*about)]


FEATURE = Feature(
    name="topics",
    routes=(stock.route, results.route, rota.route, speaking.route),
    forms=(*FORMS, SUMMARY, THEME, SPEECH),
    subscribers=(discussion_due.on,),
    dues=results_due.DUES | rota_due.DUES,
    plannables=(stock_due.PLANNABLE,),
    todos=_todos,
    on_reply={rules.CARD: discussion.answer_card},
    on_topic_message=discussion.take_message,
    on_reaction=discussion.take_reaction,
    cards=discussion_due.CARDS | results_due.CARDS,
    live={rules.CARD: discussion_due.is_open},
    errands=results_due.ERRANDS,
)
