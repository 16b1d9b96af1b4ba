"""What is the matter with a file of material, in words."""

from data.imports.draft import Problem
from handlers.shared.wording import Markup, Texts


def problem_line(texts: Texts, problem: Problem) -> str:
    """A problem as Telegram HTML: the file, in a list the row, and what is the matter."""
    where = problem.sheet
    if problem.row:
        where = texts.plain("material-file-row", file=problem.sheet, row=problem.row)
    what = Markup(texts(problem.key, **problem.values))
    return texts("material-file-at", where=where, what=what)
