"""Sign-in at meetings: the board, leave, on-site codes, attendance lists and corrections."""

from data.queries.meeting import CLOSE, CODE, OPEN
from handlers.shared.feature import Action, Command, Feature
from handlers.shared.private import privately
from handlers.signin import attendance, board, codes, commands, due, onsite, service, view

FEATURE = Feature(
    name="signin",
    commands=(
        Command("signin", commands.signin, words=("签到", "簽到"), menus=("group",)),
        Command(
            "attendance",
            attendance.attendance,
            words=("考勤", "名单", "名單"),
            menus=("secretary",),
        ),
    ),
    buttons={
        "s.in": commands.tapped_sign_in,
        "s.lv": commands.tapped_leave,
        "s.cl": commands.tapped_come_late,
        "s.lr": privately(commands.tapped_reason),
        "s.lo": privately(commands.tapped_other_reason),
        "s.ln": privately(commands.tapped_not_on_leave),
        "s.ob": privately(commands.tapped_observe),
        "s.al": privately(attendance.tapped_list),
        "s.at": privately(attendance.tapped_attendance),
        "s.ax": privately(attendance.tapped_sheet),
        "s.ac": privately(attendance.tapped_corrections),
        "s.ae": privately(attendance.tapped_entry),
        "s.as": privately(attendance.tapped_correct),
    },
    links={
        "s": commands.nameless,
        "l": commands.leave_link,
        "c": codes.code_link,
        "a": attendance.attendance_link,
    },
    drafts={"leave": commands.typed_reason, "code": codes.typed_code},
    dues={
        OPEN: Action(due.opens),
        CLOSE: Action(due.closes),
        CODE: Action(due.changes_code),
    },
    cards={service.BOARD: board.draw_board, onsite.CODE_CARD: view.draw_code},
)
