"""What a file of questions looks like on its way into the bank."""

from collections import Counter
from collections.abc import Iterable, Mapping

from data.models import Branch, QuestionFile
from data.values.out import Button, OutMessage
from handlers.bank import rules
from handlers.shared.buttons import tap
from handlers.shared.texts import Markup, Texts

VERDICTS = ("good", "mended", "doubtful", "refused", "known", "accepted")


def labels(texts: Texts, keys: Iterable[str]) -> dict[str, str]:
    """The texts that a sheet or document needs."""
    return {key: texts.plain(key) for key in keys}


def bad(
    texts: Texts, branch: Branch, name: str, key: str, values: Mapping[str, str | int]
) -> OutMessage:
    """Why nothing could be read."""
    why = Markup(texts(key, **values))
    said = texts("bank-bad", file=name, why=why) if name else why
    return OutMessage(said).with_buttons((_home(texts, branch),))


def _home(texts: Texts, branch: Branch) -> Button:
    return tap(texts.plain("bank-home-button"), "bk.h", branch.id)


def summary(
    texts: Texts, branch: Branch, file: QuestionFile, *, lacks_answers: bool = False
) -> OutMessage:
    """What a file comes to, before anything of it is in the bank."""
    counts = Counter(file.counts)
    counted = texts.plain("bank-between").join(
        texts.plain(f"bank-count-{one}", many=counts[one]) for one in VERDICTS if counts[one]
    )
    name = file.name or texts.plain("bank-typed")
    said = [texts("bank-summary", file=name, counts=counted)]
    many = counts["good"] + counts["mended"]
    if counts["changes"]:
        said.append(texts("bank-summary-changes", many=counts["changes"]))
    if not many and not counts["doubtful"] and not counts["refused"]:
        said.append(texts("bank-summary-nothing"))
        return OutMessage("\n".join(said)).with_buttons((_home(texts, branch),))
    if lacks_answers:
        said.append(texts("bank-summary-answers"))
    if counts["doubtful"] + counts["refused"] and file.name:
        said.append(texts("bank-summary-sheet"))
    said.append(texts("bank-summary-second" if branch.review_second else "bank-summary-unstored"))
    return OutMessage("\n".join(said)).with_buttons(
        *_choices(texts, file, counts, lacks_answers=lacks_answers),
        (tap(texts.plain("bank-drop"), "bf.x", file.id),),
    )


def _choices(
    texts: Texts, file: QuestionFile, counts: Counter[str], *, lacks_answers: bool
) -> list[tuple[Button, ...]]:
    one, many = file.id, counts["good"] + counts["mended"]
    rows: list[tuple[Button, ...]] = []
    if lacks_answers:
        rows.append((tap(texts.plain("bank-send-answers"), "bf.a", one),))
    if many:
        rows.append((tap(texts.plain("bank-take", many=many), "bf.ok", one),))
    rows += looks(texts, file, counts)
    tag = rules.stem_of_name(file.name)
    if tag:
        key = "bank-tag-all-on" if file.tag else "bank-tag-all"
        rows.append((tap(texts.plain(key, tag=tag), "bf.g", one),))
    return rows


def looks(texts: Texts, file: QuestionFile, waiting: Mapping[str, int]) -> list[tuple[Button, ...]]:
    """The ways to what somebody has to look at, one by one."""
    doubtful, refused = waiting.get("doubtful", 0), waiting.get("refused", 0)
    row = []
    if doubtful:
        row.append(tap(texts.plain("bank-look", many=doubtful), "bf.n", file.id, "d", 0))
    if refused:
        row.append(tap(texts.plain("bank-look-refused", many=refused), "bf.n", file.id, "r", 0))
    return [tuple(row)] if row else []


def taken(
    texts: Texts, branch: Branch, file: QuestionFile, waiting: Mapping[str, int]
) -> OutMessage:
    """What became of a file, and what is left to look at."""
    said = [texts("bank-taken", many=file.stored)]
    if file.changed:
        said.append(texts("bank-taken-changed", many=file.changed))
    if branch.review_second and file.stored:
        said.append(texts("bank-taken-second"))
    left = waiting.get("doubtful", 0)
    if left:
        said.append(texts("bank-taken-left", many=left))
    return OutMessage("\n".join(said)).with_buttons(
        *looks(texts, file, waiting), (_home(texts, branch),)
    )
