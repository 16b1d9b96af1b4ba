"""Pages, Markdown and plain text converted to Telegram's HTML."""

import pytest
from hypothesis import given, settings, strategies as st

from data.imports.pages import followable, html_of_markdown, html_of_text, telegram_html
from sandbox.html_text import parse_html


@pytest.mark.parametrize(
    ("page", "html"),
    [
        ("<h1>党课</h1><p>第一段</p><p>第二段</p>", "<b>党课</b>\n\n第一段\n\n第二段"),
        ("<h2>党<b>课</b></h2>正文", "<b>党课</b>\n\n正文"),
        ("<p>一<br>二<br><br><br>三</p>", "一\n二\n\n三"),
        ("<div>一</div><div></div><div>二</div>", "一\n二"),
        ("<p> 一 &nbsp; <b> 二 </b> 三</p>", "一 <b>二</b> 三"),
        ("<p>　　段首空格</p><p>　</p><p>下一段</p>", "段首空格\n\n下一段"),
        ("<p>支部\n党员</p><p>one\ntwo</p>", "支部党员\n\none two"),
        (
            "<strong>a</strong><em>b</em><del>c</del><ins>d</ins>",
            "<b>a</b><i>b</i><s>c</s><u>d</u>",
        ),
        ("<ul><li>甲</li><li></li><li><b>乙</b></li></ul>丙", "• 甲\n• <b>乙</b>\n\n丙"),
        ("<ol start=3><li><p>甲</p></li><li>乙</li></ol>", "3. 甲\n4. 乙"),
        ("<ol start=0><li>甲</ol><p>乙", "0. 甲\n\n乙"),
        (
            "<ul><li>甲<ol><li>子</li><li>丑</li></ol></li><li>乙</li></ul>",
            "• 甲\n   1. 子\n   2. 丑\n• 乙",
        ),
        (
            "<blockquote><p>甲</p><blockquote>乙</blockquote></blockquote>丙",
            "<blockquote>甲\n\n乙</blockquote>\n\n丙",
        ),
        ("<pre>\n  a &lt; b\n\n c\n</pre>", "<pre>a &lt; b\n\n c</pre>"),
        ("<p>d</p><pre>\n  a &lt; b\n\n c\n</pre>", "d\n\n<pre>  a &lt; b\n\n c</pre>"),
        (
            '<pre><code class="language-python">x\n</code></pre>',
            '<pre><code class="language-python">x</code></pre>',
        ),
        ("<code>a <b>b</b></code>", "<code>a b</code>"),
        (
            '<a href="https://example.org/?a=1&amp;b=2">看</a>',
            '<a href="https://example.org/?a=1&amp;b=2">看</a>',
        ),
        ('<a href="tg://resolve?domain=x">看</a>', '<a href="tg://resolve?domain=x">看</a>'),
        ('<a href="javascript:alert(1)">看</a>', "看"),
        ('<a href="/inside">看</a> <a href="#x">听</a> <a name="y">说</a>', "看 听 说"),
        ('<a href="https://example.org/"><img alt="图" src="x"></a>字', "字"),
        ("前<script>alert(1)</script><style>b{}</style><!-- 注 -->后", "前后"),
        ("<marquee>字<blink>符</blink></marquee>", "字符"),
        ("a &lt;b&gt; &amp;amp; &copy; <", "a &lt;b&gt; &amp;amp; © &lt;"),
        (
            "<table><tr><th>甲</th><th>乙</th></tr>\n<tr>\n<td>1</td>\n<td></td><td>3<p>4</p></td></tr>",
            "<b>甲</b> | <b>乙</b>\n1 |  | 3 4",
        ),
        ("<table><tr><td></td><td>2</td><td> </td></tr></table>", "| 2"),
        ("<b><i>一</b>二</i>", "<b><i>一</i></b>二"),
        ("</p></b>一", "一"),
        ("零\u200b宽\ufeff字\x00符", "零宽字符"),
        ('<p>正文<sup><a href="#footnote-1">[1]</a></sup></p>', "正文[1]"),
        ('<ol><li>注 <a href="#footnote-ref-1">↑</a></li></ol>', "1. 注"),
        ("", ""),
    ],
)
def test_a_page_reads_well_in_a_chat(page: str, html: str) -> None:
    assert telegram_html(page) == html
    parse_html(html)


PIECES = [
    *("<b>", "</b>", "<i>", "</i>", "<p>", "</p>", "<li>", "</li>", "<ul>", "</ul>", "<ol>"),
    *("<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<pre>", "</pre>", "<code>"),
    *(
        "</code>",
        "<blockquote>",
        "</blockquote>",
        "<br>",
        "<h1>",
        "</h1>",
        "<a href='http://e.org'>",
    ),
    *("</a>", "<a href='x\"<>'>", "<!--", "-->", "<script>", "</script>", "&", "&lt;", "&#0;", "<"),
    *("字", " ", "\n", "a", "\x00", "<img alt='x'>", "<span>", "<code class=language-py>"),
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_telegram_accepts_whatever_comes_of_a_page(page: str) -> None:
    text, _ = parse_html(telegram_html(page))
    assert text == text.strip()


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_telegram_accepts_whatever_comes_of_markdown(text: str) -> None:
    parse_html(html_of_markdown(text))


@settings(deadline=None)
@given(st.text())
def test_plain_text_comes_through_as_it_is(text: str) -> None:
    said, formatting = parse_html(html_of_text(text))
    assert formatting == []
    assert [line.split() for line in said.splitlines() if line.strip()] == [
        line.split() for line in without_the_unseen(text).splitlines() if line.strip()
    ]


def without_the_unseen(text: str) -> str:
    return "".join(char for char in text if char not in "\0\u00ad\u200b\u2060\ufeff")


def test_plain_text_has_one_blank_line_at_most() -> None:
    assert (
        html_of_text("题目  \r\n\r\n\r\n\t　　一 < 二\r\n　　三\n")
        == "题目\n\n　　一 &lt; 二\n　　三"
    )


def test_markdown_becomes_what_a_chat_can_show() -> None:
    text = """# 三会一课

是**基本制度**，~~不是~~ `x < y`，
见[条例](https://example.org/)。<br>换行

1. 党员大会
2. 党课
   - 讲什么
   - 谁来讲

> 引文

| 会 | 次数 |
|---|---|
| 党课 | 每季度 |

![图](x.png)
"""
    assert html_of_markdown(text) == (
        "<b>三会一课</b>\n\n"
        '是<b>基本制度</b>，<s>不是</s> <code>x &lt; y</code>，见<a href="https://example.org/">条例</a>。\n换行\n\n'
        "1. 党员大会\n2. 党课\n   • 讲什么\n   • 谁来讲\n\n"
        "<blockquote>引文</blockquote>\n\n"
        "<b>会</b> | <b>次数</b>\n党课 | 每季度"
    )


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("https://example.org/a", True),
        ("http://example.org:8080", True),
        ("tg://resolve?domain=x", True),
        ("ftp://example.org", False),
        ("example.org", False),
        ("https://", False),
        ("https://nowhere", False),
        ("https://exa mple.org", False),
        ("https://[broken", False),
        ("javascript://example.org", False),
    ],
)
def test_a_link_leads_where_telegram_can_go(link: str, leads: bool) -> None:
    assert followable(link) is leads
