"""Files both ways: uploads in any form, albums, downloads, and refusals."""

from __future__ import annotations

import json
from io import BytesIO

import aiohttp
import pytest
from PIL import Image

from sandbox import NotAllowed


def picture(width=640, height=480):
    out = BytesIO()
    Image.new("RGB", (width, height), "#b22").save(out, "PNG")
    return out.getvalue()


async def post(bot, method, files, **params):
    form = aiohttp.FormData(quote_fields=False)
    for name, value in params.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for name, (filename, content) in files.items():
        form.add_field(name, content, filename=filename)
    async with bot.session.post(f"{bot.base}/{method}", data=form) as response:
        return await response.json()


async def test_a_document_arrives_and_can_be_fetched(box, bot, branch):
    sent = await post(
        bot, "sendDocument", {"document": ("签到表.xlsx", b"PK\x03")},
        chat_id=branch.chat.id, caption="<b>本周</b>", parse_mode="HTML",
    )  # fmt: skip
    document = sent["result"]["document"]
    assert (document["file_name"], document["file_size"]) == ("签到表.xlsx", 3)
    assert sent["result"]["caption_entities"][0]["type"] == "bold"
    where = await bot.ok("getFile", file_id=document["file_id"])
    url = f"{box.url}/file/bot{box.token}/{where['file_path']}"
    async with bot.session.get(url) as response:
        assert await response.read() == b"PK\x03"
    for wrong in (url + "x", url.replace(box.token, "1:X")):
        async with bot.session.get(wrong) as response:
            assert response.status in (401, 404)
    assert await bot.refusal("getFile", file_id="nothing") == "Bad Request: invalid file_id"


async def test_uploads_reach_the_bot(box, bot, branch):
    world = box.world
    chat = world.private(branch.chen)
    world.start(branch.chen)
    world.upload(branch.chen, chat, "document", b"name\n", "花名册.csv", caption="请导入")
    world.upload(branch.chen, chat, "photo", picture(), "p.png")
    messages = [update["message"] for update in await bot.updates()]
    assert messages[1]["document"]["file_name"] == "花名册.csv"
    assert messages[1]["caption"] == "请导入"
    assert [(size["width"], size["height"]) for size in messages[2]["photo"]] == [
        (320, 240),
        (640, 480),
    ]
    for kind, content, name in [("photo", b"no picture", "p.png"), ("spell", b"x", "x")]:
        with pytest.raises(NotAllowed):
            world.upload(branch.chen, chat, kind, content, name)
    world.album(branch.chen, chat, [("photo", picture(), "1.png"), ("photo", picture(), "2.png")])
    album = [update["message"] for update in await bot.updates()]
    assert len({message["media_group_id"] for message in album}) == 1


async def test_a_known_file_is_sent_again_by_its_id(box, bot, branch):
    sent = await post(bot, "sendPhoto", {"photo": ("a.png", picture())}, chat_id=branch.chat.id)
    file_id = sent["result"]["photo"][-1]["file_id"]
    again = await bot.ok("sendPhoto", chat_id=branch.chat.id, photo=file_id)
    assert again["photo"][-1]["file_id"] == file_id
    assert box.world.last(branch.chat).media.content == picture()
    refusal = await bot.refusal("sendVideo", chat_id=branch.chat.id, video=file_id)
    assert refusal == "Bad Request: can't use file of type Photo as Video"


@pytest.mark.parametrize("kind", ["Audio", "Video", "Animation", "Voice", "Sticker"])
async def test_other_kinds_of_files(bot, branch, kind):
    name = kind.lower()
    sent = await post(bot, f"send{kind}", {name: ("a.bin", b"123")}, chat_id=branch.chat.id)
    assert sent["result"][name]["file_size"] == 3


async def test_albums_of_two_to_ten(box, bot, branch):
    files = {f"f{n}": (f"{n}.png", picture(100, 100)) for n in range(10)}

    def media(count, kind="photo"):
        return [{"type": kind, "media": f"attach://f{n}", "caption": str(n)} for n in range(count)]

    sent = await post(bot, "sendMediaGroup", files, chat_id=branch.chat.id, media=media(10))
    assert [message["caption"] for message in sent["result"]] == [str(n) for n in range(10)]
    assert len({message["media_group_id"] for message in sent["result"]}) == 1
    for count in (1, 11):
        refused = await post(
            bot, "sendMediaGroup", files, chat_id=branch.chat.id, media=media(count)
        )
        assert "between 2 and 10" in refused["description"]
    mixed = media(1) + media(1, "document")
    refused = await post(bot, "sendMediaGroup", files, chat_id=branch.chat.id, media=mixed)
    assert "can't mix" in refused["description"]


@pytest.mark.parametrize(
    ("method", "field", "value", "reason"),
    [
        (
            "sendDocument",
            "document",
            "attach://nowhere",
            "wrong file identifier/HTTP URL specified",
        ),
        ("sendDocument", "document", "https://a.cn/b", "wrong file identifier/HTTP URL specified"),
        ("sendPhoto", "photo", None, "there is no photo in the request"),
    ],
)
async def test_a_file_that_is_not_there(bot, branch, method, field, value, reason):
    answer = await bot.refusal(method, chat_id=branch.chat.id, **{field: value})
    assert answer == f"Bad Request: {reason}"


async def test_bad_pictures_are_refused(bot, branch):
    for content, reason in [(b"", "file must be non-empty"), (b"x", "IMAGE_PROCESS_FAILED"),
                            (picture(2100, 100), "PHOTO_INVALID_DIMENSIONS")]:  # fmt: skip
        answer = await post(bot, "sendPhoto", {"photo": ("a.png", content)}, chat_id=branch.chat.id)
        assert answer["description"] == f"Bad Request: {reason}"


@pytest.mark.parametrize(("length", "fine"), [(1024, True), (1025, False)])
async def test_captions_have_at_most_1024_units(bot, branch, length, fine):
    files = {"document": ("a.txt", b"x")}
    answer = await post(bot, "sendDocument", files, chat_id=branch.chat.id, caption="字" * length)
    assert answer["ok"] is fine
    if not fine:
        assert answer["description"] == "Bad Request: message caption is too long"


async def test_captions_and_files_can_be_edited(box, bot, branch):
    files = {"document": ("a.txt", b"x")}
    sent = (await post(bot, "sendDocument", files, chat_id=branch.chat.id))["result"]
    where = {"chat_id": branch.chat.id, "message_id": sent["message_id"]}
    assert (await bot.ok("editMessageCaption", **where, caption="新"))["caption"] == "新"
    assert await bot.refusal("editMessageText", **where, text="?") == (
        "Bad Request: there is no text in the message to edit"
    )
    media = {"type": "document", "media": "attach://new", "caption": "换"}
    edited = await post(bot, "editMessageMedia", {"new": ("b.txt", b"yy")}, **where, media=media)
    assert edited["result"]["document"]["file_name"] == "b.txt"
    assert edited["result"]["caption"] == "换"
    assert box.world.last(branch.chat).media.content == b"yy"


async def test_files_over_the_limits(box, bot, branch):
    large = box.world.store("document", b"x" * (20 * 1024 * 1024), "large.bin")
    assert (await bot.ok("getFile", file_id=large.file_id))["file_size"] == large.size
    large.content += b"x"
    assert await bot.refusal("getFile", file_id=large.file_id) == "Bad Request: file is too big"
    files = {"document": ("huge.bin", b"x" * (50 * 1024 * 1024 + 1))}
    answer = await post(bot, "sendDocument", files, chat_id=branch.chat.id)
    assert (answer["error_code"], answer["description"]) == (413, "Request Entity Too Large")
