"""Sorts a file or text that no step awaits: one taker wants it, several do, or nobody."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from data.queries import draft as drafts
from data.queries import member as members
from data.values.out import OutMessage
from handlers.help.commands import help_
from handlers.shared.buttons import number, rows, tap
from handlers.shared.doors import Taker
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Deed, FileIn, Turn

DRAFT = "incoming"


class Sorting:
    """Knows the takers of all features, in their order."""

    def __init__(self, takers: Sequence[Taker]) -> None:
        self.takers = {taker.name: taker for taker in takers}

    def take(self, turn: Turn) -> None:
        """Hands on what came, or asks what it is."""
        members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
        wanted = {taker.name: taker.wants(turn) for taker in self.takers.values()}
        most = max(wanted.values(), default=0)
        best = [self.takers[name] for name, much in wanted.items() if much and much == most]
        if not best:
            self._nobody(turn)
        elif len(best) == 1:
            best[0].door(turn)
        else:
            self._ask(turn, best)

    def _nobody(self, turn: Turn) -> None:
        if turn.deed.text and turn.deed.file is None:
            help_(turn)
            return
        raise Refusal("incoming-nobody")

    def _ask(self, turn: Turn, takers: Sequence[Taker]) -> None:
        draft = drafts.begin(
            turn.session, turn.person.id, DRAFT, turn.now, data=_written(turn.deed)
        )
        buttons = [
            tap(turn.texts.plain(f"take-{taker.name}"), "in.t", draft.id, taker.name)
            for taker in takers
        ]
        name = turn.deed.file.name if turn.deed.file else ""
        text = turn.texts("incoming-ask-file", name=name) if name else turn.texts("incoming-ask")
        turn.say(
            OutMessage(text).with_buttons(
                *rows(buttons, 2), (tap(turn.texts.plain("cancel"), "in.x", draft.id),)
            )
        )

    def tapped(self, turn: Turn) -> None:
        """What it is was chosen."""
        draft = drafts.own(turn.session, number(turn.deed.args), turn.person.id, DRAFT, turn.now)
        taker = self.takers.get(turn.deed.args[1] if len(turn.deed.args) > 1 else "")
        if draft is None or taker is None:
            raise Refusal("button-stale")
        turn.deed = _read(turn.deed, draft.data)
        drafts.end(turn.session, draft)
        turn.toast("")
        taker.door(turn)

    def tapped_nothing(self, turn: Turn) -> None:
        """It was not meant for the bot."""
        drafts.drop(turn.session, turn.person.id, DRAFT)
        turn.toast("")
        turn.redraw(OutMessage(turn.texts("cancelled")))


def _written(deed: Deed) -> dict[str, Any]:
    return {
        "file": asdict(deed.file) if deed.file else None,
        "text": deed.text,
        "html": deed.html,
        "forwarded": deed.forwarded,
        "album": deed.album,
    }


def _read(deed: Deed, data: dict[str, Any]) -> Deed:
    file = FileIn(**data["file"]) if data["file"] else None
    rest = {name: data[name] for name in ("text", "html", "forwarded", "album")}
    return replace(deed, file=file, **rest)
