"""Record books (台账): minutes of meetings, their Word documents, and a period's books."""

from handlers.records import (
    books,
    commands,
    editing,
    entries,
    files,
    filing,
    recording,
    rules,
    templates,
)
from handlers.shared.feature import Command, Feature, Work
from handlers.shared.private import privately

_TAPS = (
    commands.TAPS
    | recording.TAPS
    | entries.TAPS
    | editing.TAPS
    | filing.TAPS
    | books.TAPS
    | templates.TAPS
)
FEATURE = Feature(
    name="records",
    commands=(
        Command(
            "minutes",
            commands.command,
            words=("会议记录", "會議記錄", "记录", "記錄", "纪要", "紀要"),
            menus=("secretary",),
        ),
        Command("records", books.command, words=("台账", "台賬", "臺賬"), menus=("secretary",)),
    ),
    buttons={verb: privately(handler) for verb, handler in _TAPS.items()},
    links={"mi": commands.linked, "nb": books.linked},
    drafts=recording.DRAFTS | editing.DRAFTS | templates.DRAFTS,
    draft_files=recording.FILES | templates.FILES,
    wordy=frozenset({rules.STEP}),
    on_edit=recording.reworded,
    errands={
        files.ERRAND: Work(
            read=files.make, finish=files.finish, load=files.load, files=files.wanted
        ),
        templates.ERRAND: Work(read=templates.read, finish=templates.finish),
    },
)
