"""Asks for the address of a feed."""

from data.models import Series
from data.values.addresses import BadAddress, clean_address
from data.values.out import OutMessage
from handlers.material.feeds import service, view
from handlers.shared.forms import Answers, Context, Ending, Form, Question, Right
from handlers.shared.refusal import Refusal, refuse_none


def _series(answers: Answers) -> Series:
    return refuse_none("series-gone", answers.session.get(Series, answers["series"]))


def _address(answers: Answers, text: str) -> str:
    try:
        url = clean_address(text)
    except BadAddress as bad:
        raise Refusal(bad.key) from None
    service.must_have_room(answers.session, answers.branch, url)
    return url


def _look_up(ctx: Context, answers: Answers) -> None:
    url, language = answers["url"], str(ctx.texts.language)
    service.look_up(ctx.session, ctx.now, _series(answers), ctx.person.id, url, language)
    ctx.show(OutMessage(ctx.texts("feed-looking", url=url[:100])))


FORM = Form(
    key="feed",
    right=Right.MATERIAL,
    questions=(Question("url", typed=_address, link=True),),
    endings=(Ending("look", "", _look_up),),
    leave=lambda ctx, a: ctx.show(view.listing(ctx.session, ctx.texts, _series(a))),
)
