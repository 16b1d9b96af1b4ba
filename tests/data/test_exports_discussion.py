"""Discussions in Word, opened again by another library."""

import io
import re
import zipfile
from datetime import datetime, timedelta

import mammoth
import pytest

from data.exports.discussion import LABELS, Discussion, Entry, discussions_document

NAMED = {name: f"«{name}»" for name in LABELS}
AT = datetime(2026, 11, 30, 10, 0)  # noqa: DTZ001 - local, as the document says it


def entry(place: int, **more: object) -> Entry:
    fields: dict[str, object] = {
        "name": f"第{place}位",
        "at": AT + timedelta(minutes=place),
        "length": 30 + place,
        "excerpt": f"说的第 {place} 句话。",
        "link": f"https://t.me/c/123/{place}",
        "reactions": place % 3,
    }
    return Entry(**{**fields, **more})  # type: ignore[arg-type]


def test_everything_is_in_the_document_and_every_link_leads_to_its_message() -> None:
    full = Discussion(
        title="热词 · 清单",
        body="第一行。\n第二行 <b> & =1+1",
        when="11月30日 至 12月3日",
        counts="3 人中 3 人发言",
        entries=[entry(1), entry(2, link=""), entry(3, name="坏\x00名\x0b字", excerpt="坏\x1b字")],
        summary="小结一。\n小结二。",
    )
    empty = Discussion("案例 · 没人说", "", "12月4日 至 12月7日", "0 人发言", [], "")
    content = discussions_document("第一党支部", [full, empty], NAMED)
    html = mammoth.convert_to_html(io.BytesIO(content)).value
    for text in (
        "第一党支部",
        "热词 · 清单",
        "第二行 &lt;b&gt; &amp; =1+1",
        "小结二。",
        "«summary»",
    ):
        assert text in html
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    cells = [
        [re.sub("<[^>]*>", "", c) for c in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", r)]
        for r in rows
    ]
    assert cells[0] == ["«who»", "«when-said»", "«long»", "«said»", "«reactions»"]
    assert cells[1] == ["第1位", "11-30 10:01", "31", "说的第 1 句话。", "1"]
    assert cells[3] == ["坏名字", "11-30 10:03", "33", "坏字", ""]
    assert re.findall(r'href="([^"]*)"', html) == ["https://t.me/c/123/1", "https://t.me/c/123/3"]
    assert html.index("案例 · 没人说") < html.index("«nobody»")
    document = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert document.count("w:pageBreakBefore") == 1
    assert document.count("w:tblHeader") == 1


def test_a_missing_label_is_named() -> None:
    said = Discussion("t", "", "", "", [entry(1)], "")
    with pytest.raises(KeyError, match="reactions"):
        discussions_document("t", [said], {k: v for k, v in NAMED.items() if k != "reactions"})
