"""Shows what in a notice must not be published, or could not be read."""

from data.models import Branch, Notice
from handlers.affairs.checks import rules
from handlers.shared.view import OutMessage, Texts, back_to, tap


def held(texts: Texts, branch: Branch, notice: Notice) -> OutMessage:
    """Shows what in a notice, or in its change, must not be published or could not be read."""
    lines = [texts("notice-held", title=notice.title), ""]
    lines += [finding(texts, one) for one in notice.found]
    numbers = [one for one in notice.found if one["what"] != rules.UNREAD]
    lines += ["", texts("notice-held-numbers" if numbers else "notice-held-unread")]
    phone = rules.only_telephone(notice.found)
    allow = (tap(texts.plain("notice-allow"), "no.p", notice.id),) if phone else ()
    confirm = "notice-confirm" if numbers else "notice-looked"
    mend = "no.c" if notice.change else "no.e"
    return OutMessage("\n".join(lines)).with_buttons(
        (tap(texts.plain("notice-mend"), mend, notice.id),),
        (tap(texts.plain(confirm), "no.y", notice.id),),
        allow,
        (
            tap(texts.plain("notice-drop"), "no.x", notice.id),
            back_to(texts, "af.h", branch.id),
        ),
    )


def finding(texts: Texts, one: rules.Found) -> str:
    """Says one thing that was found, and where."""
    if one["what"] == rules.UNREAD:
        if one["why"] == "unsent":
            return texts("notice-why-unsent")
        why = texts.plain(f"notice-why-{one['why']}")
        return texts("notice-found-unread", file=one["file"] or why, why=why)
    what = texts.plain(f"notice-what-{one['what']}")
    line, cell = int(one.get("line") or 0), str(one.get("cell") or "")
    if one["place"] != "file":
        place = texts.plain(f"notice-place-{one['place']}", line=line)
    elif cell:
        place = texts.plain("notice-place-cell", file=one["file"], cell=cell)
    else:
        place = texts.plain("notice-place-file", file=one["file"], line=line)
    return texts("notice-found", what=what, shown=one["shown"], place=place)
