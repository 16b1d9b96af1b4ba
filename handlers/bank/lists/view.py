"""Shows the bank's first page and its lists."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy.orm import Session

from data.models import BankQuestion, Branch
from data.queries import bank, question_report as reports
from data.values.question import QuestionKind
from handlers.bank.questions.rules import A_PAGE
from handlers.shared.view import Button, OutMessage, Rows, Texts, in_line, tap, turns

"""Questions of a list in view."""
LABEL = 40
KINDS = tuple(QuestionKind)


def label(texts: Texts, row: BankQuestion) -> str:
    """Names a question on a button: its kind, its stem, and a sign where it is not asked."""
    stem = in_line(row.stem, LABEL)
    said = texts.plain("bank-entry", kind=texts.plain(f"bank-short-{row.kind}"), stem=stem)
    return said if row.state == "approved" else texts.plain(f"bank-sign-{row.state}", stem=said)


def listing(
    texts: Texts,
    head: str,
    shown: tuple[int, Sequence[BankQuestion]],
    page: int,
    ways: tuple[object, ...],
    *after: tuple[Button, ...],
) -> OutMessage:
    """Shows a page of a list; `ways` is the code that turns its pages, and arguments."""
    total, rows = shown
    code, *args = ways
    neighbours = turns(texts, page, max(0, total - 1) // A_PAGE, str(code), *args)
    return OutMessage(head).with_buttons(
        *((tap(label(texts, one), "bk.p", one.id),) for one in rows), neighbours, *after
    )


def home(session: Session, texts: Texts, branch: Branch, missing: int) -> OutMessage:
    """Shows the way into everything; `missing` questions of the starter bank could be added."""
    counts = bank.counts(session, branch.id)
    states: Counter[str] = Counter()
    for (state, _), many in counts.items():
        states[state] += many
    doubts = len(reports.questions_open(session, branch.id))
    said = [texts("bank-home", branch=branch.name)]
    if states["approved"]:
        kinds = texts.plain("bank-between").join(
            texts.plain(f"bank-many-{kind}", many=counts["approved", kind])
            for kind in KINDS
            if counts["approved", kind]
        )
        said.append(texts("bank-home-counts", many=states["approved"], kinds=kinds))
    elif not states.total():
        said.append(texts("bank-home-empty"))
    said += ["", texts("bank-home-how")]
    return OutMessage("\n".join(said)).with_buttons(
        *_home_buttons(texts, branch.id, states, doubts, missing)
    )


def _home_buttons(texts: Texts, one: int, states: Counter[str], doubts: int, missing: int) -> Rows:
    waiting = []
    if states["draft"]:
        waiting.append(tap(texts.plain("bank-waiting", many=states["draft"]), "bk.w", one, 0))
    if doubts:
        waiting.append(tap(texts.plain("bank-doubts", many=doubts), "bq.l", one, 0))
    looks = []
    if states["approved"]:
        looks.append(tap(texts.plain("bank-all"), "bk.l", one, "approved", "-", 0))
        looks.append(tap(texts.plain("bank-by-kind"), "bk.k", one))
        looks.append(tap(texts.plain("bank-by-tag"), "bk.t", one, 0))
    files = [tap(texts.plain("bank-import"), "bk.n", one)]
    if states.total():
        files.append(tap(texts.plain("bank-export"), "bx.p", one))
    if states["retired"]:
        retired = texts.plain("bank-retired", many=states["retired"])
        files.append(tap(retired, "bk.l", one, "retired", "-", 0))
    starter = (tap(texts.plain("bank-starter", many=missing), "bk.s", one),) if missing else ()
    rows = [tuple(waiting), tuple(looks), tuple(files), starter]
    return tuple(row for row in ([starter, *rows[:-1]] if not states.total() else rows) if row)
