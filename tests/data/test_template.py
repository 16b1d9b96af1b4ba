"""A branch's own Word template: fields that fit, errors that are named, and refusals."""

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from hypothesis import given, settings, strategies as st
from jinja2 import TemplateSyntaxError

from data.imports.sheet import BadFile
from data.imports.template import check_template, fill_template
from data.imports.worker_record import Examiner, Narrow
from data.values.record_fields import FIELDS, LISTS, MAIN, spread, vocabulary
from tests.data.documents import compound, docx

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def packed(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Returns the document with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def test_a_template_in_chinese_or_english_fits_and_says_what_it_lacks() -> None:
    every = [f"{{{{ {one.hans} }}}}" for one in FIELDS]
    loops = [
        line
        for one in LISTS
        for line in (f"{{%p for x in {one.hans} %}}", "{{ x.序号 }}", "{%p endfor %}")
    ]
    whole = check_template(docx(*every, *loops, header="{{ branch }}", title="{{ 主题 }}"))
    assert whole.fits
    assert not whole.lacks
    little = check_template(docx("{{ host }} {% if 决议 %}{{ loop }}{% endif %}"))
    assert (little.unknown, little.code) == (["loop"], [])
    bare = check_template(docx("{{ host }}{{ 决议 }}"))
    assert bare.fits
    assert set(bare.lacks) == {*MAIN, "contributions", "votes"} - {"host"}


def test_every_unknown_field_and_all_code_is_named_at_once() -> None:
    checked = check_template(
        docx(
            "{{ 主持 }} {{ 时间 }} {{ wallet }}",
            "{%p for one in 发言记录 %}", "{{ one.内容 }} {{ one.秘密 }}", "{%p endfor %}",
            "{% for y in 成员 %}{{ y.名字 }}{% endfor %}",
            "{{ 时间.strftime('%Y') }} {{ 主题 | upper }} {{ 1 * 2 }}",
            header="{{ 页眉 }}", title="{{ cycler.__init__ }}",
        )
    )  # fmt: skip
    assert not checked.fits
    assert list(checked.unknown) == [
        "主持", "wallet", "one.秘密", "成员", "页眉", "cycler.__init__",
    ]  # fmt: skip
    assert list(checked.code) == ["strftime()", "| upper", "mul"]


def test_tags_in_pieces_as_wps_writes_them_and_loops_in_tables_fit() -> None:
    document = Document()
    split = document.add_paragraph()
    for piece in ("{", "{ 主", "题 }", "} {{ 主持", "人 }}"):
        split.add_run(piece).bold = piece == "题 }"
    rows = ("{%tr for x in 发言记录 %}", "{{ x.内容 }}", "{%tr endfor %}")
    table = document.add_table(rows=0, cols=1)
    for tag in rows:
        table.add_row().cells[0].text = tag
    file = io.BytesIO()
    document.save(file)
    content = file.getvalue()
    assert check_template(content).fits
    values = spread(
        dict.fromkeys((one.key for one in FIELDS), "值"),
        {one.key: [{field.key: f"第{n}句" for field in fields} for n in (1, 2)]
         for one, fields in LISTS.items()},
    )  # fmt: skip
    filled = fill_template(content, [values])
    assert filled is not None
    made = Document(io.BytesIO(filled[0][0]))
    assert made.paragraphs[0].text == "值 值"
    assert [row.cells[0].text for row in made.tables[0].rows] == ["第1句", "第2句"]


HOSTILE = [
    "{{ ''.__class__.__mro__ }}",
    "{{ 发言记录.append(1) }}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% set x = 1 %}",
    "{% macro m() %}{% endmacro %}",
    "{{ range(999999999) }}",
    "{{ 'x' * 9 }}",
    "{% for a in 发言记录 %}{% for b in 发言记录 %}x{% endfor %}{% endfor %}",
    "{% for a in 发言记录 recursive %}{% endfor %}",
    "{% for a, b in 发言记录 %}{% endfor %}",
    "{% for a in range(9) %}{% endfor %}",
    "{% for a in 发言记录 if a.序号 %}{% endfor %}",
    "{% for a in 发言记录 %}{{ a.__class__ }}{% endfor %}",
    "{{ self }}",
    "{{ lipsum.__globals__ }}",
    "{{ 发言记录[0] }}",
    "{% with %}{% endwith %}",
    "{{ 主题 ~ 主题 }}",
    "{% call x() %}{% endcall %}",
    "{{ 主题 if 主题 else 主题 }}",
    "{{ [1] }}",
    "{{ 主题 is defined }}",
    "{% filter upper %}{% endfilter %}",
    "{% block a %}{% endblock %}",
    "{% extends 'x' %}",
    "{{ 主题.__class__ }}",
]


@pytest.mark.parametrize("source", HOSTILE)
def test_code_is_refused_and_nothing_of_it_runs(source: str) -> None:
    examiner = Examiner(vocabulary())
    made = Narrow(examiner).from_string(f"before {source}")
    assert examiner.code or examiner.unknown
    assert made.render({"主题": "值", "发言记录": [{"内容": "值"}]}).strip() in (
        "before",
        "before x",
    )


PIECES = st.sampled_from(
    [
        *(
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "#}",
            " ",
            "主题",
            "发言记录",
            "x",
            ".",
            "内容",
            "for",
            "in",
        ),
        *(
            "if",
            "endif",
            "endfor",
            "else",
            "|",
            "(",
            ")",
            "[",
            "]",
            "'",
            "__class__",
            "not",
            "1",
            "+",
        ),
        *("{{ 主题 }}", "{% for x in 发言记录 %}", "{% endfor %}", "{{ x.内容 }}", "{% if 主题 %}"),
    ]
)


@given(st.lists(PIECES, max_size=25).map(" ".join))
@settings(max_examples=300)
def test_whatever_is_written_either_fits_or_is_refused_whole(source: str) -> None:
    examiner = Examiner(vocabulary())
    try:
        made = Narrow(examiner).from_string(source)
    except TemplateSyntaxError:
        return
    values = dict.fromkeys(vocabulary()["fields"], "值") | {"发言记录": [{"内容": "话", "序号": 1}]}
    said = made.render(values)
    if examiner.code or examiner.unknown:
        assert not set(said) & set("值话")


def macros(parts: dict[str, bytes]) -> None:
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace(
        WORD, "application/vnd.ms-word.document.macroEnabled.main+xml"
    ).encode()


def program(parts: dict[str, bytes]) -> None:
    parts["word/vbaProject.bin"] = b"x"


def related(kind: str) -> Callable[[dict[str, bytes]], None]:
    """Makes the document refer to something outside of it."""

    def change(parts: dict[str, bytes]) -> None:
        name = "word/_rels/document.xml.rels"
        one = (
            '<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            f'relationships/{kind}" Target="http://example.org/x" TargetMode="External"/>'
        )
        parts[name] = parts[name].replace(b"</Relationships>", f"{one}</Relationships>".encode())

    return change


def test_a_link_that_people_follow_is_no_danger() -> None:
    assert check_template(packed(docx("{{ 主题 }}"), related("hyperlink"))).fits


def bomb(parts: dict[str, bytes]) -> None:
    parts["word/media/image1.png"] = b"\0" * (17 * 2**20)


def entities(parts: dict[str, bytes]) -> None:
    body = parts["word/document.xml"].decode()
    head, rest = body.split("?>", 1)
    parts["word/document.xml"] = f'{head}?><!DOCTYPE a [<!ENTITY b "c">]>{rest}'.encode()


def slides(parts: dict[str, bytes]) -> None:
    parts["ppt/presentation.xml"] = parts.pop("word/document.xml")


def torn(parts: dict[str, bytes]) -> None:
    parts["word/document.xml"] = parts["word/document.xml"][:500]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (macros, "template-macros"),
        (program, "template-macros"),
        (related("attachedTemplate"), "template-links"),
        (related("image"), "template-links"),
        (related("aFChunk"), "template-macros"),
        (bomb, "template-bomb"),
        (entities, "template-bomb"),
        (slides, "template-kind"),
        (torn, "template-broken"),
    ],
)
def test_files_that_hide_something_are_refused(
    change: Callable[[dict[str, bytes]], None], key: str
) -> None:
    with pytest.raises(BadFile) as refused:
        check_template(packed(docx("{{ 主题 }}"), change))
    assert refused.value.key == key


def test_other_files_broken_tags_and_fields_that_fetch_are_refused() -> None:
    for content, key in (
        (b"", "template-kind"),
        (b"PK\x03\x04rubbish", "template-broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "template-kind"),
        (compound("EncryptedPackage"), "template-locked"),
        (compound("WordDocument"), "template-kind"),
        (b"x" * (2 * 2**20 + 1), "template-too-big"),
        (docx("{% if 主题 %}"), "template-tag"),
        (docx("会议时间：", "会议地点：", "出席人员："), "template-no-marks"),
        (docx("［会议记录］", header="第一党支部"), "template-no-marks"),
    ):
        with pytest.raises(BadFile) as refused:
            check_template(content)
        assert refused.value.key == key

    def fetching(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(
            b"<w:sectPr",
            b'<w:p><w:fldSimple w:instr=" INCLUDETEXT x "/>'
            b"<w:r><w:instrText>DDE</w:instrText></w:r>"
            b"<w:r><w:instrText>AUTO cmd</w:instrText></w:r></w:p><w:sectPr",
            1,
        )

    assert set(check_template(packed(docx("x"), fetching)).code) == {"DDEAUTO", "INCLUDETEXT"}


NAMED = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'


def field(said: str) -> str:
    """Returns a field, its code spread over two runs."""
    half = len(said) // 2
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{said[:half]}</w:instrText></w:r>"
        f"<w:r><w:instrText>{said[half:]}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


@pytest.mark.parametrize("named", [NAMED, STRICT], ids=["transitional", "strict"])
@pytest.mark.parametrize(
    "part",
    [
        "word/header7.xml", "word/footer1.xml", "word/footnotes.xml", "word/endnotes.xml",
        "word/comments.xml", "word/glossary/document.xml", "WORD/Glossary/Document.XML",
        "word/diagrams/data1.xml",
    ],
)  # fmt: skip
def test_fields_are_those_of_a_list_in_every_part(part: str, named: str) -> None:
    def adds(*said: str) -> Callable[[dict[str, bytes]], None]:
        def change(parts: dict[str, bytes]) -> None:
            parts[part] = f"<w:x {named}>{''.join(map(field, said))}</w:x>".encode()

        return change

    whole = docx("{{ 主题 }}")
    harmless = ("PAGE", " NUMPAGES \\* MERGEFORMAT ", 'DATE \\@ "yyyy"', "= 1 + 2")
    assert check_template(packed(whole, adds(*harmless))).fits
    for code in ("INCLUDEPICTURE", "DATABASE", "ASK", "QUOTE", "MERGEFIELD", "RD", "userproperty"):
        refused = check_template(packed(whole, adds("PAGE", f" {code} x ")))
        assert refused.code == [code.upper()]


def test_a_field_in_a_text_box_or_within_another_is_seen() -> None:
    inner = field("INCLUDETEXT x").replace("<w:p>", "").replace("</w:p>", "")
    box = f"<w:p><w:r><w:pict><w:txbxContent>{field('DDE x')}</w:txbxContent></w:pict></w:r></w:p>"
    within = field("PAGE").replace("<w:r><w:instrText>", inner + "<w:r><w:instrText>", 1)

    def change(parts: dict[str, bytes]) -> None:
        added = f"{box}{within}<w:sectPr".encode()
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", added, 1)

    assert set(check_template(packed(docx("{{ 主题 }}"), change)).code) == {"DDE", "INCLUDETEXT"}


@pytest.mark.parametrize("kind", ["oleObject", "OLEOBJECT", "aFChunk", "control", "subDocument"])
def test_what_is_embedded_is_known_by_its_exact_kind_in_any_case(kind: str) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/_rels/extra.xml.RELS"] = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r" Type="http://x/relationships/{kind}" Target="a"/>'
            "</Relationships>"
        ).encode()

    with pytest.raises(BadFile) as refused:
        check_template(packed(docx("{{ 主题 }}"), change))
    assert refused.value.key == "template-macros"


def test_plain_marks_are_filled_in_text_tables_headers_and_numbered_lists() -> None:
    document = Document()
    split = document.add_paragraph("时间：")
    for piece in ("[会议", "时间", "] 出席：【出席人员】"):
        split.add_run(piece).bold = piece == "时间"
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "［主持人］"
    document.add_paragraph("[会议议程]")
    document.add_paragraph("[决议]")
    numbered = document.add_paragraph("1. [发言记录]")
    properties = numbered._p.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_numId().val = 1
    document.add_paragraph("[附件]")
    document.sections[0].header.paragraphs[0].text = "[支部名称]"
    document.sections[0].footer.paragraphs[0].text = "记录：[记录人]"
    file = io.BytesIO()
    document.save(file)
    checked = check_template(file.getvalue())
    assert checked.fits
    assert set(checked.lacks) == {"place", "expected", "present", "votes"}
    values = {one.key: f"<{one.key}>" for one in FIELDS} | {"agenda": "1. 宣读\n2. 表决"}
    lists: dict[str, list[dict[str, object]]] = {one.key: [] for one in LISTS}
    lists["contributions"] = [
        {"number": 1, "point": "", "speaker": "王芳", "text": "同意"},
        {"number": 2, "point": "", "speaker": "李强", "text": "赞成"},
    ]
    lists["resolutions"] = [{"number": 1, "text": "1. 接收"}]
    filled = fill_template(file.getvalue(), [spread(values, lists)])
    assert filled is not None
    made = Document(io.BytesIO(filled[0][0]))
    lines = [one.text for one in made.paragraphs]
    assert lines[0] == "时间：<time> 出席：<present_names>"
    assert made.tables[0].rows[0].cells[0].text == "<host>"
    assert "1. 接收" in lines
    assert [line for line in lines if "同意" in line or "赞成" in line] == [
        "王芳：同意",
        "李强：赞成",
    ]
    assert "[附件]" in lines
    assert made.sections[0].header.paragraphs[0].text == "<branch>"
    assert made.sections[0].footer.paragraphs[0].text == "记录：<recorder>"
