"""Turns the parts of our messages into python-telegram-bot's objects."""

from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaAnimation,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    LinkPreviewOptions,
    ReplyParameters,
)

from data.values.out import OutFile, OutMessage, Rows

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
MEDIA = {
    "photo": InputMediaPhoto,
    "video": InputMediaVideo,
    "audio": InputMediaAudio,
    "document": InputMediaDocument,
}
"""What an album may hold; audio and documents only among their own kind."""
EDITABLE = {**MEDIA, "animation": InputMediaAnimation}


def reply_parameters(message: OutMessage) -> ReplyParameters | None:
    """Names the message that is replied to, if any; a deleted one is no error."""
    if not message.reply_to:
        return None
    return ReplyParameters(message.reply_to, allow_sending_without_reply=True)


def link_preview(message: OutMessage) -> LinkPreviewOptions | None:
    """Turns previews of links off, unless the message wants one."""
    return None if message.preview else NO_PREVIEW


def inline_keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Makes the keyboard under a message."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(b.label, callback_data=b.data, url=b.url) for b in row]
            for row in rows
        ]
    )


def reply_markup(message: OutMessage) -> InlineKeyboardMarkup | ForceReply | None:
    """Makes the keyboard of a new message, or has the client open a reply."""
    if message.prompts and not message.buttons:
        return ForceReply(selective=True, input_field_placeholder=message.prompts[:64])
    return inline_keyboard(message.buttons)


def input_file(file: OutFile, *, attach: bool = False) -> InputFile | str:
    """Gives a file's id or content; `attach` where a description beside it names it."""
    return file.file_id or InputFile(file.content, filename=file.name, attach=attach)
