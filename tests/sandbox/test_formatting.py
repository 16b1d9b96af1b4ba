"""HTML and MarkdownV2 become entities in UTF-16 units, or Telegram's refusals."""

from __future__ import annotations

import re
from html import escape, unescape

import pytest
from hypothesis import given, strategies as st

from sandbox.entities import obvious, piece, tidy, units
from sandbox.html_text import parse_html
from sandbox.markdown_text import parse_markdown
from sandbox.render import to_html
from sandbox.values import ApiError

PREFIX = "Bad Request: can't parse entities: "


def bold(offset: int, length: int) -> dict[str, object]:
    return {"type": "bold", "offset": offset, "length": length}


@pytest.mark.parametrize(
    ("source", "text", "kinds"),
    [
        ("<b>签到</b>", "签到", ["bold"]),
        ("<strong>a</strong><i>b</i><em>c</em>", "abc", ["bold", "italic", "italic"]),
        ("<u>a</u><ins>b</ins>", "ab", ["underline", "underline"]),
        ("<s>c</s><strike>c</strike><del>d</del>", "ccd", ["strikethrough"] * 3),
        ("<tg-spoiler>a</tg-spoiler><span class='tg-spoiler'>b</span>", "ab", ["spoiler"] * 2),
        ("<code>a&lt;b</code>", "a<b", ["code"]),
        ("<blockquote expandable>a</blockquote>", "a", ["expandable_blockquote"]),
        ("<b><i>a</i></b>", "a", ["bold", "italic"]),
        ("&ge;&lt;&gt;&amp;&quot;&#128512;&#12345678;", '&ge;<>&"😀&#12345678;', []),
        ("<b></b>a", "a", []),
        ("<a>x</a>", "x", []),
        ("<a href=''>example.com</a>", "example.com", ["text_link"]),
    ],
)  # fmt: skip
def test_html_that_telegram_reads(source, text, kinds):
    read, entities = parse_html(source)
    assert read == text
    assert [entity["type"] for entity in entities] == kinds


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("会议<章程>", 'Unsupported start tag "章程" at byte offset 6'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b>没有完", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<i>a</i ", "Unclosed end tag at byte offset 4"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
        ("<i =x>", 'Empty attribute name in the tag "i" at byte offset 0'),
        ("<i a = 19.,>", "Unexpected end of name token at byte offset 7"),
        ("<span class='big'>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_broken_html_is_refused_in_telegrams_words(source, reason):
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.description == PREFIX + reason


def test_links_mentions_languages_and_moments():
    link = parse_html('<a href="https://example.com/a?b=1&amp;c=2">x</a>')[1][0]
    assert link["url"] == "https://example.com/a?b=1&c=2"
    assert parse_html('<a href="tg://user?id=5">x</a>')[1][0]["user_id"] == 5
    code = parse_html('<pre><code class="language-python">x</code></pre>')[1]
    assert code == [{"type": "pre", "language": "python", "offset": 0, "length": 1}]
    moment = parse_html('<tg-time unix="1800000000" format="r">x</tg-time>')[1][0]
    assert (moment["unix_time"], moment["date_time_format"]) == (1_800_000_000, "r")
    assert parse_html('<a href="not a link">x</a>') == ("x", [])


@pytest.mark.parametrize(
    ("source", "text", "kinds"),
    [
        ("*a* _b_ __c__ ~d~ ||e||", "a b c d e",
         ["bold", "italic", "underline", "strikethrough", "spoiler"]),
        ("`a*b`", "a*b", ["code"]),
        ("```py\nprint(1)```", "print(1)", ["pre"]),
        ("[支部](https://example.com)", "支部", ["text_link"]),
        (r"1\.5 \(约\)", "1.5 (约)", []),
        (">一\n>二\n三", "一\n二\n三", ["blockquote"]),
        ("**>一\n>二||", "一\n二", ["expandable_blockquote"]),
        ("![x](tg://emoji?id=5368324170671202286)", "x", ["custom_emoji"]),
        ("*a _b_*", "a b", ["bold", "italic"]),
    ],
)  # fmt: skip
def test_markdown_that_telegram_reads(source, text, kinds):
    read, entities = parse_markdown(source)
    assert read == text
    assert [entity["type"] for entity in entities] == kinds


@pytest.mark.parametrize("character", list("]()>#+-=|{}.!"))
def test_markdowns_reserved_characters_need_a_backslash(character):
    reason = f"Character '{character}' is reserved and must be escaped with the preceding '\\'"
    with pytest.raises(ApiError) as refused:
        parse_markdown(f"x{character}")
    assert refused.value.description == PREFIX + reason
    assert parse_markdown(f"x\\{character}") == (f"x{character}", [])


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("🏟 🏟_abac * asd ", "Can't find end of Bold entity at byte offset 15"),
        ("_a", "Can't find end of Italic entity at byte offset 0"),
        ("🏟 🏟__🏟 🏟_", "Can't find end of Italic entity at byte offset 20"),
        ("_a__", "Can't find end of Underline entity at byte offset 2"),
        ("||a|", "Character '|' is reserved and must be escaped with the preceding '\\'"),
        ("`a", "Can't find end of Code entity at byte offset 0"),
        ("```a", "Can't find end of Pre entity at byte offset 0"),
        ("```a b", "Can't find end of PreCode entity at byte offset 0"),
        ("[a](b", "Can't find end of a URL at byte offset 3"),
        ("![a](https://b.cn)", "Custom emoji URL must have scheme tg"),
    ],
)
def test_broken_markdown_is_refused_in_telegrams_words(source, reason):
    with pytest.raises(ApiError) as refused:
        parse_markdown(source)
    assert refused.value.description == PREFIX + reason


async def test_a_call_carries_the_refusal(bot, branch):
    params = {"chat_id": branch.chat.id, "text": "<b>没有完", "parse_mode": "html"}
    assert (await bot.refusal("sendMessage", **params)).startswith(PREFIX)
    params["parse_mode"] = "RTF"
    assert await bot.refusal("sendMessage", **params) == "Bad Request: unsupported parse_mode"
    params["parse_mode"] = ""
    assert (await bot.ok("sendMessage", **params))["text"] == "<b>没有完"


async def test_entities_can_be_given_instead(bot, branch):
    params = {"chat_id": branch.chat.id, "text": "😀签到"}
    sent = await bot.ok("sendMessage", **params, entities=[bold(2, 2), bold(90, 1)])
    assert sent["entities"] == [bold(2, 2)]
    for wrong in ([1], [{"type": "loud", "offset": 0, "length": 1}], [{"type": "bold"}], {}):
        assert await bot.refusal("sendMessage", **params, entities=wrong)


async def test_a_mention_needs_somebody_the_sandbox_knows(bot, branch):
    text = f'<a href="tg://user?id={branch.wang.id}">王芳</a><a href="tg://user?id=1">谁</a>'
    sent = await bot.ok("sendMessage", chat_id=branch.chat.id, text=text, parse_mode="HTML")
    assert [entity["user"]["first_name"] for entity in sent["entities"]] == ["王芳"]


def test_commands_links_and_tags_are_found():
    text = "😀 /start@zhixue_bot 找 @chenjing，看 https://example.com/a。 #学习 a@b.cn 签/no /yes签"
    found = [(one["type"], piece(text, one["offset"], one["length"])) for one in obvious(text)]
    assert found == [
        ("bot_command", "/start@zhixue_bot"),
        ("mention", "@chenjing"),
        ("url", "https://example.com/a"),
        ("hashtag", "#学习"),
        ("email", "a@b.cn"),
    ]
    assert obvious("/code", [{"type": "code", "offset": 0, "length": 5}]) == []


@given(st.text())
def test_escaped_text_is_read_back_as_it_was(text):
    assert parse_html(escape(text)) == (text.replace("&#x27;", "'"), [])


def read_or_refused(parse, source):
    try:
        return parse(source)
    except ApiError:
        return "", []


@given(st.text(alphabet="<>&/ab=\"' \n😀", max_size=40))
def test_html_is_read_or_refused_and_never_worse(source):
    text, entities = read_or_refused(parse_html, source)
    ends = [one["offset"] + one["length"] for one in entities]
    assert all(one["offset"] >= 0 and one["length"] > 0 for one in entities)
    assert max(ends, default=0) <= units(text)


@given(st.text(alphabet="_*[]()~`>|!\\ab \n😀", max_size=40))
def test_markdown_is_read_or_refused_and_never_worse(source):
    text, entities = read_or_refused(parse_markdown, source)
    ends = [one["offset"] + one["length"] for one in entities]
    assert all(one["offset"] >= 0 and one["length"] > 0 for one in entities)
    assert max(ends, default=0) <= units(text)


KINDS = st.sampled_from(
    ["bold", "italic", "spoiler", "blockquote", "pre", "code", "text_link", "url"]
)
ENTITIES = st.lists(
    st.fixed_dictionaries(
        {"type": KINDS, "offset": st.integers(0, 12), "length": st.integers(1, 12),
         "url": st.sampled_from(["https://a.cn/?\"><script>", "javascript:alert(1)"])}
    ),
    max_size=6,
)  # fmt: skip


@given(st.text(alphabet="<a&\"'> 😀/", min_size=1, max_size=20), ENTITIES)
def test_rendered_html_holds_the_text_and_only_known_tags(text, entities):
    body, kept = tidy(text, entities)
    html = to_html(body, kept)
    assert unescape(re.sub(r"<[^>]*>", "", html)) == body
    tags = re.findall(r"<(/?)([a-z]+)([^>]*)>", html)
    stack: list[str] = []
    for closing, name, about in tags:
        assert name in {"b", "i", "span", "blockquote", "pre", "code", "a"}
        assert "script" not in about or "&lt;script" in about or "&quot;" in about
        assert "javascript:" not in about
        if closing:
            assert stack.pop() == name
        else:
            stack.append(name)
    assert not stack


@given(st.text(max_size=30), ENTITIES)
def test_trimming_keeps_entities_inside_the_text(text, entities):
    body, kept = tidy(text, entities)
    assert body == body.strip()
    assert all(one["length"] > 0 and one["offset"] + one["length"] <= units(body) for one in kept)
