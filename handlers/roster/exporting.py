"""Handlers that hand files out: the template to fill in, and the roster as it stands."""

from data.exports.people import people_sheet
from data.exports.roster import roster_template
from data.queries import roster
from data.values.out import OutFile, OutMessage
from data.values.standing import Post, Standing
from handlers.roster import view
from handlers.roster.room import enter, group_names
from handlers.shared.access import Right
from handlers.shared.buttons import number
from handlers.shared.context import Context


def tapped_template(ctx: Context) -> None:
    """下载模板."""
    enter(ctx, number(ctx.args), Right.ROSTER)
    say = ctx.texts.plain
    labels = {
        "sheet": say("roster-sheet"),
        "help": say("roster-template-help"),
        "name": say("roster-column-name"),
        "subgroup": say("roster-column-group"),
        "standing": say("roster-column-standing"),
        "post": say("roster-column-post"),
        "note": say("roster-column-note"),
        "choose-title": say("roster-template-choose"),
        "choose-text": say("roster-template-choose-text"),
    }
    standings = [say(f"standing-{one}") for one in Standing]
    posts = [say(f"post-{one}") for one in Post if one is not Post.NONE]
    group = say("roster-template-group")
    examples = [
        [say("roster-template-name-1"), group, standings[0], say("post-subgroup_leader"), ""],
        [say("roster-template-name-2"), group, standings[1], "", ""],
        [say("roster-template-name-3"), "", standings[2], "", say("roster-template-note")],
    ]
    content = roster_template(
        labels, standings, posts, examples, say("roster-template-lines").split("\n")
    )
    _hand_out(ctx, say("roster-template-file"), content, ctx.texts("roster-template-caption"))


def tapped_export(ctx: Context) -> None:
    """导出花名册."""
    branch, _ = enter(ctx, number(ctx.args), Right.ROSTER)
    say = ctx.texts.plain
    groups = group_names(ctx, branch.id)
    people = view.in_order(roster.listed(ctx.session, branch.id))
    headers = [
        say("roster-column-name"),
        say("roster-column-group"),
        say("roster-column-standing"),
        say("roster-column-post"),
        say("roster-column-note"),
        say("roster-column-joined"),
        say("roster-column-claimed"),
    ]
    rows = [
        [
            one.name,
            groups.get(one.subgroup_id or 0, ""),
            say(f"standing-{one.standing}"),
            say(f"post-{one.post}") if one.post != Post.NONE else "",
            one.note,
            one.joined_on.isoformat(),
            say("roster-column-yes") if one.account_id else "",
        ]
        for one in people
    ]
    content = people_sheet(say("roster-sheet"), headers, rows)
    caption = ctx.texts("roster-export-caption", branch=branch.name, many=len(people))
    _hand_out(ctx, say("roster-export-file"), content, caption)


def _hand_out(ctx: Context, name: str, content: bytes, caption: str) -> None:
    ctx.answer("")
    ctx.reply(OutMessage(caption, file=OutFile("document", name, content)))
