"""Reads our own question papers and answer sheets in Word: each paragraph's style names its
part."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from data.imports.bank.answer import variants_of
from data.imports.bank.draft import Found
from data.imports.bank.picture import picture_of
from data.imports.bank.words import truth_said
from data.values.question import QuestionKind

STYLE = "zhixue "
"""The prefix of the styles' names; after it comes a part of a question, or a kind for its stem."""
_NUMBERED = re.compile(r"(\d+)\. (.*)", re.DOTALL)
_TAGGED = re.compile(r"[(（][^()（）]*[)）]\s?")
_LABELLED = re.compile(r"[^:：]{1,20}[:：] ?")
_NOTES = ("source", "tags", "difficulty", "until", "explanation")

Parts = list[tuple[str, str, bytes | None]]


def own_parts(blocks: Sequence[dict[str, Any]], decode: Any) -> Parts | None:
    """Returns part, text and picture of each paragraph; None for a document that is not ours, or
    has text without one of our styles."""
    parts: Parts = []
    for block in blocks:
        if "rows" in block:
            return None
        picture = decode(block["picture"]) if block["picture"] else None
        if block.get("part"):
            parts.append((block["part"], block["text"], picture))
        elif block["text"].strip() or picture:
            return None
    return parts or None


def own_questions(parts: Parts, answers: Parts, name: str) -> list[Found] | None:
    """Returns the questions of a paper with the answers of a sheet; None where either was changed
    so that it has to be read like any other text."""
    told = _told(answers)
    found: list[Found] = []
    for row, (part, text, content) in enumerate(parts, 1):
        if part in set(QuestionKind):
            match = _NUMBERED.fullmatch(text)
            if match is None:
                return None
            stem = match[2][tag.end() :] if (tag := _TAGGED.match(match[2])) else match[2]
            found.append(Found(name, row, match[1], part, stem, lines=(row,)))
        elif part == "option" and found and (options := _with_option(found[-1], text)):
            found[-1] = replace(found[-1], options=options)
        elif part == "picture" and found:
            found[-1] = replace(found[-1], picture=picture_of(content) if content else None)
        elif part != "title":
            return None
    if told is None or len({one.number for one in found}) < len(found):
        return None
    return [_answered(one, told.get(one.number, {})) for one in found]


def _with_option(found: Found, text: str) -> tuple[str, ...] | None:
    label = f"{chr(ord('A') + len(found.options))}. "
    return (*found.options, text.removeprefix(label)) if text.startswith(label) else None


def _told(parts: Parts) -> dict[str, dict[str, str]] | None:
    """Returns answer and notes of each number; None for a sheet that was changed."""
    told: dict[str, dict[str, str]] = {}
    number = ""
    for part, text, _ in parts:
        if part == "answer" and (match := _NUMBERED.fullmatch(text)):
            number = match[1]
            told[number] = {"answer": match[2]}
        elif part in _NOTES and number and (label := _LABELLED.match(text)):
            told[number][part] = text[label.end() :]
        elif part not in ("title", "heading"):
            return None
    return told


def _answered(found: Found, told: dict[str, str]) -> Found:
    answer = told.get("answer", "")
    found = replace(
        found,
        tags=(told["tags"],) if "tags" in told else (),
        source=told.get("source", ""),
        difficulty=told.get("difficulty", ""),
        until=told.get("until", ""),
        explanation=told.get("explanation", ""),
    )
    if found.kind == QuestionKind.FILL:
        blanks = tuple(variants_of(line) for line in answer.split("\n"))
        return replace(found, blanks=blanks if all(blanks) else None)
    if found.kind == QuestionKind.JUDGE:
        truth = truth_said(answer)
        right = None if truth is None else (0 if truth else 1,)
        return replace(found, right=right, answer="" if right else answer)
    places = tuple(ord(letter) - ord("A") for letter in answer.strip())
    if places and all(0 <= place < len(found.options) for place in places):
        return replace(found, right=tuple(sorted(set(places))))
    return replace(found, answer=answer)
