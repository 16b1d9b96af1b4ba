"""Asks for the settings that are not changed by tapping on: name, zone, language, quiet hours."""

from data.values.names import clean_text
from handlers.branch import rules, service, view
from handlers.shared import access
from handlers.shared.forms import Answers, Choice, Context, Ending, Form, Question, Right
from handlers.shared.refusal import Refusal, refuse_none


def _name(_answers: Answers, text: str) -> str:
    name = clean_text(text)
    if not 0 < len(name) <= rules.LONGEST_NAME:
        raise Refusal("set-name-length", most=str(rules.LONGEST_NAME))
    return name


def _zone(_answers: Answers, text: str) -> str:
    return refuse_none("set-zone-unknown", rules.zone_named(clean_text(text)))


def _clocks(times: tuple[int, ...]) -> list[Choice]:
    return [(rules.clock_of(one), one) for one in times]


def _save(ctx: Context, answers: Answers) -> None:
    field, branch = answers.only, answers.branch
    service.set_field(ctx.session, ctx.now, branch, field, answers[field])
    access.use_language(ctx, branch)
    ctx.answer(ctx.plain("set-saved"))
    ctx.show(view.settings(ctx.texts, branch))


def _save_quiet(ctx: Context, answers: Answers) -> None:
    branch, since = answers.branch, answers["since"]
    # Hours that end as they begin are none.
    service.set_quiet(branch, *((0, 0) if since is None else (since, answers["until"])))
    ctx.answer(ctx.plain("set-saved"))
    _show_pushes(ctx, answers)


def _show_pushes(ctx: Context, answers: Answers) -> None:
    ctx.edit(view.settings_page(ctx.texts, answers.branch, "push"))


SETTING = Form(
    key="set",
    right=Right.SETTINGS,
    questions=(
        Question("name", typed=_name),
        Question(
            "zone",
            choices=lambda a: [
                (a.plain("zone-name", zone=rules.zone_key(zone)), zone) for zone in rules.ZONES
            ],
            typed=_zone,
            columns=3,
        ),
        Question(
            "language",
            choices=lambda a: [(a.plain(f"language-{one}"), str(one)) for one in rules.LANGUAGES],
            columns=3,
        ),
    ),
    endings=(Ending("save", "confirm", _save),),
    leave=lambda ctx, answers: ctx.edit(view.settings(ctx.texts, answers.branch)),
)
QUIET = Form(
    key="quiet",
    right=Right.SETTINGS,
    questions=(
        Question(
            "since",
            choices=lambda a: [*_clocks(rules.QUIET_FROM), (a.plain("set-quiet-none"), None)],
            columns=3,
        ),
        Question(
            "until",
            ask=lambda a: a.texts("quiet-ask-until", since=rules.clock_of(a["since"])),
            choices=lambda _: _clocks(rules.QUIET_TO),
            wanted=lambda a: a.get("since") is not None,
            columns=3,
        ),
    ),
    endings=(Ending("save", "confirm", _save_quiet),),
    leave=_show_pushes,
)
