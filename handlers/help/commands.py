"""The doors that help: /start, /help, /privacy, /mydata."""

import json

from data.queries import branch as branches
from data.queries import member as members
from data.values.out import Button, OutFile, OutMessage
from handlers.help import mine
from handlers.shared.access import Right, branch_here, may
from handlers.shared.buttons import link
from handlers.shared.identity import IDENTITY
from handlers.shared.turn import Turn


def start(turn: Turn) -> None:
    """/start: hello, and the way on for whoever this is."""
    help_(turn)


def help_(turn: Turn) -> None:
    """/help: what this person can do here."""
    if not turn.deed.private:
        branch = branches.of_chat(turn.session, turn.deed.chat_id)
        if branch is not None:
            turn.speak(branch.language)
        turn.whisper(OutMessage(turn.texts("help-group" if branch else "branch-not-set-up")))
        return
    members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    if not branches.of_account(turn.session, turn.person.id):
        turn.say(
            OutMessage(turn.texts("help-stranger")).with_buttons(
                (
                    Button(
                        turn.texts.plain("help-add"),
                        url=f"https://t.me/{IDENTITY.username}?startgroup=new",
                    ),
                )
            )
        )
        return
    branch = branch_here(turn)
    member = members.of(turn.session, branch.id, turn.person.id)
    if member is not None and may(member.post, Right.MEETINGS):
        turn.say(
            OutMessage(turn.texts("help-secretary", name=branch.name)).with_buttons(
                (
                    Button(
                        turn.texts.plain("branch-next-meeting"),
                        url=link(IDENTITY.username, "m", branch.id),
                    ),
                    Button(
                        turn.texts.plain("branch-next-roster"),
                        url=link(IDENTITY.username, "r", branch.id),
                    ),
                    Button(
                        turn.texts.plain("branch-next-plans"),
                        url=link(IDENTITY.username, "ps", branch.id),
                    ),
                )
            )
        )
        return
    turn.say(OutMessage(turn.texts("help-member", name=branch.name)))


def privacy(turn: Turn) -> None:
    """/privacy: what is kept, why, and how to have it."""
    turn.whisper(OutMessage(turn.texts("privacy")))


def mydata(turn: Turn) -> None:
    """/mydata: hands a person everything that is kept about them, as a file."""
    if not turn.deed.private:
        turn.whisper(OutMessage(turn.texts("mydata-private")))
        return
    account = members.meet(turn.session, turn.person.id, turn.person.name, turn.now, private=True)
    facts = mine.everything(turn.session, account)
    content = json.dumps(facts, ensure_ascii=False, indent=2).encode()
    turn.say(
        OutMessage(turn.texts("mydata-here"), file=OutFile("document", "mydata.json", content))
    )
