"""Converts questions of Moodle XML, as the worker has read it."""

import re
from dataclasses import dataclass
from typing import Any

from data.imports.bank.draft import Found
from data.imports.bank.html import plain_html
from data.imports.bank.notes import picture_said
from data.imports.bank.words import CHOICE, OTHER
from data.values.question import BLANK, Picture, QuestionKind

_PASSED_OVER = ("category", "description")
_CLOZE = re.compile(r"\{(?:\d*:([A-Z_]+):|(?==))((?:\\.|[^}\\]){1,2000})\}")
_TYPED = ("SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC")


@dataclass(frozen=True)
class _Node:
    """An element of the file."""

    tag: str
    about: dict[str, str]
    text: str
    inner: list["_Node"]

    def all(self, tag: str) -> list["_Node"]:
        """Returns the children with this tag."""
        return [one for one in self.inner if one.tag == tag]

    def said(self, tag: str) -> str:
        """Returns the text of a child, or of the <text> in it."""
        found = self.all(tag)
        return found[0].words if found else ""

    @property
    def words(self) -> str:
        """Its own text as plain text."""
        texts = self.all("text")
        raw = texts[0].text if texts else self.text
        return plain_html(raw) if self.about.get("format", "html") == "html" else raw


def read_moodle(questions: list[list[Any]], name: str) -> list[Found]:
    """Returns the questions, categories as tags; kinds that no poll can ask are marked so."""
    found = []
    tags: tuple[str, ...] = ()
    for place, nested in enumerate(questions, 1):
        node = _node(nested)
        kind = node.about.get("type", "")
        if kind == "category":
            tags = (node.said("category").rpartition("/")[2],)
        if kind not in _PASSED_OVER:
            found.append(_question(node, kind, name, place, tags))
    return found


def _node(nested: list[Any]) -> _Node:
    tag, about, text, inner = nested
    return _Node(tag, about, text, [_node(one) for one in inner])


def _question(node: _Node, said: str, name: str, place: int, category: tuple[str, ...]) -> Found:
    stem = node.said("questiontext")
    answers = [
        (one.words, _share(one.about.get("fraction", "0")), one) for one in node.all("answer")
    ]
    kind: str = OTHER
    options: tuple[str, ...] = ()
    right: tuple[int, ...] | None = None
    blanks: tuple[tuple[str, ...], ...] | None = None
    if said == "multichoice":
        kind = QuestionKind.SINGLE if node.said("single") in ("true", "1") else CHOICE
        options = tuple(text for text, _, _ in answers)
        right = tuple(at for at, (_, share, _) in enumerate(answers) if share > 0)
    elif said == "truefalse":
        kind = QuestionKind.JUDGE
        true = [text.lower() for text, share, _ in answers if share > 0]
        right = (0,) if true == ["true"] else (1,) if true == ["false"] else ()
    elif said in ("shortanswer", "numerical"):
        kind = QuestionKind.FILL
        blanks = (tuple(text for text, share, _ in answers if share == 100 and text != "*"),)
        if any(one.said("tolerance") not in ("", "0") for _, _, one in answers):
            kind = OTHER
    elif said == "cloze" and (read := cloze(stem)):
        kind, (stem, blanks) = QuestionKind.FILL, read
    told = next((one.said("feedback") for _, share, one in answers if share > 0), "")
    return Found(
        sheet=name,
        row=place,
        kind=kind,
        stem=stem,
        options=options,
        right=right,
        blanks=blanks,
        explanation=node.said("generalfeedback") or told,
        tags=tuple(tag.words for one in node.all("tags") for tag in one.all("tag")) or category,
        picture=_picture(node),
    )


def _share(said: str) -> float:
    """Returns the percentage of the marks that an answer earns."""
    try:
        return float(said)
    except ValueError:
        return 0


def cloze(stem: str) -> tuple[str, tuple[tuple[str, ...], ...]] | None:
    """Returns the stem with blanks and their accepted answers; None where something is not
    typed."""
    fields = list(_CLOZE.finditer(stem))
    if not fields or any((one[1] or "SA") not in _TYPED for one in fields):
        return None
    if "{" in _CLOZE.sub("", stem):
        return None
    blanks = []
    for one in fields:
        # GIFT has no ~ between the wordings of an answer.
        between = r"(?<!\\)~" if one[1] else r"(?<!\\)(?=[=~])"
        parts = [re.split(r"(?<!\\)#", part)[0] for part in re.split(between, one[2])]
        accepted = [re.sub(r"^(?:=|%100%)", "", part) for part in parts if part[:1] in "=%"]
        right = [part for part in accepted if part and not part.startswith("%")]
        blanks.append(tuple(re.sub(r"\\(.)", r"\1", part).strip() for part in right))
    return _CLOZE.sub(BLANK, stem), tuple(blanks)


def _picture(node: _Node) -> Picture | None:
    for text in node.all("questiontext"):
        for file in text.all("file"):
            if picture := picture_said(re.sub(r"\s", "", file.text)):
                return picture
    return None
