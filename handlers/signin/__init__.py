"""Sign-in at meetings: the board, leave, on-site codes, attendance lists and corrections."""

from data.queries.meeting import CLOSE, CODE, OPEN
from handlers.shared.doors import Command, Feature
from handlers.signin import commands, due, service, view

FEATURE = Feature(
    name="signin",
    commands=(
        Command("signin", commands.signin, words=("签到", "簽到"), menus=("group",)),
        Command(
            "attendance", commands.attendance, words=("考勤", "名单", "名單"), menus=("secretary",)
        ),
    ),
    taps={
        "s.in": commands.tapped_sign_in,
        "s.lv": commands.tapped_leave,
        "s.cl": commands.tapped_come_late,
        "s.lr": commands.tapped_reason,
        "s.lo": commands.tapped_other_reason,
        "s.ln": commands.tapped_not_on_leave,
        "s.ob": commands.tapped_observe,
        "s.al": commands.tapped_list,
        "s.at": commands.tapped_attendance,
        "s.ax": commands.tapped_sheet,
        "s.ac": commands.tapped_corrections,
        "s.ae": commands.tapped_entry,
        "s.as": commands.tapped_correct,
    },
    links={
        "s": commands.nameless,
        "l": commands.leave_link,
        "c": commands.code_link,
        "a": commands.attendance_link,
    },
    drafts={"leave": commands.typed_reason, "code": commands.typed_code},
    cards={service.BOARD: view.draw_board, service.CODE_CARD: view.draw_code},
)

DUES = {OPEN: due.opens, CLOSE: due.closes, CODE: due.changes_code}
