"""Fills Word templates for records, and reports what a branch's own names that it may not.

It imports nothing of ours: `data.imports.worker` runs it by itself for templates that people sent.
"""

import base64
import io
import json
import re
from collections.abc import Sequence
from typing import Any

from docx import Document
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

LOOP = ("index", "first", "last", "length")
_CALM = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.If)
_LOGIC = (nodes.Compare, nodes.Operand, nodes.Not, nodes.And, nodes.Or)
_FETCHING = re.compile(r"\b(?:DDE(?:AUTO)?|INCLUDE(?:TEXT|PICTURE)?|IMPORT|LINK|MACROBUTTON)\b")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
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
    return f"{item['number']}. {speaker}{said}"


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
    template = base64.b64decode(order["template"])
    fetching = _fetching(template)
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
        "code": [*examiner.code, *fetching],
        "used": sorted(examiner.used),
    }


def _fetching(template: bytes) -> list[str]:
    """Returns Word's own fields that fetch something or run a program, by their codes."""
    body = Document(io.BytesIO(template)).element.body
    pieces = [node.text or "" for node in body.iter(f"{_W}instrText")]
    pieces += [node.get(f"{_W}instr", "") for node in body.iter(f"{_W}fldSimple")]
    said = _FETCHING.findall("".join(pieces).upper())
    return list(dict.fromkeys(said))


def fill(content: bytes, limits: dict[str, int]) -> dict[str, Any]:
    """Fills a template with each of its values: {"documents": base64, "used": names}; the order is
    as for `check`."""
    order = json.loads(content)
    template = base64.b64decode(order["template"])
    documents, used = filled(template, order["words"], order["many"])
    if any(len(document) > limits["size"] for document in documents):
        return {"bad": "file-bomb", "values": {}}
    coded = [base64.b64encode(document).decode() for document in documents]
    return {"documents": coded, "used": sorted(used)}
