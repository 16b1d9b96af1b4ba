"""Every text a person sees: Fluent files of all features, values escaped by default."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from fluent.runtime import FluentBundle, FluentResource, resolver

from data.values.language import Language

# A long agenda or list of names is no attack on memory, which the library's own bound is against:
# Telegram takes 4,096 characters, and every value is shorter than that before it is escaped.
resolver.MAX_PART_LENGTH = 50_000


class Markup(str):
    """Text that is Telegram HTML already and is put into others as it stands."""

    __slots__ = ()


def escape(value: str) -> str:
    """Text made harmless inside Telegram's HTML."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def sources(language: Language) -> list[Traversable]:
    """The language's Fluent files, one a feature."""
    found = []
    for feature in sorted(files("handlers").iterdir(), key=lambda entry: entry.name):
        file = feature.joinpath("texts", f"{language}.ftl")
        if feature.is_dir() and file.is_file():
            found.append(file)
    return found


@cache
def _bundle(language: Language) -> FluentBundle:
    bundle = FluentBundle([str(language)], use_isolating=False)
    for file in sources(language):
        bundle.add_resource(FluentResource(file.read_text("utf-8")))
    return bundle


class Texts:
    """The texts of one language: `texts("signin-done", place=12)`."""

    __slots__ = ("_bundle", "language")

    def __init__(self, language: Language) -> None:
        self.language = language
        self._bundle = _bundle(language)

    def __call__(self, key: str, /, **values: object) -> str:
        """The text as Telegram HTML; string values are escaped unless they are `Markup`."""
        return self._format(key, {name: _safe(value) for name, value in values.items()})

    def plain(self, key: str, /, **values: object) -> str:
        """The text without any markup: for answers, button labels and files."""
        return self._format(
            key, {name: str(v) if isinstance(v, str) else v for name, v in values.items()}
        )

    def has(self, key: str) -> bool:
        """Whether there is a text of that key."""
        return bool(self._bundle.has_message(key))

    def _format(self, key: str, values: dict[str, Any]) -> str:
        message = self._bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        text, errors = self._bundle.format_pattern(message.value, values)
        if errors:
            raise ValueError(f"text {key!r}: {errors[0]}")
        return str(text)


def _safe(value: object) -> object:
    if isinstance(value, Markup):
        return str(value)
    return escape(value) if isinstance(value, str) else value


@cache
def texts_in(language: str) -> Texts:
    """The texts of a language, by its tag."""
    return Texts(Language(language))
