"""Methods for polls and quizzes: sending and stopping them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from sandbox import shapes
from sandbox.methods.files import shown
from sandbox.methods.formatting import Formatted, formatted, read
from sandbox.methods.markup import markup_of, require_allowed
from sandbox.methods.registry import Call, method
from sandbox.methods.sending import SENDING, addressed, send
from sandbox.values import Json, Option, Poll, bad_request
from sandbox.voting import OPTION_MOST, OPTIONS_MOST

QUESTION_MOST = 300
EXPLANATION_MOST = 200
DESCRIPTION_MOST = 1024
PERIOD = range(5, 2_628_001)
_MEDIA = ("animation", "audio", "document", "location", "photo", "venue", "video")
_OPTION_MEDIA = ("animation", "location", "photo", "sticker", "venue", "video")


@method(
    "sendPoll",
    f"{SENDING} question:str question_parse_mode:str question_entities:json options:json "
    "is_anonymous:bool type:str allows_multiple_answers:bool allows_revoting:bool "
    "shuffle_options:bool allow_adding_options:bool hide_results_until_closes:bool "
    "members_only:bool country_codes:json correct_option_ids:json correct_option_id:int "
    "explanation:str explanation_parse_mode:str explanation_entities:json explanation_media:json "
    "open_period:int close_date:int is_closed:bool description:str description_parse_mode:str "
    "description_entities:json media:json",
)
def send_poll(call: Call) -> Json:
    """Sends a poll or a quiz."""
    if call.get("members_only") or call.get("country_codes"):
        raise bad_request("polls can be limited to some voters only in channel chats")
    poll = _poll(call)
    chat = addressed(call)
    message = send(call, chat, poll=poll)
    call.world.enlist(poll, call.bot)
    return shapes.message(message)


def _poll(call: Call) -> Poll:
    question, question_entities = _plain(
        formatted(call, "question", "question_entities", "question_parse_mode")
    )
    if not question:
        raise bad_request("poll question must be non-empty")
    if len(question) > QUESTION_MOST:
        raise bad_request(f"poll question length must not exceed {QUESTION_MOST}")
    options = _options(call)
    kind = call.get("type", "regular")
    if kind not in ("regular", "quiz"):
        raise bad_request("unsupported poll type specified")
    quiz = kind == "quiz"
    poll = Poll(
        id=call.world.new_poll_id(),
        question=question,
        question_entities=question_entities,
        options=options,
        quiz=quiz,
        anonymous=call.get("is_anonymous", True),
        multiple=call.get("allows_multiple_answers", False),
        revoting=call.get("allows_revoting", not quiz),
        shuffle=call.get("shuffle_options", False),
        growing=call.get("allow_adding_options", False),
        hide_results=call.get("hide_results_until_closes", False),
        closed=call.get("is_closed", False),
        tally=[0] * len(options),
    )
    if poll.growing and (quiz or poll.anonymous):
        raise bad_request("options can't be added to quizzes and anonymous polls")
    _describe(call, poll)
    _limit_time(call, poll)
    return poll


def _plain(text: Formatted) -> Formatted:
    """Returns the text of a question or an option, which keeps no formatting but custom emoji."""
    return text[0], [entity for entity in text[1] if entity["type"] == "custom_emoji"]


def _options(call: Call) -> list[Option]:
    given = call.items("options", "InputPollOption")
    if not given:
        raise bad_request("poll must have at least one answer option")
    if len(given) > OPTIONS_MOST:
        raise bad_request(f"poll can't have more than {OPTIONS_MOST} options")
    return [_option(call, one) for one in given]


def _option(call: Call, given: Any) -> Option:
    shape = {"text": given} if isinstance(given, str) else given
    if not isinstance(shape, dict):
        raise bad_request("can't parse InputPollOption: Expected InputPollOption to be an Object")
    if "text" not in shape:
        raise bad_request("can't parse InputPollOption: Can't find field \"text\"")
    entities = shape.get("text_entities") or []
    text, kept = _plain(read(call, str(shape["text"]), shape.get("text_parse_mode"), entities))
    if not text:
        raise bad_request("poll options must be non-empty")
    if len(text) > OPTION_MOST:
        raise bad_request(f"poll options length must not exceed {OPTION_MOST}")
    media = shown(call, shape.get("media"), _OPTION_MEDIA)
    return Option(text, kept, str(call.world.new_number()), media)


def _describe(call: Call, poll: Poll) -> None:
    poll.description, poll.description_entities = formatted(
        call, "description", "description_entities", "description_parse_mode"
    )
    if len(poll.description) > DESCRIPTION_MOST:
        raise bad_request(f"poll description length must not exceed {DESCRIPTION_MOST}")
    poll.media = shown(call, call.get("media"), _MEDIA)
    if not poll.quiz:
        return
    poll.correct = _correct(call, len(poll.options))
    poll.explanation, poll.explanation_entities = formatted(
        call, "explanation", "explanation_entities", "explanation_parse_mode"
    )
    if len(poll.explanation) > EXPLANATION_MOST:
        raise bad_request(f"quiz explanation must have at most {EXPLANATION_MOST} characters")
    if poll.explanation.count("\n") > 2:
        raise bad_request("quiz explanation must have at most 2 line feeds")
    poll.explanation_media = shown(call, call.get("explanation_media"), _MEDIA)


def _correct(call: Call, options: int) -> list[int]:
    given = call.items("correct_option_ids", "correct option identifiers")
    if not given and call.get("correct_option_id") is not None:
        given = [call.get("correct_option_id")]
    if not given:
        raise bad_request("correct quiz option list must be non-empty")
    if not all(type(index) is int for index in given):
        raise bad_request("correct option identifier must be of type Number")
    if any(later <= earlier for earlier, later in pairwise(given)):
        raise bad_request("correct quiz option list must be increasing")
    if not 0 <= given[0] <= given[-1] < options:
        raise bad_request("wrong quiz correct_option_id")
    return given


def _limit_time(call: Call, poll: Poll) -> None:
    period, close = call.get("open_period"), call.get("close_date")
    now = call.world.now()
    if period:
        if period not in PERIOD:
            raise bad_request(f"open_period must be from {PERIOD[0]} to {PERIOD[-1]} seconds")
        poll.open_period, poll.close_date = period, now + period
    elif close:
        if close - now not in PERIOD:
            raise bad_request(
                f"close_date must be from {PERIOD[0]} to {PERIOD[-1]} seconds in the future"
            )
        poll.close_date = close


@method("stopPoll", "chat_id:chat message_id:int reply_markup:json business_connection_id:str")
def stop_poll(call: Call) -> Json:
    """Ends a poll; returns it with its final result."""
    chat = call.chat()
    message = call.message("message with poll to stop not found", chat)
    poll = message.poll
    if poll is None:
        raise bad_request("message is not a poll")
    if message.sender is not call.bot or message.origin is not None:
        raise bad_request("message can't be edited")
    if poll.closed:
        raise bad_request("poll has already been closed")
    keyboard, _ = markup_of(call)
    require_allowed(keyboard, chat)
    call.service.flood.take(chat)
    message.keyboard = keyboard
    call.world.close_poll(poll)
    return shapes.poll(poll)
