"""What services need, in one import: refusals, rights, days, people's texts and events."""

from handlers.shared.access import COMMITTEE, HEADS, HOLDERS, Right, may, secretaries
from handlers.shared.dates import clock, local, local_day, say_dated, say_span, today
from handlers.shared.events import publish
from handlers.shared.notify import Say, notify, notify_secretaries, reachable, texts_for, texts_of
from handlers.shared.refusal import (
    Refusal,
    need_key,
    refuse_asleep,
    refuse_elsewhere,
    refuse_empty,
    refuse_none,
)
from handlers.shared.texts import Markup, Texts, escape, texts_in

__all__ = [
    "COMMITTEE", "HEADS", "HOLDERS", "Markup", "Refusal", "Right", "Say", "Texts", "clock",
    "escape", "local", "local_day", "may", "need_key", "notify", "notify_secretaries", "publish",
    "reachable", "refuse_asleep", "refuse_elsewhere", "refuse_empty", "refuse_none", "say_dated",
    "say_span", "secretaries", "texts_for", "texts_in", "texts_of", "today",
]  # fmt: skip
