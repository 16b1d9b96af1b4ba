"""Tells talk among people from lines that are meant for the bot."""

import re

SAYS_LEAVE = r"[请請].{0,2}假|(?:来|來|去|参加|參加|到)不了|不能(?:来|來|去|参加|參加|到会|到會)"
"""What in a text means that somebody asks for leave."""
SAYS_MAKEUP = r"补学|補學|补课|補課"
"""What in a text means make-up study."""
CANCEL = frozenset({"取消", "cancel"})
"""The words that leave a step in progress."""
_WORD = re.compile(r"([^\s:：]+)(?:[\s:：]+(.*))?", re.DOTALL)
_TALK = re.compile(r"[?？!！。，,；;…\n]|[吧吗嗎呢呀啊]|行不行|好不好|可以|大家|同志")
"""Signs of talk: a question, a sentence, the words by which people are addressed."""


_ADDRESS = r"(?:您|你|大家|书记|同志|小助手|机器人|支学|啦|了|呀|啊|哦|的|！|!|。|~|～|，|,|\s)*"
_SMALL_TALK = (
    ("thanks", r"(?:非常|太|多)?(?:感谢|谢谢|感謝|謝謝|多谢|辛苦)|thanks?(?: you)?|thx"),
    ("greeting", r"(?:您|你|大家|[早上中下晚][上午]?)好|早安?|晚安|在[吗嗎]|hello|hi|hey"),
    ("fine", r"收到|好|好的|知道|明白|嗯+|哦+|行|ok(?:ay)?"),
)
_LINK = re.compile(r"(?:https?://|www\.|t\.me/)\S+", re.IGNORECASE)


def small_talk(text: str) -> str:
    """Tells what a text is that needs no more than a short line, if anything: thanks · greeting ·
    fine; "" for anything else."""
    said = text.strip().casefold()
    for kind, pattern in _SMALL_TALK:
        if re.fullmatch(rf"(?:{pattern}){_ADDRESS}", said):
            return kind
    return ""


def is_link(text: str) -> bool:
    """Tells whether a text begins with an address of the web."""
    return _LINK.match(text.strip()) is not None


def is_talk(text: str) -> bool:
    """Tells whether a text has the signs of talk among people."""
    return _TALK.search(text) is not None


def split_word(text: str) -> tuple[str, str]:
    """Returns the first word of a text and the rest; any white space or a colon ends the word."""
    found = _WORD.fullmatch(text.strip())
    return (found[1], (found[2] or "").strip()) if found else ("", "")
