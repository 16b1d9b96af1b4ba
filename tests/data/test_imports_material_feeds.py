"""Feeds as they come over the network, honest and otherwise."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from data.imports.feed import BadFile, FeedItem, read_feed
from data.imports.sheet import Limits
from sandbox.html_text import parse_html

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>学习 &amp; 新闻</title><link>https://example.org/</link>
<item><title>三会一课 &lt; 入门</title><link>https://example.org/1</link><guid>g1</guid>
<description>&lt;p&gt;正文&lt;b&gt;要紧&lt;/b&gt;&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</description>
<pubDate>Mon, 16 Nov 2026 08:00:00 +0800</pubDate></item>
<item><title>党课</title><link>javascript:alert(1)</link><description>只有字</description></item>
<item><title>空的</title></item>
<item><guid>g1</guid><title>又一次</title><link>https://example.org/1</link></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>支部</title>
<entry><id>urn:1</id><title type="html">&lt;b&gt;党课&lt;/b&gt;</title>
<link href="https://example.org/a"/><updated>2026-11-16T00:00:00Z</updated>
<summary>短</summary><content type="html">&lt;p&gt;全文，比摘要长&lt;/p&gt;</content>
</entry></feed>"""


def refused(content: bytes, limits: Limits | None = None) -> BadFile:
    with pytest.raises(BadFile) as caught:
        read_feed(content, limits)
    return caught.value


def outcome(content: bytes) -> list[FeedItem] | str:
    """Returns the entries, or the key of the refusal."""
    try:
        return read_feed(content).items
    except BadFile as bad:
        return bad.key


def rss(items: str) -> bytes:
    return f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.encode()


def test_an_rss_feed_gives_its_entries_each_once() -> None:
    feed = read_feed(RSS.encode())
    assert feed.title == "学习 & 新闻"
    first, second = feed.items
    assert first == FeedItem(
        guid="g1",
        title="三会一课 < 入门",
        html="正文<b>要紧</b>",
        link="https://example.org/1",
        published=datetime(2026, 11, 16, tzinfo=UTC),
    )
    assert (second.title, second.html, second.link) == ("党课", "只有字", "")
    assert second.published is None
    assert second.guid


def test_an_atom_feed_gives_the_whole_text_rather_than_the_summary() -> None:
    [item] = read_feed(ATOM.encode()).items
    assert (item.guid, item.title, item.html) == ("urn:1", "党课", "全文，比摘要长")
    assert item.published == datetime(2026, 11, 16, tzinfo=UTC)


def test_a_feed_in_gb2312_is_read() -> None:
    [item, _] = read_feed(RSS.replace("utf-8", "gb2312").encode("gb2312")).items
    assert item.title == "三会一课 < 入门"


def test_an_empty_feed_is_a_feed() -> None:
    assert read_feed(rss("")).items == []


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "material-file-empty"),
        (b" \n", "material-file-empty"),
        (b"<html><body><p>no feed</p></body></html>", "material-file-not-feed"),
        (b'{"not": "a feed"}', "material-file-not-feed"),
        (b"/etc/hostname", "material-file-not-feed"),
        (b"http://127.0.0.1:9/", "material-file-not-feed"),
        (b"%PDF-1.7", "material-file-not-feed"),
        (b"x" * (5 * 2**20 + 1), "material-file-too-big"),
    ],
)
def test_a_page_that_is_no_feed_is_reported(content: bytes, key: str) -> None:
    assert refused(content).key == key


def test_a_path_is_not_followed(tmp_path: Path) -> None:
    place = tmp_path / "feed.xml"
    place.write_text(RSS, "utf-8")
    assert refused(bytes(place)).key == "material-file-not-feed"


def test_entities_that_multiply_stay_small() -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>'.encode() + rss(
        "<item><title>&l9;</title><link>https://example.org/</link></item>"
    )
    [item] = read_feed(bomb).items
    assert len(item.title) <= 200


def test_an_outer_entity_fetches_and_opens_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret words", "utf-8")
    content = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'.encode() + rss(
        "<item><title>t &x;</title><link>https://example.org/</link></item>"
    )
    [item] = read_feed(content).items
    assert "secret" not in item.title + item.html


def test_a_feed_of_thousands_gives_the_first_of_them() -> None:
    items = "".join(f"<item><link>https://example.org/{n}</link></item>" for n in range(1_000))
    feed = read_feed(rss(items))
    assert [item.link for item in feed.items][:2] == [
        "https://example.org/0",
        "https://example.org/1",
    ]
    assert len(feed.items) == 200


def test_a_text_too_long_leaves_its_link() -> None:
    item = f"<item><link>https://example.org/</link><description>{'字' * 30}</description></item>"
    [read] = read_feed(rss(item), Limits(longest=20)).items
    assert (read.html, read.link) == ("", "https://example.org/")


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2_000), st.binary(max_size=4)), max_size=6))
def test_a_damaged_feed_never_crashes(changes: list[tuple[int, bytes]]) -> None:
    content = bytearray(RSS.encode())
    for place, new in changes:
        content[place : place + len(new)] = new
    read = outcome(bytes(content))
    if isinstance(read, str):
        assert read in ("material-file-not-feed", "material-file-broken")
        return
    for item in read:
        parse_html(item.html)
        assert item.guid
