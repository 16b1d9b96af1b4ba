"""Fills Word templates for records, and reports what a branch's own names that it may not.

It imports nothing of ours: `data.imports.worker` runs it by itself for templates that people sent.
"""

import base64
import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

LOOP = ("index", "first", "last", "length")
_CALM = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.If)
_LOGIC = (nodes.Compare, nodes.Operand, nodes.Not, nodes.And, nodes.Or)
_HARMLESS = frozenset(
    {
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "DATE", "TIME", "CREATEDATE", "SAVEDATE"),
        *("PRINTDATE", "EDITTIME", "TITLE", "SUBJECT", "AUTHOR", "NUMWORDS", "NUMCHARS", "SEQ"),
        *("STYLEREF", "TOC", "TC", "PAGEREF", "REF", "HYPERLINK", "SYMBOL", "EQ", "FORMTEXT"),
        *("FORMCHECKBOX", "FORMDROPDOWN"),
    }
)
"""Word's own fields that fetch nothing, run nothing and ask for nothing: all others are refused."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STORY = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_MARK = re.compile(r"[\[［【]\s*(?P<name>[^\[\]［］【】{}]{1,20}?)\s*[\]］】]")
_NUMBER = re.compile(r"^\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、)）]\s*")
_SPOKEN = ("contributions", "发言记录", "發言記錄", "entries", "全部记录", "全部記錄")
_CORRECTION = ("when", "who", "what", "before", "after", "why")
_SHOWN = 40
"""Characters of a piece of code quoted to its author."""


class Forbidden(Exception):  # noqa: N818 - an answer to whoever sent the template
    """The template does more than name our fields."""


class Examiner:
    """Examines everything in a template that is no plain text.

    `words` are the names a template may use: {"fields": {name: []}, "lists": {name: [names of the
    items' fields]}}. Afterwards `unknown` and `code` hold all others, and `used` the allowed ones.
    """

    def __init__(self, words: dict[str, dict[str, list[str]]]) -> None:
        self.fields, self.lists = words["fields"], words["lists"]
        self.unknown: dict[str, None] = {}
        self.code: dict[str, None] = {}
        self.used: set[str] = set()

    def look(self, tree: nodes.Template) -> bool:
        """Tells whether a part names nothing but our fields."""
        before = len(self.unknown) + len(self.code)
        self._at(tree, {})
        return len(self.unknown) + len(self.code) == before

    def _at(self, node: nodes.Node, inside: dict[str, list[str]]) -> None:
        """Examines one node; `inside` has the names that loops around it give, with their
        fields."""
        if isinstance(node, nodes.For):
            self._loop(node, inside)
        elif isinstance(node, nodes.Getattr):
            self._attribute(node, inside)
        elif isinstance(node, nodes.Name):
            self._name(node.name, inside)
        elif isinstance(node, _CALM + _LOGIC):
            for child in node.iter_child_nodes():
                self._at(child, inside)
        else:
            self.code[_named(node)] = None

    def _loop(self, node: nodes.For, inside: dict[str, list[str]]) -> None:
        over, target = node.iter, node.target
        if not isinstance(over, nodes.Name) or not isinstance(target, nodes.Name):
            self.code["for"] = None
            return
        if inside or node.recursive or node.test is not None:
            self.code[f"for {target.name} in {over.name}"] = None
            return
        if over.name not in self.lists:
            self.unknown[over.name] = None
        self.used.add(over.name)
        # An unknown list is named once, not its fields as well.
        fields = self.lists.get(over.name, ["*"])
        for child in node.body:
            self._at(child, {target.name: fields, "loop": list(LOOP)})
        for child in node.else_:
            self._at(child, inside)

    def _attribute(self, node: nodes.Getattr, inside: dict[str, list[str]]) -> None:
        if not isinstance(node.node, nodes.Name):
            self.code[f".{node.attr}"] = None
            return
        name = node.node.name
        fields = inside.get(name)
        if fields is None:
            known = name in self.fields or name in self.lists
            (self.code if known else self.unknown)[f"{name}.{node.attr}"] = None
        elif node.attr not in fields and fields != ["*"]:
            self.unknown[f"{name}.{node.attr}"] = None

    def _name(self, name: str, inside: dict[str, list[str]]) -> None:
        if name in inside:
            return
        if name not in self.fields and name not in self.lists:
            self.unknown[name] = None
        self.used.add(name)


def _named(node: nodes.Node) -> str:
    """Describes a piece of code in a few words."""
    if isinstance(node, nodes.Call):
        inner = node.node
        name = inner.attr if isinstance(inner, nodes.Getattr) else getattr(inner, "name", "")
        return f"{name}()"[:_SHOWN]
    if isinstance(node, nodes.Filter):
        return f"| {node.name}"[:_SHOWN]
    return type(node).__name__.lower()


class Listed(list[Any]):
    """A list that a template names without a loop: its items line by line."""

    def __str__(self) -> str:
        return "\n".join(map(_line, self))


def _line(item: dict[str, Any]) -> str:
    speaker = f"{item['speaker']}：" if item.get("speaker") else ""
    said = item["text"] if "text" in item else " ".join(str(item[key]) for key in _CORRECTION)
    return f"{item['number']}. {speaker}{_NUMBER.sub('', said) if not speaker else said}"


class Narrow(SandboxedEnvironment):
    """Compiles templates that name our fields, each once; of others only the plain text is left, so
    that all parts of a document are examined and nothing is ever run."""

    def __init__(self, examiner: Examiner) -> None:
        super().__init__(autoescape=True)
        self.examiner = examiner
        self.known: dict[str, Any] = {}

    def compile(self, source: Any, *_rest: Any, **_named: Any) -> Any:
        """Compiles the template, or the plain text of a refused one."""
        if source not in self.known:
            fits = self.examiner.look(self.parse(source))
            self.known[source] = super().compile(source if fits else self._plain(source))
        return self.known[source]

    def _plain(self, source: str) -> str:
        return "".join(text for _, kind, text in self.lex(source) if kind == "data")


def filled(
    template: bytes, words: dict[str, Any], many: Sequence[dict[str, Any]]
) -> tuple[list[bytes], set[str]]:
    """Returns the documents that a template makes of values, and the names it used.

    Raises `Forbidden` for a template that names anything else than `words`.
    """
    examiner = Examiner(words)
    environment = Narrow(examiner)
    made = []
    for values in many:
        document = _rendered(template, values, environment)
        if examiner.unknown or examiner.code:
            raise Forbidden
        file = io.BytesIO()
        document.save(file)
        made.append(file.getvalue())
    return made, examiner.used


def _rendered(template: bytes, values: dict[str, Any], environment: Narrow) -> Any:
    """Returns the template filled, as far as the examiner allows."""
    document = DocxTemplate(io.BytesIO(template))
    listed = {
        name: Listed(value) if isinstance(value, list) else value for name, value in values.items()
    }
    document.render(listed, environment, autoescape=True)
    return document


def check(content: bytes, _limits: dict[str, int]) -> dict[str, Any]:
    """Returns the faults of a template: {"unknown", "code", "used"}, lists of names.

    The order is JSON: "template" (base64), "words", and "many": values to try it with.
    """
    order = json.loads(content)
    template = marked(base64.b64decode(order["template"]), order)
    foreign = _foreign_fields(template)
    examiner = Examiner(order["words"])
    try:
        document = _rendered(template, order["many"][0], Narrow(examiner))
    except TemplateSyntaxError as wrong:
        if not (examiner.unknown or examiner.code):
            return {"bad": "template-tag", "values": {"said": (wrong.message or "")[:100]}}
    else:
        document.save(io.BytesIO())
    return {
        "unknown": list(examiner.unknown),
        "code": [*examiner.code, *foreign],
        "used": sorted(examiner.used),
    }


def _foreign_fields(template: bytes) -> list[str]:
    """Returns the codes of Word's own fields that are not harmless, in every part: headers, notes,
    comments, text boxes and the glossary too."""
    found: dict[str, None] = {}
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        for name in archive.namelist():
            if name.lower().startswith("word/") and name.lower().endswith(".xml"):
                for said in _fields_in(parse_xml(archive.read(name))):
                    code = next(iter(said.upper().split()), "=")
                    if code not in _HARMLESS and not code.startswith("="):
                        found[code[:_SHOWN]] = None
    return list(found)


def _fields_in(root: Any) -> Iterator[str]:
    """Yields what each field of a part says, however many runs it is spread over and whichever
    field it stands in; and what stands in none."""
    open_ones: list[list[str]] = [[]]
    for node in root.iter(etree.Element):
        kind = etree.QName(node).localname
        if kind == "fldSimple":
            yield _attribute_of(node, "instr")
        elif kind in {"instrText", "delInstrText"}:
            open_ones[-1].append(node.text or "")
        elif kind == "fldChar":
            step = _attribute_of(node, "fldCharType")
            if step == "begin":
                open_ones.append([])
            elif step == "end" and len(open_ones) > 1:
                yield "".join(open_ones.pop())
    for left in open_ones:
        yield "".join(left)


def _attribute_of(node: Any, name: str) -> str:
    """Returns an attribute, whichever of Word's two namespaces the file is written in."""
    found = (value for key, value in node.items() if etree.QName(key).localname == name)
    return next(found, "")


def marked(template: bytes, order: dict[str, Any]) -> bytes:
    """Turns plain marks such as [会议时间] into tags, in the text and in headers and footers."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as given, zipfile.ZipFile(file, "w") as made:
        for info in given.infolist():
            content = given.read(info)
            if _STORY.fullmatch(info.filename):
                content = _tagged(content, order["marks"], order["words"]["lists"])
            made.writestr(info, content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _tagged(content: bytes, marks: dict[str, str], lists: dict[str, list[str]]) -> bytes:
    root = parse_xml(content)
    for paragraph in list(root.iter(f"{_W}p")):
        texts = [
            node
            for node in paragraph.iter(f"{_W}t")
            if next(node.iterancestors(f"{_W}p")) is paragraph
        ]
        whole = "".join(node.text or "" for node in texts)
        found = [match for match in _MARK.finditer(whole) if match["name"] in marks]
        if not found:
            continue
        only = len(found) == 1 and marks[found[0]["name"]] in lists
        if only and not _around(whole, found[0]):
            _put(texts, 0, len(whole), _listed(paragraph, marks[found[0]["name"]]))
            continue
        for match in reversed(found):
            _put(texts, *match.span(), f"{{{{ {marks[match['name']]} }}}}")
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))


def _around(whole: str, match: re.Match[str]) -> str:
    """Returns what stands around a mark besides a number."""
    return (_NUMBER.sub("", whole[: match.start()]) + whole[match.end() :]).strip()


def _listed(paragraph: Any, name: str) -> str:
    """Returns the tag of a list that has a paragraph to itself. One that Word numbers is repeated
    for each item, so that no item gets two numbers."""
    if paragraph.find(f"{_W}pPr/{_W}numPr") is None:
        return f"{{{{ {name} }}}}"
    for tag, add in (
        (f"{{%p for x in {name} %}}", paragraph.addprevious),
        ("{%p endfor %}", paragraph.addnext),
    ):
        made = paragraph.makeelement(f"{_W}p")
        text = etree.SubElement(etree.SubElement(made, f"{_W}r"), f"{_W}t")
        text.text = tag
        add(made)
    return (
        "{% if x.speaker %}{{ x.speaker }}：{% endif %}{{ x.text }}"
        if name in _SPOKEN
        else "{{ x.text }}"
    )


def _put(texts: list[Any], start: int, end: int, tag: str) -> None:
    """Puts a tag in the place of the characters from `start` to `end` of the pieces."""
    at, done = 0, False
    for node in texts:
        said = node.text or ""
        first, last = max(start - at, 0), min(end - at, len(said))
        if first < last:
            node.text = said[:first] + ("" if done else tag) + said[last:]
            done = True
        at += len(said)


def fill(content: bytes, limits: dict[str, int]) -> dict[str, Any]:
    """Fills a template with each of its values: {"documents": base64, "used": names}; the order is
    as for `check`."""
    order = json.loads(content)
    template = marked(base64.b64decode(order["template"]), order)
    documents, used = filled(template, order["words"], order["many"])
    if any(len(document) > limits["size"] for document in documents):
        return {"bad": "file-bomb", "values": {}}
    coded = [base64.b64encode(document).decode() for document in documents]
    return {"documents": coded, "used": sorted(used)}
