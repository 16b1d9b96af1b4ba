"""Sign-in at meetings: the board, leave, on-site codes, attendance lists and corrections."""

from data.queries.meeting import CLOSE, CODE, OPEN
from handlers.shared.feature import Action, Feature
from handlers.signin.attendance import routes as attendance
from handlers.signin.board import routes as board, rules, view
from handlers.signin.onsite import routes as onsite, service as codes
from handlers.signin.onsite.due import change_code
from handlers.signin.onsite.view import draw_code
from handlers.signin.opening import due, routes as opening

FEATURE = Feature(
    name="signin",
    routes=(board.route, opening.route, onsite.route, attendance.route),
    dues={
        OPEN: Action(due.open_signin),
        CLOSE: Action(due.close_signin),
        CODE: Action(change_code),
    },
    cards={
        rules.BOARD: view.draw_board,
        rules.OWN_BOARD: view.draw_own_board,
        codes.CODE_CARD: draw_code,
    },
    live={rules.BOARD: view.is_open},
)
