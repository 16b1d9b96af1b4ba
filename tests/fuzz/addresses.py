"""Turns bytes into the data of buttons and links, and holds their readers to their word."""

from handlers.shared.buttons import LONGEST, data as written, number, read, read_link


def fuzz(data: bytes) -> None:
    """Reads what anybody may send as a button's data or a link's payload."""
    text = data.decode("utf-8", "replace")
    for reader, joint in ((read, ":"), (read_link, "_")):
        verb, args = reader(text)
        assert joint.join([verb, *args]) == text
        for at in range(-1, len(args) + 1):
            if at >= 0:
                assert 0 <= number(args, at) < 10**18
    verb, args = read(text)
    if ":" not in verb and len(text.encode()) <= LONGEST:
        assert written(verb, *args) == text
