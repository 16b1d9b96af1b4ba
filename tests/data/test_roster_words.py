"""The importer understands the roster files that the bot writes in any language."""

import pytest
from sqlalchemy.orm import Session

from data.imports.roster import read_roster
from data.imports.table import BadFile
from data.store import Store
from data.values.language import Language
from data.values.out import OutMessage
from data.values.standing import Post, Standing, post_of, standing_of
from handlers.roster.files import view
from handlers.shared.texts import texts_in
from tests.data.people import CHEN, branch, person

pytestmark = pytest.mark.usefixtures("read_here")


@pytest.mark.parametrize("language", list(Language))
def test_standings_and_posts_are_read_back(language: Language):
    say = texts_in(language).plain
    assert [standing_of(say(f"standing-{one}")) for one in Standing] == list(Standing)
    given = [post for post in Post if post is not Post.NONE]
    assert [post_of(say(f"post-{one}")) for one in given] == given


def content(message: OutMessage) -> bytes:
    """Returns the file in a message."""
    assert message.file is not None
    return message.file.content


@pytest.mark.parametrize("language", list(Language))
async def test_template_and_export_are_read_back(store: Store, language: Language):
    def work(session: Session) -> tuple[bytes, bytes]:
        here = branch(session)
        person(session, here, "陈静", account_id=CHEN, post="secretary", note="=1+1")
        person(session, here, "周杰", standing="activist")
        texts = texts_in(language)
        return content(view.template(texts)), content(view.export(session, texts, here))

    template, export = await store.write(work)
    with pytest.raises(BadFile, match="file-no-people"):
        read_roster(template, "模板.xlsx")
    read = read_roster(export, "花名册.xlsx")
    assert [(p.name, p.standing, p.post) for p in read.people] == [
        ("陈静", Standing.FULL, Post.SECRETARY),
        ("周杰", Standing.ACTIVIST, Post.NONE),
    ]
    assert not read.problems
