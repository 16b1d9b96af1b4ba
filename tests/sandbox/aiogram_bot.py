"""A small bot written with aiogram, whose import takes seconds and is left to the tests that run
it."""

from aiogram import Bot, Dispatcher, F, Router, types
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandStart
from aiogram.webhook.aiohttp_server import SimpleRequestHandler

from sandbox import Sandbox

__all__ = ["SimpleRequestHandler", "client", "small_bot"]


def small_bot() -> Dispatcher:
    """Handles commands, a keyboard, a callback, a quiz and a file."""
    router = Router()

    @router.message(CommandStart(deep_link=True))
    async def start(message: types.Message, command: types.BotCommand) -> None:
        await message.answer(f"欢迎，{message.from_user.full_name}：{command.args}")

    @router.message(Command("signin"))
    async def signin(message: types.Message) -> None:
        key = types.InlineKeyboardButton(text="✅ 签到", callback_data="s:1")
        keys = types.InlineKeyboardMarkup(inline_keyboard=[[key]])
        await message.answer("<b>党课</b> &amp; 签到", reply_markup=keys)

    @router.callback_query(F.data.startswith("s:"))
    async def tapped(query: types.CallbackQuery) -> None:
        await query.answer("签到成功", show_alert=True)
        await query.message.edit_text(f"实到：{query.from_user.first_name}")

    @router.message(Command("quiz"))
    async def ask(message: types.Message) -> None:
        await message.answer_poll(
            question="几次？", options=["一", "二"], type="quiz", correct_option_ids=[1],
            is_anonymous=False, explanation="条例",
        )  # fmt: skip

    @router.poll_answer()
    async def answered(answer: types.PollAnswer, bot: Bot) -> None:
        await bot.send_message(answer.user.id, f"选了 {answer.option_ids}")

    @router.message(F.document)
    async def received(message: types.Message, bot: Bot) -> None:
        content = await bot.download(message.document)
        copy = types.BufferedInputFile(content.read().upper(), "副本.txt")
        await message.answer_document(copy, caption="给你")

    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    return dispatcher


def client(box: Sandbox) -> Bot:
    session = AiohttpSession(api=TelegramAPIServer.from_base(box.url))
    return Bot(box.token, session=session, default=DefaultBotProperties(parse_mode="HTML"))
