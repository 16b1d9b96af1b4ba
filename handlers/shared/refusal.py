"""An expected "no", which becomes a text in the person's language in one place."""


class Refusal(Exception):  # noqa: N818 - the design's word; it is an answer, not an error
    """The key of a text and its values; raised by services and rules.

    A refusal takes back whatever the same step wrote.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
